"""`minnes report` of many: all organizations, one meeting, who was where, a year, what lies about."""

import json
from pathlib import Path

import pytest

from tests.cli.reports import FILES

OVERVIEW = """\
Kustens kommunalförbund
3 meetings, 10 December 2021 – 11 March 2022, 4 members, never seen: 1

── Members ─────────────────────────────────────────────────────────────────────────────────────
organization  meetings  people  last seen   reports  to do  past due  needs
Orust         3 of 3         2  2022-03-11        2      2         1      1
Sotenäs       1 of 1         1  2022-03-11        –      –         –      –
Tjörn         1 of 3         1  2021-12-10        1      –         –      –
Öckerö        0 of 2         –  –                 –      –         –      –

── Others who came ─────────────────────────────────────────────────────────────────────────────
organization             meetings  people  last seen   reports  to do  past due  needs
Kustens kommunalförbund  1              1  2021-12-10        –      –         –      –
Polismyndigheten         1              1  2022-03-11        –      –         –      –
"""
MEETING = """\
BIM-nätverket
11 March 2022, 2 of 4 members, circulated, bim/2022-03-11

── Who came ────────────────────────────────────────────────────────────────────────────────────
organization      attendance       people
Orust             by a substitute  Åsa Öst (for Karin Holm)
Sotenäs           in part          Vera Sund
Tjörn             absent           Bo Ek
Öckerö            not mentioned
Polismyndigheten  as a guest       Olle Dahl

── Reports: Läget i kommunerna ─────────────────────────────────────────────────────────────────
Orust: Färre nya.
ärenden: 10–11

── To do ───────────────────────────────────────────────────────────────────────────────────────
2022-03-11  Orust: svarar på enkäten
            (bim/2022-03-11#A1, open, due 1 June 2022, 81 days old)
"""
MATRIX = """\
Kustens kommunalförbund

── BIM-nätverket ───────────────────────────────────────────────────────────────────────────────
                        21 22
                        12 03
                        10 11
Orust                    ●  ◆
Sotenäs                  ·  ◐
Tjörn                    ●  –
Öckerö                   ×  ?
Kustens kommunalförbund  +  ·
Polismyndigheten         ·  +

● present   ◐ in part   ◆ by a substitute   + as a guest   – absent   × sent nobody
? not mentioned   · not a member then
"""
YEAR = """\
BIM-nätverket
2022

── In numbers ──────────────────────────────────────────────────────────────────────────────────
Meetings held           1, 1 cancelled
Municipalities reached  2
Members reached         2 of 4
Decisions               0
Actions                 1 done, 1 promised, 1 of them still to do

── Meetings ────────────────────────────────────────────────────────────────────────────────────
2022-03-11  Läget i kommunerna; Nästa steg
            (bim/2022-03-11, 3 organizations, 3 people)
2022-05-13  (bim/2022-05-13, cancelled)

── Themes ──────────────────────────────────────────────────────────────────────────────────────
våld  1 meeting

── Members ─────────────────────────────────────────────────────────────────────────────────────
organization  meetings
Orust         1 of 1
Sotenäs       1 of 1
Tjörn         0 of 1
Öckerö        0 of 1

── Others who came ─────────────────────────────────────────────────────────────────────────────
organization      meetings
Polismyndigheten  1

── Done ────────────────────────────────────────────────────────────────────────────────────────
2022-03-11  bokar lokal
            (bim/2021-12-10#A2)
"""
QUALITY = """\
Kustens kommunalförbund
4 files

── Drafts, not sent round ──────────────────────────────────────────────────────────────────────
Older than 14 days.

file                             date        days since
meetings/chefer/2022-01-20.yaml  2022-01-20         131

── Sent round, not approved ────────────────────────────────────────────────────────────────────
file                          date        days since
meetings/bim/2022-03-11.yaml  2022-03-11          81

── Findings ────────────────────────────────────────────────────────────────────────────────────
file                          errors  warnings  remarks  what
meetings/bim/2021-12-10.yaml       –         1        –  overdue-action
meetings/bim/2022-03-11.yaml       –         1        –  internal-decision-without-public-text
"""


@pytest.fixture(autouse=True)
def project(write) -> None:
    for name, text in FILES.items():
        write(name, text)


@pytest.fixture
def report(minnes):
    """Ask for a report as of 31 May 2022, in English, drafts taken along."""
    as_of = ("--today", "2022-05-31", "--lang", "en")
    return lambda *asked: minnes("report", *asked, "--drafts", *as_of)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ((), OVERVIEW),
        (("--meeting", "bim/2022-03-11"), MEETING),
        (("--meeting", "meetings/bim/2022-03-11.yaml"), MEETING),
        (("--matrix", "--series", "bim"), MATRIX),
        (("--matrix", "--series", "BIM-nätverket"), MATRIX),
        (("--series", "bim", "--year", "2022"), YEAR),
        (("--series", "bim", "--since", "2022", "--until", "2022-12"), YEAR),
        (("--quality",), QUALITY),
    ],
)
def test_each_report_as_text(report, asked: tuple[str, ...], text: str) -> None:
    ran = report(*asked)
    assert (ran.status, ran.out, ran.err) == (0, text, "")


@pytest.mark.parametrize("written", ["orust", "Orusts kommun", "Orusts"])
def test_any_form_of_an_organizations_name_is_understood(report, written: str) -> None:
    assert report(written) == report("Orust")


def test_it_speaks_the_projects_language(minnes) -> None:
    assert minnes("report", "Orust", "--year", "2021").out.startswith(
        "Orust\nkommun, 1 möte, 10 dec"
    )


def test_a_dry_run_shows_the_report_as_what_its_file_would_gain(report, tmp_path: Path) -> None:
    ran = report("Orust", "-o", "orust.md", "--dry-run")
    assert ran.out.startswith("--- orust.md\n+++ orust.md\n@@ -0,0 +1,")
    assert not (tmp_path / "orust.md").exists()


MARKED = """\
series: bim
date: 2022-05-20
participants:
  Orust: Karin Holm
items:
  - title: Läget
    updates:
      Orust: "**Ledning.** Ny [chef](https://example.org/c) på *plats*."
      Tjörn: |
        Två saker:

        - tolk, _helst_ på plats
        - lokal
      Sotenäs: |
        | År | Ärenden |
        | --- | ---: |
        | 2021 | 17 |
  - title: Övrigt
    updates:
      Orust: Tre\
"""


def test_a_report_on_the_screen_shows_no_marks_and_an_item_only_once(report, write) -> None:
    write("meetings/bim/2022-05-20.yaml", MARKED)
    told = report("--meeting", "bim/2022-05-20").out.partition("── Reports: ")[2]
    assert [line.rstrip(" ─") for line in told.splitlines()] == [
        "Läget",
        "Orust: Ledning. Ny chef (https://example.org/c) på plats.",
        "",
        "Sotenäs:",
        "År    Ärenden",
        "----  -------",
        "2021       17",
        "",
        "Tjörn: Två saker:",
        "",
        "- tolk, helst på plats",
        "- lokal",
        "",
        "── Reports: Övrigt",
        "Orust: Tre",
    ]


def rows(report, *asked: str) -> list[tuple]:
    """The overview: each organization with what it is counted for."""
    found = json.loads(report(*asked, "--format", "json").out)["rows"]
    columns = ("organization", "held", "came", "guest", "people", "updates", "open", "needs")
    return [tuple(row[column] for column in columns) for row in found]


def test_the_overview_is_of_the_meetings_asked_for(report) -> None:
    assert rows(report, "--year", "2022") == [
        ("Orust", 2, 2, 0, 2, 1, 1, 0),
        ("Sotenäs", 1, 1, 0, 1, 0, 0, 0),
        ("Tjörn", 2, 0, 0, 0, 0, 0, 0),
        ("Öckerö", 1, 0, 0, 0, 0, 0, 0),
        ("Polismyndigheten", 0, 0, 1, 1, 0, 0, 0),
    ]
    assert rows(report, "--series", "chefer") == [
        ("Orust", 1, 1, 0, 1, 0, 0, 0),
        ("Tjörn", 1, 0, 0, 0, 0, 0, 0),
    ]


@pytest.fixture
def plainly(minnes):
    """Ask for a report as of 31 May 2022, in English."""
    return lambda *asked: minnes("report", *asked, "--today", "2022-05-31", "--lang", "en")


LEFT_OUT = "one draft is left out; --drafts takes it along\n"


@pytest.mark.parametrize(
    ("asked", "line", "err"),
    [
        ((), "2 meetings, 10 December 2021 – 11 March 2022, 4 members, never seen: 1", LEFT_OUT),
        (("--edition", "internal"), "3 meetings, 10 December 2021 – 11 March 2022", ""),
        (("--series", "bim"), "2 meetings", ""),
        (("--year", "2021"), "2021, 1 meeting", ""),
        (("Orust",), "municipality, 2 meetings, 10 December 2021 – 11 March 2022", LEFT_OUT),
        (
            ("--matrix", "--series", "chefer"),
            "No minutes that list which organizations came were found.",
            LEFT_OUT,
        ),
        (("--series", "chefer", "--year", "2022"), "No minutes were found.", LEFT_OUT),
        (("--quality",), "meetings/chefer/2022-01-20.yaml  2022-01-20         131", ""),
    ],
)
def test_drafts_are_in_no_public_report_and_that_is_told(
    plainly, asked: tuple[str, ...], line: str, err: str
) -> None:
    ran = plainly(*asked)
    assert (ran.status, ran.err) == (0, err)
    assert any(one.startswith(line) for one in ran.out.splitlines())


def test_a_case_story_has_no_status_to_miss(plainly, write) -> None:
    write("meetings/a.yaml", "kind: example\ntitle: Lekplatsen\npublished: 2022-02-11\n")
    assert "Without a status" not in plainly("--quality").out
    write("meetings/b.yaml", "title: Nätverksdag\ndate: 2022-02-11\n")
    write("meetings/unread.yaml", "title: [\n")
    assert "\n1 file does not say how far it has come." in plainly("--quality").out


def test_what_a_draft_says_of_earlier_outcomes_does_not_count_yet(plainly, write) -> None:
    draft = "series: bim\ndate: 2022-05-20\nstatus: draft\nfollow_up: {2021-12-10#A1: done}\n"
    write("meetings/bim/2022-05-20.yaml", draft)
    open_tasks = [
        {entry["id"]: entry["status"] for entry in json.loads(ran.out)["tasks"]}[
            "bim/2021-12-10#A1"
        ]
        for ran in (
            plainly("Orust", "--format", "json"),
            plainly("Orust", "--format", "json", "--drafts"),
        )
    ]
    assert open_tasks == ["overdue", "done"]


def test_the_report_of_a_draft_is_public_only_when_asked_for(plainly) -> None:
    ran = plainly("--meeting", "chefer/2022-01-20")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "error: chefer/2022-01-20 is not in the public edition: it is a draft or planned, or its file"
        " has an error\n"
        "  help: --drafts takes drafts and planned meetings along; minnes check tells of errors\n"
    )
    for more in (["--drafts"], ["--edition", "internal"]):
        assert plainly("--meeting", "chefer/2022-01-20", *more).status == 0


def test_the_internal_edition_counts_what_is_internal(report) -> None:
    (sotenas,) = [row for row in rows(report, "--edition", "internal") if row[0] == "Sotenäs"]
    assert sotenas == ("Sotenäs", 1, 1, 0, 1, 1, 0, 0)


@pytest.mark.parametrize(
    "asked",
    [
        (),
        ("Sotenäs",),
        ("--meeting", "bim/2022-03-11"),
        ("--matrix",),
        ("--series", "bim", "--year", "2022"),
    ],
)
@pytest.mark.parametrize("to", ["html", "json"])
def test_nothing_internal_is_in_a_public_report(report, asked: tuple[str, ...], to: str) -> None:
    hidden = ("får spridas", "svårt fall", "Om en familj", "Fallet lämnas", "sekretess")
    public = report(*asked, "--format", to)
    assert public.status == 0
    assert [text for text in hidden if text in public.out] == []


def test_the_internal_report_of_a_meeting_tells_what_the_public_one_does_not(report) -> None:
    out = report("--meeting", "bim/2022-03-11", "--edition", "internal").out
    assert out.splitlines()[:3] == [
        "BIM-nätverket",
        "11 March 2022, 2 of 4 members, circulated, bim/2022-03-11",
        "Internal edition: not to be published",
    ]
    assert "\nSotenäs: Ett ärende som inte får spridas.\n" in out
    assert "\n2022-03-11  Fallet lämnas över.\n            (bim/2022-03-11#D1, adopted)\n" in out


NAMES = ("Karin", "Holm", "Bo Ek", "Åsa", "Öst", "Vera", "Sund", "Olle", "Dahl", "Lisa", "Ros")


@pytest.mark.parametrize("edition", ["public", "internal"])
@pytest.mark.parametrize("to", ["html", "json"])
def test_nobody_is_named_in_the_year_for_the_board(report, edition: str, to: str) -> None:
    out = report("--series", "bim", "--year", "2021", "--edition", edition, "--format", to).out
    assert "Barnplanen antas" in out
    assert [name for name in NAMES if name in out] == []


@pytest.mark.parametrize("policy", ["role", "none"])
@pytest.mark.parametrize(
    "asked", [(), ("Orust",), ("Tjörn",), ("--meeting", "bim/2021-12-10"), ("--matrix",)]
)
def test_names_that_the_project_withholds_are_in_no_public_report(
    report, write, policy: str, asked: tuple[str, ...]
) -> None:
    write("minnes.yaml", f"publish: {{names: {policy}}}\n{FILES['minnes.yaml']}")
    for to in ("html", "json"):
        ran = report(*asked, "--format", to)
        assert (ran.status, [name for name in NAMES if name in ran.out]) == (0, [])


@pytest.mark.parametrize("to", ["text", "md", "html", "json"])
def test_a_withheld_name_in_a_web_address_stops_a_public_report(report, write, to: str) -> None:
    write("minnes.yaml", f"publish: {{names: initials}}\n{FILES['minnes.yaml']}")
    old = FILES["meetings/bim/2021-12-10.yaml"]
    write(
        "meetings/bim/2021-12-10.yaml", old.replace("Lugnt.", "Se https://example.org/karin-holm.")
    )
    ran = report("Tjörn", "--format", to)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "error: minnes report would show a name that the project withholds (K.H.)\n"
        "  help: nothing was written; it stands in meetings/bim/2021-12-10.yaml, line 20, where names are"
        " not replaced: write that otherwise\n"
    )
    assert report("Tjörn", "--format", to, "--edition", "internal").status == 0
    write("meetings/bim/2021-12-10.yaml", f"{old}contacts: [{{name: Karin Holm, public: ja}}]\n")
    ran = report("Orust", "--format", to)
    assert (ran.status, "Karin Holm" in ran.out) == (0, True)


def test_that_somebody_came_in_anothers_place_is_told_where_neither_is_named(report, write) -> None:
    write("minnes.yaml", f"publish: {{names: none}}\n{FILES['minnes.yaml']}")
    out = report("Orust").out
    assert "\nBIM-nätverket  2 of 2, 1 by a substitute, last 11 March 2022\n" in out
    assert "\nwithout a name  3 times, last 11 March 2022\n" in out
    assert "\n2021-12-10  Orust: ringer skolan\n" in out


def test_the_meetings_a_report_begins_with_are_those_it_lists(report, write) -> None:
    meeting = "series: bim\ndate: 2022-04-01\nparticipants: {Tjörn: Bo Ek}\nitems:\n  - title: A\n"
    decisions = "    decisions: [{text: Vi ses, concerns: [Orust, Kiruna]}]\n"
    before = report("Orust").out.splitlines()[1]
    write("meetings/bim/2022-04-01.yaml", meeting + decisions)
    after = report("Orust").out.splitlines()[1]
    assert (before.split(",")[1], after.split(",")[1:]) == (
        " 3 meetings",
        [" 3 meetings", " 10 December 2021 – 1 April 2022"],
    )
    assert report("Kiruna").out.splitlines()[1] == "municipality, 1 April 2022"


def test_meetings_before_a_membership_are_told_beside_those_in_it(report, write) -> None:
    dated = "members: [{organization: Orust, from: 2022-01-01}, "
    settings = FILES["minnes.yaml"]
    assert "members: [Orust, " in settings
    write("minnes.yaml", settings.replace("members: [Orust, ", dated))
    assert "\nBIM-nätverket  1 of 1, 1 time as a guest, 1 by a substitute," in report("Orust").out


def test_nobody_was_at_a_meeting_that_was_not_held_or_lists_nobody(report, write) -> None:
    meeting = "series: bim\ndate: 2022-04-01\n"
    listed = "status: cancelled\nparticipants: {Orust: Karin Holm}\n"
    write("meetings/bim/2022-04-01.yaml", meeting + listed)
    asked = ("--meeting", "bim/2022-04-01")
    said = "BIM-nätverket\n1 April 2022, cancelled, bim/2022-04-01\n"
    assert report(*asked).out == said
    write("meetings/bim/2022-04-01.yaml", meeting)
    assert report(*asked).out == said.replace("cancelled, ", "")


def test_where_names_are_withheld_no_organization_is_named_twice(report, write) -> None:
    write("minnes.yaml", f"publish: {{names: none}}\n{FILES['minnes.yaml']}")
    write(
        "meetings/bim/2022-04-01.yaml",
        "series: bim\ndate: 2022-04-01\nparticipants: {Orust: [Karin Holm, Åsa Öst]}\nitems:\n"
        "  - title: A\n    updates: {Orust: {by: Karin Holm, text: Lugnt.}}\n"
        "    actions: [Karin Holm och Åsa Öst: städar]\n",
    )
    out = report("--meeting", "bim/2022-04-01").out
    assert "\nOrust: Lugnt.\n" in out
    assert "\n2022-04-01  Orust: städar\n" in out
    assert "\n2022-04-01  Lugnt.\n" in report("Orust").out


def test_small_counts_are_withheld_where_the_project_says_so(report, write) -> None:
    write("minnes.yaml", f"publish: {{withhold_below: 5}}\n{FILES['minnes.yaml']}")
    out = report("--meeting", "bim/2021-12-10").out
    assert "ärenden\norganization  figure\nOrust         ca 12\nTjörn         <5\n" in out
    assert "\närenden: ca 12; personal: <5\n" in out
    inside = report("--meeting", "bim/2021-12-10", "--edition", "internal").out
    assert "ärenden\norganization  figure\nOrust         ca 12\nTjörn         3\n" in inside


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (
            ("Orust", "--matrix"),
            "error: ORGANIZATION and --matrix are two reports\n  help: ask for one at a time\n",
        ),
        (
            ("--meeting", "bim/2021-12-10", "--quality"),
            "error: --meeting and --quality are two reports\n  help: ask for one at a time\n",
        ),
        (
            ("--meeting", "bim/2021-12-10", "--year", "2021"),
            "error: --year means nothing for one meeting\n"
            "  help: leave it out, or leave out --meeting\n",
        ),
        (
            ("Orusst",),
            'error: there is no organization "Orusst"\n  help: did you mean "Orust"?\n',
        ),
        (
            ("--series", "bin"),
            'error: there is no series "bin"\n  help: did you mean "bim"?\n',
        ),
        (
            ("--meeting", "bim/2021-12-11"),
            'error: there is no meeting "bim/2021-12-11"\n  help: did you mean "bim/2021-12-10"?\n',
        ),
        (
            ("--year", "förra"),
            'error: "förra" is not a date\n'
            "  help: write a day, a month or a year: 2021-12-10, 2021-12 or 2021\n",
        ),
    ],
)
def test_what_cannot_be_answered_is_told(report, asked: tuple[str, ...], error: str) -> None:
    ran = report(*asked)
    assert (ran.status, ran.out, ran.err) == (2, "", error)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        (
            ("Kiruna",),
            "Kiruna\nNo minutes mention it.\n",
        ),
        (
            ("Orust", "--year", "1999"),
            "Orust\n1999: No minutes mention it.\n",
        ),
        (
            ("--year", "1999"),
            "Kustens kommunalförbund\n1999, 0 meetings, 3 members\n\nNo minutes were found.\n",
        ),
        (
            ("--matrix", "--year", "1999"),
            "Kustens kommunalförbund\n1999\n\nNo minutes that list which organizations came were found.\n",
        ),
        (
            ("--series", "bim", "--year", "1999"),
            "BIM-nätverket\n1999\n\nNo minutes were found.\n",
        ),
        (
            ("--quality", "--year", "1999"),
            "Kustens kommunalförbund\n1999, 0 files\n\nNothing lies about.\n",
        ),
    ],
)
def test_that_nothing_was_found_is_told(report, asked: tuple[str, ...], text: str) -> None:
    ran = report(*asked)
    assert (ran.status, ran.out, ran.err) == (0, text, "")


def test_a_file_that_cannot_be_read_is_told_of_and_the_rest_reported(report, write) -> None:
    write("meetings/bim/2022-05-20.yaml", "series: bim\ndate: 2022-05-20\ninternl: ja\n")
    ran = report("--matrix", "--series", "bim")
    assert (ran.status, ran.out) == (1, MATRIX)
    assert ran.err == (
        "meetings/bim/2022-05-20.yaml:3: not in the answer, since it cannot be read [unknown-key]\n"
        "minnes check tells what is wrong\n"
    )


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("svar.html", "<!doctype html>\n"),
        ("svar.md", "# Orust\n\nmunicipality, 3 meetings"),
        ("svar.json", '{\n  "report": "organization",\n  "edition": "public",\n'),
        ("svar.txt", "Orust\nmunicipality, 3 meetings"),
    ],
)
def test_the_files_name_says_what_it_is_written_as(
    report, tmp_path: Path, name: str, begins: str
) -> None:
    ran = report("Orust", "-o", name)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / name).read_text("utf-8")[: len(begins)] == begins


def test_the_same_rows_as_json(report) -> None:
    found = json.loads(report("--meeting", "bim/2021-12-10", "--format", "json").out)
    assert found["place"] == {
        "meeting": "bim/2021-12-10",
        "date": "2021-12-10",
        "group": "BIM-nätverket",
        "item": None,
    }
    assert [(one["organization"], one["presence"]) for one in found["organizations"]] == [
        ("Orust", "present"),
        ("Tjörn", "present"),
        ("Öckerö", "nobody"),
        ("Kustens kommunalförbund", "guest"),
    ]
    assert [
        (one["label"], [(n, q["written"]) for n, q in one["figures"]]) for one in found["figures"]
    ] == [("ärenden", [("Orust", "ca 12"), ("Tjörn", "3")])]


def test_a_group_of_people_without_organizations_is_not_counted_in_them(report, write) -> None:
    write("minnes.yaml", "language: en\nseries:\n  board:\n    title: The board\n")
    write(
        "meetings/board/2022-03-10.yaml", "series: board\ndate: 2022-03-10\nparticipants: Bo Ek\n"
    )
    write("meetings/board/2022-03-17.yaml", "series: board\ndate: 2022-03-17\nheadcount: 43\n")
    assert report("--series", "board").out == (
        "The board\n"
        "2 meetings, 10 March 2022 – 17 March 2022\n\n"
        "No minutes that list which organizations came were found.\n"
    )
    assert (
        report("--series", "board", "--year", "2022").out
        == """\
The board
2022

── In numbers ──────────────────────────────────────────────────────────────────────────────────
Meetings held  2
Decisions      0
Actions        0 done, 0 promised

── Meetings ────────────────────────────────────────────────────────────────────────────────────
2022-03-10  (board/2022-03-10, 1 person)
2022-03-17  (board/2022-03-17, 43 people)
"""
    )


def test_what_somebody_of_no_organization_sees_to_is_promised_in_a_year_without_names(
    report, write
) -> None:
    write("minnes.yaml", "language: en\nseries: {board: {title: The board}}\n")
    decided = "items: [{title: A, decisions: [{text: We paint., owner: Bo Ek}]}]\n"
    write(
        "meetings/board/a.yaml",
        f"series: board\ndate: 2022-03-10\nparticipants: Bo Ek\n{decided}",
    )
    told = report("--series", "board", "--year", "2022").out
    assert "Actions        0 done, 1 promised, 1 of them still to do\n" in told


def test_a_meeting_that_lists_a_few_of_many_is_as_large_as_it_says(report, write) -> None:
    fair = "series: chefer\ndate: 2022-03-{}\nheadcount: {}\nparticipants: {{Orust: Bo Ek}}\n"
    write("meetings/chefer/a.yaml", fair.format("01", "96"))
    write("meetings/chefer/b.yaml", fair.format("02", "ca 55–60"))
    said = report("--series", "chefer", "--since", "2022-03-01", "--until", "2022-03-02").out
    assert "2022-03-01  (chefer/2022-03-01, 1 organization, 96 people)\n" in said
    assert "2022-03-02  (chefer/2022-03-02, 1 organization, ca 55–60 people)\n" in said


def test_that_an_organization_is_of_no_kind_is_not_said(report, write) -> None:
    write("minnes.yaml", "language: en\norganizations:\n  Acme: {kind: other}\n")
    write("meetings/a.yaml", "title: A\ndate: 2022-03-10\nparticipants: Bo Ek (Acme)\n")
    assert report("Acme").out.startswith("Acme\n1 meeting, 10 March 2022\n")
