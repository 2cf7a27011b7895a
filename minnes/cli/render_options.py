"""The options of `minnes render`, and the folders it writes to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from minnes.cli.problem import UsageProblem
from minnes.language.message import say

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace

Format = Literal["html", "md", "txt", "pdf", "ics", "atom"]
Edition = Literal["public", "internal"]

STANDARD_OUTPUT = "-"

PAGES = "pages"
"""The project's folder for pages of some files."""

INSIDE = "internal"
"""What the folder of the internal edition is called, after that of the public one."""


class RenderOptions(NamedTuple):
    """The options as typed; `output` is a folder, or `-` for standard output."""

    output: str
    edition: Edition
    drafts: bool
    check: bool
    force: bool
    log: Path | None
    no_cache: bool
    dry_run: bool = False

    def belong_to_a_site(self) -> None:
        """Raise `UsageProblem` for what means nothing where no site is made."""
        for option, given in (
            ("--drafts", self.drafts),
            ("--check", self.check),
            ("--force", self.force),
            ("--log", self.log),
        ):
            if given:
                raise UsageProblem(
                    say("{option} belongs to the site of a whole project", option=option),
                    say("run minnes render without PATHS, in a project, as HTML"),
                )


def makes_site(
    workspace: Workspace, given: Sequence[Path], to: Format, options: RenderOptions
) -> bool:
    """Return whether a whole site is asked for, rather than pages of some files."""
    whole = not given and workspace.project is not None
    return whole and to == "html" and options.output != STANDARD_OUTPUT


def own_folder(workspace: Workspace) -> str:
    """Return the folder that the project itself names; it must lie within the project."""
    from minnes.model.project import Publish

    folder = (workspace.project.publish if workspace.project else Publish()).folder
    if not (workspace.root / folder).resolve().is_relative_to(workspace.root.resolve()):
        raise UsageProblem(
            say('the folder "{folder}" in minnes.yaml lies outside the project', folder=folder),
            say("name a folder within it under publish:, or one after -o"),
        )
    return folder


def folder_of(workspace: Workspace, options: RenderOptions) -> Path:
    """Return where the site goes: what is asked for, else the project's folder for the edition."""
    own = own_folder(workspace)
    if options.output:
        return Path(options.output)
    return workspace.root / (own if options.edition == "public" else f"{own}-{INSIDE}")


def folder_of_pages(workspace: Workspace, options: RenderOptions) -> Path:
    """Return where pages of some files go: what is asked for, else a folder of the edition's own.

    Never the site's: what lies there is published, and a page of one file is no page of the site.
    """
    if options.output:
        return Path(options.output)
    return workspace.root / (PAGES if options.edition == "public" else f"{PAGES}-{INSIDE}")
