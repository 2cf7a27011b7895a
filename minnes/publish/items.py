"""Items of the agenda and their rounds as a page shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minnes.language import dates
from minnes.language.message import say
from minnes.language.phrase import joined
from minnes.model.document import Attachment
from minnes.model.figure import Figure, NamedFigure
from minnes.model.item import Item, Update
from minnes.publish import outcomes
from minnes.publish.links import address, path_address
from minnes.publish.parts import (
    ActionView,
    AttachmentView,
    FigureView,
    ItemView,
    UpdateView,
    ValueView,
)
from minnes.publish.people import groups, people
from minnes.publish.setting import Setting
from minnes.publish.view import NeedView


def items(
    found: Iterable[Item],
    setting: Setting,
    numbered: bool = True,
    ahead: bool = False,
    above: tuple[int, ...] = (),
) -> tuple[ItemView, ...]:
    """Return items with their sub-items; those without a number of their own are counted.

    `ahead`: of a meeting that is still to come. Nothing can have been left unsaid there, and its
    items stand a level deeper, below the heading of the agenda.
    """
    return tuple(
        _item(one, setting, numbered, ahead, (*above, position))
        for position, one in enumerate(found, 1)
    )


def _item(
    item: Item, setting: Setting, numbered: bool, ahead: bool, place: tuple[int, ...]
) -> ItemView:
    counted = ".".join(map(str, place))
    return ItemView(
        # An id in the format holds no point: this can never be a decision's or an action's anchor.
        anchor=f"p.{counted}",
        number=item.number or (counted if numbered else ""),
        level=len(place) + 1 + ahead,
        title=item.title,
        lead=people(item.lead, setting),
        participants=groups(item.participants, setting),
        headcount=figure(item.headcount, setting),
        text=item.text or "",
        updates=tuple(
            _update(one, setting, f"r.{counted}.{_slug(one.organization) or position}", ahead)
            for position, one in enumerate(item.updates, 1)
        ),
        questions=tuple(outcomes.question(one, setting) for one in item.questions),
        decisions=tuple(outcomes.decision(one, setting) for one in item.decisions),
        actions=tuple(outcomes.action(one, setting) for one in item.actions),
        asked=bool(item.next_step) if ahead else item.next_step is not None,
        next_step=item.next_step or "",
        points=item.points,
        attachments=tuple(attachment(one, setting) for one in item.attachments),
        items=items(item.items, setting, numbered, ahead, place),
        withheld=outcomes.withheld(item, setting),
        internal=outcomes.internal(item, setting),
    )


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-")


def _update(update: Update, setting: Setting, anchor: str, ahead: bool) -> UpdateView:
    return UpdateView(
        anchor=anchor,
        organization=update.organization,
        by=people(update.by, setting),
        need=update.need or "",
        text=update.text or "",
        figures=tuple(_figures(update.figures, setting)),
        attachments=tuple(attachment(one, setting) for one in update.attachments),
        silent=not (ahead or update.text or update.need or update.figures or update.attachments),
        withheld=outcomes.withheld(update, setting),
        internal=outcomes.internal(update, setting),
    )


def _figures(found: Iterable[NamedFigure], setting: Setting) -> Iterator[FigureView]:
    by_label: dict[str, list[ValueView]] = {}
    for one in found:
        value = ValueView(one.period or "", figure(one.figure, setting))
        by_label.setdefault(one.label, []).append(value)
    for label, values in by_label.items():
        yield FigureView(label, tuple(values))


def figure(found: Figure | None, setting: Setting) -> str:
    """Return a figure as it was written, with its unit, or else its numbers in words."""
    if found is None:
        return ""
    written = setting.told(found.written or "") or _in_words(found, setting)
    return joined(" ", (written, setting.told(found.unit))) if found.unit else written


def _in_words(found: Figure, setting: Setting) -> str:
    low, high = (
        dates.number(value, setting.language) if value is not None else ""
        for value in (found.min, found.max)
    )
    if low and high:
        number = low if low == high else f"{low}–{high}"
    elif low:
        number = setting.say(say("at least {number}", number=low))
    else:
        number = setting.say(say("at most {number}", number=high)) if high else ""
    return setting.say(say("about {number}", number=number)) if found.approximate else number


def attachment(one: Attachment, setting: Setting) -> AttachmentView:
    """Return a document; its link is left out where it would lead nowhere or is not safe."""
    beside = path_address(one.file) if one.file and one.file in setting.files else ""
    return AttachmentView(
        title=one.title or (one.file or "").rpartition("/")[2] or one.url or "",
        href=beside or address(one.url or ""),
        organization=one.organization or "",
        note=one.note or "",
        withheld=outcomes.withheld(one, setting),
        internal=outcomes.internal(one, setting),
    )


def all_items(found: Iterable[ItemView]) -> Iterator[ItemView]:
    """Yield items and their sub-items in the order of the page."""
    for one in found:
        yield one
        yield from all_items(one.items)


def brought_together(found: Iterable[ItemView], above: str = "") -> Iterator[ItemView]:
    """Yield items and their sub-items; what came of an internal one says so itself, to be told apart."""
    for one in found:
        reason = one.internal or above
        yield _marked(one, reason) if reason else one
        yield from brought_together(one.items, reason)


def _marked(item: ItemView, reason: str) -> ItemView:
    return item._replace(
        updates=tuple(one._replace(internal=one.internal or reason) for one in item.updates),
        decisions=tuple(one._replace(internal=one.internal or reason) for one in item.decisions),
        actions=tuple(one._replace(internal=one.internal or reason) for one in item.actions),
    )


def actions(found: Iterable[ItemView], setting: Setting) -> Iterator[ActionView]:
    """Yield all actions of items, and the decisions that somebody sees to."""
    for item in brought_together(found):
        for decision in item.decisions:
            yield from outcomes.promised(decision, setting)
        yield from item.actions


def needs(found: Iterable[ItemView]) -> Iterator[NeedView]:
    """Yield what the organizations of all rounds ask for."""
    for item in brought_together(found):
        for one in item.updates:
            if one.need and not one.withheld:
                yield NeedView(one.organization, one.need, one.anchor, one.internal)
