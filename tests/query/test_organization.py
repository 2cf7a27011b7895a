"""The report of one organization: what is its own in all minutes, and how things stand on a day."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from minnes.archive.loading import load
from minnes.archive.workspace import minute_files, open_workspace
from minnes.language.catalog import translator
from minnes.query import report_words
from minnes.query.organization import organization_report
from minnes.query.organization_sheet import organization_sheet
from minnes.query.report import OrganizationReport, Visitor
from minnes.query.sheet import Entries
from minnes.query.sheet_text import sheet_text
from tests.files import put
from tests.publish.edition_rows import edition_rows

PROJECT = """
language: sv
organizations:
  Kustens förbund: {kind: association, members: [Orust, Tjörn]}
series:
  bim:
    title: BIM-nätverket
    members: Kustens förbund
    guests: Ale
    roster: Karin Holm (Orust), Bo Ek (Tjörn)
    aliases: {OK: Orust}
  chefer:
    members: [{organization: Orust, from: 2022-01-01}, Tjörn]
"""
AUTUMN = """
series: bim
date: 2021-09-17
participants:
  Orusts kommun: Karin Holm (samordnare)
  Tjörn: Bo Ek
items:
  - title: Läget
    updates:
      OK:
        by: Karin Holm
        text: Allt är väl.
        need: En utbildning.
        figures: {ärenden: ca 17, råd: {2020: 3, 2021: "5"}}
        attachments: rutin.pdf
      Tjörn: Lugnt.
    questions:
      - {text: Vem ringer?, by: Karin Holm, answer: Alla., answered_by: Bo Ek}
      - {text: Vem svarar?, by: Bo Ek}
    decisions:
      - {text: Vi ses i mars., concerns: Orust}
      - {text: Tjörn berättar., concerns: Tjörn}
    actions:
      - Karin Holm: ringer skolan due:2021-10-01
      - Bo Ek: skriver
      - Orust: tänker
"""
WINTER = """
series: bim
date: 2021-12-10
participants:
  Orust: Maj Sand (ersätter Karin Holm)
absent: Bo Ek (Tjörn)
follow_up:
  2021-09-17#A2: {owner: Karin Holm}
  2021-09-17#A3: done
items:
  - title: Beslut
    decisions:
      - {text: Vi ses i april., replaces: 2021-09-17#D1}
    attachments:
      - {title: Checklista, url: https://example.org/c, organization: Orust}
next_meetings:
  - 2022-03-11 9-12, Henån: Kunskapsstödet
  - 2022-05
"""
TODAY = date(2022, 1, 31)

Report = Callable[..., OrganizationReport]


@pytest.fixture
def report(tmp_path: Path) -> Report:
    """The report of an organization over files, given by name and text."""

    def make(organization: str = "Orust", today: date = TODAY, **more: str) -> OrganizationReport:
        put(tmp_path, {"minnes.yaml": PROJECT})
        for name, text in {"autumn": AUTUMN, "winter": WINTER, **more}.items():
            put(tmp_path, {f"meetings/{name}.yaml": text})
        workspace = open_workspace(tmp_path)
        archive = load(workspace, minute_files(workspace))
        assert not archive.incomplete
        return organization_report(edition_rows(archive, "public", today), organization, today)

    return make


def as_text(report: OrganizationReport, width: int) -> str:
    language = translator("en")
    return sheet_text(organization_sheet(report, language, "public"), language, width)


def test_needs_and_reports_under_any_form_of_the_name(report: Report) -> None:
    found = report()
    assert [(row.place.meeting, row.place.item, row.text) for row in found.needs] == [
        ("bim/2021-09-17", "Läget", "En utbildning.")
    ]
    (told,) = found.told
    assert (told.by, told.text) == ("Karin Holm", "Allt är väl.")
    assert [(figure.label, figure.period, figure.written) for figure in told.figures] == [
        ("ärenden", "", "ca 17"),
        ("råd", "2020", "3"),
        ("råd", "2021", "5"),
    ]


def test_attendance_counts_substitutes_and_the_days_of_membership(report: Report) -> None:
    chiefs = "series: chefer\ndate: {}\nparticipants: {{Orust: Åke Ros}}\n"
    found = report(a=chiefs.format("2021-11-01"), b=chiefs.format("2022-01-15"))
    assert [
        (
            attendance.group,
            attendance.came,
            attendance.held,
            attendance.substituted,
            attendance.guest,
        )
        for attendance in found.attended
    ] == [("BIM-nätverket", 2, 2, 1, 0), ("chefer", 1, 1, 0, 1)]
    assert [
        (attendance.group, attendance.came, attendance.held)
        for attendance in report("Tjörn").attended
    ] == [
        ("BIM-nätverket", 1, 2),
        ("chefer", 0, 2),
    ]


def test_who_came_in_what_role_and_for_whom(report: Report) -> None:
    assert report().visitors == (
        Visitor("Karin Holm", ("samordnare",), 1, "2021-09-17", ()),
        Visitor("Maj Sand", (), 1, "2021-12-10", ("Karin Holm",)),
    )


def test_questions_are_those_its_people_asked(report: Report) -> None:
    assert [(row.text, row.by, row.answer, row.answered_by) for row in report().asked] == [
        ("Vem ringer?", "Karin Holm", "Alla.", "Bo Ek")
    ]


def test_decisions_are_those_that_concern_it_as_they_stand_now(report: Report) -> None:
    assert [(row.id, row.status, row.replaced_by) for row in report().resolved] == [
        ("bim/2021-09-17#D1", "replaced", "bim/2021-12-10#D1")
    ]


def test_tasks_are_its_own_its_peoples_and_those_taken_over_and_open_ones_come_first(
    report: Report,
) -> None:
    assert [
        (row.id, row.who, row.status, row.late, row.age, row.unfinished) for row in report().tasks
    ] == [
        ("bim/2021-09-17#A1", "Karin Holm", "overdue", 122, 136, True),
        ("bim/2021-09-17#A2", "Karin Holm", "open", 0, 136, True),
        ("bim/2021-09-17#A3", "Orust", "done", 0, 0, False),
    ]


def test_documents_are_those_it_brought_and_answers_for(report: Report) -> None:
    assert [(row.title, row.address) for row in report().documents] == [
        ("rutin.pdf", "rutin.pdf"),
        ("Checklista", "https://example.org/c"),
    ]


def test_meetings_to_come_are_those_announced_last_and_those_planned(report: Report) -> None:
    planned = "series: bim\ndate: 2022-09-01\nstatus: planned\nplace: Orust\n"
    elsewhere = "series: chefer\ndate: 2022-02-01\nnext_meetings: 2022-06-01\n"
    cancelled = "series: bim\ndate: 2022-03-11\nstatus: cancelled\n"
    found = report("Ale", planned=planned, elsewhere=elsewhere)
    assert [(meeting.group, meeting.date) for meeting in found.ahead] == [
        ("BIM-nätverket", "2022-03-11"),
        ("BIM-nätverket", "2022-05"),
        ("BIM-nätverket", "2022-09-01"),
    ]
    found = report("Ale", today=date(2022, 5, 31), planned=planned)
    assert [meeting.date for meeting in found.ahead] == ["2022-05", "2022-09-01"]
    found = report("Ale", cancelled=cancelled)
    assert "2022-03-11" not in [meeting.date for meeting in found.ahead]


def test_meetings_to_come_are_those_that_no_later_minutes_pass_over(report: Report) -> None:
    meeting = "series: bim\ndate: {}\nparticipants: {{Ale: Per Ek}}\nnext_meetings: {}\n"
    found = report(
        "Ale",
        one=meeting.format("2022-01-10", "[2022-03-01, 2022-06-01, 2022-09-01]"),
        two=meeting.format("2022-01-20", "[{date: 2022-06-01, topic: Skolan}, 2022-07]"),
        far=meeting.format("2022-12-01", "2023-01-10"),
    )
    assert [(meeting.date, meeting.topic) for meeting in found.ahead] == [
        ("2022-06-01", "Skolan"),
        ("2022-07", ""),
        ("2022-09-01", ""),
        ("2022-12-01", ""),
        ("2023-01-10", ""),
    ]


def test_of_a_month_days_that_are_known_come_first(report: Report) -> None:
    planned = "series: bim\ndate: 2022-05-20\nstatus: planned\n"
    found = report("Ale", planned=planned)
    assert [meeting.date for meeting in found.ahead] == ["2022-03-11", "2022-05-20", "2022-05"]


def test_an_organisation_that_no_minutes_mention(report: Report) -> None:
    found = report("Kiruna")
    assert (found.meetings, found.kind, found.first) == (0, "municipality", "")
    assert as_text(found, 80) == ("Kiruna\nNo minutes mention it.\n")


def test_an_organisation_that_only_was_absent(report: Report) -> None:
    absent = (
        "series: bim\ndate: 2022-04-20\nparticipants: Karin Holm (Orust)\nabsent: Bo Ås (Kiruna)\n"
    )
    found = report("Kiruna", april=absent, june=absent.replace("04-20", "06-20"))
    assert (found.meetings, found.absent, found.first) == (0, 2, "")
    text = as_text(found, 80).splitlines()
    assert text[:2] == ["Kiruna", "Absent from 2 meetings, and not mentioned otherwise."]
    cancelled = absent + "status: cancelled\n"
    assert report("Kiruna", april=absent, june=cancelled.replace("04-20", "06-20")).absent == 1


def test_the_report_as_text(report: Report) -> None:
    assert (
        as_text(report(), 72)
        == """\
Orust
municipality, 2 meetings, 17 September 2021 – 10 December 2021

── Needs ───────────────────────────────────────────────────────────────
2021-09-17  En utbildning.
            (BIM-nätverket: Läget)

── Meetings ────────────────────────────────────────────────────────────
BIM-nätverket  2 of 2, 1 by a substitute, last 10 December 2021

── Who came ────────────────────────────────────────────────────────────
Karin Holm  1 time, last 17 September 2021, samordnare
Maj Sand    1 time, last 10 December 2021, in place of Karin Holm

── Figures over time ───────────────────────────────────────────────────
råd
2020        3  ████████████████████████
2021        5  ████████████████████████████████████████

── Reports ─────────────────────────────────────────────────────────────
2021-09-17  Karin Holm: Allt är väl.
            ärenden: ca 17; råd: 3 (2020), 5 (2021)
            (BIM-nätverket: Läget)

── Questions ───────────────────────────────────────────────────────────
2021-09-17  Karin Holm: Vem ringer?
            Answer (Bo Ek): Alla.
            (BIM-nätverket: Läget)

── Decisions ───────────────────────────────────────────────────────────
2021-09-17  Vi ses i mars.
            (bim/2021-09-17#D1, replaced by bim/2021-12-10#D1)

── To do ───────────────────────────────────────────────────────────────
2021-09-17  Karin Holm: ringer skolan
            (bim/2021-09-17#A1, overdue, due 1 October 2021, 122 days
            late, 136 days old)
2021-09-17  Karin Holm: skriver
            (bim/2021-09-17#A2, open, 136 days old)
2021-09-17  Orust: tänker
            (bim/2021-09-17#A3, done)

── Documents ───────────────────────────────────────────────────────────
2021-12-10  Checklista
            https://example.org/c
            (BIM-nätverket: Beslut)
2021-09-17  rutin.pdf
            (BIM-nätverket: Läget)

── Next meetings ───────────────────────────────────────────────────────
2022-03-11  BIM-nätverket
            09:00–12:00, Henån
            Kunskapsstödet
2022-05     BIM-nätverket
"""
    )


def test_the_latest_meeting_is_told_first_and_in_its_own_order(report: Report) -> None:
    two = """\
series: bim
date: 2022-01-14
items:
  - {title: Läget, updates: {Orust: Först.}}
  - {title: Sist, updates: {Orust: Sedan.}}
"""
    sheet = organization_sheet(report(two=two), translator("en"), "public")
    (told,) = [section.blocks[0] for section in sheet.sections if section.title == "Reports"]
    assert isinstance(told, Entries)
    assert [entry.text for entry in told.entries] == ["Först.", "Sedan.", "Allt är väl."]


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("sv", "09.00–12.00, 13.00"),
        ("en", "09:00–12:00, 13:00"),
        ("nb", "09.00–12.00, 13.00"),
        ("da", "09.00–12.00, 13.00"),
        ("fi", "9.00–12.00, 13.00"),
    ],
)
def test_times_are_written_as_on_other_pages_in_the_language(language: str, written: str) -> None:
    assert report_words.times("09:00-12:00, 13:00", translator(language)) == written
