"""Plans of list pages: all but their rows, which are references to pieces of rendered meetings.

A plan gives the cache key of a page without reading the pieces.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from minnes.publish.site.facts import MeetingFacts
from minnes.publish.site.list_views import AFTERWARDS, ListPage, Section
from minnes.publish.site.records import PageInfo, Piece, Published, digest

PlannedSection: TypeAlias = tuple[Section, tuple[Piece, ...]]
"""A section without rows, and the pieces that these consist of; without pieces, its rows are there."""


class ListPlan(NamedTuple):
    """A page without rows, and for each section the pieces that its rows consist of."""

    page: ListPage
    rows: tuple[tuple[Piece, ...], ...]

    def cache_key(self) -> str:
        """Return a digest of all that the page shows."""
        return digest(self.page, [[piece.digest for piece in row] for row in self.rows])

    def with_rows(self, join: Callable[[Sequence[Piece]], Markup]) -> ListPage:
        """Return the page with its rows, which `join` makes of pieces."""
        both = zip(self.page.sections, self.rows, strict=True)
        sections = (
            section._replace(rows=join(some)) if some else section for section, some in both
        )
        return self.page._replace(sections=tuple(sections))


def list_plan(kind: str, title: str, heading: str, *sections: PlannedSection) -> ListPlan:
    """Return the plan of a page with some sections."""
    page = ListPage(kind, title, heading, (), (), tuple(section for section, _ in sections))
    return ListPlan(page, tuple(pieces for _, pieces in sections))


def piece_of(facts: MeetingFacts, info: PageInfo, name: str) -> Piece:
    """Return a reference to a piece of a meeting by its name."""
    return Piece(facts.path, name, info.pieces[name])


def pieces_of(meetings: Sequence[Published], kind: str) -> list[Piece]:
    """Return the pieces with rows of a list that is not a person's own."""
    return [
        piece_of(facts, info, f"{own}|")
        for own in row_kinds(kind)
        for facts, info in meetings
        if f"{own}|" in info.pieces
    ]


def row_kinds(kind: str) -> tuple[str, ...]:
    """Return the kinds of rows in a list, in their order."""
    return kind, *AFTERWARDS.get(kind, ())
