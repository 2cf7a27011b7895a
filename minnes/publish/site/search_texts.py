"""The entries of the search: one for a meeting and one for each of its items, as lines of JavaScript."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from minnes.language.regex import regex
from minnes.publish.item_views import all_items
from minnes.publish.part_views import ItemView, PersonView
from minnes.publish.view import MeetingView

_MARKUP = regex(r"[*_`#>|\\]+|\]\([^)]*\)|\[")
_BLANKS = regex(r"\s+")


def search_entries(view: MeetingView, address: str, with_people: bool) -> str:
    """Return the entries of a meeting, a JavaScript array on a line for each.

    It holds address, anchor, title, ISO date, and text. Names of people are in it only `with_people`.
    """
    iso = view.date.iso if view.date else view.published.iso if view.published else ""
    entries = [("", view.title, _meeting_text(view, with_people))]
    entries += [(item.anchor, item.title, _item_text(item)) for item in all_items(view.items)]
    return "".join(
        f"{_line([address, anchor, title, iso, text])},\n"
        for anchor, title, text in entries
        if title
    )


def _line(values: list[str]) -> str:
    # In a page on its own, the script must not hold what looks like its end tag.
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")


def _meeting_text(view: MeetingView, with_people: bool) -> str:
    texts = [view.summary, view.place, *view.tags, *view.conclusions]
    texts += [attachment.title for attachment in view.attachments if not attachment.withheld]
    texts += [f"{event.when.text} {event.withheld or event.text}" for event in view.events]
    officials = (view.chair, view.secretary, view.adjusters)
    texts += _names(person for people in officials for person in people) if with_people else []
    for group in (*view.participants, *view.absent):
        texts.append(group.organization)
        texts += _names(group.people) if with_people else []
    texts += [follow_up.note for follow_up in view.follow_ups]
    texts += [part for each in view.next_meetings for part in (each.place, each.topic, each.note)]
    texts += [correction.text for correction in view.corrections]
    return _plain(
        [*texts, view.notes, view.number, view.record, view.date.text if view.date else ""]
    )


def _item_text(item: ItemView) -> str:
    return _plain([item.withheld] if item.withheld else _item_texts(item))


def _item_texts(item: ItemView) -> Iterator[str]:
    yield item.text
    yield from _names(item.lead)
    for update in item.updates:
        yield update.organization
        yield from () if update.withheld else _names(update.by)
        yield from (update.withheld,) if update.withheld else (update.need, update.text)
        yield from (
            f"{figure.label} {value.text}" for figure in update.figures for value in figure.values
        )
        yield from (
            attachment.title for attachment in update.attachments if not attachment.withheld
        )
    for question in item.questions:
        yield from ((question.withheld,) if question.withheld else (question.text, question.answer))
        yield from () if question.withheld else _names((*question.by, *question.answered_by))
    for decision in item.decisions:
        yield decision.withheld or decision.text
        yield from (*decision.proposals, *decision.reservations)
    for action in item.actions:
        yield action.withheld or action.what
        yield from _names(action.who)
    yield item.next_step
    yield from (attachment.title for attachment in item.attachments if not attachment.withheld)


def _names(people: Iterable[PersonView]) -> list[str]:
    return [person.name for person in people]


def _plain(texts: Iterable[str]) -> str:
    """Return texts as one line without the mark-up of CommonMark."""
    joined = " · ".join(filter(None, texts))
    return _BLANKS.sub(" ", _MARKUP.sub("", joined)).strip()
