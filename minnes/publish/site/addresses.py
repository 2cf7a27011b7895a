"""The addresses of a site's pages: paths relative to its root, which depend on the page's subject only.

`seen_from` makes a relative link of an address, so that a site works in any folder and without a server.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
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
def meeting_page(identity: str, format: str = "html") -> str:
    """Return the address of a meeting's page: `bim/2021-12-10.html`."""
    parts = [part for part in PurePosixPath(identity).parts if part not in ("/", "..", ".")]
    return f"{'/'.join(parts)}.{format}"


def series_page(name: str) -> str:
    """Return the address of a series' page: `bim/index.html`."""
    return f"{name}/index.html"


def series_words(name: str) -> str:
    """Return the address of the search index of a series; meetings without a series share one."""
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
    """Return a name as a URL slug; å, ä and ö stay."""
    return re.sub(r"\W+", "-", normalize("NFC", name).casefold()).strip("-") or "-"


def absolute(base: str, address: str) -> str:
    """Return the URL of an address; "" if `base`, the URL of the site, is empty."""
    if not base:
        return ""
    scheme, _, place = base.rstrip("/").partition("://")
    host, _, path = place.partition("/")
    whole = f"{path}/{address.removesuffix(HOME)}".lstrip("/")
    return f"{scheme}://{host}/{quote(whole, safe='/%~')}"


def seen_from(page: str, other: str) -> str:
    """Return the relative link from a page to another, by their addresses."""
    folder, _, name = other.rpartition("/")
    if folder == page.rpartition("/")[0]:
        return path_address(name)
    return root(page) + path_address(other)


def link_to(pages: Mapping[str, str], page: str, identity: str) -> str:
    """Return the relative link from a page to that of a meeting, among pages by id; "" if it has none."""
    other = pages.get(identity)
    return seen_from(page, other) if other else ""


def root(page: str) -> str:
    """Return the relative path from a page to the site's root: nothing, `../`, `../../`."""
    return "../" * page.count("/")
