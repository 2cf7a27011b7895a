"""The pages of a site that list: put together from the rows of all meetings, the latest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from markupsafe import Markup

from minnes.archive.workspace import Workspace
from minnes.language.message import Message, say
from minnes.model.project import Series
from minnes.publish.site import addresses
from minnes.publish.site import row_views as rows
from minnes.publish.site.addresses import named_pages, root, seen_from, series_page, series_words
from minnes.publish.site.facts import Facts
from minnes.publish.site.frame import Frame, LinkView
from minnes.publish.site.list_views import (
    AFTERWARDS,
    COLUMNS,
    NOTHING,
    OF_A_PERSON,
    TITLES,
    ListPage,
    SearchPage,
    Section,
    SeriesView,
)
from minnes.publish.site.meeting import Shown
from minnes.publish.site.upcoming import upcoming
from minnes.register.names import swedish_key

LATEST = 10
"""Decisions on the front page, at most a few more: those of one meeting are not parted."""


class Lists:
    """Makes the list pages of a site; its meetings come oldest first."""

    def __init__(
        self,
        meetings: Sequence[tuple[Facts, Shown]],
        workspace: Workspace,
        frame: Frame,
    ) -> None:
        self._meetings = meetings
        self._latest = list(reversed(meetings))
        self._workspace = workspace
        self._frame = frame
        self._say = frame.translator.text
        self._owned: dict[str, dict[str, list[str]]] = {}
        for _, shown in self._latest:
            for key, some in shown.rows.items():
                name, _, owner = key.partition("|")
                if owner:
                    self._owned.setdefault(owner, {}).setdefault(name, []).extend(some)
        self.organizations = named_pages(
            "organizations", {name for _, shown in meetings for name in shown.organizations}
        )
        self.people = named_pages("people", self._owners({rows.ATTENDED}))
        self._series = {facts.series: True for facts, _ in meetings if facts.series}

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the address and the text of every list page."""
        yield self._page(addresses.HOME, self._home())
        for name, address in (
            (rows.MEETINGS, addresses.MEETINGS),
            (rows.DECISIONS, addresses.DECISIONS),
            (rows.ACTIONS, addresses.ACTIONS),
        ):
            title = self._say(TITLES[name])
            section = self._section(address, name, self._of_all(name), bare=True)
            page = ListPage(name, title, "", (), (), (section,))
            yield self._page(address, page)
        for series in self._series:
            yield self._page(series_page(series), self._of_series(series))
        yield self._names(addresses.ORGANIZATIONS, say("Organizations"), self.organizations)
        if addresses.PEOPLE in self._frame.pages:
            yield self._names(addresses.PEOPLE, say("People"), self.people)
            yield from (
                self._page(page, self._of_a_person(name, page))
                for name, page in self.people.items()
            )
        yield addresses.SEARCH, self._search()

    def texts(self) -> Iterator[str]:
        """Yield the names and titles that list pages show beside rows."""
        yield from self.organizations
        yield from self.people
        for name in self._series:
            declared = self._declared(name)
            yield name
            yield self._title(name)
            yield (declared and declared.organization) or ""

    def words(self) -> Iterator[tuple[str, str]]:
        """Yield what the search knows of each series, as a file of JavaScript."""
        series: dict[str, list[str]] = {}
        for facts, shown in self._meetings:
            series.setdefault(facts.series, []).append(shown.words)
        for name, some in series.items():
            yield (
                series_words(name),
                f'(self.minnesWords ??= {{}})["{name}"] = [\n' + "".join(some) + "];\n",
            )

    def _owners(self, lists: set[str]) -> set[str]:
        return {owner for owner, some in self._owned.items() if lists & some.keys()}

    def _page(self, address: str, page: ListPage) -> tuple[str, str]:
        return address, self._frame.render("site/list.html.j2", address, page)

    def _search(self) -> str:
        files = dict.fromkeys(series_words(facts.series) for facts, _ in self._meetings)
        page = SearchPage(
            "search",
            self._say(say("Search")),
            "",
            (),
            tuple(seen_from(addresses.SEARCH, one) for one in files),
            tuple(SeriesView(name, self._title(name)) for name in self._sorted_series()),
        )
        return self._frame.render("site/search.html.j2", addresses.SEARCH, page)

    def _home(self) -> ListPage:
        here = addresses.HOME
        sections = self._ahead(here, upcoming(self._meetings))
        newest: list[str] = []
        for _, shown in self._latest:
            if len(newest) >= LATEST:
                break
            newest += shown.rows.get(f"{rows.DECISIONS}|", [])
        sections.append(
            self._section(here, rows.DECISIONS, newest, title=say("Latest decisions"))._replace(
                more=LinkView(self._say(say("All decisions")), addresses.DECISIONS)
            )
        )
        sections.append(self._groups(here))
        return ListPage("home", self._frame.title, "", (), (), tuple(sections))

    def _groups(self, here: str) -> Section:
        """Return the list of series, with how many meetings each has had and the latest of them."""
        items = []
        for name in self._sorted_series():
            some = [facts for facts, _ in self._meetings if facts.series == name]
            days = [facts.day for facts in some if facts.day]
            link = Markup('<a href="{}">{}</a>').format(
                seen_from(here, series_page(name)), self._title(name)
            )
            told = self._say(
                say("{count} meetings, the latest {day}", count=len(some), day=max(days))
                if len(some) > 1 and days
                else say("one meeting, {day}", day=days[0])
                if days
                else say("no day is known")
            )
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

    def _of_series(self, name: str) -> ListPage:
        here = series_page(name)
        declared = self._declared(name)
        sections = self._ahead(here, upcoming(self._meetings, name))
        sections += [
            self._section(here, kind, self._of_all(kind, name))
            for kind in (rows.MEETINGS, rows.DECISIONS, rows.ACTIONS)
        ]
        host = (declared and declared.organization) or ""
        return ListPage("series", self._title(name), host, (), (), tuple(sections))

    def _names(self, address: str, title: Message, pages: dict[str, str]) -> tuple[str, str]:
        """Return a page that lists names and leads to the page of each."""
        links = tuple(LinkView(name, seen_from(address, page)) for name, page in pages.items())
        about = () if links else (self._say(say("Nothing.")),)
        kind = address.removesuffix(".html")
        return self._page(address, ListPage(kind, self._say(title), "", about, links, ()))

    def _of_a_person(self, name: str, page: str) -> ListPage:
        own = self._owned[name]
        some = [(kind, _in_order(own, kind)) for kind in OF_A_PERSON]
        sections = tuple(self._section(page, kind, lines) for kind, lines in some if lines)
        return ListPage("people", name, "", (), (), sections)

    def _of_all(self, name: str, series: str | None = None) -> list[str]:
        every: dict[str, list[str]] = {}
        for facts, shown in self._latest:
            if series is None or facts.series == series:
                for kind in (name, *AFTERWARDS.get(name, ())):
                    every.setdefault(kind, []).extend(shown.rows.get(f"{kind}|", ()))
        return _in_order(every, name)

    def _section(
        self,
        address: str,
        kind: str,
        some: Sequence[str],
        title: Message | None = None,
        bare: bool = False,
    ) -> Section:
        """Return a table of rows; `bare` is one that needs no heading, as the only one of its page."""
        named = self._say(title or TITLES[kind])
        return Section(
            kind,
            "" if bare else named,
            f"s.{kind}",
            named,
            tuple(map(self._say, COLUMNS[kind])),
            self._joined(address, some),
            self._say(NOTHING.get(kind, say("Nothing."))),
        )

    def _ahead(self, address: str, some: Sequence[str]) -> list[Section]:
        """Return the list of meetings to come, if there are any."""
        named = self._say(say("Meetings to come"))
        joined = self._joined(address, some)
        return [Section("upcoming", named, "s.upcoming", named, (), joined)] if some else []

    def _joined(self, address: str, some: Sequence[str]) -> Markup:
        return Markup("\n".join(some).replace(rows.UP, root(address)))  # noqa: S704

    def _declared(self, name: str) -> Series | None:
        project = self._workspace.project
        return project.series.get(name) if project else None

    def _title(self, name: str) -> str:
        declared = self._declared(name)
        return (declared and declared.title) or name

    def _sorted_series(self) -> list[str]:
        return sorted(self._series, key=lambda name: swedish_key(self._title(name)))


def _in_order(some: Mapping[str, list[str]], name: str) -> list[str]:
    """Return the rows of a list; after those that matter most come the others."""
    return [row for kind in (name, *AFTERWARDS.get(name, ())) for row in some.get(kind, ())]
