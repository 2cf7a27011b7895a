"""The last gate of pages made one by one: none may hold what the public edition withholds.

As for a site, what was withheld is worked out beside the edition, so that a fault of it is found too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import TypeAlias

from minnes.archive.loading import Archive, Loaded
from minnes.archive.processes import in_order
from minnes.language.catalog import Translator
from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.publish.edition import hidden_outcomes
from minnes.publish.names import agreed_names, withheld_names
from minnes.publish.problem import PublishProblem
from minnes.publish.site.leaks import Leak, Scanner, withheld_phrases
from minnes.publish.site.secrets import (
    Secret,
    meeting_texts,
    name_secret,
    own_texts,
    secrets_of,
)
from minnes.publish.site.side_by_side import confirmed
from minnes.publish.site.unreplaced_names import unreplaced_names
from minnes.publish.site.words import joined_words

_PARALLEL_FROM = 100
"""Pages to look through from which a second process pays for its start."""

Guarded: TypeAlias = tuple[str, bytes, frozenset[Secret]]
"""A page or a document by its path, and the names that must not stand in it."""


def pass_gate(
    pages: Iterable[tuple[Loaded, str, bytes]],
    archive: Archive,
    times: Iterable[str],
    translator: Translator,
    documents: Collection[tuple[str, bytes]] = (),
) -> None:
    """Raise `PublishProblem` if a page of a meeting, with its path and its text, holds a secret.

    `times` are the days and times on the pages, in words: they are no secrets. `documents` lie beside
    the pages; no name may stand in them that any meeting withholds and none agrees to.
    """
    hidden = frozenset[str]().union(
        *(hidden_outcomes(loaded.meeting, loaded.id) for loaded in archive.meetings)
    )
    every = {
        loaded.path: meeting_texts(loaded.meeting, loaded.id, hidden) for loaded in archive.meetings
    }
    secrets = [secret for path, sayings in every.items() for secret in secrets_of(path, sayings)]
    names_of = {
        loaded.path: frozenset(_names(loaded.meeting, archive)) for loaded in archive.meetings
    }
    guarded = [(path, content, names_of[loaded.path]) for loaded, path, content in pages]
    every_name = _names_of_all(archive)
    guarded += [(path, content, every_name) for path, content in documents]
    names = sorted(frozenset[Secret]().union(*(own for _, _, own in guarded)))
    if not secrets and not names:
        return
    texts = [each.text for sayings in every.values() for each in sayings if not each.withheld]
    project = archive.workspace.project
    own = (*own_texts(project, translator), *_of_series(project))
    published = [joined_words([*texts, *times]), joined_words(own)]
    phrases = withheld_phrases(secrets, published)
    leaks = partial(_leaks, Scanner(phrases), Scanner(withheld_phrases(names, published)))
    found = [leak for some in in_order(leaks, guarded, _PARALLEL_FROM, "forked") for leak in some]
    contents = {path: content for path, content, _ in guarded}
    beside = {path for path, _ in documents}
    for leak in confirmed(found, phrases, published[:1], contents.__getitem__, beside):
        raise _problem(leak, archive)


def pass_names(files: Iterable[tuple[str, bytes]], archive: Archive) -> None:
    """Raise `PublishProblem` if a calendar, a feed or an export holds a full name that is withheld."""
    full = sorted(name for name in _names_of_all(archive) if name.kind == "name")
    names = Scanner(withheld_phrases(full, []))
    for path, content in files:
        # A calendar breaks its lines anywhere, within a name too.
        for leak in names.leaks(path, content.replace(b"\r\n ", b"")):
            raise _problem(leak, archive)


def _names_of_all(archive: Archive) -> frozenset[Secret]:
    """Return the names that any meeting withholds and none agrees to."""
    agreed = frozenset[str]().union(*(agreed_names(loaded.meeting) for loaded in archive.meetings))
    named = [*(loaded.meeting for loaded in archive.meetings), *archive.partial]
    return frozenset(
        secret
        for meeting in named
        for secret in _names(meeting, archive)
        if secret.text not in agreed
    )


def _leaks(scanner: Scanner, of_names: Scanner, page: Guarded) -> list[Leak]:
    path, content, own = page
    # What one meeting withholds, another may agree to.
    named = [leak for leak in of_names.leaks(path, content) if leak.secret in own]
    return [*scanner.leaks(path, content), *named]


def _names(meeting: Meeting, archive: Archive) -> Iterator[Secret]:
    workspace = archive.workspace
    names = withheld_names(meeting, workspace.project, workspace.register)
    for name in sorted(names - agreed_names(meeting)):
        yield name_secret(name)


def _of_series(project: Project | None) -> Iterator[str]:
    """Yield what pages say of the series themselves."""
    for series in project.series.values() if project else ():
        yield from (series.title or "", series.organization or "", series.heading or "")
        yield from (text for pair in series.abbreviations.items() for text in pair)


def _problem(leak: Leak, archive: Archive) -> PublishProblem:
    if leak.secret.path:
        return PublishProblem(
            say(
                "{page} would show what {path} withholds ({place})",
                page=leak.page,
                path=leak.secret.path,
                place=leak.secret.place,
            ),
            say("nothing was written; if the template is your own, look there"),
        )
    problem = say(
        "{page} would show a name that the project withholds ({initials})",
        page=leak.page,
        initials=leak.secret.place,
    )
    paths = [loaded.path for loaded in archive.meetings]
    for place in unreplaced_names(archive.workspace, paths, [leak.secret])[:1]:
        return PublishProblem(
            problem,
            say(
                "nothing was written; it stands in {path}, line {line}, where names are not replaced:"
                " write that otherwise",
                path=place.path,
                line=place.line,
            ),
        )
    return PublishProblem(
        problem,
        say(
            "nothing was written; if the template is your own, look there, and at web addresses and"
            " names of files, in which names are not replaced"
        ),
    )
