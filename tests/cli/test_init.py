"""`minnes init`: a project is started by answers or options, and nothing that is there is touched."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import time_machine

from minnes.cli import console
from minnes.model.schema import schema_files
from tests.files import names

OPTIONS = (
    *("--organization", "Älvkustens kommunalförbund", "--title", "The BIM network"),
    *("--series", "bim", "--place", "Teams", "--time", "9-12"),
    *("--members", "Orust, Tjörn och Barnahuset"),
)
PROJECT = """\
# yaml-language-server: $schema=schemas/project.schema.json

# Vems anteckningar det är, och vilket språk minnes talar här: sv eller en.
organization: Älvkustens kommunalförbund
language: sv

# Vilken tidszon klockslagen gäller: världsdel och stad, eller UTC.
timezone: Europe/Stockholm

# Var mötesfilerna ligger. Nya hamnar i meetings/serie/datum.yaml.
meetings: meetings/**/*.yaml

# Vad de öppna sidorna visar av människor: full (hela namnet), initials, role eller none (inget).
publish:
  names: full

# Grupperna som möts. Det korta namnet står i mappar och hänvisningar, så välj det med omsorg.
series:
  bim:
    title: The BIM network
    # Vad minnes new skriver i varje ny fil: plats, tid och stående punkter.
    place: Teams
    time: 9-12
    agenda:
      - Föregående anteckningar
      - Laget runt
      - Nästa möte
    # Organisationerna som hör till gruppen.
    members:
      - Orust
      - Tjörn
      - Barnahuset
    # De som brukar komma, en rad var:  - Karin Holm (Orust, samordnare)
    roster:

# Organisationer som minnes inte redan känner till. Slag (kind): association, authority,
# university, company, network, group, other.
organizations:
  Älvkustens kommunalförbund:
    kind: other
  Barnahuset:
    kind: other
"""
FILES = [
    ".editorconfig",
    ".gitignore",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "meetings/bim/2022-03-11.yaml",
    "minnes.yaml",
    "schemas/meeting.schema.json",
    "schemas/organizations.schema.json",
    "schemas/project.schema.json",
    "schemas/series.schema.json",
]


@pytest.fixture(autouse=True)
def _on_a_day_in_march() -> Iterator[None]:
    with time_machine.travel(date(2022, 3, 11), tick=False):
        yield


def test_options_make_a_project(minnes, tmp_path: Path) -> None:
    done = minnes("init", "kusten", "--language", "sv", *OPTIONS, "--lang", "en")
    assert (done.status, done.err) == (0, "")
    assert (
        done.out
        == """\
Written:
  kusten/minnes.yaml
  kusten/schemas/meeting.schema.json
  kusten/schemas/project.schema.json
  kusten/schemas/organizations.schema.json
  kusten/schemas/series.schema.json
  kusten/.vscode/settings.json
  kusten/.vscode/extensions.json
  kusten/.editorconfig
  kusten/.gitignore
  kusten/meetings/bim/2022-03-11.yaml
minnes did not know Älvkustens kommunalförbund, Barnahuset: put kind: other right in
minnes.yaml
Fill in meetings/bim/2022-03-11.yaml, and then type:
  cd kusten
  minnes check
"""
    )
    assert names(tmp_path / "kusten") == FILES
    assert (tmp_path / "kusten/minnes.yaml").read_text("utf-8") == PROJECT


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_fresh_project_has_nothing_to_remark_on(minnes, language: str) -> None:
    minnes("init", *OPTIONS, "--language", language)
    assert minnes("check", "--strict", "--lang", "en").out == "1 file checked, nothing wrong.\n"


def test_the_first_meeting_and_the_schemas_speak_the_projects_language(
    minnes, tmp_path: Path
) -> None:
    minnes("init", "--language", "sv", *OPTIONS)
    lines = (tmp_path / "meetings/bim/2022-03-11.yaml").read_text("utf-8").splitlines()
    assert lines[:2] == [
        "# yaml-language-server: $schema=../../schemas/meeting.schema.json",
        "# De fem skrivreglerna (minnes help regler säger mer):",
    ]
    schema = json.loads((tmp_path / "schemas/meeting.schema.json").read_text("utf-8"))
    assert schema["properties"]["chair"]["description"] == "Vem som var ordförande."


def test_the_editor_finds_the_schemas_without_a_network(minnes, tmp_path: Path) -> None:
    minnes("init", *OPTIONS, "--language", "en")
    settings = json.loads((tmp_path / ".vscode/settings.json").read_text("utf-8"))
    assert settings["yaml.schemas"] == {
        "./schemas/meeting.schema.json": "meetings/**/*.yaml",
        "./schemas/project.schema.json": "minnes.yaml",
        "./schemas/organizations.schema.json": "register/organizations.yaml",
        "./schemas/series.schema.json": "register/series.yaml",
    }
    assert settings["[yaml]"]["editor.insertSpaces"] is True
    written = {name: (tmp_path / "schemas" / name).read_text("utf-8") for name in schema_files()}
    assert written == schema_files()


def test_the_day_of_the_first_meeting_can_be_given(minnes, tmp_path: Path) -> None:
    minnes("init", *OPTIONS, "--date", "2022-04-01")
    assert "meetings/bim/2022-04-01.yaml" in names(tmp_path)


def test_without_a_group_there_is_no_meeting(minnes, tmp_path: Path) -> None:
    done = minnes("init", "--yes")
    assert done.out.splitlines()[-2:] == [
        "Describe the group that meets in minnes.yaml, and then type:",
        "  minnes check",
    ]
    assert names(tmp_path) == [name for name in FILES if not name.startswith("meetings/")]
    assert minnes("check", "--strict").out == "0 files checked, nothing wrong.\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Nätverket för öppenvård (barn)", "nätverket-för-öppenvård-barn"),
        ("Blåbærgrød & øl", "blåbærgrød-øl"),
        ("Kůň, Žofie", "kun-zofie"),
    ],
)
def test_the_short_name_is_made_of_the_title(minnes, tmp_path: Path, title: str, name: str) -> None:
    minnes("init", "--title", title)
    assert f"meetings/{name}/2022-03-11.yaml" in names(tmp_path)
    assert minnes("check", "--strict").status == 0


@pytest.mark.parametrize("title", ["日本", "!!!"])
def test_a_title_that_no_short_name_can_be_made_of_is_not_dropped(
    minnes, tmp_path: Path, title: str
) -> None:
    ran = minnes("init", "--title", title, "--language", "en")
    assert (ran.status, ran.err) == (
        2,
        f'error: no short name can be made of "{title}"\n'
        "  help: give one, of lower case letters and digits: --series bim\n",
    )
    assert names(tmp_path) == []


def test_a_project_is_never_started_over(minnes, write) -> None:
    write("minnes.yaml", "language: en\n")
    done = minnes("init", *OPTIONS)
    assert (done.status, done.out, done.err) == (
        2,
        "",
        "error: there is a project already: minnes.yaml\n"
        "  help: minnes new SERIES makes the file of a new meeting in it\n",
    )


@pytest.mark.parametrize("folder", [".", "tom", "../meetings"])
def test_a_folder_of_a_project_becomes_no_project_of_its_own(
    minnes, write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    write("p/minnes.yaml", "language: en\n")
    (tmp_path / "p/meetings").mkdir()
    monkeypatch.chdir(tmp_path / "p/meetings")
    ran = minnes("init", folder, "--yes")
    assert (ran.status, ran.out, ran.err) == (
        2,
        "",
        "error: there is a project already: ../minnes.yaml\n"
        "  help: minnes new SERIES makes the file of a new meeting in it\n",
    )
    assert minnes("init", "../../q", "--yes").status == 0, "beside a project there may be another"


def test_git_is_set_up_for_the_project_around(
    minnes, write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("p/minnes.yaml", "language: en\n")
    (tmp_path / "p/meetings").mkdir()
    monkeypatch.chdir(tmp_path / "p/meetings")
    assert minnes("init", "--git", "--host", "none").status == 0
    assert list((tmp_path / "p/meetings").iterdir()) == []
    assert (tmp_path / "p/.git/hooks/pre-commit").exists()


def test_other_files_that_are_there_are_left_as_they_were(minnes, write, tmp_path: Path) -> None:
    write(".gitignore", "mine\n")
    write(".vscode/settings.json", "{}")
    write("meetings/bim/2022-03-11.yaml", "series: bim\ndate: 2022-03-11\n")
    done = minnes("init", *OPTIONS)
    assert (done.status, done.out.splitlines()[-10:]) == (
        0,
        [
            "Left as it was:",
            "  .vscode/settings.json",
            "  .gitignore",
            "  meetings/bim/2022-03-11.yaml",
            "Add to .gitignore, so that pages are not committed: /public/ /public-internal/ /pages/",
            "/pages-internal/ /*.left-out.txt",
            "minnes did not know Älvkustens kommunalförbund, Orust, Tjörn, Barnahuset: put kind:",
            "other right in minnes.yaml",
            "Fill in meetings/bim/2022-03-11.yaml, and then type:",
            "  minnes check",
        ],
    )
    assert names(tmp_path) == FILES
    assert (tmp_path / ".gitignore").read_text("utf-8") == "mine\n"
    assert (tmp_path / ".vscode/settings.json").read_text("utf-8") == "{}"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            ["--members", "Orust, Stenugsund"],
            'error: unknown organization "Stenugsund"\n  help: did you mean "Stenungsund"?\n',
        ),
        (
            ["--members", "Orust; Tjörn"],
            'error: "Orust; Tjörn" cannot be an organization\n'
            "  help: put a comma between organizations, as: Orust, Tjörn\n",
        ),
        (
            ["--members", "Orust, 2026-12-13"],
            'error: "2026-12-13" cannot be an organization\n'
            "  help: put a comma between organizations, as: Orust, Tjörn\n",
        ),
        (
            ["--members", "Orust, 9 okt"],
            'error: "9 okt" cannot be an organization\n'
            "  help: put a comma between organizations, as: Orust, Tjörn\n",
        ),
        (
            ["--organization", "9 okt 2026"],
            'error: "9 okt 2026" cannot be an organization\n'
            "  help: write the name of whoever keeps these minutes\n",
        ),
        (
            ["--time", "efter lunch"],
            'error: "efter lunch" is not a time\n  help: write as 9, 9:00 or 9-12\n',
        ),
        (
            ["--series", "BIM nätverket"],
            'error: "BIM nätverket" cannot be the short name of a series\n'
            '  help: use lower case letters, digits and hyphens, as "bim-nätverket"\n',
        ),
        (
            ["--date", "11 mars"],
            'error: "11 mars" is not a date\n  help: write year-month-day, as 2021-12-10\n',
        ),
        (
            ["--date", "11 mars 2026"],
            'error: "11 mars 2026" is not a date\n  help: write it so: 2026-03-11\n',
        ),
        (
            ["--language", "fi"],
            'error: --language cannot be "fi"\n  help: choose one of: sv, en\n',
        ),
    ],
)
def test_what_cannot_stand_in_a_project_is_told_and_nothing_written(
    minnes, tmp_path: Path, wrong: list[str], said: str
) -> None:
    done = minnes("init", "--language", "sv", *OPTIONS, *wrong, "--lang", "en")
    assert (done.status, done.out, done.err) == (2, "", said)
    assert names(tmp_path) == []


def test_text_that_needs_quotes_gets_them(minnes, tmp_path: Path) -> None:
    minnes("init", "--title", "Barn: och unga #1", "--series", "bou", "--place", "- var som helst")
    text = (tmp_path / "minnes.yaml").read_text("utf-8")
    assert '    title: "Barn: och unga #1"\n' in text
    assert '    place: "- var som helst"\n' in text
    assert minnes("check", "--strict").status == 0


def test_a_person_at_the_terminal_is_asked_until_the_answer_is_right(
    minnes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter(
        ["sv", "Orust", "Fika-gruppen", "", "Köket", "i morgon", "9.30", "Tjöörn", "Tjörn", ""]
    )
    asked = []

    def prompt(text: str, default: str, show_default: bool, prompt_suffix: str) -> str:
        asked.append(f"{text} [{default}]" if show_default else text)
        return next(answers) or default

    monkeypatch.setattr(console, "interactive", lambda: True)
    monkeypatch.setattr("typer.prompt", prompt)
    done = minnes("init")
    assert asked == [
        "Language, sv or en [en]",
        "Vems anteckningar är det? En organisation",
        "Vad heter gruppen som möts?",
        "Ett kort namn, till mappar och hänvisningar [fika-gruppen]",
        "Var brukar den mötas?",
        "När brukar den mötas? Som 9-12",
        "När brukar den mötas? Som 9-12",
        "Vilka organisationer hör till? Med komma emellan",
        "Vilka organisationer hör till? Med komma emellan",
        "Vilken dag är det första mötet? Som 2021-12-10 [2022-03-11]",
    ]
    first, *_, last, cure = done.err.splitlines()
    assert first == "Enter alone takes what stands in brackets, or leaves the answer blank."
    assert [last, cure] == [
        'okänd organisation "Tjöörn"',
        '  hjälp: menade du "Tjörn"?',
    ]
    assert "meetings/fika-gruppen/2022-03-11.yaml" in names(tmp_path)
    assert minnes("check", "--strict").status == 0


def test_who_names_no_group_is_asked_nothing_about_it(
    minnes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(console, "interactive", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda text, **_more: asked.append(text) or "")
    minnes("init", "--language", "en")
    assert asked == [
        "Whose minutes are these? An organization",
        "What is the group called that meets?",
    ]


def test_options_are_not_asked_for(minnes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "interactive", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda text, **_more: pytest.fail(text))
    done = minnes("init", "--language", "en", *OPTIONS, "--date", "2022-03-11")
    assert done.status == 0
