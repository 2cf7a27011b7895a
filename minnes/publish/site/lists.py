"""The list pages of a site (start, meetings, decisions, actions, series, people), the latest rows first.

A page is planned from the digests of its rows; their contents are read only if it has to be rendered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from markupsafe import Markup

from minnes.archive.workspace import Workspace
from minnes.language.message import Message, say
from minnes.language.mixed_language import Written
from minnes.model.project import Series
from minnes.publish.site import addresses
from minnes.publish.site import row_views as rows
from minnes.publish.site.addresses import named_pages, root, seen_from, series_page
from minnes.publish.site.frame import Frame, LinkView
from minnes.publish.site.list_plans import (
    ListPlan,
    PlannedSection,
    list_plan,
    piece_of,
    pieces_of,
    row_kinds,
)
from minnes.publish.site.list_views import (
    COLUMNS,
    NOTHING,
    OF_A_PERSON,
    TITLES,
    ListPage,
    Section,
    SeriesView,
    history,
)
from minnes.publish.site.records import Piece, Published, ReadPieces
from minnes.publish.site.search_index import search_page
from minnes.publish.site.site_files import PlannedFile
from minnes.publish.site.upcoming import upcoming
from minnes.register.names import swedish_key

LATEST_MEETINGS = 5
"""Meetings on the front page."""
LATEST_DECISIONS = 10
"""Decisions there, and a few more if the last meeting among them has more."""


class Lists:
    """Plans the list pages of a site from its meetings, given oldest first."""

    def __init__(
        self,
        meetings: Sequence[Published],
        workspace: Workspace,
        frame: Frame,
        read_pieces: ReadPieces,
    ) -> None:
        self._meetings = meetings
        self._latest = list(reversed(meetings))
        self._workspace = workspace
        self._read_pieces = read_pieces
        self._frame = frame
        self._say = frame.translator.text
        self._of_people: dict[str, dict[str, list[Piece]]] = {}
        for facts, info in self._latest:
            for key, own in info.pieces.items():
                name, _, owner = key.partition("|")
                if owner:
                    pieces = self._of_people.setdefault(owner, {}).setdefault(name, [])
                    pieces.append(Piece(facts.path, key, own))
        self.organizations = named_pages(
            "organizations", {name for _, info in meetings for name in info.organizations}
        )
        attendees = {name for name, own in self._of_people.items() if rows.ATTENDED in own}
        self.people = named_pages("people", attendees)
        self._upcoming = upcoming(meetings)
        self._series: dict[str, list[Published]] = {}
        for facts, info in self._latest:
            if facts.series:
                self._series.setdefault(facts.series, []).append((facts, info))

    def pages(self) -> Iterator[PlannedFile]:
        """Yield every list page."""
        yield self._page(addresses.HOME, self._start_page())
        for name, address in (
            (rows.MEETINGS, addresses.MEETINGS),
            (rows.DECISIONS, addresses.DECISIONS),
            (rows.ACTIONS, addresses.ACTIONS),
        ):
            section = self._section(name, pieces_of(self._latest, name), bare=True)
            yield self._page(address, list_plan(name, self._say(TITLES[name]), "", section))
        for series in self._series:
            yield self._page(series_page(series), self._series_page(series))
        yield self._name_list(addresses.ORGANIZATIONS, say("Organizations"), self.organizations)
        if addresses.PEOPLE in self._frame.pages:
            yield self._name_list(addresses.PEOPLE, say("People"), self.people)
            for name, page in self.people.items():
                yield self._page(page, self._person_page(name))
        named = (SeriesView(name, self._title(name)) for name in self._sorted_series())
        yield search_page(self._meetings, tuple(named), self._frame)

    def texts(self) -> Iterator[str]:
        """Yield the names and titles that list pages show beside rows."""
        yield from self.organizations
        yield from self.people
        for name in self._series:
            declared = self._declared(name)
            yield name
            yield self._title(name)
            yield (declared and declared.organization) or ""

    def _page(self, address: str, plan: ListPlan) -> PlannedFile:
        return PlannedFile(address, plan.cache_key(), partial(self._rendered, address, plan))

    def _rendered(self, address: str, plan: ListPlan) -> str:
        page = plan.with_rows(lambda pieces: self._joined(address, self._read_pieces(pieces)))
        return self._frame.render("site/list.html.j2", address, page)

    def _start_page(self) -> ListPlan:
        here = addresses.HOME
        newest: list[Piece] = []
        count = 0
        for facts, info in self._latest:
            if count >= LATEST_DECISIONS:
                break
            if info.decision_count:
                newest.append(piece_of(facts, info, f"{rows.DECISIONS}|"))
                count += info.decision_count
        decisions, decided = self._section(rows.DECISIONS, newest, title=say("Latest decisions"))
        all_decisions = LinkView(self._say(say("All decisions")), addresses.DECISIONS)
        held = [latest for latest in self._latest if latest[0].was_held][:LATEST_MEETINGS]
        meetings, met = self._section(
            rows.MEETINGS, pieces_of(held, rows.MEETINGS), title=say("Latest meetings")
        )
        all_meetings = LinkView(self._say(say("All meetings")), addresses.MEETINGS)
        groups = [(self._groups(here), ())] if self._series else []
        return list_plan(
            "home",
            self._frame.title,
            "",
            *self._coming(here, [row for _, row in self._upcoming]),
            (meetings._replace(more=all_meetings), met),
            (decisions._replace(more=all_decisions), decided),
            *groups,
        )

    def _groups(self, here: str) -> Section:
        """Return a section that links to each series, with the number of its meetings and the latest."""
        items = []
        for name in self._sorted_series():
            some = self._series[name]
            held = [facts.day for facts, _ in some if facts.was_held]
            own = self._title(name)
            link = Markup('<a href="{}"{}>{}</a>').format(
                seen_from(here, series_page(name)), self._frame.tongue(own), own
            )
            details = self._say(history(held))
            items.append(
                Markup('<li>{} <span class="details">{}</span></li>').format(link, details)
            )
        title = self._say(say("Groups"))
        return Section(
            "series",
            title,
            "s.series",
            title,
            (),
            Markup("\n").join(items),
        )

    def _series_page(self, name: str) -> ListPlan:
        declared = self._declared(name)
        host = (declared and declared.organization) or ""
        ahead = [row for series, row in self._upcoming if series == name]
        return list_plan(
            "series",
            self._title(name),
            host,
            *self._coming(series_page(name), ahead),
            *(
                self._section(kind, pieces_of(self._series[name], kind))
                for kind in (rows.MEETINGS, rows.DECISIONS, rows.ACTIONS)
            ),
        )

    def _name_list(self, address: str, title: Message, pages: dict[str, str]) -> PlannedFile:
        """Return a page that lists names and links to the page of each."""
        links = tuple(LinkView(name, seen_from(address, page)) for name, page in pages.items())
        about = () if links else (self._say(say("The minutes name none.")),)
        kind = address.removesuffix(".html")
        return self._page(
            address, ListPlan(ListPage(kind, self._say(title), "", about, links, ()), ())
        )

    def _person_page(self, name: str) -> ListPlan:
        own = self._of_people[name]
        some = {
            kind: [piece for key in row_kinds(kind) for piece in own.get(key, ())]
            for kind in OF_A_PERSON
        }
        sections = (self._section(kind, pieces) for kind, pieces in some.items() if pieces)
        return list_plan("people", name, "", *sections)

    def _section(
        self,
        kind: str,
        pieces: Sequence[Piece],
        title: Message | None = None,
        bare: bool = False,
    ) -> PlannedSection:
        """Return a table of rows; `bare` is without a heading, as the only one of its page."""
        named = self._say(title or TITLES[kind])
        section = Section(
            kind,
            "" if bare else named,
            f"s.{kind}",
            named,
            tuple(map(self._say, COLUMNS[kind])),
            Markup(),
            self._say(NOTHING[kind]) if kind in NOTHING else "",
        )
        return section, tuple(pieces)

    def _coming(self, address: str, html_rows: Sequence[str]) -> list[PlannedSection]:
        """Return the section of meetings to come, if there are any; `html_rows` are relative to the root."""
        named = self._say(say("Meetings to come"))
        joined = self._joined(address, [row.encode("utf-8") for row in html_rows])
        section = Section("upcoming", named, "s.upcoming", named, (), joined)
        return [(section, ())] if html_rows else []

    def _joined(self, address: str, contents: Sequence[bytes]) -> Markup:
        """Return HTML rows as one text, their links as seen from a page."""
        html = b"\n".join(contents).decode("utf-8")
        return Markup(html.replace(rows.ROOT_PLACEHOLDER, root(address)))  # noqa: S704

    def _declared(self, name: str) -> Series | None:
        project = self._workspace.project
        return project.series.get(name) if project else None

    def _title(self, name: str) -> Written:
        declared = self._declared(name)
        return Written((declared and declared.title) or name)

    def _sorted_series(self) -> list[str]:
        return sorted(self._series, key=lambda name: swedish_key(self._title(name)))
