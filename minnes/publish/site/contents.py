"""What a file says that is not plain text in UTF-8, in whatever way it is packed."""

from __future__ import annotations

import re

from minnes.publish.site.packed import is_packed, packed_texts
from minnes.publish.site.pdf_texts import is_pdf, pdf_texts
from minnes.publish.site.pictures import is_picture, picture_texts
from minnes.publish.site.unread import Contents

_PAGE = b"<!doctype html>"
"""With which all pages of a site begin, as may others in UTF-8."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_RICH = b"{\\rtf"
_CODED = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
"""Signs that no text holds."""
_NOTHING = Contents(())


def contents(content: bytes) -> Contents:
    """Return what a file says beside what stands in it as it is."""
    if content.startswith(_PAGE):
        return _NOTHING
    if is_packed(content):
        return packed_texts(content)
    if is_pdf(content):
        return pdf_texts(content)
    if is_picture(content):
        return Contents(tuple(picture_texts(content)), "picture")
    if content.startswith(_UTF_16):
        return _plain(content, "utf-16")
    if content.startswith(_RICH):
        return Contents((), "format")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # What older programs write: its å, ä and ö are those of Windows.
        return Contents((), "format") if _CODED.search(content) else _plain(content, "cp1252")
    return _NOTHING


def _plain(content: bytes, coding: str) -> Contents:
    return Contents((content.decode(coding, "replace").replace("\n", " "),))
