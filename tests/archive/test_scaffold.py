"""What a new meeting's file holds: what is known beforehand, and nothing else."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from minnes.archive.new_file_text import meeting_text
from minnes.archive.scaffold import Group, Scaffold, new_path, next_date, scaffold
from minnes.archive.workspace import register
from minnes.language.catalog import translator
from minnes.model.meeting import Kind
from minnes.source.writing.formatting import formatted
from tests.texts import meeting, project

PROJECT = """\
series:
  bim:
    title: BIM-nätverket
    place: Teams
    time: 9-12
    mode: remote
    agenda: [Föregående anteckningar, "Nuläget: kommunerna", Nästa möte]
    members: [Orust, Tjörn, {organization: Ale, until: 2021-12-31}]
    roster:
      - Karin Holm (Orust, samordnare)
      - Eva Ros
      - {name: Johan Öst, organization: Orust, from: 2022-01-01}
      - {name: Mona Strand, organization: Orust, until: 2022-03-10}
      - Per Lund (Ale)
  tom:
  exempel: {kind: example}
"""


def made(name: str, day: date, *earlier: str, text: str = PROJECT) -> Scaffold:
    whole = project(text)
    return scaffold(whole, register(whole), name, day, [meeting(one) for one in earlier])


def test_it_has_what_the_series_says() -> None:
    assert made("bim", date(2022, 3, 11)) == Scaffold(
        series="bim",
        date=date(2022, 3, 11),
        kind="notes",
        time="09:00-12:00",
        place="Teams",
        mode="remote",
        expected=(
            Group("Orust", ("Karin Holm (samordnare)", "Johan Öst")),
            Group("", ("Eva Ros",)),
        ),
        unnamed=("Tjörn",),
        agenda=("Föregående anteckningar", "Nuläget: kommunerna", "Nästa möte"),
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2021, 12, 31), {"Orust": 2, "": 1, "Ale": 1}),
        (date(2022, 1, 1), {"Orust": 3, "": 1}),
        (date(2022, 3, 10), {"Orust": 3, "": 1}),
        (date(2022, 3, 11), {"Orust": 2, "": 1}),
    ],
)
def test_it_expects_those_of_the_day(day: date, expected: dict[str, int]) -> None:
    groups = made("bim", day).expected
    assert {group.organization: len(group.people) for group in groups} == expected


def test_a_host_whose_members_meet_keeps_its_own_people() -> None:
    text = """\
organizations:
  Förbundet: {kind: association, members: [Orust, Tjörn]}
series:
  bim:
    members: Förbundet
    roster: [Lidia Berg (Förbundet)]
"""
    found = made("bim", date(2022, 3, 11), text=text)
    assert found.expected == (Group("Förbundet", ("Lidia Berg",)),)
    assert found.unnamed == ("Orust", "Tjörn")


ANNOUNCING = """\
series: bim
date: 2021-12-10
next_meetings:
  - 2022-03-11 13-15, Uddevalla: kunskapsstödet
  - 2022-05: barnplanen
  - 2022-05-23
"""


def test_it_has_the_time_the_place_and_the_topic_that_were_announced() -> None:
    found = made("bim", date(2022, 3, 11), ANNOUNCING)
    assert (found.time, found.place) == ("13:00-15:00", "Uddevalla")
    assert found.agenda == (
        "Föregående anteckningar",
        "Nuläget: kommunerna",
        "Kunskapsstödet",
        "Nästa möte",
    )


def test_what_was_announced_for_the_month_holds_for_a_day_of_it_that_was_not() -> None:
    assert "Barnplanen" in made("bim", date(2022, 5, 24), ANNOUNCING).agenda
    assert "Barnplanen" not in made("bim", date(2022, 5, 23), ANNOUNCING).agenda


def test_the_latest_announcement_of_a_day_counts() -> None:
    later = "series: bim\ndate: 2022-01-14\nnext_meetings: 2022-03-11 10-11, Lysekil\n"
    found = made("bim", date(2022, 3, 11), ANNOUNCING, later)
    assert (found.time, found.place) == ("10:00-11:00", "Lysekil")
    assert made("bim", date(2022, 3, 11), later, ANNOUNCING) == found


HELD = "series: bim\ndate: 2022-03-11\n"
MOVED = "series: bim\ndate: 2022-03-11\nnext_meetings: [2022-06-03, 2022-09-30]\n"


@pytest.mark.parametrize(
    ("earlier", "day"),
    [
        ([], None),
        ([HELD], None),
        ([ANNOUNCING], date(2022, 3, 11)),
        ([ANNOUNCING, HELD], date(2022, 5, 23)),
        ([HELD, ANNOUNCING], date(2022, 5, 23)),
        ([ANNOUNCING, MOVED], date(2022, 6, 3)),
        ([ANNOUNCING, "series: bim\ndate: 2022-06-01\n"], None),
    ],
)
def test_the_next_day_is_the_first_announced_and_not_held(
    earlier: list[str], day: date | None
) -> None:
    assert next_date([meeting(one) for one in earlier]) == day


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("meetings/**/*.yaml", "meetings/bim/2022-03-11.yaml"),
        ("protokoll/*/*.yaml", "protokoll/bim/2022-03-11.yaml"),
        ("protokoll/*.yaml", "protokoll/bim-2022-03-11.yaml"),
        ("**/*.yml", "bim/2022-03-11.yml"),
    ],
)
def test_it_lies_where_the_project_looks_for_minutes(pattern: str, path: str) -> None:
    whole = project(f"meetings: '{pattern}'\nseries:\n  bim:\n")
    assert new_path(whole, "bim", date(2022, 3, 11)) == path


def test_the_file_in_swedish() -> None:
    text = meeting_text(
        made("bim", date(2022, 3, 11)), translator("sv"), "../../schemas/meeting.schema.json"
    )
    assert (
        text
        == """\
# yaml-language-server: $schema=../../schemas/meeting.schema.json
# De fem skrivreglerna (minnes help regler säger mer):
# 1. Skriv ett mellanslag efter kolonet.
# 2. Skriv ett lodstreck (|) före fri text, och texten på raderna under.
# 3. Det som hör till en rad står under den, två mellanslag längre in.
# 4. Använd aldrig tabbtangenten till det.
# 5. Det som följer efter # är en kommentar, och hör inte till anteckningarna.

series: bim
date: 2022-03-11
time: 09:00-12:00
place: Teams
mode: remote
status: draft
chair:
secretary:

participants:
  Orust: Karin Holm (samordnare), Johan Öst
  övriga: Eva Ros
  # Ta bort # framför en organisation, och skriv namnen efter kolonet.
  # Tjörn:
absent:

items:
  - title: Föregående anteckningar
    text: |

    decisions:
    actions:

  - title: "Nuläget: kommunerna"
    text: |

    decisions:
    actions:

  - title: Nästa möte
    text: |

    decisions:
    actions:

next_meetings:
"""
    )


def test_a_file_of_which_nothing_is_known_in_english() -> None:
    text = meeting_text(made("tom", date(2022, 3, 11)), translator("en"), "")
    assert (
        text
        == """\
# The five rules of typing (minnes help rules says more):
# 1. Type a space after the colon.
# 2. Type a bar before free text, and the text on the lines below it.
# 3. What belongs to a line stands below it, two spaces further in.
# 4. Never use the tab key for it.
# 5. What follows # is a comment, and is not part of the minutes.

series: tom
date: 2022-03-11
time:
place:
status: draft
chair:
secretary:

participants:
absent:

items:
  # An item looks like this, without the #:
  # - title:
  #   text: |
  #
  #   decisions:
  #   actions:

next_meetings:
"""
    )


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("name", ["bim", "tom", "exempel"])
@pytest.mark.parametrize("kind", ["notes", "protocol", "workshop", "example"])
def test_every_kind_reads_and_has_its_usual_form(name: str, kind: str, language: str) -> None:
    whole = project(PROJECT)
    found = scaffold(whole, register(whole), name, date(2022, 3, 11), [], kind=kind)  # type: ignore[arg-type]
    text = meeting_text(found, translator(language), "")
    assert formatted(text.encode(), "m.yaml").content == text.encode()
    assert meeting(text).kind == kind
    assert [item.title for item in meeting(text).items] == (
        [] if kind == "example" else list(found.agenda)
    )


def test_what_stands_below_the_hashes_reads_when_they_are_taken_away() -> None:
    for kind in ("notes", "workshop", "example"):
        whole = project(PROJECT)
        found = scaffold(whole, register(whole), "tom", date(2022, 3, 11), [], kind=kind)  # type: ignore[arg-type]
        lines = meeting_text(found, translator("en"), "").splitlines()
        items = lines.index("items:")
        below = [
            line.replace("  # ", "  ", 1).replace("  #", "  ", 1) for line in lines[items + 2 :]
        ]
        filled = [line.replace("- title:", "- title: Lunch") for line in below]
        text = "\n".join([*lines[: items + 1], *filled]) + "\n"
        assert [item.title for item in meeting(text).items] == ["Lunch"]


def test_every_kind_of_minutes_has_a_template(root: Path) -> None:
    files = {file.name.split(".")[0] for file in (root / "templates/new").glob("*.yaml.j2")}
    assert set(get_args(Kind)) <= files
