"""The Atom feed: approved minutes only, ids that stay, times from the minutes."""

import re
from xml.etree.ElementTree import Element, fromstring

from minnes.language.catalog import translator
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from minnes.model.project import Project, Series
from minnes.publish.edition import public
from minnes.publish.feed import feed
from minnes.publish.subscriptions import feeds
from minnes.register.register import Register
from tests import texts

PROJECT = Project(
    organization="Förbundet & co",
    series={"bim": Series(title="BIM-nätverket", heading="Protokoll")},
)
ATOM = "{http://www.w3.org/2005/Atom}"
APPROVED = """\
series: bim
date: 2021-12-10
status: approved
approval: {by: Karin Holm, date: 2021-12-20}
items:
  - title: Läget
    decisions:
      - Vi möts på **distans**. id:D1
      - text: Något hemligt
        internal: ja
        public_text: Ett ärende avgjordes.
"""
CORRECTED = """\
series: bim
date: 2021-09-17
status: approved
summary: Allt gick bra.
corrections:
  - {date: 2022-01-10, text: Punkt 1 rättad.}
"""
DRAFT = "series: bim\ndate: 2022-03-11\nstatus: draft\n"


def meetings(*bodies: str) -> list[tuple[str, Meeting]]:
    found = [public(texts.meeting(body), PROJECT, Register(())) for body in bodies]
    return [(meeting_id(meeting, "x.yaml"), meeting) for meeting in found]


def tree(*bodies: str) -> Element:
    return fromstring(feed(meetings(*bodies), PROJECT, translator("sv"), str, ""))


def text(element: Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}", "")


def test_approved_minutes_are_entries_the_latest_first() -> None:
    told = [
        (text(element, "title"), text(element, "updated"), text(element, "summary"))
        for element in tree(APPROVED, CORRECTED, DRAFT).iter(f"{ATOM}entry")
    ]
    assert told == [
        ("BIM-nätverket, 17 september 2021", "2022-01-10T00:00:00Z", "Protokoll\nAllt gick bra."),
        (
            "BIM-nätverket, 10 december 2021",
            "2021-12-20T00:00:00Z",
            "Protokoll\nD1 Vi möts på distans.\nD2 Ett ärende avgjordes.",
        ),
    ]


def test_the_feed_has_what_atom_demands() -> None:
    root = tree(APPROVED)
    assert root.tag == f"{ATOM}feed"
    assert root.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": "sv"}
    assert text(root, "title") == "Förbundet & co"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Förbundet & co"
    (entry,) = root.iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").attrib == {
        "rel": "alternate",
        "type": "text/html",
        "href": "bim/2021-12-10.html",
    }
    for element in (root, entry):
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", text(element, "id"))
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text(element, "updated"))


def test_ids_stay_whatever_is_changed_and_differ_between_meetings() -> None:
    before = [text(element, "id") for element in tree(APPROVED, CORRECTED).iter(f"{ATOM}entry")]
    later = APPROVED.replace("12-20", "12-31").replace("Läget", "Annat")
    after = [text(element, "id") for element in tree(later, CORRECTED).iter(f"{ATOM}entry")]
    assert after == before
    assert len(set(before)) == 2


def test_the_feed_is_as_new_as_its_newest_entry_and_the_same_twice() -> None:
    assert text(tree(APPROVED, CORRECTED), "updated") == "2022-01-10T00:00:00Z"
    assert text(tree(DRAFT), "updated") == "1970-01-01T00:00:00Z"
    twice = [feed(meetings(APPROVED), PROJECT, translator("sv"), str) for _ in range(2)]
    assert twice[0] == twice[1]


def test_there_is_one_a_series_whose_links_lead_from_its_folder() -> None:
    lone = ("öppet", texts.meeting("title: Öppet hus\ndate: 2022-05-01\nstatus: approved\n"))
    found = dict(feeds([*meetings(APPROVED), lone], PROJECT, translator("sv")))
    assert list(found) == ["feed.xml", "bim/feed.xml"]
    assert len(list(fromstring(found["feed.xml"]).iter(f"{ATOM}entry"))) == 2
    (entry,) = fromstring(found["bim/feed.xml"]).iter(f"{ATOM}entry")
    assert entry.find(f"{ATOM}link").attrib["href"] == "2021-12-10.html"
    assert fromstring(found["feed.xml"]).find(f"{ATOM}link") is None


def test_where_the_site_has_an_address_the_links_are_whole() -> None:
    lone = ("öppet", texts.meeting("title: Öppet hus\ndate: 2022-05-01\nstatus: approved\n"))
    base = "https://minnes.example.org/nät/"
    found = dict(feeds([*meetings(APPROVED), lone], PROJECT, translator("sv"), base))
    links = {
        name: [element.attrib["href"] for element in fromstring(content).iter(f"{ATOM}link")]
        for name, content in found.items()
    }
    assert links == {
        "feed.xml": [
            "https://minnes.example.org/n%C3%A4t/feed.xml",
            "https://minnes.example.org/n%C3%A4t/",
            "https://minnes.example.org/n%C3%A4t/%C3%B6ppet.html",
            "https://minnes.example.org/n%C3%A4t/bim/2021-12-10.html",
        ],
        "bim/feed.xml": [
            "https://minnes.example.org/n%C3%A4t/bim/feed.xml",
            "https://minnes.example.org/n%C3%A4t/bim/",
            "https://minnes.example.org/n%C3%A4t/bim/2021-12-10.html",
        ],
    }


def test_minutes_in_another_language_than_the_pages_say_which() -> None:
    project = PROJECT.model_copy(update={"language": "sv"})
    found = fromstring(feed(meetings(APPROVED), project, translator("en"), str))
    (entry,) = found.iter(f"{ATOM}entry")
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    assert (found.attrib[lang], entry.attrib[lang]) == ("en", "sv")
    assert text(entry, "title") == "BIM-nätverket, 10 december 2021"
    same = fromstring(feed(meetings(APPROVED), project, translator("sv"), str))
    assert [element.attrib for element in same.iter(f"{ATOM}entry")] == [{}]
