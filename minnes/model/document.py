"""Documents around a meeting: attachments, its approval, corrections, and where the minutes come from."""

from typing import Annotated

from pydantic import Field

from minnes.model.base import AS_TEXT, Internal, IsoDate, Name, Part, PublicText, empty
from minnes.model.person import Names


class Attachment(Part):
    """A document that belongs to the minutes; named only, when it is not at hand."""

    title: str | None = Field(default=None, description="What it is called.")
    file: str | None = Field(default=None, description="Path relative to the minute file.")
    url: str | None = Field(default=None, description="Web address.")
    organization: Name | None = Field(default=None, description="The organization it comes from.")
    note: str | None = Field(
        default=None, description="What fits nowhere else, about this document."
    )
    internal: Internal = False
    public_text: PublicText = None


Attachments = Annotated[list[Annotated[Attachment, AS_TEXT]], AS_TEXT]


class Approval(Part):
    """Who approved the minutes, when, and the seal of their content."""

    by: Names = Field(description="Those who approved.")
    date: IsoDate = Field(description="The day of approval.")
    seal: str | None = Field(
        default=None, description="Hash of the content, written by `minnes approve`."
    )


class Correction(Part):
    """What was found wrong after approval."""

    date: IsoDate = Field(description="The day of the correction.")
    text: str = Field(description="What should have been said.")
    by: Names = Field(default_factory=empty, description="Who made it.")


class Origin(Part):
    """The document these minutes were transcribed or imported from."""

    file: str | None = Field(default=None, description="Name of the document.")
    sha256: str | None = Field(default=None, description="SHA-256 of its bytes, in hexadecimal.")
    note: str | None = Field(default=None, description="How it was read.")
