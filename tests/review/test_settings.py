"""What changed in settings is told key by key, as they are typed."""

import pytest

from minnes.review.rendering import plain
from minnes.review.settings import differences, kind, lines

PROJECT = """\
language: sv
publish: {folder: ut}
series:
  bim:
    time: 9-12
    members: [Orust, {organization: Tjörn, until: 2025-12-31}]
    roster: [Anna Lind (Orust)]
    abbreviations: {SIP: samordnad plan}
organizations:
  Kusten: {kind: network}
"""


def told(old: str, new: str, path: str = "minnes.yaml") -> list[str]:
    files = kind(path)
    assert files is not None
    readings = [files.read(text.encode(), path) for text in (old, new)]
    assert [reading.diagnostics for reading in readings] == [[], []]
    found = differences(*(reading.value for reading in readings))
    return [line[4:] for line in plain(lines(found), colour=False).splitlines()]


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("[Orust, ", "[Orust, Ale, ", ["series › bim › members: Ale"]),
        ("[Orust, ", "[Ale, ", ["series › bim › members: Orust → Ale"]),
        ("until: 2025", "until: 2026", [
            "series › bim › members: Tjörn, until: 2025-12-31 → Tjörn, until: 2026-12-31"
        ]),
        ("9-12", "13-15", ["series › bim › time: 09:00-12:00 → 13:00-15:00"]),
        ("{folder: ut}", "{folder: ut, names: role}", ["publish › names: full → role"]),
        ("    roster: [Anna Lind (Orust)]\n", "", [
            "series › bim › roster: Anna Lind, organization: Orust"
        ]),
        ("samordnad plan", "plan", [
            "series › bim › abbreviations › SIP: samordnad plan → plan"
        ]),
        ("network", "group", ["organizations › Kusten › kind: network → group"]),
        ("network}", "network, contact: {phone: 0522, public: ja}}", [
            "organizations › Kusten › contact › phone: 0522",
            "organizations › Kusten › contact › public: true",
        ]),
        ("9-12", "09:00–12:00   # samma", []),
    ],
)  # fmt: skip
def test_each_setting_that_changed_is_told(old: str, new: str, lines: list[str]) -> None:
    assert told(PROJECT, PROJECT.replace(old, new)) == lines


def test_the_files_of_the_register_are_settings_too() -> None:
    assert told("Kusten: {kind: network}", "{}", "x/register/organizations.yaml") == [
        "organizations › Kusten › kind: network"
    ]
    assert told("bim: {title: A}", "bim: {title: B}", "register/series.yaml") == [
        "series › bim › title: A → B"
    ]
    assert kind("meetings/bim/2022-03-11.yaml") is None
