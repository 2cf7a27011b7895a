"""The reports of `minnes report`: checks the question, and makes the sheet from the rows of an edition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli import asking, console, options, sheets
from minnes.cli.problem import UsageProblem
from minnes.language.message import say, say_many
from minnes.query.ask import prepare
from minnes.query.filters import organization_named, series_named
from minnes.query.report import Period

if TYPE_CHECKING:
    from minnes.archive.index import Index
    from minnes.publish.edition import Edition
    from minnes.query.sheet import Sheet


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
    drafts: bool
    today: date
    no_cache: bool

    def subjects(self) -> list[str]:
        """Return what was asked about, as it is typed; there can be one at most."""
        given = {
            console.language().text(say("ORGANIZATION")): self.organization,
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
    with asking.answering():
        series = series_named(index, question.series) if question.series else ""
        period = Period(asked.since, asked.until, series)
        sheet = _sheet(index, question, period)
    sheets.write(sheet, index, question.today, to, output, dry_run)
    _tell_drafts(index, question, period)
    asking.finish(index)


def _tell_drafts(index: Index, question: Question, period: Period) -> None:
    """Tell how many drafts of the period the public edition leaves out."""
    if question.edition == "internal" or question.drafts or question.meeting or question.quality:
        return
    from minnes.publish.public_index import drafts_left_out

    count = drafts_left_out(index, period.since, period.until, period.series)
    if count:
        console.tell(
            say_many(
                "one draft is left out; --drafts takes it along",
                "{count} drafts are left out; --drafts takes them along",
                count,
            )
        )


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
    from minnes.query.organization import organization_report
    from minnes.query.organization_sheet import organization_sheet

    name = organization_named(index, question.organization)
    report = organization_report(_shown(index, question), name, question.today, period)
    return organization_sheet(
        report, console.page_language(), question.edition, index.header("title")
    )


def _shown(index: Index, question: Question) -> Index:
    """Return the rows of the edition that was asked for."""
    if question.edition == "internal":
        return index
    from minnes.publish.public_index import public_index

    shown = public_index(index, question.drafts)
    prepare(shown, question.today)
    return shown


def _meeting(index: Index, question: Question) -> Sheet:
    from minnes.query.meeting import meeting_named, meeting_report
    from minnes.query.meeting_sheet import meeting_sheet

    identity = meeting_named(index, question.meeting)
    shown = _shown(index, question)
    if not shown.query("SELECT 1 FROM meeting WHERE id = ?", (identity,)):
        raise UsageProblem(
            say(
                "{meeting} is not in the public edition: it is a draft or planned, or its file has an error",
                meeting=identity,
            ),
            say("--drafts takes drafts and planned meetings along; minnes check tells of errors"),
        )
    report = meeting_report(shown, identity)
    return meeting_sheet(report, console.page_language(), question.edition, index.header("title"))


def _quality(index: Index, question: Question, period: Period) -> Sheet:
    from minnes.archive.checking import check
    from minnes.archive.workspace import minute_files, open_workspace
    from minnes.query.quality import quality
    from minnes.query.quality_sheet import quality_sheet

    workspace = open_workspace(index.root)
    diagnostics = check(workspace, minute_files(workspace), question.today)
    return quality_sheet(
        quality(index, diagnostics, question.today, period),
        console.page_language(),
        question.edition,
    )


def _matrix(index: Index, question: Question, period: Period) -> Sheet:
    from minnes.query.matrix import matrices
    from minnes.query.matrix_sheet import matrix_sheet

    report = matrices(_shown(index, question), question.today, period)
    return matrix_sheet(report, console.page_language(), question.edition)


def _year(index: Index, question: Question, period: Period) -> Sheet:
    from minnes.publish.anonymous_index import anonymous_index
    from minnes.publish.public_index import doubtful_files
    from minnes.query.year import paths_of_year, year_report
    from minnes.query.year_sheet import year_sheet

    everything = question.edition == "internal" or question.drafts
    paths = paths_of_year(index, period, everything)
    if question.edition == "public":
        paths -= doubtful_files(index)
    shown = anonymous_index(index, question.edition, question.today, paths)
    report = year_report(shown, question.today, period)
    return year_sheet(report, console.page_language(), question.edition, index.header("title"))


def _overview(index: Index, question: Question, period: Period) -> Sheet:
    from minnes.query.attendance_summary import titles_of_series
    from minnes.query.overview import overview
    from minnes.query.overview_sheet import overview_sheet

    shown = _shown(index, question)
    report = overview(shown, question.today, period)
    series = titles_of_series(shown, period).get(period.series, period.series)
    return overview_sheet(report, console.page_language(), question.edition, series)
