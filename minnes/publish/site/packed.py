"""What documents say that pack their text: those of Word, Excel, PowerPoint and LibreOffice.

They are attached and published as they are, so what must not be told is looked for in them too.
Pictures within them are not looked at.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib

from minnes.publish.site.unread import Contents

LARGEST = 20_000_000
"""Bytes of a part that are read at most: a packed part may be made to fill any memory."""

_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that office programs know."""

_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError)
"""What `zipfile` raises for documents that are damaged, in whatever way; `RuntimeError` if locked."""

_SIGN = b"PK\x03\x04"
_TEXT = re.compile(
    r"(word/(document|comments|footnotes|endnotes|header\d*|footer\d*)|xl/(sharedStrings|comments\d*"
    r"|worksheets/sheet\d+)|ppt/(slides|notesSlides|comments)/\w+|docProps/(core|app)|content|styles"
    r"|meta)\.xml"
)
_ENDS = re.compile(
    r"</(?:w:p|w:tc|a:p|a:tc|si|c|comment|text:[ph]|table:table-cell)>|<\w+:(?:br|tab)\b"
)
_TAG = re.compile(r"<[^>]*>")


def is_packed(content: bytes) -> bool:
    """Return whether a file is packed, by how it begins."""
    return content.startswith(_SIGN)


def packed_texts(content: bytes) -> Contents:
    """Return the text of each part of a packed document, its paragraphs and cells apart by lines."""
    texts: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            for member in parts:
                if _TEXT.fullmatch(member.filename) and member.compress_type in _PACKINGS:
                    with packed.open(member) as part:
                        texts.append(_shown(part.read(LARGEST).decode("utf-8", "replace")))
    except RuntimeError:
        return Contents(tuple(texts), "locked")
    except _UNREADABLE:
        return Contents(tuple(texts), "damaged")
    carries = any("/embeddings/" in member.filename for member in parts)
    return Contents(tuple(texts), "" if texts and not carries else "carries" if texts else "format")


def _shown(marked: str) -> str:
    """Return what a part shows: a word may be cut by marks, a paragraph's end parts words."""
    apart = _ENDS.sub(lambda end: f"\n{end[0]}", marked)
    return html.unescape(_TAG.sub("", apart))
