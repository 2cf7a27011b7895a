"""Meetings written in one format, each with all that is said in it: what is looked through for leaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, TypeVar, cast

from minnes.archive.processes import in_order
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.publish.look import Look, look_of
from minnes.publish.page import Format, render_page
from minnes.publish.part_views import moments
from minnes.publish.view import MeetingView

_PARALLEL_FROM = 100
"""Pages to make from which a second process pays for its start."""

Meeting = TypeVar("Meeting")


class Written(NamedTuple):
    """What is written of a meeting, the texts that are said in it, and its days and times in words."""

    content: bytes
    said: bytes
    moments: tuple[str, ...]


def written(
    meetings: Sequence[Meeting],
    days: Sequence[date | None],
    view_of: Callable[[Meeting], MeetingView],
    format: str,
    translator: Translator,
    workspace: Workspace,
) -> list[Written]:
    """Return meetings, held or published on these days, in a format of templates, or as `pdf`.

    Raises `PublishProblem`.
    """
    if format == "pdf":
        from minnes.publish.pdfs import pdfs  # with all that only PDFs need

        return [Written(*pdf) for pdf in pdfs(meetings, days, view_of, translator, workspace)]
    page = partial(_page, view_of, cast(Format, format), translator, look_of(workspace))
    return in_order(page, meetings, _PARALLEL_FROM, "forked")


def _page(
    view_of: Callable[[Meeting], MeetingView],
    format: Format,
    translator: Translator,
    look: Look,
    meeting: Meeting,
) -> Written:
    view = view_of(meeting)
    text = render_page(view, format, translator, look=look).encode()
    return Written(text, text, (*moments(view),))
