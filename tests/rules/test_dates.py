"""Dates and times: those that cannot be right are found, and none that is."""

from datetime import date

import pytest

from tests.rules.saying import across_in, rules_in, said, said_across

RULES = rules_in("weekdays", "dates", "series", "years", "clock", "next_meetings")
ARCHIVE_RULES = across_in("next_meetings")


def text(sentence: str) -> str:
    """Minutes of 2021-12-10 with one sentence in them."""
    return f"""
        date: 2021-12-10
        items:
          - title: Övrigt
            text: |
              {sentence}
        """


# Weekdays


def test_the_weekday_of_a_meeting_is_held_against_its_date() -> None:
    assert said(rules_in("weekdays"), "date: 2020-04-03\nweekday: lördag") == [
        "wrong-weekday: lördag"
    ]


@pytest.mark.parametrize("weekday", ["fredag", "Fredag", "fredagen", "fre", "fre.", "Friday"])
def test_a_weekday_may_be_written_in_every_usual_way(weekday: str) -> None:
    assert said(RULES, f"date: 2022-03-11\nweekday: {weekday}") == []


def test_an_uncertain_date_has_no_weekday_to_hold_it_against() -> None:
    assert said(RULES, "date: ca 2022-03-11\nweekday: lördag") == []


def test_of_days_that_share_a_weekday_the_wrong_one_is_shown() -> None:
    minutes = """
        next_meetings:
          - {dates: [2022-06-03, 2022-09-29, 2022-12-09], time: 9-12, weekday: fredag}
        """
    assert said(RULES, minutes) == ["wrong-weekday: 2022-09-29"]


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Vi sågs lördagen den 3 april 2020.", "lördagen den 3 april 2020"),
        ("Vi sågs Lördag 3 april 2020.", "Lördag 3 april 2020"),
        ("Vi sågs **lördagen den 3:e april 2020**.", "lördagen den 3:e april 2020"),
        ("Vi sågs lördagen den 3 apr. 2020.", "lördagen den 3 apr. 2020"),
        ("Vi sågs lördag 3/4 2020.", "lördag 3/4 2020"),
        ("Vi sågs lördagen 2020-04-03 hos oss.", "lördagen 2020-04-03"),
        ("We met on Saturday, 3 April 2020.", "Saturday, 3 April 2020"),
        ("We met on Saturday, April 3, 2020.", "Saturday, April 3, 2020"),
        ("We met on Saturday, Apr. 3rd, 2020.", "Saturday, Apr. 3rd, 2020"),
    ],
)
def test_a_weekday_in_a_text_is_held_against_the_date_after_it(sentence: str, wrong: str) -> None:
    assert said(rules_in("weekdays"), text(sentence)) == [f"wrong-weekday: {wrong}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Vi sågs fredagen den 3 april 2020.",
        "Vi ses lördagen den 3 april.",
        "Vi sågs lördag till söndag den 3-4 april 2020.",
        "Vi brukar ses på lördagar. Den 3 april 2020 var ett undantag.",
        "Fredagens möte den 4 april 2020 blev kort.",
    ],
)
def test_a_weekday_that_fits_or_says_nothing_of_the_date_is_left_alone(sentence: str) -> None:
    assert said(RULES, text(sentence)) == []


def test_a_weekday_over_two_lines_is_found_where_it_stands() -> None:
    minutes = """
        items:
          - title: Nästa möte
            text: |
              Då möttes vi lördagen
              den 3 april 2020.
        """
    assert said(RULES, minutes) == ["wrong-weekday: lördagen\n      den 3 april 2020"]


def test_a_misspelt_weekday_is_not_that_of_its_date() -> None:
    minutes = "date: 2021-12-10\nweekday: "
    assert said(RULES, f"{minutes} fredga") == ["wrong-weekday: fredga"]
    assert said(RULES, f"{minutes} fre.") == []


# Days that do not exist


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("Svar senast 31 februari.", "31 februari"),
        ("Svar senast den 31:a april.", "31:a april"),
        ("Den 29 februari 2023 är det för sent.", "29 februari 2023"),
        ("Den 32 mars 2022 är det för sent.", "32 mars 2022"),
        ("Den 31/4 2022 är det för sent.", "31/4 2022"),
        ("Senast 2022-02-30 är svaret här.", "2022-02-30"),
    ],
)
def test_a_day_that_does_not_exist_is_found(sentence: str, wrong: str) -> None:
    assert said(RULES, text(sentence)) == [f"impossible-date: {wrong}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Svar senast 29 februari.",
        "Svar senast 30 september, 31 oktober eller 31 maj.",
        "Kostnaden är 45 mars månads arvoden.",
        "Ärende 31/4-97 och punkt 3.31 april lästes.",
        "Läs https://example.org/2022-02-30/start och bim/2022-02-30#D1.",
        "I grupp 31 februariträffen.",
        "Numret är 2022-13-45 och 1234-31.",
    ],
)
def test_what_is_no_date_is_left_alone(sentence: str) -> None:
    assert said(RULES, text(sentence)) == []


# The end before the start


@pytest.mark.parametrize(
    ("minutes", "wrong"),
    [
        ("time: 12-9", "9"),
        ("time: [9-12, 13-13]", "13"),
        ("next_meetings:\n  - 2022-05-06 16-13", "13"),
        ("events:\n  - 2022-04-06/2022-04-05: Konferens", "2022-04-05"),
        ("events:\n  - 2022-04-06 16-13: Konferens", "13"),
        ("end_date: 2022-03-10", "2022-03-10"),
        ("participants:\n  - {name: Per Lind, from: '10:30', until: '9:00'}", "9:00"),
        ("participants:\n  - {name: Per Lind, from: §5, until: § 3}", "§ 3"),
        (
            "items:\n  - title: A\n    participants: [{name: Per Lind, from: 5, until: 3}]",
            "3",
        ),
    ],
)
def test_what_ends_before_it_begins_is_found(minutes: str, wrong: str) -> None:
    assert said(RULES, minutes) == [f"ends-before-start: {wrong}"]


@pytest.mark.parametrize(
    "minutes",
    [
        "time: 9-12",
        "time: 9",
        "time: 18-02\nend_date: 2022-03-12",
        "events:\n  - 2022-04-06/2022-04-07 18-02: Konferens",
        "end_date: 2022-03-11",
        "participants:\n  - {name: Per Lind, from: '10:30', until: §3}",
        "participants:\n  - {name: Per Lind, from: '9:00', until: '10:30'}",
    ],
)
def test_what_ends_after_it_begins_is_right(minutes: str) -> None:
    assert said(RULES, minutes) == []


# The file against the day


def test_finished_minutes_of_a_day_to_come_are_found() -> None:
    for status in ("approved", "circulated"):
        minutes = f"date: 2022-10-11\nstatus: {status}"
        assert said(RULES, minutes) == ["date-in-future: 2022-10-11"]
    for status in ("planned", "draft", "cancelled"):
        assert said(RULES, f"date: 2022-10-11\nstatus: {status}") == []
    assert said(RULES, "date: 2022-09-01\nstatus: approved") == []


@pytest.mark.parametrize(
    ("path", "minutes", "wrong"),
    [
        ("2021-12-10.yaml", "date: 2021-10-12", ["file-name-differs: 2021-10-12"]),
        ("bim/2021-12-10-extra.yaml", "date: 2021-12-11", ["file-name-differs: 2021-12-11"]),
        ("2021-12-10.yaml", "date: 2021-12-10", []),
        ("2021-12-11.yaml", "date: 2021-12-10\nend_date: 2021-12-11", []),
        ("2009-10-21.yaml", "date: ca 2009-10-20", []),
        ("barnhälsa.yaml", "date: 2021-12-10", []),
        (
            "2023-02-03.yaml",
            "kind: example\npublished: 2023-02-04\ndate:",
            ["file-name-differs: 2023-02-04"],
        ),
    ],
)
def test_a_file_named_as_a_day_holds_that_day(path: str, minutes: str, wrong: list[str]) -> None:
    assert said(RULES, minutes, path=path) == wrong


SERIES = """
    series:
      bim: {title: BIM-nätverket}
      öppenvård: {title: Öppenvården}
    """


def test_a_file_in_the_folder_of_a_series_belongs_to_it() -> None:
    assert said(RULES, "series: öppenvård", SERIES) == ["folder-differs: öppenvård"]
    assert said(RULES, "title: Nätverksträff", SERIES) == ["folder-differs: date: 2022-03-11"]
    assert said(RULES, "series: bim", SERIES) == []
    assert said(RULES, "series: bim", SERIES, path="meetings/2022/anteckningar.yaml") == []
    assert said(RULES, "series: öppenvård") == []


def test_a_folder_written_by_a_mac_is_the_same_folder() -> None:
    decomposed = "meetings/o\u0308ppenva\u030ard/anteckningar.yaml"
    assert said(RULES, "series: öppenvård", SERIES, path=decomposed) == []


# Years


@pytest.mark.parametrize(
    ("minutes", "wrong"),
    [
        ("next_meetings:\n  - 2021-05-06 9-12", "2021-05-06"),
        ("next_meetings:\n  - 2022-03-11 9-12", "2022-03-11"),
        ("next_meetings:\n  - 2023-05-06 9-12", "2023-05-06"),
        ("next_meetings:\n  - 2021-06: beslut", "2021-06"),
        ("events:\n  - 2021-04-06: Utbildning", "2021-04-06"),
        ("events:\n  - 2021-04: Utbildning", "2021-04"),
        ("events:\n  - 2024-04-06: Utbildning", "2024-04-06"),
        ("follow_up:\n  2021-09-17#A3: {status: open, due: 2021-12-01}", "2021-12-01"),
        ("items:\n  - title: A\n    actions:\n      - alla: ringer due:2021-05-01", "2021-05-01"),
        ("items:\n  - title: A\n    actions:\n      - alla: ringer due:2025-05-01", "2025-05-01"),
        ("items:\n  - title: A\n    decisions: [{text: B, due: 2021-05-01}]", "2021-05-01"),
        (
            "items:\n  - title: A\n    decisions: [{text: B, deferred_to: 2021-06}]",
            "2021-06",
        ),
    ],
)
def test_a_day_ahead_lies_after_the_meeting_and_within_a_year(minutes: str, wrong: str) -> None:
    assert said(RULES, minutes) == [f"unlikely-year: {wrong}"]


@pytest.mark.parametrize(
    "minutes",
    [
        "next_meetings:\n  - 2022-03-12 9-12\n  - 2023-03-16 9-12\n  - 2022-03: extra",
        "events:\n  - 2022-03-11: Utbildning i eftermiddag\n  - 2022-03-10/2022-03-12: Mässan",
        "events:\n  - 2024-04-06: Konferensen 2024",
        "items:\n  - title: A\n    decisions: [{text: Klart under 2023., due: 2023-06-30}]",
        "items:\n  - title: A\n    actions: [{what: B, due: 2021-05-01, status: done}]",
        "items:\n  - title: A\n    decisions: [{text: B, deferred_to: bim/varen}]",
        "date: ca 2022-03-11\nnext_meetings:\n  - 2021-05-06",
        "approval: {by: Per Lind, date: 2022-03-20}",
    ],
)
def test_days_ahead_that_can_be_right_are_left_alone(minutes: str) -> None:
    assert said(RULES, minutes) == []


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("15 feb 2021 kommer gruppen att redovisa sin enkät.", "15 feb 2021"),
        ("Den 15 februari 2021 ska vi pröva det.", "15 februari 2021"),
        ("Utbildningen är inplanerad till måndagen den 15 februari 2021.", "15 februari 2021"),
        ("Inbjudan till 15/2 2021 kommer.", "15/2 2021"),
        ("Rapporten presenteras 2021-02-15 på Teams.", "2021-02-15"),
        ("Det är klart. Nästa träff är den 11 mars 2021", "11 mars 2021"),
        ("Nästa möte är den 11 mars 2031.", "11 mars 2031"),
        ("The next meeting will be on 11 March 2021.", "11 March 2021"),
    ],
)
def test_a_past_day_told_as_coming_is_found(sentence: str, wrong: str) -> None:
    assert said(rules_in("years"), text(sentence)) == [f"unlikely-year: {wrong}"]


@pytest.mark.parametrize(
    "sentence",
    [
        "15 feb 2022 kommer gruppen att redovisa sin enkät.",
        "15 feb 2021 redovisades enkäten.",
        "Vi sågs den 11 mars 2021.",
        "Den 11 mars 2021 beslutade nämnden att rutinen ska gälla alla.",
        "Enligt beslutet den 11 mars 2021 ska alla räknas.",
        "Uppgifterna från den 11 mars 2021 ska rättas.",
        "Anteckningarna 11 mars 2021 ska läggas ut.",
        "Rutinen som har gällt sedan 11 mars 2021 ska ses över.",
        "Den 11 mars 2021 ska ha varit den sista dagen.",
        "Det var den 11 mars 2021. Nu ska vi gå vidare.",
        "Utbildningen ges 6 april, och inbjudan kommer.",
        "Handlingsplanen ska gälla till den 31 december 2024.",
        "- 11 mars 2021\n              - Nästa gång tar vi upp lokalen",
        "The meeting on 11 March 2021 was long.",
    ],
)
def test_the_past_told_as_past_and_plans_for_years_are_left_alone(sentence: str) -> None:
    assert said(rules_in("years"), text(sentence)) == []


def test_a_january_meeting_that_speaks_of_last_december_is_right() -> None:
    minutes = """
        date: 2022-01-14
        items:
          - title: Föregående anteckningar
            text: |
              Anteckningarna från den 10 december 2021 gicks igenom. Den 17 december 2021 hölls ett
              extra möte, och den 20 december 2021 gick rapporten till nämnderna, som ska yttra sig.
        """
    assert said(RULES, minutes) == []


# Meetings ahead


@pytest.mark.parametrize(
    ("second", "wrong"),
    [
        ("2022-05-06 9-12", ["announced-twice: 2022-05-06"]),
        ("2022-05-06", ["announced-twice: 2022-05-06"]),
        ("2022-05-06 11-14", ["announced-twice: 2022-05-06"]),
        ("2022-05-06 12-14", []),
        ("2022-05-13 9-12", []),
    ],
)
def test_one_meeting_is_announced_once(second: str, wrong: list[str]) -> None:
    assert (
        said(rules_in("next_meetings"), f"next_meetings:\n  - 2022-05-06 9-12\n  - {second}")
        == wrong
    )


def announcing(day: str, *days: str, more: str = "", series: str = "bim") -> str:
    ahead = "".join(f"\n  - {one} 9-12" for one in days)
    head = f"series: {series}\ndate: {day}\n{more}"
    return f"{head}\nnext_meetings:{ahead}" if days else head


NEVER = "announced-never-held: 2022-03-11"


def never_held(files: dict[str, str]) -> list[str]:
    return said_across(ARCHIVE_RULES[:1], files, SERIES)


def test_an_announced_meeting_without_minutes_is_found() -> None:
    files = {"a": announcing("2021-12-10", "2022-03-11"), "b": announcing("2022-06-03")}
    assert never_held(files) == [f"a {NEVER}"]


def test_of_several_announcements_the_last_is_shown() -> None:
    files = {
        "a": announcing("2021-12-10", "2022-03-11"),
        "b": announcing("2022-01-14", "2022-03-11"),
        "c": announcing("2022-06-03"),
    }
    assert never_held(files) == [f"b {NEVER}"]


@pytest.mark.parametrize(
    "others",
    [
        {},
        {"b": announcing("2022-03-11"), "c": announcing("2022-06-03")},
        {"b": announcing("2022-03-11", more="status: cancelled"), "c": announcing("2022-06-03")},
        {"b": announcing("2022-03-18"), "c": announcing("2022-06-03")},
        {"b": announcing("2022-01-14", "2022-06-03"), "c": announcing("2022-06-03")},
        {"b": announcing("2022-12-09", more="status: planned")},
        {"b": announcing("2022-06-03", series="öppenvård")},
    ],
    ids=["last", "held", "cancelled", "held-near", "moved", "only-planned-since", "another-series"],
)
def test_a_meeting_that_was_held_or_moved_or_cancelled_is_not_missed(
    others: dict[str, str],
) -> None:
    assert never_held({"a": announcing("2021-12-10", "2022-03-11"), **others}) == []


def test_a_meeting_still_to_come_is_not_missed() -> None:
    files = {"a": announcing("2022-06-03", "2022-09-30"), "b": announcing("2022-08-26")}
    assert never_held(files) == []


def clashes(times: tuple[str, str], members: tuple[str, str], today: date) -> list[str]:
    project = f"""
        series:
          bim: {{title: BIM-nätverket, time: {times[0]}, members: "{members[0]}"}}
          öppenvård: {{title: Öppenvården, time: {times[1]}, members: "{members[1]}"}}
        organizations:
          Fyrbodals kommunalförbund: {{kind: association, members: [Orust, Tanum]}}
        """
    files = {
        "a": announcing("2022-06-03", "2022-09-30"),
        "b": announcing("2022-06-10", "2022-09-30", series="öppenvård"),
    }
    return said_across(ARCHIVE_RULES[1:], files, project, today)


def test_two_groups_that_share_members_do_not_meet_at_the_same_time() -> None:
    today = date(2022, 9, 1)
    clash = ["b clashing-meetings: 2022-09-30"]
    shared = ("Orust, Tanum", "Munkedal, Orust")
    assert clashes(("9-12", "11-14"), shared, today) == clash
    assert clashes(("9-12", "9-12"), ("Fyrbodals kommunalförbund", "Tanum"), today) == clash
    assert clashes(("9-12", "13-16"), shared, today) == []
    assert clashes(("9-12", "9-12"), ("Orust", "Tanum"), today) == []
    assert clashes(("9-12", "9-12"), shared, date(2022, 10, 1)) == []
