"""Many meetings as PDFs, on several processes where that pays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, TypeVar

from minnes.archive.processes import in_order
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.publish import pdf
from minnes.publish.look import look_of
from minnes.publish.part_views import moments
from minnes.publish.pdf_data import document
from minnes.publish.pdf_look import pdf_look
from minnes.publish.pdf_templates import own_texts, pdf_templates
from minnes.publish.view import MeetingView

_PARALLEL_FROM = 40
"""PDFs to make from which a second process pays for its start."""

Meeting = TypeVar("Meeting")


class _Draft(NamedTuple):
    """What a PDF is made of: its data, all texts in it, and the days and times among them."""

    data: pdf.Data
    texts: list[str]
    moments: tuple[str, ...]


def pdfs(
    meetings: Sequence[Meeting],
    days: Sequence[date | None],
    view_of: Callable[[Meeting], MeetingView],
    translator: Translator,
    workspace: Workspace,
) -> list[tuple[bytes, bytes, tuple[str, ...]]]:
    """Return meetings, held on these days, as PDFs, each with its texts and its days and times in words.

    Raises `PublishProblem`.
    """
    look = look_of(workspace)
    dated = list(zip(meetings, days, strict=True))
    drafts = in_order(partial(_draft, view_of, translator), dated, _PARALLEL_FROM, "forked")
    data = [draft.data for draft in drafts]
    with pdf_templates(look.templates) as folder:
        make = partial(pdf.render_pdf, look=pdf_look(workspace.project, look), folder=folder)
        made = in_order(make, data, _PARALLEL_FROM, "afresh")
    own = own_texts(look.templates)
    return [
        (content, "\n".join([*draft.texts, *own]).encode(), draft.moments)
        for content, draft in zip(made, drafts, strict=True)
    ]


def _draft(
    view_of: Callable[[Meeting], MeetingView],
    translator: Translator,
    dated: tuple[Meeting, date | None],
) -> _Draft:
    meeting, day = dated
    view = view_of(meeting)
    data = document(view, translator, day)
    return _Draft(data, pdf.texts(data), (*moments(view),))
