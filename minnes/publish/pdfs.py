"""Many meetings as PDFs, on several processes where that pays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from minnes.archive.processes import in_order
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.publish import pdf
from minnes.publish.look import look_of
from minnes.publish.pdf_data import document
from minnes.publish.pdf_look import pdf_look
from minnes.publish.pdf_templates import own_texts, pdf_templates
from minnes.publish.view import MeetingView

_PARALLEL_FROM = 40
"""PDFs to make from which a second process pays for its start."""


def pdfs(
    views: Sequence[MeetingView],
    days: Sequence[date | None],
    translator: Translator,
    workspace: Workspace,
) -> list[tuple[bytes, bytes]]:
    """Return meetings as PDFs, each with the texts that it is made of. Raises `PublishProblem`."""
    look = look_of(workspace)
    data = [document(view, translator, day) for view, day in zip(views, days, strict=True)]
    colours, own = pdf_look(workspace.project, look), own_texts(look.templates)
    with pdf_templates(look.templates) as folder:
        make = partial(pdf.render_pdf, look=colours, folder=folder)
        made = in_order(make, data, _PARALLEL_FROM, "afresh")
    said = ("\n".join([*pdf.texts(each), *own]).encode() for each in data)
    return list(zip(made, said, strict=True))
