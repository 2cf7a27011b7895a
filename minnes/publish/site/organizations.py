"""The pages of organizations: what all published minutes say of each, from rows of the edition."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from minnes.archive.harvest import project_rows
from minnes.archive.processes import spread
from minnes.archive.tables import Rows, columns
from minnes.archive.workspace import Workspace
from minnes.publish.report_pages import Links, Showing, organization_sheet
from minnes.publish.site.addresses import meeting_page, seen_from
from minnes.publish.site.facts import Facts
from minnes.publish.site.frame import Frame
from minnes.publish.site.list_views import ListPage
from minnes.publish.site.planned import Files, Planned
from minnes.publish.site.records import Head, Piece, digest
from minnes.query.shown import shown_of

_PARALLEL_FROM = 30
"""Pages to make from which a second process pays for its start."""

_NAMED = {"participant": "name", "party": "name", "question": "asker"}
"""Tables whose rows tell of an organization, or of somebody who may be of one by the rosters."""


def concerned(rows: Rows) -> tuple[list[str], list[str], list[str]]:
    """Return whom the rows of a meeting concern.

    These are organizations, people of whom the rows do not tell where they are from, and the ids of
    the meetings that they speak of.
    """
    organizations, people = set(), set()
    for table, some in rows.items():
        places = columns(table)
        if "organization" in places:
            at, who = places.index("organization"), places.index(_NAMED.get(table, "organization"))
            organizations |= {row[at] for row in some}
            people |= {row[who] for row in some if not row[at]}
    reference = columns("saying").index("reference")
    refers = {row[reference].partition("#")[0] for row in rows.get("saying", ())}
    return sorted(organizations - {""}), sorted(people - {""}), sorted(refers)


class Organizations:
    """Makes the pages of organizations, each from the rows of the meetings that it depends on.

    These are the meetings that tell of it, or of somebody on its rosters, all meetings of the series
    that these are of or that it is a member of, and those that speak of any of them. `pages` are the
    addresses by name. All stands as of the latest minutes, not of today.
    """

    def __init__(
        self,
        pages: Mapping[str, str],
        meetings: Sequence[tuple[Facts, Head]],
        workspace: Workspace,
        frame: Frame,
        texts: Callable[[Sequence[Piece]], list[bytes]],
    ) -> None:
        self._pages = pages
        self._meetings = {facts.id: (facts, head) for facts, head in meetings}
        self._workspace = workspace
        self._frame = frame
        self._texts = texts
        held = (facts.day for facts, _ in meetings if facts.was_held)
        latest = max(held, default="")
        self._today = date.fromisoformat(latest) if latest else date.min
        self._series, self._rosters = _belonging(workspace)
        self._told, self._by_series, self._speaking = _linked(meetings)

    def pages(self, files: Files) -> Iterator[Planned]:
        """Yield every page; those that are not there already are made all together."""
        rests = {name: self._rests_on(name) for name in self._pages}
        whole = digest(self._today.isoformat(), self._pages)
        own = {
            identity: digest(identity, head.pieces["report"], head.documents)
            for identity, (_, head) in self._meetings.items()
        }
        planned = {
            name: Planned(page, digest(whole, [own[identity] for identity in rests[name]]), bytes)
            for name, page in self._pages.items()
        }
        missing = [name for name, page in planned.items() if not files.there(page)]
        made = self._made(missing, {identity for name in missing for identity in rests[name]})
        for name, page in planned.items():
            yield page._replace(make=partial(made.__getitem__, name))

    def _rests_on(self, organization: str) -> list[str]:
        """Return the ids of the meetings that the page of an organization depends on, in order."""
        told = set(self._told.get(organization, ()))
        for name in self._rosters.get(organization, ()):
            told |= self._told.get(name, set())
        series = {self._meetings[identity][0].series for identity in told} - {""}
        for name in series | self._series.get(organization, set()):
            told |= self._by_series.get(name, set())
        told |= {by for identity in told for by in self._speaking.get(identity, ())}
        return [identity for identity in self._meetings if identity in told]

    def _made(self, names: Sequence[str], of: Collection[str]) -> dict[str, str]:
        """Return the pages of organizations by name, from the rows of the meetings they depend on."""
        if not names:
            return {}
        known = {identity: both for identity, both in self._meetings.items() if identity in of}
        pieces = [
            Piece(facts.path, "report", head.pieces["report"]) for facts, head in known.values()
        ]
        texts = zip(pieces, self._texts(pieces), strict=True)
        rows = {piece.path: json.loads(text) for piece, text in texts}
        index = shown_of(rows, self._workspace, self._today)
        showing = Showing(self._frame.translator, self._links(known))
        edition, translator = self._frame.edition, self._frame.translator

        def made(name: str) -> tuple[str, str]:
            sheet = organization_sheet(index, name, self._today, translator, edition)
            page = ListPage("organizations", sheet.title, sheet.heading, (sheet.summary,), (), ())
            more = {"sheet": sheet, "shown": showing}
            address = self._pages[name]
            return name, self._frame.render("site/organization.html.j2", address, page, **more)

        return dict(spread(made, names, _PARALLEL_FROM, "forked"))

    def _links(self, known: Mapping[str, tuple[Facts, Head]]) -> Links:
        # All pages of organizations lie in one folder: seen from one, links are as from any other.
        here = next(iter(self._pages.values()))
        return Links(
            {identity: seen_from(here, meeting_page(identity)) for identity in known},
            {name: seen_from(here, page) for name, page in self._pages.items()},
            {
                (identity, written): seen_from(here, target)
                for identity, (_, head) in known.items()
                for written, (_, target) in head.documents.items()
            },
        )


def _belonging(workspace: Workspace) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the series that organizations are members of, and the people on their rosters."""
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


def _linked(
    meetings: Sequence[tuple[Facts, Head]],
) -> tuple[dict[str, set[str]], dict[str, set[str]], dict[str, set[str]]]:
    """Return the ids of meetings: by whom they concern, by series, and by what they speak of."""
    told: dict[str, set[str]] = {}
    by_series: dict[str, set[str]] = {}
    speaking: dict[str, set[str]] = {}
    for facts, head in meetings:
        for found, keys in (
            (told, (*head.concerns, *head.people)),
            (by_series, (facts.series,)),
            (speaking, head.refers),
        ):
            for key in keys:
                found.setdefault(key, set()).add(facts.id)
    return told, by_series, speaking
