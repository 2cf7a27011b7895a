"""A meeting as a PDF: tagged, PDF/UA-1 and PDF/A-2a in one file, made by typst (the extra `pdf`).

What is shown is passed as data, never as typst source: nothing in the minutes can become a command.
Conformance is self-declared: typst refuses what would break the standards it claims, but no certified
checker has had a say.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from minnes.language.extras import install_hint
from minnes.language.message import say
from minnes.language.regex import regex
from minnes.publish.look import plain_look
from minnes.publish.pdf_look import pdf_look
from minnes.publish.pdf_templates import MAIN, OURS, own_place
from minnes.publish.problem import PublishProblem

if TYPE_CHECKING:
    from typst import Compiler

STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]
"""Claimed in the file itself, and kept by typst, which refuses what would break them."""

Data: TypeAlias = dict[str, Any]
"""What `pdf_data.document` gives of a meeting."""

_NO_PICTURE = regex(r'the text `"(.+?)"` could not be displayed')


def render_pdf(data: Data, look: str = "", folder: Path = OURS) -> bytes:
    """Return as a PDF what `document` gives of a meeting; the same gives the same bytes.

    `look` is what `pdf_look` says of colours and logo, `folder` holds the templates (see
    `pdf_templates`). Only where the minutes hold a sign that typst's own fonts lack (an emoji), the
    fonts of the system are asked. Raises `PublishProblem` without typst, and for what typst refuses
    or warns of.
    """
    written = json.dumps(data, ensure_ascii=False)
    inputs = {"data": written, "look": look or pdf_look(None, plain_look())}
    made, problem = _compiled(inputs, date(**data["day"]), folder)
    if _NO_PICTURE.search(problem):
        made, problem = _compiled(inputs, date(**data["day"]), folder, system_fonts=True)
    if problem:
        raise _not_made(data["meeting"]["id"], problem, folder)
    return made


def texts(data: Any) -> list[str]:
    """Return every text that a PDF is made of, as `document` gives it, for a search of leaks."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in parts for text in texts(part)]


def _compiled(
    inputs: dict[str, str], day: date, folder: Path, system_fonts: bool = False
) -> tuple[bytes, str]:
    """Return a document, and what hinders that it is shown to anybody, with its place."""
    compiler = _compiler(folder, system_fonts)
    from typst import TypstError

    try:
        made, warnings = compiler.compile_with_warnings(
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=[*STANDARDS],
            timestamp=datetime(day.year, day.month, day.day, tzinfo=UTC),
        )
    except TypstError as error:
        return b"", error.diagnostic
    # A warning is a document that looks otherwise than it should, as with a font that is not there.
    problem = "".join(warning.diagnostic for warning in warnings)
    return (made, problem) if isinstance(made, bytes) else (b"", problem or "-")


@lru_cache(maxsize=4)
def _compiler(folder: Path, system_fonts: bool) -> Compiler:
    try:
        from typst import Compiler
    except ImportError:
        raise PublishProblem(
            say("a PDF needs typst, which is not installed"),
            install_hint("pdf"),
        ) from None
    fonts = [folder] if folder != OURS else []
    return Compiler(
        folder / MAIN, root=folder, font_paths=fonts, ignore_system_fonts=not system_fonts
    )


def _not_made(meeting: str, problem: str, folder: Path) -> PublishProblem:
    sign = _NO_PICTURE.search(problem)
    if sign:
        return PublishProblem(
            say("{meeting}: no font here has the sign {sign}", meeting=meeting, sign=sign[1]),
            say("write it in letters or take it out, or install a font that has it"),
        )
    what = problem.partition("\n")[0].partition(": ")[2] or problem
    if place := own_place(problem, folder):
        path, line = place
        hint = say("what a template gets stands in the README of minnes' own templates")
        if what.startswith("unknown font family"):
            hint = say("put the font's file into templates/pdf; fonts of the computer are not used")
        return PublishProblem(say("{path}:{line}: {what}", path=path, line=line, what=what), hint)
    return PublishProblem(
        say("no PDF could be made of {meeting}: {problem}", meeting=meeting, problem=what)
    )
