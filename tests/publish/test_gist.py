"""Calendars and feeds say the same of what is kept of a meeting as of the meeting itself."""

import json

import pytest

from minnes.language.catalog import translator
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from minnes.publish.calendar import calendar
from minnes.publish.edition import internal
from minnes.publish.feed import feed
from minnes.publish.gist import gist, meeting_of
from tests import texts
from tests.publish.samples import KINDS, sample

SWEDISH = translator("sv")


def again(meeting: Meeting) -> Meeting:
    """The meeting made again from what is kept of it."""
    return meeting_of(json.loads(json.dumps(gist(meeting))))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("status", ["planned", "approved", "cancelled", None])
def test_calendars_and_feeds_are_the_same(kind: str, status: str | None) -> None:
    whole = internal(sample(kind)).model_copy(update={"status": status})
    both = [[(meeting_id(meeting, "x.yaml"), meeting)] for meeting in (whole, again(whole))]
    calendars = [calendar(one, None, SWEDISH) for one in both]
    feeds = [feed(one, None, SWEDISH, str) for one in both]
    assert calendars[0] == calendars[1]
    assert feeds[0] == feeds[1]


def test_nothing_else_of_a_meeting_is_kept() -> None:
    meeting = texts.meeting(
        "series: bim\ndate: 2021-12-10\nparticipants:\n  Orust: Karin Holm\nnotes: Bara för oss\n"
        "items:\n  - title: Läget\n    text: Allt är väl.\n"
    )
    assert gist(meeting) == {"series": "bim", "kind": "notes", "date": "2021-12-10"}
