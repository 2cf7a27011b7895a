"""How answers are written: a table that fits, and formats that are safe to open."""

import io
import zipfile
from pathlib import Path

import pytest

from minnes.cli.answers import plain
from minnes.language.catalog import translator
from minnes.query.answer import Answer
from minnes.query.calendar import as_calendar, as_todos
from minnes.query.table import table
from minnes.query.text_formats import as_csv, as_json, as_json_lines, as_markdown, as_tsv, safe
from minnes.query.workbook import as_workbook

ENGLISH = translator("en")
ANSWER = Answer(
    ("who", "what", "late", "file", "line"),
    [
        ("Åsa Öst", "svarar på frågan om vem som får hyra lokalen på kvällstid", 12, "a.yaml", 3),
        ("Bo Ek", "=1+1", None, "a.yaml", 14),
    ],
    ("late", "who", "what", "file", "line"),
)
EMPTY = Answer(("who", "file", "line"), [], ("who", "file", "line"))


def test_a_table_without_a_terminal_is_plain_and_whole() -> None:
    assert table(ANSWER, ENGLISH) == (
        "days late  who      what                                                       where\n"
        "       12  Åsa Öst  svarar på frågan om vem som får hyra lokalen på kvällstid  a.yaml:3\n"
        "           Bo Ek    =1+1                                                       a.yaml:14\n"
    )


def test_a_table_that_has_no_room_for_places_tells_them_below() -> None:
    assert table(ANSWER, ENGLISH, 60) == (
        "days late  who      what\n"
        "       12  Åsa Öst  svarar på frågan om vem som får hyra\n"
        "                    lokalen på kvällstid\n"
        "  a.yaml:3\n"
        "           Bo Ek    =1+1\n"
        "  a.yaml:14\n"
    )


def test_fitted_to_a_terminal_columns_without_content_stay_out() -> None:
    sparse = Answer(("who", "due", "file", "line"), [("Bo Ek", "", "a.yaml", 1)], ("who", "due"))
    assert table(sparse, ENGLISH, 60) == "who    where\nBo Ek  a.yaml:1\n"
    assert table(sparse, ENGLISH) == "who    due  where\nBo Ek       a.yaml:1\n"


def test_a_table_shows_people_no_marks_of_commonmark_and_programs_all_of_them() -> None:
    text = "**Beslut** enligt [rutinen](https://example.org/r):\n\n- enkät_2026, 3 * 4\n- `#12`"
    answer = Answer(("text", "file", "line"), [(text, "a.yaml", 1)], ("text",))
    assert table(answer, ENGLISH, plain=plain) == (
        "text                                                                      where\n"
        "Beslut enligt rutinen (https://example.org/r): - enkät_2026, 3 * 4 - #12  a.yaml:1\n"
    )
    assert as_tsv(answer).splitlines()[1].startswith("**Beslut** enligt [rutinen](https:")


@pytest.mark.parametrize("width", range(45, 120, 7))
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, table(ANSWER, ENGLISH, width).splitlines())) <= width


def test_a_long_text_takes_at_most_three_lines() -> None:
    long = Answer(("text", "file", "line"), [("ord " * 200, "a.yaml", 1)], ("text",))
    head, *lines, place = table(long, ENGLISH, 60).splitlines()
    assert (head, len(lines), lines[-1][-1], place) == ("text", 3, "…", "  a.yaml:1")


def test_headings_and_words_are_in_the_readers_language() -> None:
    states = Answer(("status", "file", "line"), [("overdue", "a.yaml", 1)], ("status",))
    assert table(states, translator("sv")) == "läge      var\nförsenad  a.yaml:1\n"


def test_signs_that_a_terminal_would_obey_are_not_shown() -> None:
    bad = Answer(("text", "file", "line"), [("a\x1b[2Jb", "a.yaml", 1)], ("text",))
    assert table(bad, ENGLISH) == "text    where\na [2Jb  a.yaml:1\n"


def test_json_is_an_array_with_an_object_a_line() -> None:
    assert as_json(ANSWER) == (
        '[\n{"who": "Åsa Öst", "what": "svarar på frågan om vem som får hyra lokalen på kvällstid",'
        ' "late": 12, "file": "a.yaml", "line": 3},\n'
        '{"who": "Bo Ek", "what": "=1+1", "late": null, "file": "a.yaml", "line": 14}\n]\n'
    )
    assert (as_json(EMPTY), as_json_lines(EMPTY)) == ("[]\n", "")
    assert as_json_lines(ANSWER).count("\n") == 2


def test_csv_starts_no_formula() -> None:
    assert as_csv(ANSWER) == (
        "who,what,late,file,line\r\n"
        "Åsa Öst,svarar på frågan om vem som får hyra lokalen på kvällstid,12,a.yaml,3\r\n"
        "Bo Ek,'=1+1,,a.yaml,14\r\n"
    )
    assert as_tsv(ANSWER).splitlines()[2] == "Bo Ek\t'=1+1\t\ta.yaml\t14"


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", " =1", "\u00a0=1", "\uff1d1"]
)
def test_what_a_spreadsheet_could_take_for_a_formula_is_marked(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("value", ["1", "a=1", "", 3, -3, 2.5])
def test_what_is_no_formula_stays(value: object) -> None:
    assert safe(value) == value


def test_a_whole_number_has_no_decimals_in_a_spreadsheet() -> None:
    numbers = Answer(("min", "max"), [(12.0, 12.5)], ("min", "max"))
    assert as_csv(numbers) == "min,max\r\n12,12.5\r\n"


def test_markdown_is_a_table_in_which_nothing_is_markup() -> None:
    odd = Answer(("what", "file", "line"), [("a|b <i> *c*", "a.yaml", 1)], ("what",))
    assert as_markdown(odd, ENGLISH) == (
        "| what | where |\n| --- | --- |\n| a\\|b \\<i\\> \\*c\\* | a.yaml:1 |\n"
    )


def test_a_workbook_holds_text_and_numbers_and_no_formula() -> None:
    content = as_workbook(ANSWER, "actions", ENGLISH)
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        texts = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "<t>=1+1</t>" in texts
    assert '<c r="C2" s="2"><v>12</v></c>' in sheet
    assert content == as_workbook(ANSWER, "actions", ENGLISH)


def test_a_text_that_no_cell_of_a_workbook_can_hold_shows_that_it_is_cut() -> None:
    long = Answer(("text",), [("x" * 32_767,), ("y" * 32_768,)], ("text",))
    with zipfile.ZipFile(io.BytesIO(as_workbook(long, "updates", ENGLISH))) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
    assert f">{'x' * 32_767}<" in texts
    assert f">{'y' * 32_766}…<" in texts


STOCKHOLM = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Stockholm",
    "BEGIN:DAYLIGHT",
    "DTSTART:20210328T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:20211031T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def test_a_calendar_has_the_meetings_whose_day_is_known() -> None:
    columns = ("date", "time", "series", "title", "place", "topic", "note", "file", "line")
    answer = Answer(
        columns,
        [
            ("2022-03-11", "09:00-12:00", "bim", "BIM", "Uddevalla, A; B", "Stöd", "", "a", 1),
            ("2022-07-01", "09:00", "bim", "BIM", "", "", "", "a", 2),
            ("2022-08-01", "", "bim", "Ett långt namn " + "ö" * 50, "", "", "", "a", 3),
            ("2022-06", "", "bim", "BIM", "", "", "", "a", 4),
        ],
        columns,
    )
    assert as_calendar(answer, "Europe/Stockholm") == "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//minnes//minnes//EN",
            *STOCKHOLM,
            "BEGIN:VEVENT",
            "UID:bim/2022-03-11@minnes",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;TZID=Europe/Stockholm:20220311T090000",
            "DTEND;TZID=Europe/Stockholm:20220311T120000",
            "SUMMARY:BIM: Stöd",
            "LOCATION:Uddevalla\\, A\\; B",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:bim/2022-07-01@minnes",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;TZID=Europe/Stockholm:20220701T090000",
            "SUMMARY:BIM",
            "END:VEVENT",
            "BEGIN:VEVENT",
            "UID:bim/2022-08-01@minnes",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;VALUE=DATE:20220801",
            "DTEND;VALUE=DATE:20220802",
            "SUMMARY:Ett långt namn " + "ö" * 25,
            " " + "ö" * 25,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )


TASK = ("trygg-hemma/2025-06-13#A1", "Per-Olof Kvarnström", "sammanställer alla synpunkter")


def test_prose_that_has_no_room_beside_the_others_goes_below() -> None:
    answer = Answer(("id", "who", "what"), [TASK], ("id", "who", "what"))
    assert table(answer, ENGLISH, 72) == (
        "id                         who             what\n"
        "trygg-hemma/2025-06-13#A1  Per-Olof        sammanställer alla synpunkter\n"
        "                           Kvarnström\n"
    )
    assert table(answer, ENGLISH, 60) == (
        "id                         who\n"
        "trygg-hemma/2025-06-13#A1  Per-Olof Kvarnström\n"
        "  sammanställer alla synpunkter\n"
    )


def test_what_the_fewest_rows_have_goes_below_with_its_label_and_no_id_is_broken() -> None:
    columns = ("id", "status", "text", "answer", "replaced_by", "file", "line")
    rows = [
        ("bim/2025-06-13#D1", "replaced", "Vi ses.", "Ja, alla.", "bim/2025-09-19#D1", "a.yaml", 9),
        ("bim/2025-06-13#D2", "adopted", "Vi ringer.", "", "", "a.yaml", 10),
    ]
    assert table(Answer(columns, rows, columns), ENGLISH, 44) == (
        "id                 status\n"
        "bim/2025-06-13#D1  replaced\n"
        "  Vi ses.\n"
        "  answer: Ja, alla.\n"
        "  replaced by: bim/2025-09-19#D1  a.yaml:9\n"
        "bim/2025-06-13#D2  adopted\n"
        "  Vi ringer.\n"
        "  a.yaml:10\n"
    )


def test_prose_stays_in_its_column_where_it_has_room() -> None:
    columns = ("id", "who", "what", "file", "line")
    answer = Answer(columns, [(*TASK, "a.yaml", 9)], columns)
    assert table(answer, ENGLISH, 80) == (
        "id                         who                  what\n"
        "trygg-hemma/2025-06-13#A1  Per-Olof Kvarnström  sammanställer alla synpunkter\n"
        "  a.yaml:9\n"
    )


def test_actions_are_tasks_of_a_calendar(asked) -> None:
    ran = asked("actions", "--format", "ics", "--today", "2022-04-01")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.replace("\r\n", "\n").startswith(
        """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//minnes//minnes//EN
BEGIN:VTODO
UID:bim/2021-12-10#A1@minnes
DTSTAMP:19700101T000000Z
DUE;VALUE=DATE:20220115
SUMMARY:Karin Holm: ringer skolan
DESCRIPTION:Läget
STATUS:NEEDS-ACTION
END:VTODO
BEGIN:VTODO
UID:bim/2021-12-10#A2@minnes
DTSTAMP:19700101T000000Z
SUMMARY:Bo Ek: =HYPERLINK(1)
DESCRIPTION:Läget
STATUS:COMPLETED
END:VTODO
"""
    )


def test_what_is_internal_is_private_in_a_calendar() -> None:
    columns = ("id", "who", "what", "due", "condition", "note", "item", "status", "internal")
    row = ("g/2025-01-10#A1", "Bo Ek", "ringer", None, None, None, "Val", "open")
    shown = [as_todos(Answer(columns, [(*row, flag)], columns), "UTC") for flag in (0, 1)]
    assert ["CLASS:PRIVATE\r\n" in text for text in shown] == [False, True]


def test_of_columns_that_all_rows_have_the_last_ones_go_below() -> None:
    columns = tuple(f"column {at}" for at in range(1, 7))
    many = Answer(
        (*columns, "file", "line"), [("one word", "", "x", "yz", "ö", "end", "a.yaml", 7)], columns
    )
    assert table(many, ENGLISH, 34) == (
        "column   column   column   column\n"
        "1        3        4        5\n"
        "one      x        yz       ö\n"
        "word\n"
        "  column 6: end  a.yaml:7\n"
    )


def test_a_first_column_that_is_wider_than_the_terminal_is_broken() -> None:
    answer = Answer(("id",), [("trygg-hemma/2025-06-13#A1",)], ("id",))
    assert table(answer, ENGLISH, 20) == "id\ntrygg-hemma/2025-06-\n13#A1\n"


def test_names_are_never_cut_in_a_narrow_terminal() -> None:
    names = "Fia Lind, Alma Krona, Bo Lundh, Cilla Frost"
    row = ("bim/2021-12-10#A2", "2022-06-15", names, "ringer skolan", "a.yaml", 3)
    answer = Answer(
        ("id", "due", "who", "what", "file", "line"), [row], ("id", "due", "who", "what")
    )
    for width in range(40, 120):
        words = table(answer, ENGLISH, width).replace("\n", " ").split()
        assert [word for word in names.split() if word not in words] == [], width


@pytest.mark.parametrize("question", [("query", "attendance"), ("search", "utbildning")])
def test_a_files_ending_says_as_much_as_the_format_asked_for(
    minnes, project: Path, question: tuple[str, ...]
) -> None:
    asked_for = minnes(*question, "--format", "csv")
    minnes(*question, "-o", "svar.csv")
    assert len(asked_for.out.splitlines()) > 1
    assert (project / "svar.csv").read_bytes() == asked_for.out.encode()
