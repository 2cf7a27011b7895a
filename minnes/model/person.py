"""People at, around and behind a meeting."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from minnes.language.words import MODES, OTHERS
from minnes.model.base import AS_TEXT, TEXT, AlsoWritten, Flag, Internal, Name, Part

_MODE_WORDS = "|".join(
    f"[{word[0].upper()}{word[0]}]{word[1:]}" for words in MODES.values() for word in words
)
Mode = Annotated[
    Literal["on-site", "remote", "hybrid"],
    AlsoWritten(({"type": "string", "pattern": f"^({_MODE_WORDS})$"},)),
]
"""How people met; other words for it (`Teams`, `på plats`) are read as one of the three."""


class Person(Part):
    """Somebody named in minutes, or an organization that sent nobody (then without a name)."""

    name: Name | None = Field(default=None, description="Full name, given name first.")
    organization: Name | None = Field(
        default=None, description="The organization the person comes from."
    )
    role: str | None = Field(default=None, description="Role at the meeting or at work.")
    substitutes_for: Name | None = Field(
        default=None, description="Name of the person this one sits in for, who is then absent."
    )
    from_: str | None = Field(
        default=None,
        alias="from",
        description="Present from this clock time or item (`10:30`, `§4`).",
    )
    until: str | None = Field(default=None, description="Present until this clock time or item.")
    mode: Mode | None = Field(
        default=None, description="How this person took part, if not as the others."
    )
    note: str | None = Field(default=None, description="What fits nowhere else, about this person.")
    excused: Flag | None = Field(
        default=None, description="Whether an absence was announced beforehand."
    )
    unsure: Flag = Field(default=False, description="Whether the reading of the name is uncertain.")

    @property
    def label(self) -> str:
        """Return the name, or the organization where no name is given."""
        return self.name or self.organization or ""


def labels(people: Iterable[Person]) -> str:
    """Return what people are called, on a line; those who are called the same, once."""
    return ", ".join(dict.fromkeys(person.label for person in people))


PersonLine = Annotated[Person, AS_TEXT]
"""One person: `Per Lind (Orust, samordnare, ersätter Eva Ek)`."""

Names = Annotated[list[PersonLine], AS_TEXT]
"""People as one line of text or a list."""

_GROUP: dict[str, Any] = {
    "anyOf": [TEXT, {"type": "array", "items": {"anyOf": [TEXT, {"x-part": "Person"}]}}]
}
# In a list a key may also be a person's, misspelt: a name begins with a capital.
_GROUP_IN_LIST: dict[str, Any] = {
    "type": "object",
    "description": "An organization with its people; `övriga` for those of none.",
    "patternProperties": {f"^([A-ZÅÄÖ]|({'|'.join(sorted(OTHERS))})$)": _GROUP},
    "additionalProperties": False,
    "minProperties": 1,
}
_GROUPS: dict[str, Any] = {
    "type": "object",
    "description": "People grouped by organization; `övriga` for those of none.",
    "additionalProperties": _GROUP,
}
People = Annotated[
    list[Annotated[Person, AlsoWritten((TEXT, _GROUP_IN_LIST))]], AlsoWritten((TEXT, _GROUPS))
]
"""People one by one or grouped by organization."""


class Contact(Part):
    """Someone to turn to; a name is not needed."""

    name: Name | None = Field(default=None, description="Full name.")
    role: str | None = Field(default=None, description="Role or title.")
    organization: Name | None = Field(default=None, description="The organization answered for.")
    email: str | None = Field(default=None, description="E-mail address.")
    phone: str | None = Field(default=None, description="Telephone number, as written.")
    address: str | None = Field(default=None, description="Postal address.")
    url: str | None = Field(default=None, description="Web page.")
    public: Flag = Field(
        default=False, description="Whether the public edition shows e-mail and phone."
    )
    internal: Internal = False

    @property
    def agreed(self) -> bool:
        """Return whether this one agreed to be named to everybody."""
        return bool(self.public) and not self.internal


def named_people(part: object) -> Iterator[Person | Contact]:
    """Yield everybody who has a field in a part of a meeting, in whatever office."""
    if isinstance(part, Person | Contact):
        yield part
    elif isinstance(part, list):
        for inner in part:
            yield from named_people(inner)
    elif isinstance(part, Part):
        for _, value in part.filled():
            yield from named_people(value)
