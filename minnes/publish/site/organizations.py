"""The pages of organizations: what all published minutes say of each, from rows of the edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from minnes.archive.tables import Rows
from minnes.archive.workspace import Workspace
from minnes.publish.report_pages import Links, Showing, organization_sheet
from minnes.publish.site.addresses import seen_from
from minnes.publish.site.frame import Frame
from minnes.publish.site.list_views import ListPage
from minnes.publish.site.shares import Shares
from minnes.query.shown import shown_of


def organization_pages(
    pages: Mapping[str, str],
    rows: Mapping[str, Rows],
    links: Links,
    workspace: Workspace,
    frame: Frame,
    today: date,
    shares: Shares,
) -> list[tuple[str, str]]:
    """Return the address and the text of every organization's page.

    `pages` are their addresses by name, `rows` those of each meeting by the path of its file, and
    `links` the addresses of what a page leads to, below the site's folder.
    """
    if not pages:
        return []
    index = shown_of(rows, workspace, today)
    # All pages of organizations lie in one folder: seen from one, links are as from any other.
    here = next(iter(pages.values()))
    seen = Links(
        {name: seen_from(here, page) for name, page in links.meetings.items()},
        {name: seen_from(here, page) for name, page in pages.items()},
        {key: seen_from(here, page) for key, page in links.documents.items()},
    )
    shown = Showing(frame.translator, seen)

    def made(some: list[tuple[str, str]]) -> list[tuple[str, str]]:
        found = []
        for name, address in some:
            sheet = organization_sheet(index, name, today, frame.translator, frame.edition)
            page = ListPage("organizations", sheet.title, sheet.heading, (sheet.summary,), (), ())
            more = {"sheet": sheet, "shown": shown}
            text = frame.render("site/organization.html.j2", address, page, **more)
            found.append((address, text))
        return found

    return shares.spread(made, [*pages.items()])
