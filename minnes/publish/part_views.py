"""The views of parts of minutes that templates get: days, people, documents, outcomes, items.

Fields of type `str` are plain text, blank where there is nothing to say. `templates/README.md` lists
them all for those who write templates. They are named tuples, since classes of them are made three
times as fast as data classes are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple, TypeAlias

CommonMark: TypeAlias = Annotated[str, "CommonMark"]
"""Text with its marks still in it: never to be shown but through a filter, or as a tree."""


Several: TypeAlias = "tuple[str, ...]"


class Moment(NamedTuple):
    """A day, a month or a time of day: in words, and as HTML's `datetime`, blank if it has none.

    Several days have none; their `parts` are the first, what stands between, and the last.
    """

    text: str
    iso: str
    parts: tuple[Moment, ...] = ()


def moments(view: Iterable[object]) -> Iterator[str]:
    """Yield every day and time of a view and its parts, in words; days without their weekday too."""
    for part in view:
        if isinstance(part, Moment):
            words = part.text.split()
            yield from (" ".join(words[start:]) for start in range(max(1, len(words) - 2)))
        elif isinstance(part, tuple):
            yield from moments(part)


class Span(NamedTuple):
    """A stretch of a day, the end maybe unknown."""

    start: Moment
    end: Moment | None


class PersonView(NamedTuple):
    """Somebody: `text` is all of it in one phrase, "Per Lind (Orust, samordnare)"."""

    name: str
    organization: str
    details: str
    text: str


class GroupView(NamedTuple):
    """People of one organization; of none, if `organization` is blank."""

    organization: str
    people: tuple[PersonView, ...]


class ReferenceView(NamedTuple):
    """A decision or an action of another meeting, with what it says where that is known."""

    text: str
    href: str
    outcome: CommonMark
    who: tuple[PersonView, ...]


class LaterView(NamedTuple):
    """What a later meeting said of a decision, an action or a question.

    `replaced` is what was decided instead, where it says so; `text` and `href` lead to the meeting.
    """

    status: str
    label: str
    text: str
    href: str
    replaced: CommonMark
    owner: tuple[PersonView, ...]
    due: Moment | None
    note: CommonMark


class AttachmentView(NamedTuple):
    """A document: without `href` it is only named. `withheld` stands in its place, if not blank."""

    title: str
    href: str
    organization: str
    note: str
    withheld: CommonMark
    internal: str


class ValueView(NamedTuple):
    """A figure as it was written, for a period if one was given."""

    period: str
    text: str


class FigureView(NamedTuple):
    """What was counted, with one value or one a period."""

    label: str
    values: tuple[ValueView, ...]


class UpdateView(NamedTuple):
    """What an organization reports in a round; `silent`: it was asked and said nothing."""

    anchor: str
    organization: str
    by: tuple[PersonView, ...]
    need: CommonMark
    text: CommonMark
    figures: tuple[FigureView, ...]
    attachments: tuple[AttachmentView, ...]
    silent: bool
    withheld: CommonMark
    internal: str


class QuestionView(NamedTuple):
    """A question, maybe answered."""

    anchor: str
    text: CommonMark
    by: tuple[PersonView, ...]
    answer: CommonMark
    answered_by: tuple[PersonView, ...]
    withheld: CommonMark
    internal: str
    later: tuple[LaterView, ...] = ()


class DecisionView(NamedTuple):
    """A decision; `outcome` is the key's value, `label` its word, `vote` and the rest in words."""

    id: str
    anchor: str
    outcome: str
    label: str
    text: CommonMark
    deferred_to: str
    concerns: Several
    owner: tuple[PersonView, ...]
    due: Moment | None
    vote: str
    replaces: tuple[ReferenceView, ...]
    proposals: tuple[CommonMark, ...]
    reservations: tuple[CommonMark, ...]
    immediate: bool
    withheld: CommonMark
    internal: str
    later: tuple[LaterView, ...] = ()


class ActionView(NamedTuple):
    """Something to do; `status` is the key's value and `label` its word.

    A decision with an owner or a due date is listed among the actions too, under the decision's id.
    """

    id: str
    anchor: str
    status: str
    label: str
    who: tuple[PersonView, ...]
    what: CommonMark
    due: Moment | None
    condition: str
    note: CommonMark
    withheld: CommonMark
    internal: str
    later: tuple[LaterView, ...] = ()


class FollowUpView(NamedTuple):
    """What this meeting says of an earlier decision or action."""

    reference: ReferenceView
    status: str
    label: str
    owner: tuple[PersonView, ...]
    due: Moment | None
    note: CommonMark


class ItemView(NamedTuple):
    """An item of the agenda, or a theme; `level` is the level of its heading, 2 at the top.

    `next_step` is blank also where it was asked for and nothing was said: then `asked` is true.
    """

    anchor: str
    number: str
    level: int
    title: str
    lead: tuple[PersonView, ...]
    participants: tuple[GroupView, ...]
    headcount: str
    text: CommonMark
    updates: tuple[UpdateView, ...]
    questions: tuple[QuestionView, ...]
    decisions: tuple[DecisionView, ...]
    actions: tuple[ActionView, ...]
    asked: bool
    next_step: CommonMark
    points: int | None
    attachments: tuple[AttachmentView, ...]
    items: tuple[ItemView, ...]
    withheld: CommonMark
    internal: str
