"""The filters that all queries share, and the lookup of the names given to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from minnes.register.names import fold, nearest

if TYPE_CHECKING:
    from minnes.archive.index import Index
    from minnes.register.register import Register


_FEW = 8
"""Names that are still read when somebody is told what there is to choose from."""


class Unknown(Exception):
    """A name that the project does not know; `near` are the most similar ones.

    `choices` are all that there are, where these are few.
    """

    def __init__(
        self, kind: str, written: str, near: list[str], choices: Sequence[str] = ()
    ) -> None:
        super().__init__(f"{kind}: {written}")
        self.kind = kind
        self.written = written
        self.near = near
        self.choices = choices


@dataclass(frozen=True, slots=True)
class Filters:
    """What rows are asked for; nothing in a field means all. Days are ISO text."""

    series: str = ""
    organization: str = ""
    person: str = ""
    since: str = ""
    until: str = ""
    status: str = ""
    tag: str = ""
    text: str = ""
    open: bool = False
    overdue: bool = False
    limit: int = 0
    sort: str = ""

    def given(self) -> list[str]:
        """Return the names of the filters that narrow the rows down."""
        named = (field.name for field in fields(self) if field.name not in ("limit", "sort"))
        return [name for name in named if getattr(self, name)]


def series_named(index: Index, written: str) -> str:
    """Return a series by its name or title; raises `Unknown`."""
    rows = _series(index)
    if found := _of_name_or_title(rows, written):
        return found
    names = {spelling: name for name, title in rows for spelling in (name, title) if spelling}
    near = dict.fromkeys(names[spelling] for spelling in nearest(written, names, cutoff=0.6))
    raise Unknown("series", written, list(near), sorted({*names.values()})[:_FEW])


def _series(index: Index) -> list[tuple[str, str]]:
    """Return the names and titles of series, those that only meetings name too."""
    return index.query(
        "SELECT name, title FROM series UNION SELECT DISTINCT series, '' FROM meeting"
    )


def _of_name_or_title(series: Sequence[tuple[str, str]], written: str) -> str:
    asked = fold(written)
    return next((name for name, title in series if name and asked in (fold(name), fold(title))), "")


def organization_named(index: Index, written: str) -> str:
    """Return an organization's own name by any form of it; raises `Unknown`."""
    if index.query("SELECT 1 FROM participant WHERE organization = ? LIMIT 1", (written,)):
        return written
    register = project_register(index)
    match = register.find(written)
    if match is not None:
        return match.organization.name
    rows = index.query(
        "SELECT organization FROM participant UNION SELECT organization FROM report"
        " UNION SELECT organization FROM party"
    )
    own = [str(row[0]) for row in rows if row[0]]
    for name in own:
        if fold(name) == fold(written):
            return name
    if series := _of_name_or_title(_series(index), written):
        raise Unknown("organization", written, [f"--series {series}"])
    near = register.suggest(written, own) or nearest(written, own, cutoff=0.6)
    raise Unknown("organization", written, near)


def tags_named(index: Index, written: str) -> list[str]:
    """Return the spellings of a tag, whatever its capitals; raises `Unknown`."""
    tags = [str(row[0]) for row in index.query("SELECT DISTINCT tag FROM tag ORDER BY tag")]
    spellings = [tag for tag in tags if fold(tag) == fold(written)]
    if not spellings:
        raise Unknown("tag", written, nearest(written, tags, cutoff=0.6), tags[:_FEW])
    return spellings


def project_register(index: Index) -> Register:
    """Return the register of the country and the project, as the index keeps it."""
    from minnes.register.register import Organization, Register, load

    country = Register(load(index.header("language") or "sv"))
    own = [
        Organization(name, kind, members=tuple(members.split("\n")) if members else ())
        for name, kind, members in index.query("SELECT name, kind, members FROM organization")
    ]
    return country.add(own, dict(index.query("SELECT written, organization FROM form")))


def people_named(index: Index, written: str) -> list[str]:
    """Return the people that a text may mean: those with that name, or with all its words in theirs.

    One name alone means everybody who has it. Raises `Unknown` when there is nobody.
    """
    several = " " in written
    if several and index.query("SELECT 1 FROM participant WHERE name = ? LIMIT 1", (written,)):
        return [written]
    rows = index.query(
        "SELECT name FROM participant UNION SELECT name FROM party WHERE part <> 'concerns'"
        " UNION SELECT name FROM roster UNION SELECT substitutes_for FROM participant"
        " UNION SELECT speaker FROM report UNION SELECT asker FROM question"
        " UNION SELECT answered_by FROM question"
    )
    names = list(dict.fromkeys(name for row in rows for name in row[0].split(", ") if name))
    asked = fold(written)
    exact = [name for name in names if fold(name) == asked]
    if exact and several:
        return exact
    words = set(asked.split())
    partly = [name for name in names if words and words <= set(fold(name).split())]
    if partly:
        return partly
    raise Unknown("person", written, nearest(written, names, cutoff=0.6))
