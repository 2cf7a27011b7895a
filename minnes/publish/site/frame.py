"""What every page of a site shows around its content: whose it is, the way around, its neighbours."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from minnes.language.catalog import Translator
from minnes.language.message import Message, say
from minnes.publish.edition import Edition
from minnes.publish.look import Look
from minnes.publish.page import environment, own_templates
from minnes.publish.site import addresses
from minnes.publish.site.addresses import root, seen_from
from minnes.publish.view import LogoView

PAGES: tuple[tuple[str, Message], ...] = (
    (addresses.HOME, say("Start")),
    (addresses.MEETINGS, say("Meetings")),
    (addresses.DECISIONS, say("Decisions")),
    (addresses.ACTIONS, say("To do")),
    (addresses.ORGANIZATIONS, say("Organizations")),
    (addresses.PEOPLE, say("People")),
    (addresses.SEARCH, say("Search")),
)
"""The pages that every page leads to, in order."""


class LinkView(NamedTuple):
    """A link: its text, where it leads, and what is said beside it."""

    text: str
    href: str
    details: str = ""
    current: bool = False


class SiteView(NamedTuple):
    """What a template gets of the site around a page.

    `root` is the way to the site's folder, `written` the language of the minutes if it is another,
    `address` where the page can be read on the web.
    """

    title: str
    language: str
    edition: str
    root: str
    logo: LogoView | None
    nav: tuple[LinkView, ...]
    series: LinkView | None = None
    previous: LinkView | None = None
    next: LinkView | None = None
    written: str = ""
    address: str = ""


class Frame(NamedTuple):
    """What is the same around all pages of a site; `pages` are those that it has.

    `base` is the site's address on the web, if it has one and shows the public edition.
    """

    title: str
    edition: Edition
    translator: Translator
    pages: tuple[str, ...]
    look: Look
    base: str = ""

    def view(
        self,
        page: str,
        series: LinkView | None = None,
        previous: LinkView | None = None,
        following: LinkView | None = None,
    ) -> SiteView:
        """Return what the page with this address shows around its content."""
        nav = tuple(
            LinkView(self.translator.text(text), seen_from(page, address), "", address == page)
            for address, text in PAGES
            if address in self.pages
        )
        logo = self.look.style.logo
        return SiteView(
            self.title,
            self.translator.language,
            self.edition,
            root(page),
            LogoView(root(page) + logo.file, logo.file, logo.text) if logo else None,
            nav,
            series,
            previous,
            following,
            self.look.language if self.look.language != self.translator.language else "",
            addresses.absolute(self.base, page),
        )

    def tongue(self, text: str) -> Markup:
        """Return the attribute that says in which language a text is, if it is not the page's."""
        filters = environment("html", self.translator, self.look).filters
        return Markup(filters["tongue"](text))  # noqa: S704 - the filter's own

    def render(self, name: str, address: str, page: object, **more: object) -> str:
        """Return what a template makes of a page with this address."""
        with own_templates(self.look):
            template = environment("html", self.translator, self.look).get_template(name)
            return template.render(site=self.view(address), page=page, **more)
