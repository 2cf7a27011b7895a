"""No input whatsoever makes a traceback, and every finding has a place within the file."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnes.source import careful
from minnes.source.ignore import kept
from minnes.source.lines import changed
from minnes.source.reader import Reading, read_meeting, read_project
from minnes.source.text import Source

ROOT = Path(__file__).resolve().parents[2]


@cache
def texts() -> tuple[str, ...]:
    """The example project's files and the sample's, as they are."""
    files = sorted([*ROOT.glob("examples/**/*.yaml"), *ROOT.glob("tests/cases/sample/**/*.yaml")])
    assert len(files) > 10
    return tuple(file.read_text("utf-8") for file in files)


def hold(content: bytes) -> None:
    """Hold of any bytes that reading them gives findings, and that these make sense."""
    for read in (read_meeting, read_project):
        reading: Reading[Any] = read(content, "x.yaml")
        text = reading.source.text
        for found in reading.diagnostics:
            assert 0 <= found.span.start <= found.span.end <= len(text)
            assert str(found.message)
            assert str(found.hint)
            ends = [0, *(place for edit in found.edits for place in (edit.start, edit.end))]
            assert ends == sorted(ends)
            assert ends[-1] <= len(text)
        assert reading.value is not None or reading.diagnostics
        assert len(kept(reading.diagnostics, text, "x.yaml", ["bad-date"])) >= 0


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
        return "".join(f"\n{blanks}-{typed(one, indent + 1)}" for one in value)
    return {dict: " {}", list: " []"}.get(type(value), f" {value}" if value is not None else "")


@given(st.dictionaries(KEYS, VALUES, max_size=6))
def test_any_structure(data: dict[str, Any]) -> None:
    hold(f"{typed(data)}\n".encode())


BOMBS: dict[str, Callable[[], str]] = {
    "brackets": lambda: "[" * 5_000_000,
    "braces": lambda: "{a: " * 1_250_000,
    "brackets with commas": lambda: "[a," * 1_600_000,
    "brackets after a key": lambda: "tags: " + "[" * 4_900_000,
    "parentheses": lambda: "chair: " + "(" * 4_900_000,
    "parentheses with commas": lambda: "chair: " + "(a," * 1_600_000,
    "blanks": lambda: " " * 5_000_000,
    "blanks before a comment": lambda: "a:" + " " * 4_900_000 + "#b",
    "hyphens": lambda: "- " * 2_500_000,
    "question marks": lambda: "? " * 2_500_000,
    "hyphens in turn": lambda: "\n".join(" " * n + "-" for n in range(3_000)),
    "keys in turn": lambda: "\n".join(" " * n + "a:" for n in range(3_000)),
    "one long text": lambda: "title: " + "å " * 1_600_000,
    "one long word": lambda: "title: " + "å" * 2_400_000,
    "one long key": lambda: "å" * 2_400_000 + ": x",
    "one long block": lambda: "summary: |\n" + "  å b\n" * 700_000,
    "many entries": lambda: "tags:\n" + "- a\n" * 1_200_000,
    "many commas": lambda: "tags: [" + "a," * 2_400_000 + "]",
    "many names": lambda: "chair: " + "Anna Lind, " * 450_000,
    "many keys": lambda: "".join(f"k{n}: x\n" for n in range(400_000)),
    "one key again and again": lambda: "a: x\n" * 900_000,
    "colons": lambda: "a: b: c\n" * 600_000,
    "number signs": lambda: "a: b #c\n" * 600_000,
    "tabs": lambda: "\ta: b\n" * 700_000,
    "quotes": lambda: "a: 'b' c\n" * 500_000,
    "no-break spaces": lambda: "chair: " + "a\u00a0" * 1_600_000,
    "control signs": lambda: "\x07" * 5_000_000,
    "returns": lambda: "a: b\r" * 900_000,
    "anchors": lambda: "a: &a x\n" + "b: *a\n" * 700_000,
    "laughs": lambda: (
        "a0: &a0 x\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 60))
    ),
    "och": lambda: "chair: A " + "och B " * 800_000,
    "dashes": lambda: "decisions:\n" + "  – a\n" * 600_000,
    "dates": lambda: "next_meetings: " + "2022-01-01, " * 400_000,
    "figures": lambda: "headcount: " + "1 " * 2_000_000,
    "due": lambda: "items: [{title: x, actions: ['a" + " due:2022-01-01" * 300_000 + "']}]",
    "comments": lambda: "a: b  # minnes: ignore[c]\n" * 190_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_no_bomb_goes_off(bomb: Callable[[], str]) -> None:
    hold(bomb().encode())


@given(spoilt())
def test_what_is_offered_mends_what_it_is_offered_for(text: str) -> None:
    _, found = careful.compose(Source("x.yaml", text))
    for one in found:
        if one.edits:
            _, left = careful.compose(Source("x.yaml", changed(text, one.edits)))
            places = [(other.code, other.message, other.span.start) for other in left]
            assert (one.code, one.message, one.span.start) not in places
