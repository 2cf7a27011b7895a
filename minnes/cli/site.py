"""The whole project as a site: made, looked through, and put in its folder; called by `minnes render`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from minnes.cli.problem import UsageProblem
from minnes.language.message import Message, say, say_many

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.publish.edition import Edition
    from minnes.publish.site.build import Site
    from minnes.publish.site.folder import Difference

INSIDE = "internal"
"""What the folder of the internal edition is called, after that of the public one."""


class Wishes(NamedTuple):
    """What is asked for on the command line: where to, which edition, and how."""

    output: str
    edition: Edition
    drafts: bool
    check: bool
    force: bool
    log: Path | None
    no_cache: bool

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


def publish(workspace: Workspace, files: Sequence[Path], wishes: Wishes) -> None:
    """Publish a project as a site, or check that what is published is what would be."""
    from minnes.cli.render import refused_files, tell_refused
    from minnes.publish.site import folder as folders

    folder = folder_of(workspace, wishes)
    folders.mend(folder)
    _refuse(workspace, folder, wishes)
    refused = refused_files(workspace, files)
    sound = [file for file in files if workspace.relative(file) not in refused]
    site = _build(workspace, sound, wishes, bool(refused))
    content: dict[str, folders.Content] = {**site.pages, **site.documents}
    found = folders.difference(folder, content)
    if wishes.check:
        _tell_stale(folder, found)
    else:
        if found or folders.listed(folder) is None:
            folders.publish(folder, content, found)
        _tell_done(folder, found)
    tell_refused(workspace, refused)
    if refused or (wishes.check and found):
        raise typer.Exit(1)


def folder_of(workspace: Workspace, wishes: Wishes) -> Path:
    """Return where the site goes: what is asked for, else the project's folder for the edition."""
    from minnes.cli.render import own_folder

    own = own_folder(workspace)
    if wishes.output:
        return Path(wishes.output)
    return workspace.root / (own if wishes.edition == "public" else f"{own}-{INSIDE}")


def _refuse(workspace: Workspace, folder: Path, wishes: Wishes) -> None:
    """Raise `UsageProblem` for a folder where publishing would do harm."""
    from minnes.cli.render import own_folder
    from minnes.publish.site import folder as folders

    target = folder.resolve()
    if workspace.root.resolve().is_relative_to(target):
        raise UsageProblem(
            say("the project itself lies in {folder}", folder=folder),
            say("name a folder of its own for the site after -o"),
        )
    if folder.exists() and not folder.is_dir():
        raise UsageProblem(say("{folder} is a file, not a folder", folder=folder))
    public = (workspace.root / own_folder(workspace)).resolve()
    if wishes.edition != "public" and target == public:
        raise UsageProblem(
            say("{folder} is where the public edition is published", folder=folder),
            say("name another folder for the internal edition after -o"),
        )
    others = [] if wishes.force or not folder.exists() else folders.foreign(folder)
    if others:
        more = say_many(
            "it holds {first}", "it holds {first} and more", len(others), first=others[0]
        )
        raise UsageProblem(
            say("{folder} holds files that minnes did not put there", folder=folder),
            say("{more}; name another folder after -o, or let them stay with --force", more=more),
        )


def _build(workspace: Workspace, sound: Sequence[Path], wishes: Wishes, incomplete: bool) -> Site:
    from minnes.archive.loading import load
    from minnes.cli import console
    from minnes.cli.render import same_path
    from minnes.publish.pages import SamePath
    from minnes.publish.site.build import build, published

    meetings = published(load(workspace, sound).meetings, wishes.edition, wishes.drafts)
    try:
        return build(workspace, meetings, wishes.edition, console.language(), incomplete)
    except SamePath as clash:
        raise same_path(clash) from None


def _tell_stale(folder: Path, found: Difference) -> None:
    from minnes.cli import console

    lines = [
        *(say("{path} is missing", path=(folder / path).as_posix()) for path in found.new),
        *(
            say("{path} is not up to date", path=(folder / path).as_posix())
            for path in found.changed
        ),
        *(say("{path} is left over", path=(folder / path).as_posix()) for path in found.gone),
    ]
    language = console.language()
    console.show("".join(f"{language.text(line)}\n" for line in lines))
    if found:
        console.tell(say("the site is not up to date; minnes render makes it anew"))
    else:
        console.tell(say("the site is up to date"))


def _tell_done(folder: Path, found: Difference) -> None:
    from minnes.cli import console

    console.show(f"{_shown(folder / 'index.html')}\n")
    console.tell(_summary(found))


def _summary(found: Difference) -> Message:
    if not found:
        return say("nothing has changed: all {count} files are as they were", count=found.same)
    return say(
        "{new} files new, {changed} changed, {gone} taken away, {same} as they were",
        new=len(found.new),
        changed=len(found.changed),
        gone=len(found.gone),
        same=found.same,
    )


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
