"""Rules about web addresses: shortened, tracked or broken ones; and the addresses in a meeting."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.parts import gather_attachments
from minnes.rules.rule import Context
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding, Loc

_SCHEMED = r"://[^\s<>\"”|]+"
_SCHEMES = ("https", "http", "file", "ftps", "ftp")
_BARE = r"www\.[^\s<>\"”|]+"
_WITHIN = ("/", ".", "@", "-", "_")
"""Characters after which "www." continues an address that began before."""
_AFTER = ".,;:!?'*…]"
"""Characters that end a sentence or a CommonMark link, and not an address."""


class Link(NamedTuple):
    """An address, its place, its (start, end) within a text, and whether it is internal."""

    loc: Loc
    address: str
    piece: tuple[int, int] | None
    internal: bool


def addresses_in_file(_meeting: Meeting, context: Context) -> list[tuple[int, int]]:
    """Return the (start, end) of all addresses in the file: a quick test before `links`."""
    return list(addresses(context.text))


def links(meeting: Meeting, context: Context) -> list[Link]:
    """Return all addresses in a meeting. Rules ask `context.once(links, meeting)` for them."""
    placed = [
        Link((*loc, "url"), attachment.url, None, internal)
        for loc, attachment, internal in context.once(gather_attachments, meeting)
        if attachment.url
    ]
    for position, contact in enumerate(meeting.contacts):
        if contact.url:
            loc: Loc = ("contacts", position, "url")
            placed.append(Link(loc, contact.url, None, bool(contact.internal)))
    for loc, text, internal in texts(meeting):
        for start, end in addresses(text):
            placed.append(Link(loc, text[start:end], (start, end), internal))
    return placed


def links_where(wrong: Callable[[str], bool], meeting: Meeting, context: Context) -> Iterator[Link]:
    """Yield the links for whose address `wrong` holds."""
    text = context.text
    if any(wrong(text[start:end]) for start, end in context.once(addresses_in_file, meeting)):
        yield from (link for link in context.once(links, meeting) if wrong(link.address))


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of the addresses in a text, without punctuation after them."""
    for match in re.finditer(_SCHEMED, text):
        before = text[max(0, match.start() - 5) : match.start()]
        scheme = next((known for known in _SCHEMES if before.endswith(known)), "")
        if scheme:
            yield match.start() - len(scheme), _end(match)
    for match in re.finditer(_BARE, text):
        before = text[max(0, match.start() - 1) : match.start()]
        if not before.isalnum() and before not in _WITHIN:
            yield match.start(), _end(match)


def _end(match: re.Match[str]) -> int:
    address = match[0]
    kept = address.rstrip(_AFTER if "(" in address else f"{_AFTER})")
    return match.start() + len(kept)


_SHORT = frozenset(
    {
        *("bit.ly", "buff.ly", "cutt.ly", "goo.gl", "is.gd", "lnkd.in", "ow.ly", "rb.gy", "t.co"),
        *("shorturl.at", "t.ly", "tiny.cc", "tinyurl.com", "eepurl.com"),
    }
)
"""Link shorteners, whose addresses may stop working at any time."""
_COUNTED = (
    *("/plink/", "safelinks.protection.outlook.com", "urldefense.", "list-manage.com/track"),
    *("/wf/click", "/ls/click", "//click.", "anpdm.com", "//l.facebook.com", "google.com/url?"),
    *("google.se/url?", "mandrillapp.com/track"),
)
"""Parts of tracking addresses, which count clicks and often stop working after some months."""


def opaque_link(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A link that does not show where it leads.

    What it checks: short addresses (bit.ly), and those that newsletters and mail filters put in
        place of the real one to count who clicks.
    Why: they stop working after some time, nobody sees where they lead, and they tell the sender
        who reads the minutes.
    Example:
        attachments:
          - https://app.emarketeer.com/a/plink/row/v1-a1b2c3.html
    Instead:
        attachments:
          - https://example.org/utbildning
    """
    for loc, address, piece, _ in links_where(_is_opaque, meeting, context):
        real = _carried(address)
        yield Finding(
            loc,
            say("{host} does not show where the link leads", host=host_of(address)),
            say('write the real address: "{address}"', address=real)
            if real
            else say("open the link, and write the address it ends at"),
            piece,
            replacement=real,
        )


def _is_opaque(address: str) -> bool:
    return host_of(address) in _SHORT or any(sign in address for sign in _COUNTED)


def host_of(address: str) -> str:
    """Return the host of an address, in lower case, without port and leading www."""
    scheme, _, rest = address.partition("://")
    authority = (rest if scheme.isalpha() else address).partition("/")[0]
    authority = authority.partition("?")[0].partition("#")[0]
    host = authority.rpartition("@")[2].partition(":")[0]
    return host.casefold().removeprefix("www.")


def _carried(address: str) -> str | None:
    """Return the address within the query of a tracking address, or None."""
    from urllib.parse import parse_qs, urlsplit

    try:
        carried = parse_qs(urlsplit(address).query)
    except ValueError:
        return None
    for key in ("url", "u", "q"):
        real = carried.get(key, [""])[0]
        if re.fullmatch(r"https?://[^\s<>\"]+", real):
            return real
    return None


_CONTINUED = r"[ \t]*\n[ \t]*(?=[\w%/~+-]*(?:[?=&%]|\.(?:html?|aspx?|php|pdf|docx?|xlsx?|pptx?)\b))"
"""A line break followed by what can only be the rest of an address."""
ONE_A_LINE = say("write each attachment on a line of its own, after a hyphen")
_WHOLE = say("write the whole address on one line, without spaces")


def broken_link(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A link that is broken over two lines, or has a space in it.

    What it checks: addresses that end in a hyphen or go on in the next line, and spaces within
        addresses.
    Why: a program divided the line, and the link leads nowhere.
    Example:
        text: |
          Läs mer på https://example.org/lang-
          sida.
    Instead:
        text: |
          Läs mer på https://example.org/langsida.
    """
    for loc, attachment, _ in context.once(gather_attachments, meeting):
        if attachment.url and re.search(r"\s", attachment.url.strip()):
            hint = ONE_A_LINE if ", " in attachment.url else _WHOLE
            yield Finding((*loc, "url"), say("there is a space in the address"), hint)
    if any(_is_cut(context.text, end) for _, end in context.once(addresses_in_file, meeting)):
        for loc, text, _ in texts(meeting):
            for start, end in addresses(text):
                if _is_cut(text, end):
                    message = say("the address is broken off at the end of the line")
                    yield Finding(loc, message, _WHOLE, (start, end))


def _is_cut(text: str, end: int) -> bool:
    """Return whether the address that ends at an offset was cut off by a line break."""
    if text[end - 1] == "-" and text[end : end + 1] in {"", " ", "\n"}:
        return True
    return re.compile(_CONTINUED).match(text, end) is not None
