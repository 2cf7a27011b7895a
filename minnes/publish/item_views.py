"""The views of agenda items and their rounds that templates get."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from minnes.language import dates
from minnes.language.message import say
from minnes.language.mixed_language import joined
from minnes.model.document import Attachment
from minnes.model.figure import Figure, NamedFigure
from minnes.model.item import Item, Update
from minnes.publish import outcome_views
from minnes.publish.links import address, path_address
from minnes.publish.page_context import PageContext
from minnes.publish.part_views import (
    ActionView,
    AttachmentView,
    FigureView,
    ItemView,
    UpdateView,
    ValueView,
)
from minnes.publish.person_views import group_views, person_views
from minnes.publish.view import NeedView


def item_views(
    listed: Iterable[Item],
    context: PageContext,
    numbered: bool = True,
    ahead: bool = False,
    above: tuple[int, ...] = (),
) -> tuple[ItemView, ...]:
    """Return items with their sub-items; those without a number of their own are counted.

    `ahead`: of a meeting that is still to come. Nothing can have been left unsaid there, and its
    items stand a level deeper, below the heading of the agenda.
    """
    return tuple(
        _item(item, context, numbered, ahead, (*above, position))
        for position, item in enumerate(listed, 1)
    )


def _item(
    item: Item, context: PageContext, numbered: bool, ahead: bool, place: tuple[int, ...]
) -> ItemView:
    counted = ".".join(map(str, place))
    return ItemView(
        # An id in the format holds no point: this can never be a decision's or an action's anchor.
        anchor=f"p.{counted}",
        number=item.number or (counted if numbered else ""),
        level=len(place) + 1 + ahead,
        title=item.title,
        lead=person_views(item.lead, context),
        participants=group_views(item.participants, context),
        headcount=figure_text(item.headcount, context),
        text=item.text or "",
        updates=tuple(
            _update(update, context, f"r.{counted}.{_slug(update.organization) or position}", ahead)
            for position, update in enumerate(item.updates, 1)
        ),
        questions=tuple(
            outcome_views.question_view(question, context) for question in item.questions
        ),
        decisions=tuple(
            outcome_views.decision_view(decision, context) for decision in item.decisions
        ),
        actions=tuple(outcome_views.action_view(action, context) for action in item.actions),
        asked=bool(item.next_step) if ahead else item.next_step is not None,
        next_step=item.next_step or "",
        points=item.points,
        attachments=tuple(attachment_view(attached, context) for attached in item.attachments),
        items=item_views(item.items, context, numbered, ahead, place),
        withheld=outcome_views.withheld_text(item, context),
        internal=outcome_views.internal_reason(item, context),
    )


def _slug(name: str) -> str:
    return re.sub(r"\W+", "-", name.casefold()).strip("-")


def _update(update: Update, context: PageContext, anchor: str, ahead: bool) -> UpdateView:
    return UpdateView(
        anchor=anchor,
        organization=update.organization,
        by=person_views(update.by, context),
        need=update.need or "",
        text=update.text or "",
        figures=tuple(_figures(update.figures, context)),
        attachments=tuple(attachment_view(attached, context) for attached in update.attachments),
        silent=not (ahead or update.text or update.need or update.figures or update.attachments),
        withheld=outcome_views.withheld_text(update, context),
        internal=outcome_views.internal_reason(update, context),
    )


def _figures(figures: Iterable[NamedFigure], context: PageContext) -> Iterator[FigureView]:
    by_label: dict[str, list[ValueView]] = {}
    for named in figures:
        value = ValueView(named.period or "", figure_text(named.figure, context))
        by_label.setdefault(named.label, []).append(value)
    for label, values in by_label.items():
        yield FigureView(label, tuple(values))


def figure_text(model: Figure | None, context: PageContext) -> str:
    """Return a figure as it was written, with its unit, or else its numbers in words."""
    if model is None:
        return ""
    written = context.minutes_text(model.written or "") or _in_words(model, context)
    return joined(" ", (written, context.minutes_text(model.unit))) if model.unit else written


def _in_words(model: Figure, context: PageContext) -> str:
    low, high = (
        dates.number(value, context.language) if value is not None else ""
        for value in (model.min, model.max)
    )
    if low and high:
        number = low if low == high else f"{low}–{high}"
    elif low:
        number = context.say(say("at least {number}", number=low))
    else:
        number = context.say(say("at most {number}", number=high)) if high else ""
    return context.say(say("about {number}", number=number)) if model.approximate else number


def attachment_view(model: Attachment, context: PageContext) -> AttachmentView:
    """Return a document; its link is left out where it would lead nowhere or is not safe."""
    beside = path_address(model.file) if model.file and model.file in context.files else ""
    return AttachmentView(
        title=model.title or (model.file or "").rpartition("/")[2] or model.url or "",
        href=beside or address(model.url or ""),
        organization=model.organization or "",
        note=model.note or "",
        withheld=outcome_views.withheld_text(model, context),
        internal=outcome_views.internal_reason(model, context),
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


def action_views(views: Iterable[ItemView], context: PageContext) -> Iterator[ActionView]:
    """Yield all actions of items, and the decisions that somebody sees to."""
    for item in brought_together(views):
        for decision in item.decisions:
            yield from outcome_views.task_of_decision(decision, context)
        yield from item.actions


def need_views(views: Iterable[ItemView]) -> Iterator[NeedView]:
    """Yield the needs of the organizations in all rounds."""
    for item in brought_together(views):
        for update in item.updates:
            if update.need and not update.withheld:
                yield NeedView(update.organization, update.need, update.anchor, update.internal)
