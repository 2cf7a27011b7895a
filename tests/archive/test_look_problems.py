"""What is wrong with how a project's pages are to look is told before any page is made."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from minnes.archive import typst_templates
from minnes.archive.check_cache import Run, open_cache
from minnes.archive.checking import check_with_cache
from minnes.archive.look_problems import LARGEST
from minnes.archive.workspace import open_workspace
from minnes.source.diagnostic import Severity
from tests.files import put

TODAY = date(2022, 5, 1)


def told(root: Path) -> list[tuple[str, str]]:
    found = check_with_cache(open_workspace(root), [], TODAY).found
    return [(diagnostic.path, diagnostic.code) for diagnostic in found]


def test_a_logo_too_large_for_every_page_is_told(tmp_path: Path) -> None:
    put(tmp_path, {"minnes.yaml": "publish: {logo: stor.png}\n", "stor.png": " " * (LARGEST + 1)})
    assert told(tmp_path) == [("minnes.yaml", "unusable-logo")]


def test_a_template_that_is_not_utf8_is_told(tmp_path: Path) -> None:
    template = {"templates/notes/minutes.html.j2": "å".encode("latin-1")}
    put(tmp_path, {"minnes.yaml": "language: sv\n", **template})
    assert told(tmp_path) == [("templates/notes/minutes.html.j2", "bad-template")]


def test_a_template_that_a_link_leads_to_is_not_looked_at(tmp_path: Path) -> None:
    put(tmp_path, {"utanför.j2": "{% if %}", "projekt/minnes.yaml": "language: sv\n"})
    (tmp_path / "projekt/templates").mkdir()
    (tmp_path / "projekt/templates/länk.html.j2").symlink_to(tmp_path / "utanför.j2")
    assert told(tmp_path / "projekt") == []


def test_what_the_project_ignores_is_not_told(tmp_path: Path) -> None:
    settings = "check: {ignore: idle-template}\n"
    put(tmp_path, {"minnes.yaml": settings, "templates/egen.html.j2": ""})
    assert told(tmp_path) == []


def test_jinja_is_not_loaded_where_no_templates_are(tmp_path: Path) -> None:
    minutes = "title: Ett\ndate: 2022-01-10\n"
    put(tmp_path, {"minnes.yaml": "language: sv\n", "2022-01-10.yaml": minutes})
    asked = (
        "import sys; from datetime import date; from pathlib import Path;"
        "from minnes.archive.checking import check_with_cache;"
        "from minnes.archive.workspace import open_workspace;"
        "check_with_cache(open_workspace(Path(sys.argv[1])), [], date(2022, 5, 1));"
        "print('jinja2' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", asked, tmp_path], capture_output=True, check=True)
    assert done.stdout == b"False\n"


MENDED = [
    ("templates/notes/minutes.html.j2", "{{ meeting.title }}"),
    ("templates/egen/minutes.html.j2", "{% if %}"),
    ("logo.svg", "<svg  xmlns='http://www.w3.org/2000/svg'/>"),
    ("logo.svg", " " * (LARGEST + 1)),
]


@pytest.mark.parametrize(("name", "content"), MENDED)
def test_a_kept_answer_is_not_used_once_the_look_has_changed(
    tmp_path: Path, name: str, content: str
) -> None:
    files = {
        "minnes.yaml": "publish: {logo: logo.svg}\nmeetings: '*.yaml'\n",
        "logo.svg": "<svg/>",
        "templates/notes/minutes.html.j2": "{{ meeting.titel }}",
    }
    root = put(tmp_path / "projekt", files)
    workspace = open_workspace(root)
    cache = open_cache(tmp_path / "cache", root, TODAY)
    assert cache is not None
    cache = replace(cache, now=cache.now + 10**12)
    done = check_with_cache(workspace, [], TODAY, cache=cache)
    cache.save_run([], Run("*.yaml", "", 0, done.dependencies, done.found))
    assert cache.run([]) is not None
    put(root, {name: content})
    assert cache.run([]) is None


def test_a_typst_template_that_cannot_be_asked_about_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = {"templates/pdf/minutes.typ": "#let broken = (\n"}
    put(tmp_path, {"minnes.yaml": "language: sv\n", **template})
    assert told(tmp_path) == [("templates/pdf/minutes.typ", "bad-template")]
    monkeypatch.setattr(typst_templates, "is_there", lambda: False)
    (note,) = check_with_cache(open_workspace(tmp_path), [], TODAY).found
    assert (note.severity, str(note.message)) == (
        Severity.NOTE,
        "whether this template can be read is not known: typst is not installed",
    )
