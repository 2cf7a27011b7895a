"""Handles minutes with unresolved conflict markers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from minnes.language.regex import regex
from minnes.review.three_way import matcher
from minnes.source.codes.advice import code_name
from minnes.source.codes.file import conflict_left
from minnes.source.diagnostic import Diagnostic

_CODE = code_name(conflict_left)
_ORDER = (b"><", b"<|", b"<=", b"|=", b"=>")
"""Which of git's signs follows which."""

_SIGN = regex(rb"<{7,}|\|{7,}|={7,}(?=[ \r]*$)|>{7,}")


def undecided(diagnostics: Iterable[Diagnostic]) -> Diagnostic | None:
    """Return the first place that is undecided, of all that is wrong with a file.

    To read on, the first of two versions is taken; what such a file says is not known before.
    """
    return next((diagnostic for diagnostic in diagnostics if diagnostic.code == _CODE), None)


def versions(content: bytes) -> tuple[bytes, bytes]:
    """Return a file as it would be if all undecided places were decided for one side, or the other.

    Where git's signs do not stand as git sets them, the file is returned as it is.
    """
    ours: list[bytes] = []
    theirs: list[bytes] = []
    before = b">"
    for line in content.split(b"\n"):
        match = _SIGN.match(line)
        if match is None:
            ours += [line] if before in b"><" else []
            theirs += [line] if before in b">=" else []
            continue
        sign = line[:1]
        if before + sign not in _ORDER:
            return content, content
        before = sign
    return (b"\n".join(ours), b"\n".join(theirs)) if before == b">" else (content, content)


def beside(ours: str, theirs: str) -> str:
    """Return two versions as one text, with git's signs around where they differ."""
    return "".join(f"{line}\n" for line in _beside(ours.splitlines(), theirs.splitlines()))


def _beside(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    for kind, a, b, c, d in matcher(ours, theirs).get_opcodes():
        if kind == "equal":
            yield from ours[a:b]
        else:
            yield from ("<<<<<<< ours", *ours[a:b], "=======", *theirs[c:d], ">>>>>>> theirs")
