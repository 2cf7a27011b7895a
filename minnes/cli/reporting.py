"""What `minnes report` is asked, and how the answer is made and written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli import asking, console, options
from minnes.cli.problem import UsageProblem
from minnes.language.message import say
from minnes.query.filters import Unknown, organization_named, series_named
from minnes.query.report import Period

if TYPE_CHECKING:
    from minnes.archive.index import Index
    from minnes.publish.edition import Edition
    from minnes.query.sheet import Sheet

ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json"}
ENDINGS |= {".txt": "text", "": "text"}
"""What a report is written as, by the ending of its file."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked, as it was typed."""

    organization: str
    meeting: str
    matrix: bool
    quality: bool
    series: str
    since: str
    until: str
    year: str
    edition: Edition
    today: date
    no_cache: bool

    def subjects(self) -> list[str]:
        """Return what was asked about, as it is typed; there can be one at most."""
        given = {
            "ORGANIZATION": self.organization,
            "--meeting": self.meeting,
            "--matrix": self.matrix,
            "--quality": self.quality,
        }
        return [name for name, value in given.items() if value]

    def narrowed(self) -> list[str]:
        """Return the options that narrow the meetings down, as they are typed."""
        given = {
            "--series": self.series,
            "--since": self.since,
            "--until": self.until,
            "--year": self.year,
        }
        return [name for name, value in given.items() if value]


def give(question: Question, to: str, output: Path | None, dry_run: bool) -> None:
    """Write the report that was asked for, or only show what would change in its file."""
    _refuse_what_contradicts(question)
    asked = options.filters(since=question.since, until=question.until, year=question.year)
    index = asking.opened(question.today, question.no_cache)
    _refuse_unsound_settings(index, question.edition)
    try:
        period = Period(
            asked.since,
            asked.until,
            series_named(index, question.series) if question.series else "",
        )
        sheet = _sheet(index, question, period)
    except Unknown as error:
        raise asking.unknown(error) from None
    _write(sheet, index, question, to, output, dry_run)
    asking.finish(index)


def _refuse_what_contradicts(question: Question) -> None:
    subjects = question.subjects()
    if len(subjects) > 1:
        raise UsageProblem(
            say("{first} and {second} are two reports", first=subjects[0], second=subjects[1]),
            say("ask for one at a time"),
        )
    narrowed = question.narrowed()
    if question.meeting and narrowed:
        raise UsageProblem(
            say("{option} means nothing for one meeting", option=narrowed[0]),
            say("leave it out, or leave out --meeting"),
        )


def _refuse_unsound_settings(index: Index, edition: Edition) -> None:
    """Without sound settings nobody knows which names are to be withheld."""
    from minnes.archive.scan import PROJECT_FILES

    wrong = [one for one in index.problems() if one.path in PROJECT_FILES]
    if wrong and edition == "public":
        raise UsageProblem(
            say("{path}:{line} has an error [{code}]", **wrong[0]._asdict()),
            say("mend it first, so that it is known what the public edition withholds"),
        )


def _sheet(index: Index, question: Question, period: Period) -> Sheet:
    """Return the report in words."""
    if question.organization:
        return _organization(index, question, period)
    if question.meeting:
        return _meeting(index, question)
    if question.quality:
        return _quality(index, question, period)
    if question.matrix:
        return _matrix(index, question, period)
    if period.series and (period.since or period.until):
        return _year(index, question, period)
    return _overview(index, question, period)


def _organization(index: Index, question: Question, period: Period) -> Sheet:
    from minnes.query.concerned import concerned
    from minnes.query.organization import organization_report
    from minnes.query.organization_sheet import organization_sheet
    from minnes.query.shown import whole, withholds

    edition, today = question.edition, question.today
    name = organization_named(index, question.organization)
    if edition == "internal" or not withholds(index, concerned(index, name)):
        # Nothing of minnes that makes pages or reads files is loaded for a report that needs neither.
        shown = whole(index)
    else:
        from minnes.publish.edition_index import organization_index

        shown = organization_index(index, edition, today, name)
    report = organization_report(shown, name, today, period)
    return organization_sheet(report, console.language(), edition, index.header("title"))


def _meeting(index: Index, question: Question) -> Sheet:
    from minnes.publish.edition_index import edition_index
    from minnes.query.meeting import files_of, meeting_named, meeting_report
    from minnes.query.meeting_sheet import meeting_sheet

    edition = question.edition
    identity = meeting_named(index, question.meeting)
    shown = edition_index(index, edition, question.today, files_of(index, identity))
    report = meeting_report(shown, identity)
    return meeting_sheet(report, console.language(), edition, index.header("title"))


def _quality(index: Index, question: Question, period: Period) -> Sheet:
    from minnes.archive.checking import check
    from minnes.archive.workspace import minute_files, open_workspace
    from minnes.query.quality import quality
    from minnes.query.quality_sheet import quality_sheet

    workspace = open_workspace(index.root)
    found = check(workspace, minute_files(workspace), question.today)
    return quality_sheet(
        quality(index, found, question.today, period), console.language(), question.edition
    )


def _matrix(index: Index, question: Question, period: Period) -> Sheet:
    from minnes.publish.edition_index import edition_index
    from minnes.query.matrix import matrices
    from minnes.query.matrix_sheet import matrix_sheet

    shown = edition_index(index, question.edition, question.today)
    found = matrices(shown, question.today, period)
    return matrix_sheet(found, console.language(), question.edition)


def _year(index: Index, question: Question, period: Period) -> Sheet:
    from minnes.publish.edition_index import nameless_index
    from minnes.query.year import files_of_series, year_report
    from minnes.query.year_sheet import year_sheet

    files = files_of_series(index, period.series)
    shown = nameless_index(index, question.edition, question.today, files)
    report = year_report(shown, question.today, period)
    return year_sheet(report, console.language(), question.edition, index.header("title"))


def _overview(index: Index, question: Question, period: Period) -> Sheet:
    from minnes.publish.edition_index import edition_index
    from minnes.query.overview import overview
    from minnes.query.overview_sheet import overview_sheet
    from minnes.query.presence import titles_of_series

    shown = edition_index(index, question.edition, question.today)
    found = overview(shown, question.today, period)
    series = titles_of_series(shown, period).get(period.series, period.series)
    return overview_sheet(found, console.language(), question.edition, series)


def _write(
    sheet: Sheet, index: Index, question: Question, to: str, output: Path | None, dry_run: bool
) -> None:
    from minnes.cli import answers

    if not to:
        to = answers.by_ending(output, ENDINGS) if output else "text"
    text = _written(sheet, index, question, to, output)
    if output is None:
        console.show(text)
    else:
        answers.save(output, text, dry_run)


def _written(sheet: Sheet, index: Index, question: Question, to: str, output: Path | None) -> str:
    language = console.language()
    if to == "json":
        from minnes.query.plain import as_json

        return as_json(sheet.kind, sheet.edition, question.today.isoformat(), sheet.report)
    if to == "text":
        from minnes.query.layout import WIDEST
        from minnes.query.sheet_text import sheet_text

        return sheet_text(sheet, language, WIDEST if output else console.width())
    from minnes.archive.workspace import open_workspace
    from minnes.publish.look import look_of
    from minnes.publish.report_pages import render_sheet

    look = look_of(open_workspace(index.root))
    return render_sheet(sheet, "md" if to == "md" else "html", language, look=look)
