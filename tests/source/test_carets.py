"""The caret never lies: the text under the span of a value is that value, however it is typed."""

import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from minnes.model.meeting import Meeting
from minnes.source import careful_parser, expand
from minnes.source.codes.advice import Problems
from minnes.source.diagnostic import Loc
from minnes.source.reader import Reading, read_meeting

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "meetings").rglob("*.yaml"))
WRITINGS: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda text: text.encode("utf-8"),
    "with a byte order mark": lambda text: b"\xef\xbb\xbf" + text.encode("utf-8"),
    "with Windows' line ends": lambda text: text.replace("\n", "\r\n").encode("utf-8"),
    "with å in two parts": lambda text: unicodedata.normalize("NFD", text).encode("utf-8"),
}


def texts(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text of a model with its place."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from texts(getattr(value, name), (*loc, field.alias or name))
    elif isinstance(value, list):
        for position, entry in enumerate(value):
            yield from texts(entry, (*loc, position))
    elif isinstance(value, str) and value:
        yield loc, value


def bare(text: str) -> str:
    """A text without what typing adds: blanks, quotes, line ends, letters in two parts."""
    text = unicodedata.normalize("NFC", text)
    return "".join(
        character for character in text if not character.isspace() and character not in "'\"\\"
    )


def pointed_at(reading: Reading[Meeting], loc: Loc) -> str:
    """The text under the span of a value."""
    span = reading.places.span(loc)
    return reading.source.text[span.start : span.end]


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_under_every_text_of_the_examples_is_that_text(file: Path, writing: str) -> None:
    reading = read_meeting(WRITINGS[writing](file.read_text("utf-8")), file.name)
    assert reading.value is not None
    checked = 0
    for loc, text in texts(reading.value):
        if loc[-1] in {"kind", "status", "outcome", "mode", "role"}:
            continue  # a default, a word for a key, or roles gathered from several parts
        assert bare(pointed_at(reading, loc)) == bare(text), loc
        checked += 1
    assert checked >= 3


STYLES: dict[str, Callable[[str], str]] = {
    "single quotes": lambda text: "'" + text.replace("'", "''") + "'",
    "double quotes": lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"',
    "a block": lambda text: f"|\n    {text}",
    "a folded block": lambda text: f">-\n    {text}",
}
LETTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs")
)


@pytest.mark.parametrize("style", STYLES)
@given(before=st.text(LETTERS, max_size=8), word=st.text(LETTERS, min_size=1, max_size=8))
def test_a_piece_of_a_text_is_found_in_every_style(style: str, before: str, word: str) -> None:
    text = f"x{before} {word} y"
    content = f"date: 2021-12-10\ntitle: t\nitems:\n- title: {STYLES['double quotes'](word)}\n"
    content += f"  text: {STYLES[style](text)}\n"
    reading = read_meeting(content.encode("utf-8"), "a.yaml")
    assert reading.value is not None, reading.diagnostics
    said = reading.value.items[0].text
    assert said is not None
    start = said.index(word, len(before) + 1)
    span = reading.places.span(("items", 0, "text"), (start, start + len(word)))
    shown = reading.source.text[span.start : span.end]
    assert bare(shown) == bare(word)


def test_a_key_is_found_apart_from_its_value() -> None:
    reading = read_meeting(b"date: 2021-12-10\ntitle: date\n", "a.yaml")
    span = reading.places.span(("title",), key=True)
    assert (span.line, span.column, span.end_column) == (2, 1, 6)


def test_of_people_in_a_line_each_is_found_and_the_group_is_the_organisation() -> None:
    content = "date: 2021-12-10\ntitle: t\nparticipants:\n  Orust: Eva Ros, Bo Ek (chef, ersätter Åsa Öst)\n"
    reading = read_meeting(content.encode("utf-8"), "a.yaml")
    people = [
        ("participants", 1, name) for name in ("name", "role", "substitutes_for", "organization")
    ]
    assert [pointed_at(reading, loc) for loc in people] == ["Bo Ek", "chef", "Åsa Öst", "Orust"]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_quick_and_careful_reading_agree(file: Path) -> None:
    reading = read_meeting(file.read_bytes(), file.name)
    data, diagnostics = careful_parser.compose(reading.source)
    assert diagnostics == []
    assert Meeting.model_validate(expand.meeting(data, Problems())) == reading.value


def test_a_name_in_two_parts_is_the_same_name() -> None:
    content = "series: öppenvård\ndate: 2021-12-10\nparticipants:\n  Sotenäs: Åsa Öst\n"
    whole = read_meeting(content.encode("utf-8"), "a.yaml")
    parts = read_meeting(unicodedata.normalize("NFD", content).encode("utf-8"), "a.yaml")
    assert whole.value is not None
    assert parts.value == whole.value
