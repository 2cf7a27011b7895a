"""Extracts the text of files that are not plain UTF-8: office documents, PDF, images, other encodings."""

from __future__ import annotations

from minnes.language.regex import regex
from minnes.publish.site.extracted import ExtractedText
from minnes.publish.site.image_texts import image_texts, is_image
from minnes.publish.site.office_texts import is_office_document, office_texts
from minnes.publish.site.pdf_texts import is_pdf, pdf_texts

_PAGE = b"<!doctype html>"
"""All pages of a site begin so: they are UTF-8, and there is nothing to extract."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_RTF = b"{\\rtf"
_CONTROLS = regex(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text holds."""
_NOTHING = ExtractedText(())


def extract(content: bytes) -> ExtractedText:
    """Return the texts of a file beside those that stand in it as plain UTF-8."""
    if content.startswith(_PAGE):
        return _NOTHING
    if is_office_document(content):
        return office_texts(content)
    if is_pdf(content):
        return pdf_texts(content)
    if is_image(content):
        return ExtractedText(tuple(image_texts(content)), "picture")
    if content.startswith(_UTF_16):
        return _decoded(content, "utf-16")
    if content.startswith(_RTF):
        return ExtractedText((), "format")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        # What older programs on Windows write.
        return (
            ExtractedText((), "format")
            if _CONTROLS.search(content)
            else _decoded(content, "cp1252")
        )
    return _NOTHING


def _decoded(content: bytes, encoding: str) -> ExtractedText:
    return ExtractedText((content.decode(encoding, "replace").replace("\n", " "),))
