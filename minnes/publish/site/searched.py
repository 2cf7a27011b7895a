"""What the search of a site is made of: its page, and the words of each series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from minnes.language.message import say
from minnes.publish.site.addresses import SEARCH, seen_from, series_words
from minnes.publish.site.facts import Facts
from minnes.publish.site.frame import Frame
from minnes.publish.site.list_views import SearchPage, SeriesView
from minnes.publish.site.planned import Planned
from minnes.publish.site.records import Head, Piece, digest


def search_page(
    meetings: Sequence[tuple[Facts, Head]], series: tuple[SeriesView, ...], frame: Frame
) -> Planned:
    """Return the page of the search, which can be held to one of some series."""
    files = dict.fromkeys(series_words(facts.series) for facts, _ in meetings)
    words = tuple(seen_from(SEARCH, file) for file in files)
    page = SearchPage("search", frame.translator.text(say("Search")), "", (), words, series)
    make = partial(frame.render, "site/search.html.j2", SEARCH, page)
    return Planned(SEARCH, digest(page), make)


def search_words(
    meetings: Sequence[tuple[Facts, Head]], texts: Callable[[Sequence[Piece]], list[bytes]]
) -> Iterator[Planned]:
    """Yield what the search knows of each series, as a file of JavaScript."""
    series: dict[str, list[Piece]] = {}
    for facts, head in meetings:
        piece = Piece(facts.path, "words", head.pieces["words"])
        series.setdefault(facts.series, []).append(piece)

    def made(name: str, pieces: Sequence[Piece]) -> bytes:
        opening = f'(self.minnesWords ??= {{}})["{name}"] = [\n'
        return b"".join([opening.encode("utf-8"), *texts(pieces), b"];\n"])

    for name, pieces in series.items():
        made_of = digest(name, [part.digest for part in pieces])
        yield Planned(series_words(name), made_of, partial(made, name, pieces))
