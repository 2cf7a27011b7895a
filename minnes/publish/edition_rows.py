"""The rows of an edition: what reports are made of, from meetings that hold nothing withheld."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from minnes.archive.index import Index
from minnes.archive.lines import top
from minnes.archive.loading import Archive
from minnes.archive.naming import Naming, namings
from minnes.archive.rows import rows
from minnes.archive.tables import Rows
from minnes.model.document import Attachment
from minnes.model.item import Item, Update
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question
from minnes.model.person import Person
from minnes.publish.edition import Edition, editions
from minnes.publish.veil import NOBODY_IN_PARTICULAR
from minnes.query.shown import shown_of


def edition_rows(
    archive: Archive,
    edition: Edition,
    today: date,
    meetings: Mapping[str, Meeting] | None = None,
) -> Index:
    """Return all rows of an archive as an edition shows them.

    `meetings` are those of `editions(archive, edition)`, if they are at hand already.
    """
    shown = editions(archive, edition) if meetings is None else meetings
    workspace = archive.workspace
    named = namings(workspace.project, workspace.register)
    found = {
        one.path: meeting_rows(shown[one.path], one.path, naming_of(shown[one.path], named))
        for one in archive.meetings
    }
    return shown_of(found, workspace, today)


def naming_of(meeting: Meeting, named: Mapping[str, Naming]) -> Naming:
    """Return how a meeting's series names people and organizations."""
    return named.get(meeting.series or "", named[""])


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
            "items": [shown for one in meeting.items for shown in _item(one)],
            "attachments": [shown for one in meeting.attachments for shown in _attachment(one)],
            "participants": [_person(one) for one in meeting.participants],
        }
    )


def _person(one: Person) -> Person:
    # That somebody came in another's place is told, also where neither is named.
    if one.substitutes_for != "":
        return one
    return one.model_copy(update={"substitutes_for": NOBODY_IN_PARTICULAR})


def _item(item: Item) -> Iterable[Item]:
    if item.internal and not item.title:
        return [Item(title="", text=item.public_text)] if item.public_text else []
    changed = {
        "updates": [shown for one in item.updates for shown in _update(one)],
        "questions": [shown for one in item.questions for shown in _question(one)],
        "decisions": [shown for one in item.decisions for shown in _decision(one)],
        "actions": [shown for one in item.actions for shown in _action(one)],
        "attachments": [shown for one in item.attachments for shown in _attachment(one)],
        "items": [shown for one in item.items for shown in _item(one)],
    }
    return [item.model_copy(update=changed)]


def _update(one: Update) -> Iterable[Update]:
    if not one.internal or one.text or one.need or one.figures or one.attachments:
        return [one]
    text = one.public_text
    return [Update(organization=one.organization, text=text)] if text else []


def _question(one: Question) -> Iterable[Question]:
    if not one.internal or one.text:
        return [one]
    return [Question(text=one.public_text)] if one.public_text else []


def _decision(one: Decision) -> Iterable[Decision]:
    if not one.internal or one.text:
        return [one]
    return [Decision(text=one.public_text, id=one.id)] if one.public_text else []


def _action(one: Action) -> Iterable[Action]:
    if not one.internal or one.what:
        return [one]
    return [Action(what=one.public_text, id=one.id)] if one.public_text else []


def _attachment(one: Attachment) -> Iterable[Attachment]:
    if not one.internal or one.title or one.file or one.url:
        return [one]
    return []
