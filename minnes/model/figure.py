"""Figures as people write them in minutes: exact, rounded, a range, or only words."""

from typing import Annotated

from pydantic import Field

from minnes.model.base import AlsoWritten, Flag, Part

NUMBER = {"type": ["string", "number"]}


class Figure(Part):
    """A number or a range, with its written form; without numbers when the words are not understood."""

    min: float | None = Field(default=None, allow_inf_nan=False, description="The least it can be.")
    max: float | None = Field(
        default=None,
        allow_inf_nan=False,
        description="The most it can be; equal to `min` for one number.",
    )
    approximate: Flag = Field(default=False, description="Whether it is said to be about so many.")
    written: str | None = Field(default=None, description="The figure as it was written.")
    unit: str | None = Field(
        default=None, description="What is counted, if the label does not say."
    )

    @property
    def understood(self) -> bool:
        """Return whether the written form was read as a number."""
        return self.min is not None or self.max is not None


FigureLine = Annotated[Figure, AlsoWritten((NUMBER,))]
"""A figure as text: `3`, `1,8`, `ca 55–60`, `upp till 20`."""


class NamedFigure(Part):
    """A figure reported by an organization: what was counted, when, and how many."""

    label: str = Field(description="What was counted, in the organization's own words.")
    period: str | None = Field(default=None, description="The time it stands for, in any words.")
    figure: Figure = Field(description="How many.")


_BY_PERIOD = {
    "type": "object",
    "additionalProperties": {"anyOf": [NUMBER, {"x-part": "Figure"}]},
}
Figures = Annotated[
    list[NamedFigure],
    AlsoWritten(
        (
            {
                "type": "object",
                "description": "Label: figure, or label: {period: figure, …}.",
                "additionalProperties": {"anyOf": [NUMBER, {"x-part": "Figure"}, _BY_PERIOD]},
            },
        ),
        instead=True,
    ),
]
"""Figures by label, each maybe by period."""
