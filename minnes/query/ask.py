"""Asks the index for the rows of a subject that the filters leave."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

from minnes.archive.index import Index
from minnes.query.answer import PLACE, Answer
from minnes.query.conditions import COUNTED
from minnes.query.filters import (
    Filters,
    Unknown,
    organization_named,
    people_named,
    series_named,
    tags_named,
)
from minnes.query.subjects import STATUSES, SUBJECTS, Subject, counted, views
from minnes.register.names import nearest, swedish_key


class NotApplicable(Exception):
    """A filter, or a column to sort by, that means nothing for the subject, and those that do."""

    def __init__(self, option: str, subject: str, choices: Sequence[str]) -> None:
        super().__init__(option)
        self.option = option
        self.subject = subject
        self.choices = choices


def prepare(index: Index, today: date) -> None:
    """Create the temporary views of all subjects, as of a day; once for an index."""
    index.prepare(views(today))


def ask(index: Index, name: str, filters: Filters) -> Answer:
    """Return the rows of a subject that the filters leave, in the order of their dates.

    Raises `Unknown` for a name the project does not know and `NotApplicable` for a filter that means
    nothing for the subject.
    """
    subject = SUBJECTS[name]
    wanted = conditions(name, subject, filters)
    where = f" WHERE {' AND '.join(wanted)}" if wanted else ""
    named = bindable(values(index, filters, name))
    if subject.counted:
        index.prepare(counted(named))
    columns = (*subject.columns, *PLACE)
    chosen = ", ".join(f'v."{column}"' for column in columns)
    limit = f" LIMIT {int(filters.limit)}" if filters.limit and not filters.sort else ""
    question = f"SELECT {chosen} FROM temp.{name} v{where} ORDER BY {subject.order}{limit}"  # noqa: S608
    rows = ordered(name, columns, index.query(question, named), filters)
    return Answer(
        columns, rows, (*subject.shown, *remarked(subject.remarked, columns, rows), *PLACE)
    )


def remarked(
    names: Sequence[str], columns: Sequence[str], rows: Sequence[tuple[Any, ...]]
) -> list[str]:
    """Return those of some columns in which any row says yes."""
    places = [(name, columns.index(name)) for name in names if name in columns]
    return [name for name, at in places if any(row[at] for row in rows)]


def conditions(name: str, subject: Subject, filters: Filters) -> list[str]:
    """Return the conditions on a row `v`, one for each filter."""
    clauses = []
    for given in filters.given():
        if given == "text":
            looked = " || ' ' || ".join(f"coalesce(v.\"{column}\", '')" for column in subject.texts)
            clauses.append(f"holds({looked}, :text)")
        elif given in subject.clauses:
            clauses.append(f"({subject.clauses[given]})")
        elif not (subject.counted and given in COUNTED):
            known = (*(COUNTED if subject.counted else ()), *subject.clauses, "text")
            raise NotApplicable(f"--{given}", name, [f"--{clause}" for clause in known])
    return clauses


def statuses(name: str, written: str) -> list[str]:
    """Return the words in `open,waiting`; raises `Unknown` for one that the subject does not have.

    The words that tables show in Swedish, and those that people write for them, are known too.
    """
    words = [word.strip() for word in written.split(",") if word.strip()]
    known = dict(zip(STATUSES[name], STATUSES[name], strict=True))
    if not known.keys() >= {*words}:
        known |= _in_swedish(name)
    for word in words:
        if word.casefold() not in known:
            near = nearest(word, known, cutoff=0.7)
            raise Unknown("status", word, near, STATUSES[name])
    return [known[word.casefold()] for word in words]


_LATE = dict.fromkeys(("sen", "sent", "sena", "försenat", "försenade"), "overdue")
"""What people say for overdue; a heading of the report does."""


def _in_swedish(name: str) -> dict[str, str]:
    from minnes.language.catalog import translator
    from minnes.language.labels import WORDS
    from minnes.language.words import CHOICES

    shown = {
        translator("sv").text(WORDS[status]): status for status in STATUSES[name] if status in WORDS
    }
    said = {**CHOICES, **_LATE}
    return {word: status for word, status in said.items() if status in STATUSES[name]} | shown


def values(index: Index, filters: Filters, name: str = "") -> dict[str, Any]:
    """Return the parameters of the conditions, with names as the project spells them.

    Raises `Unknown` for one that it does not know.
    """
    named: dict[str, Any] = {
        name: getattr(filters, name) for name in ("since", "until") if getattr(filters, name)
    }
    if filters.series:
        named["series"] = series_named(index, filters.series)
    if filters.organization:
        named["organization"] = organization_named(index, filters.organization)
    if filters.person:
        named["people"] = people_named(index, filters.person)
    if filters.tag:
        named["tag"] = tags_named(index, filters.tag)
    if filters.status:
        named["status"] = statuses(name, filters.status)
    if filters.text:
        named["text"] = " ".join(filters.text.casefold().split())
        index.connection.create_function("holds", 2, _holds, deterministic=True)
    return named


def bindable(named: dict[str, Any]) -> dict[str, Any]:
    """Return parameters as SQLite takes them: lists as JSON, for json_each."""
    if not any(isinstance(value, list) for value in named.values()):
        return named
    import json

    return {
        key: json.dumps(value) if isinstance(value, list) else value for key, value in named.items()
    }


def _holds(text: str, asked: str) -> bool:
    return asked in " ".join(text.casefold().split())


def ordered(
    name: str, columns: Sequence[str], rows: list[tuple[Any, ...]], filters: Filters
) -> list[tuple[Any, ...]]:
    """Return rows sorted by a column, in Swedish order; `-column` is descending."""
    if filters.sort:
        column = _column(filters.sort.removeprefix("-"), columns)
        if column not in columns:
            raise NotApplicable(f"--sort {column}", name, columns)
        at = columns.index(column)
        filled = [row for row in rows if row[at] is not None and row[at] != ""]
        filled.sort(key=lambda row: _sorting(row[at]), reverse=filters.sort[0] == "-")
        # What is not told comes last, whichever way round.
        rows = [*filled, *(row for row in rows if row[at] is None or row[at] == "")]
    return rows[: filters.limit] if filters.limit else rows


def _column(written: str, columns: Sequence[str]) -> str:
    """Return a column by its name, or by its heading in Swedish tables."""
    if written in columns:
        return written
    from minnes.language.catalog import translator
    from minnes.query.labels import label

    swedish = translator("sv")
    headings = {label(column, swedish): column for column in reversed(columns)}
    return headings.get(written.casefold(), written)


def _sorting(value: Any) -> tuple[float, tuple[str, str]]:
    """Return what a value is ordered by: numbers by size, also in texts; texts as a Swedish index."""
    if isinstance(value, int | float):
        return float(value), ("", "")
    return 0.0, swedish_key(re.sub(r"\d+", lambda digits: digits[0].zfill(12), str(value)))
