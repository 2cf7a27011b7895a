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
from minnes.publish.look import look_of
from minnes.publish.page import Format, render_page
from minnes.publish.pdf_data import document
from minnes.publish.pdf_look import pdf_look
from minnes.publish.pdf_templates import own_texts, pdf_templates
from minnes.publish.view import MeetingView

_PARALLEL_FROM = 40
"""PDFs to make from which a second process pays for its start: it costs as much as ten of them."""


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
        pages = (render_page(view, cast(Format, format), translator, look=look) for view in views)
        return [Written(text, text) for text in (page.encode() for page in pages)]
    data = [document(view, translator, day) for view, day in zip(views, days, strict=True)]
    colours, own = pdf_look(workspace.project, look), own_texts(look.templates)
    with pdf_templates(look.templates) as folder:
        made = dict(
            spread(partial(_pdf, colours, folder), [*enumerate(data)], _PARALLEL_FROM, afresh=True)
        )
    said = ("\n".join([*pdf.texts(each), *own]).encode() for each in data)
    return [Written(made[number], texts) for number, texts in enumerate(said)]


def _pdf(look: str, folder: Path, numbered: tuple[int, pdf.Data]) -> tuple[int, bytes]:
    number, data = numbered
    return number, pdf.render_pdf(data, look, folder)
