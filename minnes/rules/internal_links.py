"""Rules about links to internal servers, and links by which anybody can join a meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.links import host_of, links_where
from minnes.rules.rule import Context
from minnes.rules.texts import texts
from minnes.source.diagnostic import Finding

_INSIDE = frozenset({"intranet", "intranät", "insidan", "inblick"})
"""Parts of host names that organizations give their intranets."""
_ENDINGS = frozenset({"local", "lan", "intern", "internal", "corp", "home"})
"""Top-level domains of internal networks."""
_SHARE = r"(?<![\\\w])\\\\[\w-][\w.-]*\\[\w$-]+"
_JOIN = (
    *("teams.microsoft.com/l/meetup-join", "teams.microsoft.com/meet", "teams.live.com/meet"),
    *("zoom.us/j/", "zoom.us/my/", "zoom.us/w/", "meet.google.com/", "webex.com/meet"),
    *("webex.com/join", "meet.jit.si/", "whereby.com/"),
)
"""Parts of addresses by which one joins a meeting."""


def internal_host(meeting: Meeting, context: Context) -> Iterator[Finding]:
    r"""A link to a place that only colleagues reach.

    What it checks: links to an intranet, to SharePoint, to a shared disk (`\\server\…`,
        `file://`) and to addresses within a network, where they would be published.
    Why: readers outside get nothing, and strangers learn the names of servers and folders.
    Example:
        attachments:
          - https://intranet.example.se/rutiner/checklista
    Instead:
        attachments:
          - bilagor/checklista.pdf
    """
    message = say("only those on the inside can open this link")
    hint = say("attach the document itself, or say where it is kept in words")
    for loc, _, piece, internal in links_where(_is_inside, meeting, context):
        if not internal:
            yield Finding(loc, message, hint, piece)
    if "\\" in context.text:
        for loc, text, internal in texts(meeting):
            for match in () if internal else re.finditer(_SHARE, text):
                yield Finding(loc, message, hint, match.span())


def join_link(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A link by which anybody can join a meeting.

    What it checks: links into Teams, Zoom and other meetings, where they would be published.
    Why: whoever finds the minutes can walk in, next time as well if the link is the same.
    Example:
        place: https://teams.microsoft.com/l/meetup-join/19%3ameeting_x
    Instead:
        place: Teams
    """
    for loc, _, piece, internal in links_where(_joins, meeting, context):
        if not internal:
            yield Finding(
                loc,
                say("anybody can join the meeting by this link"),
                say("write only the name of the service, and send the link in the invitation"),
                piece,
            )


def _is_inside(address: str) -> bool:
    """Return whether an address can be reached only within an organization's network."""
    host = host_of(address)
    labels = host.split(".")
    if address.startswith("file:") or len(labels) == 1 or labels[-1] in _ENDINGS:
        return True
    if labels[-1].isdigit():
        return re.match(r"(?:10|127|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.", host) is not None
    return host.endswith(".sharepoint.com") or not _INSIDE.isdisjoint(labels)


def _joins(address: str) -> bool:
    return any(sign in address.casefold() for sign in _JOIN)
