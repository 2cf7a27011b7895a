"""`minnes init [FOLDER]`: start a project, by answers or by options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from minnes.cli.completion import complete_organization

Host = Literal["auto", "github", "gitlab", "both", "none"]
Language = Literal["sv", "en"]


def command(
    folder: Path = typer.Argument(
        Path(), metavar="FOLDER", help="Where to start it; without it, here."
    ),
    organization: Annotated[
        str | None,
        typer.Option(help="Whose minutes these are.", autocompletion=complete_organization),
    ] = None,
    language: Annotated[
        Language | None, typer.Option(help="Language of messages, labels and new files.")
    ] = None,
    title: Annotated[str | None, typer.Option(help="What the group that meets is called.")] = None,
    series: Annotated[
        str | None, typer.Option(help="The group's short name, for folders and references.")
    ] = None,
    place: Annotated[str | None, typer.Option(help="Where the group usually meets.")] = None,
    time: Annotated[str | None, typer.Option(help="When it usually meets, as 9-12.")] = None,
    members: Annotated[
        str | None,
        typer.Option(metavar="NAMES", help="Organizations of the group, with commas between."),
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of the first meeting; else today.")
    ] = None,
    yes: bool = typer.Option(False, "--yes", help="Ask nothing: what is not given is left blank."),
    git: bool = typer.Option(
        False, "--git", help="Set up git too: checks, diffs and merges; also of a project there is."
    ),
    host: Host = typer.Option(
        "auto", help="With --git: whose workflow to write; auto: where commits are pushed to."
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Change nothing; only show what would be written."
    ),
) -> None:
    """Start a project: settings, folders, help for your editor, and the file of a first meeting.

    Asks for what the options do not say. What is there already is never overwritten.

    With --git, what will be committed is checked, git diff shows minutes in words, git merge merges
    them by meaning, and merge requests are annotated, on GitHub or GitLab.
    """
    from minnes.archive.project_paths import PROJECT_FILE
    from minnes.archive.scan import find_root
    from minnes.cli import console, init_git, init_project, places
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    root = folder.absolute()
    if around := find_root(root.resolve()):
        if git:
            console.show(init_git.set_up(around, host, dry_run))
            return
        raise UsageProblem(
            say("there is a project already: {path}", path=places.seen(around / PROJECT_FILE)),
            say("minnes new SERIES makes the file of a new meeting in it"),
        )
    if git:
        init_git.ready(root)
    given = {
        "language": language,
        "organization": organization,
        "title": title,
        "series": series,
        "place": place,
        "time": time,
        "members": members,
        "date": date,
    }
    answers = init_project.answers(given, ask=console.interactive() and not yes)
    if dry_run:
        with init_project.would_write(root, answers) as (shown, as_if):
            console.show(shown + (init_git.set_up(root, host, True, as_if) if git else ""))
        return
    console.show(init_project.told(folder, init_project.write(root, answers)))
    if git:
        console.show(init_git.set_up(root, host, dry_run))
