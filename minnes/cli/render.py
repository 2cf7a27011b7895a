"""`minnes render`: pages of minutes, and what else is made of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.cli.problem import UsageProblem
    from minnes.cli.site import Wishes
    from minnes.publish.documents import SamePath
    from minnes.publish.pages import Page


Format = Literal["html", "md", "txt", "pdf", "ics", "atom"]
Edition = Literal["public", "internal"]

STANDARD_OUTPUT = "-"


def command(
    paths: list[Path] = typer.Argument(
        None, metavar="PATHS", help="Files or folders; without any, the whole project."
    ),
    to: Format = typer.Option(
        "html",
        help="html for a browser, md for a forge, txt for an e-mail, pdf for paper and archive;"
        " ics for calendars, atom for a feed of what was approved.",
    ),
    output: str = typer.Option(
        "",
        "--output",
        "-o",
        metavar="FOLDER",
        help="Where to write; - shows one page instead. Without it, the project's own folder.",
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
    log: Path = typer.Option(
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
    other): start page, meetings, series, organizations, decisions, what is to do, and a search.

    What is internal, and names the project withholds, stay out of the public edition. A file with
    an error gets no page, and is told of.
    """
    from minnes.cli.site import Wishes

    wishes = Wishes(output, edition, drafts, check, force, log, no_cache, dry_run)
    if watch:
        from minnes.cli.watch import watch as keep_up

        keep_up(paths, to, wishes)
    else:
        render(paths, to, wishes)


def render(paths: Sequence[Path], to: Format, wishes: Wishes, sound_only: bool = False) -> None:
    """Make the pages of the files at some paths; with `sound_only`, none if a file has an error."""
    from minnes.archive.workspace import minute_files
    from minnes.cli import console, places, preview
    from minnes.cli.refused import refused_files, tell_errors, tell_refused
    from minnes.cli.site import publish
    from minnes.cli.subscriptions import subscriptions, whole_series
    from minnes.publish.pages import Page
    from minnes.source.diagnostic import Severity

    workspace, given = places.open_at(paths)
    files = minute_files(workspace, given)
    errors = [one for one in workspace.diagnostics if one.severity == Severity.ERROR]
    if errors:
        # Without a sound minnes.yaml nobody knows which names are to be withheld.
        tell_errors(workspace, errors)
        raise typer.Exit(1)
    if sound_only and (refused := refused_files(workspace, files)):
        tell_refused(workspace, refused)
        raise typer.Exit(1)
    if makes_site(workspace, given, to, wishes):
        publish(workspace, files, wishes)
        return
    wishes.belong_to_a_site()
    subscribed = to in ("ics", "atom")
    if subscribed:
        files = whole_series(workspace, files)
    refused = refused_files(workspace, files)
    sound = [file for file in files if workspace.relative(file) not in refused]
    shown = wishes.output == STANDARD_OUTPUT
    if subscribed:
        made = subscriptions(workspace, sound, wishes.edition, to)
        # The first is that of all series; the others are parts of it.
        made = made[:1] if shown else made
        pages = [Page(path, "", content, ()) for path, content in made]
    else:
        pages = _pages(workspace, sound, wishes.edition, to, documents=not shown)
    if shown:
        _show(pages, 0 if subscribed else len(refused))
    else:
        folder = wishes.output or places.shown_path(workspace, own_folder(workspace))
        if wishes.dry_run:
            preview.tell(preview.files(Path(folder), _contents(pages)))
        else:
            console.show("".join(f"{path}\n" for path in _write(pages, Path(folder))))
    tell_refused(workspace, refused)
    if refused:
        raise typer.Exit(1)


def makes_site(workspace: Workspace, given: Sequence[Path], to: Format, wishes: Wishes) -> bool:
    """Return whether a whole site is asked for, rather than pages of some files."""
    whole = not given and workspace.project is not None
    return whole and to == "html" and wishes.output != STANDARD_OUTPUT


def _pages(
    workspace: Workspace,
    files: Sequence[Path],
    edition: Edition,
    to: Format,
    documents: bool,
) -> list[Page]:
    from minnes.cli import console, look
    from minnes.publish.documents import SamePath
    from minnes.publish.gathering import gather
    from minnes.publish.pages import render_pages

    wanted = {workspace.relative(file) for file in files}
    try:
        with look.told():
            return render_pages(
                gather(workspace, files),
                wanted,
                edition,
                to,
                console.language(),
                documents,
            )
    except SamePath as clash:
        raise same_path(clash) from None


def same_path(clash: SamePath) -> UsageProblem:
    """Return what to say of two meetings that would be written to one path."""
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    first, second = clash.sources
    return UsageProblem(
        say(
            "{first} and {second} would both be written to {path}",
            first=first,
            second=second,
            path=clash.path,
        ),
        say("give one of them another date, or an id of its own"),
    )


def _show(pages: Sequence[Page], refused: int) -> None:
    from minnes.cli import console
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    if len(pages) + refused != 1:
        raise UsageProblem(
            say("only one page can be shown, and these are {count}", count=len(pages)),
            say("name one file, or a folder after -o"),
        )
    for page in pages:
        if page.path.endswith(".pdf") and sys.stdout.isatty():
            raise UsageProblem(
                say("a PDF cannot be shown on the screen"), say("name a folder after -o")
            )
        console.show_bytes(page.content)


def own_folder(workspace: Workspace) -> str:
    """Return the folder that the project itself names; it must lie within the project."""
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say
    from minnes.model.project import Publish

    folder = (workspace.project.publish if workspace.project else Publish()).folder
    if not (workspace.root / folder).resolve().is_relative_to(workspace.root.resolve()):
        raise UsageProblem(
            say('the folder "{folder}" in minnes.yaml lies outside the project', folder=folder),
            say("name a folder within it under publish:, or one after -o"),
        )
    return folder


def _contents(pages: Sequence[Page]) -> dict[str, bytes]:
    """Return pages and the documents they link to, by path below the folder they are written to."""
    documents = {target: source for page in pages for source, target in page.documents}
    contents = {page.path: page.content for page in pages}
    return contents | {target: source.read_bytes() for target, source in documents.items()}


def _write(pages: Sequence[Page], folder: Path) -> Iterator[str]:
    """Write pages and the documents they link to; yield the paths of the pages.

    All pages have been made by now: what could fail has failed before anything is written.
    """
    from minnes.source import replace

    for name, content in _contents(pages).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            replace.create(path, content)
        elif (original := replace.read(path)).content != content:
            replace.replace(original, content)
    for page in pages:
        yield (folder / page.path).as_posix()
