"""`minnes query WHAT`: rows from all minutes."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli import answers, options
from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.archive.index import Index
    from minnes.query.answer import Answer


class What(StrEnum):
    """What can be asked about."""

    participants = "participants"
    attendance = "attendance"
    decisions = "decisions"
    actions = "actions"
    updates = "updates"
    figures = "figures"
    questions = "questions"
    meetings = "meetings"
    next = "next"
    organizations = "organizations"
    people = "people"


def command(
    what: What | None = typer.Argument(None, metavar="WHAT", help="What to list."),
    sql: str = typer.Option("", metavar="SELECT", help="A question in SQL, in place of WHAT."),
    tables: bool = typer.Option(False, "--tables", help="Show what --sql can ask, by column."),
    series: options.Series = "",
    organization: options.Organization = "",
    person: options.Person = "",
    since: options.Since = "",
    until: options.Until = "",
    year: options.Year = "",
    status: options.Status = "",
    tag: options.Tag = "",
    text: options.Text = "",
    open: options.Open = False,
    overdue: options.Overdue = False,
    last: int = typer.Option(
        0, metavar="NUMBER", min=0, help="For attendance: only the last meetings of each series."
    ),
    limit: options.Limit = 0,
    sort: options.Sort = "",
    format: answers.FormatOption = answers.Format.table,
    output: answers.Output = None,
    dry_run: answers.DryRun = False,
    today: options.Today = "",
    no_cache: options.NoCache = False,
) -> None:
    """List rows from all minutes: who came, what was decided, what is still to be done.

    WHAT is one of participants, attendance, decisions, actions, updates, figures, questions,
    meetings, next, organizations, people. Every row says the file and the line it came from.

    Meetings that have passed are among the next only where a day or a status is asked for.

    In SQL each of them is a table of that name, to be read and not written.
    """
    from minnes.cli import asking
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say
    from minnes.query.ask import NotApplicable, ask
    from minnes.query.filters import Unknown

    day = stands_on(today)
    if tables:
        from minnes.cli import console
        from minnes.query import sql as views

        index = asking.opened(day, no_cache)
        room = console.width() if sys.stdout.isatty() else views.WIDEST
        console.show(views.tables(index, console.language(), room))
        return
    if sql and what is not None:
        raise UsageProblem(
            say("--sql and {what} are two questions", what=what.value), say("ask for one at a time")
        )
    if sql:
        _give_sql(sql, limit, format, output, asking.opened(day, no_cache), dry_run)
        return
    if what is None:
        raise UsageProblem(
            say("{name} is missing", name=say("WHAT")),
            say("choose one of: {choices}", choices=", ".join(What)),
        )
    past = bool(until) and options.bounds(until, "until") < day.isoformat()
    if what is What.next and not (since or year or status or past):
        since = day.isoformat()
    chosen = options.filters(
        *(series, organization, person, since, until, year, status, tag, text),
        *(open, overdue),
        limit=limit,
        sort=sort,
    )
    if last and what is not What.attendance:
        raise asking.not_applicable(NotApplicable("--last", what.value, ["--limit"]))
    index = asking.opened(day, no_cache)
    try:
        if what is What.attendance:
            from minnes.cli import console
            from minnes.query.attendance import ask_attendance, in_words

            answer = ask_attendance(index, chosen, day.isoformat(), last)
            if format in (answers.Format.table, answers.Format.md):
                answer = in_words(answer, console.language())
        elif what is What.people and status:
            from minnes.query.people import people

            answer = people(index, chosen, day)
        else:
            answer = ask(index, what.value, chosen)
    except Unknown as error:
        raise asking.unknown(error) from None
    except NotApplicable as error:
        raise asking.not_applicable(error) from None
    seen = answer.with_paths(asking.path_as_seen(index))
    answers.give(seen, what.value, format, output, index, dry_run)
    if what is What.next:
        _warn(index, answer)
    asking.finish(index)


def _warn(index: Index, answer: Answer) -> None:
    """Tell of meetings ahead that fall on one another though they share people."""
    from minnes.cli import console
    from minnes.language.message import say
    from minnes.query.clashes import ScheduledMeeting, clashes

    columns = ("date", "time", "series")
    meetings = [
        ScheduledMeeting(*(answer.cell(row, column) for column in columns))
        for row in answer.rows
        if answer.cell(row, "status") in ("announced", "planned")
    ]
    for clash in clashes(index, meetings):
        console.tell(
            say(
                "warning: {date}: {first} and {second} share {people}",
                date=clash.first.date,
                first=clash.first.series,
                second=clash.second.series,
                people=", ".join(clash.people),
            )
        )


def _give_sql(
    question: str,
    limit: int,
    format: answers.Format,
    output: Path | None,
    index: Index,
    dry_run: bool,
) -> None:
    """Write the answer to a question in SQL."""
    import sqlite3

    from minnes.cli import asking, sql_errors
    from minnes.query.sql import ask_sql

    try:
        answer = ask_sql(index, question, limit)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise sql_errors.usage_problem(error) from None
    seen = answer.with_paths(asking.path_as_seen(index))
    answers.give(seen, "sql", format, output, index, dry_run)
    asking.finish(index)
