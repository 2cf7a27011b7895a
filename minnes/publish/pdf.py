"""A meeting as a PDF: tagged, PDF/UA-1 and PDF/A-2a in one file, made by typst (the extra `pdf`).

What is shown is passed as data, never as typst source: nothing in the minutes can become a command.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from minnes import resources
from minnes.language.catalog import Translator
from minnes.publish.pdf_data import document

if TYPE_CHECKING:
    from typst import Compiler

    from minnes.publish.view import MeetingView

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""Claimed in the file itself, and kept by typst, which refuses what would break them."""


class NotInstalled(Exception):
    """The extra `pdf` is not there."""


class NotMade(Exception):
    """typst refused to make the document, or had something to remark on."""


def render_pdf(view: MeetingView, translator: Translator, day: date | None) -> bytes:
    """Return a meeting, held or published on a day, as a PDF; the same one gives the same bytes.

    Raises `NotInstalled` without typst, and `NotMade` for what typst refuses or warns of.
    """
    compiler = _compiler()
    from typst import TypstError

    # An archive's document must bear a day, and the moment of making would be another each time.
    day = day or date(1970, 1, 1)
    data = document(view, translator, day)
    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=[*STANDARDS],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except TypstError as error:
        raise NotMade(error.message) from None
    if warnings:
        raise NotMade("; ".join(one.message for one in warnings))
    if not isinstance(made, bytes):
        raise NotMade("no document came of it")
    return made


@cache
def _compiler() -> Compiler:
    """Return the compiler with its fonts read: the same ones everywhere, those of the system are not."""
    try:
        from typst import Compiler
    except ImportError:
        raise NotInstalled from None
    folder = resources.templates() / "pdf"
    return Compiler(folder / "minutes.typ", root=folder, ignore_system_fonts=True)


def texts(data: Any) -> list[str]:
    """Return every text that a PDF was made of, as `document` gave it, for a search of leaks."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in parts for text in texts(part)]
