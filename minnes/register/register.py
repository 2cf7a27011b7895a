"""Finds organizations, those of the country and of the project, by name, form or alias.

Reading is tolerant, never guessing: what `find` returns is the only organization the text can mean.
What merely resembles a name is suggested, never taken: Håbo and Habo, Nora and Mora are all real.
"""

from collections.abc import Iterable, KeysView, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from minnes.register.names import fold, nearest, nominatives

How = Literal["name", "form", "alias", "loose"]

# A project's language brings its country's register: another country is another file and a line.
_COUNTRIES = {"sv": "sweden.csv"}

# Words that say what an organization is, not which one, and the slips people make in them. They are
# left out when names are compared for likeness, or "Region" alone would make all regions alike.
_KIND_WORDS = frozenset(
    {
        *("kommun", "kommuns", "kommunen", "kommunens", "komun", "kommmun", "kommune"),
        *("stad", "stads", "staden", "stadens", "län", "läns", "lan", "lans"),
        *("region", "regions", "regionen", "regionens", "landsting", "landstings", "landstinget"),
    }
)


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization under the name it uses itself.

    `code` and `county` are its country's official numbers, kept as text. `forms` are other names it
    goes by that no rule makes of the first. `members` are names of organizations.
    """

    name: str
    kind: str
    code: str = ""
    county: str = ""
    forms: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The organization a text means, and how the text names it.

    `name`: as the organization itself does. `form`: in another way that is right ("Orust kommun",
    "Uddevallas", "VGR"). `alias`: by the project's own word. `loose`: for certain, but not as it is
    written ("Dals Ed", "orust").
    """

    organization: Organization
    how: How


@dataclass(frozen=True, slots=True)
class _Spelling:
    text: str
    how: How
    organization: Organization


def load(country: str) -> tuple[Organization, ...]:
    """Return the register of the country with this language ("sv"); of an unknown one, nothing."""
    if country not in _COUNTRIES:
        return ()
    import csv

    path = Path(__file__).with_name(_COUNTRIES[country])
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return tuple(
            Organization(name, kind, code, county, tuple(forms.split(";")) if forms else ())
            for code, name, kind, county, forms in rows
        )


class Register:
    """Organizations, found by any form of their names. Never changed: `add` makes another."""

    def __init__(
        self, organizations: Iterable[Organization], aliases: Mapping[str, str] = {}
    ) -> None:
        """Take organizations, the later before the earlier of the same name, and alias -> name."""
        self._by_name: dict[str, Organization] = {}
        for organization in organizations:
            earlier = self._by_name.get(organization.name)
            self._by_name[organization.name] = _merged(earlier, organization)
        self._aliases = dict(aliases)
        # A slip is often made again in file after file, and likeness takes milliseconds.
        self._answers: dict[tuple[str, tuple[str, ...]], list[str]] = {}

    @property
    def organizations(self) -> tuple[Organization, ...]:
        """Every organization, in the order it was first given."""
        return tuple(self._by_name.values())

    @property
    def names(self) -> KeysView[str]:
        """The official names of all organizations."""
        return self._by_name.keys()

    def add(
        self, organizations: Iterable[Organization], aliases: Mapping[str, str] = {}
    ) -> "Register":
        """Return a register with further organizations, which override all but what they leave blank."""
        return Register([*self.organizations, *organizations], {**self._aliases, **aliases})

    def find(self, written: str) -> Match | None:
        """Return the organization that a text certainly means, or None."""
        organization = self._by_name.get(written)
        if organization:
            return Match(organization, "name")
        folded = fold(written)
        spelling = self._exact_aliases.get(written) or _read(folded, self._spellings)
        if not spelling:
            return None
        key = fold(spelling.text)
        # How it should look: the known spelling, followed by whatever ending was written.
        proper = spelling.text.casefold() + folded[len(key) :]
        if proper != written.casefold() or (spelling.how == "name" and folded == key):
            return Match(spelling.organization, "loose")
        return Match(spelling.organization, "form" if spelling.how == "name" else spelling.how)

    def suggest(self, written: str, near: Iterable[str] = ()) -> list[str]:
        """Return at most three names that a text may be a misspelling of; [] if it is known.

        Those in `near` come first.
        """
        question = (written, tuple(near))
        if question not in self._answers:
            self._answers[question] = self._near_misses(*question)
        return self._answers[question][:3]

    def members(self, name: str) -> tuple[str, ...]:
        """Return the official names of an organization's members; unknown ones as written."""
        match = self.find(name)
        return tuple(map(self.official, match.organization.members)) if match else ()

    def _near_misses(self, written: str, near: tuple[str, ...]) -> list[str]:
        core = _core(written)
        if not core or self.find(written):
            return []
        nearby = _by_core((name, self.official(name)) for name in near)
        names = (
            _likest(written, spellings[match])
            for spellings in (nearby, self._cores)
            for match in nearest(core, spellings, limit=len(spellings))
        )
        return list(dict.fromkeys(names))

    def official(self, written: str) -> str:
        """Return the official name of the organization that a text means, or the text itself."""
        match = self.find(written)
        return match.organization.name if match else written

    @cached_property
    def _exact_aliases(self) -> dict[str, _Spelling]:
        index = {**self._forms, **self._names}
        targets = ((alias, _read(fold(name), index)) for alias, name in self._aliases.items())
        return {
            alias: _Spelling(alias, "alias", target.organization)
            for alias, target in targets
            if target
        }

    @cached_property
    def _names(self) -> dict[str, _Spelling]:
        return {fold(o.name): _Spelling(o.name, "name", o) for o in self.organizations}

    @cached_property
    def _forms(self) -> dict[str, _Spelling]:
        return {
            fold(form): _Spelling(form, "form", o) for o in self.organizations for form in o.forms
        }

    @cached_property
    def _spellings(self) -> dict[str, _Spelling]:
        """Every spelling by how it is compared: names win over aliases, aliases over forms."""
        aliases = {fold(alias): spelling for alias, spelling in self._exact_aliases.items()}
        return {**self._forms, **aliases, **self._names}

    @cached_property
    def _cores(self) -> dict[str, dict[str, str]]:
        # Abbreviations resemble everything: a form of three letters is never a suggestion.
        return _by_core(
            (spelling.text, spelling.organization.name)
            for spelling in {**self._forms, **self._names}.values()
            if spelling.how == "name" or len(spelling.text) > 3
        )


def _merged(earlier: Organization | None, later: Organization) -> Organization:
    """Return the later organization, with what only the earlier one has."""
    if not earlier:
        return later
    return replace(
        later,
        kind=later.kind or earlier.kind,
        code=later.code or earlier.code,
        county=later.county or earlier.county,
        forms=tuple(dict.fromkeys([*later.forms, *earlier.forms])),
        members=later.members or earlier.members,
    )


def _read(folded: str, spellings: Mapping[str, _Spelling]) -> _Spelling | None:
    """Return the spelling of which the text is the form, the genitive or the long form, or None."""
    for base in nominatives(folded):
        if base in spellings:
            return spellings[base]
        short, _, kind = base.rpartition(" ")
        for name in nominatives(short):
            spelling = spellings.get(name)
            if spelling and kind in _long_form_words(spelling):
                return spelling
    return None


def _long_form_words(spelling: _Spelling) -> tuple[str, ...]:
    """Return the words that may follow a municipality's name: kommun, and stad for towns."""
    organization = spelling.organization
    if organization.kind != "municipality" or spelling.how != "name":
        return ()
    is_town = any(form.endswith(" stad") for form in organization.forms)
    return ("kommun", "stad") if is_town else ("kommun",)


def _core(text: str) -> str:
    """Return a name without words for its kind (kommun, region …)."""
    return " ".join(word for word in fold(text).split() if word not in _KIND_WORDS)


def _by_core(spellings: Iterable[tuple[str, str]]) -> dict[str, dict[str, str]]:
    """Return spelling -> name for every core: Uppsala and Region Uppsala share one."""
    cores: dict[str, dict[str, str]] = {}
    for text, name in spellings:
        if core := _core(text):
            cores.setdefault(core, {})[text] = name
    return cores


def _likest(written: str, names: Mapping[str, str]) -> str:
    """Return the name whose spelling is most like the written one."""
    return names[nearest(written, names, limit=1, cutoff=0)[0]]
