"""Renders sheets of reports as HTML or Markdown, alone or within a site."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal, NamedTuple, TypeAlias

from minnes.archive.index import Index
from minnes.language.catalog import Translator
from minnes.language.regex import regex
from minnes.publish.chart import ChartView, chart_view
from minnes.publish.edition import Edition
from minnes.publish.labels import STANDINGS
from minnes.publish.links import address
from minnes.publish.look import Look
from minnes.publish.page import environment, finished, own_templates
from minnes.query.organization import organization_report
from minnes.query.organization_sheet import organization_sheet as in_words
from minnes.query.report_words import plain_day
from minnes.query.sheet import Block, Charts, Section, Sheet

Format: TypeAlias = Literal["md", "html"]

_OF_THE_WEB = regex(r"(?:https?|mailto):|www\.", re.IGNORECASE)
"""Documents that a page on its own can lead to: files are not beside it."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where a report leads to: addresses of meetings by id, of organizations by name.

    `documents` are those of attached files, by the meeting's id and the path it has for them.
    """

    meetings: Mapping[str, str] = field(default_factory=dict)
    organizations: Mapping[str, str] = field(default_factory=dict)
    documents: Mapping[tuple[str, str], str] = field(default_factory=dict)


class BlockView(NamedTuple):
    """A block of a sheet with the name of its kind; `charts` are its drawings, if it holds any."""

    name: str
    block: Block
    charts: tuple[ChartView, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """The functions by which a template writes a sheet's days and links."""

    translator: Translator
    links: Links

    def day(self, iso: str) -> str:
        """Return a day, a month or a year in words."""
        return plain_day(iso, self.translator)

    def standing(self, state: str) -> str:
        """Return how a decision or a task stands, as lists and the pages of meetings say it."""
        return self.translator.text(STANDINGS[state])

    def meeting(self, identity: str, anchor: str) -> str:
        """Return the address of a meeting's page, maybe of a place on it; nothing if it has none."""
        page = self.links.meetings.get(identity, "")
        return f"{page}#{anchor}" if page and anchor else page

    def organization(self, name: str) -> str:
        """Return the address of an organization's page; nothing if it has none."""
        return self.links.organizations.get(name, "")

    def document(self, identity: str, written: str) -> str:
        """Return the address of a document; nothing where it would lead nowhere or is not safe."""
        known = self.links.documents.get((identity, written), "")
        return known or (address(written) if _OF_THE_WEB.match(written) else "")

    def blocks(self, section: Section) -> Iterator[BlockView]:
        """Yield the blocks of a section."""
        for block in section.blocks:
            drawn = (
                tuple(chart_view(chart, self.translator) for chart in block.charts)
                if isinstance(block, Charts)
                else ()
            )
            yield BlockView(type(block).__name__.casefold(), block, drawn)


def organization_sheet(
    index: Index, organization: str, today: date, translator: Translator, edition: Edition
) -> Sheet:
    """Return the report of an organization, from rows that are of the edition.

    Such a page is read on later days too: it says what is overdue, not by how many days.
    """
    report = organization_report(index, organization, today)
    tasks = tuple(replace(task, age=0, late=0) for task in report.tasks)
    report = replace(report, tasks=tasks)
    return in_words(report, translator, edition, index.header("title"))


def render_sheet(
    sheet: Sheet,
    format: Format,
    translator: Translator,
    links: Links | None = None,
    look: Look | None = None,
) -> str:
    """Return a report as a page of its own."""
    showing = Showing(translator, links or Links())
    with own_templates(look):
        template = environment(format, translator, look).get_template(f"report/report.{format}.j2")
        return finished(template.render(sheet=sheet, shown=showing), format)
