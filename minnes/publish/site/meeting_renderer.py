"""Renders a meeting of a site: its page, its rows in lists, and its entries for the search."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from jinja2.environment import TemplateModule

from minnes.archive.loading import Loaded
from minnes.archive.naming import Naming, naming_of, namings
from minnes.archive.workspace import Workspace
from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.model.meeting import Meeting
from minnes.publish.edition import Edition, internal, public, silent_on
from minnes.publish.links import path_address
from minnes.publish.meeting_view import meeting_view
from minnes.publish.page import environment, render_page
from minnes.publish.page_context import PageContext
from minnes.publish.part_views import Span, moments
from minnes.publish.site.addresses import link_to, meeting_page, seen_from, series_page
from minnes.publish.site.context import MeetingContext
from minnes.publish.site.frame import Frame, LinkView
from minnes.publish.site.meeting_rows import MeetingRows
from minnes.publish.site.namesakes import shared_names
from minnes.publish.site.row_views import ACTIONS, FINISHED, Where
from minnes.publish.site.search_texts import search_entries
from minnes.publish.view import MeetingView, NextView


class MeetingOutput(NamedTuple):
    """What was rendered of a meeting.

    `page` is HTML; `rows` are HTML rows by `list|owner`, `announced` pairs of when a meeting ahead is
    (ISO) and its row, `search_entries` lines of JavaScript. `moments` are the days and times on the page, in
    words; `organizations` the names of those it tells of.
    """

    address: str
    page: str
    rows: dict[str, list[str]]
    announced: list[list[str]]
    search_entries: str
    moments: tuple[str, ...]
    organizations: tuple[str, ...]


@dataclass(slots=True)
class MeetingRenderer:
    """Renders any meeting of a site; holds what is the same for all of them."""

    workspace: Workspace
    edition: Edition
    translator: Translator
    frame: Frame
    namings: Mapping[str, Naming] = field(init=False)
    shared_names: frozenset[str] = field(init=False)
    _macros_module: TemplateModule | None = None

    def __post_init__(self) -> None:
        self.namings = namings(self.workspace.project, self.workspace.register)
        self.shared_names = shared_names(self.workspace.project)

    @property
    def with_people(self) -> bool:
        """Return whether people have pages of their own, and are found by the search."""
        project = self.workspace.project
        return self.edition == "internal" or project is None or project.publish.names == "full"

    def edition_of(self, loaded: Loaded, names: Collection[str]) -> Meeting:
        """Return a meeting as the edition shows it, but for outcomes that other meetings withhold.

        `names` are those that any meeting withholds.
        """
        if self.edition == "internal":
            return internal(loaded.meeting)
        project, register = self.workspace.project, self.workspace.register
        return public(loaded.meeting, project, register, loaded.id, elsewhere=names)

    def render(self, loaded: Loaded, edition: Meeting, context: MeetingContext) -> MeetingOutput:
        """Render a meeting, given its edition as `edition_of` returns it."""
        meeting = silent_on(edition, loaded.id, frozenset(context.hidden))
        address = meeting_page(loaded.id)
        page_context = self._page_context(loaded, address, context)
        view = meeting_view(meeting, page_context)
        site = self.frame.view(address, *self._navigation(meeting, address, context, page_context))
        naming = naming_of(meeting, self.namings)
        rows = MeetingRows(meeting, view, context, page_context, naming, self.shared_names)
        html_rows = self._rows(rows)
        return MeetingOutput(
            address,
            render_page(view, "html", self.translator, site, self.frame.look),
            html_rows,
            self._announced(meeting, rows.where, view, context.announced),
            search_entries(view, path_address(address), self.with_people),
            tuple(dict.fromkeys(moments(view))),
            tuple(sorted(rows.organizations())),
        )

    def _page_context(self, loaded: Loaded, address: str, context: MeetingContext) -> PageContext:
        return PageContext(
            loaded.id,
            self.edition,
            self.translator,
            self.workspace.project,
            outcomes=context.known_outcomes(),
            page_of=partial(link_to, context.pages, address),
            files=frozenset(context.files),
            announced={f"{loaded.meeting.series}/{loaded.meeting.date}": tuple(context.announced)},
            later=context.said_later(),
        )

    def _navigation(
        self, meeting: Meeting, address: str, context: MeetingContext, page_context: PageContext
    ) -> tuple[LinkView | None, LinkView | None, LinkView | None]:
        """Return links to the page of the series, and to the meetings before and after in it."""
        series = None
        if meeting.series:
            declared = page_context.series(meeting.series)
            title = (declared and declared.title) or meeting.series
            series = LinkView(title, seen_from(address, series_page(meeting.series)))
        previous, following = (
            LinkView(self._short_title(identity), page_context.page_of(identity))
            if identity
            else None
            for identity in (context.previous, context.next)
        )
        return series, previous, following

    def _short_title(self, identity: str) -> str:
        """Return the title of another meeting of the series: its day, if that is its name."""
        name = identity.rpartition("/")[2]
        try:
            return dates.plain_day(date.fromisoformat(name), self.translator.language)
        except ValueError:
            return name

    def _rows(self, rows: MeetingRows) -> dict[str, list[str]]:
        """Return the HTML rows of a meeting by `list|owner`; one in several lists is rendered once."""
        macros: Any = self._macros()
        day, group = macros.day(rows.where), macros.group(rows.where)
        html: dict[int, str] = {}
        found: dict[str, list[str]] = {}
        for name, owner, row in [*rows.all(self.with_people)]:
            if id(row) not in html:
                macro = ACTIONS if name == FINISHED else name
                html[id(row)] = str(getattr(macros, macro)(row, day, group))
            found.setdefault(f"{name}|{owner}", []).append(html[id(row)])
        return found

    def _announced(
        self, meeting: Meeting, where: Where, view: MeetingView, topics: Sequence[str]
    ) -> list[list[str]]:
        """Return the meetings ahead that the minutes announce: when each is, and its HTML row."""
        macro = self._macros().ahead  # type: ignore[attr-defined]
        if meeting.status == "planned" and meeting.date and view.date:
            topic = view.title if view.title != where.group else "; ".join(topics)
            own = NextView(view.date, view.times, view.place, topic, False, "")
            row = str(macro(own, where.group, where.group_href, where.href))
            return [[_beginning(meeting.date.isoformat(), view.times), row]]
        return [
            [
                _beginning(ahead.when.iso, ahead.times),
                str(macro(ahead, where.group, where.group_href)),
            ]
            for ahead in view.next_meetings
            if ahead.when.iso
        ]

    def _macros(self) -> TemplateModule:
        if self._macros_module is None:
            templates = environment("html", self.translator, self.frame.look)
            template = templates.get_template("site/rows.html.j2")
            self._macros_module = template.make_module({"site": None})
        return self._macros_module


def _beginning(day: str, times: Sequence[Span]) -> str:
    """Return when a meeting begins, as far as it is known: `2022-03`, `2022-03-11T09:00`."""
    return "T".join([day, *(span.start.iso for span in times[:1])])
