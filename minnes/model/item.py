"""Items of the agenda, and the rounds in which each organization reports."""

from typing import Annotated, Any

from pydantic import Field

from minnes.model.base import AS_TEXT, TEXT, AlsoWritten, Internal, Name, Part, PublicText, empty
from minnes.model.document import Attachments
from minnes.model.figure import FigureLine, Figures
from minnes.model.outcome import Actions, Decisions, Questions
from minnes.model.person import Names, People


class Update(Part):
    """What one organization reports in a round; without text, it was asked and said nothing."""

    organization: Name = Field(description="The organization that reports.")
    by: Names = Field(default_factory=empty, description="Who spoke for it.")
    text: str | None = Field(default=None, description="The report, CommonMark.")
    need: str | None = Field(
        default=None, description="What it asks for; reports show needs first."
    )
    figures: Figures = Field(default_factory=empty, description="Figures it reports, by label.")
    attachments: Attachments = Field(default_factory=empty, description="Documents it brought.")
    internal: Internal = False
    public_text: PublicText = None


_ROUND: dict[str, Any] = {
    "type": "object",
    "description": "Organization: text, or organization: {text, need, figures, …}; blank: said nothing.",
    "additionalProperties": {
        "anyOf": [
            TEXT,
            {"type": "null"},
            {"x-part": "Update", "x-without": ["organization"]},
        ]
    },
}
Updates = Annotated[list[Update], AlsoWritten((_ROUND,), instead=True)]


class Item(Part):
    """One item of the agenda, or one theme of an Open Space."""

    title: str = Field(description="The item's heading.")
    number: str | None = Field(
        default=None, description="Its number as printed, `§ 12`; protocols need it."
    )
    lead: Names = Field(
        default_factory=empty, description="Who presents it; the initiators of a theme."
    )
    participants: People = Field(default_factory=empty, description="Who took part in this item.")
    headcount: FigureLine | None = Field(
        default=None, description="How many took part in this item."
    )
    text: str | None = Field(default=None, description="What was said, CommonMark.")
    updates: Updates = Field(
        default_factory=empty, description="A round: what each organization reports."
    )
    questions: Questions = Field(
        default_factory=empty, description="Questions asked, and their answers."
    )
    decisions: Decisions = Field(default_factory=empty, description="What was resolved.")
    actions: Actions = Field(default_factory=empty, description="Who promised what.")
    next_step: str | None = Field(
        default=None, description="What happens next with a theme; blank: asked and said nothing."
    )
    points: int | None = Field(default=None, ge=0, description="Points in a prioritisation vote.")
    attachments: Attachments = Field(default_factory=empty, description="Documents of this item.")
    internal: Internal = False
    public_text: PublicText = None
    items: list[Annotated["Item", AS_TEXT]] = Field(default_factory=empty, description="Sub-items.")


ItemLine = Annotated[Item, AS_TEXT]
"""One item, maybe its title alone."""
