"""Extracts the text of zipped office documents: Word, Excel, PowerPoint and LibreOffice.

They are published as they are when attached, so they are scanned for leaks too; images in them are not.
"""

from __future__ import annotations

import html
import io
import zipfile
import zlib
from collections.abc import Iterator

from minnes.language.regex import regex
from minnes.publish.site.extracted import ExtractedText

MAX_PART = 20_000_000
"""Bytes of a part that are read at most: a zip bomb would fill any memory."""

_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Compression methods of office programs."""

_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)
"""What `zipfile` raises for damaged documents; for encrypted ones it is `RuntimeError`."""

_ZIP = b"PK\x03\x04"
_TEXT_PARTS = regex(
    r"(?:word|xl|ppt|docProps)/.+\.(?:xml|rels)|(?:.+/)?(?:content|styles|meta)\.xml"
)
_ENDS = regex(r"</(?:w:p|w:tc|a:p|a:tc|si|c|comment|text:[ph]|table:table-cell)>|<\w+:(?:br|tab)\b")
_TAG = regex(r"<[^>]*>")
_TELLING = regex(r'\b(?:author|displayName|name|descr|title|tooltip|Target|v)="([^"]+)"')
"""Attributes in which people are named: who changed or remarked, alternative texts, where links lead."""


def is_office_document(content: bytes) -> bool:
    """Return whether a file is zipped, by its first bytes."""
    return content.startswith(_ZIP)


def office_texts(content: bytes) -> ExtractedText:
    """Return the texts of each part of a document: what is read on, and all that is marked up apart.

    In the first, a line break stands between paragraphs and cells; in the second, at every tag.
    """
    texts: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            for member in parts:
                if _TEXT_PARTS.fullmatch(member.filename) and member.compress_type in _COMPRESSIONS:
                    with packed.open(member) as part:
                        texts += _texts(part.read(MAX_PART).decode("utf-8", "replace"))
    except RuntimeError:
        return ExtractedText(tuple(texts), "locked")
    except _UNREADABLE:
        return ExtractedText(tuple(texts), "damaged")
    carries = any("/embeddings/" in member.filename for member in parts)
    return ExtractedText(
        tuple(texts), "" if texts and not carries else "carries" if texts else "format"
    )


def _texts(xml: str) -> Iterator[str]:
    """Yield the texts of a part: tags may stand within a word, and nothing else between two names."""
    separated = _ENDS.sub(lambda end: f"\n{end[0]}", xml)
    yield html.unescape(_TAG.sub("", separated))
    yield html.unescape("\n".join([_TAG.sub("\n", xml), *_TELLING.findall(xml)]))
