"""A seal stands for what minutes say: it survives every change of layout and no change of meaning."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minnes.model.base import Part
from minnes.model.meeting import Meeting
from minnes.source.reader import read_meeting
from minnes.source.seal import IMPLICIT_VALUES, SealState, canonical_form, seal, seal_state
from minnes.source.writing.canonical import canonical
from minnes.source.writing.writer import dump
from tests.source import made

HEAD = "title: Vårmöte\ndate: 2022-03-11\n"


def read(text: str) -> Meeting:
    value = read_meeting(text.encode(), "a.yaml").value
    assert value is not None, text
    return value


def sealed(body: str) -> str:
    return seal(read(f"{HEAD}{body}\n"))


# What a seal is


def test_a_seal_names_its_form_and_is_the_hash_of_what_is_said() -> None:
    meeting = read(
        HEAD + "time: 9-12\nitems:\n  - title: Budget\n    text: |\n      Två\n      rader.\n"
    )
    form = (
        '{"date":"2022-03-11","items":[{"text":"Två\\nrader.","title":"Budget"}],'
        '"time":[{"end":"12:00","start":"09:00"}],"title":"Vårmöte"}'
    )
    assert canonical_form(meeting).decode() == form
    assert seal(meeting) == f"minnes-1:sha256:{hashlib.sha256(form.encode()).hexdigest()}"


@pytest.mark.parametrize(
    ("approval", "state"),
    [
        ("", SealState.NONE),
        ("approval: {by: Bo Ek, date: 2022-03-20}", SealState.NONE),
        ("approval: {by: Bo Ek, date: 2022-03-20, seal: abc}", SealState.UNKNOWN),
        ('approval: {by: Bo Ek, date: 2022-03-20, seal: "minnes-2:sha256:0f"}', SealState.UNKNOWN),
        ('approval: {by: Bo Ek, date: 2022-03-20, seal: "minnes-1:sha256:0f"}', SealState.BROKEN),
        ('approval: {by: Bo Ek, date: 2022-03-20, seal: "minnes-1:md5:0f"}', SealState.UNKNOWN),
    ],
)
def test_a_seal_holds_is_broken_or_is_unknown(approval: str, state: SealState) -> None:
    assert seal_state(read(f"{HEAD}{approval}\n")) is state


def test_who_approved_and_when_is_sealed_and_corrections_are_not() -> None:
    approval = "approval: {by: Bo Ek, date: 2022-03-20"
    own = seal(read(f"{HEAD}{approval}}}\n"))
    whole = f'{HEAD}{approval}, seal: "{own}"}}\n'
    assert seal_state(read(whole)) is SealState.HOLDS
    assert seal_state(read(whole.replace("Bo Ek", "Bo Ed"))) is SealState.BROKEN
    assert seal_state(read(whole.replace("03-20", "03-21"))) is SealState.BROKEN
    preview = f"{whole}corrections:\n  - {{date: 2022-04-01, text: Det var fredag.}}\n"
    assert seal_state(read(preview)) is SealState.HOLDS


# One meaning, one seal


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("time: 9-12", "time:\n  - {start: '09:00', end: 12.00}"),
        ("mode: Teams", "mode: remote"),
        ("kind: notes", ""),
        ("tags:", ""),
        ("date_approximate: nej", ""),
        ("summary: Kort.", "summary: |\n  Kort."),
        ("summary: Kort.", "summary: >-\n  Kort."),
        ("place: Gävle", f"place: {normalize('NFD', 'Gävle')}"),
        ("tags: våld, barn", "tags:\n  - våld\n  - barn"),
        ("chair: Per Lind (Orust, samordnare)",
         "chair: [{name: Per Lind, organization: Orust, role: samordnare}]"),
        ("participants:\n  Orust: Per Lind\n  övriga: Eva Ek",
         "participants:\n  - Per Lind (Orust)\n  - {name: Eva Ek, unsure: nej}"),
        ("headcount: ca 55–60",
         "headcount: {min: 55, max: 60, approximate: ja, written: ca 55–60}"),
        ("headcount: 1,8", "headcount: {min: 1.8, max: 1.80, written: '1,8'}"),
        ("items:\n  - {title: A, decisions: Ja. due:2022-04-01 id:D1}",
         "items:\n  - title: A\n    decisions:\n      - {id: D1, text: Ja., due: 2022-04-01,"
         " outcome: adopted, immediate: nej}"),
        ("items:\n  - title: A\n    actions:\n      - Bo Ek och Eva Ek: ringer",
         "items:\n  - title: A\n    actions:\n      - {what: ringer, who: [Bo Ek, Eva Ek],"
         " status: open, internal: nej}"),
        ("items:\n  - {title: A, updates: {Orust: Nytt, Tanum: ''}}",
         "items:\n  - title: A\n    updates:\n      Orust:\n        text: Nytt\n      Tanum:"),
        ("next_meetings:\n  - 2022-06-01 9-12, Uddevalla: Tolkar",
         "next_meetings:\n  - {date: 2022-06-01, time: 9-12, place: Uddevalla, topic: Tolkar,"
         " extra: nej}"),
        ("items:\n  - {title: A, decisions: [{text: Ja, vote: {for: 9}}]}",
         "items:\n  - {title: A, decisions: [{text: Ja, vote: {for: 9, against: 0, abstain: 0}}]}"),
    ],
)  # fmt: skip
def test_short_and_long_forms_have_one_seal(one: str, other: str) -> None:
    assert sealed(one) == sealed(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("absent: [{name: Bo Ek, excused: nej}]", "absent: [{name: Bo Ek}]"),
        ("items: [{title: A, next_step: ''}]", "items: [{title: A}]"),
        ("items: [{title: A, points: 0}]", "items: [{title: A}]"),
        ("follow_up: {2022-01-10#A1: open}", "follow_up: {2022-01-10#A1: ''}"),
        ("headcount: ca 20", "headcount: 20"),
        ("headcount: {min: 50, max: 60, written: ca 55–60}", "headcount: ca 55–60"),
        ("summary: A\n\n", "summary: |\n  A\n\n  B"),
        ("chair: Bo Ek, Eva Ek", "chair: Eva Ek, Bo Ek"),
    ],
)
def test_what_differs_a_little_differs(one: str, other: str) -> None:
    assert sealed(one) != sealed(other)


def rearranged(text: str, random: Random) -> bytes:
    """The same minutes with their keys in another order, other comments, breaks and blank lines."""
    chunks = re.split(r"^(?=[^\s#-])", text, flags=re.MULTILINE)[1:]
    random.shuffle(chunks)
    # what stands under a bar that counts its last lines stays last, or would get more of them
    chunks.sort(key=lambda chunk: "|+" in chunk or "|2+" in chunk)
    counting = any("|+" in chunk or "|2+" in chunk for chunk in chunks)
    made_up = ["# en kommentar\n", "\n", "\n\n", "# minnes: två\n# tre\n"]
    between = [random.choice(made_up) for _ in chunks]
    text = "".join(f"{extra}{chunk}" for extra, chunk in zip(between, chunks, strict=True))
    text = text if counting else text + random.choice(("", "\n", "# slut"))
    text = text.replace("\n", "\r\n") if random.random() < 0.3 and "\r" not in text else text
    return b"\xef\xbb\xbf" * (random.random() < 0.3) + text.encode()


@given(made.meetings, st.randoms(use_true_random=False))
def test_no_change_of_layout_changes_the_seal(meeting: Meeting, random: Random) -> None:
    text = dump(meeting)
    again = read_meeting(rearranged(text, random), "a.yaml").value
    assume(again is not None)
    assert again is not None
    assert seal(again) == seal(meeting)


def test_formatting_keeps_the_seal(root: Path) -> None:
    files = sorted((root / "examples").rglob("meetings/**/*.yaml"))
    texts = [file.read_text("utf-8") for file in files]
    assert len(texts) == 18
    changed = [text.replace(": [", ":  [").replace("time: 0", "time:   0") for text in texts]
    assert [seal(read(canonical(text))) for text in changed] == [seal(read(t)) for t in texts]


# Another meaning, another seal


def places(part: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where every value stands: keys of parts, and positions in lists."""
    if isinstance(part, Part):
        for name, value in part:
            if value is not None and value != [] and (*at, name) not in OUTSIDE:
                yield (*at, name)
                yield from places(value, (*at, name))
    elif isinstance(part, list):
        for position, value in enumerate(part):
            yield (*at, position)
            yield from places(value, (*at, position))


OUTSIDE = {("corrections",), ("approval", "seal")}


def other(value: Any) -> Any:
    """Something else than a value, of its kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, str):
        return f"{value}x"
    if isinstance(value, list):
        return value[1:]
    if isinstance(value, date):
        return value + timedelta(days=1) if value < date.max else date.min
    if hasattr(value, "hour"):
        return value.replace(minute=(value.minute + 1) % 60)
    return None


def replaced(part: Any, at: tuple[Any, ...], value: Any) -> Any:
    """The same part with another value in one place."""
    if not at:
        return value
    first, *rest = at
    if isinstance(part, list):
        inner = replaced(part[first], tuple(rest), value)
        return [*part[:first], *([] if inner is None else [inner]), *part[first + 1 :]]
    inner = replaced(getattr(part, first), tuple(rest), value)
    return part.model_copy(update={first: inner})


def found(part: Any, at: tuple[Any, ...]) -> Any:
    for step in at:
        part = part[step] if isinstance(part, list) else getattr(part, step)
    return part


@given(made.meetings, st.data())
def test_every_change_of_meaning_changes_the_seal(meeting: Meeting, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from(list(places(meeting))))
    value = found(meeting, at)
    changed = replaced(meeting, at, other(value))
    # a part that says nothing, taken out from under a key, took nothing with it
    assume(changed != meeting and not (isinstance(value, Part) and not said(value)))
    assert seal(changed) != seal(meeting)


def said(part: Part) -> bool:
    return canonical_form(part) != b"{}"  # type: ignore[arg-type]


# What seals of all times stand on


def parts(kind: type[Part] = Part) -> Iterator[type[Part]]:
    for below in kind.__subclasses__():
        if below.__module__.startswith("minnes.model.") and "project" not in below.__module__:
            yield below
        yield from parts(below)


def test_every_key_whose_absence_says_something_is_listed_and_none_has_changed() -> None:
    said_by_absence = {
        f"{part.__name__}.{name}": field.default
        for part in parts()
        for name, field in part.model_fields.items()
        if not field.is_required() and field.default_factory is None and field.default is not None
    }
    assert said_by_absence == IMPLICIT_VALUES
