"""Reading a text again with the place of every value, and with all that is wrong in it as text."""

from __future__ import annotations

from typing import Any

from minnes.source import file
from minnes.source.diagnostic import Diagnostic, Edit, Severity, Span
from minnes.source.places import Places
from minnes.source.shape import Said
from minnes.source.text import Refused, Source, with_places
from minnes.source.text import compose as compose_nodes


def compose(source: Source) -> tuple[Any, list[Diagnostic]]:
    """Return a text's data, every value with its place, and diagnostics; no data if it cannot be read."""
    try:
        node = compose_nodes(source.text)
    except Refused as refused:
        said = file.unreadable_line(refused.problem)
        at = min(refused.offset, len(source.text))
        span = Span.within(source.text, at, at)
        return None, [_diagnostic(source, span, "unreadable-line", said)]
    data = None if node is None else with_places(node, source.text)
    if not isinstance(data, dict):
        said = file.not_minutes(source.text)
        return None, [_diagnostic(source, Span(0, 0), "not-minutes", said)]
    return data, []


def diagnostic(places: Places, at: Any, code: str, said: Said) -> Diagnostic:
    """Return what is said of a placed value as a diagnostic."""
    return _diagnostic(places.source, places.at(at), code, said)


def _diagnostic(source: Source, span: Span, code: str, said: Said) -> Diagnostic:
    edits = (Edit(span.start, span.end, said.replacement),) if said.replacement is not None else ()
    return Diagnostic(source.path, span, Severity.ERROR, code, said.message, said.hint, edits)
