"""Searching all texts, the life of one outcome, and questions in SQL."""

import json
from datetime import date
from itertools import dropwhile, takewhile

import pytest

from minnes.archive.index import open_index
from minnes.language.catalog import translator
from minnes.query import sql
from minnes.query.ask import prepare
from minnes.query.attendance import COLUMNS
from minnes.query.subjects import SUBJECTS


@pytest.fixture
def found(project, minnes):
    """Search the small project; each hit as its meeting, text and line."""

    def call(*words: str) -> list[tuple[str, str, int]]:
        ran = minnes("search", *words, "--format", "json", "--lang", "en")
        assert ran.status == 0, ran.err
        return [(row["meeting"], row["text"], row["line"]) for row in json.loads(ran.out)]

    return call


def test_a_word_is_found_within_a_longer_one_on_the_line_it_stands_on(found) -> None:
    assert found("omsorg") == [
        ("bim/2021-12-10", "Många nya i barnomsorgsnämnden.\nEn ny utbildning.", 12)
    ]


def test_only_line_breaks_of_the_file_count_lines(found, write) -> None:
    text = "series: bim\ndate: 2022-05-01\nsummary: |\n  Först\u2028en rad.\n  Sedan skolmat.\n"
    write("meetings/bim/2022-05-01.yaml", text)
    assert [line for _, _, line in found("skolmat")] == [5]


def test_all_words_must_be_there_and_a_phrase_as_it_stands(found) -> None:
    assert len(found("ny", "utbildning")) == 1
    assert found("utbildning", "saknas") == []
    assert len(found('"En ny utbildning"')) == 1
    assert found('"ny En utbildning"') == []


def test_tags_and_the_names_of_attachments_are_searched_too(found, write) -> None:
    assert [line for _, _, line in found("våld")] == [3]
    text = "series: bim\ndate: 2022-05-01\nattachments:\n  - {title: Checklista, url: a.example}\n"
    write("meetings/bim/2022-05-01.yaml", text)
    assert [(meeting, line) for meeting, _, line in found("checklista")] == [("bim/2022-05-01", 4)]


def test_letters_with_rings_and_dots_are_letters_of_their_own(found, write) -> None:
    text = "series: bim\ndate: 2022-05-01\nitems:\n  - title: Övrigt\n    text: {}\n"
    write("meetings/bim/2022-05-01.yaml", text.format("Vi hör av oss till Åre."))
    assert (len(found("hör")), len(found("hor"))) == (1, 0)
    assert (len(found("Åre")), len(found("åre")), found("Are")) == (1, 1, [])


def test_hits_as_good_come_newest_first_whichever_was_read_first(found, write) -> None:
    text = "series: bim\ndate: 2022-05-{day}\nitems:\n  - title: Övrigt\n    text: Vi köper en gunga.\n"
    for day in ("11", "12", "10"):
        write(f"meetings/bim/2022-05-{day}.yaml", text.format(day=day))
        hits = [meeting for meeting, _, _ in found("gunga")]
        assert hits == sorted(hits, reverse=True)


def test_what_changes_is_found_anew_and_what_goes_is_gone(found, project, write) -> None:
    assert len(found("barnomsorgsnämnden")) == 1
    file = project / "meetings" / "bim" / "2021-12-10.yaml"
    file.write_text(file.read_text("utf-8").replace("barnomsorgs", "social"), "utf-8")
    assert (found("barnomsorgsnämnden"), len(found("socialnämnden"))) == ([], 1)
    file.unlink()
    assert found("socialnämnden") == []


@pytest.mark.parametrize("odd", ['"', "*", "NEAR(", "a AND", "(", "'", "col:x", ""])
def test_no_sign_has_a_meaning_but_quotation_marks(project, minnes, odd: str) -> None:
    assert minnes("search", odd, "--lang", "en").status == 0


def test_hits_are_marked_in_a_table(project, minnes) -> None:
    assert minnes("search", "lokal", "--lang", "en").out == (
        "meeting         title  text                                     where\n"
        "bim/2021-12-10  Läget  bokar »lokal« så snart budgeten är klar"
        "  meetings/bim/2021-12-10.yaml:26\n"
    )


def test_hits_in_a_heading_are_marked_too_and_programs_get_no_marks(project, minnes) -> None:
    shown = minnes("search", "läget", "distans", "--lang", "en").out.splitlines()[1]
    assert "»Läget«  Vi möts på »distans«." in shown
    (row,) = json.loads(minnes("search", "läget", "distans", "--format", "json").out)
    assert (row["title"], row["text"]) == ("Läget", "Vi möts på distans.")


def test_filters_narrow_a_search_down(found) -> None:
    assert [one[0] for one in found("enkäten")] == ["bim/2022-03-11"]
    assert found("enkäten", "--year", "2021") == []
    assert found("enkäten", "--series", "ssk") == []


def test_the_life_of_an_action_is_told_step_by_step(project, minnes) -> None:
    ran = minnes("log", "bim/2021-12-10#A2", "--lang", "en", "--today", "2022-04-01")
    assert (ran.status, ran.out) == (
        0,
        "bim/2021-12-10#A2: =HYPERLINK(1) (Läget)\n\n"
        "date        meeting         status  due  owner  remark  replaced by  where\n"
        "2021-12-10  bim/2021-12-10  open         Bo Ek"
        "                       meetings/bim/2021-12-10.yaml:25\n"
        "2022-03-11  bim/2022-03-11  done         Bo Ek"
        "                       meetings/bim/2022-03-11.yaml:7\n"
        "\nnow: done\n",
    )


def test_a_log_ends_with_how_late_it_is_today(project, minnes) -> None:
    ran = minnes("log", "bim/2021-12-10#A1", "--lang", "en", "--today", "2022-01-16")
    assert ran.out.endswith("\nnow: overdue, 1 day late\n")


def test_an_unknown_outcome_gets_those_of_its_meeting(project, minnes) -> None:
    ran = minnes("log", "bim/2022-03-11#A7", "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        'error: there is no decision, action or question "bim/2022-03-11#A7"\n'
        '  help: did you mean "bim/2022-03-11#A1"?\n',
    )


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("bim/2022-03-12#A1", 'did you mean "bim/2022-03-11#A1"?'),
        (
            "ssk/2022-01-20#A1",
            "minnes query actions and minnes query decisions list those there are",
        ),
    ],
)
def test_no_outcome_is_named_that_is_not_there(project, minnes, typed: str, hint: str) -> None:
    assert minnes("log", typed, "--lang", "en").err.splitlines()[1] == f"  help: {hint}"


def test_of_many_outcomes_those_of_the_same_kind_are_named_in_order(project, minnes, write) -> None:
    write(
        "meetings/bim/2022-05-20.yaml",
        "series: bim\ndate: 2022-05-20\nitems:\n  - title: Lokal\n    actions: [{what: ringer}]\n"
        "    decisions: [Ett, Två, Tre]\n",
    )
    near = minnes("log", "bim/2022-05-20#D9", "--lang", "en").err.splitlines()[1]
    assert near == (
        '  help: did you mean "bim/2022-05-20#D1", "bim/2022-05-20#D2", "bim/2022-05-20#D3"?'
    )
    near = minnes("log", "2022-03-11#A1", "--lang", "en").err.splitlines()[1]
    assert near == '  help: did you mean "bim/2022-03-11#A1"?'
    near = minnes("log", "bim/2022-05-20#Q1", "--lang", "en").err.splitlines()[1]
    assert near.startswith('  help: did you mean "bim/2022-05-20#A1", "bim/2022-05-20#D1"')


def test_sql_is_answered_from_the_views(project, minnes) -> None:
    question = "SELECT status, count(*) AS n FROM actions GROUP BY status ORDER BY status"
    ran = minnes("query", "--sql", question, "--format", "json", "--today", "2022-02-01")
    assert json.loads(ran.out) == [
        {"status": "done", "n": 1},
        {"status": "open", "n": 1},
        {"status": "overdue", "n": 1},
        {"status": "waiting", "n": 1},
    ]


def test_bytes_that_a_question_makes_are_shown_as_sqlite_writes_them(project, minnes) -> None:
    ran = minnes("query", "--sql", "SELECT x'ff00' AS made, 1 AS one", "--format", "json")
    assert (ran.status, ran.out) == (0, '[\n{"made": "FF00", "one": 1}\n]\n')


@pytest.mark.parametrize(
    ("harmful", "said"),
    [
        ("DELETE FROM meeting", "a question in SQL may only read the tables"),
        ("DROP VIEW actions", "a question in SQL may only read the tables"),
        ("ATTACH 'x.db' AS x", "a question in SQL may only read the tables"),
        ("PRAGMA writable_schema = 1", "a question in SQL may only read the tables"),
        ("UPDATE header SET value = ''", "a question in SQL may only read the tables"),
        ("SELECT 1; DELETE FROM meeting", "these are two questions"),
        ("SELECT load_extension('x')", "a question in SQL may only read the tables"),
    ],
)
def test_sql_can_only_read(project, minnes, harmful: str, said: str) -> None:
    ran = minnes("query", "--sql", harmful, "--lang", "en")
    assert (ran.status, ran.out, ran.err.splitlines()[0]) == (2, "", f"error: {said}")
    assert json.loads(minnes("query", "meetings", "--format", "json").out) != []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("SELECT * FROM nosuch", 'det finns ingen tabell "nosuch"'),
        ("SELECT vem FROM actions", 'det finns ingen kolumn "vem"'),
        (
            "SELECT a.file FROM actions a, decisions WHERE line",
            '"line" är en kolumn i flera tabeller',
        ),
        ("SELECT antal(1)", 'det finns ingen funktion "antal"'),
        ("SELEC 1", 'frågan går inte att förstå från och med "SELEC"'),
        ("SELECT 'a", 'frågan går inte att förstå från och med "\'a"'),
        ("SELECT", "frågan tar slut för tidigt"),
    ],
)
def test_a_wrong_question_in_sql_is_told_in_the_users_language(
    project, minnes, wrong: str, said: str
) -> None:
    ran = minnes("query", "--sql", wrong, "--lang", "sv")
    assert (ran.status, ran.out, ran.err.splitlines()[0]) == (2, "", f"fel: {said}")
    assert ran.err.splitlines()[1].startswith("  hjälp: ")


def test_the_tables_are_listed_with_their_columns(project, minnes) -> None:
    listed = minnes("query", "--tables", "--lang", "en").out
    assert listed.startswith(
        "A column is never renamed or taken away. Days are text, as 2021-12-10; what was not said\n"
        "is empty text. file and line say where a row stands, and number joins the rows of one\n"
        "meeting.\n"
        "\n"
        "participants: Who was there and who was not, of the meetings that were held.\n"
        "    date, series, meeting, name, organization, role, status, substitutes_for, from,\n"
        "    until, mode, note, item, file, line, number\n"
        "  status is one of: present, part, absent, excused, nobody\n"
    )
    people = "    name, organization, role, meetings, first, last, file, line, listed, number\n"
    assert listed.endswith(people)
    names = [line.split(":")[0] for line in listed.splitlines()[4:] if line[:1].strip()]
    assert sorted(names) == sorted([*SUBJECTS, "attendance"])


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_the_list_of_tables_fits_the_terminal(project, width: int) -> None:
    index = open_index(project, None)
    prepare(index, date(2022, 2, 1))
    listed = sql.tables(index, translator("sv"), width).splitlines()
    assert max(map(len, listed)) <= min(width, 88)


def test_every_subject_is_a_view(project, minnes) -> None:
    for name, subject in SUBJECTS.items():
        ran = minnes("query", "--sql", f"SELECT * FROM {name}", "--format", "jsonl")
        columns = json.loads(ran.out.splitlines()[0]).keys()
        assert {*subject.columns, "file", "line"} <= set(columns), name


def test_attendance_can_be_asked_about_in_sql(project, minnes) -> None:
    question = "SELECT name, held, came, share, missed, last FROM Attendance WHERE name <> ''"
    more = ("--format", "json", "--today", "2022-04-01")
    found = json.loads(minnes("query", "--sql", question, *more).out)
    rows = json.loads(minnes("query", "attendance", *more).out)
    asked = ("name", "held", "came", "share", "missed", "last")
    assert found == [{key: row[key] for key in asked} for row in rows if row["name"]]
    assert len(found) > 2


def test_the_table_of_attendance_has_the_columns_of_the_answer(project, minnes) -> None:
    listed = minnes("query", "--tables", "--lang", "en").out
    described = listed.partition("attendance: ")[2].split("\n", 1)[1]
    rest = dropwhile(lambda line: line[:4] != "    ", described.splitlines())
    columns = " ".join(takewhile(lambda line: line[:4] == "    ", rest))
    assert columns.replace(",", "").split() == [*COLUMNS, "file", "line"]


def test_sql_and_a_subject_are_two_questions(project, minnes) -> None:
    ran = minnes("query", "actions", "--sql", "SELECT 1", "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "error: --sql and actions are two questions\n  help: ask for one at a time\n",
    )


def test_what_is_said_outside_the_items_is_found_with_its_line(found, write) -> None:
    write(
        "meetings/bim/2022-05-01.yaml",
        "series: bim\ndate: 2022-05-01\nfollow_up:\n  2021-12-10#A1:\n    note: Väntar på kansliet.\n"
        "items:\n  - title: Val\n    decisions:\n      - text: Eva väljs.\n        proposals: Ulla\n"
        "        reservations: Tjörn reserverar sig.\n"
        "next_meetings:\n  - 2022-06-01: Rundvandring\nevents:\n  - 2022-06-02: Sommarfest\n"
        "corrections:\n  - {date: 2022-05-09, text: Mötet slutade 11.}\n",
    )
    assert found("kansliet") == [("bim/2022-05-01", "Väntar på kansliet.", 5)]
    assert [line for word in ("ulla", "reserverar") for *_, line in found(word)] == [10, 11]
    assert [
        line for word in ("rundvandring", "sommarfest", "slutade") for *_, line in found(word)
    ] == [
        13,
        15,
        17,
    ]


def test_a_search_of_an_organization_finds_its_tasks_decisions_and_questions(found, write) -> None:
    write(
        "meetings/bim/2022-05-01.yaml",
        "series: bim\ndate: 2022-05-01\nparticipants: {Tjörn: Bo Ek}\nitems:\n  - title: A\n"
        "    questions: [{text: Vem har planen?, by: Bo Ek}]\n"
        "    decisions: [{text: Planen antas, concerns: Orust}]\n"
        "    actions: [Bo Ek: sprider planen]\n",
    )
    own = sorted(text for _, text, _ in found("planen", "--org", "Orust"))
    assert own == ["Barnplanen", "Planen antas"]
    others = sorted(text for _, text, _ in found("planen", "--org", "Tjörn"))
    assert others == ["Vem har planen?", "sprider planen"]


def test_what_was_said_of_an_internal_task_is_internal(project, minnes, write) -> None:
    tasks = "[{who: Bo Ek, what: ringer, internal: ja}, {who: Bo Ek, what: skriver}]"
    write(
        "meetings/bim/2022-05-01.yaml",
        f"series: bim\ndate: 2022-05-01\nitems:\n  - {{title: A, actions: {tasks}}}\n",
    )
    said = "  2022-05-01#A1: {note: Ringde Xerxes.}\n  2022-05-01#A2: {note: Skrev till Xerxes.}\n"
    write("meetings/bim/2022-06-01.yaml", f"series: bim\ndate: 2022-06-01\nfollow_up:\n{said}")
    rows = json.loads(minnes("search", "xerxes", "--format", "json").out)
    assert {row["title"]: row["internal"] for row in rows} == {
        "bim/2022-05-01#A1": 1,
        "bim/2022-05-01#A2": 0,
    }
    for number, about in ((1, "A, internal"), (2, "A")):
        told = minnes("log", f"bim/2022-05-01#A{number}", "--lang", "en").out.splitlines()[0]
        assert told.endswith(f" ({about})")


def test_an_address_keeps_its_signs_where_a_word_in_it_was_found(project, minnes, write) -> None:
    text = "Se [rapporten](https://a.example/rapport)."
    item = f"items:\n  - title: A\n    text: |\n      {text}\n"
    write("meetings/bim/2022-05-01.yaml", f"series: bim\ndate: 2022-05-01\n{item}")
    said = minnes("search", "rapport", "--lang", "en").out
    assert "Se »rapporten« (https://a.example/rapport)." in said


def test_an_id_in_other_capitals_is_pointed_at(project, minnes) -> None:
    near = minnes("log", "BIM/2021-12-10#a2", "--lang", "en").err.splitlines()[1]
    assert near == '  help: did you mean "bim/2021-12-10#A2"?'


@pytest.mark.parametrize(
    "unused", [["--series", "bim"], ["--open"], ["--sort", "id"], ["--last", "2"]]
)
def test_a_filter_beside_a_question_in_sql_is_refused(project, minnes, unused: list[str]) -> None:
    ran = minnes("query", "--sql", "SELECT id FROM actions", *unused, "--lang", "en")
    said = f"error: {unused[0]} means nothing for --sql\n  help: choose one of: --limit\n"
    assert (ran.status, ran.out, ran.err) == (2, "", said)


def test_columns_of_one_name_keep_their_values_apart(project, minnes) -> None:
    question = "SELECT m.id, a.id FROM meetings m JOIN actions a USING (number) ORDER BY 2 LIMIT 1"
    ran = minnes("query", "--sql", question, "--format", "json")
    assert json.loads(ran.out) == [{"id": "bim/2021-12-10", "id_2": "bim/2021-12-10#A1"}]


def test_what_is_left_out_of_many_hits_is_told_and_shown_when_asked_for(
    project, minnes, write
) -> None:
    actions = "".join(f"      - Orust: hyr lokal {number}\n" for number in range(30))
    text = f"series: bim\ndate: 2022-05-01\nitems:\n  - title: A\n    actions:\n{actions}"
    write("meetings/bim/2022-05-01.yaml", text)
    ran = minnes("search", "hyr", "--lang", "en", "--format", "jsonl")
    assert (ran.out.count("\n"), ran.err) == (20, "these are the best 20; --limit 0 shows all\n")
    for limit, count in (("0", 30), ("25", 25)):
        ran = minnes("search", "hyr", "--lang", "en", "--format", "jsonl", "--limit", limit)
        assert (ran.out.count("\n"), ran.err) == (count, "")
