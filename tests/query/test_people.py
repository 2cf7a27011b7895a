"""Who is who: the new, those who left, and names that are spelt two ways."""

import json
from unicodedata import normalize

import pytest


@pytest.fixture
def slip(project, write):
    """A third meeting, where Bo Ek is spelt another way than the roster does, with odd bytes."""
    text = (
        "series: bim\r\ndate: 2022-09-01\r\nparticipants:\r\n  Tjörn: Karin Holmberg\r\n"
        "  Orust: Karin Holmm  # så stod det\r\nchair: Karin Holmm\r\nitems:\r\n"
        "  - title: Karin Holmms fråga, och Karin Holmm\r\n"
    )
    return write("meetings/bim/2022-09-01.yaml", text)


def test_everyone_is_listed_with_what_they_are(slip, minnes) -> None:
    ran = minnes("people", "--format", "json", "--today", "2023-03-01", "--sort", "name")
    rows = [(r["name"], r["status"], r["meetings"], r["right"]) for r in json.loads(ran.out)]
    assert (ran.status, rows) == (
        0,
        [
            ("Bo Ek", None, 1, None),
            ("Karin Holm", None, 2, None),
            ("Karin Holmberg", "new", 1, None),
            ("Karin Holmm", "new", 1, "Karin Holm"),
            ("Åsa Öst", "new", 1, None),
        ],
    )


@pytest.mark.parametrize(
    ("chosen", "changed"),
    [
        (["--person", "Karin Holm"], True),
        (["--organization", "Orust", "--since", "2022-08"], True),
        (["--person", "Bo Ek"], False),
        (["--organization", "Tjörn"], False),
        (["--until", "2021"], True),
        (["--tag", "våld", "--status", "left"], False),
    ],
)
def test_only_the_names_asked_about_are_settled(
    slip, minnes, chosen: list[str], changed: bool
) -> None:
    minnes("people", "--apply", "--yes", *chosen, "--today", "2022-10-01")
    assert ("chair: Karin Holmm\n" not in slip.read_text("utf-8")) is changed


def test_who_has_left_is_told_by_the_meetings_held_since(slip, minnes, write) -> None:
    def left(today: str) -> list[str]:
        ran = minnes("query", "people", "--status", "left", "--format", "json", "--today", today)
        return [row["name"] for row in json.loads(ran.out)]

    for day in ("2022-10-01", "2022-11-01", "2022-12-01"):
        text = f"series: bim\ndate: {day}\nparticipants:\n  Orust: Åsa Öst\nitems: []\n"
        write(f"meetings/bim/{day}.yaml", text)
    assert left("2022-12-01") == []
    assert left("2023-03-01") == ["Bo Ek", "Karin Holm"]


def test_nobody_has_left_who_came_to_another_group_since(project, minnes, write) -> None:
    meeting = "series: {}\ndate: {}\nparticipants: {{Orust: {}}}\nitems: []\n"
    for day in ("2022-04-01", "2022-05-01", "2022-06-01"):
        write(f"meetings/bim/{day}.yaml", meeting.format("bim", day, "Åsa Öst"))
    write("meetings/ssk/2022-06-02.yaml", meeting.format("ssk", "2022-06-02", "Karin Holm"))
    ran = minnes("people", "--status", "left", "--format", "json", "--today", "2023-07-01")
    assert [row["name"] for row in json.loads(ran.out)] == ["Bo Ek"]


def test_whose_days_on_a_roster_are_over_has_left_unless_they_came_since(
    project, minnes, write
) -> None:
    file = project / "minnes.yaml"
    over = "    roster: [{name: Bo Ek, organization: Tjörn, until: 2022-01-31}]\n"
    text = file.read_text("utf-8").replace("    roster: Karin Holm (Orust), Bo Ek (Tjörn)\n", over)
    file.write_text(text, "utf-8")
    for told in (["Bo Ek"], []):
        ran = minnes("people", "--status", "left", "--format", "json", "--today", "2022-06-01")
        assert [row["name"] for row in json.loads(ran.out)] == told
        write("meetings/a.yaml", "series: ssk\ndate: 2022-05-01\nparticipants: {Tjörn: Bo Ek}\n")


def test_the_rarer_spelling_is_written_as_the_other_and_nothing_else_changes(slip, minnes) -> None:
    before = slip.read_bytes()
    asked = minnes("people", "--apply", "--lang", "en")
    said = "meetings/bim/2022-09-01.yaml: Karin Holmm → Karin Holm (Orust)\n"
    assert (asked.status, asked.out, slip.read_bytes()) == (2, said, before)
    done = minnes("people", "--apply", "--yes", "--lang", "en")
    assert (done.status, done.out) == (0, said)
    expected = before.replace(b"Karin Holmm  #", b"Karin Holm  #")
    expected = expected.replace(b"chair: Karin Holmm", b"chair: Karin Holm")
    assert slip.read_bytes() == expected.replace(b"och Karin Holmm", b"och Karin Holm")
    assert minnes("people", "--apply", "--lang", "en").err == "no name is spelt two ways\n"


def test_who_is_called_so_and_something_more_keeps_the_name(slip, minnes) -> None:
    slip.write_bytes(
        slip.read_bytes() + "summary: Karin Holmm-Öst ringde Eva-Karin Holmm\r\n".encode()
    )
    minnes("people", "--apply", "--yes")
    text = slip.read_text("utf-8")
    assert "  Orust: Karin Holm  #" in text
    assert text.endswith("summary: Karin Holmm-Öst ringde Eva-Karin Holmm\n")


def test_what_a_document_is_called_stays(slip, minnes) -> None:
    slip.write_bytes(slip.read_bytes() + b"attachments: bilagor/Karin Holmm, CV.pdf\r\n")
    minnes("people", "--apply", "--yes")
    text = slip.read_text("utf-8")
    assert "  Orust: Karin Holm  #" in text
    assert text.endswith("attachments: bilagor/Karin Holmm, CV.pdf\n")


def test_a_name_is_found_with_its_letters_taken_apart_too(project, minnes, write) -> None:
    text = "series: bim\ndate: 2022-09-01\nparticipants:\n  Orust: Åsa Östt\n"
    file = write("meetings/bim/2022-09-01.yaml", normalize("NFD", text))
    minnes("people", "--apply", "--yes")
    assert file.read_text("utf-8") == normalize("NFD", text).replace(
        normalize("NFD", "Åsa Östt"), "Åsa Öst"
    )


def test_approved_minutes_keep_what_they_say(slip, minnes) -> None:
    before = slip.read_bytes().replace(b"series: bim", b"series: bim\r\nstatus: approved")
    slip.write_bytes(before)
    ran = minnes("people", "--apply", "--yes", "--lang", "en")
    assert (ran.status, slip.read_bytes()) == (0, before)
    assert ran.err == (
        "meetings/bim/2022-09-01.yaml is approved, and keeps Karin Holmm\n"
        "no name is spelt two ways\n"
    )


def test_two_people_that_a_roster_tells_apart_stay_two(slip, project, minnes) -> None:
    file = project / "minnes.yaml"
    text = file.read_text("utf-8")
    twins = "    roster: [{name: Karin Holm, organization: Orust, not: Karin Holmm}]\n"
    file.write_text(text.replace("    roster: Karin Holm (Orust)\n", twins), "utf-8")
    assert minnes("people", "--apply", "--yes", "--lang", "en").err == "no name is spelt two ways\n"


def test_a_dry_run_shows_the_diff_and_writes_nothing(slip, minnes) -> None:
    before = slip.read_bytes()
    ran = minnes("people", "--apply", "--dry-run", "--lang", "en")
    assert (ran.status, slip.read_bytes()) == (0, before)
    assert [line for line in ran.out.splitlines() if line[:1] in "+-"] == [
        "--- meetings/bim/2022-09-01.yaml",
        "+++ meetings/bim/2022-09-01.yaml",
        "-  Orust: Karin Holmm  # så stod det",
        "-chair: Karin Holmm",
        "+  Orust: Karin Holm  # så stod det",
        "+chair: Karin Holm",
        "-  - title: Karin Holmms fråga, och Karin Holmm",
        "+  - title: Karin Holmms fråga, och Karin Holm",
    ]


def test_a_file_that_changed_meanwhile_is_left_alone(slip, minnes, monkeypatch) -> None:
    from minnes.source import atomic_write

    really = atomic_write.replace

    def meanwhile(original, content) -> None:
        slip.write_bytes(b"title: Annat\n")
        really(original, content)

    monkeypatch.setattr(atomic_write, "replace", meanwhile)
    ran = minnes("people", "--apply", "--yes", "--lang", "en")
    assert (ran.status, slip.read_bytes()) == (2, b"title: Annat\n")
    assert ran.err == (
        "meetings/bim/2022-09-01.yaml: left as it is: somebody else changed it meanwhile; "
        "run again\n"
    )


def test_who_takes_part_in_an_item_is_who_is_listed_at_the_meeting(project, minnes, write) -> None:
    text = (
        "series: bim\ndate: 2022-04-01\nparticipants: {Orust: Åsa Öst}\nitems:\n"
        "  - {title: Gruppen, participants: Åsa Öst}\n"
    )
    write("meetings/bim/2022-04-01.yaml", text)
    ran = minnes("query", "people", "--person", "Åsa Öst", "--format", "json")
    rows = [(row["organization"], row["meetings"]) for row in json.loads(ran.out)]
    assert rows == [("Orust", 2)]
