"""`minnes render`: pages of minutes, and what else is made of them."""

from __future__ import annotations

from pathlib import Path

import typer

from minnes.cli.render_options import Edition, Format, RenderOptions


def command(
    paths: list[Path] | None = typer.Argument(
        None, metavar="PATHS", help="Files or folders; without any, the whole project."
    ),
    format: Format = typer.Option(
        "html",
        "--format",
        "--to",
        help="html for a browser, md for a forge, txt for an e-mail, pdf for paper and archive;"
        " ics for calendars, atom for a feed of what was approved.",
    ),
    output: str = typer.Option(
        "",
        "--output",
        "-o",
        metavar="FOLDER",
        help="Where to write; - shows one page instead. Without it, a site goes to the project's own"
        " folder, and pages of PATHS to pages.",
    ),
    edition: Edition = typer.Option(
        "public", help="public leaves out what is internal; internal shows it."
    ),
    drafts: bool = typer.Option(
        False, "--drafts", help="Take drafts and planned meetings along in the public site."
    ),
    check: bool = typer.Option(
        False, "--check", help="Write nothing; fail if the published site is not up to date."
    ),
    force: bool = typer.Option(
        False, "--force", help="Publish in a folder that holds files of others; they stay."
    ),
    log: Path | None = typer.Option(
        None, metavar="FILE", help="Where to list what was left out; beside the site by default."
    ),
    no_cache: bool = typer.Option(False, "--no-cache", help="Make every page anew."),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Write nothing; only show what would change."
    ),
    watch: bool = typer.Option(
        False, "--watch", help="Show the pages in a browser here, and keep them up to date."
    ),
) -> None:
    """Make pages of minutes: for a browser, an e-mail, paper or a calendar.

    Without PATHS the whole project becomes a site in its folder (public, if minnes.yaml names no
    other): start page, meetings, series, organizations, decisions, what is left to do, and a search.

    What is internal, and names the project withholds, stay out of the public edition. A file with
    an error gets no page, and is told of.
    """
    options = RenderOptions(output, edition, drafts, check, force, log, no_cache, dry_run)
    if watch:
        from minnes.cli.watch import watch as keep_up

        keep_up(paths or (), format, options)
    else:
        from minnes.cli.rendering import render

        render(paths or (), format, options)
