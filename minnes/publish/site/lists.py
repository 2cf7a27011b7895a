"""The pages of a site that list: put together from the rows of all meetings, the latest first.

A page is drafted from the digests of its rows; these are read only if the page is to be made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from markupsafe import Markup

from minnes.archive.workspace import Workspace
from minnes.language.message import Message, say
from minnes.language.phrase import Written
from minnes.model.project import Series
from minnes.publish.site import addresses
from minnes.publish.site import row_views as rows
from minnes.publish.site.addresses import named_pages, root, seen_from, series_page
from minnes.publish.site.drafts import Draft, Drafted, draft, in_order, piece_of, pieces_of
from minnes.publish.site.facts import Facts
from minnes.publish.site.frame import Frame, LinkView
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
from minnes.publish.site.planned import Planned
from minnes.publish.site.records import Head, Piece
from minnes.publish.site.searched import search_page
from minnes.publish.site.upcoming import upcoming
from minnes.register.names import swedish_key

LATEST_MEETINGS = 5
"""Meetings on the front page."""
LATEST_DECISIONS = 10
"""Decisions there, at most a few more: those of one meeting are not parted."""


class Lists:
    """Makes the list pages of a site; its meetings come oldest first."""

    def __init__(
        self,
        meetings: Sequence[tuple[Facts, Head]],
        workspace: Workspace,
        frame: Frame,
        texts: Callable[[Sequence[Piece]], list[bytes]],
    ) -> None:
        self._meetings = meetings
        self._latest = list(reversed(meetings))
        self._workspace = workspace
        self._texts = texts
        self._frame = frame
        self._say = frame.translator.text
        self._owned: dict[str, dict[str, list[Piece]]] = {}
        for facts, head in self._latest:
            for key, own in head.pieces.items():
                name, _, owner = key.partition("|")
                if owner:
                    pieces = self._owned.setdefault(owner, {}).setdefault(name, [])
                    pieces.append(Piece(facts.path, key, own))
        self.organizations = named_pages(
            "organizations", {name for _, head in meetings for name in head.organizations}
        )
        self.people = named_pages("people", self._owners({rows.ATTENDED}))
        self._upcoming = upcoming(meetings)
        self._series: dict[str, list[tuple[Facts, Head]]] = {}
        for facts, head in self._latest:
            if facts.series:
                self._series.setdefault(facts.series, []).append((facts, head))

    def pages(self) -> Iterator[Planned]:
        """Yield every list page."""
        yield self._page(addresses.HOME, self._home())
        for name, address in (
            (rows.MEETINGS, addresses.MEETINGS),
            (rows.DECISIONS, addresses.DECISIONS),
            (rows.ACTIONS, addresses.ACTIONS),
        ):
            section = self._section(name, pieces_of(self._latest, name), bare=True)
            yield self._page(address, draft(name, self._say(TITLES[name]), "", section))
        for series in self._series:
            yield self._page(series_page(series), self._of_series(series))
        yield self._names(addresses.ORGANIZATIONS, say("Organizations"), self.organizations)
        if addresses.PEOPLE in self._frame.pages:
            yield self._names(addresses.PEOPLE, say("People"), self.people)
            for name, page in self.people.items():
                yield self._page(page, self._of_a_person(name))
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

    def _owners(self, lists: set[str]) -> set[str]:
        return {owner for owner, some in self._owned.items() if lists & some.keys()}

    def _page(self, address: str, plan: Draft) -> Planned:
        return Planned(address, plan.made_of(), partial(self._rendered, address, plan))

    def _rendered(self, address: str, plan: Draft) -> str:
        page = plan.filled(lambda pieces: self._joined(address, self._texts(pieces)))
        return self._frame.render("site/list.html.j2", address, page)

    def _home(self) -> Draft:
        here = addresses.HOME
        newest: list[Piece] = []
        count = 0
        for facts, head in self._latest:
            if count >= LATEST_DECISIONS:
                break
            if head.decisions:
                newest.append(piece_of(facts, head, f"{rows.DECISIONS}|"))
                count += head.decisions
        decisions, decided = self._section(rows.DECISIONS, newest, title=say("Latest decisions"))
        all_decisions = LinkView(self._say(say("All decisions")), addresses.DECISIONS)
        held = [latest for latest in self._latest if latest[0].was_held][:LATEST_MEETINGS]
        meetings, met = self._section(
            rows.MEETINGS, pieces_of(held, rows.MEETINGS), title=say("Latest meetings")
        )
        all_meetings = LinkView(self._say(say("All meetings")), addresses.MEETINGS)
        return draft(
            "home",
            self._frame.title,
            "",
            *self._ahead(here, [row for _, row in self._upcoming]),
            (meetings._replace(more=all_meetings), met),
            (decisions._replace(more=all_decisions), decided),
            (self._groups(here), ()),
        )

    def _groups(self, here: str) -> Section:
        """Return the list of series, with how many meetings each has had and the latest of them."""
        items = []
        for name in self._sorted_series():
            some = self._series[name]
            held = [facts.day for facts, _ in some if facts.was_held]
            own = self._title(name)
            link = Markup('<a href="{}"{}>{}</a>').format(
                seen_from(here, series_page(name)), self._frame.tongue(own), own
            )
            told = self._say(history(held))
            items.append(Markup('<li>{} <span class="details">{}</span></li>').format(link, told))
        title = self._say(say("Groups"))
        return Section(
            "series",
            title,
            "s.series",
            title,
            (),
            Markup("\n").join(items),
            self._say(NOTHING[rows.MEETINGS]),
        )

    def _of_series(self, name: str) -> Draft:
        declared = self._declared(name)
        host = (declared and declared.organization) or ""
        ahead = [row for series, row in self._upcoming if series == name]
        return draft(
            "series",
            self._title(name),
            host,
            *self._ahead(series_page(name), ahead),
            *(
                self._section(kind, pieces_of(self._series[name], kind))
                for kind in (rows.MEETINGS, rows.DECISIONS, rows.ACTIONS)
            ),
        )

    def _names(self, address: str, title: Message, pages: dict[str, str]) -> Planned:
        """Return a page that lists names and leads to the page of each."""
        links = tuple(LinkView(name, seen_from(address, page)) for name, page in pages.items())
        about = () if links else (self._say(say("Nothing.")),)
        kind = address.removesuffix(".html")
        return self._page(
            address, Draft(ListPage(kind, self._say(title), "", about, links, ()), ())
        )

    def _of_a_person(self, name: str) -> Draft:
        own = self._owned[name]
        some = {
            kind: [piece for key in in_order(kind) for piece in own.get(key, ())]
            for kind in OF_A_PERSON
        }
        sections = (self._section(kind, pieces) for kind, pieces in some.items() if pieces)
        return draft("people", name, "", *sections)

    def _section(
        self,
        kind: str,
        pieces: Sequence[Piece],
        title: Message | None = None,
        bare: bool = False,
    ) -> Drafted:
        """Return a table of rows; `bare` is one that needs no heading, as the only one of its page."""
        named = self._say(title or TITLES[kind])
        section = Section(
            kind,
            "" if bare else named,
            f"s.{kind}",
            named,
            tuple(map(self._say, COLUMNS[kind])),
            Markup(),
            self._say(NOTHING.get(kind, say("Nothing."))),
        )
        return section, tuple(pieces)

    def _ahead(self, address: str, some: Sequence[str]) -> list[Drafted]:
        """Return the list of meetings to come, if there are any."""
        named = self._say(say("Meetings to come"))
        joined = self._joined(address, [written.encode("utf-8") for written in some])
        section = Section("upcoming", named, "s.upcoming", named, (), joined)
        return [(section, ())] if some else []

    def _joined(self, address: str, some: Sequence[bytes]) -> Markup:
        rows_of_all = b"\n".join(some).decode("utf-8")
        return Markup(rows_of_all.replace(rows.UP, root(address)))  # noqa: S704

    def _declared(self, name: str) -> Series | None:
        project = self._workspace.project
        return project.series.get(name) if project else None

    def _title(self, name: str) -> Written:
        declared = self._declared(name)
        return Written((declared and declared.title) or name)

    def _sorted_series(self) -> list[str]:
        return sorted(self._series, key=lambda name: swedish_key(self._title(name)))
