"""Meetings written in one format, each with all that is said in it: what is looked through for leaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple, cast

from minnes.archive.processes import spread
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.publish import pdf
from minnes.publish.look import Look, look_of
from minnes.publish.page import Format, render_page
from minnes.publish.pdf_data import document
from minnes.publish.pdf_look import pdf_look
from minnes.publish.pdf_templates import own_texts, pdf_templates
from minnes.publish.view import MeetingView

_PAGES_IN_PARALLEL = 100
_PDFS_IN_PARALLEL = 40
"""Files to make from which a second process pays for its start."""


class Written(NamedTuple):
    """What is written of a meeting, and the texts that are said in it."""

    content: bytes
    said: bytes


def written(
    views: Sequence[MeetingView],
    days: Sequence[date | None],
    format: str,
    translator: Translator,
    workspace: Workspace,
) -> list[Written]:
    """Return meetings, held or published on these days, in a format of templates, or as `pdf`.

    Raises `PublishProblem`.
    """
    look = look_of(workspace)
    if format != "pdf":
        page = partial(_page, cast(Format, format), translator, look)
        pages = dict(spread(page, [*enumerate(views)], _PAGES_IN_PARALLEL, "forked"))
        return [Written(pages[number], pages[number]) for number in range(len(views))]
    data = [document(view, translator, day) for view, day in zip(views, days, strict=True)]
    colours, own = pdf_look(workspace.project, look), own_texts(look.templates)
    with pdf_templates(look.templates) as folder:
        make = partial(_pdf, colours, folder)
        made = dict(spread(make, [*enumerate(data)], _PDFS_IN_PARALLEL, "afresh"))
    said = ("\n".join([*pdf.texts(each), *own]).encode() for each in data)
    return [Written(made[number], texts) for number, texts in enumerate(said)]


def _page(
    format: Format, translator: Translator, look: Look, numbered: tuple[int, MeetingView]
) -> tuple[int, bytes]:
    number, view = numbered
    return number, render_page(view, format, translator, look=look).encode()


def _pdf(look: str, folder: Path, numbered: tuple[int, pdf.Data]) -> tuple[int, bytes]:
    number, data = numbered
    return number, pdf.render_pdf(data, look, folder)
