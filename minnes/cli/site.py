"""`minnes render` without paths: the site of the whole project, built, scanned for leaks and published."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minnes.cli import console
from minnes.cli.day import day as stands_on
from minnes.cli.places import seen_below
from minnes.cli.problem import UsageProblem
from minnes.cli.render_options import RenderOptions, folder_of, own_folder
from minnes.cli.site_messages import tell_done, tell_leaks, tell_left_out, tell_stale
from minnes.cli.site_stamp import SiteStamp
from minnes.language.message import say, say_many

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.publish.site.build import Site

LONG = 100
"""Files from which a build takes so long that its progress is told."""

LEFT_OUT = ".left-out.txt"
"""What the list of what is left out is called, after the site's folder, beside which it lies."""


def publish(
    workspace: Workspace, files: Sequence[Path], options: RenderOptions, sound_only: bool
) -> None:
    """Publish a project as a site, or check that what is published is what would be.

    With `sound_only`, nothing is published if a file has an error.
    """
    from minnes.cli import preview
    from minnes.cli.refused import tell_refused
    from minnes.publish.site import folder as folders

    folder = folder_of(workspace, options)
    if not (options.check or options.dry_run):
        folders.recover(folder)
    _refuse(workspace, folder, options)
    listing = _listing(folder, options)
    stamp = SiteStamp(workspace.root, folder, listing, options)
    if stamp.is_current():
        tell_done(folder, None)
        return
    started = time.time_ns()
    site = _build(workspace, files, options, folder, stamp.cache)
    if site.leaks:
        tell_refused(workspace, site.errors)
        tell_leaks(folder, site, workspace, map(workspace.relative, files))
        raise typer.Exit(1)
    if site.errors and sound_only:
        tell_refused(workspace, site.errors)
        raise typer.Exit(1)
    difference = folders.difference(folder, site.files)
    if options.check:
        tell_stale(folder, difference)
    elif options.dry_run:
        would = preview.files(folder, site.new_files(), difference.gone)
        if options.edition == "public":
            would += preview.file(listing, site.left_out.encode("utf-8"))
        preview.tell(would)
    else:
        site.save_cache()
        if difference or folders.manifest(folder) is None:
            folders.publish(folder, site.files, difference)
        tell_done(folder, difference)
        if options.edition == "public":
            _write_listing(listing, site.left_out)
            tell_left_out(listing, site)
    tell_refused(workspace, site.errors)
    if site.errors or (options.check and difference):
        raise typer.Exit(1)
    stamp.save(started)


def _refuse(workspace: Workspace, folder: Path, options: RenderOptions) -> None:
    """Raise `UsageProblem` for a folder where publishing would do harm."""
    from minnes.publish.site import folder as folders

    target = folder.resolve()
    if workspace.root.resolve().is_relative_to(target):
        raise UsageProblem(
            say("the project itself lies in {folder}", folder=folder),
            say("name a folder of its own for the site after -o"),
        )
    if folder.exists() and not folder.is_dir():
        raise UsageProblem(say("{folder} is a file, not a folder", folder=seen_below(folder)))
    public = (workspace.root / own_folder(workspace)).resolve()
    if options.edition != "public" and target == public:
        raise UsageProblem(
            say("{folder} is where the public edition is published", folder=seen_below(folder)),
            say("name another folder for the internal edition after -o"),
        )
    others = [] if options.force else folders.foreign(folder)
    if others:
        more = say_many(
            "it holds {first}", "it holds {first} and more", len(others), first=others[0]
        )
        raise UsageProblem(
            say("{folder} holds files that minnes did not put there", folder=seen_below(folder)),
            say("{more}; name another folder after -o, or let them stay with --force", more=more),
        )


def _build(
    workspace: Workspace,
    files: Sequence[Path],
    options: RenderOptions,
    folder: Path,
    cache: Path | None,
) -> Site:
    from minnes.cli import console, places
    from minnes.publish.site.build import BuildInput, BuildOptions, build
    from minnes.publish.site.folder import foreign
    from minnes.publish.templates import keep_compiled

    # A link to a folder counts as foreign too, but what lies there is nothing of the site.
    others = {path: folder / path for path in foreign(folder) if (folder / path).is_file()}
    source = BuildInput(workspace, files, stands_on(""), others)
    wanted = BuildOptions(options.edition, console.page_language(), options.drafts)
    keep_compiled(places.cache_folder())
    return build(source, wanted, folder, cache, _progress(len(files)))


def _listing(folder: Path, options: RenderOptions) -> Path:
    """Return where the list of what is left out goes: never among what is published."""
    listing = options.log or folder.with_name(f"{folder.name}{LEFT_OUT}")
    if listing.resolve().is_relative_to(folder.resolve()):
        raise UsageProblem(
            say("{path} would be published with the site", path=listing),
            say("name a file outside {folder} after --log", folder=seen_below(folder)),
        )
    if listing.suffix in (".yaml", ".yml") and listing.exists():
        raise UsageProblem(
            say('"{target}" is there already, and is something else', target=listing),
            say("choose another name after --log"),
        )
    return listing


def _write_listing(listing: Path, text: str) -> None:
    from minnes.source import atomic_write

    listing.parent.mkdir(parents=True, exist_ok=True)
    atomic_write.put(listing, text.encode("utf-8"))


def _progress(files: int) -> Callable[[str], None]:
    """Return what is told of the steps of a build: a line each on a terminal, nothing elsewhere."""
    steps = {
        "read": say("reading {count} files", count=files),
        "make": say("making the pages"),
        "search": say("looking through all of it for what is withheld"),
    }
    if files < LONG or not sys.stderr.isatty():
        return lambda _: None
    return lambda step: console.tell(steps[step])
