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
from minnes.publish.part_views import (
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
    listed: Iterable[Item],
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
        _item(item, setting, numbered, ahead, (*above, position))
        for position, item in enumerate(listed, 1)
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
            _update(update, setting, f"r.{counted}.{_slug(update.organization) or position}", ahead)
            for position, update in enumerate(item.updates, 1)
        ),
        questions=tuple(outcomes.question(question, setting) for question in item.questions),
        decisions=tuple(outcomes.decision(decision, setting) for decision in item.decisions),
        actions=tuple(outcomes.action(action, setting) for action in item.actions),
        asked=bool(item.next_step) if ahead else item.next_step is not None,
        next_step=item.next_step or "",
        points=item.points,
        attachments=tuple(attachment(attached, setting) for attached in item.attachments),
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
        attachments=tuple(attachment(attached, setting) for attached in update.attachments),
        silent=not (ahead or update.text or update.need or update.figures or update.attachments),
        withheld=outcomes.withheld(update, setting),
        internal=outcomes.internal(update, setting),
    )


def _figures(figures: Iterable[NamedFigure], setting: Setting) -> Iterator[FigureView]:
    by_label: dict[str, list[ValueView]] = {}
    for named in figures:
        value = ValueView(named.period or "", figure(named.figure, setting))
        by_label.setdefault(named.label, []).append(value)
    for label, values in by_label.items():
        yield FigureView(label, tuple(values))


def figure(model: Figure | None, setting: Setting) -> str:
    """Return a figure as it was written, with its unit, or else its numbers in words."""
    if model is None:
        return ""
    written = setting.told(model.written or "") or _in_words(model, setting)
    return joined(" ", (written, setting.told(model.unit))) if model.unit else written


def _in_words(model: Figure, setting: Setting) -> str:
    low, high = (
        dates.number(value, setting.language) if value is not None else ""
        for value in (model.min, model.max)
    )
    if low and high:
        number = low if low == high else f"{low}–{high}"
    elif low:
        number = setting.say(say("at least {number}", number=low))
    else:
        number = setting.say(say("at most {number}", number=high)) if high else ""
    return setting.say(say("about {number}", number=number)) if model.approximate else number


def attachment(model: Attachment, setting: Setting) -> AttachmentView:
    """Return a document; its link is left out where it would lead nowhere or is not safe."""
    beside = path_address(model.file) if model.file and model.file in setting.files else ""
    return AttachmentView(
        title=model.title or (model.file or "").rpartition("/")[2] or model.url or "",
        href=beside or address(model.url or ""),
        organization=model.organization or "",
        note=model.note or "",
        withheld=outcomes.withheld(model, setting),
        internal=outcomes.internal(model, setting),
    )


def all_items(views: Iterable[ItemView]) -> Iterator[ItemView]:
    """Yield items and their sub-items in the order of the page."""
    for view in views:
        yield view
        yield from all_items(view.items)


def brought_together(views: Iterable[ItemView], above: str = "") -> Iterator[ItemView]:
    """Yield items and their sub-items; what came of an internal one says so itself, to be told apart."""
    for view in views:
        reason = view.internal or above
        yield _marked(view, reason) if reason else view
        yield from brought_together(view.items, reason)


def _marked(item: ItemView, reason: str) -> ItemView:
    return item._replace(
        updates=tuple(
            update._replace(internal=update.internal or reason) for update in item.updates
        ),
        decisions=tuple(
            decision._replace(internal=decision.internal or reason) for decision in item.decisions
        ),
        actions=tuple(
            action._replace(internal=action.internal or reason) for action in item.actions
        ),
    )


def actions(views: Iterable[ItemView], setting: Setting) -> Iterator[ActionView]:
    """Yield all actions of items, and the decisions that somebody sees to."""
    for item in brought_together(views):
        for decision in item.decisions:
            yield from outcomes.promised(decision, setting)
        yield from item.actions


def needs(views: Iterable[ItemView]) -> Iterator[NeedView]:
    """Yield what the organizations of all rounds ask for."""
    for item in brought_together(views):
        for update in item.updates:
            if update.need and not update.withheld:
                yield NeedView(update.organization, update.need, update.anchor, update.internal)
