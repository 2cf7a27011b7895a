"""The filter options that all queries share, and the filters made of them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from minnes.cli.completion import complete_organization, complete_series
from minnes.cli.problem import UsageProblem
from minnes.language.message import say
from minnes.query.filters import Filters

Series = Annotated[
    str,
    typer.Option(
        "--series",
        metavar="SERIES",
        help="Only this series, by name or title.",
        autocompletion=complete_series,
    ),
]
Organization = Annotated[
    str,
    typer.Option(
        "--organization",
        "--org",
        metavar="ORGANIZATION",
        help="Only what concerns this organization.",
        autocompletion=complete_organization,
    ),
]
Person = Annotated[
    str, typer.Option("--person", metavar="NAME", help="Only what concerns this person.")
]
Since = Annotated[
    str,
    typer.Option("--since", metavar="DATE", help="From this day on: 2021-12-10, 2021-12, 2021."),
]
Until = Annotated[
    str, typer.Option("--until", metavar="DATE", help="Up to this day, month or year, included.")
]
Year = Annotated[str, typer.Option("--year", metavar="YEAR", help="Only this year.")]
Status = Annotated[
    str, typer.Option("--status", metavar="WORDS", help="Only these, with commas between.")
]
Tag = Annotated[str, typer.Option("--tag", metavar="WORD", help="Only meetings with this tag.")]
Text = Annotated[
    str, typer.Option("--text", metavar="WORDS", help="Only rows that hold these words in a row.")
]
Open = Annotated[bool, typer.Option("--open", help="Only what is not settled.")]
Overdue = Annotated[bool, typer.Option("--overdue", help="Only what is past its day.")]
Limit = Annotated[
    int, typer.Option("--limit", metavar="NUMBER", min=0, help="At most so many rows; 0: all.")
]
Sort = Annotated[
    str,
    typer.Option("--sort", metavar="COLUMN", help="Order by this column; -COLUMN: the other way."),
]
Today = Annotated[
    str, typer.Option("--today", metavar="DATE", help="Answer as if it were this day.")
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Read every file again, and keep nothing.")
]


def filters(
    series: str = "",
    organization: str = "",
    person: str = "",
    since: str = "",
    until: str = "",
    year: str = "",
    status: str = "",
    tag: str = "",
    text: str = "",
    open: bool = False,
    overdue: bool = False,
    limit: int = 0,
    sort: str = "",
) -> Filters:
    """Return the filters that options make; raises `UsageProblem` for days that are none."""
    first, last = bounds(year or since, "since"), bounds(year or until, "until")
    if year and since:
        first = max(first, bounds(since, "since"))
    if year and until:
        last = min(last, bounds(until, "until"))
    if first and last and last < first:
        raise UsageProblem(
            say("there is no day from {first} up to {last}", first=first, last=last),
            say("--since is the first day that is asked about, --until the last"),
        )
    return Filters(
        *(series, organization, person, first, last, status, tag, text),
        *(open, overdue),
        limit=limit,
        sort=sort,
    )


def bounds(text: str, end: str) -> str:
    """Return the first (`since`) or last (`until`) day of a year, a month or a day, as ISO text."""
    if not text:
        return ""
    whole = text
    if len(text) == len("2021"):
        whole = f"{text}-01-01" if end == "since" else f"{text}-12-31"
    elif len(text) == len("2021-12"):
        whole = f"{text}-01" if end == "since" else _last_of_month(text)
    try:
        if len(whole) == len("2021-12-10"):
            return date.fromisoformat(whole).isoformat()
    except ValueError:
        pass
    raise UsageProblem(
        say('"{text}" is not a date', text=text),
        say("write a day, a month or a year: 2021-12-10, 2021-12 or 2021"),
    )


def _last_of_month(text: str) -> str:
    from minnes.archive.ledger import last_day

    return last_day(text)
