"""Makes the index rows of one meeting, each with the line in the file it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minnes.archive.line_numbers import Place, of_dates, of_figure, of_people
from minnes.archive.naming import Naming
from minnes.archive.outcome_rows import outcome_rows, saying_rows
from minnes.archive.passages import meeting_passages, passage
from minnes.archive.tables import OF_A_MEETING, Row, Rows
from minnes.language.numbers import plain_number
from minnes.model.document import Attachment
from minnes.model.figure import Figure
from minnes.model.identity import meeting_id
from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.model.person import Person, labels, named_people


def rows(meeting: Meeting, path: str, place: Place, naming: Naming) -> Rows:
    """Return a meeting's rows by table; `place` is that of the whole file."""
    tables: Rows = {table: [] for table in OF_A_MEETING}
    identity = meeting_id(meeting, path)
    homes = _homes(meeting, naming)
    tables["meeting"].append(_meeting(meeting, identity, place))
    tables["tag"] = [(tag,) for tag in meeting.tags]
    for key, people in (("participants", meeting.participants), ("absent", meeting.absent)):
        spot = place.under(key)
        tables["participant"] += _people(people, spot, naming, key == "absent", "")
    tables["saying"] = saying_rows(meeting, identity, place)
    tables["ahead"] = _ahead(meeting, place)
    tables["attachment"] = _attachments(
        meeting.attachments, place.under("attachments"), naming, "", False
    )
    tables["passage"] = [*meeting_passages(meeting, identity, place, tables["ahead"])]
    spots = list(_item_places(meeting.items, place.under("items")))
    for (_, item), (spot, internal) in zip(meeting.all_items(), spots, strict=True):
        _item(tables, item, spot, internal, naming, homes)
    outcome_rows(tables, meeting, identity, spots, naming, homes)
    for line, who, title, *paths, _, internal in tables["attachment"]:
        named = "\n".join(filter(None, (title, *paths)))
        _passage(tables, line, "attachment", who, named, bool(internal))
    listed = {row[1] for row in tables["participant"]}
    tables["named"] = [row for row in named_rows(meeting) if row[0] not in listed]
    return tables


def named_rows(meeting: Meeting) -> list[Row]:
    """Return everybody who is named, but for those who agreed to be named to everybody."""
    agreed = {contact.name for contact in meeting.contacts if contact.agreed}
    names = {person.name for person in named_people(meeting) if person.name}
    return [(name,) for name in sorted(names - agreed)]


def _meeting(meeting: Meeting, identity: str, place: Place) -> Row:
    day = meeting.date or meeting.published
    return (
        place.under("date").line,
        identity,
        meeting.series or "",
        day.isoformat() if day else "",
        meeting.end_date.isoformat() if meeting.end_date else "",
        ", ".join(map(str, meeting.time)),
        meeting.title or "",
        meeting.kind,
        meeting.status or "",
        meeting.place or "",
        meeting.mode or "",
        _written(meeting.headcount),
        labels(meeting.chair),
        labels(meeting.secretary),
        ", ".join(meeting.tags),
        int(meeting.date_approximate),
        int(meeting.holds_internal()),
    )


def _homes(meeting: Meeting, naming: Naming) -> dict[str, str]:
    """Return the organization of everyone who is listed at the meeting."""
    return {
        naming.person(person.name): naming.organization(person.organization)
        for person in (*meeting.absent, *meeting.participants)
        if person.name and person.organization
    }


def _people(
    people: Sequence[Person], place: Place, naming: Naming, absent: bool, item: str
) -> list[Row]:
    if not people:
        return []
    return [
        (
            line,
            naming.person(person.name) if person.name else "",
            naming.organization(person.organization),
            person.role or "",
            _presence(person, absent),
            person.from_ or "",
            person.until or "",
            person.mode or "",
            naming.person(person.substitutes_for) if person.substitutes_for else "",
            person.note or "",
            item,
        )
        for person, line in zip(people, of_people(place, people), strict=True)
    ]


def _presence(person: Person, absent: bool) -> str:
    # A name that is withheld is empty, and then somebody was meant all the same.
    if person.name is None:
        return "nobody" if absent else "present"
    if absent:
        return "excused" if person.excused else "absent"
    return "part" if person.from_ or person.until else "present"


def _ahead(meeting: Meeting, place: Place) -> list[Row]:
    spot = place.under("next_meetings")
    lines = of_dates(spot) if meeting.next_meetings else []
    return [
        (
            lines[position] if position < len(lines) else spot.line,
            next_meeting.date.isoformat() if next_meeting.date else "",
            next_meeting.month or "",
            ", ".join(map(str, next_meeting.time)),
            next_meeting.place or "",
            next_meeting.topic or "",
            int(next_meeting.extra),
            next_meeting.note or "",
        )
        for position, next_meeting in enumerate(meeting.next_meetings)
    ]


def _item_places(
    items: Sequence[Item], place: Place, above: bool = False
) -> Iterator[tuple[Place, bool]]:
    """Yield the place of every item in document order, and whether it or one above is internal."""
    for position, item in enumerate(items):
        spot = place.entry(position)
        internal = above or bool(item.internal)
        yield spot, internal
        if item.items:
            yield from _item_places(item.items, spot.under("items"), internal)


def _item(
    tables: Rows, item: Item, place: Place, internal: bool, naming: Naming, homes: dict[str, str]
) -> None:
    title = item.title
    _passage(tables, place.line, "item", title, item.text, internal)
    if item.next_step:
        line = place.under("next_step").line
        _passage(tables, line, "next_step", title, item.next_step, internal)
    if item.participants:
        spot = place.under("participants")
        people = [naming.at_home(person, homes) for person in item.participants]
        tables["participant"] += _people(people, spot, naming, False, title)
    if item.attachments:
        spot = place.under("attachments")
        tables["attachment"] += _attachments(item.attachments, spot, naming, title, internal)
    if item.updates:
        _updates(tables, item, place.under("updates"), internal, naming)
    spot = place.under("questions")
    for position, asked in enumerate(item.questions):
        line, hidden = spot.entry(position).line, internal or bool(asked.internal)
        body = "\n".join(filter(None, (asked.text, asked.answer)))
        _passage(tables, line, "question", title, body, hidden)


def _updates(tables: Rows, item: Item, place: Place, internal: bool, naming: Naming) -> None:
    for position, update in enumerate(item.updates):
        spot = place.entry(position)
        hidden = internal or bool(update.internal)
        who = naming.organization(update.organization)
        text, need = update.text or "", update.need or ""
        row = (spot.line, who, naming.labels(update.by), text, need, item.title, int(hidden))
        tables["report"].append(row)
        figures = spot.under("figures")
        for named in update.figures:
            figure, line = named.figure, of_figure(figures, named.label, named.period)
            tables["figure"].append(
                (
                    line,
                    who,
                    named.label,
                    named.period or "",
                    figure.min,
                    figure.max,
                    int(figure.approximate),
                    _written(figure),
                    figure.unit or "",
                    item.title,
                    int(hidden),
                )
            )
        if update.attachments:
            documents = spot.under("attachments")
            tables["attachment"] += _attachments(
                update.attachments, documents, naming, item.title, hidden, who
            )
        _passage(tables, spot.line, "update", who, "\n".join(filter(None, (text, need))), hidden)


def _attachments(
    attachments: Sequence[Attachment],
    place: Place,
    naming: Naming,
    item: str,
    internal: bool,
    organization: str = "",
) -> list[Row]:
    return [
        (
            place.entry(position).line,
            naming.organization(attachment.organization) or organization,
            attachment.title or "",
            attachment.file or "",
            attachment.url or "",
            item,
            int(internal or bool(attachment.internal)),
        )
        for position, attachment in enumerate(attachments)
    ]


def _passage(
    tables: Rows, line: int, kind: str, title: str, body: str | None, internal: bool
) -> None:
    if title or body:
        tables["passage"].append(passage(line, kind, title, body or "", internal))


def _written(figure: Figure | None) -> str:
    if figure is None:
        return ""
    low, high = (plain_number(n) if n is not None else "" for n in (figure.min, figure.max))
    return figure.written or (low if low == high else f"{low}–{high}")
