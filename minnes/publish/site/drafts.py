"""Drafts of list pages: all but their rows, which are pieces of text that are filled in at last.

By a draft it is seen what a page would show, without reading what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from minnes.publish.site.facts import Facts
from minnes.publish.site.list_views import AFTERWARDS, ListPage, Section
from minnes.publish.site.records import Head, Piece, digest

Drafted: TypeAlias = tuple[Section, tuple[Piece, ...]]
"""A section, and the pieces that its rows are put together from."""


class Draft(NamedTuple):
    """A page without rows, and the pieces with those of each section; a section may be whole already."""

    page: ListPage
    rows: tuple[tuple[Piece, ...], ...]

    def made_of(self) -> str:
        """Return a digest of all that the page shows."""
        return digest(self.page, [[piece.digest for piece in row] for row in self.rows])

    def filled(self, join: Callable[[Sequence[Piece]], Markup]) -> ListPage:
        """Return the page with its rows, as `join` makes them of pieces."""
        both = zip(self.page.sections, self.rows, strict=True)
        sections = (
            section._replace(rows=join(some)) if some else section for section, some in both
        )
        return self.page._replace(sections=tuple(sections))


def draft(kind: str, title: str, heading: str, *sections: Drafted) -> Draft:
    """Return a page of some sections."""
    page = ListPage(kind, title, heading, (), (), tuple(section for section, _ in sections))
    return Draft(page, tuple(pieces for _, pieces in sections))


def piece_of(facts: Facts, head: Head, name: str) -> Piece:
    """Return a piece of a meeting by its name."""
    return Piece(facts.path, name, head.pieces[name])


def pieces_of(meetings: Sequence[tuple[Facts, Head]], kind: str) -> list[Piece]:
    """Return the rows of a list that meetings add to it, but for those that are somebody's own."""
    return [
        piece_of(facts, head, f"{own}|")
        for own in in_order(kind)
        for facts, head in meetings
        if f"{own}|" in head.pieces
    ]


def in_order(kind: str) -> tuple[str, ...]:
    """Return the kinds of rows in a list: after those that matter most come the others."""
    return kind, *AFTERWARDS.get(kind, ())
