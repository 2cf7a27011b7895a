"""From a meeting to its OParl object, with agenda items, files and location."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from minnes.exchange import oparl_objects as oparl
from minnes.language.catalog import translator
from minnes.language.message import say
from minnes.model.document import Attachment
from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.model.outcome import Decision
from minnes.model.project import Project

STATES = {
    "planned": "terminiert",
    "circulated": "eingeladen",
    "draft": "eingeladen",
    "approved": "durchgeführt",
}
"""The `meetingState` that OParl recommends for each status."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of the meeting, of the group that met, and of the participants."""

    own: str
    group: str
    people: Sequence[str]


def meeting_object(
    identity: str, meeting: Meeting, project: Project, at: Addresses
) -> oparl.Meeting:
    """Return the object of a meeting; without a known time, it starts at midnight."""
    declared = project.series.get(meeting.series or "")
    start, end = _start_and_end(meeting, ZoneInfo(project.timezone))
    cancelled = meeting.status == "cancelled"
    return oparl.Meeting(
        id=at.own,
        name=meeting.title or (declared and declared.title) or identity,
        meeting_state=STATES.get(meeting.status or ""),
        cancelled=cancelled,
        start=start,
        end=end,
        location=oparl.Location(id=f"{at.own}#location", description=meeting.place)
        if meeting.place
        else None,
        organization=[at.group] if at.group else [],
        # Nobody took part in what was not held, whoever its file may list.
        participant=None if cancelled else list(dict.fromkeys(at.people)) or None,
        auxiliary_file=_files(meeting.attachments, f"{at.own}#file") or None,
        agenda_item=list(_items(meeting.items, at.own, project.language or "sv")) or None,
        keyword=meeting.tags or None,
    )


def _start_and_end(meeting: Meeting, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    day = meeting.date or meeting.published
    if day is None or meeting.date_approximate:
        return None, None
    if not meeting.time:
        return datetime.combine(day, time(), zone), None
    end = meeting.time[-1].end
    return (
        datetime.combine(day, meeting.time[0].start, zone),
        datetime.combine(meeting.end_date or day, end, zone) if end else None,
    )


def _items(items: Iterable[Item], own: str, language: str) -> Iterator[oparl.AgendaItem]:
    for order, (number, item) in enumerate(_numbered(items, "")):
        address = f"{own}#item-{order + 1}"
        resolved = [_resolved(decision, language) for decision in item.decisions]
        yield oparl.AgendaItem(
            id=address,
            meeting=own,
            number=number,
            order=order,
            name=(item.public_text if item.internal else item.title) or None,
            public=not item.internal,
            resolution_text="\n\n".join(filter(None, resolved)) or None,
            auxiliary_file=_files(_all(item), f"{address}-file") or None,
        )


def _resolved(decision: Decision, language: str) -> str | None:
    """Return what was resolved; of a proposal that was not adopted, also what became of it."""
    text = decision.public_text if decision.internal else decision.text
    if not text or decision.outcome == "adopted":
        return text
    return f"{text} ({translator(language).text(_NOT_ADOPTED[decision.outcome])})"


_NOT_ADOPTED = {"rejected": say("rejected"), "deferred": say("deferred")}


def _all(item: Item) -> list[Attachment]:
    """Return the attachments of an item and of its updates."""
    reported = [attachment for update in item.updates for attachment in update.attachments]
    return [*item.attachments, *reported]


def _numbered(items: Iterable[Item], above: str) -> Iterator[tuple[str, Item]]:
    for at, item in enumerate(items, 1):
        number = item.number or f"{above}{at}"
        yield number, item
        yield from _numbered(item.items, f"{number}.")


def _files(attachments: Iterable[Attachment], address: str) -> list[oparl.File]:
    """Return the attachments that have a web address and are not internal."""
    public = [
        attachment for attachment in attachments if attachment.url and not attachment.internal
    ]
    return [
        oparl.File(id=f"{address}-{at}", name=attachment.title, access_url=attachment.url or "")
        for at, attachment in enumerate(public, 1)
    ]
