"""A meeting's page holds it as a schema.org Event, and names nobody who attends."""

import json
from typing import Any

import html5lib
import pytest

from minnes.language.catalog import translator
from minnes.publish.page import render_page
from tests.publish.samples import KINDS, sample, view_of

MINUTES = """\
series: barn
date: 2022-07-01
time: [9-12, 13-14.30]
place: Torget <1> & 2
mode: hybrid
participants:
  Orust: Karin Holm
"""


def event(text: str) -> dict[str, Any]:
    """The event in a meeting's page, as a search engine reads it."""
    page = render_page(view_of(text), "html", translator("sv"))
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    (script,) = tree.iter("script")
    assert script.attrib == {"type": "application/ld+json"}
    told: dict[str, Any] = json.loads(script.text)
    return told


def test_a_meeting_is_an_event_without_attendees() -> None:
    assert event(MINUTES) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": "Nätverket Barn & unga",
        "inLanguage": "sv",
        "startDate": "2022-07-01T09:00:00+02:00",
        "endDate": "2022-07-01T14:30:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": {"@type": "Place", "name": "Torget <1> & 2"},
        "organizer": {"@type": "Organization", "name": "Kustens kommunalförbund"},
    }


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("series: barn\ndate: 2022-01-10\n", "startDate", "2022-01-10"),
        ("series: barn\ndate: 2022-01-10\ntime: 9\n", "startDate", "2022-01-10T09:00:00+01:00"),
        ("series: barn\ndate: 2022-01-10\nend_date: 2022-01-11\n", "endDate", "2022-01-11"),
        (
            "series: barn\ndate: 2022-01-10\nstatus: cancelled\n",
            "eventStatus",
            "https://schema.org/EventCancelled",
        ),
    ],
)
def test_what_is_not_known_is_not_said(text: str, key: str, value: str) -> None:
    told = event(text)
    assert told[key] == value
    assert ("endDate" in told) == ("end_date" in text)
    assert "location" not in told


def test_a_text_cannot_end_the_script() -> None:
    assert event(MINUTES.replace("Torget <1> & 2", "</script><b>"))["location"]["name"] == (
        "</script><b>"
    )


@pytest.mark.parametrize(
    "text",
    ["title: X\ndate: ca 2021-12-10\n", "title: X\nkind: example\npublished: 2021-12-10\n"],
)
def test_without_a_certain_day_there_is_no_event(text: str) -> None:
    assert "<script" not in render_page(view_of(text), "html", translator("sv"))


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_is_named(kind: str) -> None:
    told = json.dumps(view_of(sample(kind), "internal").event, ensure_ascii=False)
    assert "Karin" not in told
    assert "Bo Ek" not in told
