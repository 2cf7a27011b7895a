"""The filters of `minnes query`: names as people type them, and numbers of what was asked about only."""

import json
from collections.abc import Callable

import pytest

ANNOUNCED = "meetings/ssk/2022-01-20.yaml"


@pytest.fixture
def answered(asked) -> Callable[..., list[tuple]]:
    """The given columns of the rows that a question finds."""

    def call(columns: str, *question: str) -> list[tuple]:
        ran = asked(*question, "--format", "json")
        assert ran.status == 0, ran.err
        return [tuple(row[column] for column in columns.split()) for row in json.loads(ran.out)]

    return call


def test_organizations_and_people_are_counted_in_the_meetings_asked_about(answered) -> None:
    columns = "organization meetings people updates first last"
    assert answered(columns, "organizations", "--year", "2022") == [
        ("Orust", 2, 2, 0, "2022-01-20", "2022-03-11"),
        ("Tjörn", 0, 0, 0, None, None),
    ]
    assert answered(columns, "organizations", "--tag", "barn") == [
        ("Orust", 1, 1, 1, "2021-12-10", "2021-12-10"),
        ("Tjörn", 1, 1, 1, "2021-12-10", "2021-12-10"),
    ]
    columns = "name meetings last file"
    assert answered(columns, "people", "--series", "ssk") == [
        ("Karin Holm", 1, "2022-01-20", "meetings/ssk/2022-01-20.yaml")
    ]
    assert answered("name meetings", "people") == [("Bo Ek", 1), ("Karin Holm", 2), ("Åsa Öst", 1)]


def test_an_export_counts_in_the_meetings_it_holds(project, minnes, tmp_path) -> None:
    folder = tmp_path / "out"
    ran = minnes("export", "--to", "json", "-o", str(folder), "--series", "ssk")
    assert ran.status == 0
    rows = [json.loads(line) for line in (folder / "people.jsonl").read_text("utf-8").splitlines()]
    assert [(row["name"], row["meetings"]) for row in rows] == [("Karin Holm", 1)]


def test_a_filter_makes_nobody_new(project, minnes) -> None:
    ran = minnes("people", "--since", "2022", "--format", "json", "--today", "2023-01-15")
    rows = {row["name"]: (row["status"], row["first"]) for row in json.loads(ran.out)}
    assert rows == {
        "Karin Holm": (None, "2022-01-20"),
        "Åsa Öst": ("new", "2022-03-11"),
        "Bo Ek": (None, None),
    }


def test_asked_in_vain_is_no_report(answered, write) -> None:
    silent = "series: ssk\ndate: 2022-01-21\nparticipants: {Tjörn: Bo Ek}\nitems:\n"
    write("meetings/a.yaml", silent + "  - {title: Läget, updates: {Tjörn: }}\n")
    assert answered("updates", "organizations", "--org", "Tjörn") == [(1,)]


def test_a_role_is_the_one_last_stated(answered, write) -> None:
    write(
        "meetings/a.yaml",
        "series: ssk\ndate: 2022-01-21\nparticipants: {Tjörn: Bo Ek, Orust: Karin Holm (chef)}\n",
    )
    write("meetings/b.yaml", "series: ssk\ndate: 2022-01-22\nparticipants: {Orust: Karin Holm}\n")
    assert answered("name role", "people") == [
        ("Bo Ek", "samordnare"),
        ("Karin Holm", "chef"),
        ("Åsa Öst", None),
    ]


def test_a_tag_is_found_whatever_its_capitals_and_an_unknown_one_gets_the_nearest(
    answered, asked
) -> None:
    assert answered("id", "meetings", "--tag", "Våld") == [("bim/2021-12-10",)]
    ran = asked("meetings", "--tag", "vald")
    said = 'error: no meeting has the tag "vald"\n  help: did you mean "våld"?\n'
    assert (ran.status, ran.err) == (2, said)


def test_words_in_a_row_are_found_over_the_end_of_a_line(answered, write) -> None:
    text = "text: |\n          Vi följer upp\n          varje vecka.\n"
    update = f"items:\n  - title: A\n    updates:\n      Orust:\n        {text}"
    write("meetings/a.yaml", f"series: ssk\ndate: 2022-01-21\n{update}")
    assert answered("date", "updates", "--text", "Upp  varje") == [("2022-01-21",)]


def test_a_person_is_no_other_whose_name_begins_alike(answered, write) -> None:
    questions = "[{text: Vem?, by: [Bo Ekman, Ulf Dal]}, {text: Var?, by: Eva, answered_by: Bo Ek}]"
    updates = "{Orust: {by: Bo Ekman, text: Nytt.}}"
    write(
        "meetings/a.yaml",
        "series: ssk\ndate: 2022-01-21\n"
        f"items: [{{title: A, updates: {updates}, questions: {questions}}}]\n",
    )
    assert answered("text", "questions", "--person", "Bo Ek") == [("Hur gör ni?",), ("Var?",)]
    assert answered("text", "updates", "--person", "Bo Ek") == []
    assert answered("text", "updates", "--person", "Bo Ekman") == [("Nytt.",)]
    assert answered("text", "questions", "--person", "ulf dal") == [("Vem?",)]


def test_what_has_passed_is_among_the_next_meetings_where_it_is_asked_for(answered) -> None:
    today = ("--today", "2022-07-01")
    assert answered("date", "next", *today) == []
    assert answered("date status", "next", "--status", "missing", *today) == [
        ("2022-03-11", "missing"),
        ("2022-06", "missing"),
    ]
    assert answered("date series", "next", "--until", "2022-05", *today) == [
        ("2022-03-11", "bim"),
        ("2022-03-11", "ssk"),
    ]


def test_a_meeting_planned_in_a_file_is_among_the_next_though_nobody_announced_it(
    answered, write
) -> None:
    planned = "series: {}\ndate: {}\nstatus: planned\nplace: Teams\n"
    write("meetings/a.yaml", planned.format("ssk", "2022-04-20"))
    write("meetings/b.yaml", planned.format("ssk", "2022-03-11") + "time: 13-15\n")
    write("meetings/c.yaml", planned.format("bim", "2022-05-20").replace("planned", "cancelled"))
    assert answered("date time title place status file", "next", "--series", "ssk") == [
        ("2022-03-11", "13:00-15:00", "Styrgruppen", "Teams", "planned", ANNOUNCED),
        ("2022-04-20", None, "Styrgruppen", "Teams", "planned", "meetings/a.yaml"),
    ]


def test_who_is_listed_at_an_item_alone_was_there_in_part(answered, write, minnes) -> None:
    write(
        "meetings/a.yaml",
        "series: bim\ndate: 2022-01-21\nparticipants: {Orust: Karin Holm}\n"
        "items: [{title: A, participants: {Tjörn: Bo Ek, Orust: Karin Holm}}]\n",
    )
    columns = "organization name came in_part"
    assert answered(columns, "attendance", "--series", "bim") == [
        ("Orust", None, 2, 0),
        ("Orust", "Karin Holm", 2, 0),
        ("Sotenäs", None, 0, 0),
        ("Tjörn", None, 2, 1),
        ("Tjörn", "Bo Ek", 2, 1),
    ]
    ran = minnes("report", "Tjörn", "--format", "json", "--today", "2022-02-01")
    (bim,) = json.loads(ran.out)["attended"]
    assert (bim["held"], bim["present"], bim["part"]) == (2, 1, 1)


def test_who_is_listed_at_items_of_a_meeting_without_a_list_came_unexpected(
    answered, write, minnes
) -> None:
    write(
        "meetings/a.yaml",
        "series: bim\ndate: 2022-01-21\nkind: workshop\n"
        "items: [{title: A, participants: {Tjörn: Bo Ek, Ale: Per Ås}}]\n",
    )
    columns = "organization name status held came guest"
    asked = ("attendance", "--series", "bim")
    rows = [
        ("Tjörn", None, "coming", 1, 1, 1),
        ("Tjörn", "Bo Ek", "coming", 1, 1, 1),
    ]
    for last in ((), ("--last", "1")):
        assert answered(columns, *asked, *last, "--org", "Tjörn") == rows
    guests = [("Ale", None, "guest", None, 0, 1), ("Ale", "Per Ås", "guest", None, 0, 1)]
    assert answered(columns, *asked, "--org", "Ale") == guests
    ran = minnes("report", "Tjörn", "--format", "json", "--today", "2022-02-01")
    (bim,) = json.loads(ran.out)["attended"]
    assert (bim["held"], bim["came"], bim["guest"]) == (1, 1, 1)


def test_numbers_within_texts_are_sorted_by_size(answered, write) -> None:
    actions = "".join(f"      - Orust: {number}\n" for number in range(11))
    meeting = f"series: ssk\ndate: 2022-01-21\nitems:\n  - title: A\n    actions:\n{actions}"
    write("meetings/a.yaml", meeting)
    ids = [id for (id,) in answered("id", "actions", "--series", "ssk", "--sort", "-id")]
    assert ids == [f"ssk/2022-01-21#A{number}" for number in range(11, 0, -1)]


def test_who_spoke_or_asked_is_found_by_the_rosters_spelling(answered, project, write) -> None:
    file = project / "minnes.yaml"
    spelt = "    roster: [{name: Karin Holm, organization: Orust, aliases: Carin Holm}]\n"
    text = file.read_text("utf-8").replace("    roster: Karin Holm (Orust)\n", spelt)
    file.write_text(text, "utf-8")
    questions = "[{text: Vem?, by: Carin Holm}]"
    updates = "{Orust: {by: Carin Holm, text: Nytt.}}"
    write(
        "meetings/a.yaml",
        "series: ssk\ndate: 2022-01-21\n"
        f"items: [{{title: A, updates: {updates}, questions: {questions}}}]\n",
    )
    of_hers = ("--person", "Karin Holm", "--series", "ssk")
    assert answered("by text", "updates", *of_hers) == [("Karin Holm", "Nytt.")]
    assert answered("by text", "questions", *of_hers) == [("Karin Holm", "Vem?")]


def test_one_name_alone_means_everybody_who_has_it(answered, write) -> None:
    asked = "[{text: Vem?, by: Karin}, {text: Var?, by: Karin Holm}, {text: När?, by: Bo Ek}]"
    write(
        "meetings/a.yaml",
        f"series: ssk\ndate: 2022-01-21\nitems: [{{title: A, questions: {asked}}}]\n",
    )
    of = ("questions", "--series", "ssk", "--person")
    assert (
        answered("text", *of, "karin") == answered("text", *of, "Karin") == [("Vem?",), ("Var?",)]
    )
    assert answered("text", *of, "Karin Holm") == [("Var?",)]


def test_a_calendar_has_no_day_that_is_not_known_for_certain_and_no_case_story(
    asked, answered, write
) -> None:
    write("meetings/a.yaml", "series: ssk\ndate: ca 2022-01-21\nitems: []\n")
    write("meetings/b.yaml", "kind: example\ntitle: B\npublished: 2022-01-22\nitems: []\n")
    days = [
        line.partition(":")[2]
        for line in asked("meetings", "--year", "2022-01", "--format", "ics").out.splitlines()
        if line.startswith("DTSTART;VALUE")
    ]
    assert days == ["20220120"]
    found = answered("date approximate", "meetings", "--series", "ssk")
    assert found == [("2022-01-20", 0), ("2022-01-21", 1)]


def test_two_meetings_of_a_group_on_one_day_are_two_in_a_calendar(asked, write) -> None:
    write("meetings/a.yaml", "series: ssk\nid: kväll\ndate: 2022-01-20\ntime: 18-20\nitems: []\n")
    found = asked("meetings", "--series", "ssk", "--format", "ics").out.splitlines()
    assert sorted(line for line in found if line.startswith("UID")) == [
        "UID:ssk/2022-01-20@minnes",
        "UID:ssk/kväll@minnes",
    ]


def test_a_guest_came_to_none_and_missed_none_in_a_table(asked, write) -> None:
    write("meetings/a.yaml", "series: bim\ndate: 2022-01-21\nparticipants: {Uddevalla: Per Ek}\n")
    (line,) = asked("attendance", "--person", "Per Ek").out.splitlines()[1:]
    assert line.split()[:6] == ["bim", "Uddevalla", "Per", "Ek", "guest", "as"]


def test_a_table_tells_what_is_internal_where_anything_is(asked, minnes, write) -> None:
    assert "internal" not in asked("decisions").out
    decisions = "[Vi ses, {text: Ingen annan ska veta, internal: ja}]"
    write(
        "meetings/a.yaml",
        f"series: ssk\ndate: 2022-01-21\nitems: [{{title: A, decisions: {decisions}}}]\n",
    )
    head, *lines = asked("decisions", "--series", "ssk").out.splitlines()
    at = head.index("internal")
    assert [line[at : at + 8].strip() for line in lines] == ["", "yes"]
    head, line = minnes("search", "veta", "--lang", "en").out.splitlines()
    assert line[head.index("internal") :].startswith("yes ")


def test_a_table_tells_of_dates_that_are_not_certain(asked, write) -> None:
    assert "approximate" not in asked("meetings").out
    write("meetings/a.yaml", "series: ssk\ndate: ca 2022-01-21\nitems: []\n")
    head, _, line = asked("meetings", "--series", "ssk").out.splitlines()
    assert line[head.index("approximate") :].startswith("yes ")


def test_rows_are_sorted_by_the_heading_of_a_column_in_swedish_too(answered) -> None:
    by_owner = answered("who", "actions", "--sort", "-who")
    assert by_owner == [("Orust",), ("Karin Holm",), ("Bo Ek",), ("Bo Ek",)]
    assert answered("who", "actions", "--sort", "-Vem") == by_owner
    assert answered("who", "actions", "--sort", "vem") == by_owner[::-1]


def test_a_day_that_later_minutes_pass_over_is_not_announced_any_more(answered, write) -> None:
    meeting = "series: ssk\ndate: {}\nparticipants: {{Orust: Karin Holm}}\nnext_meetings: {}\n"
    write("meetings/a.yaml", meeting.format("2022-01-25", "[2022-03-18, 2022-05-01, 2022-06-01]"))
    write("meetings/b.yaml", meeting.format("2022-01-26", "[2022-05-06, 2022-04]"))
    asked = ("next", "--series", "ssk", "--since", "2022-02")
    # The 26th of January passes over two days in March and one in May; June it does not reach.
    assert [day for (day,) in answered("date", *asked)] == ["2022-04", "2022-05-06", "2022-06-01"]
    write("meetings/c.yaml", meeting.format("2022-06-10", "[2022-09-01]"))
    missing = answered("date", *asked, "--today", "2022-06-15", "--status", "missing")
    assert missing == [("2022-04",), ("2022-05-06",), ("2022-06-01",)]


def test_a_former_member_has_no_next_meetings_and_a_guest_has(
    answered, minnes, project, write
) -> None:
    file = project / "minnes.yaml"
    left = "members: [Tjörn, {organization: Orust, until: 2022-04-01}]"
    text = file.read_text("utf-8").replace("    title: Styr", f"    {left}\n    title: Styr")
    file.write_text(text, "utf-8")
    meeting = "series: ssk\ndate: 2022-01-25\nparticipants: {Orust: Karin Holm, Ale: Per Ek}\n"
    write("meetings/a.yaml", meeting + "next_meetings: [2022-03-18, 2022-05-01]\n")
    expected = {"Orust": ["2022-03-18"], "Ale": ["2022-03-18", "2022-05-01"], "Öckerö": []}
    for organization, days in expected.items():
        asked = ("next", "--series", "ssk", "--org", organization)
        assert [day for (day,) in answered("date", *asked)] == days
        report = ("report", organization, "--series", "ssk", "--today", "2022-02-01")
        told = minnes(*report, "--lang", "en").out
        assert [day for day in ("2022-03-18", "2022-05-01") if f"\n{day}  " in told] == days


def test_a_month_in_which_the_meeting_was_held_is_not_ahead_any_more(
    answered, minnes, write
) -> None:
    held = "series: bim\ndate: 2022-06-05\nparticipants: {Orust: Karin Holm}\n"
    write("meetings/a.yaml", held)
    for day, months in (("2022-06-03", ["2022-06"]), ("2022-06-10", [])):
        asked = ("next", "--series", "bim", "--today", day)
        assert [one for (one,) in answered("date", *asked) if len(one) == 7] == months
        told = minnes("report", "Orust", "--series", "bim", "--today", day, "--lang", "en").out
        assert [one for one in ("2022-06",) if f"\n{one}  " in told] == months
    since = answered("date status", "next", "--series", "bim", "--since", "2022-06")
    assert ("2022-06", "planned") in since


def test_a_group_that_meets_twice_on_a_day_has_two_next_meetings(answered, minnes, write) -> None:
    """In the morning at one place and in the afternoon at another; the last minutes say which."""
    first = "series: bim\ndate: 2022-01-{}\nparticipants: {{Orust: Karin Holm}}\nnext_meetings:\n"
    both = "  - 2022-05-03 9-12, Orust\n  - 2022-05-03 13-16, Tjörn\n"
    asked = ("date time place status", "next", "--series", "bim", "--until", "2022-05-31")
    day = "2022-05-03"
    morning = (day, "09:00-12:00", "Orust")
    afternoon = (day, "13:00-16:00", "Tjörn")

    def found() -> list[tuple]:
        report = ("report", "Orust", "--edition", "internal", "--today", "2022-02-01")
        ahead = [
            (row["date"], row["time"] or None, row["place"] or None)
            for row in json.loads(minnes(*report, "--format", "json").out)["ahead"]
            if row["date"] == day
        ]
        rows = [row for row in answered(*asked) if row[0] == day]
        assert ahead == [row[:3] for row in rows if row[3] in ("announced", "planned")]
        return rows

    write("meetings/a.yaml", first.format(10) + both)
    write("meetings/b.yaml", first.format(14) + both)
    assert found() == [(*morning, "announced"), (*afternoon, "announced")]
    file = "series: bim\ndate: 2022-05-03\nid: em\ntime: {}\nstatus: {}\n"
    write("meetings/c.yaml", file.format("13.30-16", "planned") + "place: Ale\n")
    late = (day, "13:30-16:00", "Ale", "planned")
    assert found() == [(*morning, "announced"), late]
    write("meetings/c.yaml", file.format("12-13", "cancelled"))
    assert found() == [(*morning, "announced"), (*afternoon, "cancelled")]
    write("meetings/c.yaml", first.format(20) + "  - 2022-05-03 13-16, Tjörn\n")
    assert found() == [(*afternoon, "announced")]
    write("meetings/c.yaml", file.format("9-12", "planned"))
    write("meetings/d.yaml", file.format("17-18", "planned").replace("em", "kväll"))
    write("meetings/b.yaml", first.format(14) + "  - 2022-05-03 9-12, Orust\n")
    evening = (day, "17:00-18:00", None, "planned")
    assert found() == [(*morning, "planned"), evening]


def test_a_planned_meeting_of_no_group_is_told_by_its_title(asked, write) -> None:
    write("meetings/a.yaml", "title: Läger\ndate: 2022-04-20\nstatus: planned\nitems: []\n")
    (line,) = asked("next", "--since", "2022-04-20", "--until", "2022-04-20").out.splitlines()[1:]
    assert line.split()[:3] == ["2022-04-20", "Läger", "planned"]
    calendar = asked(
        "next", "--since", "2022-04-20", "--until", "2022-04-20", "--format", "ics"
    ).out
    assert "\nSUMMARY:Läger\n" in calendar.replace("\r", "")


def test_whoever_was_not_at_the_meeting_belongs_where_the_rosters_have_them(
    answered, asked, minnes, project, write
) -> None:
    file = project / "minnes.yaml"
    also = "    members: Tjörn, Orust\n    roster: Karin Holm (Tjörn)\n"
    text = file.read_text("utf-8").replace("    roster: Karin Holm (Orust)\n", also)
    file.write_text(text, "utf-8")
    asks = "[{text: Vem?, by: Karin Holm}]"
    write(
        "meetings/a.yaml",
        "series: ssk\ndate: 2022-01-21\nparticipants: {Orust: Åsa Öst}\n"
        f"items: [{{title: A, actions: [{{who: Karin Holm, what: ringer}}], questions: {asks}}}]\n",
    )
    for organization in ("Orust", "Tjörn"):
        there = ("--series", "ssk", "--org", organization)
        assert answered("what", "actions", *there) == [("ringer",)]
        assert answered("text", "questions", *there) == [("Vem?",)]
        assert len(json.loads(minnes("search", "ringer", *there, "--format", "json").out)) == 1
        assert len(json.loads(minnes("search", "vem", *there, "--format", "json").out)) == 1
    assert answered("what", "actions", "--series", "ssk", "--org", "Sotenäs") == []
