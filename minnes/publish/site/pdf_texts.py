"""What an attached PDF says, read by pypdf (the extra `documents`): its pages, and what lies behind them.

Behind the pages are its title, its author, its bookmarks, remarks, filled-in fields and the files it
carries along.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from minnes.publish.site.unread import Contents

if TYPE_CHECKING:
    from pypdf import PdfReader

READER = "pypdf"
"""The package that reads PDFs."""


def is_pdf(content: bytes) -> bool:
    """Return whether a file is a PDF: its sign may stand a little after the beginning."""
    return b"%PDF-" in content[:1024]


def pdf_texts(content: bytes) -> Contents:
    """Return what a PDF says; a line of it goes on in the next."""
    try:
        from pypdf import PdfReader
    except ImportError:
        return Contents((), "pdf")
    try:
        with _silent():
            reader = PdfReader(io.BytesIO(content))
            # Many are locked only against changes, with no password for those who read.
            if reader.is_encrypted and not reader.decrypt(""):
                return Contents((), "locked")
            pages = [_page(page) for page in reader.pages]
            texts = [*(text for page in pages for text in page), *_behind(reader)]
            scanned = any(not page[0].strip() for page in pages)
            carries = bool(reader.attachments)
    except Exception as error:  # noqa: BLE001 - a damaged PDF makes pypdf raise whatever there is
        return Contents((), "locked" if "crypt" in str(error).lower() else "damaged")
    lines = (text.replace("\n", " ") for text in texts)
    return Contents(tuple(lines), "scanned" if scanned else "carries" if carries else "")


def _page(page: Any) -> list[str]:
    """Return what a page says: its text first, then its remarks and fields."""
    text = page.extract_text()
    texts = [text, text.replace("-\n", "")]  # a word may be parted at the end of a line
    for note in page.get("/Annots") or ():
        remark = note.get_object()
        texts += [str(remark.get(key, "")) for key in ("/Contents", "/T", "/TU", "/V")]
    return texts


def _behind(reader: PdfReader) -> Iterator[str]:
    """Yield what a PDF says beside its pages."""
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
def _silent() -> Iterator[None]:
    """Keep pypdf from telling of every small fault of a file: that it cannot be read is told by us."""
    import logging

    logger = logging.getLogger("pypdf")
    before = logger.disabled
    logger.disabled = True
    try:
        yield
    finally:
        logger.disabled = before
