"""Writes reports: as text for a terminal, as Markdown, as a page, or as JSON."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli import answers, console
from minnes.language.regex import regex

if TYPE_CHECKING:
    from minnes.archive.index import Index
    from minnes.query.sheet import Sheet

ENDINGS = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".json": "json"}
ENDINGS |= {".txt": "text", "": "text"}
"""What a report is written as, by the ending of its file."""

_WORD = regex(r"\w+")


def write(
    sheet: Sheet, index: Index, today: date, to: str, output: Path | None, dry_run: bool
) -> None:
    """Write a report of a project; `to` is the format, if one was asked for."""
    if not to:
        to = answers.by_ending(output, ENDINGS) if output else "text"
    text = _written(sheet, index.root, today, to, output)
    if sheet.edition == "public" and index.header("withholds"):
        _pass_names(text, index, str(output or "minnes report"))
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


def _pass_names(text: str, index: Index, called: str) -> None:
    """Raise `PublishProblem` if a report, or what it is called, holds a full name that is withheld.

    All minutes are read for it only where the report has the words of such a name.
    """
    from minnes.publish.withheld_elsewhere import named_anywhere

    words = {form for word in _WORD.findall(text.casefold()) for form in (word, word.rstrip("s"))}
    if not any(words.issuperset(_WORD.findall(name.casefold())) for name in named_anywhere(index)):
        return
    from minnes.archive.loading import load
    from minnes.archive.workspace import minute_files, open_workspace
    from minnes.publish.gate import pass_names

    workspace = open_workspace(index.root)
    pass_names([(called, text.encode())], load(workspace, minute_files(workspace)))
