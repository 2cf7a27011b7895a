"""Approved minutes as an Atom feed (RFC 4287), for those who want to hear of new ones.

Its ids stay the same for good, and its times come from the minutes: the same minutes give the same
bytes, and a feed changes only when something was approved or corrected.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from minnes.language import catalog, dates
from minnes.language.catalog import Translator
from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.publish.labels import KINDS
from minnes.publish.plain_text import to_text
from minnes.publish.site.addresses import HOME, meeting_page, series_page

FILE = "feed.xml"
"""What a feed is called, in the project's folder and in each series' own."""

_ATOM = "http://www.w3.org/2005/Atom"


def feed(
    meetings: Iterable[tuple[str, Meeting]],
    project: Project | None,
    translator: Translator,
    link: Callable[[str], str],
    series: str = "",
) -> bytes:
    """Return the feed of the approved ones among meetings with their ids, the newest first.

    The meetings must be of an edition already. `link` makes the path of a page or a file of the site
    an address that can be followed from the feed. With `series`, the feed is that of one series.
    """
    settings = project or Project()
    chosen = [
        (identity, meeting)
        for identity, meeting in meetings
        if meeting.status == "approved" and (not series or meeting.series == series)
    ]
    chosen.sort(key=lambda pair: (_updated(pair[1]), pair[0]), reverse=True)
    host = settings.organization or ""
    declared = settings.series.get(series)
    title = (declared and declared.title) or series or host or translator.text(say("Minutes"))
    last = max((_updated(meeting) for _, meeting in chosen), default=date(1970, 1, 1))
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": translator.language})
    _add(root, "id", _id(host, series))
    _add(root, "title", title)
    _add(root, "updated", _moment(last))
    _add(SubElement(root, "author"), "name", host or title)
    _add(root, "generator", "minnes")
    if link(FILE).startswith("http"):
        # From elsewhere only whole addresses can be followed (RFC 4287, 4.2.7.2).
        home, own = (series_page(series), f"{series}/{FILE}") if series else (HOME, FILE)
        SubElement(root, "link", {"rel": "self", "href": link(own)})
        SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": link(home)})
    for identity, meeting in chosen:
        _entry(root, identity, meeting, settings, translator, link(meeting_page(identity)))
    indent(root)
    written: str = tostring(root, "unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _entry(
    root: Element,
    identity: str,
    meeting: Meeting,
    project: Project,
    translator: Translator,
    address: str,
) -> None:
    # What it tells are words of the minutes, which may be in another language than the pages.
    spoken: dict[str, str] = {}
    if project.language and project.language != translator.language:
        translator = catalog.translator(project.language)
        spoken["xml:lang"] = project.language
    series = project.series.get(meeting.series or "")
    title = meeting.title or (series and series.title) or meeting.series or identity
    heading = meeting.heading or (series and series.heading) or translator.text(KINDS[meeting.kind])
    day = meeting.date or meeting.published
    words = f", {dates.plain_day(day, translator.language)}" if day else ""
    entry = SubElement(root, "entry", spoken)
    _add(entry, "id", _id(project.organization or "", identity))
    _add(entry, "title", f"{title}{words}")
    _add(entry, "updated", _moment(_updated(meeting)))
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    if meeting.series:
        SubElement(entry, "category", {"term": meeting.series})
    _add(entry, "summary", "\n".join([heading, *_content(meeting)]))


def _content(meeting: Meeting) -> Iterable[str]:
    """Yield the text of a feed entry: the summary, or else the decisions."""
    if meeting.summary:
        yield to_text(meeting.summary)
        return
    for _, item in meeting.all_items():
        for decision in item.decisions:
            text = decision.text or decision.public_text or ""
            if text:
                yield f"{decision.id or ''} {to_text(text)}".strip()


def _updated(meeting: Meeting) -> date:
    """Return the last day on which the minutes were approved or corrected; else the meeting's."""
    days = [correction.date for correction in meeting.corrections]
    if meeting.approval:
        days.append(meeting.approval.date)
    return max(days, default=meeting.date or meeting.published or date(1970, 1, 1))


def _id(host: str, name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'minnes:{host}/{name}')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
