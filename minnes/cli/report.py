"""`minnes report ORGANIZATION`: what all minutes say of one organization."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import typer

from minnes.cli.completion import complete_organization
from minnes.cli.day import day as stands_on

if TYPE_CHECKING:
    from minnes.archive.loading import Archive, Loaded
    from minnes.archive.workspace import Workspace

Edition = Literal["public", "internal"]


def command(
    organization: str = typer.Argument(
        metavar="ORGANIZATION",
        help="A municipality or another organization, as minutes write it.",
        autocompletion=complete_organization,
    ),
    edition: Edition = typer.Option(
        "public", help="public leaves out what is internal; internal shows it."
    ),
    today: str = typer.Option("", metavar="DATE", help="Report as if it were this day."),
) -> None:
    """Sum up one organization over all minutes of the project.

    What it asks for comes first; then who came, what it reported and asked, the decisions that
    concern it, what it has promised to do, its documents, and the meetings to come.
    """
    from minnes.archive.loading import load
    from minnes.archive.workspace import minute_files
    from minnes.cli import console, places
    from minnes.query.organization import organization_report
    from minnes.query.organization_text import organization_text

    workspace, _ = places.open_at(())
    name = _name(workspace, organization)
    archive = load(workspace, minute_files(workspace))
    meetings = _shown(archive, edition)
    report = organization_report(meetings, workspace, name, stands_on(today))
    console.show(organization_text(report, console.language(), console.width()))
    if _tell_unreadable(archive):
        raise typer.Exit(1)


def _name(workspace: Workspace, written: str) -> str:
    """Return the organization's own name; raises `UsageProblem` with the nearest if there is none."""
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    match = workspace.register.find(written)
    if match:
        return match.organization.name
    near = ", ".join(f'"{name}"' for name in workspace.register.suggest(written))
    raise UsageProblem(
        say('there is no organization "{name}"', name=written),
        say("did you mean {near}?", near=near) if near else None,
    )


def _shown(archive: Archive, edition: Edition) -> list[Loaded]:
    """Return the meetings as an edition shows them."""
    from dataclasses import replace

    from minnes.publish.edition import editions

    shown = editions(archive, edition)
    return [replace(one, meeting=shown[one.path]) for one in archive.meetings]


def _tell_unreadable(archive: Archive) -> bool:
    """Tell which files have an error, so that something may be missing; return whether there are any."""
    from minnes.cli import console, places
    from minnes.language.message import say
    from minnes.source.diagnostic import Severity

    errors = [one for one in archive.diagnostics if one.severity == Severity.ERROR]
    for one in places.shown(archive.workspace, errors):
        console.tell(
            say(
                "{path}:{line}: {message} [{code}]",
                path=one.path,
                line=one.span.line,
                message=one.message,
                code=one.code,
            )
        )
    if errors:
        console.tell(say("what stands in files with errors may be missing from the report"))
    return bool(errors)
