"""The search of a site: its page, and an index file for each series."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from minnes.language.message import say
from minnes.publish.site.addresses import SEARCH, seen_from, series_words
from minnes.publish.site.frame import Frame
from minnes.publish.site.list_views import SearchPage, SeriesView
from minnes.publish.site.records import Piece, Published, ReadPieces, digest
from minnes.publish.site.site_files import PlannedFile


def search_page(
    meetings: Sequence[Published], series: tuple[SeriesView, ...], frame: Frame
) -> PlannedFile:
    """Return the search page; a search can be limited to one of the series."""
    files = dict.fromkeys(series_words(facts.series) for facts, _ in meetings)
    words = tuple(seen_from(SEARCH, file) for file in files)
    page = SearchPage("search", frame.translator.text(say("Search")), "", (), words, series)
    render = partial(frame.render, "site/search.html.j2", SEARCH, page)
    return PlannedFile(SEARCH, digest(page), render)


def search_index(meetings: Sequence[Published], read_pieces: ReadPieces) -> Iterator[PlannedFile]:
    """Yield a file of JavaScript for each series, with what the search finds in its meetings."""
    series: dict[str, list[Piece]] = {}
    for facts, info in meetings:
        piece = Piece(facts.path, "words", info.pieces["words"])
        series.setdefault(facts.series, []).append(piece)

    def render(name: str, pieces: Sequence[Piece]) -> bytes:
        opening = f'(self.minnesWords ??= {{}})["{name}"] = [\n'
        return b"".join([opening.encode("utf-8"), *read_pieces(pieces), b"];\n"])

    for name, pieces in series.items():
        key = digest(name, [piece.digest for piece in pieces])
        yield PlannedFile(series_words(name), key, partial(render, name, pieces))
