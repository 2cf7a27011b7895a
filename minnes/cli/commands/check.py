"""`minnes check`: all that is wrong in minute files, with place and cure."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from minnes.archive.check_cache import Run
    from minnes.cli import places
    from minnes.cli.staged import Staged
    from minnes.source.diagnostic import Diagnostic


Format = Literal["full", "concise", "json", "github", "gitlab", "sarif"]


def command(
    paths: list[Path] | None = typer.Argument(
        None, metavar="PATHS", help="Files or folders; without any, the whole project."
    ),
    format: Format = typer.Option("full", help="How findings are written."),
    strict: bool = typer.Option(False, "--strict", help="Exit with 1 on warnings too."),
    select: str = typer.Option("", metavar="CODES", help="Only these codes, with commas between."),
    ignore: str = typer.Option("", metavar="CODES", help="Not these codes, with commas between."),
    today: str = typer.Option("", metavar="DATE", help="Check as if it were this day."),
    staged: bool = typer.Option(
        False, "--staged", help="What will be committed with git, whatever lies in the folder."
    ),
    no_cache: bool = typer.Option(
        False, "--no-cache", help="Read every file again, and keep nothing."
    ),
) -> None:
    """Find what is wrong in minute files: every finding of every file, with line and cure.

    Exits with 0 when nothing is wrong, 1 on errors, 2 when the check could not be made.
    """
    from minnes.cli import console, places, projects
    from minnes.source.diagnostic import Severity

    given, day = projects.by_project(places.given_paths(paths)), stands_on(today)
    wanted, unwanted = _codes(select), _codes(ignore)
    runs = [_staged(chosen, day) if staged else _run(chosen, day, no_cache) for chosen in given]
    console.choose_language(runs[0][1].language, by="project")
    shown: list[Diagnostic] = []
    texts: dict[str, str] = {}
    for root, run in runs:
        diagnostics = [
            diagnostic for diagnostic in run.found if not wanted or diagnostic.code in wanted
        ]
        diagnostics = [diagnostic for diagnostic in diagnostics if diagnostic.code not in unwanted]
        if not staged and any(diagnostic.code == "seal-broken" for diagnostic in diagnostics):
            from minnes.cli import seal_messages

            diagnostics = seal_messages.explained(root.root, diagnostics, console.language())
        shown += places.shown(root, diagnostics)
        if format == "full":
            texts |= places.texts(root, diagnostics)
    named = sum(places.is_settings(path) for several in given for path in several)
    files = named + sum(run.files for _, run in runs)
    console.show(_written(format, shown, texts, files))
    limit = Severity.WARNING if strict else Severity.ERROR
    if any(diagnostic.severity <= limit for diagnostic in shown):
        raise typer.Exit(1)


def _codes(text: str) -> frozenset[str]:
    """Return the codes in `a,b`; raises `UsageProblem` for one that does not exist."""
    codes = frozenset(part.strip() for part in text.split(",") if part.strip())
    if codes:
        from minnes.cli.code_pages import require

        for code in sorted(codes):
            require(code)
    return codes


def _staged(given: Sequence[Path], today: date) -> tuple[Staged, Staged]:
    """Return what is wrong in what is staged, which is the project it lies in as well."""
    from minnes.cli import places, staged

    run = staged.check(places.start_of(given), today)
    return run, run


def _run(given: Sequence[Path], today: date, no_cache: bool) -> tuple[places.Rooted, Run]:
    """Return what is wrong in files and the project they lie in, from the cache if nothing changed."""
    from minnes.archive import check_cache
    from minnes.archive.scan import find_root
    from minnes.cli import places, repository

    start = places.start_of(given)
    root = find_root(start) or start
    known = None if no_cache else check_cache.open_cache(places.cache_folder(), root, today)
    if known and (run := known.run(given)):
        return known, run
    from minnes.archive.checking import check_with_cache
    from minnes.archive.workspace import minute_files

    ((workspace, below),) = places.open_all(given)
    files = places.minutes(workspace, below)
    project = workspace.project
    others = []
    if below and project:
        asked = set(files)
        others = [file for file in minute_files(workspace) if file not in asked]
    done = check_with_cache(workspace, files, today, others, known)
    if repository.is_there(workspace.root):
        from minnes.cli.unsealed import merged, taken_out

        # What git says is asked each time, and not kept.
        if taken := taken_out(workspace, files):
            return workspace, check_cache.Run("", "", len(files), (), merged(done.found, taken))
    pattern, language = (project.meetings, project.language or "") if project else ("", "")
    run = check_cache.Run(pattern, language, len(files), done.dependencies, done.found)
    if known:
        known.save_run(given, run)
    return workspace, run


def _written(format: Format, shown: list[Diagnostic], texts: dict[str, str], files: int) -> str:
    from minnes.cli import console, diagnostic_formats, diagnostics

    language = console.language()
    if format == "full":
        width = console.width() if sys.stdout.isatty() else 0
        return diagnostics.render_full(shown, texts, files, language, console.colourful(), width)
    if format == "concise":
        return "".join(diagnostics.concise(diagnostic, language) + "\n" for diagnostic in shown)
    return diagnostic_formats.WAYS[format](shown, language)
