"""The caret never lies: the text under the span of a value is that value, however it is typed."""

from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minnes.source import careful_parser
from minnes.source.diagnostic import Loc
from minnes.source.places import Places
from minnes.source.reader import read_meeting
from minnes.source.suspicion import suspicious
from minnes.source.yaml_parser import Source, read_plain

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(
    [*ROOT.glob("examples/meetings/**/*.yaml"), *ROOT.glob("tests/cases/sample/meetings/**/*.yaml")]
)

WORD = st.text(st.sampled_from("aåöeész1ÅÄ’–😀𝒳\u0308\u0301"), min_size=1, max_size=6).map(
    lambda word: "n" + word
)
SENTENCE = st.lists(WORD, min_size=1, max_size=6)
STYLES = ("plain", "folded plain", "single", "double", "folded double", "literal", "folded", "flow")


def written(words: list[str], style: str) -> str:
    """Words typed in one of the ways a text can be typed, below the key `text` of an item."""
    text, lines = " ".join(words), "\n      ".join(words)
    return {
        "plain": text,
        "folded plain": lines,
        "single": f"'it''s {text}'",
        "double": f'"\\t{text} \\u00e5 \\\\ {text}"',
        "folded double": f'"{lines}"',
        "literal": f"|\n      {lines}\n",
        "folded": f">\n      {lines}\n\n      {lines}\n",
        "flow": f"{{text: {text}, by: '{text}'}}",
    }[style]


@given(
    SENTENCE,
    st.sampled_from(STYLES),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.sampled_from(["NFC", "NFD"]),
)
def test_every_word_is_found_where_it_stands(
    words: list[str], style: str, newline: str, bom: bool, form: str
) -> None:
    words = [normalize(form, word) for word in words]  # type: ignore[arg-type]
    text = f"before: x\nitem:\n  - text: {written(words, style)}\nafter: y\n"
    text = text.replace("\n", newline)
    source = Source("x.yaml", text, bom)
    data, found = careful_parser.compose(source)
    assert found == []
    places = Places(source, data)
    loc: Loc = ("item", 0, "text", "text") if style == "flow" else ("item", 0, "text")
    value = data["item"][0]["text"]["text"] if style == "flow" else data["item"][0]["text"]
    at = 0
    for word in words:
        at = value.index(word, at)
        span = places.span(loc, (at, at + len(word)))
        assert text[span.start : span.end] == word
        line = text[: span.start].count("\n") + 1
        assert (span.line, span.end_line) == (line, line)
        assert text.split(newline)[line - 1][span.column - 1 : span.end_column - 1] == word
        at += len(word)
    key = places.span((*loc, "text")[:3], key=True)
    assert text[key.start : key.end] == "text"
    after = places.span(("after",))
    assert text[after.start : after.end] == "y"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_of_the_examples_stands_under_its_span(file: Path) -> None:
    reading = read_meeting(file.read_bytes(), file.name)
    text = reading.source.text
    assert reading.value is not None
    checked = 0
    for loc, value in walk(
        reading.value.model_dump(by_alias=True, mode="json", exclude_unset=True)
    ):
        if not isinstance(value, str) or not value or loc[-1] in WRITTEN_OTHERWISE:
            continue
        span = reading.places.span(loc)
        shown = text[span.start : span.end]
        if loc[-1] in DAYS:
            assert value.startswith(shown.strip()[:2]), loc
        else:
            assert "".join(shown.split()) == "".join(value.split()), loc
        checked += 1
    assert checked > 5


WRITTEN_OTHERWISE = {"start", "end", "mode", "role"}
"""Times are written `9` and come back `09:00:00`, modes may be Swedish, several roles are joined."""

DAYS = {"date"}


def walk(value: Any, loc: Loc = ()) -> list[tuple[Loc, Any]]:
    if isinstance(value, dict):
        return [pair for key, one in value.items() for pair in walk(one, (*loc, key))]
    if isinstance(value, list):
        return [pair for at, part in enumerate(value) for pair in walk(part, (*loc, at))]
    return [(loc, value)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_quick_and_careful_reading_give_the_same(file: Path) -> None:
    text = file.read_text("utf-8")
    careful_data, found = careful_parser.compose(Source(file.name, text))
    assert found == []
    assert read_plain(text) == careful_data


@given(st.lists(st.tuples(WORD, SENTENCE, st.sampled_from(STYLES)), min_size=1, max_size=4))
def test_quick_and_careful_reading_give_the_same_in_any_style(
    entries: list[tuple[str, list[str], str]],
) -> None:
    assume(len({key for key, _, _ in entries}) == len(entries))
    text = "".join(f"{key}:\n  - text: {written(words, style)}\n" for key, words, style in entries)
    assume(not suspicious(text))
    careful_data, found = careful_parser.compose(Source("x.yaml", text))
    assert found == []
    assert read_plain(text) == careful_data


@pytest.mark.parametrize(
    ("typed", "loc", "piece", "key", "shown"),
    [
        ("chair: Anna Lind, Bo Ek", ("chair", 1, "name"), None, False, "Bo Ek"),
        ("chair: Anna Lind, Bo Ek", ("chair", 1), None, False, "Bo Ek"),
        ("chair: Anna Lind, Bo Ek", ("chair", 1, "name"), (3, 5), False, "Ek"),
        ("chair: Anna Lind", ("chair",), None, True, "chair"),
        ("participants:\n  Orust: Bo Ek (kurator)", ("participants", 0, "role"), None, False, "kurator"),
        ("participants:\n  Orust: Bo Ek", ("participants", 0, "organization"), None, False, "Orust"),
        ("time: 9-12", ("time", 0, "end"), None, False, "12"),
        ("next_meetings:\n  - 2022-03-11 9-12, Orust: Läget",
         ("next_meetings", 0, "place"), None, False, "Orust"),
        ("next_meetings:\n  - 2022-03-11 9-12, Orust: Läget",
         ("next_meetings", 0, "topic"), None, False, "Läget"),
        ("items:\n  - title: x\n    next_step:", ("items", 0, "next_step"), None, False, "next_step"),
        ("items:\n  - title: x\n    points: 3", ("items", 0, "points"), None, False, "3"),
        ("items:\n  - title: x\n    actions:\n      - Bo Ek: ringer due:2022-01-01",
         ("items", 0, "actions", 0, "due"), None, False, "2022-01-01"),
        ("items:\n  - title: x\n    actions:\n      - Bo Ek: ringer due:2022-01-01",
         ("items", 0, "actions", 0, "what"), None, False, "ringer"),
        ("items:\n  - title: x\n    actions:\n      - who: Bo Ek",
         ("items", 0, "actions", 0, "what"), None, False, "who: Bo Ek"),
    ],
)  # fmt: skip
def test_a_part_of_a_one_line_form_is_found(
    typed: str, loc: Loc, piece: tuple[int, int] | None, key: bool, shown: str
) -> None:
    reading = read_meeting(f"date: 2021-12-10\ntitle: x\n{typed}\n".encode(), "x.yaml")
    span = reading.places.span(loc, piece, key)
    assert reading.source.text[span.start : span.end] == shown
