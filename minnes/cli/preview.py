"""`--dry-run`: shows what a command would write as a diff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from minnes.cli import changes, console
from minnes.cli.places import seen_below
from minnes.language.message import Message, say

LONGEST = 10_000
"""Characters of a line that somebody may read; a file with a longer one is for programs only."""


def file(target: Path, content: bytes) -> str:
    """Return what would change in a file; all of it where there is none yet."""
    return _file(target, content, whole=True)


def files(folder: Path, made: Mapping[str, bytes | Path], gone: Sequence[str] = ()) -> str:
    """Return what would change in a folder, by path below it; `gone` are files that would go.

    Where several files are made, new ones are only named: their text is what the minutes say.
    """
    whole = len(made) == 1
    parts = [
        _file(folder / path, content if isinstance(content, bytes) else content.read_bytes(), whole)
        for path, content in made.items()
    ]
    return "".join(parts) + "".join(
        _line(say("removed file: {path}", path=seen_below(folder / path))) for path in gone
    )


def below(folder: Path) -> dict[str, bytes | Path]:
    """Return the files in a folder, by path below it."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in paths}


def tell(shown: str) -> None:
    """Show what would change, or remark that nothing would."""
    console.show(shown)
    if not shown:
        console.tell(say("nothing would change"))


def _file(target: Path, content: bytes, whole: bool) -> str:
    old = target.read_bytes() if target.is_file() else None
    if old == content:
        return ""
    path = seen_below(target)
    if (whole or old is not None) and _readable(content) and _readable(old or b""):
        return changes.diff(old or b"", content, path, console.colourful())
    if old is None:
        return _line(say("new file: {path} ({size})", path=path, size=_size(content)))
    return _line(
        say(
            "changed file: {path} ({old}, now {new})", path=path, old=_size(old), new=_size(content)
        )
    )


def _readable(content: bytes) -> bool:
    """Return whether a file is text for people."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return "\0" not in text and all(len(line) <= LONGEST for line in text.split("\n"))


def _size(content: bytes) -> str:
    size = len(content)
    return f"{size} B" if size < 1000 else f"{round(size / 1000)} kB"


def _line(message: Message) -> str:
    return console.language().text(message) + "\n"
