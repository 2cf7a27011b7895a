"""What a meeting leads to: decisions, actions, questions, and what it says of earlier ones."""

from typing import Annotated, Literal

from pydantic import Field

from minnes.model.base import (
    AS_TEXT,
    TEXT,
    AlsoWritten,
    Flag,
    Identifier,
    Internal,
    IsoDate,
    Name,
    Part,
    PublicText,
    Reference,
    empty,
    matching,
)
from minnes.model.person import Names, Person

Texts = Annotated[list[Name], AS_TEXT]
"""Short texts as one line with commas, or a list."""

Paragraphs = Annotated[list[str], AS_TEXT]
"""Longer texts: one, or a list of them; commas are part of the text."""

References = Annotated[list[Reference], AS_TEXT]
Count = Annotated[int, Field(ge=0)]

ActionStatus = Literal["open", "done", "dropped"]
DecisionOutcome = Literal["adopted", "rejected", "deferred"]
Later = Annotated[
    str,
    matching("later", r"\d{4}-(0[1-9]|1[0-2])(-\d{2})?|[^\s#]+/[^\s#]+"),
]
"""When a deferred question comes back: a date, a month or a meeting."""


class Vote(Part):
    """Votes counted on one question."""

    for_: Count = Field(alias="for", description="Votes for.")
    against: Count = Field(default=0, description="Votes against.")
    abstain: Count = Field(default=0, description="Those who abstained.")


class Decision(Part):
    """What the meeting resolved."""

    text: str = Field(description="The resolution itself.")
    id: Identifier | None = Field(default=None, description="Its name within the meeting, `D1`.")
    outcome: DecisionOutcome = Field(default="adopted", description="What became of the proposal.")
    deferred_to: Later | None = Field(
        default=None, description="The date, month or meeting it comes back."
    )
    concerns: Texts = Field(default_factory=empty, description="Organizations it is about.")
    owner: Names = Field(
        default_factory=empty, description="Who sees to it; makes it an action as well."
    )
    due: IsoDate | None = Field(default=None, description="By when; makes it an action as well.")
    vote: Vote | None = Field(default=None, description="Votes, where they were counted.")
    replaces: References = Field(
        default_factory=empty, description="Earlier decisions this one replaces."
    )
    proposals: Paragraphs = Field(default_factory=empty, description="What was proposed.")
    reservations: Paragraphs = Field(
        default_factory=empty, description="Who made a reservation, and why."
    )
    immediate: Flag = Field(default=False, description="Whether it was declared adjusted at once.")
    internal: Internal = False
    public_text: PublicText = None


class Action(Part):
    """What somebody promised to do."""

    who: Names = Field(
        default_factory=empty, description="People, organizations, groups, `alla` or `ingen`."
    )
    what: str = Field(description="What is to be done.")
    id: Identifier | None = Field(default=None, description="Its name within the meeting, `A1`.")
    status: ActionStatus = Field(
        default="open", description="How it stood when the minutes were written."
    )
    due: IsoDate | None = Field(default=None, description="By when.")
    condition: str | None = Field(default=None, description="What it waits for.")
    note: str | None = Field(default=None, description="What fits nowhere else, about this action.")
    internal: Internal = False
    public_text: PublicText = None


class Question(Part):
    """A question asked at the meeting, maybe answered."""

    text: str = Field(description="The question.")
    id: Identifier | None = Field(default=None, description="Its name within the meeting, `Q1`.")
    by: Names = Field(default_factory=empty, description="The person or organization that asked.")
    answer: str | None = Field(default=None, description="The answer, CommonMark.")
    answered_by: Names = Field(default_factory=empty, description="Who answered.")
    internal: Internal = False
    public_text: PublicText = None


def text_of(outcome: Decision | Action | Question) -> str:
    """Return what was decided, promised or asked."""
    return outcome.what if isinstance(outcome, Action) else outcome.text


def people_of(outcome: Decision | Action | Question) -> list[Person]:
    """Return who sees to a decision, does an action, or asked a question."""
    if isinstance(outcome, Action):
        return outcome.who
    return outcome.by if isinstance(outcome, Question) else outcome.owner


class FollowUp(Part):
    """What this meeting says of an earlier action, decision or question."""

    reference: Reference = Field(
        description="The action, decision or question: `bim/2021-09-17#A3`."
    )
    status: ActionStatus | None = Field(default=None, description="How it stands now.")
    due: IsoDate | None = Field(default=None, description="The new date, if it was moved.")
    owner: Names = Field(default_factory=empty, description="Who takes it over, if somebody does.")
    note: str | None = Field(default=None, description="What was said of it.")


FollowUps = Annotated[
    list[FollowUp],
    AlsoWritten(
        (
            {
                "type": "object",
                "description": "Reference: open, done or dropped; or reference: {status, note, …}.",
                "additionalProperties": {
                    "anyOf": [
                        {"enum": ["open", "done", "dropped"]},
                        {"type": "null"},
                        {"x-part": "FollowUp", "x-without": ["reference"]},
                    ]
                },
            },
        ),
        instead=True,
    ),
]

_ACTION_LINE = {
    "x-part": "Action",
    "x-without": ["who", "what"],
    "description": "`Per Lind: ringer skolan due:2022-03-11 id:A3`, maybe with keys below it.",
    "not": {"anyOf": [{"required": ["who"]}, {"required": ["what"]}]},
    "minProperties": 1,
    "additionalProperties": TEXT,
}
Decisions = Annotated[list[Annotated[Decision, AS_TEXT]], AS_TEXT]
Actions = Annotated[list[Annotated[Action, AlsoWritten((TEXT, _ACTION_LINE))]], AS_TEXT]
Questions = Annotated[list[Annotated[Question, AS_TEXT]], AS_TEXT]
