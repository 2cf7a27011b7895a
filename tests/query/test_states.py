"""What is open after any sequence of meetings is what a simple model says."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.archive.index import open_index
from minnes.query.ask import ask, prepare
from minnes.query.filters import Filters
from tests.cli.conftest import Minnes

DAYS = [f"2021-{month:02}-01" for month in range(1, 7)]
WORDS = ["open", "done", "dropped"]

ACTIONS = st.lists(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "2021-03-15"])), min_size=1, max_size=3
)
FOLLOW_UPS = st.dictionaries(
    st.tuples(st.sampled_from(DAYS), st.integers(1, 3)),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["", "2021-05-15"])),
    max_size=3,
)
MEETINGS = st.dictionaries(st.sampled_from(DAYS), st.tuples(ACTIONS, FOLLOW_UPS), min_size=1)


def written(day: str, actions: list, follow_ups: dict, planned: bool) -> str:
    lines = ["series: bim", f"date: {day}", *(["status: planned"] if planned else [])]
    lines += ["follow_up:"] if follow_ups else []
    for (other, number), (word, due) in follow_ups.items():
        lines.append(f"  {other}#A{number}: {{status: {word}{f', due: {due}' if due else ''}}}")
    lines += ["items:", "  - title: Läget", "    actions:"]
    for word, due in actions:
        lines += ["      - Per Lind: gör det", f"        status: {word}"]
        lines += [f"        due: {due}"] if due else []
    return "\n".join(lines) + "\n"


@settings(max_examples=40)
@given(MEETINGS, st.randoms(use_true_random=False), st.sampled_from([*DAYS, ""]))
def test_open_actions_after_any_meetings_and_corrections(
    tmp_path_factory, meetings, random, planned
) -> None:
    project = tmp_path_factory.mktemp("project")
    cache = tmp_path_factory.mktemp("cache")
    (project / "minnes.yaml").write_text("series: {bim: {title: BIM}}\n", "utf-8")
    folder: Path = project / "meetings"
    folder.mkdir()
    days = list(meetings)
    random.shuffle(days)
    for at, day in enumerate(days):
        # Files come in any order, and each is first written as if nothing had been followed up.
        actions, follow_ups = meetings[day]
        (folder / f"{day}.yaml").write_text(written(day, actions, {}, False), "utf-8")
        if at % 2:
            open_index(project, cache).connection.close()
        text = written(day, actions, follow_ups, day == planned)
        (folder / f"{day}.yaml").write_text(text, "utf-8")
    index = open_index(project, cache)
    prepare(index, date(2021, 4, 1))
    answer = ask(index, "actions", Filters(open=True))
    found = {(answer.cell(row, "id"), answer.cell(row, "status")) for row in answer.rows}
    index.connection.close()

    state = {}
    for day in sorted(meetings):
        for number, (word, due) in enumerate(meetings[day][0] if day != planned else (), 1):
            state[day, number] = [word, due]
    for day in sorted(meetings):
        for key, (word, due) in meetings[day][1].items():
            # A meeting can say nothing of what was only agreed on later.
            if key in state and key[0] <= day and day != planned:
                state[key] = [word, due or state[key][1]]
    expected = {
        (f"bim/{day}#A{number}", "overdue" if due and due < "2021-04-01" else "open")
        for (day, number), (word, due) in state.items()
        if word == "open"
    }
    assert found == expected


def test_a_question_is_open_until_it_is_answered_or_closed_by_a_later_meeting(
    minnes: Minnes, write: Callable[[str, str], Path]
) -> None:
    asked = "series: bim\ndate: 2021-12-10\nitems:\n  - title: Läget\n    questions:\n"
    questions = "      - {text: Hur?, answer: Så.}\n      - När?\n      - Var?\n"
    write("meetings/a.yaml", asked + questions)
    write("meetings/b.yaml", "series: bim\ndate: 2022-03-11\nfollow_up: {2021-12-10#Q2: dropped}\n")
    rows = json.loads(minnes("query", "questions", "--format", "json").out)
    assert [(row["id"], row["status"]) for row in rows] == [
        ("bim/2021-12-10#Q1", "done"),
        ("bim/2021-12-10#Q2", "dropped"),
        ("bim/2021-12-10#Q3", "open"),
    ]
    left = json.loads(minnes("query", "questions", "--open", "--format", "json").out)
    assert [row["text"] for row in left] == ["Var?"]
    assert minnes("query", "actions").status == 0
    told = minnes("log", "bim/2021-12-10#Q2").out.splitlines()
    assert (told[0], told[-1]) == ("bim/2021-12-10#Q2: När? (Läget)", "now: dropped")


def test_a_task_is_whose_the_last_word_says_it_is(
    minnes: Minnes, write: Callable[[str, str], Path]
) -> None:
    def asked(*filters: str) -> list[str]:
        ran = minnes("query", "actions", *filters, "--format", "json")
        return [row["what"] for row in json.loads(ran.out)]

    people = "participants: {Orust: Karin Holm, Tjörn: Bo Ek}\n"
    write(
        "meetings/a.yaml",
        f"series: bim\ndate: 2021-12-10\n{people}"
        "items: [{title: Läget, actions: [Karin Holm: ringer, Karin Holm: bokar]}]\n",
    )
    taken = "follow_up:\n  2021-12-10#A1: {owner: Bo Ek}\n"
    later = write("meetings/b.yaml", f"series: bim\ndate: 2022-03-11\n{people}{taken}")
    planned = "series: bim\ndate: 2022-06-03\nstatus: planned\n"
    write("meetings/c.yaml", planned + people + taken.replace("A1", "A2"))
    assert asked("--person", "Karin Holm") == asked("--organization", "Orust") == ["bokar"]
    assert asked("--person", "Bo Ek") == asked("--organization", "Tjörn") == ["ringer"]
    report = json.loads(minnes("report", "--format", "json", "--today", "2022-04-01").out)
    assert {one["organization"]: one["open"] for one in report["rows"]} == {
        "Orust": 1,
        "Tjörn": 1,
    }

    write(
        "meetings/d.yaml", f"series: bim\ndate: 2022-09-02\n{taken}".replace("Bo Ek", "Karin Holm")
    )
    assert asked("--person", "Karin Holm") == ["ringer", "bokar"]
    (later.parent / "d.yaml").unlink()
    assert asked("--person", "Bo Ek") == ["ringer"]
    later.unlink()
    assert asked("--person", "Karin Holm") == ["ringer", "bokar"]


def test_what_a_later_meeting_says_as_it_closes_a_question_is_the_answer(
    minnes: Minnes, write: Callable[[str, str], Path]
) -> None:
    questions = "    questions: [{text: Hur?, by: Orust}, {text: När?, by: Orust}]\n"
    write("meetings/a.yaml", f"series: bim\ndate: 2021-12-10\nitems:\n  - title: A\n{questions}")
    notes = "{2021-12-10#Q1: {status: done, note: Så.}, 2021-12-10#Q2: {status: open, note: Nja}}"
    write("meetings/b.yaml", f"series: bim\ndate: 2022-03-11\nfollow_up: {notes}\n")
    rows = json.loads(minnes("query", "questions", "--format", "json").out)
    assert [(row["status"], row["answer"]) for row in rows] == [("done", "Så."), ("open", None)]
    report = json.loads(minnes("report", "Orust", "--format", "json").out)
    assert [row["answer"] for row in report["asked"]] == ["Så.", None]
    write("meetings/c.yaml", "series: bim\ndate: 2022-06-01\nfollow_up: {2021-12-10#Q1: open}\n")
    rows = json.loads(minnes("query", "questions", "--format", "json").out)
    assert [(row["status"], row["answer"]) for row in rows] == [("open", None), ("open", None)]
