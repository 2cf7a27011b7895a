"""`minnes report`: what all minutes say of organizations, of a meeting, of a year."""

from __future__ import annotations

from typing import Literal

import typer

from minnes.cli import answers, options
from minnes.cli.completion import complete_organization
from minnes.cli.day import day as stands_on

Edition = Literal["public", "internal"]
Format = Literal["text", "md", "html", "json"]


def command(
    organization: str = typer.Argument(
        "",
        metavar="ORGANIZATION",
        help="A municipality or another organization, as minutes write it; without one, all.",
        autocompletion=complete_organization,
        show_default=False,
    ),
    meeting: str = typer.Option(
        "", metavar="ID", help="All organizations at one meeting: bim/2021-12-10."
    ),
    matrix: bool = typer.Option(False, "--matrix", help="Who was at which meeting, in signs."),
    quality: bool = typer.Option(
        False, "--quality", help="What lies about: drafts, what is not approved, findings."
    ),
    series: options.Series = "",
    since: options.Since = "",
    until: options.Until = "",
    year: options.Year = "",
    format: Format | None = typer.Option(
        None,
        "--format",
        "--to",
        help="text for the screen; md, html or json. Without it, what the file's name says.",
    ),
    output: answers.Output = None,
    dry_run: answers.DryRun = False,
    edition: Edition = typer.Option(
        "public", help="public leaves out what is internal; internal shows it."
    ),
    drafts: bool = typer.Option(
        False, "--drafts", help="Take drafts and planned meetings along in the public edition."
    ),
    today: str = typer.Option("", metavar="DATE", help="Report as if it were this day."),
    no_cache: options.NoCache = False,
) -> None:
    """Sum up what all minutes of the project say: of every organization in a line, or of one.

    Of one: what it asks for comes first; then who came, what it reported and asked, the decisions
    that concern it, what it has promised to do, its documents, and the meetings to come.

    With --series and --year (or --since and --until): the year of a group for its board, without
    names.
    """
    from minnes.cli import reporting

    asked = reporting.Question(
        organization=organization,
        meeting=meeting,
        matrix=matrix,
        quality=quality,
        series=series,
        since=since,
        until=until,
        year=year,
        edition=edition,
        drafts=drafts,
        today=stands_on(today),
        no_cache=no_cache,
    )
    reporting.give(asked, format or "", output, dry_run)
