"""One meeting of a site: its page, its rows in lists, and what the search finds of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from jinja2.environment import TemplateModule

from minnes.archive.loading import Loaded
from minnes.archive.naming import Naming, namings
from minnes.archive.workspace import Workspace
from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.model.meeting import Meeting
from minnes.publish.edition import Edition, internal, public, silent_on
from minnes.publish.links import path_address
from minnes.publish.meeting import meeting_view
from minnes.publish.page import environment, render_page
from minnes.publish.part_views import moments
from minnes.publish.setting import Setting
from minnes.publish.site import rows
from minnes.publish.site.addresses import meeting_page, seen_from, series_page
from minnes.publish.site.frame import Frame, LinkView
from minnes.publish.site.other_meetings import Around
from minnes.publish.site.row_views import ACTIONS, FINISHED, Where
from minnes.publish.site.search_texts import words
from minnes.publish.view import MeetingView, NextView


class Shown(NamedTuple):
    """What was made of a meeting: its page, its rows by list and owner, and words for the search.

    `ahead` are the meetings it announces: a day or a month, and a row. `moments` are the days
    and times on the page, in words; `organizations` those it tells of.
    """

    address: str
    page: str
    rows: dict[str, list[str]]
    ahead: list[list[str]]
    words: str
    moments: tuple[str, ...]
    organizations: tuple[str, ...]


@dataclass(slots=True)
class Maker:
    """Makes what a site shows of single meetings; all that is the same for all of them."""

    workspace: Workspace
    edition: Edition
    translator: Translator
    frame: Frame
    namings: Mapping[str, Naming] = field(init=False)
    _module: TemplateModule | None = None

    def __post_init__(self) -> None:
        self.namings = namings(self.workspace.project, self.workspace.register)

    @property
    def with_people(self) -> bool:
        """Return whether people have pages of their own, and are found by the search."""
        project = self.workspace.project
        return self.edition == "internal" or project is None or project.publish.names == "full"

    def edited(self, loaded: Loaded, names: Collection[str]) -> Meeting:
        """Return a meeting as the edition shows it, but for outcomes that other meetings withhold.

        `names` are those that any meeting withholds.
        """
        if self.edition == "internal":
            return internal(loaded.meeting)
        project, register = self.workspace.project, self.workspace.register
        return public(loaded.meeting, project, register, loaded.id, elsewhere=names)

    def show(self, loaded: Loaded, edited: Meeting, around: Around) -> Shown:
        """Return what a site shows of a meeting, given as `edited` returns it."""
        meeting = silent_on(edited, loaded.id, frozenset(around.hidden))
        address = meeting_page(loaded.id)
        setting = self._setting(loaded, address, around)
        view = meeting_view(meeting, setting)
        site = self.frame.view(address, *self._neighbours(meeting, address, around, setting))
        naming = self.namings.get(meeting.series or "", self.namings[""])
        listed = rows.Rows(meeting, view, around, setting, naming)
        made = self._rows(listed)
        return Shown(
            address,
            render_page(view, "html", self.translator, site, self.frame.look),
            made,
            self._ahead(meeting, listed.where, view, around.announced),
            words(view, path_address(address), self.with_people),
            tuple(dict.fromkeys(moments(view))),
            tuple(sorted(listed.organizations())),
        )

    def _setting(self, loaded: Loaded, address: str, around: Around) -> Setting:
        return Setting(
            loaded.id,
            self.edition,
            self.translator,
            self.workspace.project,
            outcomes=around.known_outcomes(),
            page_of=partial(_page_of, around, address),
            files=frozenset(around.files),
            announced={f"{loaded.meeting.series}/{loaded.meeting.date}": tuple(around.announced)},
            later=around.said_later(),
        )

    def _neighbours(
        self, meeting: Meeting, address: str, around: Around, setting: Setting
    ) -> tuple[LinkView | None, LinkView | None, LinkView | None]:
        series = None
        if meeting.series:
            declared = setting.series(meeting.series)
            title = (declared and declared.title) or meeting.series
            series = LinkView(title, seen_from(address, series_page(meeting.series)))
        previous, following = (
            LinkView(self._called(name), setting.page_of(name)) if name else None
            for name in (around.previous, around.next)
        )
        return series, previous, following

    def _called(self, identity: str) -> str:
        """Return what another meeting of the series is called: its day, where that is its name."""
        own = identity.rpartition("/")[2]
        try:
            return dates.plain_day(date.fromisoformat(own), self.translator.language)
        except ValueError:
            return own

    def _rows(self, listed: rows.Rows) -> dict[str, list[str]]:
        """Return the rows of a meeting by list and owner; one that stands in several is made once."""
        macros: Any = self._macros()
        day, group = macros.day(listed.where), macros.group(listed.where)
        made: dict[int, str] = {}
        found: dict[str, list[str]] = {}
        for name, owner, row in [*listed.all(self.with_people)]:
            if id(row) not in made:
                macro = ACTIONS if name == FINISHED else name
                made[id(row)] = str(getattr(macros, macro)(row, day, group))
            found.setdefault(f"{name}|{owner}", []).append(made[id(row)])
        return found

    def _ahead(
        self, meeting: Meeting, where: Where, view: MeetingView, announced: Sequence[str]
    ) -> list[list[str]]:
        macro = self._macros().ahead  # type: ignore[attr-defined]
        if meeting.status == "planned" and meeting.date and view.date:
            topic = view.title if view.title != where.group else "; ".join(announced)
            own = NextView(view.date, view.times, view.place, topic, False, "")
            row = str(macro(own, where.group, where.group_href, where.href))
            return [[meeting.date.isoformat(), row]]
        return [
            [ahead.when.iso, str(macro(ahead, where.group, where.group_href))]
            for ahead in view.next_meetings
            if ahead.when.iso
        ]

    def _macros(self) -> TemplateModule:
        if self._module is None:
            made = environment("html", self.translator, self.frame.look)
            self._module = made.get_template("site/rows.html.j2").make_module({"site": None})
        return self._module


def _page_of(around: Around, address: str, identity: str) -> str:
    page = around.pages.get(identity)
    return seen_from(address, page) if page else ""
