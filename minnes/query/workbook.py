"""Writes an answer as an Excel workbook (the extra `xlsx`)."""

from __future__ import annotations

import io
from typing import Any

from minnes.language.catalog import Translator
from minnes.query.answer import Answer
from minnes.query.labels import label

WIDEST = 60
"""Characters of the widest column; longer texts are wrapped."""

LONGEST = 32_767
"""Characters that a cell can hold; longer texts are cut, and end with an ellipsis."""


def as_workbook(answer: Answer, title: str, language: Translator) -> bytes:
    """Return a workbook of one sheet: all columns, filters in the head; nothing in it is a formula.

    Raises `ImportError` where the extra is not installed.
    """
    from datetime import datetime

    import xlsxwriter  # type: ignore[import-not-found,import-untyped,unused-ignore]

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        # Without a day of its own the workbook would hold the moment of writing.
        book.set_properties({"created": datetime(2000, 1, 1)})
        sheet = book.add_worksheet(title[:31])
        bold = book.add_format({"bold": True})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        for at, column in enumerate(answer.columns):
            sheet.write_string(0, at, label(column, language), bold)
            cells = [row[at] for row in answer.rows]
            widest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
            sheet.set_column(at, at, min(WIDEST, max(widest, len(column)) + 2))
            for down, value in enumerate(cells, 1):
                _write(sheet, down, at, value, wrap)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(answer.rows)), max(0, len(answer.columns) - 1))
    return buffer.getvalue()


def _write(sheet: Any, row: int, column: int, value: Any, wrap: Any) -> None:
    if isinstance(value, int | float):
        sheet.write_number(row, column, value, wrap)
    elif value:
        text = str(value)
        cut = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        sheet.write_string(row, column, cut, wrap)
