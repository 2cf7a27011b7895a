"""From a meeting to what its page shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language import dates
from minnes.language.message import say
from minnes.language.phrase import joined
from minnes.model.base import texts
from minnes.model.document import Origin
from minnes.model.meeting import Meeting
from minnes.model.person import Contact
from minnes.model.project import Series
from minnes.model.schedule import Event, NextMeeting
from minnes.publish import outcomes
from minnes.publish.event import event
from minnes.publish.items import (
    actions,
    all_items,
    attachment,
    brought_together,
    figure,
    items,
    needs,
)
from minnes.publish.labels import KINDS, MARKED, MODES, NOTICE, STATES
from minnes.publish.links import address
from minnes.publish.part_views import ItemView, Moment
from minnes.publish.people import groups, people
from minnes.publish.setting import Setting
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


def meeting_view(meeting: Meeting, setting: Setting) -> MeetingView:
    """Return what a template gets of a meeting, which must be of the setting's edition already."""
    series = setting.series(meeting.series)
    project = setting.project
    status = meeting.status or ""
    shown = items(
        meeting.items, setting, numbered=meeting.kind != "example", ahead=status == "planned"
    )
    state = _state(meeting, setting)
    host = (series and series.organization) or (project and project.organization) or ""
    title = meeting.title or (series and series.title) or meeting.series or setting.identity
    approval = meeting.approval
    return MeetingView(
        id=setting.identity,
        language=setting.language,
        written=setting.written,
        edition=setting.edition,
        kind=meeting.kind,
        status=status,
        state=state,
        mark=state if status in MARKED else "",
        heading=_heading(meeting, setting),
        title=setting.told(title),
        series=(series and series.title) or "",
        organization=meeting.organization or host,
        number=meeting.number or "",
        record=meeting.record or "",
        date=_day(meeting, setting),
        date_note=meeting.date_note or "",
        times=setting.spans(meeting.time),
        place=meeting.place or "",
        mode=setting.say(MODES[meeting.mode]) if meeting.mode else "",
        published=setting.plain_day(meeting.published),
        publisher=meeting.publisher or "",
        period=meeting.period or "",
        chair=people(meeting.chair, setting),
        secretary=people(meeting.secretary, setting),
        adjusters=people(meeting.adjusters, setting),
        participants=groups(meeting.participants, setting),
        absent=groups(meeting.absent, setting),
        headcount=figure(meeting.headcount, setting),
        topics=tuple(_topics(meeting, setting)),
        summary=meeting.summary or "",
        follow_ups=tuple(outcomes.follow_up(follow_up, setting) for follow_up in meeting.follow_up),
        items=shown,
        decisions=tuple(
            decision for item in brought_together(shown) for decision in item.decisions
        ),
        actions=tuple(actions(shown, setting)),
        needs=tuple(needs(shown)),
        ranking=tuple(_ranking(meeting, shown)),
        points_per_person=meeting.points_per_person,
        attachments=tuple(attachment(attached, setting) for attached in meeting.attachments),
        next_meetings=tuple(_next(next_meeting, setting) for next_meeting in meeting.next_meetings),
        events=tuple(_event(occasion, setting) for occasion in meeting.events),
        tags=tuple(meeting.tags),
        contacts=tuple(_contact(contact, setting) for contact in meeting.contacts),
        conclusions=tuple(meeting.conclusions),
        notes=meeting.notes or "",
        approval=ApprovalView(
            people(approval.by, setting),
            Moment(dates.plain_day(approval.date, setting.language), approval.date.isoformat()),
        )
        if approval
        else None,
        corrections=tuple(
            CorrectionView(
                setting.long_day(correction.date), correction.text, people(correction.by, setting)
            )
            for correction in meeting.corrections
        ),
        source=_source(meeting.source, setting),
        event=event(meeting, title, host, setting),
        abbreviations=tuple(
            AbbreviationView(short, long) for short, long in _used(_short_forms(series), meeting)
        ),
    )


def _state(meeting: Meeting, setting: Setting) -> str:
    """Return how far the minutes have come, and until when answers are taken."""
    if not meeting.status:
        return ""
    state = setting.say(STATES[meeting.status])
    until = setting.plain_day(meeting.circulated_until)
    if meeting.status != "circulated" or until is None:
        return state
    return setting.say(say("{state}, answers until {day}", state=state, day=until.text))


def _heading(meeting: Meeting, setting: Setting) -> str:
    if meeting.heading:
        return meeting.heading
    if meeting.status == "planned":
        return setting.page_words(NOTICE)
    series = setting.series(meeting.series)
    return (series and series.heading) or setting.page_words(KINDS[meeting.kind])


def _day(meeting: Meeting, setting: Setting) -> Moment | None:
    if meeting.date is None:
        return None
    if meeting.date_approximate:
        day = dates.plain_day(meeting.date, setting.language)
        return Moment(setting.say(say("about {day}", day=day)), "")
    if meeting.end_date:
        return setting.days(meeting.date, meeting.end_date)
    return setting.long_day(meeting.date)


def _topics(meeting: Meeting, setting: Setting) -> Iterator[str]:
    """Yield what earlier meetings announced for this one, unless an item is called so."""
    titles = {fold(item.title) for _, item in meeting.all_items()}
    for topic in setting.announced.get(f"{meeting.series}/{meeting.date}", ()):
        if fold(topic) not in titles:
            yield topic


def _ranking(meeting: Meeting, shown: tuple[ItemView, ...]) -> Iterator[RankView]:
    """Yield what was voted on; without a ranking of its own, the themes that got points."""
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


def _next(next_meeting: NextMeeting, setting: Setting) -> NextView:
    return NextView(
        when=_when(next_meeting, setting),
        times=setting.spans(next_meeting.time),
        place=next_meeting.place or "",
        topic=next_meeting.topic or "",
        extra=next_meeting.extra,
        note=next_meeting.note or "",
    )


def _event(model: Event, setting: Setting) -> EventView:
    several = (model.date, model.end_date) if model.date and model.end_date else None
    return EventView(
        when=setting.days(*several) if several else _when(model, setting),
        times=setting.spans(model.time),
        text=model.text,
        withheld=outcomes.withheld(model, setting),
        internal=outcomes.internal(model, setting),
    )


def _when(ahead: NextMeeting | Event, setting: Setting) -> Moment:
    if ahead.date:
        return setting.long_day(ahead.date)
    return setting.month(ahead.month) if ahead.month else Moment("", "")


def _contact(contact: Contact, setting: Setting) -> ContactView:
    return ContactView(
        name=contact.name or "",
        role=contact.role or "",
        organization=contact.organization or "",
        email=contact.email or "",
        phone=contact.phone or "",
        address=contact.address or "",
        url=address(contact.url or ""),
        internal=outcomes.internal(contact, setting),
    )


def _source(source: Origin | None, setting: Setting) -> str:
    if source is None:
        return ""
    told = setting.say(say("Transcribed from {file}.", file=source.file)) if source.file else ""
    return joined(" ", [part for part in (told, setting.told(source.note or "")) if part])


def _short_forms(series: Series | None) -> dict[str, str]:
    """Return what a group shortens, organizations too, with what it stands for."""
    return {**series.aliases, **series.abbreviations} if series else {}


def _used(abbreviations: dict[str, str], meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations that the meeting's texts use, in the order they were declared."""
    if abbreviations:
        text = "\n".join(texts(meeting))
        for short, long in abbreviations.items():
            if short in text and re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text):
                yield short, long
