"""The report of one organization as text: what it asks for first, what it is to do with its age."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.message import Message, say, say_many
from minnes.model.figure import NamedFigure
from minnes.query.labels import WORDS
from minnes.query.layout import entry, fitted, heading, pairs, printable
from minnes.query.report import (
    Ahead,
    Asked,
    Attended,
    OrganizationReport,
    Place,
    Task,
    Told,
    Visitor,
)


def organization_text(report: OrganizationReport, language: Translator, width: int) -> str:
    """Return the report in a language, laid out for a terminal so wide."""
    return "\n".join(_Text(report, language, fitted(width)).lines()) + "\n"


class _Text:
    def __init__(self, report: OrganizationReport, language: Translator, width: int) -> None:
        self._report = report
        self._language = language
        self._width = width

    def lines(self) -> Iterator[str]:
        report = self._report
        yield report.organization
        yield self._summary()
        sections: list[tuple[Message, list[str]]] = [
            (
                say("Needs"),
                [line for row in report.needs for line in self._said(row.place, row.text)],
            ),
            (say("Meetings"), pairs([self._attended(one) for one in report.attended], self._width)),
            (say("Who came"), pairs([self._visitor(one) for one in report.visitors], self._width)),
            (say("Reports"), [line for row in report.told for line in self._told(row)]),
            (say("Questions"), [line for row in report.asked for line in self._asked(row)]),
            (say("Decisions"), list(self._resolved())),
            (say("To do"), [line for row in report.tasks for line in self._task(row)]),
            (say("Documents"), list(self._documents())),
            (say("Next meetings"), [line for row in report.ahead for line in self._ahead(row)]),
        ]
        for title, lines in sections:
            if lines:
                yield ""
                yield heading(self._say(title), self._width)
                yield from lines

    def _say(self, message: Message) -> str:
        return self._language.text(message)

    def _summary(self) -> str:
        report = self._report
        if not report.meetings:
            return self._say(say("No minutes mention it."))
        parts = [self._say(WORDS[report.kind])] if report.kind in WORDS else []
        parts.append(self._say(say_many("{count} meeting", "{count} meetings", report.meetings)))
        if report.first and report.last:
            first, last = (
                dates.plain_day(day, self._language.language) for day in (report.first, report.last)
            )
            parts.append(first if first == last else f"{first} – {last}")
        return ", ".join(parts)

    def _attended(self, one: Attended) -> tuple[str, str]:
        record = one.record
        if record.held:
            words = [self._say(say("{came} of {held}", came=record.came, held=record.held))]
        else:
            words = [
                self._say(
                    say_many("{count} time as a guest", "{count} times as a guest", record.guest)
                )
            ]
        if record.substituted:
            words.append(
                self._say(
                    say_many(
                        "{count} by a substitute", "{count} by substitutes", record.substituted
                    )
                )
            )
        if record.last:
            words.append(self._say(say("last {day}", day=record.last)))
        return printable(one.group), ", ".join(words)

    def _visitor(self, one: Visitor) -> tuple[str, str]:
        words = [self._say(say_many("{count} time", "{count} times", one.times))]
        if one.last:
            words.append(self._say(say("last {day}", day=one.last)))
        words += one.roles
        if one.substituted:
            names = dates.listed(one.substituted, self._language.language)
            words.append(self._say(say("in place of {names}", names=names)))
        return printable(one.name), printable(", ".join(words))

    def _said(self, place: Place, *texts: str) -> list[str]:
        return entry(_day(place), [*texts, self._where(place)], self._width)

    def _where(self, place: Place) -> str:
        return f"({place.group}: {place.item})" if place.item else f"({place.group})"

    def _told(self, row: Told) -> list[str]:
        by = f"{dates.listed(row.by, self._language.language)}: " if row.by else ""
        figures = "; ".join(self._figures(row.figures))
        return self._said(row.place, by + row.text if row.text else by.rstrip(": "), figures)

    def _figures(self, figures: tuple[NamedFigure, ...]) -> Iterator[str]:
        by_label: dict[str, list[str]] = {}
        for one in figures:
            written = " ".join(filter(None, (one.figure.written, one.figure.unit)))
            value = written or self._number(one)
            by_label.setdefault(one.label, []).append(
                f"{value} ({one.period})" if one.period else value
            )
        for label, values in by_label.items():
            yield f"{label}: {', '.join(values)}"

    def _number(self, one: NamedFigure) -> str:
        bounds = dict.fromkeys(
            dates.number(value, self._language.language)
            for value in (one.figure.min, one.figure.max)
            if value is not None
        )
        return "–".join(bounds)

    def _asked(self, row: Asked) -> list[str]:
        by = f"{dates.listed(row.by, self._language.language)}: " if row.by else ""
        if not row.answer:
            answer = self._say(say("No answer is noted."))
        elif row.answered_by:
            names = dates.listed(row.answered_by, self._language.language)
            answer = self._say(say("Answer ({names}): {text}", names=names, text=row.answer))
        else:
            answer = self._say(say("Answer: {text}", text=row.answer))
        return self._said(row.place, by + row.text, answer)

    def _resolved(self) -> Iterator[str]:
        for row in self._report.resolved:
            status = self._say(WORDS[row.status])
            if row.replaced_by:
                status = self._say(say("replaced by {id}", id=row.replaced_by))
            yield from entry(_day(row.place), [row.text, f"({row.id}, {status})"], self._width)

    def _task(self, row: Task) -> list[str]:
        who = f"{dates.listed(row.who, self._language.language)}: " if row.who else ""
        words = [row.id, self._say(WORDS[row.status])]
        if row.due:
            words.append(self._say(say("due {day}", day=row.due)))
        if row.unfinished:
            if row.late:
                words.append(self._say(say_many("{count} day late", "{count} days late", row.late)))
            words.append(self._say(say_many("{count} day old", "{count} days old", row.age)))
        if row.condition:
            words.append(row.condition)
        return entry(_day(row.place), [who + row.what, f"({', '.join(words)})"], self._width)

    def _documents(self) -> Iterator[str]:
        for row in self._report.documents:
            address = row.address if row.address != row.title else ""
            yield from self._said(row.place, row.title, address)

    def _ahead(self, row: Ahead) -> list[str]:
        one = row.meeting
        times = ", ".join(
            f"{dates.clock(span.start, self._language.language)}"
            + (f"–{dates.clock(span.end, self._language.language)}" if span.end else "")
            for span in one.time
        )
        day = one.date.isoformat() if one.date else one.month or ""
        where = ", ".join(filter(None, (times, one.place)))
        return entry(day, [row.group, where, one.topic or ""], self._width)


def _day(place: Place) -> str:
    return place.day.isoformat() if place.day else ""
