"""Meetings written in one format, each with all that is said in it: what is looked through for leaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple, cast

from minnes.archive.processes import in_order
from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.publish.look import look_of
from minnes.publish.page import Format, render_page
from minnes.publish.view import MeetingView

_PARALLEL_FROM = 100
"""Pages to make from which a second process pays for its start."""


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
    if format == "pdf":
        from minnes.publish.pdfs import pdfs  # with all that only PDFs need

        return [Written(*pdf) for pdf in pdfs(views, days, translator, workspace)]
    page = partial(
        render_page, format=cast(Format, format), translator=translator, look=look_of(workspace)
    )
    pages = [text.encode() for text in in_order(page, views, _PARALLEL_FROM, "forked")]
    return [Written(text, text) for text in pages]
