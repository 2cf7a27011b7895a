"""A meeting as a PDF: tagged, PDF/UA-1 and PDF/A-2a in one file, made by typst (the extra `pdf`).

What is shown is passed as data, never as typst source: nothing in the minutes can become a command.
Conformance is self-declared: typst refuses what would break the standards it claims, but no certified
checker has had a say.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from minnes import resources
from minnes.language.catalog import Translator
from minnes.language.message import say
from minnes.publish.look import plain_look
from minnes.publish.pdf_data import document
from minnes.publish.pdf_look import pdf_look
from minnes.publish.problem import PublishProblem

if TYPE_CHECKING:
    from typst import Compiler

    from minnes.publish.view import MeetingView

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""Claimed in the file itself, and kept by typst, which refuses what would break them."""

_NO_PICTURE = re.compile(r'the text `"(.+?)"` could not be displayed')


def render_pdf(
    view: MeetingView, translator: Translator, day: date | None, look: str = ""
) -> bytes:
    """Return a meeting, held or published on a day, as a PDF; the same one gives the same bytes.

    `look` is what `pdf_look` says of colours and logo. Only where the minutes hold a sign that
    typst's own fonts lack (an emoji), the fonts of the system are asked. Raises `PublishProblem`
    without typst, and for what typst refuses or warns of.
    """
    # An archive's document must bear a day, and the moment of making would be another each time.
    day = day or date(1970, 1, 1)
    data = json.dumps(document(view, translator, day), ensure_ascii=False)
    told = {"data": data, "look": look or pdf_look(None, plain_look())}
    made, problem = _compiled(told, day)
    if _NO_PICTURE.search(problem):
        made, problem = _compiled(told, day, system_fonts=True)
    if problem:
        raise _not_made(view, problem)
    return made


def texts(data: Any) -> list[str]:
    """Return every text that a PDF is made of, as `document` gives it, for a search of leaks."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in parts for text in texts(part)]


def _compiled(told: dict[str, str], day: date, system_fonts: bool = False) -> tuple[bytes, str]:
    """Return a document, and what hinders that it is shown to anybody."""
    compiler = _compiler(system_fonts)
    from typst import TypstError

    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf",
            sys_inputs=told,
            pdf_standards=[*STANDARDS],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except TypstError as error:
        return b"", error.message
    # A warning is a document that looks otherwise than it should, as with a font that is not there.
    problem = "; ".join(one.message for one in warnings)
    return (made, problem) if isinstance(made, bytes) else (b"", problem or "-")


@cache
def _compiler(system_fonts: bool) -> Compiler:
    try:
        from typst import Compiler
    except ImportError:
        raise PublishProblem(
            say("a PDF needs typst, which is not installed"),
            say('install it with: pip install "minnes[pdf]"'),
        ) from None
    folder = resources.templates() / "pdf"
    return Compiler(folder / "minutes.typ", root=folder, ignore_system_fonts=not system_fonts)


def _not_made(view: MeetingView, problem: str) -> PublishProblem:
    sign = _NO_PICTURE.search(problem)
    if sign:
        return PublishProblem(
            say("{meeting}: no font here has the sign {sign}", meeting=view.id, sign=sign[1]),
            say("write it in letters or take it out, or install a font that has it"),
        )
    return PublishProblem(
        say("no PDF could be made of {meeting}: {problem}", meeting=view.id, problem=problem)
    )
