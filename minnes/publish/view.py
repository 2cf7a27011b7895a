"""The view of a meeting that templates get: plain typed values, labels and days already in words.

As in `part_views`, a `str` is plain text, blank where there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from minnes.publish.part_views import (
    ActionView,
    AttachmentView,
    CommonMark,
    DecisionView,
    FollowUpView,
    GroupView,
    ItemView,
    Moment,
    PersonView,
    Several,
    Span,
)


class LogoView(NamedTuple):
    """A logo: `source` is the picture itself as an address, `file` its name beside a site's pages."""

    source: str
    file: str
    text: str


class StyleView(NamedTuple):
    """How pages look: all styles of a page, and the logo if there is one."""

    css: str
    logo: LogoView | None


class NeedView(NamedTuple):
    """What an organization asks for; `anchor` is where it stands on the page."""

    organization: str
    text: CommonMark
    anchor: str
    internal: str


class RankView(NamedTuple):
    """A title voted on; `share` is its part of the highest points, from 0 to 100."""

    title: str
    anchor: str
    points: int
    share: int


class NextView(NamedTuple):
    """A meeting ahead."""

    when: Moment
    times: tuple[Span, ...]
    place: str
    topic: str
    extra: bool
    note: str


class EventView(NamedTuple):
    """Another date worth remembering."""

    when: Moment
    times: tuple[Span, ...]
    text: CommonMark
    withheld: CommonMark
    internal: str


class ContactView(NamedTuple):
    """Someone to turn to."""

    name: str
    role: str
    organization: str
    email: str
    phone: str
    address: str
    url: str
    internal: str


class ApprovalView(NamedTuple):
    """Who approved the minutes, and when."""

    by: tuple[PersonView, ...]
    when: Moment


class CorrectionView(NamedTuple):
    """What was found wrong after approval."""

    when: Moment
    text: CommonMark
    by: tuple[PersonView, ...]


class AbbreviationView(NamedTuple):
    """An abbreviation that the page uses, with what it stands for."""

    short: str
    long: str


class MeetingView(NamedTuple):
    """A meeting, or a case story.

    `written` is the language of the minutes, if the page speaks another.
    `heading` is the word above the title; `mark` the word that says the minutes are not to be
    relied on (a draft, a cancelled meeting); `topics` are what earlier meetings announced for it;
    `event` is the meeting as search engines read it; `decisions`, `actions` and `needs` are those
    of all items, in order.
    """

    id: str
    language: str
    written: str
    edition: str
    kind: str
    status: str
    state: str
    mark: str
    heading: str
    title: str
    series: str
    organization: str
    number: str
    record: str
    date: Moment | None
    date_note: str
    times: tuple[Span, ...]
    place: str
    mode: str
    published: Moment | None
    publisher: str
    period: str
    chair: tuple[PersonView, ...]
    secretary: tuple[PersonView, ...]
    adjusters: tuple[PersonView, ...]
    participants: tuple[GroupView, ...]
    absent: tuple[GroupView, ...]
    headcount: str
    topics: Several
    summary: CommonMark
    follow_ups: tuple[FollowUpView, ...]
    items: tuple[ItemView, ...]
    decisions: tuple[DecisionView, ...]
    actions: tuple[ActionView, ...]
    needs: tuple[NeedView, ...]
    ranking: tuple[RankView, ...]
    points_per_person: int | None
    attachments: tuple[AttachmentView, ...]
    next_meetings: tuple[NextView, ...]
    events: tuple[EventView, ...]
    tags: Several
    contacts: tuple[ContactView, ...]
    conclusions: tuple[CommonMark, ...]
    notes: CommonMark  # the internal edition only
    approval: ApprovalView | None
    corrections: tuple[CorrectionView, ...]
    source: str
    event: Mapping[str, object] | None
    abbreviations: tuple[AbbreviationView, ...]
