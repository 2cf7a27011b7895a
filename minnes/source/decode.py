"""From bytes to text: encoding, byte order mark and size."""

from __future__ import annotations

from minnes.source import file
from minnes.source.diagnostic import Diagnostic, Severity, Span
from minnes.source.text import MAX_BYTES, Source


def decode(content: bytes, path: str) -> tuple[Source, list[Diagnostic]]:
    """Return a file's text without its byte order mark, and what hinders reading it (then not all of it)."""
    if len(content) > MAX_BYTES:
        said = file.too_large(len(content))
        return Source(path, ""), [
            Diagnostic(path, Span(0, 0), Severity.ERROR, "too-large", said.message, said.hint)
        ]
    bom = content.startswith(b"\xef\xbb\xbf")
    try:
        return Source(path, content[3 * bom :].decode("utf-8"), bom), []
    except UnicodeDecodeError as error:
        text = content[3 * bom : 3 * bom + error.start].decode("utf-8")
        said = file.not_utf8(content)
        span = Span.within(text, len(text), len(text))
        source = Source(path, text, bom)
        return source, [Diagnostic(path, span, Severity.ERROR, "not-utf8", said.message, said.hint)]
