"""Lists of a site say what a coordinator needs to know, and nothing twice."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from minnes.cli.app import run
from tests.files import put

PROJECT = "language: sv\norganization: Orust\nseries:\n  bim: {title: BIM-nätverket}\n"
HELD = "series: bim\ndate: 2026-05-18\nstatus: approved\nplace: Teams\n"
PLANNED = (
    "series: bim\ndate: 2027-02-01\nend_date: 2027-02-02\nstatus: planned\ntitle: Internatet\n"
)
Made = Callable[..., Callable[[str], str]]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """Write minute files by name, publish them with drafts, and return what reads a page."""

    def publish(edition: str = "public", **minutes: str) -> Callable[[str], str]:
        files = {f"meetings/bim/{name}.yaml": text for name, text in minutes.items()}
        put(tmp_path, {"minnes.yaml": PROJECT, **files})
        monkeypatch.chdir(tmp_path)
        folder = tmp_path / "site"
        options = ["--drafts"] if edition == "public" else ["--edition", edition]
        assert run(["render", "--lang", "sv", *options, "-o", str(folder)]) == 0
        return lambda page: (folder / page).read_text("utf-8")

    return publish


def section(page: str, kind: str) -> str:
    found = re.search(f'<section class="listing {kind}".*?</section>', page, re.DOTALL)
    assert found, kind
    return found[0]


def test_a_planned_meeting_of_several_days_shows_them_all_and_leads_to_its_notice(
    made: Made,
) -> None:
    read = made(held=HELD, planned=PLANNED)
    row = (
        '<li><div><strong><a href="bim/2027-02-01.html"><time datetime="2027-02-01">1</time>–'
        '<time datetime="2027-02-02">2 februari 2027</time></a></strong></div>\n'
        '<div><span class="group"><a href="bim/index.html">BIM-nätverket</a>: </span>'
        "Internatet</div></li>"
    )
    assert row in section(read("index.html"), "upcoming")


def test_what_was_announced_for_a_planned_meeting_is_told_with_it(made: Made) -> None:
    announcing = HELD + "next_meetings: [{date: 2027-02-01, topic: Skolan}]\n"
    read = made(held=announcing, planned=PLANNED.replace("title: Internatet\n", ""))
    ahead = section(read("index.html"), "upcoming")
    assert "BIM-nätverket</a>: </span>Skolan</div></li>" in ahead


def test_an_announced_meeting_has_no_notice_to_lead_to(made: Made) -> None:
    read = made(held=HELD + "next_meetings: 2026-11-30\n")
    row = (
        '<li><div><strong><time datetime="2026-11-30">måndagen den 30 november 2026</time></strong>'
        '</div>\n<div><span class="group"><a href="bim/index.html">BIM-nätverket</a></span></div></li>'
    )
    assert row in section(read("index.html"), "upcoming")


def test_two_meetings_announced_for_one_day_are_two(made: Made) -> None:
    ahead = "next_meetings:\n  - 2027-02-01 13-16, Ale\n  - 2027-02-01 9-12, Orust\n"
    cancelled = "series: bim\ndate: 2027-02-01\ntime: 13-15\nstatus: cancelled\n"
    planned = cancelled.replace("cancelled", "planned") + "place: Tjörn\n"

    def places(**minutes: str) -> list[str]:
        page = made(held=HELD + ahead, **minutes)("index.html")
        return re.findall("Ale|Orust|Tjörn", section(page, "upcoming"))

    assert places() == ["Orust", "Ale"]
    assert places(planned=planned) == ["Orust", "Tjörn"]
    assert places(planned=cancelled) == ["Orust"]


def test_what_later_minutes_do_not_pass_over_is_still_to_come(made: Made) -> None:
    earlier = HELD.replace("2026-05", "2026-04") + "next_meetings: [2026-06-08, 2026-12-07]\n"
    page = made(earlier=earlier, held=HELD + "next_meetings: 2026-09-21\n")("index.html")
    days = re.findall(r'<time datetime="([\d-]+)"', section(page, "upcoming"))
    assert days == ["2026-09-21", "2026-12-07"]


def test_a_draft_that_says_nothing_yet_was_not_held(made: Made) -> None:
    """`minnes new` makes one as soon as the next meeting is known."""
    ahead = "next_meetings: [2027-02-01, 2027-03-01]\n"
    draft = (
        "series: bim\ndate: 2027-02-01\nstatus: draft\nparticipants:\nitems: [{title: A, text: }]\n"
    )
    page = made("internal", held=HELD + ahead, draft=draft)("index.html")
    days = re.findall(r'<time datetime="([\d-]+)"', section(page, "upcoming"))
    assert days == ["2027-02-01", "2027-03-01"]
    assert "ett möte, 2026-05-18" in section(page, "series")
    assert "2027" not in section(page, "meetings")
    expected = draft.replace("participants:", "participants: Karin Holm (Orust)")
    page = made("internal", draft=expected)("index.html")
    assert "ett möte, 2026-05-18" in section(page, "series")
    page = made("internal", draft=draft.replace("text: ", "text: Allt är väl."))("index.html")
    assert "2 möten, det senaste 2027-02-01" in section(page, "series")


def test_each_meeting_of_no_series_announces_its_own(made: Made) -> None:
    water, forest = HELD.replace("series: bim", "title: Vatten"), "title: Skog\ndate: 2026-05-20\n"
    ahead = "next_meetings: 2026-11-30\n"
    page = made(water=water + ahead, forest=forest + ahead)("index.html")
    assert re.findall(r'<span class="group">(\w+)</span>', section(page, "upcoming")) == [
        "Skog",
        "Vatten",
    ]
    assert '<section class="listing series"' not in page


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        ({"held": HELD, "planned": PLANNED}, "ett möte, 2026-05-18"),
        ({"planned": PLANNED}, "inget möte än"),
        (
            {"held": HELD, "again": HELD.replace("05", "06"), "planned": PLANNED},
            "2 möten, det senaste 2026-06-18",
        ),
    ],
)
def test_only_meetings_that_were_held_are_counted(
    made: Made, minutes: dict[str, str], told: str
) -> None:
    groups = section(made(**minutes)("index.html"), "series")
    assert f'BIM-nätverket</a> <span class="details">{told}</span>' in groups


def test_a_meeting_is_called_as_its_group_only_once(made: Made) -> None:
    read = made(held=HELD, planned=PLANNED)
    group = '<td class="group"><a href="bim/index.html">BIM-nätverket</a></td>'
    meetings = section(read("meetings.html"), "meetings")
    assert f'{group}<td class="what same">Mötesanteckningar</td>' in meetings
    assert f'{group}<td class="what">Internatet</td>' in meetings


def test_the_front_page_leads_to_the_latest_meetings_that_were_held(made: Made) -> None:
    days = [f"2026-0{month}-18" for month in range(1, 8)]
    held = {f"m{day[6]}": HELD.replace("2026-05-18", day) for day in days}
    latest = section(made(**held, planned=PLANNED)("index.html"), "meetings")
    shown = re.findall(r'<td class="day"><a href="bim/([\d-]+).html">', latest)
    assert shown == list(reversed(days))[:5]
    assert '<p class="more"><a href="meetings.html">Alla möten</a></p>' in latest


def test_of_a_meeting_that_was_cancelled_nothing_came(made: Made) -> None:
    came = "participants: {Orust: Anna Lind}\nitems:\n  - title: Läget\n"
    came += "    decisions: [Vi ses i maj.]\n    actions: [Anna Lind: bokar lokal]\n"
    read = made(
        held=HELD + came.replace("i maj", "i juni"),
        off=HELD.replace("05", "06").replace("approved", "cancelled") + came,
    )
    for page in ("index", "decisions", "actions", "bim/index"):
        assert "Vi ses i maj." not in read(f"{page}.html")
    assert "Vi ses i juni." in read("decisions.html")
    assert read("actions.html").count("bokar lokal") == 1
    assert "2026-06-18" not in read("people/anna-lind.html")


SECRET = (
    HELD
    + """\
items:
  - title: Läget
    decisions:
      - {text: Vi köper lokalen., internal: OSL 19 kap. 3 §}
      - Vi ses i maj.
    actions:
      - {who: Anna Lind, what: hör med mäklaren, internal: true}
"""
)


def test_lists_of_the_internal_edition_say_what_is_internal(made: Made) -> None:
    read = made(edition="internal", held=SECRET)
    rows = re.findall(r'<td class="what">(.*?)</td>', section(read("decisions.html"), "decisions"))
    assert [re.sub("<.*?>", "", row) for row in rows] == [
        "Vi köper lokalen.\u00a0D1 Internt: OSL 19 kap. 3 §",
        "Vi ses i maj.\u00a0D2",
    ]
    task = re.search(r'<td class="what">(.*?)</td>', section(read("actions.html"), "actions"))
    assert task
    assert task[1].endswith('</a> <span class="inside">Internt</span>')


def test_the_page_of_a_group_begins_with_links_to_the_lists_that_hold_something(made: Made) -> None:
    decided = HELD + "items: [{title: Läget, decisions: Vi ses i maj.}]\n"
    page = made(held=decided)("bim/index.html")
    nav = re.search('<nav aria-label="Innehåll">.*?</nav>', page, re.DOTALL)
    assert nav
    links = re.findall('<a href="#(.*?)">(.*?)</a>', nav[0])
    assert links == [("s.meetings", "Möten"), ("s.decisions", "Beslut")]
    assert all(f'id="{anchor}"' in page for anchor, _ in links)


@pytest.mark.parametrize("page", ["organizations.html", "people.html"])
def test_a_list_of_names_that_are_never_told_says_so(made: Made, page: str) -> None:
    assert "<p>Anteckningarna nämner inga.</p>" in re.sub(
        ' class="[^"]*"', "", made(held=HELD)(page)
    )
