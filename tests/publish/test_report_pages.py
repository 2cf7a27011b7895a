"""Reports as pages: one file that needs nothing beside it, and Markdown; links only where they lead."""

import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from minnes.archive.loading import load
from minnes.archive.workspace import minute_files, open_workspace
from minnes.language.catalog import translator
from minnes.publish.page import environment
from minnes.publish.report_pages import Links, Showing, organization_sheet, render_sheet
from minnes.query.matrix import matrices
from minnes.query.matrix_sheet import matrix_sheet
from minnes.query.meeting import meeting_report
from minnes.query.meeting_sheet import meeting_sheet
from minnes.query.overview import overview
from minnes.query.overview_sheet import overview_sheet
from minnes.query.report import Period
from minnes.query.sheet import Sheet
from minnes.query.year import year_report
from minnes.query.year_sheet import year_sheet
from tests.cli.reports import FILES
from tests.files import put
from tests.publish.edition_rows import edition_rows

TODAY = date(2022, 5, 31)
SV = translator("sv")


@pytest.fixture
def sheets(tmp_path: Path) -> dict[str, Sheet]:
    """Every report of a small project, with text that would be markup if it were let."""
    files = dict(FILES)
    files["meetings/bim/2022-03-11.yaml"] = files["meetings/bim/2022-03-11.yaml"].replace(
        "Färre nya.", "Färre <b>nya</b> & *få*."
    )
    workspace = open_workspace(put(tmp_path, files))
    archive = load(workspace, minute_files(workspace))
    shown = edition_rows(archive, "public", TODAY)
    year = Period("2022-01-01", "2022-12-31", "bim")
    return {
        "organization": organization_sheet(shown, "Orust", TODAY, SV, "public"),
        "overview": overview_sheet(overview(shown, TODAY), SV, "public"),
        "meeting": meeting_sheet(meeting_report(shown, "bim/2022-03-11"), SV, "public"),
        "matrix": matrix_sheet(matrices(shown, TODAY), SV, "public"),
        "year": year_sheet(year_report(shown, TODAY, year), SV, "public"),
    }


KINDS = ("organization", "overview", "meeting", "matrix", "year")


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_right_html_with_one_heading_at_the_top_and_no_id_twice(
    sheets: dict[str, Sheet], kind: str
) -> None:
    text = render_sheet(sheets[kind], "html", SV)
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(text)
    assert parser.errors == []
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    levels = [
        int(element.tag[1]) for element in tree.iter() if re.fullmatch("h[1-6]", str(element.tag))
    ]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(later - before <= 1 for before, later in pairwise(levels))
    assert tree.get("lang") == "sv"
    labels = {
        word for element in tree.iter() for word in (element.get("aria-labelledby") or "").split()
    }
    assert labels <= set(ids)
    assert not [element for element in tree.iter() if element.tag in ("link", "script", "img")]


def test_a_long_report_begins_with_what_it_holds(sheets: dict[str, Sheet]) -> None:
    def contents(kind: str) -> list[str]:
        page = render_sheet(sheets[kind], "html", SV)
        titles = dict(re.findall(r'<h2 id="(s.\d+)">(.*?)</h2>', page))
        return [titles[anchor] for anchor in re.findall(r'<li><a href="#(s.\d+)">', page)]

    assert contents("organization")[:2] == ["Behov", "Möten"]
    assert contents("organization") == [
        section.title for section in sheets["organization"].sections
    ]
    assert contents("matrix") == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_in_minutes_is_taken_for_markup(sheets: dict[str, Sheet], kind: str) -> None:
    assert "<b>" not in render_sheet(sheets[kind], "html", SV)


def test_a_page_leads_to_meetings_organizations_and_documents_that_it_is_told_of(
    sheets: dict[str, Sheet],
) -> None:
    def links(kind: str, known: Links) -> list[str]:
        page = render_sheet(sheets[kind], "html", SV, known)
        return re.findall(r'href="([^"#][^"]*)"', page)

    nothing = Links()
    assert links("organization", nothing) == ["https://example.org/c"]
    assert links("overview", nothing) == []
    known = Links({"bim/2022-03-11": "../bim/2022-03-11.html"}, {"Tjörn": "tjörn.html"})
    assert links("organization", known) == [
        *("../bim/2022-03-11.html", "../bim/2022-03-11.html"),
        *("../bim/2022-03-11.html#A1", "https://example.org/c", "../bim/2022-03-11.html"),
    ]
    assert links("overview", known) == ["tjörn.html"]


def test_a_report_can_stand_in_the_frame_of_a_site(sheets: dict[str, Sheet]) -> None:
    template = environment("html", SV).from_string(
        '{% from "report/parts.html.j2" import body with context %}{{ body(sheet) }}'
    )
    text = template.render(sheet=sheets["organization"], shown=Showing(SV, Links()))
    assert re.findall(r"<h2[^>]*>(.*)</h2>", text) == [
        *("Behov", "Möten", "Vilka som kom", "Siffror över tid", "Redogörelser", "Beslut"),
        *("Att göra", "Bilagor", "Kommande möten"),
    ]


def test_a_page_counts_no_days_that_are_wrong_on_the_next(sheets: dict[str, Sheet]) -> None:
    page = render_sheet(sheets["organization"], "html", SV)
    assert '<span class="state overdue">Försenat</span>' in page
    assert not re.search(r"dag(ar)? (gammal|försenad)", page)


def test_an_organization_as_markdown(sheets: dict[str, Sheet]) -> None:
    assert render_sheet(sheets["organization"], "md", SV) == MARKDOWN


MARKDOWN = """\
# Orust

kommun, 3 möten, 10 december 2021 – 11 mars 2022

## Behov

- **10 december 2021** En utbildning.

  *BIM-nätverket: Läget i kommunerna*

## Möten

- **BIM-nätverket**: 2 av 2, 1 genom ersättare, senast 11 mars 2022
- **Chefsgruppen**: 1 av 1, senast 20 januari 2022

## Vilka som kom

- **Karin Holm**: 2 gånger, senast 20 januari 2022, samordnare
- **Åsa Öst**: 1 gång, senast 11 mars 2022, i stället för Karin Holm

## Siffror över tid

**ärenden** (BIM-nätverket)

| När | Siffra |
| --- | --- |
| 10 december 2021 | ca 12 |
| 11 mars 2022 | 10–11 |

## Redogörelser

- **11 mars 2022** Färre &lt;b>nya&lt;/b> & *få*.

  ärenden: **10–11**

  *BIM-nätverket: Läget i kommunerna*

- **10 december 2021** Karin Holm: Många nya.

  ärenden: **ca 12** · personal: **1,8**

  *BIM-nätverket: Läget i kommunerna*

## Beslut

- **10 december 2021** Barnplanen antas.

  *bim/2021-12-10#D1, antaget*

## Att göra

- **10 december 2021** Karin Holm: ringer skolan

  *bim/2021-12-10#A1, försenad, senast 15 januari 2022*

- **11 mars 2022** Orust: svarar på enkäten

  *bim/2022-03-11#A1, öppen, senast 1 juni 2022*

## Bilagor

- **11 mars 2022**

  [Checklista](<https://example.org/c>)

  *BIM-nätverket: Nästa steg*

## Kommande möten

- **3 juni 2022**

  BIM-nätverket

  09.00–12.00, Skärhamn
"""
