"""The report of one organization over all minutes: its updates, questions, decisions and tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from minnes.archive.index import Index
from minnes.query.attendance_summary import attended, visitors
from minnes.query.conditions import CONCERNED, OF_THE_ASKER, OWNED
from minnes.query.report import (
    ALL,
    AskedQuestion,
    DecisionRow,
    Document,
    Need,
    OrganizationReport,
    Period,
    Place,
    Quantity,
    ReportedUpdate,
    Row,
    Task,
)
from minnes.query.report_sql import (
    HELD,
    IN_ORDER,
    IN_PERIOD,
    PLACE,
    SPEAKER,
    parameters,
    select,
    split_place,
)
from minnes.query.upcoming import ahead

OWN = "t.organization = :organization"


def organization_report(
    index: Index, organization: str, today: date, period: Period = ALL
) -> OrganizationReport:
    """Return what minutes say of an organization, given by its own name, as of a day.

    The index holds one edition, and its views must have been made; what is not in it is not in the
    report.
    """
    asked = parameters(period, organization=organization)
    needed = tuple(need for _, need in needs(index, asked, OWN))
    told = tuple(update for _, update in updates(index, asked, OWN))
    questions = tuple(_questions(index, asked))
    documents = tuple(_documents(index, asked))
    resolved = tuple(decisions(index, asked, among=CONCERNED))
    promised = tuple(open_first(tasks(index, asked, among=OWNED)))
    rows: tuple[Row, ...] = (*needed, *told, *questions, *documents, *resolved, *promised)
    places = [row.place for row in rows] + list(_participations(index, asked))
    touched = {place.meeting: place.date for place in places}
    days = sorted(day for day in touched.values() if day)
    kind = index.query("SELECT kind FROM organization WHERE name = ?", (organization,))
    return OrganizationReport(
        organization=organization,
        kind=kind[0][0] if kind else "",
        period=period,
        meetings=len(touched),
        absent=_absences(index, asked),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        needs=needed,
        attended=tuple(attended(index, organization, period, today)),
        visitors=tuple(visitors(index, organization, period)),
        told=told,
        asked=questions,
        resolved=resolved,
        tasks=promised,
        documents=documents,
        ahead=tuple(ahead(index, organization, period, today)),
    )


def _participations(index: Index, asked: dict[str, Any]) -> Iterator[Place]:
    here = "AND t.presence IN ('present', 'part')"
    for row in index.query(f"{select('participant', '1')} AND {OWN} {here}", asked):
        yield split_place(row)[0]


def _absences(index: Index, asked: dict[str, Any]) -> int:
    """Return how many meetings list the organization as absent, and nobody of it as present."""
    came = "max(t.presence IN ('present', 'part'))"
    listed = f"{select('participant', came)} AND {OWN} GROUP BY t.file HAVING NOT {came}"
    return len(index.query(listed, asked))


def needs(index: Index, asked: dict[str, Any], wanted: str) -> Iterator[tuple[str, Need]]:
    """Yield what was asked for in reports `t` that meet a condition, after whose need it is."""
    question = f"{select('report', 't.organization, t.need')} AND {wanted} AND t.need <> ''"
    for row in index.query(f"{question} {IN_ORDER}", asked):
        place, (organization, text) = split_place(row)
        yield organization, Need(place, text)


def updates(
    index: Index, asked: dict[str, Any], wanted: str
) -> Iterator[tuple[str, ReportedUpdate]]:
    """Yield the reports `t` that meet a condition and say anything, after whose they are."""
    figures: dict[tuple[str, ...], list[Quantity]] = {}
    columns = "t.organization, t.label, t.period, t.written, t.unit, t.min, t.max, t.approximate"
    for row in index.query(f"{select('figure', columns)} AND {wanted} {IN_ORDER}", asked):
        place, (organization, *figure) = split_place(row)
        figure[-1] = bool(figure[-1])
        key = (place.meeting, organization, place.item)
        figures.setdefault(key, []).append(Quantity(*figure))
    columns = f"t.organization, {SPEAKER}, t.text"
    for row in index.query(f"{select('report', columns)} AND {wanted} {IN_ORDER}", asked):
        place, (organization, by, text) = split_place(row)
        # Figures belong to the first report under their heading, should there be two.
        own = tuple(figures.pop((place.meeting, organization, place.item), ()))
        if text or own:
            yield organization, ReportedUpdate(place, by, text, own)


def _questions(index: Index, asked: dict[str, Any]) -> Iterator[AskedQuestion]:
    answer = "(SELECT q.answer FROM temp.questions q WHERE q.id = t.id AND q.number = t.file)"
    columns = f"t.text, t.asker, {answer}, t.answered_by"
    asker = OF_THE_ASKER.format(row="t", asker="asker")
    for row in index.query(f"{select('question', columns)} AND {asker} {IN_ORDER}", asked):
        place, rest = split_place(row)
        yield AskedQuestion(place, *rest)


def _documents(index: Index, asked: dict[str, Any]) -> Iterator[Document]:
    columns = "t.title, coalesce(nullif(t.url, ''), t.path)"
    for row in index.query(f"{select('attachment', columns)} AND {OWN} {IN_ORDER}", asked):
        place, (title, address) = split_place(row)
        yield Document(place, title or address.rpartition("/")[2] or address, address)


_DECISION = "t.id, t.text, t.status, t.replaced_by"
TASK = "t.id, t.who, t.what, t.status, t.due, coalesce(t.age, 0), coalesce(t.late, 0), t.condition"
"""The columns of a `Task`, but for its place."""


def _outcomes(view: str, columns: str, wanted: str, among: str) -> str:
    """Return the SELECT of decisions or actions with their current status, in meetings of the period.

    `among` asks for the ids of those wanted, which are then looked up, not looked for.
    """
    first = (
        f"({among}) w CROSS JOIN temp.{view} t ON t.id = w.outcome" if among else f"temp.{view} t"
    )
    return (
        f"SELECT {PLACE}, t.item, {columns} FROM {first} JOIN meeting m ON m.file = t.number"  # noqa: S608
        f" LEFT JOIN main.series s ON s.name = m.series WHERE {HELD} AND {IN_PERIOD} AND {wanted}"
        " ORDER BY m.date, m.id, length(t.id), t.id"
    )


def decisions(
    index: Index, asked: dict[str, Any], wanted: str = "1", among: str = ""
) -> Iterator[DecisionRow]:
    """Yield the decisions that meet a condition, or are among some ids: see `_outcomes`."""
    for row in index.query(_outcomes("decisions", _DECISION, wanted, among), asked):
        place, rest = split_place(row)
        yield DecisionRow(place, *rest)


def tasks(
    index: Index, asked: dict[str, Any], wanted: str = "1", among: str = ""
) -> Iterator[Task]:
    """Yield what is to be done, as `decisions` does."""
    return map(task, index.query(_outcomes("actions", TASK, wanted, among), asked))


def task(row: tuple[Any, ...]) -> Task:
    """Return what is to be done from the columns of a place and those of `TASK`."""
    place, rest = split_place(row)
    return Task(place, *rest)


def open_first(tasks: Iterator[Task]) -> list[Task]:
    """Return tasks, those not done first, the latest first of all."""
    return sorted(tasks, key=lambda todo: (not todo.unfinished, -todo.late))
