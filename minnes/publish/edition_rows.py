"""The index rows of an edition, from meetings that hold nothing withheld any more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from minnes.archive.line_numbers import top
from minnes.archive.naming import Naming
from minnes.archive.rows import rows
from minnes.archive.tables import Rows
from minnes.model.document import Attachment
from minnes.model.item import Item, Update
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question
from minnes.model.person import Person
from minnes.publish.name_redaction import NOBODY_IN_PARTICULAR

_Outcome = TypeVar("_Outcome", Decision, Action, Question)


def meeting_rows(meeting: Meeting, path: str, naming: Naming) -> Rows:
    """Return the rows of a meeting that is of its edition already, by table.

    Public texts stand in place of what is withheld; what has none leaves no row. Lines are not told.
    """
    return rows(_spoken(meeting), path, top(None, ""), naming)


def _spoken(meeting: Meeting) -> Meeting:
    """Return the meeting with public texts in place of what they stand for.

    `internal` is the reason, or true, in the internal edition as well; but there it has its texts.
    """
    return meeting.model_copy(
        update={
            "items": [shown for item in meeting.items for shown in _item(item)],
            "attachments": [
                shown for attachment in meeting.attachments for shown in _attachment(attachment)
            ],
            "participants": [_person(person) for person in meeting.participants],
        }
    )


def _person(person: Person) -> Person:
    # That somebody came in another's place is told, also where neither is named.
    if person.substitutes_for != "":
        return person
    return person.model_copy(update={"substitutes_for": NOBODY_IN_PARTICULAR})


def _item(item: Item) -> Iterable[Item]:
    if item.internal and not item.title:
        return [Item(title="", text=item.public_text)] if item.public_text else []
    changed = {
        "updates": [shown for update in item.updates for shown in _update(update)],
        "questions": [shown for question in item.questions for shown in _outcome(question)],
        "decisions": [shown for decision in item.decisions for shown in _outcome(decision)],
        "actions": [shown for action in item.actions for shown in _outcome(action)],
        "attachments": [
            shown for attachment in item.attachments for shown in _attachment(attachment)
        ],
        "items": [shown for inner in item.items for shown in _item(inner)],
    }
    return [item.model_copy(update=changed)]


def _update(update: Update) -> Iterable[Update]:
    if not update.internal or update.text or update.need or update.figures or update.attachments:
        return [update]
    text = update.public_text
    return [Update(organization=update.organization, text=text)] if text else []


def _outcome(outcome: _Outcome) -> Iterable[_Outcome]:
    said = "what" if isinstance(outcome, Action) else "text"
    if not outcome.internal or getattr(outcome, said):
        return [outcome]
    public = {said: outcome.public_text, "id": outcome.id}
    return [type(outcome).model_validate(public)] if outcome.public_text else []


def _attachment(attachment: Attachment) -> Iterable[Attachment]:
    if not attachment.internal or attachment.title or attachment.file or attachment.url:
        return [attachment]
    return []
