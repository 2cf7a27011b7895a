"""One meeting's minutes: the whole of one file."""

from collections.abc import Iterator
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from minnes.model.base import (
    DATE_HINT,
    AlsoWritten,
    Flag,
    Identifier,
    IsoDate,
    Name,
    Part,
    SeriesName,
    empty,
)
from minnes.model.document import Approval, Attachments, Correction, Origin
from minnes.model.figure import FigureLine
from minnes.model.item import Item, ItemLine
from minnes.model.outcome import FollowUps, Paragraphs, Texts
from minnes.model.person import Contact, Mode, Names, People
from minnes.model.schedule import Events, NextMeetings, TimeSpans

Kind = Literal["notes", "protocol", "workshop", "example"]
Status = Literal["planned", "draft", "circulated", "approved", "cancelled"]
PlacedItem: TypeAlias = tuple[tuple[str | int, ...], Item]
"""An item, and its place in the meeting."""


class Ranked(Part):
    """A title voted on, with its points."""

    title: str = Field(description="What was voted on.")
    points: int = Field(ge=0, description="Points it got.")


class Meeting(Part):
    """The minutes of one meeting, or one case story."""

    series: SeriesName | None = Field(
        default=None, description="The series, as declared in minnes.yaml."
    )
    id: Identifier | None = Field(
        default=None, description="The meeting's own id, if not series/date."
    )
    kind: Kind = Field(
        default="notes", description="Notes, a formal protocol, a workshop or a case story."
    )
    title: str | None = Field(default=None, description="Title, if not the series' own.")
    heading: str | None = Field(default=None, description="The word printed above the title.")
    organization: Name | None = Field(default=None, description="Host, if not the series' own.")
    number: str | None = Field(default=None, description="The meeting's own number, `4/97`.")
    record: str | None = Field(default=None, description="The registry's number (dnr).")
    date: Annotated[
        IsoDate | None,
        AlsoWritten(
            ({"type": "string", "pattern": r"^(ca )?\d{4}-\d{2}-\d{2}$", **DATE_HINT},),
            instead=True,
        ),
    ] = Field(default=None, description="The day, `2021-12-10`; `ca 2009-10-20` when not certain.")
    date_approximate: Flag = Field(
        default=False, description="Whether the date is not known for certain."
    )
    date_note: str | None = Field(default=None, description="What is known of an uncertain date.")
    end_date: IsoDate | None = Field(
        default=None, description="The last day, if the meeting took several."
    )
    weekday: str | None = Field(
        default=None, description="The weekday as printed; checked against the date."
    )
    time: TimeSpans = Field(
        default_factory=empty, description="Local time, `9-12`; several stretches as a list."
    )
    place: str | None = Field(default=None, description="Where it was held.")
    mode: Mode | None = Field(default=None, description="On site, remote or both.")
    status: Status | None = Field(default=None, description="How far the minutes have come.")
    circulated_until: IsoDate | None = Field(
        default=None, description="The last day for answers to minutes that are circulated."
    )
    published: IsoDate | None = Field(
        default=None, description="The day a case story was published."
    )
    publisher: Name | None = Field(default=None, description="Who published a case story.")
    period: str | None = Field(
        default=None, description="The years a case story is about, `2018–2020`."
    )
    chair: Names = Field(default_factory=empty, description="Who chaired.")
    secretary: Names = Field(default_factory=empty, description="Who wrote the minutes.")
    adjusters: Names = Field(
        default_factory=empty, description="Who adjusts (verifies) the minutes."
    )
    participants: People = Field(default_factory=empty, description="Who was present.")
    absent: People = Field(default_factory=empty, description="Who was expected and absent.")
    headcount: FigureLine | None = Field(
        default=None, description="How many came, beside or instead of names."
    )
    summary: str | None = Field(default=None, description="The meeting in a few lines, CommonMark.")
    follow_up: FollowUps = Field(
        default_factory=empty, description="What this meeting says of earlier outcomes."
    )
    items: list[ItemLine] = Field(
        default_factory=empty, description="The agenda's items, in order."
    )
    ranking: list[Ranked] = Field(
        default_factory=empty, description="Titles of a prioritisation vote, with points."
    )
    points_per_person: int | None = Field(
        default=None, ge=1, description="Points each voter had to give."
    )
    attachments: Attachments = Field(
        default_factory=empty, description="Documents of the whole meeting."
    )
    next_meetings: NextMeetings = Field(default_factory=empty, description="Meetings ahead.")
    events: Events = Field(default_factory=empty, description="Other dates worth remembering.")
    tags: Texts = Field(default_factory=empty, description="Words to find it by.")
    contacts: list[Contact] = Field(default_factory=empty, description="Someone to turn to.")
    conclusions: Paragraphs = Field(
        default_factory=empty, description="What is worth taking away, in order."
    )
    notes: str | None = Field(
        default=None, description="For the internal edition; never published."
    )
    approval: Approval | None = Field(default=None, description="Written by `minnes approve`.")
    corrections: list[Correction] = Field(
        default_factory=empty, description="Added after approval."
    )
    source: Origin | None = Field(
        default=None, description="The document this was transcribed from."
    )

    def all_items(self) -> list[PlacedItem]:
        """Return every item and sub-item in document order, each with its place."""
        return list(_placed(self.items, ()))

    def holds_internal(self) -> bool:
        """Return whether any part of it is internal; notes always are, and do not count."""
        parts: list[Part] = [*self.attachments, *self.events, *self.contacts]
        for _, item in self.all_items():
            parts += [item, *item.updates, *item.questions, *item.decisions, *item.actions]
            parts += item.attachments
            parts += [attachment for update in item.updates for attachment in update.attachments]
        return any(getattr(part, "internal", False) for part in parts)


def _placed(items: list[Item], above: tuple[str | int, ...]) -> Iterator[PlacedItem]:
    for position, item in enumerate(items):
        place = (*above, "items", position)
        yield place, item
        if item.items:
            yield from _placed(item.items, place)
