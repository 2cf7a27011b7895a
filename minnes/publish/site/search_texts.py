"""What the search looks through: one document a part of the minutes, in plain values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from minnes.publish.items import all_items
from minnes.publish.part_views import ItemView, PersonView
from minnes.publish.view import MeetingView

_MARKS = re.compile(r"[*_`#>|\\]+|\]\([^)]*\)|\[")
_BLANKS = re.compile(r"\s+")


def words(view: MeetingView, address: str, with_people: bool) -> str:
    """Return what is found of a meeting, as a line of JavaScript for each of its parts.

    A line holds address, anchor, title, day, and text. People are found only where they may be named.
    """
    iso = view.date.iso if view.date else view.published.iso if view.published else ""
    documents = [("", view.title, _whole(view, with_people))]
    documents += [(item.anchor, item.title, _text(item)) for item in all_items(view.items)]
    return "".join(
        f"{_line([address, anchor, title, iso, text])},\n"
        for anchor, title, text in documents
        if title
    )


def _line(values: list[str]) -> str:
    # Where the file is read as part of a page, nothing in it may look like the end of a script.
    return json.dumps(values, ensure_ascii=False).replace("<", "\\u003c")


def _whole(view: MeetingView, with_people: bool) -> str:
    texts = [view.summary, view.place, *view.tags, *view.conclusions]
    texts += [attachment.title for attachment in view.attachments if not attachment.withheld]
    texts += [f"{event.when.text} {event.withheld or event.text}" for event in view.events]
    for group in (*view.participants, *view.absent):
        texts.append(group.organization)
        texts += _names(group.people) if with_people else []
    return _plain(texts)


def _text(item: ItemView) -> str:
    return _plain([item.withheld] if item.withheld else _texts(item))


def _texts(item: ItemView) -> Iterator[str]:
    yield item.text
    yield from _names(item.lead)
    for update in item.updates:
        yield update.organization
        yield from (update.withheld,) if update.withheld else (update.need, update.text)
        yield from (
            f"{figure.label} {value.text}" for figure in update.figures for value in figure.values
        )
        yield from (
            attachment.title for attachment in update.attachments if not attachment.withheld
        )
    for question in item.questions:
        yield from ((question.withheld,) if question.withheld else (question.text, question.answer))
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
    """Return texts without the marks of CommonMark, blanks folded to one."""
    joined = " · ".join(filter(None, texts))
    return _BLANKS.sub(" ", _MARKS.sub("", joined)).strip()
