"""The console: the user's language, answers on standard output, remarks on standard error."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from minnes.cli.problem import UsageProblem
from minnes.language.catalog import LANGUAGES, PUBLISHED, Translator, translator
from minnes.language.message import Message, say

_chosen: dict[str, str] = {}
"""The language by what chose it: `option` (--lang) or `project`."""


def choose_language(code: str | None, by: str = "option") -> None:
    """Remember a language that the user (`option`) or the project (`project`) asks for."""
    if code in PUBLISHED:
        _chosen[by] = code
    else:
        _chosen.pop(by, None)


def language() -> Translator:
    """Return the language to speak: that of pages, or the next one after it that messages know."""
    return translator(next(code for code in _languages() if code in LANGUAGES))


def page_language() -> Translator:
    """Return the language of pages: asked for, else the project's, the environment's, English."""
    return translator(next(_languages()))


def _languages() -> Iterator[str]:
    if asked := _chosen.get("option"):
        yield asked
    if own := _chosen.get("project") or _project_language():
        yield own
    yield _environment_language() or "en"
    yield "en"


def _project_language() -> str | None:
    """Return the language of the project around the working directory, without reading it fully."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        try:
            text = (folder / "minnes.yaml").read_text("utf-8", errors="replace")
        except OSError:
            continue
        match = re.search(r"^language:[ ]*[\"']?([a-z]{2})\b", text, re.MULTILINE)
        return match[1] if match and match[1] in PUBLISHED else None
    return None


def _environment_language() -> str | None:
    """Return the language of the environment's locale (POSIX, Base Definitions 8.2)."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for locale in os.environ.get(name, "").split(":"):
            if locale[:2] in PUBLISHED:
                return locale[:2]
        if os.environ.get(name) and name != "LANGUAGE":
            return None
    return None


def show(text: str) -> None:
    """Write an answer to standard output, in one piece; a reader who has gone away is no error."""
    show_bytes(text.encode("utf-8", "replace"))


def show_bytes(content: bytes) -> None:
    """Write a file's bytes to standard output as they are."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except OSError as error:
        # What is left would be tried once more at the end, and told of by Python itself.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            from minnes.language.os_errors import os_error_message

            problem = os_error_message(error)
            raise UsageProblem(
                say("the answer could not be written: {problem}", problem=problem)
            ) from None


def tell(message: Message) -> None:
    """Write a remark to standard error, in the user's language; no terminal breaks within its words."""
    import textwrap

    sys.stdout.flush()
    text = language().text(message)
    if sys.stderr.isatty():
        whole = textwrap.TextWrapper(width(), break_long_words=False, break_on_hyphens=False)
        whole.subsequent_indent = " " * (len(text) - len(text.lstrip()) + 2)
        text = "\n".join(whole.fill(line) for line in text.split("\n"))
    sys.stderr.write(text + "\n")


def tell_problem(message: Message, hint: Message | None) -> None:
    """Tell why a command could not do its work, and what to do about it."""
    tell(say("error: {message}", message=message))
    if hint is not None:
        tell(say("  help: {hint}", hint=hint))


def interactive() -> bool:
    """Return whether a person is there to answer questions."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def colourful() -> bool:
    """Return whether answers may be coloured (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def width() -> int:
    """Return how many columns the terminal has, or 20 where it says less: no table fits there."""
    import shutil

    return max(20, shutil.get_terminal_size().columns)


def paragraph(text: str, indent: int = 0) -> list[str]:
    """Return a paragraph as lines that a terminal does not break, and that can be read in a wide one."""
    import textwrap

    return textwrap.wrap(text, max(20, min(88, width()) - indent), break_on_hyphens=False)
