"""`minnes query WHAT`: rows from all minutes."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from minnes.cli import answers, options
from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from datetime import date

    from minnes.archive.index import Index
    from minnes.query.answer import Answer
    from minnes.query.filters import Filters


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

    Answers hold what is internal too, and every name: they are for your own people.
    """
    from minnes.cli import asking
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    day = stands_on(today)
    if tables:
        _show_tables(asking.opened(day, no_cache))
        return
    if sql and what is not None:
        raise UsageProblem(
            say("--sql and {what} are two questions", what=what.value), say("ask for one at a time")
        )
    if what is None and not sql:
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
    index = asking.opened(day, no_cache)
    with asking.answering():
        if what is None:
            answer = _ask_sql(index, sql, chosen, last)
        elif what is What.attendance:
            for_people = answers.settled(format, output) in answers.FOR_PEOPLE
            answer = _attendance(index, chosen, day, last, for_people)
        else:
            answer = _ask(index, what, chosen, day, last)
    answers.give(answer, what.value if what else "sql", format, output, index, dry_run)
    if what is What.next:
        _warn(index, answer)
    asking.finish(index)


def _show_tables(index: Index) -> None:
    from minnes.cli import console
    from minnes.query import sql

    room = console.width() if sys.stdout.isatty() else sql.WIDEST
    console.show(sql.tables(index, console.language(), room))


def _ask(index: Index, what: What, chosen: Filters, day: date, last: int) -> Answer:
    from minnes.query.ask import NotApplicable, ask

    if last:
        raise NotApplicable("--last", what.value, ["--limit"])
    if what is What.people and chosen.status:
        from minnes.query.people import people

        return people(index, chosen, day)
    return ask(index, what.value, chosen)


def _attendance(index: Index, chosen: Filters, day: date, last: int, for_people: bool) -> Answer:
    from minnes.cli import console
    from minnes.query.attendance import ask_attendance, in_words

    answer = ask_attendance(index, chosen, day.isoformat(), last)
    return in_words(answer, console.language()) if for_people else answer


def _ask_sql(index: Index, question: str, chosen: Filters, last: int) -> Answer:
    """Return the answer to a question in SQL, which says itself what to leave out."""
    import sqlite3

    from minnes.cli import sql_errors
    from minnes.query.ask import NotApplicable
    from minnes.query.sql import ask_sql

    for option in [*chosen.given(), *["sort"] * bool(chosen.sort), *["last"] * bool(last)]:
        raise NotApplicable(f"--{option}", "--sql", ["--limit"])
    try:
        return ask_sql(index, question, chosen.limit)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise sql_errors.usage_problem(error) from None


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
