"""Meetings written in one format, each with all that is said in it: what is looked through for leaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, cast

from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.publish import pdf
from minnes.publish.look import look_of
from minnes.publish.page import Format, render_page
from minnes.publish.pdf_data import document
from minnes.publish.pdf_look import pdf_look
from minnes.publish.pdf_templates import own_texts, pdf_templates
from minnes.publish.view import MeetingView


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
        made = [pdf.render_pdf(each, colours, folder) for each in data]
    said = ("\n".join([*pdf.texts(each), *own]).encode() for each in data)
    return [Written(*each) for each in zip(made, said, strict=True)]
