"""Comments that silence findings, on their line or for their key's whole value."""

import pytest

from minnes.language.message import say
from minnes.source.diagnostic import Diagnostic, Severity, Span
from minnes.source.ignore import misplaced_ignores, unsilenced

TEXT = """\
date: 2021-12-10
chair: Anna  # minnes: ignore[first-name-only, unknown-person]
secretary: Bo
participants:  # minnes: ignore[unknown-organization]
  Bengtstors: Eva Ros
  Orustt:
    - Bo Ek  # minnes: ignore[unknown-person]
    - Åsa Kvist

absent: Per Lind
items:  # minnes: ignore[unknown-person]
- title: Läget
  lead: Bo
  text: |
    Skriv så:  # minnes: ignore[telephone-number]
    ring 08-123 456 78
"""


def at(line: int, code: str) -> Diagnostic:
    start = sum(len(one) for one in TEXT.splitlines(keepends=True)[: line - 1]) + 3
    span = Span.within(TEXT, start, start + 1)
    return Diagnostic("x.yaml", span, Severity.WARNING, code, say("x"))


@pytest.mark.parametrize(
    ("line", "code", "silent"),
    [
        (2, "first-name-only", True),
        (2, "unknown-person", True),
        (2, "bad-weekday", False),
        (3, "unknown-person", False),
        (4, "unknown-organization", True),
        (5, "unknown-organization", True),
        (6, "unknown-organization", True),
        (6, "unknown-person", False),
        (7, "unknown-person", True),
        (8, "unknown-person", False),
        (8, "unknown-organization", True),
        (10, "unknown-organization", False),
        (12, "unknown-person", True),
        (13, "unknown-person", True),
        (15, "telephone-number", False),
        (16, "telephone-number", False),
    ],
)
def test_a_comment_holds_for_its_line_or_its_key(line: int, code: str, silent: bool) -> None:
    assert (unsilenced([at(line, code)], TEXT) == []) is silent


def test_what_hinders_reading_is_never_silenced() -> None:
    text = "internl: ja  # minnes: ignore[unknown-key]\n"
    span = Span.within(text, 0, 7)
    found = Diagnostic("x.yaml", span, Severity.ERROR, "unknown-key", say("x"))
    assert unsilenced([found], text) == [found]


def test_comments_that_silence_nothing_are_told_of() -> None:
    text = "chair: Anna  # minnes: ignore\ndate: x  # minnes: ignore[a, b]\n# minnes: ignore[a]\n"
    assert unsilenced([], text) == []
    notes = [
        (diagnostic.path, diagnostic.span.line, diagnostic.span.column)
        for diagnostic in misplaced_ignores(text, "x.yaml", ["a"])
    ]
    assert notes == [("x.yaml", 1, 14), ("x.yaml", 2, 30), ("x.yaml", 3, 1)]
