"""A project: its language, series, organizations and rules, as minnes.yaml states them."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from minnes.model.base import AS_TEXT, IsoDate, Name, Part, SeriesName, empty, matching
from minnes.model.colour import Colour
from minnes.model.meeting import Kind
from minnes.model.outcome import Texts
from minnes.model.person import Contact, Mode
from minnes.model.schedule import TimeSpans

OrganizationKind = Literal[
    "municipality",
    "region",
    "association",
    "authority",
    "university",
    "company",
    "network",
    "group",
    "other",
]
NamePolicy = Literal["full", "initials", "role", "none"]
Language = Literal["sv", "en", "nb", "da", "fi"]
"""Languages in which minutes can be published (see `language.catalog.PUBLISHED`)."""


def _known_zone(value: str) -> str:
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise PydanticCustomError("pattern", "no time zone", {"kind": "timezone"}) from None
    return value


Timezone = Annotated[str, AfterValidator(_known_zone)]
"""A time zone's IANA name: `Europe/Stockholm`."""


class Member(Part):
    """An organization's membership of a series."""

    organization: Name = Field(description="The member.")
    from_: IsoDate | None = Field(default=None, alias="from", description="Member since this day.")
    until: IsoDate | None = Field(default=None, description="Member until this day.")


Members = Annotated[list[Annotated[Member, AS_TEXT]], AS_TEXT]
"""Organizations, or one organization whose own members are meant."""


class RosterEntry(Part):
    """A person expected at a series' meetings."""

    name: Name = Field(description="Full name.")
    organization: Name | None = Field(default=None, description="The organization represented.")
    role: str | None = Field(default=None, description="Role in the group.")
    from_: IsoDate | None = Field(
        default=None, alias="from", description="Expected since this day."
    )
    until: IsoDate | None = Field(default=None, description="Expected until this day.")
    aliases: Texts = Field(default_factory=empty, description="Other spellings of the same person.")
    not_: Texts = Field(
        default_factory=empty,
        alias="not",
        description="Names that look alike but are other people.",
    )


Roster = Annotated[list[Annotated[RosterEntry, AS_TEXT]], AS_TEXT]


class Series(Part):
    """A row of meetings of one group."""

    title: str | None = Field(default=None, description="The group's name, printed as title.")
    organization: Name | None = Field(default=None, description="Host.")
    heading: str | None = Field(default=None, description="The word printed above the title.")
    kind: Kind | None = Field(default=None, description="For `minnes new`: the kind of minutes.")
    place: str | None = Field(default=None, description="For `minnes new`: where the group meets.")
    mode: Mode | None = Field(default=None, description="For `minnes new`: how the group meets.")
    time: TimeSpans = Field(default_factory=empty, description="For `minnes new`: when it meets.")
    agenda: Texts = Field(default_factory=empty, description="For `minnes new`: standing items.")
    members: Members = Field(
        default_factory=empty, description="Organizations that belong to the group."
    )
    guests: Members = Field(
        default_factory=empty, description="Organizations that may come but do not belong."
    )
    roster: Roster = Field(default_factory=empty, description="People who are expected.")
    aliases: dict[Name, str] = Field(
        default_factory=dict, description="Short forms of organizations, `UA: Uddevalla`."
    )
    abbreviations: dict[Name, str] = Field(
        default_factory=dict, description="Abbreviations explained to readers."
    )
    quorum: int | None = Field(
        default=None, ge=1, description="How many must be present in a protocol."
    )


class OrganizationEntry(Part):
    """An organization the country's register lacks, or says something else of."""

    kind: OrganizationKind = Field(default="other", description="What sort of organization it is.")
    aliases: Texts = Field(default_factory=empty, description="Other names it goes by.")
    members: Texts = Field(default_factory=empty, description="Organizations that are its members.")
    contact: Contact | None = Field(default=None, description="How to reach it.")


class Shades(Part):
    """Colours of pages."""

    paper: Colour | None = Field(default=None, description="The background.")
    ink: Colour | None = Field(default=None, description="The text.")
    accent: Colour | None = Field(default=None, description="Links and headings.")
    need: Colour | None = Field(default=None, description="What an organization asks for.")


class Colours(Shades):
    """Colours of pages, in a light room and in a dark one."""

    dark: Shades = Field(
        default_factory=Shades, description="Colours for readers who prefer dark pages."
    )


PublicAddress = Annotated[str, matching("address", r"https?://[^\s/?#@]+(?:/[^\s?#]*)?")]
"""Where a site can be read on the web: `https://minutes.example.org/networks`."""


class Publish(Part):
    """How minutes are published."""

    names: NamePolicy = Field(
        default="full", description="What the public edition shows of people."
    )
    withhold_below: int | None = Field(
        default=None,
        ge=2,
        description="Reported figures from 1 up to this number, itself not among them, are withheld"
        " from the public edition; absent: none are.",
    )
    folder: str = Field(default="public", description="Where the site is written.")
    address: PublicAddress | None = Field(
        default=None,
        description="Where the public site can be read on the web, `https://minutes.example.org`; feeds,"
        " calendars and search engines are then told where each page is.",
    )
    repository: Literal["public", "private"] | None = Field(
        default=None,
        description="Who can read the files where they are pushed with git: everybody (public) or"
        " your own people (private). To public, nothing internal goes; absent: as if public where"
        " the host is a well-known open one.",
    )
    theme: str = Field(
        default="paper",
        description="How pages look: paper, plain, contrast, or one in templates/themes.",
    )
    colours: Colours = Field(
        default_factory=Colours, description="The organization's own colours, over the theme's."
    )
    logo: str | None = Field(
        default=None, description="A picture at the top of each page, beside minnes.yaml."
    )
    logo_text: str | None = Field(
        default=None,
        description="What the picture says, for those who do not see it; else the organization.",
    )


class Check(Part):
    """How minutes are checked."""

    ignore: Texts = Field(
        default_factory=empty, description="Codes of rules that are silenced in the whole project."
    )


class Project(Part):
    """The whole of minnes.yaml."""

    organization: Name | None = Field(default=None, description="Whose minutes these are.")
    language: Language | None = Field(
        default=None,
        description="Language the minutes are written in, of messages and labels; its register.",
    )
    timezone: Timezone = Field(
        default="Europe/Stockholm",
        description="IANA name of the local time; absent: Europe/Stockholm.",
    )
    meetings: str = Field(
        default="meetings/**/*.yaml", description="Where minutes lie, as a pattern."
    )
    publish: Publish = Field(default_factory=Publish, description="How minutes are published.")
    check: Check = Field(default_factory=Check, description="How minutes are checked.")
    series: dict[SeriesName, Series] = Field(
        default_factory=dict, description="The groups that meet, by short name."
    )
    organizations: dict[Name, OrganizationEntry] = Field(
        default_factory=dict, description="Organizations the register lacks, by name."
    )


class SeriesFile(Part):
    """The whole of register/series.yaml."""

    series: dict[SeriesName, Series] = Field(
        default_factory=dict, description="Series by short name."
    )


class OrganizationsFile(Part):
    """The whole of register/organizations.yaml."""

    organizations: dict[Name, OrganizationEntry] = Field(
        default_factory=dict, description="Organizations by name."
    )
