"""The editions of a meeting: what is internal leaves the model, so that no template can show it.

In the public edition a part that was internal keeps its place and its public text, nothing else;
its `internal` stays true, which says that a neutral line belongs there.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from typing import Literal, TypeAlias, TypeVar

from minnes.archive.loading import Archive
from minnes.language.regex import regex
from minnes.model.document import Attachment
from minnes.model.identity import (
    absolute,
    is_internal,
    numbered_outcomes,
    numbered_questions,
    referable_entries,
)
from minnes.model.item import Item, Update
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question
from minnes.model.person import Contact
from minnes.model.project import Project
from minnes.model.schedule import Event
from minnes.publish.gathering import unread_references
from minnes.publish.names import withheld_names, withhold_names
from minnes.publish.small_counts import withhold_small_counts
from minnes.register.names import fold
from minnes.register.register import Register

Edition: TypeAlias = Literal["public", "internal"]

_PLAIN_NUMBER = regex(r"(?:§\s*)?\d+(?:\.\d+)*")
_PLAIN_ID = regex(r"[DAQ]\d+")
_Outcome = TypeVar("_Outcome", Decision, Action, Question)


def editions(archive: Archive, edition: Edition) -> dict[str, Meeting]:
    """Return every meeting of an archive as an edition shows it, by its file's path."""
    if edition == "internal":
        return {loaded.path: internal(loaded.meeting) for loaded in archive.meetings}
    project, register = archive.workspace.project, archive.workspace.register
    hidden = frozenset[str]().union(
        *(hidden_outcomes(loaded.meeting, loaded.id) for loaded in archive.meetings)
    )
    if archive.incomplete:
        # Of a meeting that could not be read, nobody knows which outcomes are internal.
        hidden |= unread_references(archive.meetings)
    named = [*(loaded.meeting for loaded in archive.meetings), *archive.partial]
    names = frozenset[str]().union(
        *(withheld_names(meeting, project, register) for meeting in named)
    )
    return {
        loaded.path: public(loaded.meeting, project, register, loaded.id, hidden, names)
        for loaded in archive.meetings
    }


def internal(meeting: Meeting) -> Meeting:
    """Return the meeting as the internal edition shows it: whole, every outcome with its id."""
    ids = (entry.id for entry in numbered_outcomes(meeting))
    questions = (question.id for question in numbered_questions(meeting))
    items = [_pinned(item, ids, questions) for item in meeting.items]
    return meeting.model_copy(update={"items": items})


def public(
    meeting: Meeting,
    project: Project | None,
    register: Register,
    identity: str = "",
    hidden: Container[str] = frozenset(),
    elsewhere: Collection[str] = (),
) -> Meeting:
    """Return the meeting as the public edition shows it.

    `identity` is the meeting's id. `hidden` holds the internal decisions and actions of all
    meetings (see `hidden_outcomes`): what this meeting says of them is left out as well.
    `elsewhere` are names that other meetings withhold.
    """
    # Ids come first: they count positions, which change when something is taken out.
    whole = internal(meeting)
    shown = without_internal(whole, project, identity, hidden)
    return withhold_names(shown, whole, project, register, elsewhere)


def without_internal(
    whole: Meeting, project: Project | None, identity: str, hidden: Container[str]
) -> Meeting:
    """Return a meeting, given as `internal` returns it, without what is internal; names are left."""
    secret_titles = {fold(item.title) for item in _internal_items(whole.items)}
    spoken = silent_on(whole, identity, hidden)
    shown = spoken.model_copy(
        update={
            "items": [_public_item(item) for item in spoken.items],
            "ranking": [
                ranked for ranked in whole.ranking if fold(ranked.title) not in secret_titles
            ],
            "attachments": [_public_attachment(attachment) for attachment in whole.attachments],
            "events": [_public_event(event) for event in whole.events],
            "contacts": [
                _public_contact(contact) for contact in whole.contacts if not contact.internal
            ],
            "notes": None,
        }
    )
    return withhold_small_counts(shown, project)


def silent_on(meeting: Meeting, identity: str, hidden: Container[str]) -> Meeting:
    """Return the meeting without what it says of the hidden decisions and actions of others."""
    if not hidden:
        return meeting
    return meeting.model_copy(
        update={
            "items": [_silent_item(item, identity, hidden) for item in meeting.items],
            "follow_up": [
                follow_up
                for follow_up in meeting.follow_up
                if absolute(follow_up.reference, identity) not in hidden
            ],
        }
    )


def _silent_item(item: Item, identity: str, hidden: Container[str]) -> Item:
    decisions = [
        decision.model_copy(
            update={
                "replaces": [r for r in decision.replaces if absolute(r, identity) not in hidden]
            }
        )
        for decision in item.decisions
    ]
    items = [_silent_item(inner, identity, hidden) for inner in item.items]
    return item.model_copy(update={"decisions": decisions, "items": items})


def hidden_outcomes(meeting: Meeting, identity: str) -> frozenset[str]:
    """Return the references (`series/date#D1`) of a meeting's internal decisions, actions, questions."""
    return frozenset(
        f"{identity}#{entry.id}"
        for entry in referable_entries(meeting)
        if is_internal(meeting, entry)
    )


def _internal_items(items: Iterable[Item], within: bool = False) -> Iterator[Item]:
    """Yield the items that are internal, themselves or by the item they belong to."""
    for item in items:
        hidden = within or bool(item.internal)
        if hidden:
            yield item
        yield from _internal_items(item.items, hidden)


def _pinned(item: Item, ids: Iterator[str], questions: Iterator[str]) -> Item:
    # In the order in which `numbered_outcomes` counts: decisions, actions, then sub-items.
    asked_here = [
        question.model_copy(update={"id": next(questions)}) for question in item.questions
    ]
    decisions = [decision.model_copy(update={"id": next(ids)}) for decision in item.decisions]
    actions = [action.model_copy(update={"id": next(ids)}) for action in item.actions]
    items = [_pinned(inner, ids, questions) for inner in item.items]
    return item.model_copy(
        update={
            "questions": asked_here,
            "decisions": decisions,
            "actions": actions,
            "items": items,
        }
    )


def _public_item(item: Item) -> Item:
    if item.internal:
        number = item.number if _PLAIN_NUMBER.fullmatch(item.number or "") else None
        return Item(title="", number=number, internal=True, public_text=item.public_text)
    return item.model_copy(
        update={
            "updates": [_public_update(update) for update in item.updates],
            "questions": [_public_outcome(question) for question in item.questions],
            "decisions": [_public_outcome(decision) for decision in item.decisions],
            "actions": [_public_outcome(action) for action in item.actions],
            "attachments": [_public_attachment(attachment) for attachment in item.attachments],
            "items": [_public_item(inner) for inner in item.items],
        }
    )


def _public_update(update: Update) -> Update:
    if update.internal:
        # Who spoke is said only where somebody wrote what may be said of it.
        organization = update.organization if update.public_text else ""
        return Update(organization=organization, internal=True, public_text=update.public_text)
    attachments = [_public_attachment(attachment) for attachment in update.attachments]
    return update.model_copy(update={"attachments": attachments})


def _public_outcome(outcome: _Outcome) -> _Outcome:
    if not outcome.internal:
        return outcome
    said = "what" if isinstance(outcome, Action) else "text"
    shown = {said: "", "id": _plain_id(outcome.id), "internal": True}
    return type(outcome).model_validate({**shown, "public_text": outcome.public_text})


def _public_attachment(attachment: Attachment) -> Attachment:
    if attachment.internal:
        return Attachment(internal=True, public_text=attachment.public_text)
    return attachment


def _public_event(event: Event) -> Event:
    if event.internal:
        return Event(text="", internal=True, public_text=event.public_text)
    return event


def _public_contact(contact: Contact) -> Contact:
    if contact.public:
        return contact
    return contact.model_copy(update={"email": None, "phone": None})


def _plain_id(own: str | None) -> str | None:
    """Return an id that is only a number; one made of words might give the subject away."""
    return own if own and _PLAIN_ID.fullmatch(own) else None
