"""Calendars to subscribe to, read back by a program that is not ours."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest

from minnes.language.catalog import translator
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from minnes.model.project import Project, Series
from minnes.publish.calendar import calendar, undated
from minnes.publish.subscriptions import calendars
from tests import texts

STOCKHOLM = ZoneInfo("Europe/Stockholm")
PROJECT = Project(organization="Förbundet", series={"bim": Series(title="BIM-nätverket")})
SWEDISH = translator("sv")


def meetings(*bodies: str) -> list[tuple[str, Meeting]]:
    """Meetings of one series with their ids, given by what their files say below the series."""
    found = [texts.meeting(f"series: bim\n{text}") for text in bodies]
    return [(meeting_id(meeting, f"{meeting.date}.yaml"), meeting) for meeting in found]


def events(*texts: str) -> list[dict[str, Any]]:
    """The events of a calendar as another program reads them, with what is asked of them here."""
    written = calendar(meetings(*texts), PROJECT, SWEDISH)
    found = []
    for part in icalendar.Calendar.from_ical(written).walk("VEVENT"):
        event = {
            "uid": str(part["UID"]),
            "start": part.decoded("DTSTART"),
            "sequence": int(part.get("SEQUENCE", 0)),
        }
        if "STATUS" in part:
            event["status"] = str(part["STATUS"])
        found.append(event)
    return found


ANNOUNCED = "date: 2021-12-10\nnext_meetings:\n  - 2022-03-11 9-12\n"
FIRST = {
    "uid": "bim/2021-12-10@minnes",
    "start": date(2021, 12, 10),
    "sequence": 0,
}


def test_an_event_holds_what_is_known() -> None:
    text = (
        "date: 2022-07-01\ntime: [9-12, 13-15.30]\nplace: Torget 1, Orust; sal A\nstatus: planned\n"
        "items:\n  - title: Läget\n  - title: Övrigt\n"
    )
    earlier = (
        "date: 2022-03-11\nnext_meetings:\n  - {date: 2022-07-01, topic: Rutinen, note: Fika}\n"
    )
    written = calendar(meetings(earlier, text), PROJECT, SWEDISH)
    read_back = icalendar.Calendar.from_ical(written)
    event = read_back.walk("VEVENT")[1]
    assert str(read_back["X-WR-CALNAME"]) == "BIM-nätverket"
    assert event.decoded("DTSTART") == datetime(2022, 7, 1, 9, tzinfo=STOCKHOLM)
    assert event.decoded("DTEND") == datetime(2022, 7, 1, 15, 30, tzinfo=STOCKHOLM)
    assert event["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert event.decoded("DTSTAMP") == datetime(2022, 3, 11, tzinfo=UTC)
    assert str(event["SUMMARY"]) == "BIM-nätverket: Rutinen"
    assert str(event["LOCATION"]) == "Torget 1, Orust; sal A"
    assert str(event["DESCRIPTION"]) == "Fika\nDagordning:\n1. Läget\n2. Övrigt"
    assert "ATTENDEE" not in event


def test_the_zone_comes_along_and_says_what_ours_says() -> None:
    written = calendar(meetings(ANNOUNCED), PROJECT, SWEDISH)
    (zone,) = icalendar.Calendar.from_ical(written).walk("VTIMEZONE")
    theirs = zone.to_tz(lookup_tzid=False)
    for month in range(1, 13):
        moment = datetime(2022, month, 15, 9)
        expected = moment.replace(tzinfo=STOCKHOLM).utcoffset()
        assert theirs.utcoffset(moment) == expected, month


def test_without_a_time_it_is_a_day_and_with_two_days_two() -> None:
    one, two = events("date: 2022-03-11\n", "date: 2022-10-07\nend_date: 2022-10-08\n")
    assert (one["start"], two["start"]) == (date(2022, 3, 11), date(2022, 10, 7))
    written = calendar(meetings("date: 2022-10-07\nend_date: 2022-10-08\n"), PROJECT, SWEDISH)
    assert b"DTSTART;VALUE=DATE:20221007\r\nDTEND;VALUE=DATE:20221009\r\n" in written
    assert b"VTIMEZONE" not in written


def test_what_is_announced_is_kept_when_it_is_held_as_announced() -> None:
    assert events(ANNOUNCED, "date: 2022-03-11\ntime: 9-12\n")[1] == {
        "uid": "bim/2022-03-11@minnes",
        "start": datetime(2022, 3, 11, 9, tzinfo=STOCKHOLM),
        "sequence": 0,
    }


@pytest.mark.parametrize(
    ("later", "start", "sequence"),
    [
        # Announced again with another time, then held at a third.
        (["date: 2022-01-14\nnext_meetings: 2022-03-11 13-15\n"], datetime(2022, 3, 11, 13), 1),
        (
            [
                "date: 2022-01-14\nnext_meetings: 2022-03-11 13-15\n",
                "date: 2022-03-11\ntime: 14-15\n",
            ],
            datetime(2022, 3, 11, 14),
            2,
        ),
        # Announced on another day instead: it has moved.
        (["date: 2022-01-14\nnext_meetings: 2022-03-18 9-12\n"], datetime(2022, 3, 18, 9), 1),
        # Held on another day, though nobody had said so.
        (["date: 2022-03-18\ntime: 9-12\n"], datetime(2022, 3, 18, 9), 1),
    ],
)
def test_a_meeting_that_moved_keeps_its_name(
    later: list[str], start: datetime, sequence: int
) -> None:
    found = [
        event for event in events(ANNOUNCED, *later) if event["uid"] == "bim/2022-03-11@minnes"
    ]
    assert found == [
        {
            "uid": "bim/2022-03-11@minnes",
            "start": start.replace(tzinfo=STOCKHOLM),
            "sequence": sequence,
        }
    ]


@pytest.mark.parametrize(
    "later",
    [
        "date: 2022-03-11\nstatus: cancelled\n",
        # Later ones are announced, but this one not: taken back.
        "date: 2022-01-14\nnext_meetings: 2022-06-10 9-12\n",
    ],
)
def test_a_cancelled_meeting_stays_and_says_so(later: str) -> None:
    found = [event for event in events(ANNOUNCED, later) if event["uid"] == "bim/2022-03-11@minnes"]
    assert found == [
        {
            "uid": "bim/2022-03-11@minnes",
            "start": datetime(2022, 3, 11, 9, tzinfo=STOCKHOLM),
            "sequence": 1,
            "status": "CANCELLED",
        }
    ]
    written = calendar(meetings(ANNOUNCED, later), PROJECT, SWEDISH).decode()
    assert "SUMMARY:Inställt: BIM-nätverket\r\n" in written


def test_announcing_only_the_next_meeting_takes_no_later_one_back() -> None:
    whole_year = "date: 2021-12-10\nnext_meetings:\n  - 2022-03-11\n  - 2022-06-10\n"
    next_one = "date: 2022-01-14\nnext_meetings: 2022-03-11\n"
    assert [event.get("status") for event in events(whole_year, next_one)] == [None] * 4


def test_two_meetings_announced_for_one_day_are_two_in_all_that_becomes_of_them() -> None:
    def days(*texts: str) -> list[tuple[Any, ...]]:
        return [
            (event["uid"], f"{event['start']:%d %H}", event.get("status", event["sequence"]))
            for event in events(*texts)
            if event["start"].month == 3
        ]

    twice = "date: 2021-12-10\nnext_meetings:\n  - 2022-03-11 13-16\n  - 2022-03-11 9-12\n"
    first, second = "bim/2022-03-11@minnes", "bim/2022-03-11/13:00@minnes"
    assert days(twice, twice.replace("2021-12-10", "2021-12-11")) == [
        (second, "11 13", 0),
        (first, "11 09", 0),
    ]
    moved = "date: 2022-01-10\nnext_meetings:\n  - 2022-03-18 13-16\n  - 2022-03-18 9-12\n"
    assert days(twice, moved) == [(second, "18 13", 1), (first, "18 09", 1)]
    one_left = "date: 2022-01-10\nnext_meetings:\n  - 2022-03-11 9-12\n"
    assert days(twice, one_left) == [(second, "11 13", "CANCELLED"), (first, "11 09", 0)]
    afternoon = "date: 2022-03-11\nid: em\ntime: 13-15\n"
    assert days(twice, afternoon + "status: cancelled\n") == [
        (second, "11 13", "CANCELLED"),
        (first, "11 09", 0),
    ]
    assert days(twice, afternoon, "date: 2022-03-11\ntime: 9-12\n") == [
        (second, "11 13", 1),
        (first, "11 09", 0),
    ]


def test_a_day_that_a_meeting_was_moved_from_may_be_announced_anew() -> None:
    moved = "date: 2022-01-14\nnext_meetings: 2022-03-18 9-12\n"
    again = "date: 2022-01-20\nnext_meetings:\n  - 2022-03-11 13-14\n  - 2022-03-18 9-12\n"
    found = [event["uid"] for event in events(ANNOUNCED, moved, again)][-2:]
    assert found == ["bim/2022-03-11/13:00@minnes", "bim/2022-03-11@minnes"]


def test_a_month_or_an_uncertain_day_is_not_in_it() -> None:
    texts = ("date: 2021-12-10\nnext_meetings:\n  - 2022-06: Barnplanen\n", "date: ca 2009-10-20\n")
    assert events(*texts) == [FIRST]
    assert [
        (name, next_meeting.month, next_meeting.topic)
        for name, next_meeting in undated(meetings(*texts))
    ] == [("bim", "2022-06", "Barnplanen")]
    assert list(undated(meetings(*texts, "date: 2022-06-03\n"))) == []


def test_two_meetings_on_one_day_are_two() -> None:
    found = events("date: 2022-03-11\n", "date: 2022-03-11\nid: extra\n")
    assert [one["uid"] for one in found] == ["bim/2022-03-11@minnes", "bim/extra@minnes"]


def test_without_meetings_it_is_a_calendar_all_the_same() -> None:
    read_back = icalendar.Calendar.from_ical(calendar([], PROJECT, SWEDISH))
    assert [subcomponent.name for subcomponent in read_back.subcomponents] == ["VTIMEZONE"]


def test_there_is_one_a_series_and_one_of_all() -> None:
    lone = texts.meeting("title: Öppet hus\ndate: 2022-05-01\n")
    found = dict(calendars([*meetings(ANNOUNCED), ("öppet-hus", lone)], PROJECT, SWEDISH))
    assert list(found) == ["calendar.ics", "bim/calendar.ics"]
    whole = icalendar.Calendar.from_ical(found["calendar.ics"])
    assert str(whole["NAME"]) == "Förbundet"
    assert [str(part["UID"]) for part in whole.walk("VEVENT")] == [
        "bim/2021-12-10@minnes",
        "bim/2022-03-11@minnes",
        "Öppet-hus/2022-05-01@minnes",
    ]
    assert len(icalendar.Calendar.from_ical(found["bim/calendar.ics"]).walk("VEVENT")) == 2


def test_a_meeting_leads_to_its_page_once_the_page_is_on_the_web() -> None:
    texts = (ANNOUNCED, "date: 2022-01-14\nstatus: draft\n")
    found = dict(calendars(meetings(*texts), PROJECT, SWEDISH, "https://minnes.example.org"))
    for content in found.values():
        events = icalendar.Calendar.from_ical(content).walk("VEVENT")
        assert [str(event.get("URL")) for event in events] == [
            "https://minnes.example.org/bim/2021-12-10.html",
            "None",
            "None",
        ]
    assert b"URL:" not in dict(calendars(meetings(*texts), PROJECT, SWEDISH))["calendar.ics"]
