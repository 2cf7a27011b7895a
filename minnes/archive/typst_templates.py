"""A project's own typst templates: what each takes in, and whether typst, where it is there, can read it."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from minnes.language.message import say
from minnes.language.regex import regex

NO_PACKAGES = (
    say("a template takes no packages from the network"),
    say("put what it needs beside it, and import it by its file's name"),
)
"""What is said of a template that would fetch something: the same minutes give the same PDF."""

_PACKAGE = regex(r'"@\w')
_TAKEN = regex(r'#(?:import|include)\s+"(?P<path>[^"@]+)"')
_READ = "minnes-read-it"
_FIRST = f'#panic("{_READ}");'
"""Stands before a template: typst reads the whole of it, and then stops here before it does anything."""

_PLACE = regex(r":(?P<line>\d+):\d+\n")


def is_there() -> bool:
    """Return whether typst (the extra `pdf`) is installed."""
    return find_spec("typst") is not None


def place() -> Path:
    """Return where typst lies once it is installed."""
    return Path(sysconfig.get_path("platlib")) / "typst/__init__.py"


def mistake(text: str) -> tuple[int, str] | None:
    """Return the line of the first syntax error and typst's message; nothing if there is none."""
    from typst import Compiler, TypstError

    try:
        Compiler((_FIRST + text).encode(), ignore_system_fonts=True).compile(format="pdf")
    except TypstError as error:
        match = _PLACE.search(error.diagnostic)
        if match and _READ not in error.message:
            return int(match["line"]), error.message
    return None


def from_the_network(text: str) -> int:
    """Return the line of a template that takes a package from the network; 0 if none does."""
    match = _PACKAGE.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else 0


def taken(name: str, text: str) -> Iterator[str]:
    """Yield the names of the files that a template with a name imports."""
    for match in _TAKEN.finditer(text):
        path = match["path"]
        yield path[1:] if path.startswith("/") else f"{name.rpartition('/')[0]}/{path}"
