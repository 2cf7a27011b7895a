"""The wording that reports share: days and times, figures, tasks, places."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.labels import WORDS
from minnes.language.message import Message, say, say_many
from minnes.language.mixed_language import Written, joined
from minnes.language.numbers import plain_number
from minnes.query.charts import Point
from minnes.query.report import DecisionRow, Period, Place, Quantity, Task, UpcomingMeeting
from minnes.query.report_of_many import OrganizationReach, OverviewRow
from minnes.query.sheet import Entry, Origin


def span(first: str, last: str, language: Translator) -> str:
    """Return two days, given as ISO text, in words; one where they are the same."""
    days = [plain_day(day, language) for day in dict.fromkeys((first, last)) if day]
    return " – ".join(days)


def plain_day(day: str, language: Translator) -> str:
    """Return a day, a month or a year, given as ISO text, in words."""
    if len(day) == len("2022-06-03"):
        return dates.plain_day(date.fromisoformat(day), language.language)
    return dates.month(day, language.language) if len(day) == len("2022-06") else day


def period(asked: Period, language: Translator) -> str:
    """Return the days that were asked for, in words; nothing where all were."""
    since, until = asked.since, asked.until
    if since and until:
        if since[:4] == until[:4] and since.endswith("-01-01") and until.endswith("-12-31"):
            return since[:4]
        return span(since, until, language)
    if since:
        return language.text(say("from {day}", day=plain_day(since, language)))
    return language.text(say("until {day}", day=plain_day(until, language))) if until else ""


def attended(row: OverviewRow | OrganizationReach, language: Translator) -> str:
    """Return to how many meetings an organization came, of those it was expected at."""
    if row.held:
        return language.text(say("{came} of {held}", came=row.came, held=row.held))
    return str(row.guest) if row.guest else "–"


def place(where: Place) -> Origin:
    """Return where something was said, in words."""
    text = f"{where.group}: {where.item}" if where.item else where.group
    return Origin(Written(text), where.meeting)


def figures(quantities: Iterable[Quantity], language: Translator) -> tuple[tuple[str, str], ...]:
    """Return figures by label, each as it was written, with its unit and its period."""
    by_label: dict[str, list[str]] = {}
    for quantity in quantities:
        by_label.setdefault(quantity.label, []).append(figure(quantity, language))
    return tuple((label, joined(", ", values)) for label, values in by_label.items())


def figure(quantity: Quantity, language: Translator) -> str:
    """Return a figure as it was written, with its unit and its period."""
    period = Written(f"({quantity.period})" if quantity.period else "")
    return joined(" ", filter(None, (written(quantity, language), Written(quantity.unit), period)))


def written(quantity: Quantity | Point, language: Translator) -> str:
    """Return a figure as it was written; one that was given as numbers has the language's own signs."""
    bounds = list(dict.fromkeys(n for n in (quantity.low, quantity.high) if n is not None))
    if bounds and quantity.written == "–".join(map(plain_number, bounds)):
        return "–".join(dates.number(n, language.language) for n in bounds)
    return Written(quantity.written)


def task(row: Task, language: Translator) -> Entry:
    """Return what is to be done, how it stands, and how old it is."""
    words: list[Message] = []
    if row.due:
        words.append(say("due {day}", day=plain_day(row.due, language)))
    if row.unfinished:
        if row.late:
            words.append(say_many("{count} day late", "{count} days late", row.late))
        if row.age:
            words.append(say_many("{count} day old", "{count} days old", row.age))
    return Entry(
        when=row.place.date,
        lead=row.who,
        text=row.what,
        origin=by_id(row.id, row.place),
        notes=(
            language.text(WORDS[row.status]),
            *(language.text(word) for word in words),
            *((Written(row.condition),) if row.condition else ()),
        ),
        state=row.status,
    )


def by_id(own: str, where: Place) -> Origin:
    """Return where something with an id stands."""
    return Origin(own, where.meeting, own.partition("#")[2], Written(where.group))


def decision(row: DecisionRow, language: Translator) -> Entry:
    """Return a decision, and how it stands."""
    status = WORDS[row.status]
    if row.replaced_by:
        status = say("replaced by {id}", id=row.replaced_by)
    return Entry(
        when=row.place.date,
        text=row.text,
        origin=by_id(row.id, row.place),
        notes=(language.text(status),),
        state=row.status,
    )


def ahead(row: UpcomingMeeting, language: Translator) -> Entry:
    """Return a meeting to come."""
    where = joined(", ", filter(None, (times(row.time, language), Written(row.place))))
    lines = (Written(row.group), where, Written(row.topic))
    return Entry(when=row.date, lines=tuple(filter(None, lines)))


def times(spans: str, language: Translator) -> str:
    """Return stretches of a day, given as 09:00-12:00, in words."""

    def clock(match: re.Match[str]) -> str:
        return dates.clock(time.fromisoformat(match[0]), language.language)

    return re.sub(r"\d\d:\d\d", clock, spans).replace("-", "–")


def answered(names: str, language: Translator) -> str:
    """Return the word before an answer."""
    if names:
        return language.text(say("Answer ({names})", names=names))
    return language.text(say("Answer"))
