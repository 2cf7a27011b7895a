"""Times and dates: when a meeting is held, when the next one is, and what else happens."""

from typing import Annotated, Any

from pydantic import Field

from minnes.model.base import (
    AS_TEXT,
    TEXT,
    AlsoWritten,
    Clock,
    Flag,
    Internal,
    IsoDate,
    Month,
    Part,
    PublicText,
    empty,
)


class TimeSpan(Part):
    """A stretch of a day in local time, the end maybe unknown."""

    start: Clock = Field(description="When it begins.")
    end: Clock | None = Field(default=None, description="When it ends, if known.")

    def __str__(self) -> str:
        """Return the canonical written form, `09:00-12:00` or `09:00`."""
        start = self.start.strftime("%H:%M")
        return f"{start}-{self.end:%H:%M}" if self.end else start


TimeSpans = Annotated[
    list[Annotated[TimeSpan, AlsoWritten(({"type": ["string", "number"]},))]],
    AlsoWritten(({"type": ["string", "number"]},)),
]
"""One or several stretches: `9-12`, or a list of such."""


class NextMeeting(Part):
    """A meeting ahead: on a day, or known to the month only."""

    date: IsoDate | None = Field(default=None, description="The day, `2022-03-11`.")
    month: Month | None = Field(
        default=None, description="The month, `2022-06`, when the day is not set."
    )
    time: TimeSpans = Field(default_factory=empty, description="Local time, `9-12`.")
    place: str | None = Field(default=None, description="Where.")
    topic: str | None = Field(default=None, description="What it will be about.")
    extra: Flag = Field(
        default=False, description="Whether it is outside the series' usual rhythm."
    )
    weekday: str | None = Field(
        default=None, description="The weekday as announced; checked against the date."
    )
    note: str | None = Field(default=None, description="What fits nowhere else, about this date.")


class Event(Part):
    """A date worth remembering that is not this group's meeting."""

    date: IsoDate | None = Field(default=None, description="The first or only day.")
    end_date: IsoDate | None = Field(default=None, description="The last day of several.")
    month: Month | None = Field(default=None, description="The month, when the day is not set.")
    time: TimeSpans = Field(default_factory=empty, description="Local time.")
    text: str = Field(description="What happens.")
    internal: Internal = False
    public_text: PublicText = None


def _one_line(part: str, rest: str, description: str) -> AlsoWritten:
    dated: dict[str, Any] = {
        "x-part": part,
        "x-without": ["date", "month", rest],
        "description": description,
        "patternProperties": {r"^\d{4}-\d{2}": {"anyOf": [TEXT, {"type": "null"}]}},
        "minProperties": 1,
    }
    return AlsoWritten((TEXT, dated))


_SEVERAL: dict[str, Any] = {
    "x-part": "NextMeeting",
    "x-without": ["date", "month"],
    "description": "Several days that share a time, a place or a weekday.",
    "properties": {
        "dates": {
            "description": "The days, or months.",
            "anyOf": [TEXT, {"type": "array", "items": TEXT}],
        }
    },
    "required": ["dates"],
}

NextMeetings = Annotated[
    list[
        Annotated[
            NextMeeting,
            _one_line("NextMeeting", "topic", "`2022-03-11 9-12, place: topic`"),
            AlsoWritten((_SEVERAL,)),
        ]
    ],
    AS_TEXT,
]
Events = Annotated[
    list[Annotated[Event, _one_line("Event", "text", "`2022-04-06: what`")]], AS_TEXT
]
