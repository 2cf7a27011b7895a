"""No input whatsoever makes a traceback, and every finding has a place within the file."""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnes.source import careful_parser
from minnes.source.ignore import misplaced_ignores, unsilenced
from minnes.source.reader import Reading, read_meeting, read_project
from minnes.source.recovery.line_edits import apply_edits
from minnes.source.yaml_parser import Source

EDIT_START = attrgetter("start")
ROOT = Path(__file__).resolve().parents[2]


@cache
def texts() -> tuple[str, ...]:
    """The example project's files and the sample's, as they are."""
    files = sorted([*ROOT.glob("examples/**/*.yaml"), *ROOT.glob("tests/cases/sample/**/*.yaml")])
    assert len(files) > 10
    return tuple(file.read_text("utf-8") for file in files)


def hold(content: bytes, *ways: Callable[[bytes, str], Reading[Any]]) -> None:
    """Hold of any bytes that reading them gives findings, and that these make sense."""
    for read in ways or (read_meeting, read_project):
        reading: Reading[Any] = read(content, "x.yaml")
        text = reading.source.text
        for found in reading.diagnostics:
            assert 0 <= found.span.start <= found.span.end <= len(text)
            assert str(found.message)
            assert str(found.hint)
        edits = [edit for found in reading.diagnostics for edit in found.edits]
        ends = [end for edit in sorted(edits, key=EDIT_START) for end in (edit.start, edit.end)]
        assert ends == sorted(ends)
        assert not ends or 0 <= ends[0] <= ends[-1] <= len(text)
        assert reading.value is not None or reading.diagnostics
        assert not set(unsilenced(reading.diagnostics, text)) - set(reading.diagnostics)
        assert {each.path for each in misplaced_ignores(text, "x.yaml", ["bad-date"])} <= {"x.yaml"}


@given(st.binary(max_size=300))
def test_any_bytes(content: bytes) -> None:
    hold(content)


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    hold(text.encode("utf-8", "surrogatepass"))


MARKS = st.sampled_from(
    [
        *(
            "- ",
            "-",
            ": ",
            ":",
            "{",
            "}",
            "[",
            "]",
            ",",
            "#",
            " #",
            "&a ",
            "*a",
            "!",
            "!!x ",
            "|\n",
        ),
        *(">\n", "|-\n", "'", '"', "%", "@", "`", "? ", "<<: ", "---\n", "...\n", "\n", "\n  "),
        *(
            "\n    ",
            "\t",
            "\r",
            "\r\n",
            "\u00a0",
            "\u2028",
            "\x85",
            "\ufeff",
            "\u200b",
            "\x00",
            "\\",
        ),
        *("items:\n", "  - title: ", "text: ", "date: 2021-12-10\n", "title: x\n", "updates:\n"),
        *(
            "participants: ",
            "Orust: ",
            "figures: ",
            "decisions:\n",
            "actions:\n",
            "due: 2022-01-01",
        ),
        *(
            "internal:",
            "(",
            ")",
            "och ",
            "ord ",
            "1,8",
            "# minnes: ignore",
            "[bad-date]",
            "–",
            "• ",
        ),
        *(
            "next_meetings: ",
            "dates: ",
            "series:\n",
            "organizations:\n",
            "ä",
            "å\u0308",
            "😀",
            "due:",
        ),
    ]
)


@given(st.lists(MARKS, max_size=40).map("".join))
def test_any_marks(text: str) -> None:
    hold(text.encode())
    hold(f"date: 2021-12-10\ntitle: x\n{text}".encode())


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    """An example file with characters or lines left out, put in, doubled or swapped."""
    pieces = draw(st.sampled_from([str.splitlines, list]))
    text = draw(st.sampled_from(texts()))
    parts: list[str] = pieces(text, keepends=True) if pieces is str.splitlines else list(text)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(parts) - 1)))
        other = draw(st.integers(0, max(0, len(parts) - 1)))
        change = draw(st.sampled_from(["out", "in", "double", "swap"]))
        if change == "out":
            del parts[at : at + 1]
        elif change == "in":
            parts.insert(at, draw(MARKS))
        elif change == "double":
            parts[at:at] = parts[at : at + 1]
        elif parts:
            parts[at], parts[other] = parts[other], parts[at]
    return "".join(parts)


@given(spoilt())
def test_any_slip_in_an_example(text: str) -> None:
    hold(text.encode("utf-8", "surrogatepass"))


KEYS = st.sampled_from(
    [
        *("date", "title", "time", "items", "text", "updates", "figures", "participants", "absent"),
        *("decisions", "actions", "questions", "vote", "for", "next_meetings", "dates", "events"),
        *(
            "headcount",
            "follow_up",
            "internal",
            "attachments",
            "contacts",
            "approval",
            "by",
            "lead",
        ),
        *(
            "name",
            "organization",
            "series",
            "organizations",
            "members",
            "roster",
            "Orust",
            "2022-06",
        ),
    ]
)
VALUES = st.recursive(
    st.none()
    | st.sampled_from(["", "x", "2022-01-01", "9-12", "ja", "a: b", "Anna (", "- b", "– c"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def typed(value: Any, indent: int = 0) -> str:
    """A value as lines of a file."""
    blanks = "  " * indent
    if isinstance(value, dict) and value:
        return "".join(f"\n{blanks}{key}:{typed(one, indent + 1)}" for key, one in value.items())
    if isinstance(value, list) and value:
        return "".join(f"\n{blanks}-{typed(part, indent + 1)}" for part in value)
    return {dict: " {}", list: " []"}.get(type(value), f" {value}" if value is not None else "")


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_structure(data: dict[str, Any]) -> None:
    hold(f"{typed(data)}\n".encode())


BOMBS: dict[str, Callable[[int], str]] = {
    "brackets": lambda size: "[" * size,
    "braces": lambda size: "{a: " * (size // 4),
    "brackets with commas": lambda size: "[a," * (size // 3),
    "brackets closed on their line": lambda size: "a: [" + "[b], {c}\n," * (size // 10) + "]",
    "brackets closed in quotes": lambda size: "a: " + '["]",\n' * (size // 6),
    "brackets closed in a comment": lambda size: "a: " + "[ # ]\n" * (size // 6),
    "brackets closed in quotes of several lines": lambda size: (
        "a: " + '[ "\n[]\n",\n' * (size // 10)
    ),
    "brackets after a key": lambda size: "tags: " + "[" * size,
    "parentheses": lambda size: "chair: " + "(" * size,
    "parentheses with commas": lambda size: "chair: " + "(a," * (size // 3),
    "blanks": lambda size: " " * size,
    "blanks before a comment": lambda size: "a:" + " " * size + "#b",
    "hyphens": lambda size: "- " * (size // 2),
    "hyphens with blanks": lambda size: "-   " * (size // 4),
    "question marks": lambda size: "? " * (size // 2),
    "hyphens in turn": lambda size: "\n".join(" " * n + "-" for n in range(int(size**0.5))),
    "keys in turn": lambda size: "\n".join(" " * n + "a:" for n in range(int(size**0.5))),
    "one long text": lambda size: "title: " + "å " * (size // 3),
    "one long word": lambda size: "title: " + "å" * (size // 2),
    "one long key": lambda size: "å" * (size // 2) + ": x",
    "one long block": lambda size: "summary: |\n" + "  å b\n" * (size // 7),
    "many entries": lambda size: "tags:\n" + "- a\n" * (size // 4),
    "many commas": lambda size: "tags: [" + "a," * (size // 2) + "]",
    "many names": lambda size: "chair: " + "Anna Lind, " * (size // 11),
    "many keys": lambda size: "".join(f"k{n}: x\n" for n in range(size // 10)),
    "one key again and again": lambda size: "a: x\n" * (size // 5),
    "colons": lambda size: "a: b: c\n" * (size // 8),
    "number signs": lambda size: "a: b #c\n" * (size // 8),
    "tabs": lambda size: "\ta: b\n" * (size // 6),
    "quotes": lambda size: "a: 'b' c\n" * (size // 9),
    "no-break spaces": lambda size: "chair: " + "a\u00a0" * (size // 3),
    "control signs": lambda size: "\x07" * size,
    "returns": lambda size: "a: b\r" * (size // 5),
    "anchors": lambda size: "a: &a x\n" + "b: *a\n" * (size // 6),
    "laughs": lambda size: (
        "a0: &a0 x\n"
        + "".join(
            f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, size // 80_000)
        )
    ),
    "och": lambda size: "chair: A " + "och B " * (size // 6),
    "dashes": lambda size: "decisions:\n" + "  – a\n" * (size // 8),
    "dates": lambda size: "next_meetings: " + "2022-01-01, " * (size // 12),
    "figures": lambda size: "headcount: " + "1 " * (size // 2),
    "due": lambda size: (
        "items: [{title: x, actions: ['a" + " due:2022-01-01" * (size // 15) + "']}]"
    ),
    "blanks after a name": lambda size: f"updates:\n  Orust: a\n  Tjörn{' ' * size}b\n  Mark: c",
    "blanks in a figure": lambda size: f"figures:\n  a (b{' ' * size}c",
    "blanks in quotes": lambda size: f'status: a\nchair: "Anna\\t{" " * size}(Orust"',
    "blanks in a ranking": lambda size: f'ranking: ["a{" " * size}b"]',
    "comments": lambda size: "a: b  # minnes: ignore[c]\n" * (size // 26),
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize("size", [1_000, 30_000, 1_000_000])
def test_no_bomb_goes_off(bomb: Callable[[int], str], size: int) -> None:
    """Not measured, since machines differ: what is not bounded takes minutes, and is seen."""
    hold(bomb(size).encode(), read_meeting)


@pytest.mark.parametrize("name", ["brackets", "parentheses", "blanks", "hyphens", "one long text"])
def test_no_bomb_of_the_greatest_size_goes_off(name: str) -> None:
    hold(BOMBS[name](4_999_000).encode(), read_meeting)


@given(spoilt())
def test_what_is_offered_mends_what_it_is_offered_for(text: str) -> None:
    _, found = careful_parser.compose(Source("x.yaml", text))
    for diagnostic in found:
        if diagnostic.edits:
            _, left = careful_parser.compose(Source("x.yaml", apply_edits(text, diagnostic.edits)))
            places = [(other.code, other.message, other.span.start) for other in left]
            assert (diagnostic.code, diagnostic.message, diagnostic.span.start) not in places
