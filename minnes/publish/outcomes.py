"""Decisions, actions, questions and follow-ups as a page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from minnes.language.message import say
from minnes.language.phrase import joined
from minnes.model.base import Part
from minnes.model.identity import absolute
from minnes.model.outcome import Action, Decision, FollowUp, Question
from minnes.publish.labels import LATER, OUTCOMES, STATUSES, WITHHELD, WITHHELD_OTHERWISE
from minnes.publish.part_views import (
    ActionView,
    DecisionView,
    FollowUpView,
    LaterView,
    QuestionView,
    ReferenceView,
)
from minnes.publish.people import people
from minnes.publish.setting import Later, Setting


def withheld(part: Part, setting: Setting) -> str:
    """Return what the public edition says in place of an internal part; of others, nothing."""
    if setting.edition == "internal" or not getattr(part, "internal", False):
        return ""
    public_text: str | None = getattr(part, "public_text", None)
    return public_text or setting.page_words(WITHHELD.get(type(part), WITHHELD_OTHERWISE))


def internal(part: Part, setting: Setting) -> str:
    """Return why a part is internal, for the internal edition; of others, nothing."""
    reason = getattr(part, "internal", False)
    if setting.edition == "public" or not reason:
        return ""
    word = setting.say(say("Internal"))
    return joined(": ", (word, setting.told(reason))) if isinstance(reason, str) else word


def decision(model: Decision, setting: Setting) -> DecisionView:
    """Return a decision."""
    return DecisionView(
        id=model.id or "",
        anchor=model.id or "",
        outcome=model.outcome,
        label=setting.say(OUTCOMES[model.outcome]),
        text=model.text,
        deferred_to=_later(model.deferred_to, setting),
        concerns=tuple(model.concerns),
        owner=people(model.owner, setting),
        due=setting.plain_day(model.due),
        vote=_vote(model, setting),
        replaces=tuple(reference(each, setting) for each in model.replaces),
        proposals=tuple(model.proposals),
        reservations=tuple(model.reservations),
        immediate=model.immediate,
        withheld=withheld(model, setting),
        internal=internal(model, setting),
        later=later(model.id or "", setting),
    )


def action(model: Action, setting: Setting) -> ActionView:
    """Return an action."""
    return ActionView(
        id=model.id or "",
        anchor=model.id or "",
        status=model.status,
        label=setting.say(STATUSES[model.status]),
        who=people(model.who, setting),
        what=model.what,
        due=setting.plain_day(model.due),
        condition=model.condition or "",
        note=model.note or "",
        withheld=withheld(model, setting),
        internal=internal(model, setting),
        later=later(model.id or "", setting),
    )


def promised(view: DecisionView, setting: Setting) -> Iterator[ActionView]:
    """Yield the action that a decision with an owner or a due date is as well."""
    if view.owner or view.due:
        label = setting.say(STATUSES["open"])
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


def question(model: Question, setting: Setting) -> QuestionView:
    """Return a question."""
    return QuestionView(
        text=model.text,
        by=people(model.by, setting),
        answer=model.answer or "",
        answered_by=people(model.answered_by, setting),
        withheld=withheld(model, setting),
        internal=internal(model, setting),
    )


def follow_up(model: FollowUp, setting: Setting) -> FollowUpView:
    """Return what is said of an earlier decision or action."""
    return FollowUpView(
        reference=reference(model.reference, setting),
        status=model.status or "",
        label=setting.say(STATUSES[model.status]) if model.status else "",
        owner=people(model.owner, setting),
        due=setting.plain_day(model.due),
        note=model.note or "",
    )


def later(own: str, setting: Setting) -> tuple[LaterView, ...]:
    """Return what later meetings said of the outcome with this id, the first that spoke first."""
    return tuple(_said(told, setting) for told in setting.later.get(own, ()))


def _said(told: Later, setting: Setting) -> LaterView:
    day = date.fromisoformat(told.due) if told.due else None
    where = reference(told.by, setting) if told.by else None
    label = STATUSES.get(told.status) or LATER[told.status] if told.status else None
    return LaterView(
        status=told.status,
        label=setting.say(label) if label else "",
        text=where.text if where else _meeting(told.meeting, setting),
        href=where.href if where else setting.page_of(told.meeting),
        replaced=told.text,
        owner=people(told.who, setting),
        due=setting.plain_day(day),
        note=told.note,
    )


def reference(written: str, setting: Setting) -> ReferenceView:
    """Return a reference in words, with what it refers to where that is known."""
    whole = absolute(written, setting.identity)
    meeting, _, own = whole.partition("#")
    known = setting.outcomes.get(whole)
    page = setting.page_of(meeting)
    return ReferenceView(
        text=joined(", ", (own, _meeting(meeting, setting))),
        href=f"{page}#{own}" if page else "",
        outcome=known.text if known else "",
        who=people(known.who, setting) if known else (),
    )


def _meeting(identity: str, setting: Setting) -> str:
    """Return a meeting in words: its day, and its series where that is another one."""
    series, _, own = identity.rpartition("/")
    try:
        moment = setting.plain_day(date.fromisoformat(own))
    except ValueError:
        return identity
    words = moment.text if moment else own
    if not series or series == setting.identity.rpartition("/")[0]:
        return words
    declared = setting.series(series)
    title = (declared.title if declared else None) or series
    return joined(", ", (setting.told(title), words))


def _later(written: str | None, setting: Setting) -> str:
    """Return when a deferred question comes back, in words."""
    if not written:
        return ""
    if re.fullmatch(r"\d{4}-\d{2}", written):
        return setting.month(written).text
    return _meeting(written, setting)


def _vote(model: Decision, setting: Setting) -> str:
    if model.vote is None:
        return ""
    return setting.say(
        say(
            "{votes} for, {against} against, {abstain} abstained",
            votes=model.vote.for_,
            against=model.vote.against,
            abstain=model.vote.abstain,
        )
    )
