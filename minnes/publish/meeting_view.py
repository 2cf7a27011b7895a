"""The view of a meeting that templates get, built from the model."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language import dates
from minnes.language.message import say
from minnes.language.mixed_language import joined
from minnes.model.base import texts
from minnes.model.document import Origin
from minnes.model.meeting import Meeting
from minnes.model.person import Contact
from minnes.model.project import Series
from minnes.model.schedule import Event, NextMeeting
from minnes.publish import outcome_views
from minnes.publish.item_views import (
    action_views,
    all_items,
    attachment_view,
    brought_together,
    figure_text,
    item_views,
    need_views,
)
from minnes.publish.json_ld import event_json_ld
from minnes.publish.labels import KINDS, MARKED, MODES, NOTICE, STATES
from minnes.publish.links import address
from minnes.publish.page_context import PageContext
from minnes.publish.part_views import ItemView, Moment
from minnes.publish.person_views import group_views, person_views
from minnes.publish.view import (
    AbbreviationView,
    ApprovalView,
    ContactView,
    CorrectionView,
    EventView,
    MeetingView,
    NextView,
    RankView,
)
from minnes.register.names import fold


def meeting_view(meeting: Meeting, context: PageContext) -> MeetingView:
    """Return the view of a meeting, which must be of the context's edition already."""
    series = context.series(meeting.series)
    project = context.project
    status = meeting.status or ""
    shown = item_views(
        meeting.items, context, numbered=meeting.kind != "example", ahead=status == "planned"
    )
    state = _state(meeting, context)
    host = (series and series.organization) or (project and project.organization) or ""
    title = meeting.title or (series and series.title) or meeting.series or context.identity
    approval = meeting.approval
    return MeetingView(
        id=context.identity,
        language=context.language,
        written=context.written,
        edition=context.edition,
        kind=meeting.kind,
        status=status,
        state=state,
        mark=state if status in MARKED else "",
        heading=_heading(meeting, context),
        title=context.minutes_text(title),
        series=(series and series.title) or "",
        organization=meeting.organization or host,
        number=meeting.number or "",
        record=meeting.record or "",
        date=_day(meeting, context),
        date_note=meeting.date_note or "",
        times=context.spans(meeting.time),
        place=meeting.place or "",
        mode=context.say(MODES[meeting.mode]) if meeting.mode else "",
        published=context.plain_day(meeting.published),
        publisher=meeting.publisher or "",
        period=meeting.period or "",
        chair=person_views(meeting.chair, context),
        secretary=person_views(meeting.secretary, context),
        adjusters=person_views(meeting.adjusters, context),
        participants=group_views(meeting.participants, context),
        absent=group_views(meeting.absent, context, absent=True),
        headcount=figure_text(meeting.headcount, context),
        topics=tuple(_topics(meeting, context)),
        summary=meeting.summary or "",
        follow_ups=tuple(
            outcome_views.follow_up_view(follow_up, context) for follow_up in meeting.follow_up
        ),
        items=shown,
        decisions=tuple(
            decision for item in brought_together(shown) for decision in item.decisions
        ),
        actions=tuple(action_views(shown, context)),
        needs=tuple(need_views(shown)),
        ranking=tuple(_ranking(meeting, shown)),
        points_per_person=meeting.points_per_person,
        attachments=tuple(attachment_view(attached, context) for attached in meeting.attachments),
        next_meetings=tuple(
            _next_view(next_meeting, context) for next_meeting in meeting.next_meetings
        ),
        events=tuple(_event_view(event, context) for event in meeting.events),
        tags=tuple(meeting.tags),
        contacts=tuple(_contact_view(contact, context) for contact in meeting.contacts),
        conclusions=tuple(meeting.conclusions),
        notes=meeting.notes or "",
        approval=ApprovalView(
            person_views(approval.by, context),
            Moment(dates.plain_day(approval.date, context.language), approval.date.isoformat()),
        )
        if approval
        else None,
        corrections=tuple(
            CorrectionView(
                context.long_day(correction.date),
                correction.text,
                person_views(correction.by, context),
            )
            for correction in meeting.corrections
        ),
        source=_source(meeting.source, context),
        event=event_json_ld(meeting, title, host, context),
        abbreviations=tuple(
            AbbreviationView(short, long) for short, long in _used(_short_forms(series), meeting)
        ),
    )


def _state(meeting: Meeting, context: PageContext) -> str:
    """Return the status of the minutes in words, with the last day for answers if they are circulated."""
    if not meeting.status:
        return ""
    state = context.say(STATES[meeting.status])
    until = context.plain_day(meeting.circulated_until)
    if meeting.status != "circulated" or until is None:
        return state
    return context.say(say("{state}, answers until {day}", state=state, day=until.text))


def _heading(meeting: Meeting, context: PageContext) -> str:
    if meeting.heading:
        return meeting.heading
    if meeting.status == "planned":
        return context.page_words(NOTICE)
    series = context.series(meeting.series)
    return (series and series.heading) or context.page_words(KINDS[meeting.kind])


def _day(meeting: Meeting, context: PageContext) -> Moment | None:
    if meeting.date is None:
        return None
    if meeting.date_approximate:
        day = dates.plain_day(meeting.date, context.language)
        return Moment(context.say(say("about {day}", day=day)), "")
    if meeting.end_date:
        return context.days(meeting.date, meeting.end_date)
    return context.long_day(meeting.date)


def _topics(meeting: Meeting, context: PageContext) -> Iterator[str]:
    """Yield the topics that earlier meetings announced, but for those that are the title of an item."""
    titles = {fold(item.title) for _, item in meeting.all_items()}
    for topic in context.announced.get(f"{meeting.series}/{meeting.date}", ()):
        if fold(topic) not in titles:
            yield topic


def _ranking(meeting: Meeting, shown: tuple[ItemView, ...]) -> Iterator[RankView]:
    """Yield the titles voted on with their points; without a ranking, the items that have points."""
    views = list(all_items(shown))
    ranked = [(place.title, place.points) for place in meeting.ranking]
    if not ranked:
        scored = [(view.title, view.points) for view in views if view.points is not None]
        ranked = sorted(scored, key=lambda entry: -entry[1])
    anchors = {fold(view.title): view.anchor for view in views}
    most = max((points for _, points in ranked), default=0)
    for title, points in ranked:
        share = round(100 * points / most) if most else 0
        yield RankView(title, anchors.get(fold(title), ""), points, share)


def _next_view(next_meeting: NextMeeting, context: PageContext) -> NextView:
    return NextView(
        when=_when(next_meeting, context),
        times=context.spans(next_meeting.time),
        place=next_meeting.place or "",
        topic=next_meeting.topic or "",
        extra=next_meeting.extra,
        note=next_meeting.note or "",
    )


def _event_view(event: Event, context: PageContext) -> EventView:
    several = (event.date, event.end_date) if event.date and event.end_date else None
    return EventView(
        when=context.days(*several) if several else _when(event, context),
        times=context.spans(event.time),
        text=event.text,
        withheld=outcome_views.withheld_text(event, context),
        internal=outcome_views.internal_reason(event, context),
    )


def _when(ahead: NextMeeting | Event, context: PageContext) -> Moment:
    if ahead.date:
        return context.long_day(ahead.date)
    return context.month(ahead.month) if ahead.month else Moment("", "")


def _contact_view(contact: Contact, context: PageContext) -> ContactView:
    return ContactView(
        name=contact.name or "",
        role=contact.role or "",
        organization=contact.organization or "",
        email=contact.email or "",
        phone=contact.phone or "",
        address=contact.address or "",
        url=address(contact.url or ""),
        internal=outcome_views.internal_reason(contact, context),
    )


def _source(source: Origin | None, context: PageContext) -> str:
    if source is None:
        return ""
    told = context.say(say("Transcribed from {file}.", file=source.file)) if source.file else ""
    return joined(" ", [part for part in (told, context.minutes_text(source.note or "")) if part])


def _short_forms(series: Series | None) -> dict[str, str]:
    """Return the abbreviations and the aliases of organizations of a series, with what they stand for."""
    return {**series.aliases, **series.abbreviations} if series else {}


def _used(abbreviations: dict[str, str], meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations that the meeting's texts use, in the order they were declared."""
    if abbreviations:
        text = "\n".join(texts(meeting))
        for short, long in abbreviations.items():
            if short in text and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text):
                yield short, long
