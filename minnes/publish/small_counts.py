"""Withholds small counts from the public edition if the project asks for it.

Why: "two families in Orust" may tell who is meant, as statistics offices know; a figure below the
limit is then shown as less than the limit, and nothing else of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.regex import regex
from minnes.model.figure import Figure, NamedFigure
from minnes.model.item import Item, Update
from minnes.model.meeting import Meeting
from minnes.model.project import Project

_NUMBER = regex(r"\d+(?:[.,]\d+)?")
_THOUSANDS = regex(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
"""The blank in 1 250."""


def withhold_small_counts(meeting: Meeting, project: Project | None) -> Meeting:
    """Return the meeting with the figures of its rounds that are below the project's limit withheld."""
    below = project.publish.withhold_below if project else None
    if below is None:
        return meeting
    return meeting.model_copy(update={"items": [_item(item, below) for item in meeting.items]})


def _item(item: Item, below: int) -> Item:
    return item.model_copy(
        update={
            "updates": [_update(update, below) for update in item.updates],
            "items": [_item(inner, below) for inner in item.items],
        }
    )


def _update(update: Update, below: int) -> Update:
    figures = [_figure(figure, below) for figure in update.figures]
    return update.model_copy(update={"figures": figures}) if figures else update


def _figure(figure: NamedFigure, below: int) -> NamedFigure:
    if not is_small(figure.figure, below):
        return figure
    hidden = Figure(written=f"<{below}", unit=figure.figure.unit)
    return figure.model_copy(update={"figure": hidden})


def is_small(figure: Figure, below: int) -> bool:
    """Return whether a figure may be a count from 1 up to the limit; 0 is no small count.

    What could not be read as a number is small if any number is that is written in it.
    """
    return any(0 < number < below for number in _numbers(figure))


def _numbers(figure: Figure) -> Iterator[float]:
    yield from (bound for bound in (figure.min, figure.max) if bound is not None)
    written = figure.written or ""
    if figure.understood:
        written = _THOUSANDS.sub("", written)
    for number in _NUMBER.findall(written):
        yield float(number.replace(",", "."))
