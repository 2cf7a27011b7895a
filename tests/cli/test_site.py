"""`minnes render` without paths: a site that is published whole, without a leak, or not at all."""

import os
import re
import sys
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from shutil import copytree
from urllib.parse import unquote

import pytest

from minnes.publish import edition
from minnes.publish.site import build, meeting_renderer
from minnes.publish.site import folder as folders
from tests.files import contents, names

PROJECT = "language: sv\norganization: Orust\nseries:\n  bim: {title: BIM-nätverket}\n"
FIRST = """\
series: bim
date: 2021-09-17
status: approved
participants:
  Orust: Karin Holm
items:
  - title: Läget
    decisions:
      - Nätverket möts på Teams.
    actions:
      - Karin Holm: bokar lokal due:2021-11-01
"""
SECOND = """\
series: bim
date: 2021-12-10
status: approved
follow_up:
  2021-09-17#A1: done
items:
  - title: Läget
    decisions:
      - {text: Nätverket möts på plats., replaces: 2021-09-17#D1}
  - title: En fråga om lönen till rektorn
    text: Rektorn ska erbjudas en annan tjänst.
    internal: OSL 39 kap.
    public_text: En personalfråga togs upp.
next_meetings: 2022-03-11 9-12
notes: Glöm inte att ringa Åsa före nästa gång.
"""
DRAFT = "series: bim\ndate: 2022-03-11\nstatus: draft\nitems:\n  - title: Budgeten spricker i vår\n"


@pytest.fixture
def project(write) -> None:
    write("minnes.yaml", PROJECT)
    write("meetings/bim/2021-09-17.yaml", FIRST)
    write("meetings/bim/2021-12-10.yaml", SECOND)


def test_the_whole_project_is_published(minnes, project, tmp_path: Path) -> None:
    ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.out) == (0, "public/index.html\n")
    assert ran.err == ("24 files new\nwhat was left out is listed in public.left-out.txt\n")
    assert names(tmp_path / "public") == [
        ".minnes-site",
        "actions.html",
        "bim/2021-09-17.html",
        "bim/2021-12-10.html",
        "bim/calendar.ics",
        "bim/feed.xml",
        "bim/index.html",
        "calendar.ics",
        "decisions.html",
        "feed.xml",
        "index.html",
        "meetings.html",
        "organizations.html",
        "organizations/orust.html",
        "people.html",
        "people/karin-holm.html",
        "report.css",
        "search.html",
        "search.js",
        "search/bim.js",
        "search/minisearch.LICENSE.txt",
        "search/minisearch.js",
        "site.css",
        "site.js",
        "style.css",
    ]


def test_what_was_left_out_is_listed_beside_the_site(minnes, project, write, tmp_path) -> None:
    write("meetings/bim/2022-03-11.yaml", DRAFT)
    assert minnes("render", "--lang", "en").err == (
        "24 files new\n"
        "what was left out is listed in public.left-out.txt\n"
        "one meeting is not published yet; --drafts takes it along\n"
    )
    assert (tmp_path / "public.left-out.txt").read_text("utf-8") == (
        "What the public edition leaves out. Not to be published.\n"
        "\n"
        "meetings/bim/2021-12-10.yaml\n"
        '  line 10: an item (OSL 39 kap.); instead: "En personalfråga togs upp."\n'
        "  line 15: the notes\n"
        "\n"
        "Not published yet:\n"
        "  meetings/bim/2022-03-11.yaml (Draft)\n"
    )


def test_the_list_can_lie_elsewhere_but_not_in_the_site(minnes, project, tmp_path: Path) -> None:
    assert minnes("render", "--log", "ut/lista.txt").status == 0
    assert names(tmp_path / "ut") == ["lista.txt"]
    assert not (tmp_path / "public.left-out.txt").exists()
    ran = minnes("render", "--log", "public/lista.txt", "--lang", "en")
    assert (ran.status, ran.err) == (
        2,
        "error: public/lista.txt would be published with the site\n"
        "  help: name a file outside public after --log\n",
    )
    ran = minnes("render", "--log", "minnes.yaml", "--lang", "en")
    assert (ran.status, ran.err) == (
        2,
        'error: "minnes.yaml" is there already, and is something else\n'
        "  help: choose another name after --log\n",
    )
    assert (tmp_path / "minnes.yaml").read_text("utf-8") == PROJECT


def test_what_a_later_meeting_said_stands_where_the_decision_does(
    minnes, project, tmp_path: Path
) -> None:
    minnes("render")
    page = (tmp_path / "public/bim/2021-09-17.html").read_text("utf-8")
    assert (
        '<li><span class="state replaced">Ersatt av</span> '
        '<a href="2021-12-10.html#D1">D1, 10 december 2021</a>: '
        '<div class="inline">Nätverket möts på plats.</div></li>' in page
    )
    assert (
        '<li><span class="state done">Klart</span> '
        '<a href="2021-12-10.html">10 december 2021</a></li>' in page
    )
    assert '<a href="2021-12-10.html" rel="next">10 december 2021</a>' in page
    register = (tmp_path / "public/decisions.html").read_text("utf-8")
    assert re.findall(r'<td><span class="state \w+">(\w+)<', register) == ["Gäller", "Ersatt"]


def test_what_a_later_meeting_said_of_a_question_stands_below_it_and_says_what_was_asked(
    minnes, project, write, tmp_path: Path
) -> None:
    write(
        "meetings/gis/2022-01-14.yaml",
        "series: gis\ndate: 2022-01-14\nstatus: approved\nitems:\n  - title: Läget\n"
        "    questions:\n      - {text: Vem betalar kaffet?, by: Karin Holm}\n",
    )
    write(
        "meetings/gis/2022-02-11.yaml",
        "series: gis\ndate: 2022-02-11\nstatus: approved\n"
        "follow_up:\n  2022-01-14#Q1: {status: done, note: Var och en.}\n",
    )
    minnes("render")
    asked = (tmp_path / "public/gis/2022-01-14.html").read_text("utf-8")
    assert '<div class="question" id="Q1">' in asked
    assert (
        '<li><span class="state done">Klart</span> <a href="2022-02-11.html">11 februari 2022</a>'
        '<div class="note">Var och en.</div></li>' in asked
    )
    told = (tmp_path / "public/gis/2022-02-11.html").read_text("utf-8")
    assert "<strong>Karin Holm</strong>: Vem betalar kaffet?" in told
    assert '<a href="2022-01-14.html#Q1">Q1, 14 januari 2022</a>' in told


def test_a_single_name_has_no_page(minnes, project, write, tmp_path: Path) -> None:
    text = FIRST.replace("Orust: Karin Holm\n", "Orust: Karin Holm, Anna, Anna K, Bo L., Eva Ek\n")
    write("meetings/bim/2021-09-17.yaml", text)
    minnes("render")
    assert names(tmp_path / "public" / "people") == ["eva-ek.html", "karin-holm.html"]


@pytest.mark.parametrize(
    ("until", "pages"),
    [
        ("", ["anna-lind-orust.html", "anna-lind-tanum.html"]),
        (", until: 2020-12-31", ["anna-lind.html"]),
    ],
)
def test_two_people_of_one_name_on_a_roster_have_a_page_each(
    minnes, write, tmp_path: Path, until: str, pages: list[str]
) -> None:
    first = f"{{name: Anna Lind, organization: Orust{until}}}"
    second = "{name: Anna Lind, organization: Tanum, from: 2021-01-01}"
    write("minnes.yaml", f"language: sv\nseries: {{bim: {{roster: [{first}, {second}]}}}}\n")
    write(
        "meetings/bim/2021-09-17.yaml",
        "series: bim\ndate: 2021-09-17\nstatus: approved\nsecretary: Anna Lind (Tanum)\n"
        "participants: {Tanum: Anna Lind}\nabsent: {Orust: Anna Lind}\nitems:\n  - title: A\n"
        "    actions:\n      - Anna Lind (Orust): ringer\n",
    )
    minnes("render")
    assert names(tmp_path / "public/people") == pages
    if not until:
        tanum = (tmp_path / "public/people/anna-lind-tanum.html").read_text("utf-8")
        assert "Tanum, sekreterare" in tanum
        assert "ringer" not in tanum


def test_what_is_left_to_do_comes_before_what_is_done(
    minnes, project, write, tmp_path: Path
) -> None:
    more = "    actions:\n      - Karin Holm: skriver till rektorn\n"
    write(
        "meetings/bim/2021-06-11.yaml",
        FIRST.replace("09-17", "06-11").partition("items:")[0]
        + "items:\n  - title: Läget\n"
        + more,
    )
    minnes("render")
    for page in ("actions.html", "bim/index.html", "people/karin-holm.html"):
        text = (tmp_path / "public" / page).read_text("utf-8")
        assert text.index("skriver till rektorn") < text.index("bokar lokal"), page
        assert text.count("bokar lokal") == 1


def test_a_meeting_known_to_the_month_comes_after_the_days_of_that_month(
    minnes, project, write, tmp_path: Path
) -> None:
    write(
        "meetings/bim/2022-01-14.yaml",
        "series: bim\ndate: 2022-01-14\nnext_meetings:\n  - 2022-06: budgeten\n  - 2022-06-03\n"
        "  - 2022-07-01\n",
    )
    minnes("render", "--lang", "en")
    home = (tmp_path / "public/index.html").read_text("utf-8")
    assert re.findall(r'<strong><time datetime="([\d-]+)">', home) == [
        "2022-06-03",
        "2022-06",
        "2022-07-01",
    ]


def test_meetings_to_come_are_those_that_published_minutes_announce(
    minnes, project, write, tmp_path: Path
) -> None:
    write("meetings/bim/2022-03-11.yaml", DRAFT.replace("draft", "planned"))
    minnes("render")
    home = (tmp_path / "public/index.html").read_text("utf-8")
    assert re.findall(r'<li><div><strong><time datetime="([^"]+)', home) == ["2022-03-11"]
    assert "Budgeten" not in home


def test_drafts_are_published_when_asked_for(minnes, project, write, tmp_path: Path) -> None:
    write("meetings/bim/2022-03-11.yaml", DRAFT)
    minnes("render")
    assert not (tmp_path / "public/bim/2022-03-11.html").exists()
    minnes("render", "--drafts")
    assert "Budgeten spricker" in (tmp_path / "public/bim/2022-03-11.html").read_text("utf-8")
    minnes("render")
    assert not (tmp_path / "public/bim/2022-03-11.html").exists()


def test_the_internal_edition_has_a_folder_of_its_own(minnes, project, tmp_path: Path) -> None:
    assert minnes("render", "--edition", "internal").out == "public-internal/index.html\n"
    page = (tmp_path / "public-internal/bim/2021-12-10.html").read_text("utf-8")
    assert "Rektorn ska erbjudas en annan tjänst." in page
    assert '<meta name="robots" content="noindex">' in page
    ran = minnes("render", "--edition", "internal", "-o", "public", "--lang", "en")
    assert (ran.status, ran.err.splitlines()[0]) == (
        2,
        "error: public is where the public edition is published",
    )


def test_the_internal_edition_shows_what_is_said_of_internal_outcomes(
    minnes, project, write, tmp_path: Path
) -> None:
    secret = "      - {who: Karin Holm, what: ringer Åsa, internal: ja}\n"
    write("meetings/bim/2021-09-17.yaml", FIRST + secret)
    write("meetings/bim/2021-12-10.yaml", SECOND.replace("A1: done", "A2: dropped"))
    minnes("render")
    assert "Utgår" not in (tmp_path / "public/bim/2021-12-10.html").read_text("utf-8")
    listed = (tmp_path / "public.left-out.txt").read_text("utf-8")
    assert "vad som sägs om 2021-09-17#A2, som inte är offentligt\n" in listed
    minnes("render", "--edition", "internal")
    page = (tmp_path / "public-internal/bim/2021-12-10.html").read_text("utf-8")
    assert "<strong>Karin Holm</strong>: ringer Åsa" in page
    assert "Utgår" in page


def test_nothing_internal_is_in_any_file_of_the_public_site(
    minnes, project, write, tmp_path: Path
) -> None:
    write("meetings/bim/2022-03-11.yaml", DRAFT)
    assert minnes("render").status == 0
    for secret in ("erbjudas", "lönen", "OSL", "Glöm", "Budgeten"):
        assert [p for p, c in contents(tmp_path / "public").items() if secret.encode() in c] == []


LEAKING = '{% extends "minnes/notes/minutes.html.j2" %}{% block content %}%s{% endblock %}'


@pytest.mark.parametrize(
    ("planted", "page", "place"),
    [
        ("Rektorn ska erbjudas en annan tjänst.", "bim/2021-09-17.html", "items 2, text"),
        ("<p>En fråga om lönen <b>till</b> rektorn", "bim/2021-09-17.html", "items 2, title"),
        ("<p hidden>glöm inte att ringa åsa</p>", "bim/2021-09-17.html", "notes"),
        ("<!-- OSL 39 kap -->", "bim/2021-09-17.html", "items 2, internal"),
    ],
)
def test_a_leak_in_a_template_stops_everything(
    minnes, project, write, tmp_path: Path, planted: str, page: str, place: str
) -> None:
    minnes("render")
    before = contents(tmp_path / "public")
    write("templates/notes/minutes.html.j2", LEAKING.replace("%s", planted, 1))
    ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines()[0] == (
        f"public/{page} would show what meetings/bim/2021-12-10.yaml withholds ({place})"
    )
    told, hint = ran.err.splitlines()[-2:]
    assert told == "nothing was published; public is as it was"
    assert hint.startswith("  help: take it out")
    assert contents(tmp_path / "public") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".public")] == []


@pytest.mark.parametrize("internal", ["nej", "ja"])
def test_a_reference_to_a_draft_by_a_word_is_no_leak(
    minnes, project, write, tmp_path: Path, internal: str
) -> None:
    named = f"{{who: Karin Holm, what: bokar lokal, id: lokalen, internal: {internal}}}"
    draft = FIRST.replace("status: approved", "status: draft")
    write(
        "meetings/bim/2021-09-17.yaml",
        draft.replace("Karin Holm: bokar lokal due:2021-11-01", named),
    )
    write("meetings/bim/2021-12-10.yaml", SECOND.replace("2021-09-17#A1", "2021-09-17#lokalen"))
    assert minnes("render").status == 0
    page = (tmp_path / "public/bim/2021-12-10.html").read_text("utf-8")
    assert ("lokalen" in page) == (internal == "nej")


def test_a_leak_of_a_draft_or_a_comment_stops_everything(minnes, project, write) -> None:
    write("meetings/bim/2022-03-11.yaml", DRAFT + "# Åsa vill inte vara med\n")
    write("templates/notes/minutes.html.j2", LEAKING.replace("%s", "Åsa vill inte vara med", 1))
    ran = minnes("render", "--lang", "en")
    assert ran.status == 1
    assert ran.err.splitlines()[0] == (
        "public/bim/2021-09-17.html would show the comment in meetings/bim/2022-03-11.yaml:6"
    )


@pytest.mark.parametrize(
    "comment",
    [
        "# Orust: Karin Holm",
        "#      - Karin Holm: bokar en lokal för hela dagen due:2021-10-01",
    ],
)
def test_a_line_that_was_commented_out_is_no_leak_where_pages_show_its_parts(
    minnes, project, write, comment: str
) -> None:
    minutes = FIRST.replace("bokar lokal", "bokar en lokal för hela dagen")
    write("meetings/bim/2021-09-17.yaml", f"{minutes}{comment}\n")
    ran = minnes("render", "--lang", "en")
    assert (ran.status, "would show" in ran.err) == (0, False)


def test_a_document_that_holds_what_a_draft_says_is_told_so(minnes, project, write) -> None:
    write("meetings/bim/2022-03-11.yaml", DRAFT)
    write("meetings/bim/2021-12-10.yaml", SECOND + "attachments: bilagor/plan.txt\n")
    write("meetings/bim/bilagor/plan.txt", "Budgeten spricker i vår\n")
    ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.err) == (
        1,
        "public/bim/bilagor/plan.txt would show what stands in meetings/bim/2022-03-11.yaml, which is"
        " not published yet (items 1, title)\n"
        "nothing was published; public is as it was\n"
        "  help: take it out of the attachment, or of your own template, where it stands\n"
        "  help: or publish the minutes too: when they are done, or with --drafts\n",
    )


def test_a_document_that_cannot_be_looked_through_is_told_of_until_it_is_gone(
    minnes, project, write, tmp_path: Path
) -> None:
    write("meetings/bim/2021-12-10.yaml", SECOND + "attachments: bilagor/bild.png\n")
    picture = tmp_path / "meetings/bim/bilagor/bild.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    told = (
        "one attached document was not looked through for what is withheld: see public.left-out.txt"
    )
    listed = "  bim/bilagor/bild.png: a picture: what it says of itself was read, not what it shows"
    assert told in minnes("render", "--lang", "en").err.splitlines()
    assert listed in (tmp_path / "public.left-out.txt").read_text("utf-8").splitlines()
    # After an edit of something else it is not read again, and yet told of.
    write("meetings/bim/2021-09-17.yaml", FIRST + "place: Teams\n")
    assert told in minnes("render", "--lang", "en").err.splitlines()
    assert listed in (tmp_path / "public.left-out.txt").read_text("utf-8").splitlines()
    write("meetings/bim/2021-12-10.yaml", SECOND)
    assert told not in minnes("render", "--lang", "en").err.splitlines()
    assert listed not in (tmp_path / "public.left-out.txt").read_text("utf-8").splitlines()


def test_documents_beside_a_single_page_are_looked_through_too(
    minnes, project, write, tmp_path: Path
) -> None:
    write("minnes.yaml", PROJECT + "publish: {names: none}\n")
    write("meetings/bim/2021-12-10.yaml", SECOND + "attachments: [lista.txt, bild.gif]\n")
    write("meetings/bim/bild.gif", "GIF89a")
    write("meetings/bim/lista.txt", "Närvarande: Karin Holm\n")
    asked = ("render", "meetings/bim", "-o", "ut", "--lang", "en")
    ran = minnes(*asked)
    assert ran.status != 0
    assert "bim/lista.txt would show a name that the project withholds (K.H.)" in ran.err
    assert not (tmp_path / "ut").exists()
    write("meetings/bim/lista.txt", "Närvarande: alla\n")
    ran = minnes(*asked)
    assert (ran.status, ran.err) == (
        0,
        "bim/bild.gif was written, but not looked through for what is withheld: a picture: what it says"
        " of itself was read, not what it shows\n",
    )


def test_a_name_that_is_withheld_stops_everything_wherever_it_stands(
    minnes, project, write, tmp_path: Path
) -> None:
    write("minnes.yaml", PROJECT + "publish: {names: none}\n")
    assert minnes("render").status == 0
    assert [p for p, c in contents(tmp_path / "public").items() if b"Holm" in c] == []
    assert not (tmp_path / "public/people.html").exists()
    write("meetings/bim/2021-12-10.yaml", SECOND + "attachments: bilagor/lista.txt\n")
    write("meetings/bim/bilagor/lista.txt", "Närvarande: Karin Holm\n")
    ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.err) == (
        1,
        "public/bim/bilagor/lista.txt would show a name that the project withholds (K.H.)\n"
        "nothing was published; public is as it was\n"
        "  help: take it out of the attachment, or of your own template, where it stands\n"
        "  help: in web addresses, in names of files and of organizations, and in minnes.yaml names are"
        " not replaced: write that otherwise\n",
    )


def test_the_lines_are_told_on_which_names_stand_that_are_not_replaced(
    minnes, project, write
) -> None:
    settings = PROJECT + "publish: {names: none}\n"
    write("minnes.yaml", settings.replace("BIM-nätverket", "Karin Holms grupp"))
    # The sign in the comment ends no line, whatever Python takes it for.
    linked = SECOND + "# ett\u2028två\nattachments: bilagor/karin-holm.txt\n"
    write("meetings/bim/2021-12-10.yaml", linked)
    write("meetings/bim/bilagor/karin-holm.txt", "Närvarande: alla\n")
    ran = minnes("render", "--lang", "en")
    assert ran.status == 1
    assert [line for line in ran.err.splitlines() if "here stands" in line] == [
        "minnes.yaml:4: here stands K.H., where names are not replaced",
        f"meetings/bim/2021-12-10.yaml:{linked.count(chr(10))}: here stands K.H.,"
        " where names are not replaced",
    ]


def test_a_name_that_is_withheld_stops_everything_in_an_attached_document(
    minnes, project, write, tmp_path: Path
) -> None:
    write("minnes.yaml", PROJECT + "publish: {names: none}\n")
    write("meetings/bim/2021-12-10.yaml", SECOND + "attachments: lista.docx\n")
    with zipfile.ZipFile(tmp_path / "meetings/bim/lista.docx", "w") as packed:
        packed.writestr("word/document.xml", "<w:p><w:t>Karin</w:t><w:t> Holm</w:t></w:p>")
    ran = minnes("render", "--lang", "en")
    assert ran.status == 1
    assert "bim/lista.docx" in ran.err
    assert not (tmp_path / "public").exists()


def test_a_name_that_only_another_meeting_knows_is_withheld_too(
    minnes, project, write, tmp_path: Path
) -> None:
    write("minnes.yaml", PROJECT + "publish: {names: initials}\n")
    write("meetings/bim/2021-12-10.yaml", SECOND + "summary: Karin Holms förslag bordlades.\n")
    assert minnes("render").status == 0
    page = (tmp_path / "public/bim/2021-12-10.html").read_text("utf-8")
    assert "<p>K.H.:s förslag bordlades.</p>" in page


@pytest.mark.parametrize(
    "asked",
    [
        ("render", "--no-cache", "-o", "out"),
        ("render", "meetings/bim/2021-12-10.yaml", "--to", "md", "-o", "out"),
        ("export", "--to", "oparl", "--url", "https://example.org/o", "-o", "out"),
        ("report", "Tjörn", "-o", "out/tjörn.md"),
    ],
)
def test_who_is_named_in_a_file_with_an_error_stays_withheld_in_others(
    minnes, project, write, tmp_path: Path, asked: tuple[str, ...]
) -> None:
    settings = PROJECT.replace("nätverket}", "nätverket, members: Tjörn}")
    write("minnes.yaml", settings + "publish: {names: initials}\n")
    write("meetings/bim/2021-09-17.yaml", FIRST + "internl: ja\n")
    decided = "{text: Karin Holm bjuds in., concerns: Tjörn, replaces: 2021-09-17#D1}"
    write(
        "meetings/bim/2021-12-10.yaml",
        SECOND.replace("{text: Nätverket möts på plats., replaces: 2021-09-17#D1}", decided),
    )
    (tmp_path / "out").mkdir()
    minnes(*asked)
    made = contents(tmp_path / "out").values()
    assert any(b"K.H. bjuds in" in content for content in made)
    assert not any(b"Holm" in content for content in made)


def test_a_fault_of_the_edition_itself_is_found(
    minnes, project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        meeting_renderer, "public", lambda meeting, *_, **__: edition.internal(meeting)
    )
    ran = minnes("render", "--lang", "en")
    assert ran.status == 1
    assert (
        "public/search/bim.js would show what meetings/bim/2021-12-10.yaml withholds "
        "(items 2, title)" in ran.err.splitlines()
    )


def test_with_a_public_address_everything_says_where_it_is(
    minnes, project, write, tmp_path: Path
) -> None:
    write("minnes.yaml", PROJECT + "publish: {address: https://minnes.example.org/nät}\n")
    assert minnes("render").status == 0
    public = tmp_path / "public"
    page = (public / "bim/2021-12-10.html").read_text("utf-8")
    address = "https://minnes.example.org/n%C3%A4t/bim/2021-12-10.html"
    assert f'<link rel="canonical" href="{address}">' in page
    assert f'"url": "{address}"' in page
    home = (public / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://minnes.example.org/n%C3%A4t/">' in home
    assert f"URL:{address}" in (public / "calendar.ics").read_text("utf-8")
    assert f'href="{address}"' in (public / "feed.xml").read_text("utf-8")
    # The public edition lies there, not this one.
    minnes("render", "--edition", "internal", "-o", str(tmp_path / "inne"))
    inside = contents(tmp_path / "inne")
    assert [path for path in inside if b"minnes.example.org" in inside[path]] == []


def test_without_a_public_address_nothing_claims_one(minnes, project, tmp_path: Path) -> None:
    minnes("render")
    page = (tmp_path / "public/bim/2021-12-10.html").read_text("utf-8")
    assert "canonical" not in page
    assert '"url"' not in page


def test_a_file_with_an_error_stops_only_itself(minnes, project, write, tmp_path: Path) -> None:
    write("meetings/bim/2022-03-11.yaml", "series: bim\ndate: 2022-03-11\ninternl: ja\n")
    ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.out) == (1, "public/index.html\n")
    assert ran.err.splitlines()[-1] == (
        "meetings/bim/2022-03-11.yaml has an error, and no page was made of it"
    )
    assert (tmp_path / "public/bim/2021-12-10.html").exists()


def test_no_setting_lets_a_page_be_made_of_what_is_read_wrongly(
    minnes, project, write, tmp_path: Path
) -> None:
    write("minnes.yaml", PROJECT + "check: {ignore: comment-in-text}\n")
    write("meetings/bim/2021-12-10.yaml", SECOND.replace("lönen till", "lönen #15 till"))
    done = minnes("render")
    assert done.status == 1
    assert "meetings/bim/2021-12-10.yaml har ett fel, så ingen sida gjordes av den" in done.err
    assert not (tmp_path / "public" / "bim" / "2021-12-10.html").exists()


def test_nothing_is_said_of_outcomes_of_a_file_that_cannot_be_read(
    minnes, project, write, tmp_path: Path
) -> None:
    write("meetings/bim/2021-09-17.yaml", FIRST + "internl: ja\n")
    said = SECOND.replace("#A1: done", "#A1: {status: done, note: Hemligt uppdrag.}")
    write("meetings/bim/2021-12-10.yaml", said)
    assert minnes("render").status == 1
    assert "Hemligt" not in (tmp_path / "public/bim/2021-12-10.html").read_text("utf-8")


def test_an_unchanged_project_writes_nothing_and_says_so(minnes, project, tmp_path: Path) -> None:
    minnes("render", "--lang", "en")
    page = tmp_path / "public/bim/2021-12-10.html"
    before = page.stat().st_ino, page.stat().st_mtime_ns
    ran = minnes("render", "--no-cache", "--lang", "en")
    assert ran.err.splitlines()[0] == "nothing has changed: all 24 files are as they were"
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == before


def settle(folder: Path) -> None:
    """Let all files of a project look as if nobody had touched them for a while."""
    for path in names(folder):
        os.utime(folder / path, (1_700_000_000, 1_700_000_000))


def test_nothing_is_made_anew_when_all_is_as_it_was(
    minnes, project, write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(tmp_path)
    minnes("render", "--lang", "en")
    with monkeypatch.context() as patch:
        patch.setattr(build, "build", None)  # calling it would fail
        ran = minnes("render", "--lang", "en")
        assert (ran.status, ran.out) == (0, "public/index.html\n")
        assert ran.err == "nothing has changed: no page had to be made anew\n"
        for changed in (("--drafts",), ("--lang", "sv"), ("--no-cache",), ("-o", "ut")):
            assert minnes("render", "--lang", "en", *changed).status == 2
    for name, text in (
        ("meetings/bim/2021-12-10.yaml", SECOND + "tags: å\n"),
        ("public/index.html", "edited"),
        ("templates/notes/minutes.html.j2", LEAKING.replace("%s", "Hej", 1)),
    ):
        minnes("render", "--lang", "en")
        settle(tmp_path)
        minnes("render", "--lang", "en")
        assert "no page had to be" in minnes("render", "--lang", "en").err
        write(name, text)
        assert " changed, " in minnes("render", "--lang", "en").err


def test_a_link_to_a_folder_that_leads_elsewhere_now_is_followed_anew(
    minnes, project, write, tmp_path: Path
) -> None:
    write("2021/plan.txt", "Gamla planen")
    write("2022/plan.txt", "Nya planen")
    write("meetings/bim/2021-12-10.yaml", SECOND + "attachments: bilagor/plan.txt\n")
    link = tmp_path / "meetings/bim/bilagor"
    link.symlink_to(tmp_path / "2021")
    settle(tmp_path)
    os.utime(link, (1_700_000_000, 1_700_000_000), follow_symlinks=False)
    minnes("render")
    link.unlink()
    link.symlink_to(tmp_path / "2022")
    minnes("render")
    assert (tmp_path / "public/bim/bilagor/plan.txt").read_text("utf-8") == "Nya planen"


def test_who_may_read_the_folder_stays_the_same(minnes, project, write, tmp_path: Path) -> None:
    minnes("render", "--edition", "internal")
    folder = tmp_path / "public-internal"
    folder.chmod(0o2750)
    write("meetings/bim/2021-12-10.yaml", SECOND.replace("bokar", "hyr").replace("plats", "torget"))
    assert minnes("render", "--edition", "internal").status == 0
    assert "torget" in (folder / "decisions.html").read_text("utf-8")
    assert folder.stat().st_mode & 0o7777 == 0o2750


def test_one_edit_writes_only_what_it_changes(minnes, project, write, tmp_path: Path) -> None:
    minnes("render", "--lang", "en")
    stamps = {p: (tmp_path / "public" / p).stat().st_ino for p in names(tmp_path / "public")}
    write("meetings/bim/2021-12-10.yaml", SECOND.replace("på plats", "i Uddevalla"))
    assert minnes("render", "--lang", "en").err.splitlines()[0] == ("8 changed, 16 as they were")
    new = {p: (tmp_path / "public" / p).stat().st_ino for p in names(tmp_path / "public")}
    assert sorted(path for path, inode in new.items() if stamps[path] != inode) == [
        ".minnes-site",
        "bim/2021-09-17.html",
        "bim/2021-12-10.html",
        "bim/feed.xml",
        "bim/index.html",
        "decisions.html",
        "feed.xml",
        "index.html",
        "search/bim.js",
    ]


def test_the_same_input_gives_the_same_bytes(minnes, project, tmp_path: Path) -> None:
    minnes("render")
    first = contents(tmp_path / "public")
    minnes("render", "-o", "ut")
    assert contents(tmp_path / "ut") == first


def test_two_processes_make_the_same_site_as_one(
    minnes, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(root / "examples", tmp_path / "examples")
    for count in (1, 2):
        monkeypatch.setattr(build, "worker_count", lambda _, count=count: count)
        assert minnes("render", "examples", "-o", f"ut{count}", "--no-cache").status == 0
    assert contents(tmp_path / "ut1") == contents(tmp_path / "ut2")


def test_check_fails_when_what_is_published_is_stale(minnes, project, write, tmp_path) -> None:
    ran = minnes("render", "--check", "--lang", "en")
    assert (ran.status, ran.out.splitlines()[0]) == (1, "public/actions.html is missing")
    assert not (tmp_path / "public").exists()
    minnes("render", "--lang", "en")
    ran = minnes("render", "--check", "--lang", "en")
    assert (ran.status, ran.out, ran.err) == (0, "", "the site is up to date\n")
    write("public/index.html", "edited")
    (tmp_path / "meetings/bim/2021-09-17.yaml").unlink()
    ran = minnes("render", "--check", "--lang", "en")
    assert ran.status == 1
    assert ran.out.splitlines() == [
        "public/actions.html is not up to date",
        "public/bim/2021-12-10.html is not up to date",
        "public/bim/calendar.ics is not up to date",
        "public/bim/feed.xml is not up to date",
        "public/bim/index.html is not up to date",
        "public/calendar.ics is not up to date",
        "public/decisions.html is not up to date",
        "public/feed.xml is not up to date",
        "public/index.html is not up to date",
        "public/meetings.html is not up to date",
        "public/organizations.html is not up to date",
        "public/people.html is not up to date",
        "public/search/bim.js is not up to date",
        "public/bim/2021-09-17.html is left over",
        "public/organizations/orust.html is left over",
        "public/people/karin-holm.html is left over",
    ]
    assert (tmp_path / "public/index.html").read_text() == "edited"


def test_a_dry_run_names_new_pages_and_writes_nothing(minnes, project, tmp_path: Path) -> None:
    ran = minnes("render", "--dry-run", "--lang", "en")
    assert ran.status == 0
    assert ran.out.startswith("new file: public/actions.html (")
    assert "+++ public.left-out.txt\n" in ran.out
    assert names(tmp_path) == sorted(
        ["meetings/bim/2021-09-17.yaml", "meetings/bim/2021-12-10.yaml", "minnes.yaml"]
    )


def test_a_dry_run_shows_what_changes_in_pages(minnes, project, tmp_path: Path) -> None:
    minnes("render")
    (tmp_path / "public/decisions.html").write_text("edited\n")
    (tmp_path / "meetings/bim/2021-09-17.yaml").unlink()
    ran = minnes("render", "--dry-run", "--lang", "en")
    assert "--- public/decisions.html\n+++ public/decisions.html\n@@ -1 +" in ran.out
    assert "removed file: public/bim/2021-09-17.html\n" in ran.out
    assert (tmp_path / "public/decisions.html").read_text() == "edited\n"


def test_a_folder_with_foreign_files_is_refused_unless_forced(
    minnes, project, write, tmp_path: Path
) -> None:
    write("public/mina anteckningar.txt", "Viktigt.")
    write("public/.nojekyll", "")
    ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == (
        "error: public holds files that minnes did not put there\n"
        "  help: it holds mina anteckningar.txt; name another folder after -o, "
        "or let them stay with --force\n"
    )
    assert names(tmp_path / "public") == [".nojekyll", "mina anteckningar.txt"]
    assert minnes("render", "--force").status == 0
    assert (tmp_path / "public/mina anteckningar.txt").read_text("utf-8") == "Viktigt."
    assert {"index.html", ".nojekyll"} <= set(names(tmp_path / "public"))
    assert minnes("render", "--force").err.startswith("inget har ändrats")


def test_a_link_to_a_folder_is_foreign_and_stays(minnes, project, write, tmp_path: Path) -> None:
    minnes("render")
    write("bilder/mötet.txt", "En bild.")
    (tmp_path / "public/bilder").symlink_to(tmp_path / "bilder")
    ran = minnes("render", "--lang", "en")
    assert (ran.status, "it holds bilder;" in ran.err) == (2, True)
    write("meetings/bim/2021-12-10.yaml", SECOND.replace("på plats", "i Uddevalla"))
    assert minnes("render", "--force").status == 0
    assert (tmp_path / "public/bilder/mötet.txt").read_text("utf-8") == "En bild."


def test_a_page_in_another_format_is_foreign_too(minnes, project, write) -> None:
    minnes("render")
    write("public/bim/2021-09-17.txt", "Allt, också det som är internt.")
    ran = minnes("render", "--lang", "en")
    assert ran.status == 2
    assert "it holds bim/2021-09-17.txt;" in ran.err


def test_what_stays_in_the_folder_is_looked_through_too(minnes, project, write) -> None:
    minnes("render")
    write("public/gammal.html", "<p>Rektorn ska erbjudas en annan tjänst.</p>")
    ran = minnes("render", "--force", "--lang", "en")
    assert ran.status == 1
    assert ran.err.splitlines()[0] == (
        "public/gammal.html would show what meetings/bim/2021-12-10.yaml withholds (items 2, text)"
    )


@pytest.mark.parametrize("name", ["index.html", "bilagor/lista.txt"])
def test_a_document_takes_the_place_of_nothing_else(
    minnes, project, write, tmp_path: Path, name: str
) -> None:
    for day, text in (("09-17", FIRST), ("12-10", SECOND)):
        (tmp_path / f"meetings/bim/2021-{day}.yaml").unlink()
        write(f"meetings/{day}/a.yaml", f"{text}attachments: {name}\n")
        write(f"meetings/{day}/{name}", day)
    ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.err.splitlines()[1]) == (
        2,
        "  help: give one of the attached files another name",
    )
    assert f"bim/{name} would be a file of " in ran.err
    assert not (tmp_path / "public").exists()


def test_a_site_never_takes_the_place_of_its_project(minnes, project, tmp_path: Path) -> None:
    for folder in (".", "..", str(tmp_path)):
        ran = minnes("render", "-o", folder, "--force", "--lang", "en")
        assert (ran.status, ran.err.splitlines()[0]) == (
            2,
            f"error: the project itself lies in {folder}",
        )


def test_a_failure_while_writing_leaves_the_old_site(
    minnes, project, write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    minnes("render")
    before = contents(tmp_path / "public")
    write("meetings/bim/2021-12-10.yaml", SECOND.replace("på plats", "i Uddevalla"))

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(folders, "_swap", fail)
        ran = minnes("render", "--lang", "en")
    assert (ran.status, ran.err) == (
        2,
        "error: the disk is full\n  help: make room on it, and run the command again\n",
    )
    assert contents(tmp_path / "public") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".public")] == []


def test_a_build_that_was_killed_between_two_names_is_mended(
    minnes, project, tmp_path: Path
) -> None:
    minnes("render", "--lang", "en")
    before = contents(tmp_path / "public")
    (tmp_path / "public").rename(tmp_path / ".public-0123abcd.old")
    ran = minnes("render", "--no-cache", "--lang", "en")
    assert ran.err.splitlines()[0] == "nothing has changed: all 24 files are as they were"
    assert contents(tmp_path / "public") == before
    assert not (tmp_path / ".public-0123abcd.old").exists()


def test_a_hidden_folder_that_somebody_kept_beside_the_site_stays(
    minnes, project, write, tmp_path: Path
) -> None:
    write(".public-2025.old/index.html", "Förra årets sidor.")
    assert minnes("render").status == 0
    assert (tmp_path / ".public-2025.old/index.html").read_text("utf-8") == "Förra årets sidor."


def test_two_folders_change_places_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "ett").mkdir()
    (tmp_path / "två").mkdir()
    (tmp_path / "ett/fil").touch()
    assert folders.exchange_folders(tmp_path / "ett", tmp_path / "två") == (sys.platform == "linux")
    assert [path.parent.name for path in tmp_path.glob("*/fil")] == [
        "två" if sys.platform == "linux" else "ett"
    ]
    assert not folders.exchange_folders(tmp_path / "ett", tmp_path / "tre")


@pytest.mark.parametrize("at_once", [True, False])
def test_the_site_takes_its_place_where_folders_can_be_exchanged_and_where_not(
    minnes, project, write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: bool
) -> None:
    public = tmp_path / "public"
    minnes("render")
    write("public/.nojekyll", "")
    write("meetings/bim/2022-03-11.yaml", DRAFT.replace("draft", "approved"))
    there = []

    def exchanged(path: Path, other: Path) -> bool:
        done = at_once and exchange(path, other)
        there.append(public.is_dir())
        return done

    exchange = folders.exchange_folders
    monkeypatch.setattr(folders, "exchange_folders", exchanged)
    assert minnes("render").status == 0
    assert there == [True]
    assert {".nojekyll", "bim/2022-03-11.html", "bim/2021-12-10.html"} <= set(names(public))
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".public")] == []


def test_options_of_a_site_mean_nothing_for_single_pages(minnes, project) -> None:
    ran = minnes("render", "meetings/bim", "--check", "--lang", "en")
    assert (ran.status, ran.err) == (
        2,
        "error: --check belongs to the site of a whole project\n"
        "  help: run minnes render without PATHS, in a project, as HTML\n",
    )


class _Links(HTMLParser):
    """The ids of a page, and what it leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.leads: set[str] = set()
        self.handlers: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                assert value not in self.ids, value
                self.ids.add(value or "")
            if name in ("href", "src"):
                self.leads.add(value or "")
            if name.startswith("on"):
                self.handlers.append(name)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_link_of_the_example_site_leads_somewhere(
    minnes, root: Path, tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    copytree(root / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path / "examples")
    assert minnes("render", "--lang", language).status == 0
    folder = tmp_path / "examples/public"
    pages = {p: _Links((folder / p).read_text("utf-8")) for p in names(folder) if p[-5:] == ".html"}
    broken = []
    for page, links in pages.items():
        for lead in sorted(links.leads):
            if re.match(r"[a-z]+:", lead):
                continue
            address, _, anchor = unquote(lead).partition("#")
            target = (
                (folder / page).parent.joinpath(address).resolve() if address else folder / page
            )
            inside = target.relative_to(folder.resolve()).as_posix()
            if not target.is_file() or (anchor and anchor not in pages[inside].ids):
                broken.append((page, lead))
    assert len(pages) > 100
    assert broken == []
    assert [page for page, links in pages.items() if links.handlers] == []


def test_swedish_letters_are_sorted_last(minnes, root: Path, tmp_path: Path, monkeypatch) -> None:
    copytree(root / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path / "examples")
    minnes("render")
    page = (tmp_path / "examples/public/organizations.html").read_text("utf-8")
    names = re.findall(r'<li><a href="organizations/[^"]+">([^<]+)<', page)
    assert names[:2] == ["Ale", "Alingsås"]
    assert names[-2:] == ["Älvkustens kommunalförbund", "Öckerö"]
