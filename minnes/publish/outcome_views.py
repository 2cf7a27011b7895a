"""The views of decisions, actions, questions and follow-ups that templates get."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from minnes.language.message import say
from minnes.language.mixed_language import joined
from minnes.model.base import Part
from minnes.model.identity import absolute
from minnes.model.outcome import Action, Decision, FollowUp, Question
from minnes.publish.labels import LATER, OUTCOMES, STATUSES, WITHHELD, WITHHELD_OTHERWISE
from minnes.publish.page_context import LaterMention, PageContext
from minnes.publish.part_views import (
    ActionView,
    DecisionView,
    FollowUpView,
    LaterView,
    QuestionView,
    ReferenceView,
)
from minnes.publish.person_views import person_views


def withheld_text(part: Part, context: PageContext) -> str:
    """Return the public text in place of an internal part, or a label; "" if it is not withheld."""
    if context.edition == "internal" or not getattr(part, "internal", False):
        return ""
    public_text: str | None = getattr(part, "public_text", None)
    return public_text or context.page_words(WITHHELD.get(type(part), WITHHELD_OTHERWISE))


def internal_reason(part: Part, context: PageContext) -> str:
    """Return the label with the reason why a part is internal; "" in the public edition and for others."""
    reason = getattr(part, "internal", False)
    if context.edition == "public" or not reason:
        return ""
    word = context.say(say("Internal"))
    return joined(": ", (word, context.minutes_text(reason))) if isinstance(reason, str) else word


def decision_view(model: Decision, context: PageContext) -> DecisionView:
    """Return the view of a decision."""
    return DecisionView(
        id=model.id or "",
        anchor=model.id or "",
        outcome=model.outcome,
        label=context.say(OUTCOMES[model.outcome]),
        text=model.text,
        deferred_to=_deferral(model.deferred_to, context),
        concerns=tuple(model.concerns),
        owner=person_views(model.owner, context),
        due=context.plain_day(model.due),
        vote=_vote(model, context),
        replaces=tuple(reference_view(each, context) for each in model.replaces),
        proposals=tuple(model.proposals),
        reservations=tuple(model.reservations),
        immediate=model.immediate,
        withheld=withheld_text(model, context),
        internal=internal_reason(model, context),
        later=later_views(model.id or "", context),
    )


def action_view(model: Action, context: PageContext) -> ActionView:
    """Return the view of an action."""
    return ActionView(
        id=model.id or "",
        anchor=model.id or "",
        status=model.status,
        label=context.say(STATUSES[model.status]),
        who=person_views(model.who, context),
        what=model.what,
        due=context.plain_day(model.due),
        condition=model.condition or "",
        note=model.note or "",
        withheld=withheld_text(model, context),
        internal=internal_reason(model, context),
        later=later_views(model.id or "", context),
    )


def task_of_decision(view: DecisionView, context: PageContext) -> Iterator[ActionView]:
    """Yield a decision with an owner or a due date as an action to be done, unless it fell."""
    if (view.owner or view.due) and view.outcome != "rejected":
        label = context.say(STATUSES["open"])
        yield ActionView(
            id=view.id,
            anchor=view.anchor,
            status="open",
            label=label,
            who=view.owner,
            what=view.text,
            due=view.due,
            condition="",
            note="",
            withheld=view.withheld,
            internal=view.internal,
        )


def question_view(model: Question, context: PageContext) -> QuestionView:
    """Return the view of a question."""
    return QuestionView(
        anchor=model.id or "",
        text=model.text,
        by=person_views(model.by, context),
        answer=model.answer or "",
        answered_by=person_views(model.answered_by, context),
        withheld=withheld_text(model, context),
        internal=internal_reason(model, context),
        later=later_views(model.id or "", context),
    )


def follow_up_view(model: FollowUp, context: PageContext) -> FollowUpView:
    """Return the view of a follow-up of an earlier decision or action."""
    return FollowUpView(
        reference=reference_view(model.reference, context),
        status=model.status or "",
        label=context.say(STATUSES[model.status]) if model.status else "",
        owner=person_views(model.owner, context),
        due=context.plain_day(model.due),
        note=model.note or "",
    )


def later_views(own: str, context: PageContext) -> tuple[LaterView, ...]:
    """Return what later meetings said of the outcome with an id, the earliest first."""
    return tuple(_later_view(mention, context) for mention in context.later.get(own, ()))


def _later_view(mention: LaterMention, context: PageContext) -> LaterView:
    day = date.fromisoformat(mention.due) if mention.due else None
    where = reference_view(mention.by, context) if mention.by else None
    label = STATUSES.get(mention.status) or LATER[mention.status] if mention.status else None
    return LaterView(
        status=mention.status,
        label=context.say(label) if label else "",
        text=where.text if where else _meeting_in_words(mention.meeting, context),
        href=where.href if where else context.page_of(mention.meeting),
        replaced=mention.text,
        owner=person_views(mention.who, context),
        due=context.plain_day(day),
        note=mention.note,
    )


def reference_view(written: str, context: PageContext) -> ReferenceView:
    """Return the view of a reference, with the text and the people of its target if that is known."""
    whole = absolute(written, context.identity)
    meeting, _, own = whole.partition("#")
    known = context.outcomes.get(whole)
    page = context.page_of(meeting)
    return ReferenceView(
        text=joined(", ", (own, _meeting_in_words(meeting, context))),
        href=f"{page}#{own}" if page else "",
        outcome=known.text if known else "",
        who=person_views(known.who, context) if known else (),
    )


def _meeting_in_words(identity: str, context: PageContext) -> str:
    """Return a meeting in words: its day, and its series unless that is the page's own."""
    series, _, own = identity.rpartition("/")
    try:
        moment = context.plain_day(date.fromisoformat(own))
    except ValueError:
        return identity
    words = moment.text if moment else own
    if not series or series == context.identity.rpartition("/")[0]:
        return words
    declared = context.series(series)
    title = (declared.title if declared else None) or series
    return joined(", ", (context.minutes_text(title), words))


def _deferral(written: str | None, context: PageContext) -> str:
    """Return in words to when a decision is deferred: a month, or a meeting."""
    if not written:
        return ""
    if re.fullmatch(r"\d{4}-\d{2}", written):
        return context.month(written).text
    return _meeting_in_words(written, context)


def _vote(model: Decision, context: PageContext) -> str:
    """Return the votes that the minutes give: where they say nothing of those against, nobody was counted."""
    if model.vote is None:
        return ""
    words = {
        "for_": say("{votes} for", votes=model.vote.for_),
        "against": say("{votes} against", votes=model.vote.against),
        "abstain": say("{votes} abstained", votes=model.vote.abstain),
    }
    given = model.vote.model_fields_set
    return ", ".join(context.say(word) for field, word in words.items() if field in given)
