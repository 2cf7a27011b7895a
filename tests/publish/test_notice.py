"""A meeting that is still to come is a notice: when and where, and what will be talked about."""

from pathlib import Path

import pytest

from minnes.archive.loading import load
from minnes.archive.workspace import open_workspace
from minnes.language.catalog import translator
from minnes.publish.gathering import gather
from minnes.publish.page import render_page
from minnes.publish.pages import render_pages
from tests.files import put
from tests.publish.samples import view_of

PLANNED = """\
series: barn
date: 2022-03-11
time: 9-12
place: Uddevalla
mode: hybrid
status: planned
chair: Karin Holm
participants:
  Orust: Karin Holm
items:
  - title: Föregående anteckningar
  - title: Rutinen
    lead: Bo Ek
    text: Läs texten före mötet.
    next_step:
    items:
      - title: Vem gör vad
  - title: Nuläget
    updates:
      Orust:
"""


def test_in_markdown() -> None:
    assert render_page(view_of(PLANNED), "md", translator("sv")) == (
        "# Nätverket Barn & unga\n\n"
        "**Kallelse**, Kustens kommunalförbund\n\n"
        "fredagen den 11 mars 2022, kl. 09.00–12.00, Uddevalla (på plats och på distans)\n\n"
        "- Ordförande: Karin Holm\n\n"
        "## Dagordning\n\n"
        "### 1. Föregående anteckningar\n\n"
        "### 2. Rutinen\n\n"
        "*Föredragande:* Bo Ek\n\n"
        "Läs texten före mötet.\n\n"
        "#### 2.1. Vem gör vad\n\n"
        "### 3. Nuläget\n\n"
        "#### Orust\n\n"
        "## Kallade\n\n"
        "- **Orust:** Karin Holm\n\n"
        "---\n\n"
        "Offentlig utgåva · barn/2022-03-11\n"
    )


def test_in_plain_text() -> None:
    text = render_page(view_of(PLANNED, language="en"), "txt", translator("en"))
    assert text.startswith(
        "Nätverket Barn & unga\n=====================\n\n"
        "Notice of meeting, Kustens kommunalförbund\n"
        "Friday 11 March 2022, at 09:00–12:00, Uddevalla (on site and remote)\n\n"
        "Chair: Karin Holm\n\n"
        "AGENDA\n------\n\n"
        "1. Föregående anteckningar\n\n"
        "2. Rutinen\n\nPresenter: Bo Ek\n\nLäs texten före mötet.\n\n"
    )
    assert "Nothing reported" not in text
    assert "nothing was written" not in text


def test_in_html_the_agenda_has_a_heading_of_its_own() -> None:
    page = render_page(view_of(PLANNED), "html", translator("sv"))
    assert '<h2 id="s.agenda">Dagordning</h2>' in page
    assert '<h3><a class="number" href="#p.2">2</a> Rutinen</h3>' in page
    assert "Inget rapporterades" not in page


@pytest.fixture
def project(tmp_path: Path) -> Path:
    earlier = "series: barn\ndate: {}\nnext_meetings:\n  - 2022-03-11 9-12, Uddevalla: {}\n"
    files = {
        "minnes.yaml": "series:\n  barn: {title: Barn}\n",
        "meetings/2021-09-17.yaml": earlier.format("2021-09-17", "Kunskapsstödet"),
        "meetings/2021-12-10.yaml": earlier.format("2021-12-10", "rutinen"),
        "meetings/2022-03-11.yaml": PLANNED.replace("mode: hybrid\n", ""),
    }
    return put(tmp_path, files)


def test_what_was_announced_for_it_stands_in_it_unless_it_is_an_item(project: Path) -> None:
    workspace = open_workspace(project)
    file = project / "meetings/2022-03-11.yaml"
    archive = gather(load(workspace, [file]))
    assert [
        loaded.path for loaded in archive.meetings if loaded.path != "meetings/2022-03-11.yaml"
    ] == [
        "meetings/2021-09-17.yaml",
        "meetings/2021-12-10.yaml",
    ]
    (page,) = render_pages(archive, {"meetings/2022-03-11.yaml"}, "public", "md", translator("sv"))
    assert "\n\n## Utlovat ämne\n\n- Kunskapsstödet\n\n## Dagordning\n\n" in page.text
