"""Making pages of minutes, or all else that is made of them, and writing it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli import console
from minnes.cli.problem import UsageProblem
from minnes.cli.render_options import (
    STANDARD_OUTPUT,
    Edition,
    Format,
    RenderOptions,
    folder_of_pages,
    makes_site,
)
from minnes.language.message import say

if TYPE_CHECKING:
    from minnes.archive.loading import Archive
    from minnes.archive.workspace import Workspace
    from minnes.publish.pages import Page


def render(
    paths: Sequence[Path], to: Format, options: RenderOptions, sound_only: bool = False
) -> None:
    """Make the pages of the files at some paths; with `sound_only`, none if a file has an error."""
    from minnes.cli import places
    from minnes.cli.site import publish

    workspace, given = places.open_at(paths)
    files = places.minutes(workspace, given)
    if makes_site(workspace, given, to, options):
        publish(workspace, files, options, sound_only)
    else:
        options.belong_to_a_site()
        _render_files(workspace, files, to, options, sound_only)


def _render_files(
    workspace: Workspace,
    files: Sequence[Path],
    to: Format,
    options: RenderOptions,
    sound_only: bool,
) -> None:
    """Make pages, calendars or feeds of files without an error, and show or write them."""
    from minnes.cli import places, preview
    from minnes.cli.refused import read_sound, tell_refused
    from minnes.cli.subscriptions import subscriptions, whole_series
    from minnes.publish.pages import Page

    subscribed = to in ("ics", "atom")
    if subscribed:
        files = whole_series(workspace, files)
    asked, refused = read_sound(workspace, files)
    if refused and sound_only:
        tell_refused(workspace, refused)
        raise typer.Exit(1)
    shown = options.output == STANDARD_OUTPUT
    if subscribed:
        made = subscriptions(asked, options.edition, to)
        # The first is that of all series; the others are parts of it.
        made = made[:1] if shown else made
        pages = [Page(path, "", content, ()) for path, content in made]
    else:
        pages = _pages(asked, options.edition, to, documents=not shown)
    if shown:
        _show(pages, 0 if subscribed else len(refused))
    else:
        folder = options.output or places.shown_path(
            workspace, workspace.relative(folder_of_pages(workspace, options))
        )
        if options.dry_run:
            preview.tell(preview.files(Path(folder), _contents(pages)))
        else:
            console.show("".join(f"{path}\n" for path in _write(pages, Path(folder))))
            _tell_unread(pages, options.edition)
    tell_refused(workspace, refused)
    if refused:
        raise typer.Exit(1)


def _pages(asked: Archive, edition: Edition, to: Format, documents: bool) -> list[Page]:
    from minnes.cli import places
    from minnes.publish.gathering import gather
    from minnes.publish.pages import render_pages
    from minnes.publish.templates import keep_compiled

    wanted = {loaded.path for loaded in asked.meetings}
    keep_compiled(places.cache_folder())
    return render_pages(gather(asked), wanted, edition, to, console.page_language(), documents)


def _show(pages: Sequence[Page], refused: int) -> None:
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


def _tell_unread(pages: Sequence[Page], edition: Edition) -> None:
    """Tell which documents were written beside public pages although nothing looked through them."""
    from minnes.publish.site.extracted import reason
    from minnes.publish.site.text_extraction import extract

    documents = {target: source for page in pages for source, target in page.documents}
    for target, source in documents.items() if edition == "public" else ():
        if unread := extract(source.read_bytes()).unread:
            console.tell(
                say(
                    "{path} was written, but not looked through for what is withheld: {why}",
                    path=target,
                    why=reason(unread),
                )
            )


def _contents(pages: Sequence[Page]) -> dict[str, bytes]:
    """Return pages and the documents they link to, by path below the folder they are written to."""
    documents = {target: source for page in pages for source, target in page.documents}
    contents = {page.path: page.content for page in pages}
    return contents | {target: source.read_bytes() for target, source in documents.items()}


def _write(pages: Sequence[Page], folder: Path) -> Iterator[str]:
    """Write pages and the documents they link to; yield the paths of the pages.

    All pages have been made by now: what could fail has failed before anything is written.
    """
    from minnes.source import atomic_write

    for name, content in _contents(pages).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        atomic_write.put(path, content)
    for page in pages:
        yield (folder / page.path).as_posix()
