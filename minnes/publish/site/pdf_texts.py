"""Extracts the text of an attached PDF with pypdf (the extra `documents`): its pages and its metadata.

That is title, author and XMP, bookmarks, annotations, form fields, and the names of embedded files.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from minnes.publish.site.extracted import ExtractedText

if TYPE_CHECKING:
    from pypdf import PdfReader

READER = "pypdf"
"""The package that reads PDFs."""


def is_pdf(content: bytes) -> bool:
    """Return whether a file is a PDF: its signature may stand a little after the beginning."""
    return b"%PDF-" in content[:1024]


def pdf_texts(content: bytes) -> ExtractedText:
    """Return the texts of a PDF, without line breaks: a phrase goes on in the next line."""
    try:
        from pypdf import PdfReader
    except ImportError:
        return ExtractedText((), "pdf")
    try:
        with _without_logging():
            reader = PdfReader(io.BytesIO(content))
            # Many are locked only against changes, with no password for those who read.
            if reader.is_encrypted and not reader.decrypt(""):
                return ExtractedText((), "locked")
            pages = [_page(page) for page in reader.pages]
            texts = [*(text for page in pages for text in page), *_metadata(reader)]
            scanned = any(not page[0].strip() for page in pages)
            carries = bool(reader.attachments)
    except Exception as error:  # noqa: BLE001 - a damaged PDF makes pypdf raise whatever there is
        return ExtractedText((), "locked" if "crypt" in str(error).lower() else "damaged")
    lines = (text.replace("\n", " ") for text in texts)
    return ExtractedText(tuple(lines), "scanned" if scanned else "carries" if carries else "")


def _page(page: Any) -> list[str]:
    """Return the text of a page, then its annotations and form fields."""
    text = page.extract_text()
    texts = [text, text.replace("-\n", "")]  # a word may be parted at the end of a line
    for entry in page.get("/Annots") or ():
        annotation = entry.get_object()
        texts += [str(annotation.get(key, "")) for key in ("/Contents", "/T", "/TU", "/V")]
    return texts


def _metadata(reader: PdfReader) -> Iterator[str]:
    """Yield metadata, bookmarks, and the names of embedded files."""
    yield from map(str, (reader.metadata or {}).values())
    root: Any = reader.trailer["/Root"].get_object()
    if "/Metadata" in root:
        yield root["/Metadata"].get_object().get_data().decode("utf-8", "replace")
    yield from _titles(reader.outline)
    yield from reader.attachments


def _titles(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _titles(entry)
        else:
            yield str(entry.get("/Title", ""))


@contextmanager
def _without_logging() -> Iterator[None]:
    """Keep pypdf from logging every small fault of a file."""
    import logging

    logger = logging.getLogger("pypdf")
    was_disabled = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = was_disabled
