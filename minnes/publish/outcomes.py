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
from minnes.publish.parts import (
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


def decision(one: Decision, setting: Setting) -> DecisionView:
    """Return a decision."""
    return DecisionView(
        id=one.id or "",
        anchor=one.id or "",
        outcome=one.outcome,
        label=setting.say(OUTCOMES[one.outcome]),
        text=one.text,
        deferred_to=_later(one.deferred_to, setting),
        concerns=tuple(one.concerns),
        owner=people(one.owner, setting),
        due=setting.plain_day(one.due),
        vote=_vote(one, setting),
        replaces=tuple(reference(each, setting) for each in one.replaces),
        proposals=tuple(one.proposals),
        reservations=tuple(one.reservations),
        immediate=one.immediate,
        withheld=withheld(one, setting),
        internal=internal(one, setting),
        later=later(one.id or "", setting),
    )


def action(one: Action, setting: Setting) -> ActionView:
    """Return an action."""
    return ActionView(
        id=one.id or "",
        anchor=one.id or "",
        status=one.status,
        label=setting.say(STATUSES[one.status]),
        who=people(one.who, setting),
        what=one.what,
        due=setting.plain_day(one.due),
        condition=one.condition or "",
        note=one.note or "",
        withheld=withheld(one, setting),
        internal=internal(one, setting),
        later=later(one.id or "", setting),
    )


def promised(one: DecisionView, setting: Setting) -> Iterator[ActionView]:
    """Yield the action that a decision with an owner or a due date is as well."""
    if one.owner or one.due:
        label = setting.say(STATUSES["open"])
        yield ActionView(
            id=one.id,
            anchor=one.anchor,
            status="open",
            label=label,
            who=one.owner,
            what=one.text,
            due=one.due,
            condition="",
            note="",
            withheld=one.withheld,
            internal=one.internal,
        )


def question(one: Question, setting: Setting) -> QuestionView:
    """Return a question."""
    return QuestionView(
        text=one.text,
        by=people(one.by, setting),
        answer=one.answer or "",
        answered_by=people(one.answered_by, setting),
        withheld=withheld(one, setting),
        internal=internal(one, setting),
    )


def follow_up(one: FollowUp, setting: Setting) -> FollowUpView:
    """Return what is said of an earlier decision or action."""
    return FollowUpView(
        reference=reference(one.reference, setting),
        status=one.status or "",
        label=setting.say(STATUSES[one.status]) if one.status else "",
        owner=people(one.owner, setting),
        due=setting.plain_day(one.due),
        note=one.note or "",
    )


def later(own: str, setting: Setting) -> tuple[LaterView, ...]:
    """Return what later meetings said of the outcome with this id, the first that spoke first."""
    return tuple(_said(one, setting) for one in setting.later.get(own, ()))


def _said(one: Later, setting: Setting) -> LaterView:
    day = date.fromisoformat(one.due) if one.due else None
    where = reference(one.by, setting) if one.by else None
    label = STATUSES.get(one.status) or LATER[one.status] if one.status else None
    return LaterView(
        status=one.status,
        label=setting.say(label) if label else "",
        text=where.text if where else _meeting(one.meeting, setting),
        href=where.href if where else setting.pages.get(one.meeting, ""),
        replaced=one.text,
        owner=people(one.who, setting),
        due=setting.plain_day(day),
        note=one.note,
    )


def reference(written: str, setting: Setting) -> ReferenceView:
    """Return a reference in words, with what it refers to where that is known."""
    whole = absolute(written, setting.identity)
    meeting, _, own = whole.partition("#")
    known = setting.outcomes.get(whole)
    page = setting.pages.get(meeting)
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


def _vote(one: Decision, setting: Setting) -> str:
    if one.vote is None:
        return ""
    return setting.say(
        say(
            "{votes} for, {against} against, {abstain} abstained",
            votes=one.vote.for_,
            against=one.vote.against,
            abstain=one.vote.abstain,
        )
    )
