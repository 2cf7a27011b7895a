"""The messages about a site: its leaks, how it differs from what is published, what was written."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli import console
from minnes.cli.places import seen_below
from minnes.language.message import Message, say, say_many

if TYPE_CHECKING:
    from minnes.archive.workspace import Workspace
    from minnes.publish.site.build import Site
    from minnes.publish.site.folder import Difference
    from minnes.publish.site.leaks import Leak

MOST = 20
"""Leaks that are listed one by one."""


def tell_leaks(folder: Path, site: Site, workspace: Workspace, paths: Iterable[str]) -> None:
    """Tell where the leaks are, not what they say; `paths` are the minute files of the site."""
    from minnes.publish.site.secrets import COMMENT
    from minnes.publish.site.unreplaced_names import unreplaced_names

    for leak in site.leaks[:MOST]:
        console.tell(_leak_message(leak, seen_below(folder / leak.page), site.unpublished))
    if len(site.leaks) > MOST:
        console.tell(say("and {count} more", count=len(site.leaks) - MOST))
    names = sorted({leak.secret for leak in site.leaks if not leak.secret.path})
    sound = (path for path in paths if path not in site.errors and path not in site.unpublished)
    for place in unreplaced_names(workspace, sound, names)[:MOST] if names else ():
        console.tell(
            say(
                "{path}:{line}: here stands {initials}, where names are not replaced",
                path=place.path,
                line=place.line,
                initials=place.initials,
            )
        )
    console.tell(say("nothing was published; {folder} is as it was", folder=seen_below(folder)))
    console.tell(
        say("  help: take it out of the attachment, or of your own template, where it stands")
    )
    if any(not leak.secret.path for leak in site.leaks):
        console.tell(
            say(
                "  help: in web addresses, in names of files and of organizations, and in minnes.yaml"
                " names are not replaced: write that otherwise"
            )
        )
    if any(leak.secret.place == COMMENT for leak in site.leaks):
        console.tell(say("  help: or take the comment out of the minutes, if it is no secret"))
    if any(leak.secret.path in site.unpublished for leak in site.leaks):
        console.tell(
            say("  help: or publish the minutes too: when they are done, or with --drafts")
        )


def _leak_message(leak: Leak, page: str, unpublished: Collection[str]) -> Message:
    from minnes.publish.site.secrets import COMMENT

    secret = leak.secret
    if not secret.path:
        return say(
            "{page} would show a name that the project withholds ({initials})",
            page=page,
            initials=secret.place,
        )
    if secret.place == COMMENT:
        return say("{page} would show the comment in {path}", page=page, path=secret.path)
    if secret.path in unpublished:
        return say(
            "{page} would show what stands in {path}, which is not published yet ({place})",
            page=page,
            path=secret.path,
            place=secret.place,
        )
    return say(
        "{page} would show what {path} withholds ({place})",
        page=page,
        path=secret.path,
        place=secret.place,
    )


def tell_stale(folder: Path, difference: Difference) -> None:
    """Tell how the published site differs from what would be built now."""
    lines = [
        *(say("{path} is missing", path=seen_below(folder / path)) for path in difference.new),
        *(
            say("{path} is not up to date", path=seen_below(folder / path))
            for path in difference.changed
        ),
        *(say("{path} is left over", path=seen_below(folder / path)) for path in difference.gone),
    ]
    language = console.language()
    console.show("".join(f"{language.text(line)}\n" for line in lines))
    if difference:
        console.tell(say("the site is not up to date; minnes render makes it anew"))
    else:
        console.tell(say("the site is up to date"))


def tell_done(folder: Path, difference: Difference | None) -> None:
    """Tell the path of the start page, and what was written; without a difference, that nothing changed."""
    console.show(f"{seen_below(folder / 'index.html')}\n")
    if difference is None:
        console.tell(say("nothing has changed: no page had to be made anew"))
    else:
        console.tell(_summary(difference))


def tell_left_out(listing: Path, site: Site) -> None:
    """Tell how many meetings were not published yet, and how many documents could not be scanned."""
    console.tell(say("what was left out is listed in {path}", path=seen_below(listing)))
    if site.unpublished:
        console.tell(
            say_many(
                "one meeting is not published yet; --drafts takes it along",
                "{count} meetings are not published yet; --drafts takes them along",
                len(site.unpublished),
            )
        )
    if site.unread:
        console.tell(
            say_many(
                "one attached document was not looked through for what is withheld: see {listing}",
                "{count} attached documents were not looked through for what is withheld: see {listing}",
                site.unread,
                listing=seen_below(listing),
            )
        )


def _summary(difference: Difference) -> Message:
    if not difference:
        return say("nothing has changed: all {count} files are as they were", count=difference.same)
    language = console.language()
    messages = [
        say_many("one file new", "{count} files new", len(difference.new)),
        say_many("one changed", "{count} changed", len(difference.changed)),
        say_many("one taken away", "{count} taken away", len(difference.gone)),
        say_many("one as it was", "{count} as they were", difference.same),
    ]
    return say(
        "{told}", told=", ".join(language.text(message) for message in messages if message.count)
    )
