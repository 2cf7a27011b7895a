"""The frame of every page of a site: title, navigation, logo, language."""

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
"""The pages in the navigation, in order."""


class LinkView(NamedTuple):
    """A link; `current` is one to the page itself."""

    text: str
    href: str
    details: str = ""
    current: bool = False


class SiteView(NamedTuple):
    """What a template gets of the site around a page.

    `root` is the relative path to the site's root, `written` the language of the minutes if it is
    another, `address` the URL of the page, or "".
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
    """What all pages of a site share; `pages` are the addresses in its navigation.

    `base` is the URL of a public site, or "".
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
        """Return the frame of the page with this address."""
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
        """Return the `lang` attribute for a text, with a blank before it; empty in the page's language."""
        filters = environment("html", self.translator, self.look).filters
        return Markup(filters["tongue"](text))  # noqa: S704 - the filter's own

    def render(self, name: str, address: str, page: object, **more: object) -> str:
        """Render a page with this address by the template with a name."""
        with own_templates(self.look):
            template = environment("html", self.translator, self.look).get_template(name)
            return template.render(site=self.view(address), page=page, **more)
