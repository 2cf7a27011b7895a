"""The pages of `minnes explain`, made from the docstrings of the codes' functions."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from minnes.archive.codes import codes
from minnes.cli import console
from minnes.cli.problem import UsageProblem
from minnes.language.catalog import Translator
from minnes.language.message import say
from minnes.language.regex import regex

_SECTIONS = regex(
    r"(?P<title>.+?)\n\nWhat it checks:\s*(?P<what>.+?)\nWhy:\s*(?P<why>.+?)"
    r"\nExample:\n(?P<example>.+?)\nInstead:\n(?P<instead>.+)",
    re.DOTALL,
)
_NOTE = regex(r"\(.*\)")


@dataclass(frozen=True, slots=True)
class Page:
    """The four parts of a rule's docstring, under its title; the last two are lines of a minute file.

    A line in brackets among them says in words what lines cannot show.
    """

    title: str
    what: str
    why: str
    example: tuple[str, ...]
    instead: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the lines that are in words, and are translated as prose is."""
        return tuple(line for line in (*self.example, *self.instead) if _NOTE.fullmatch(line))


def page(code: str) -> Page:
    """Return a code's page in English; raises `ValueError` if its docstring lacks a part."""
    match = _SECTIONS.fullmatch(inspect.cleandoc(codes()[code].__doc__ or ""))
    if match is None:
        raise ValueError(f"{code}: the docstring has not four parts")
    prose = {name: " ".join(match[name].split()) for name in ("title", "what", "why")}
    return Page(
        **prose,
        example=tuple(inspect.cleandoc("\n" + match["example"]).splitlines()),
        instead=tuple(inspect.cleandoc("\n" + match["instead"]).splitlines()),
    )


def shown(code: str, language: Translator) -> str:
    """Return a code's page as text in the reader's language."""
    parts = page(code)
    title = language.gettext(parts.title)
    lines = [code, "", *console.paragraph(title), ""]
    for heading, prose in (
        (say("What it checks"), parts.what),
        (say("Why"), parts.why),
    ):
        told = console.paragraph(language.gettext(prose), 4)
        lines += [language.text(heading), *_indented(told)]
        lines.append("")
    for heading, typed in ((say("Example"), parts.example), (say("Instead"), parts.instead)):
        told = [language.gettext(line) if _NOTE.fullmatch(line) else line for line in typed]
        lines += [language.text(heading), *_indented(told), ""]
    return "\n".join(lines)


def require(code: str) -> None:
    """Raise `UsageProblem` for a code that does not exist."""
    if code not in codes():
        from difflib import get_close_matches

        near = get_close_matches(code, codes(), 1, 0.5)
        raise UsageProblem(
            say('there is no code "{code}"', code=code),
            say('did you mean "{near}"?', near=near[0])
            if near
            else say("minnes explain lists them all"),
        )


def _indented(lines: list[str]) -> list[str]:
    return [f"    {line}".rstrip() for line in lines]
