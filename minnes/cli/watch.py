"""`minnes render --watch`: renders pages again when a file changes, and reloads the browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli import console, places
from minnes.cli.problem import UsageProblem
from minnes.language.message import Message, say
from minnes.language.problem import Problem

if TYPE_CHECKING:
    from minnes.cli.render_options import Format, RenderOptions

BEAT = 200
"""Milliseconds after which the watcher looks up, whether files changed or not."""

QUIET = 200
"""Milliseconds that no file may change before pages are made: an editor writes in several steps."""


def watch(paths: Sequence[Path], to: Format, options: RenderOptions) -> None:
    """Make pages, serve them to this machine's browser, and keep both up to date until Ctrl-C."""
    from minnes.cli.render_options import STANDARD_OUTPUT
    from minnes.cli.rendering import render

    if to != "html" or options.output == STANDARD_OUTPUT or options.check or options.dry_run:
        raise UsageProblem(
            say("--watch shows pages in a browser, and there would be none"),
            say("leave out --check, --dry-run, --format and -o -"),
        )
    try:
        import watchfiles  # noqa: F401 - said at once, before anything is made
    except ImportError:
        from minnes.language.extras import install_hint

        raise UsageProblem(
            say("watching needs an addition to minnes"), install_hint("watch")
        ) from None

    def make() -> None:
        render(paths, to, options, sound_only=True)

    sources, folder, page = _places(paths, to, options)
    serve(make, sources, folder, page)


def serve(make: Callable[[], None], sources: Sequence[Path], folder: Path, page: str) -> None:
    """Serve a folder of pages, and make them anew when a file changes; ends at Ctrl-C.

    `sources` are the folders that pages are made of; what lies in `folder` is not. `page` is the
    address of the page to look at first.
    """
    import watchfiles

    from minnes.cli.serving import Server

    made, usual, own = folder.resolve(), watchfiles.DefaultFilter(), _own_output()
    hidden = made.with_name(f".{made.name}-")

    def matters(change: watchfiles.Change, path: str) -> bool:
        # What is made, and on the way there: hidden files, and a list of what a site leaves out.
        mine = Path(path).is_relative_to(made) or path.startswith((f"{made}.", str(hidden)))
        return (
            not mine
            and not Path(path).name.startswith(".")
            and usual(change, path)
            and _number(path) not in own
        )

    server = None
    try:
        for changes in watchfiles.watch(
            *sources, watch_filter=matters, debounce=QUIET, rust_timeout=BEAT, yield_on_timeout=True
        ):
            if server is None:
                # From here on nothing escapes us. An error in a file is told; once it is mended,
                # there will be pages. Any other one ends it.
                with suppress(typer.Exit):
                    make()
                server = Server(folder)
                console.tell(say("look at {address}", address=server.address + page))
                console.tell(say("pages are kept up to date until you press Ctrl-C"))
            elif changes:
                console.tell(_changed_message(sorted({Path(path).name for _, path in changes})))
                if _rendered(make):
                    server.reload()
    except KeyboardInterrupt:
        pass
    finally:
        if server is not None:
            server.close()
            console.tell(say("no longer watching"))


def _own_output() -> set[tuple[int, int]]:
    """Return the files that answers and messages are written to: maybe some of the project."""
    numbers = set()
    for stream in (1, 2):
        with suppress(OSError):
            numbers.add((os.fstat(stream).st_dev, os.fstat(stream).st_ino))
    return numbers


def _number(path: str) -> tuple[int, int] | None:
    try:
        status = Path(path).stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _places(
    paths: Sequence[Path], to: Format, options: RenderOptions
) -> tuple[list[Path], Path, str]:
    """Return the folders to watch, the folder to serve, and the address of the first page."""
    from minnes.archive.loading import load
    from minnes.archive.workspace import minute_files
    from minnes.cli.render_options import folder_of, folder_of_pages, makes_site
    from minnes.publish.links import path_address
    from minnes.publish.site.addresses import meeting_page

    workspace, given = places.open_at(paths)
    if makes_site(workspace, given, to, options):
        return [workspace.root], folder_of(workspace, options), ""
    folder = folder_of_pages(workspace, options)
    files = minute_files(workspace, given)
    meetings = load(workspace, files).meetings if len(files) == 1 else ()
    page = "".join(path_address(meeting_page(loaded.id)) for loaded in meetings)
    if workspace.project is not None:
        return [workspace.root], folder, page
    return sorted({path if path.is_dir() else path.parent for path in given}), folder, page


def _changed_message(names: Sequence[str]) -> Message:
    if len(names) == 1:
        return say("{name} has changed", name=names[0])
    return say("{count} files have changed", count=len(names))


def _rendered(make: Callable[[], None]) -> bool:
    """Return whether pages were rendered; if not, tell why and leave all pages as they were."""
    try:
        make()
        return True
    except typer.Exit as end:
        sound = not end.exit_code
    except Problem as problem:
        console.tell_problem(problem.message, problem.hint)
        sound = False
    if not sound:
        console.tell(say("all pages stay as they were until that is put right"))
    return sound
