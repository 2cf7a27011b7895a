"""Where the pages of a site lie: an address depends on what the page shows, on nothing else.

Every address is a path below the site's folder; `seen_from` makes it the link on another page, so
that a site works in any folder and without a server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePosixPath
from unicodedata import normalize
from urllib.parse import quote

from minnes.publish.links import path_address
from minnes.register.names import swedish_key

HOME = "index.html"
MEETINGS = "meetings.html"
DECISIONS = "decisions.html"
ACTIONS = "actions.html"
ORGANIZATIONS = "organizations.html"
PEOPLE = "people.html"
SEARCH = "search.html"


@cache
def meeting_page(identity: str) -> str:
    """Return the address of a meeting's page: `bim/2021-12-10.html`."""
    parts = [part for part in PurePosixPath(identity).parts if part not in ("/", "..", ".")]
    return "/".join(parts) + ".html"


def series_page(name: str) -> str:
    """Return the address of a series' page: `bim/index.html`."""
    return f"{name}/index.html"


def series_words(name: str) -> str:
    """Return the address of what the search knows of a series; meetings of none share one."""
    return f"search/{name or '-'}.js"


def named_pages(folder: str, names: Iterable[str]) -> dict[str, str]:
    """Return the address of the page of each name: `organizations/orust.html`.

    Names that would share an address are numbered in Swedish order.
    """
    pages: dict[str, str] = {}
    taken: set[str] = set()
    for name in sorted(names, key=swedish_key):
        own, number = slug(name), 1
        while f"{folder}/{own}.html" in taken:
            number += 1
            own = f"{slug(name)}-{number}"
        pages[name] = f"{folder}/{own}.html"
        taken.add(pages[name])
    return pages


def slug(name: str) -> str:
    """Return a name as a part of an address; å, ä and ö stay."""
    return re.sub(r"\W+", "-", normalize("NFC", name).casefold()).strip("-") or "-"


def absolute(base: str, address: str) -> str:
    """Return where a page or a file can be read on the web; nothing if the site has no address there.

    `base` is the site's own address, as the project has it.
    """
    if not base:
        return ""
    scheme, _, place = base.rstrip("/").partition("://")
    host, _, path = place.partition("/")
    whole = f"{path}/{address.removesuffix(HOME)}".lstrip("/")
    return f"{scheme}://{host}/{quote(whole, safe='/%~')}"


def seen_from(page: str, other: str) -> str:
    """Return the address of a page as a link on another page has it."""
    folder, _, name = other.rpartition("/")
    if folder == page.rpartition("/")[0]:
        return path_address(name)
    return root(page) + path_address(other)


def root(page: str) -> str:
    """Return the way from a page up to the site's folder: nothing, `../`, `../../`."""
    return "../" * page.count("/")
