"""The pages of organizations: a report on each, from the report rows of the published meetings."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from minnes.archive.index_reading import project_rows
from minnes.archive.processes import spread
from minnes.archive.tables import Rows, columns
from minnes.archive.workspace import Workspace
from minnes.publish.report_pages import Links, Showing, organization_sheet
from minnes.publish.site.addresses import meeting_page, seen_from
from minnes.publish.site.frame import Frame
from minnes.publish.site.list_views import ListPage
from minnes.publish.site.records import Piece, Published, ReadPieces, digest
from minnes.publish.site.site_files import PlannedFile, SiteFiles
from minnes.query.memory_index import index_of_rows

_PARALLEL_FROM = 30
"""Pages to render from which a second process pays for its start."""

_NAMED = {"participant": "name", "party": "name", "question": "asker"}
"""Columns with a person who may belong to an organization by the rosters, by table."""


def concerned(rows: Rows) -> tuple[list[str], list[str], list[str]]:
    """Return whom the rows of a meeting concern: organizations, people and ids of other meetings.

    The people are those in rows that name no organization; the meetings are those of references.
    """
    organizations, people = set(), set()
    for table, some in rows.items():
        places = columns(table)
        if "organization" in places:
            at, who = places.index("organization"), places.index(_NAMED.get(table, "organization"))
            organizations |= {row[at] for row in some}
            people |= {row[who] for row in some if not row[at]}
    reference = columns("saying").index("reference")
    meetings = {row[reference].partition("#")[0] for row in rows.get("saying", ())}
    return sorted(organizations - {""}), sorted(people - {""}), sorted(meetings)


class Organizations:
    """Plans the pages of organizations, each from the rows of the meetings that it depends on.

    These are the meetings that name it or somebody on its rosters, all meetings of their series and of
    those it is a member of, and the meetings that refer to any of them. `pages` are the addresses by
    name. The reports are as of the latest minutes, not of today.
    """

    def __init__(
        self,
        pages: Mapping[str, str],
        meetings: Sequence[Published],
        workspace: Workspace,
        frame: Frame,
        read_pieces: ReadPieces,
    ) -> None:
        self._pages = pages
        self._meetings = {facts.id: (facts, info) for facts, info in meetings}
        self._workspace = workspace
        self._frame = frame
        self._read_pieces = read_pieces
        held = (facts.day for facts, _ in meetings if facts.was_held)
        latest = max(held, default="")
        self._today = date.fromisoformat(latest) if latest else date.min
        self._series, self._rosters = _memberships(workspace)
        self._naming, self._by_series, self._referring = _meetings_by(meetings)

    def pages(self, files: SiteFiles) -> Iterator[PlannedFile]:
        """Yield every page; those that have changed are rendered all together."""
        inputs = {name: self._inputs(name) for name in self._pages}
        common = digest(self._today.isoformat(), self._pages)
        keys = {
            identity: digest(identity, info.pieces["report"], info.documents)
            for identity, (_, info) in self._meetings.items()
        }
        planned = {
            name: PlannedFile(
                page, digest(common, [keys[identity] for identity in inputs[name]]), bytes
            )
            for name, page in self._pages.items()
        }
        changed = [name for name, page in planned.items() if not files.unchanged(page)]
        html = self._rendered(changed, {identity for name in changed for identity in inputs[name]})
        for name, page in planned.items():
            yield page._replace(render=partial(html.__getitem__, name))

    def _inputs(self, organization: str) -> list[str]:
        """Return the ids of the meetings that the page of an organization depends on, in order."""
        found = set(self._naming.get(organization, ()))
        for name in self._rosters.get(organization, ()):
            found |= self._naming.get(name, set())
        series = {self._meetings[identity][0].series for identity in found} - {""}
        for name in series | self._series.get(organization, set()):
            found |= self._by_series.get(name, set())
        found |= {by for identity in found for by in self._referring.get(identity, ())}
        return [identity for identity in self._meetings if identity in found]

    def _rendered(self, names: Sequence[str], identities: Collection[str]) -> dict[str, str]:
        """Return the pages of organizations as HTML, from the rows of the meetings they depend on."""
        if not names:
            return {}
        known = {
            identity: both for identity, both in self._meetings.items() if identity in identities
        }
        pieces = [
            Piece(facts.path, "report", info.pieces["report"]) for facts, info in known.values()
        ]
        contents = zip(pieces, self._read_pieces(pieces), strict=True)
        rows = {piece.path: json.loads(content) for piece, content in contents}
        index = index_of_rows(rows, self._workspace, self._today)
        showing = Showing(self._frame.translator, self._links(known))
        edition, translator = self._frame.edition, self._frame.translator

        def render(name: str) -> tuple[str, str]:
            sheet = organization_sheet(index, name, self._today, translator, edition)
            page = ListPage("organizations", sheet.title, sheet.heading, (sheet.summary,), (), ())
            more = {"sheet": sheet, "shown": showing}
            address = self._pages[name]
            return name, self._frame.render("site/organization.html.j2", address, page, **more)

        return dict(spread(render, names, _PARALLEL_FROM, "forked"))

    def _links(self, known: Mapping[str, Published]) -> Links:
        # All pages of organizations lie in one folder, so their links are the same.
        here = next(iter(self._pages.values()))
        return Links(
            {identity: seen_from(here, meeting_page(identity)) for identity in known},
            {name: seen_from(here, page) for name, page in self._pages.items()},
            {
                (identity, written): seen_from(here, target)
                for identity, (_, info) in known.items()
                for written, (_, target) in info.documents.items()
            },
        )


def _memberships(workspace: Workspace) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the series of which organizations are members, and the people on their rosters, by name."""
    series: dict[str, set[str]] = {}
    people: dict[str, set[str]] = {}
    rows = project_rows(workspace)
    for row in rows["member"]:
        member = dict(zip(columns("member"), row, strict=True))
        series.setdefault(member["organization"], set()).add(member["series"])
    for row in rows["roster"]:
        member = dict(zip(columns("roster"), row, strict=True))
        people.setdefault(member["organization"], set()).add(member["name"])
    return series, people


def _meetings_by(
    meetings: Sequence[Published],
) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """Return the ids of meetings by whom they concern, by series, and by the meeting they refer to."""
    naming: dict[str, set[str]] = {}
    by_series: dict[str, set[str]] = {}
    referring: dict[str, set[str]] = {}
    for facts, info in meetings:
        for found, keys in (
            (naming, (*info.reported, *info.people)),
            (by_series, (facts.series,)),
            (referring, info.references),
        ):
            for key in keys:
                found.setdefault(key, set()).add(facts.id)
    return naming, by_series, referring
