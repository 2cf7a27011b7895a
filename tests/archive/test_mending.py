"""What `minnes fix` mends says afterwards what it said before, and can be read if it could be."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache, partial
from pathlib import Path

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from minnes.archive.checker import Checker
from minnes.archive.workspace import minute_files, open_workspace
from minnes.language.words import AND
from minnes.model.meeting import Meeting
from minnes.source.diagnostic import Diagnostic, Severity
from minnes.source.edits import mend
from minnes.source.reader import read_meeting
from tests import gallery
from tests.source.test_robust import spoilt

OTHER_WORDS = {
    *(
        "bad-choice",
        "bad-date",
        "bad-number",
        "bad-when",
        "bad-event",
        "bad-time",
        "control-character",
        "directive-line",
        "odd-blank",
    ),
    *("first-name-only", "opaque-link", "unknown-key", "bare-return"),
    *("list-without-hyphens", "numbered-entry", "number-in-title"),
}
"""Codes whose mending puts another word in the place of one (a key, a day, a full name, a hyphen), or
takes away the number of an entry."""

BECOME_SIGNS = {"svar", "o", "x", "st", *AND}
"""Words in whose place there stands a key or a comma, or nothing: `Vem kommer? Svar: Alla.`, the second
bullet of Word, a box that is ticked, `5 st`, and what stands between the last two of a list."""

EXAMPLES = open_workspace(Path(__file__).parents[2] / "examples")

HEAD = "date: 2026-05-07\ntitle: Nätverk\n"
ROUND = f"{HEAD}items:\n  - title: Runda\n    updates:\n"

RUN_TOGETHER = f"{HEAD}participants: Rut Alm (rektor, Orust) Siv Dahl (Tjörn, chef)\n"
DASH_FOR_COLON = f"{HEAD}participants:\n  Orust - Mona Strand\n  Tjörn: Eva Ros\n"
DASH_IN_A_ROUND = f"{ROUND}      Orust – inget nytt\n      Tjörn:\n        text: Ny chef\n"
TWO_WAYS = f"{HEAD}participants:\n  Orust: Anna Berg\n  ORUST: Kim Ek\n  TJÖRN: Bo Ask\n"
TWO_ON_A_LINE = f"{HEAD}participants: Anna Berg (Orust), Håbo: Eva Ros\n"
NAMES_BELOW_NAMES = (
    f"{HEAD}absent:\n  Kim Ek (Orust)\n  Bo Ask (Tjörn)\n  - Eva Ros\n  - Mona Strand\n"
)
TYPED_OTHERWISE = f"{HEAD}participants:\n  - Eva Ros (Tjörn)\n  - 'Karin O''Hara.'\n"
TASK_BESIDE_KEY = f"{HEAD}items:\n  - title: A\n    actions: Anna Berg: ringer\n"


def check(content: bytes, folder: Path) -> list[Diagnostic]:
    checker = Checker(open_workspace(folder), date(2026, 12, 20))
    return checker.check_reading(read_meeting(content, "a.yaml"), folder).diagnostics


def errors(found: list[Diagnostic]) -> list[str]:
    return [diagnostic.code for diagnostic in found if diagnostic.severity is Severity.ERROR]


@cache
def known(file: Path) -> Counter[str]:
    """What is told of an example as it is."""
    found = check(file.read_bytes(), file.parent)
    return Counter(diagnostic.code for diagnostic in found if diagnostic.severity < Severity.NOTE)


def words(content: bytes) -> Counter[str]:
    return Counter(re.findall(r"\w+", content.decode("utf-8", "replace").casefold()))


def hold(content: bytes, folder: Path) -> None:
    diagnose: Callable[[bytes], list[Diagnostic]] = partial(check, folder=folder)
    after = mend(content, diagnose)
    if OTHER_WORDS.isdisjoint(diagnostic.code for diagnostic in after.mended):
        assert (words(content) - words(after.content)).keys() <= BECOME_SIGNS
    if not errors(diagnose(content)):
        assert errors(diagnose(after.content)) == []


@pytest.mark.parametrize("case", gallery.all_cases(), ids=gallery.name)
def test_mending_a_mistake_of_the_gallery_loses_no_word(case: Path) -> None:
    if case.is_file():
        hold(case.read_bytes(), case.parent)


@given(spoilt())
@example(RUN_TOGETHER)
@example(DASH_FOR_COLON)
@example(DASH_IN_A_ROUND)
@example(TWO_WAYS)
@example(TWO_ON_A_LINE)
@example(TASK_BESIDE_KEY)
@example(NAMES_BELOW_NAMES)
@example(f"{HEAD}participants: >-\n{NAMES_BELOW_NAMES[len(HEAD) :]}")
def test_mending_any_slip_loses_no_word_and_brings_no_error(text: str) -> None:
    hold(text.encode("utf-8", "surrogatepass"), gallery.ERRORS)


SLIPS: dict[str, Callable[[str], str]] = {
    "dash": lambda line: re.sub(r"(\w): ", r"\1 – ", line, count=1),
    "no colon": lambda line: re.sub(r"(\w): ", r"\1 ", line, count=1),
    "no comma": lambda line: re.sub(r"\), ", ") ", line, count=1),
    "hash": lambda line: re.sub(r" (\w)", r" #\1", line, count=1) if len(line) > 20 else line,
    "tab": lambda line: re.sub(r"^  ", "\t", line),
    "in": lambda line: f"  {line}",
    "out": lambda line: re.sub(r"^  ", "", line),
    "slash": lambda line: re.sub(r"\((\w+), ", r"(\1/", line, count=1),
    "twice": lambda line: f"{line}\n{line}",
    "bullet": lambda line: line.replace("- ", "– ", 1),
    "quotes": lambda line: re.sub(r": (\w+)", r': "\1"', line, count=1),
    "brace": lambda line: line.replace("}", "", 1),
    "capitals": lambda line: re.sub(r"^ +[A-ZÅÄÖ]\w+:", lambda name: name[0].upper(), line),
    "colon": lambda line: re.sub(r"(\w+ \w+) (?=\w+ \w+$)", r"\1: ", line),
}
"""One slip each, as people type them, in a line that was right."""


def sizes(meeting: Meeting) -> tuple[int, ...]:
    """How many of each thing a meeting holds."""
    items = [item for _, item in meeting.all_items()]
    return (
        len(meeting.participants),
        len(meeting.absent),
        len(items),
        sum(len(item.decisions) + len(item.actions) for item in items),
        sum(len(item.updates) for item in items),
    )


@given(st.sampled_from(minute_files(EXAMPLES)), st.sampled_from(sorted(SLIPS)), st.integers(0, 200))
def test_after_one_slip_and_its_mending_all_is_there_or_something_is_told(
    file: Path, slip: str, number: int
) -> None:
    right = file.read_text("utf-8")
    lines = right.split("\n")
    able = [at for at, line in enumerate(lines) if line.strip() and SLIPS[slip](line) != line]
    assume(able and "seal:" not in right)
    at = able[number % len(able)]
    lines[at] = SLIPS[slip](lines[at])
    typed = "\n".join(lines)
    diagnose: Callable[[bytes], list[Diagnostic]] = partial(check, folder=file.parent)
    after = mend(typed.encode(), diagnose)
    told = Counter(
        diagnostic.code for diagnostic in after.left if diagnostic.severity < Severity.NOTE
    )
    if after.mended and not told - known(file):
        before = read_meeting(right.encode(), "a.yaml").value
        now = read_meeting(after.content, "a.yaml").value
        assert before is not None
        assert now is not None
        assert sizes(now) == sizes(before), lines[at]


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        (RUN_TOGETHER, RUN_TOGETHER),
        (DASH_FOR_COLON, DASH_FOR_COLON),
        (DASH_IN_A_ROUND, DASH_IN_A_ROUND.replace("Orust –", "Orust:")),
        (TWO_WAYS, TWO_WAYS.replace("TJÖRN", "Tjörn")),
        (TWO_ON_A_LINE, TWO_ON_A_LINE),
        (TYPED_OTHERWISE, TYPED_OTHERWISE),
        (TASK_BESIDE_KEY, TASK_BESIDE_KEY.replace("actions: ", "actions:\n      - ")),
    ],
)
def test_several_things_never_become_one_text(typed: str, mended: str) -> None:
    after = mend(typed.encode(), partial(check, folder=gallery.ERRORS))
    assert after.content.decode() == mended
