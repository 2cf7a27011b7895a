"""Known mistakes, as people make them, for a chosen number of generated minutes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Mistake:
    """One way to break minutes; `syntax` when the text itself can no longer be read."""

    name: str
    syntax: bool
    make: Callable[[str], str]


def _replace(old: str, new: str) -> Callable[[str], str]:
    """Make the first match of a pattern into something else; every generated meeting has one."""
    pattern = re.compile(old, re.MULTILINE)

    def make(text: str) -> str:
        broken, count = pattern.subn(new, text, count=1)
        if not count:
            raise ValueError(f"nothing to break: no {old!r} in the text")
        return broken

    return make


MISTAKES = (
    Mistake("a tab before a key", True, _replace(r"^  - title: (.*)$", r"\t- title: \1")),
    Mistake("a colon inside a text", True, _replace(r"^tags: ", "tags: ämne: ")),
    Mistake("a duplicate key", True, _replace(r"^(date: .*)$", r"\1\n\1")),
    Mistake("a list typed with a star", True, _replace(r"^chair: ", "chair: **")),
    Mistake("a quote around the first words", True, _replace(r"^place: ", 'place: "Stora" ')),
    Mistake("an unknown key", False, _replace(r"^place: ", "palce: ")),
    Mistake("a day that does not exist", False, _replace(r"^(date: .*)-\d\d$", r"\1-32")),
    Mistake("a mode of no kind", False, _replace(r"^mode: .*", "mode: ibland")),
    Mistake("an unknown place", False, _replace(r"^(    updates:)", r"\1\n      Växsjö: Nej.")),
    Mistake("a chair who is two", False, _replace(r"^chair: (.*)$", r"chair: {nam: \1}")),
)  # fmt: skip


def spoil(paths: list[Path], count: int, *, syntax: bool | None = None) -> dict[Path, Mistake]:
    """Break that many of the files, evenly spread, each in the next way; returns which got what.

    With `syntax` only the mistakes that hinder reading, or only those that do not.
    """
    kinds = [kind for kind in MISTAKES if syntax is None or kind.syntax is syntax]
    chosen = [paths[index * len(paths) // count] for index in range(count)]
    broken = {path: kinds[index % len(kinds)] for index, path in enumerate(chosen)}
    for path, mistake in broken.items():
        text = mistake.make(path.read_text(encoding="utf-8"))
        path.write_text(text, encoding="utf-8", newline="\n")
    return broken
