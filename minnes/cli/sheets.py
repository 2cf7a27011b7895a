"""Writes reports: as text for a terminal, as Markdown, as a page, or as JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli import answers, console

if TYPE_CHECKING:
    from minnes.query.sheet import Sheet

ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json"}
ENDINGS |= {".txt": "text", "": "text"}
"""What a report is written as, by the ending of its file."""


def write(
    sheet: Sheet, root: Path, today: date, to: str, output: Path | None, dry_run: bool
) -> None:
    """Write a report of the project at `root`; `to` is the format, if one was asked for."""
    if not to:
        to = answers.by_ending(output, ENDINGS) if output else "text"
    text = _written(sheet, root, today, to, output)
    if output is None:
        console.show(text)
    else:
        answers.save(output, text, dry_run)


def _written(sheet: Sheet, root: Path, today: date, to: str, output: Path | None) -> str:
    language = console.page_language()
    if to == "json":
        from minnes.query.report_json import as_json

        return as_json(sheet.kind, sheet.edition, today.isoformat(), sheet.report)
    if to == "text":
        from minnes.query.layout import WIDEST
        from minnes.query.sheet_text import sheet_text

        return sheet_text(sheet, language, WIDEST if output else console.width(), answers.plain)
    from minnes.archive.workspace import open_workspace
    from minnes.publish.look import look_of
    from minnes.publish.report_pages import render_sheet

    look = look_of(open_workspace(root))
    return render_sheet(sheet, "md" if to == "md" else "html", language, look=look)
