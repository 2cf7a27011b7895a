"""`minnes query`: every subject, every filter, and what is said when a question cannot be answered."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from minnes.cli.commands.query import What, command
from minnes.query.sql import ABOUT
from minnes.query.subjects import SUBJECTS


def rows(ran, *columns: str) -> list[tuple]:
    return [tuple(row[column] for column in columns) for row in json.loads(ran.out)]


def test_actions_are_rows_with_state_age_and_place(asked) -> None:
    assert json.loads(asked("actions", "--format", "json", "--limit", "1").out) == [
        {
            "id": "bim/2021-12-10#A1",
            "date": "2021-12-10",
            "series": "bim",
            "meeting": "bim/2021-12-10",
            "status": "overdue",
            "who": "Karin Holm",
            "what": "ringer skolan",
            "due": "2022-01-15",
            "late": 17,
            "age": 53,
            "condition": None,
            "note": None,
            "replaced_by": None,
            "changed": None,
            "item": "Läget",
            "internal": 0,
            "file": "meetings/bim/2021-12-10.yaml",
            "line": 24,
        }
    ]


@pytest.mark.parametrize(
    ("question", "columns", "found"),
    [
        (["actions", "--open"], ("id", "status"), [
            ("bim/2021-12-10#A1", "overdue"),
            ("bim/2021-12-10#A3", "waiting"),
            ("bim/2022-03-11#A1", "open"),
        ]),
        (["actions", "--overdue"], ("id",), [("bim/2021-12-10#A1",)]),
        (["actions", "--status", "done,waiting"], ("id",), [
            ("bim/2021-12-10#A2",), ("bim/2021-12-10#A3",),
        ]),
        (["actions", "--status", "sena"], ("id", "status"), [
            ("bim/2021-12-10#A1", "overdue"),
        ]),
        (["actions", "--status", "klar,Väntar"], ("id",), [
            ("bim/2021-12-10#A2",), ("bim/2021-12-10#A3",),
        ]),
        (["actions", "--organization", "Orusts kommun"], ("id",), [
            ("bim/2021-12-10#A1",), ("bim/2022-03-11#A1",),
        ]),
        (["actions", "--person", "bo ek"], ("id",), [
            ("bim/2021-12-10#A2",), ("bim/2021-12-10#A3",),
        ]),
        (["actions", "--text", "LOKAL"], ("what",), [("bokar lokal",)]),
        (["actions", "--sort", "-what", "--limit", "2"], ("what",), [
            ("svarar på enkäten",), ("ringer skolan",),
        ]),
        (["decisions"], ("id", "status", "line"), [
            ("bim/2021-12-10#D1", "deferred", 21), ("bim/2021-12-10#D2", "adopted", 22),
        ]),
        (["decisions", "--today", "2022-03-01", "--overdue"], ("id", "status", "late"), [
            ("bim/2021-12-10#D1", "forgotten", 1),
        ]),
        (["decisions", "--organization", "Orust"], ("id",), [("bim/2021-12-10#D1",)]),
        (["participants", "--year", "2022"], ("name", "status", "substitutes_for", "line"), [
            ("Karin Holm", "present", None, 3),
            ("Åsa Öst", "present", "Karin Holm", 4),
            ("Bo Ek", "absent", None, 5),
        ]),
        (["participants", "--person", "Karin Holm", "--since", "2022-02"], ("name",), [("Åsa Öst",)]),
        (["updates", "--organization", "Orust"], ("organization", "by", "need", "line"), [
            ("Orust", "Karin Holm", "En ny utbildning.", 10),
        ]),
        (["figures"], ("organization", "label", "figure", "min", "max", "approximate", "line"), [
            ("Orust", "handläggare", "ca 1,8", 1.8, 1.8, 1, 15),
        ]),
        (["questions", "--open"], ("text", "line"), [("Finns medel?", 19)]),
        (["questions", "--person", "Bo Ek"], ("text", "organization"), [("Hur gör ni?", "Tjörn")]),
        (["meetings", "--tag", "våld"], ("id", "title", "participants", "actions"), [
            ("bim/2021-12-10", "BIM-nätverket", 2, 3),
        ]),
        (["meetings", "--series", "Styrgruppen"], ("id",), [("ssk/2022-01-20",)]),
        (["meetings", "--until", "2021"], ("id",), [("bim/2021-12-10",)]),
        (["next"], ("date", "time", "series", "topic", "line"), [
            ("2022-03-11", "09:00-12:00", "bim", "Kunskapsstödet", 29),
            ("2022-03-11", "11:00-13:00", "ssk", None, 4),
            ("2022-06", None, "bim", "barnplanen", 30),
        ]),
        (["next", "--since", "2022-03", "--today", "2022-07-02"], ("date", "series", "status"), [
            ("2022-03-11", "bim", "held"),
            ("2022-03-11", "ssk", "missing"),
            ("2022-06", "bim", "missing"),
        ]),
        (["attendance", "--series", "bim", "--today", "2022-04-01"],
         ("organization", "name", "status", "held", "came", "share", "line"), [
            ("Orust", None, "coming", 2, 2, 1.0, 4),
            ("Orust", "Karin Holm", "coming", 2, 1, 0.5, 4),
            ("Orust", "Åsa Öst", "substitute", None, 1, None, 4),
            ("Sotenäs", None, "never", 1, 0, 0.0, 1),
            ("Tjörn", None, "coming", 2, 1, 0.5, 5),
            ("Tjörn", "Bo Ek", "coming", 2, 1, 0.5, 5),
        ]),
        (["attendance", "--person", "Karin Holm", "--today", "2022-04-01"],
         ("series", "substituted", "missed", "last", "file"), [
            ("bim", 1, 1, "2021-12-10", "meetings/bim/2022-03-11.yaml"),
            ("ssk", 0, 0, "2022-01-20", "meetings/ssk/2022-01-20.yaml"),
        ]),
        (["attendance", "--status", "never", "--today", "2022-04-01"], ("organization", "file"), [
            ("Sotenäs", "minnes.yaml"),
        ]),
        (["attendance", "--status", "never", "--last", "1", "--today", "2022-04-01"],
         ("organization", "name", "held"), [
            ("Orust", "Karin Holm", 1), ("Sotenäs", None, 1), ("Tjörn", None, 1),
            ("Tjörn", "Bo Ek", 1),
        ]),
        (["attendance", "--organization", "Tjörn", "--until", "2021"], ("name", "held"), [
            (None, 1), ("Bo Ek", 1),
        ]),
        (["organizations"], ("organization", "kind", "meetings", "people", "first", "last"), [
            ("Orust", "municipality", 3, 2, "2021-12-10", "2022-03-11"),
            ("Tjörn", "municipality", 1, 1, "2021-12-10", "2021-12-10"),
        ]),
        (["people", "--sort", "name"], ("name", "organization", "meetings"), [
            ("Bo Ek", "Tjörn", 1), ("Karin Holm", "Orust", 2), ("Åsa Öst", "Orust", 1),
        ]),
    ],
)  # fmt: skip
def test_a_question_is_answered(asked, question: list[str], columns, found) -> None:
    ran = asked(*question, "--format", "json")
    assert (ran.status, rows(ran, *columns)) == (0, found)


def test_every_subject_can_be_asked_about(asked) -> None:
    assert {what.value for what in What} == SUBJECTS.keys() | {"attendance"} == ABOUT.keys()
    assert f"WHAT is one of {', '.join(What)}." in " ".join((command.__doc__ or "").split())
    for what in What:
        ran = asked(what.value, "--format", "json")
        assert (what, ran.status) == (what, 0)
        assert all("file" in row and row["line"] > 0 for row in json.loads(ran.out))


def test_of_a_month_the_next_meetings_with_a_day_come_first(asked, write) -> None:
    days = "[2022-06-03, 2022-07-01]"
    write("meetings/ssk/2022-01-21.yaml", f"series: ssk\ndate: 2022-01-21\nnext_meetings: {days}\n")
    rows = json.loads(asked("next", "--since", "2022-06", "--format", "json").out)
    assert [row["date"] for row in rows] == ["2022-06-03", "2022-06", "2022-07-01"]


def test_the_next_meetings_that_fall_on_one_another_are_told_of(asked) -> None:
    assert asked("next").err == "warning: 2022-03-11: bim and ssk share Karin Holm\n"


@pytest.mark.parametrize(
    ("status", "hint"),
    [
        ("klarr", 'menade du "klar"?'),
        ("planert", "välj ett av: öppen, väntar, försenad, klar, struken, ersatt"),
    ],
)
def test_who_speaks_swedish_is_offered_swedish_words_for_a_status(
    minnes, asked, status: str, hint: str
) -> None:
    ran = minnes("query", "actions", "--status", status, "--lang", "sv")
    said = f'fel: --status känner inte till "{status}"\n  hjälp: {hint}\n'
    assert (ran.status, ran.out, ran.err) == (2, "", said)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            ["actions", "--organization", "Oust"],
            'error: there is no organization "Oust"\n  help: did you mean "Orust"?\n',
        ),
        (
            ["actions", "--organization", "Styrgruppen"],
            'error: there is no organization "Styrgruppen"\n  help: did you mean "--series ssk"?\n',
        ),
        (
            ["actions", "--series", "bin"],
            'error: there is no series "bin"\n  help: did you mean "bim"?\n',
        ),
        (
            ["actions", "--person", "Karin Hollm"],
            'error: nobody is called "Karin Hollm"\n  help: did you mean "Karin Holm"?\n',
        ),
        (
            ["actions", "--status", "done,opne"],
            'error: --status knows no "opne"\n  help: did you mean "open", "done"?\n',
        ),
        (
            ["questions", "--status", "xyz"],
            'error: --status knows no "xyz"\n  help: choose one of: open, done, dropped\n',
        ),
        (
            ["actions", "--since", "2026-05", "--until", "2025"],
            "error: there is no day from 2026-05-01 up to 2025-12-31\n"
            "  help: --since is the first day that is asked about, --until the last\n",
        ),
        (
            ["actions", "--year", "2025", "--since", "2026"],
            "error: there is no day from 2026-01-01 up to 2025-12-31\n"
            "  help: --since is the first day that is asked about, --until the last\n",
        ),
        (
            ["figures", "--overdue"],
            "error: --overdue means nothing for figures\n"
            "  help: choose one of: --series, --since, --until, --tag, --organization, --text\n",
        ),
        (
            ["people", "--sort", "age"],
            "error: --sort age means nothing for people\n"
            "  help: choose one of: name, organization, role, meetings, first, last, file, line\n",
        ),
        (
            ["actions", "--since", "igår"],
            'error: "igår" is not a date\n'
            "  help: write a day, a month or a year: 2021-12-10, 2021-12 or 2021\n",
        ),
        (
            ["actions", "--until", "2021-13"],
            'error: "2021-13" is not a date\n'
            "  help: write a day, a month or a year: 2021-12-10, 2021-12 or 2021\n",
        ),
        (
            ["decisions", "--format", "ics"],
            "error: only meetings and actions can be a calendar\n"
            "  help: ask for one of: meetings, next, actions\n",
        ),
    ],
)
def test_a_question_that_means_nothing_is_told_with_a_cure(
    asked, question: list[str], said: str
) -> None:
    ran = asked(*question)
    assert (ran.status, ran.out, ran.err) == (2, "", said)


def test_finding_nothing_is_said_and_is_no_error(asked) -> None:
    ran = asked("actions", "--organization", "Sorsele", "--format", "csv")
    assert (ran.status, ran.err) == (0, "nothing was found\n")
    assert ran.out.count("\n") == 1


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_answered(asked, write) -> None:
    write("meetings/bim/2022-04-01.yaml", "series: bim\ndate: 2022-04-31\n")
    for _ in ("cold", "warm"):
        ran = asked("meetings", "--format", "json")
        assert (ran.status, len(json.loads(ran.out)), ran.err) == (
            1,
            3,
            "meetings/bim/2022-04-01.yaml:2: not in the answer, since it cannot be read "
            "[bad-date]\nminnes check tells what is wrong\n",
        )


def test_where_answers_cannot_be_kept_one_line_says_so(
    asked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "full").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "full"))
    ran = asked("figures", "--format", "tsv")
    assert (ran.status, ran.out.count("\n")) == (0, 2)
    assert ran.err == f"the answers could not be kept in {tmp_path / 'full' / 'minnes'}\n"


def test_paths_are_as_seen_from_where_one_stands(
    asked, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project / "meetings" / "bim")
    assert rows(asked("figures", "--format", "json"), "file") == [
        ("../../meetings/bim/2021-12-10.yaml",)
    ]


def test_a_warm_question_loads_neither_models_nor_parser_nor_templates(asked, project) -> None:
    for file in project.rglob("*.yaml"):
        os.utime(file, (1_600_000_000, 1_600_000_000))  # what changed this second is read twice
    code = (
        "import sys; from minnes.cli.app import run; run(['query', 'actions', '--organization', 'Orust']);"
        " print(sorted({'pydantic', 'ruamel.yaml', '_ruamel_yaml', 'jinja2', 'rich', 'babel'}"
        " & set(sys.modules)))"
    )
    asked("actions")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("subject", "day", "told"),
    [
        ("decisions", "2022-02-28", [("deferred", None), ("adopted", None)]),
        ("decisions", "2022-03-01", [("forgotten", 1), ("adopted", None)]),
        ("decisions", "2023-03-01", [("forgotten", 366), ("adopted", None)]),
        ("actions", "2022-01-15", [("open", None), ("done", None), ("waiting", None)]),
        ("actions", "2022-01-16", [("overdue", 1), ("done", None), ("waiting", None)]),
    ],
)
def test_what_is_past_its_day_is_overdue_or_forgotten(asked, subject, day, told) -> None:
    ran = asked(subject, "--today", day, "--until", "2021", "--format", "json")
    assert rows(ran, "status", "late") == told


@pytest.mark.parametrize("status", ["planned", "cancelled"])
def test_what_was_prepared_for_a_meeting_that_was_not_held_is_no_answer(
    asked, write, status
) -> None:
    round_ = "updates: {Orust: {text: Hej., figures: {antal: 3}}}"
    came = "decisions: [Ja.], actions: [Karin Holm: ser], questions: [Hur?]"
    text = f"status: {status}\nitems: [{{title: Läget, {round_}, {came}}}]\n"
    write("meetings/bim/2022-01-20.yaml", f"series: bim\ndate: 2022-01-20\n{text}")
    for subject in ("decisions", "actions", "questions", "updates", "figures"):
        ran = asked(subject, "--since", "2022-01-20", "--until", "2022-01-20", "--format", "json")
        assert json.loads(ran.out) == []
    ran = asked("meetings", "--series", "bim", "--since", "2022-01-20", "--format", "json")
    assert rows(ran, "id", "decisions", "actions")[0] == ("bim/2022-01-20", 0, 0)


def test_a_figure_given_as_numbers_keeps_all_its_digits(asked, write) -> None:
    figures = "{budget: {min: 1234567.5, max: 1250000}}"
    told = f"items: [{{title: Läget, updates: {{Orust: {{figures: {figures}}}}}}}]\n"
    write("meetings/bim/2022-01-20.yaml", f"series: bim\ndate: 2022-01-20\n{told}")
    ran = asked("figures", "--since", "2022", "--format", "json")
    assert rows(ran, "figure") == [("1234567.5–1250000",)]


def test_a_table_says_in_words_how_somebody_attended(asked) -> None:
    ran = asked("attendance", "--series", "bim", "--person", "Karin Holm", "--today", "2022-04-01")
    assert ran.out == (
        "series  organization  name        status  meetings held  came  share  how"
        "                                     where\n"
        "bim     Orust         Karin Holm  coming              2     1    50%"
        "  sent a substitute 1, missed in a row 1  meetings/bim/2022-03-11.yaml:4\n"
    )


@pytest.mark.parametrize(
    "question", [("query", "attendance", "--last", "1"), ("report", "--matrix", "--format", "json")]
)
def test_which_of_two_meetings_of_a_day_is_the_last_does_not_hang_on_which_was_read_first(
    project, minnes, write, question
) -> None:
    asked = (*question, "--today", "2022-04-01")
    minnes(*asked)
    again = "series: bim\nid: 2022-03-11-e\ndate: 2022-03-11\nparticipants: Bo Ek (Tjörn)\n"
    write("meetings/bim/2022-03-11-e.yaml", again)
    kept, fresh = minnes(*asked), minnes(*asked, "--no-cache")
    assert (kept.status, kept.out) == (0, fresh.out)


def test_people_of_groups_that_meet_seldom_clash_by_the_year_before_their_last_meeting(
    asked, write
) -> None:
    text = (
        "series: ssk\ndate: 2022-03-20\nparticipants: Åsa Öst (Orust)\nnext_meetings: 2024-05-02\n"
    )
    write("meetings/ssk/2022-03-20.yaml", text)
    text = (
        "series: bim\ndate: 2022-03-25\nparticipants: {Orust: Åsa Öst}\nnext_meetings: 2024-05-02\n"
    )
    write("meetings/bim/2022-03-25.yaml", text)
    ran = asked("next", "--since", "2024", "--today", "2022-04-01")
    assert ran.err == "warning: 2024-05-02: bim and ssk share Karin Holm, Åsa Öst\n"


@pytest.mark.parametrize(("column", "found"), [("late", [2, 17]), ("-late", [17, 2])])
def test_what_is_not_told_is_sorted_last_whichever_way_round(asked, write, column, found) -> None:
    later = "series: bim\ndate: 2022-01-20\nitems:\n  - {title: A, actions: [Orust: ser due:2022-01-30]}\n"
    write("meetings/bim/2022-01-20.yaml", later)
    rows = json.loads(asked("actions", "--sort", column, "--format", "json").out)
    assert [row["late"] for row in rows][:2] == found
    assert {row["late"] for row in rows[2:]} == {None}


def test_a_word_for_a_status_that_is_not_known_is_answered_in_the_language_of_the_tables(
    project, minnes
) -> None:
    ran = minnes("query", "questions", "--status", "xyz", "--lang", "sv")
    assert ran.err.splitlines()[1] == "  hjälp: välj ett av: öppen, klar, struken"
