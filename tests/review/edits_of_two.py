"""Random changes of a minute file, as people make them; each leaves a word of its own behind."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from minnes.source.reader import read_meeting
from minnes.source.writing.formatting import formatted

MARK = re.compile(r"Zq[a-z]+\d+x")


def changed(random: Random, text: str, who: str, times: int) -> str:
    """A file after some changes of one person; those after which it would not read are not made."""
    for number in range(times):
        lines = text.split("\n")
        random.choice(CHANGES)(random, lines, f"Zq{who}{number}x")
        after = "\n".join(lines)
        if reads(after):
            text = after
    return text


def reads(text: str) -> bool:
    reading = read_meeting(text.encode(), "meetings/m.yaml")
    return reading.value is not None and not reading.diagnostics


def _word(random: Random, lines: list[str], mark: str) -> None:
    at = _some(random, lines)
    found = list(re.finditer(r"(?<= )[a-zåäöA-ZÅÄÖ]{3,}(?=[ .,])", lines[at]))
    if found:
        match = random.choice(found)
        lines[at] = lines[at][: match.start()] + mark + lines[at][match.end() :]


def _person(random: Random, lines: list[str], mark: str) -> None:
    at = _those(random, lines, r"  [A-ZÅÄÖ][\wåäö ]+: [A-ZÅÄÖ]\w+ [A-ZÅÄÖ]")
    if at is not None:
        lines[at] += f", {mark} Ek"


def _group(random: Random, lines: list[str], mark: str) -> None:
    if "participants:" in lines:
        lines.insert(lines.index("participants:") + 1, f"  Bolaget {mark}: Bo Ek")


def _decision(random: Random, lines: list[str], mark: str) -> None:
    at = _those(random, lines, r" +decisions:$")
    if at is not None:
        lines.insert(at + 1, f"{_indent(lines[at])}  - Vi gör {mark}.")


def _action(random: Random, lines: list[str], mark: str) -> None:
    at = _those(random, lines, r" +actions:$")
    if at is not None:
        lines.insert(at + 1, f"{_indent(lines[at])}  - Bo Ek: gör {mark}")


def _item(random: Random, lines: list[str], mark: str) -> None:
    at = _those(random, lines, r"  - title:")
    if at is not None:
        lines[at:at] = [f"  - title: Punkt {mark}", "    text: |", f"      Om {mark}.", ""]


def _line_of_text(random: Random, lines: list[str], mark: str) -> None:
    at = _those(random, lines, r"      [A-ZÅÄÖ][^:]*$")
    if at is not None:
        lines.insert(at, f"      Om {mark}.")


def _field(random: Random, lines: list[str], mark: str) -> None:
    key = random.choice(["place", "number", "record", "weekday"])
    at = next((n for n, line in enumerate(lines) if line.startswith(f"{key}:")), None)
    if at is None:
        lines.insert(1, f"{key}: {mark}")
    else:
        lines[at] = f"{key}: {mark}"


def _remark(random: Random, lines: list[str], mark: str) -> None:
    at = _some(random, lines)
    if random.random() < 0.5:
        lines.insert(at, f"{_indent(lines[at])}# {mark}")
    else:
        lines[at] += f"  # {mark}"


def _struck(random: Random, lines: list[str], mark: str) -> None:
    at = _some(random, lines)
    if not re.match(r"(series|date|title|kind|published|  - title)", lines[at]):
        del lines[at]


def _moved(random: Random, lines: list[str], mark: str) -> None:
    starts = [at for at, line in enumerate(lines) if line.startswith("  - title:")]
    if len(starts) > 2:
        one = random.randrange(len(starts) - 1)
        item = lines[starts[one] : starts[one + 1]]
        del lines[starts[one] : starts[one + 1]]
        at = _those(random, lines, r"  - title:")
        lines[at:at] = item


def _tidied(random: Random, lines: list[str], mark: str) -> None:
    text = formatted("\n".join(lines).encode(), "m.yaml").content.decode()
    lines[:] = text.split("\n")


CHANGES: list[Callable[[Random, list[str], str], None]] = [
    *(_word, _word, _person, _group, _decision, _action, _item, _line_of_text, _field),
    *(_remark, _struck, _moved, _tidied),
]


def _some(random: Random, lines: list[str]) -> int:
    return random.choice([at for at, line in enumerate(lines) if line.strip() and at > 2])


def _those(random: Random, lines: list[str], pattern: str) -> int | None:
    found = [at for at, line in enumerate(lines) if re.match(pattern, line)]
    return random.choice(found) if found else None


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
