"""The program as a whole: language, help, and mistakes in how a command is typed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from minnes.cli import console
from minnes.cli.app import app
from minnes.cli.command_list import COMMANDS
from minnes.language.message import say
from minnes.version import VERSION


def test_version_is_told_at_once() -> None:
    code = (
        "import sys; sys.argv = ['minnes', '--version']; from minnes.cli.main import main; main(); "
        "print(sorted({'typer', 'pydantic', 'rich', 'ruamel.yaml', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"minnes {VERSION}\n[]\n"


def test_help_lists_every_command_without_loading_any() -> None:
    code = (
        "import sys; from minnes.cli.app import run; run(['--help']); "
        "print([m for m in sys.modules if m in ('pydantic', 'rich', 'minnes.cli.commands.check')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("[]\n")
    assert all(f"\n  {name} " in done.stdout for name in COMMANDS)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_minnes_alone_answers_with_its_help(minnes, language: str) -> None:
    alone, helped = minnes("--lang", language), minnes("--lang", language, "--help")
    assert (alone.status, alone.err) == (0, "")
    assert alone.out == helped.out
    assert minnes().out == minnes("--help").out == minnes("-h").out


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_asked_for_in_short_too(minnes, command: str) -> None:
    assert minnes(command, "-h") == minnes(command, "--help")


def test_a_command_has_a_help_page_in_swedish_and_english(minnes) -> None:
    swedish = minnes("--lang", "sv", "explain", "--help").out
    english = minnes("explain", "--help").out
    assert swedish.startswith("Så här: minnes explain [KOD] [VAL]\n\nFörklara en anmärkning")
    assert minnes("explain", "--help", "--lang", "sv").out == swedish
    assert minnes("explain", "--help", "--lang=sv").out == swedish
    assert english.startswith("Usage: minnes explain [CODE] [OPTIONS]\n\nExplain a finding")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_loads_and_says_what_each_option_does(minnes, command: str) -> None:
    assert minnes(command, "--help").status == 0
    program = typer.main.get_command(app)
    params = program.get_command(typer.Context(program), command).params
    assert [param.name for param in params if not param.help] == []
    assert "--lang" in {option for param in params for option in param.opts}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], 'error: there is no command "chek"\n  help: did you mean "minnes check"?\n'),
        (
            ["check", "--strikt"],
            'error: there is no option "--strikt"\n  help: did you mean "--strict"?\n',
        ),
        (
            ["report", "--matrik"],
            'error: there is no option "--matrik"\n  help: did you mean "--matrix"?\n',
        ),
        (
            ["check", "--format", "xml"],
            'error: --format cannot be "xml"\n'
            "  help: choose one of: full, concise, json, github, gitlab, sarif\n",
        ),
        (
            ["--lang", "xx", "check"],
            'error: there is no language "xx"\n  help: choose one of: sv, en, nb, da, fi\n',
        ),
        (
            ["check", "finns-inte.yaml"],
            'error: there is no file or folder "finns-inte.yaml"\n'
            "  help: look at the spelling; a path is read from the folder you are in, {here}\n",
        ),
        (
            ["query", "actions", "--limit", "x"],
            "error: --limit is a whole number of at least 0\n"
            "  help: minnes query --help shows what can be typed\n",
        ),
        (
            ["export", "--format", "csv"],
            "error: --output TARGET is missing\n"
            "  help: minnes export --help shows what can be typed\n",
        ),
        (
            ["check", "--today", "igår"],
            'error: "igår" is not a date\n  help: write year-month-day, as 2021-12-10\n',
        ),
        (
            ["query", "action"],
            'error: WHAT cannot be "action"\n  help: did you mean "actions"?\n',
        ),
        (
            ["query", "beslut"],
            'error: WHAT cannot be "beslut"\n  help: did you mean "decisions"?\n',
        ),
        (
            ["export"],
            "error: --format FORMAT is missing\n"
            "  help: choose one of: sqlite, csv, json, parquet, oparl\n",
        ),
        (
            ["check", "--select", "unknown-organisation"],
            'error: there is no code "unknown-organisation"\n'
            '  help: did you mean "unknown-organization"?\n',
        ),
    ],
)
def test_a_mistake_in_typing_is_told_with_a_cure(minnes, arguments: list[str], said: str) -> None:
    done = minnes(*arguments)
    assert (done.status, done.out, done.err) == (2, "", said.replace("{here}", str(Path.cwd())))


def test_the_language_is_the_options_then_the_projects_then_the_environments(
    minnes, write, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["check", "finns-inte"]
    assert minnes(*asked).err.startswith("error: there is no file")
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    assert minnes(*asked).err.startswith("fel: det finns ingen fil")
    write("minnes.yaml", "language: en\n")
    assert minnes(*asked).err.startswith("error: there is no file")
    assert minnes("--lang", "sv", *asked).err.startswith("fel: det finns ingen fil")
    assert minnes(*asked, "--lang", "sv").err.startswith("fel: det finns ingen fil")


@pytest.mark.parametrize("option", ["--organization", "--format"])
def test_one_thing_is_one_option_in_every_command(minnes, option: str) -> None:
    word = option.removeprefix("--")
    pages = {name: minnes(name, "--help").out for name in COMMANDS}
    alike = {"organization": ("--org ",), "format": ("--to ",)}[word]
    for name, page in pages.items():
        named = [line for line in page.splitlines() if any(one in line for one in alike)]
        assert all(line.startswith(f"  {option}, ") for line in named), name
    assert sum(f"  {option}" in page for page in pages.values()) >= 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["query", "meetings", "--org", "Orust"], ["query", "meetings", "--organization", "Orust"]),
        (["report", "--to", "json"], ["report", "--format", "json"]),
        (
            ["render", "m.yaml", "--to", "txt", "-o", "-"],
            ["render", "m.yaml", "--format", "txt", "-o", "-"],
        ),
    ],
)
def test_what_scripts_wrote_before_still_works(minnes, write, old, new) -> None:
    write("minnes.yaml", "language: en\nmeetings: '*.yaml'\n")
    write("m.yaml", "series: bim\ndate: 2021-12-10\nparticipants:\n  Orust: Anna Lind\n")
    shown = minnes(*new)
    assert (shown.status, minnes(*old)) == (0, shown)
    assert shown.out


@pytest.mark.parametrize("asked", ["help", "query --tables", "query meetings --format json"])
def test_a_full_disk_is_no_fault_of_minnes(write, tmp_path: Path, asked: str) -> None:
    write("minnes.yaml", "language: en\n")
    done = subprocess.run(
        f"{sys.executable} -m minnes --lang en {asked} > /dev/full",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = "error: the answer could not be written: the disk is full\n"
    assert (done.returncode, done.stderr) == (2, said)


@pytest.mark.parametrize(
    "asked", ["query meetings --format csv", "report", "search möte", "people"]
)
def test_a_dash_for_a_file_means_the_screen(minnes, write, tmp_path: Path, asked: str) -> None:
    write("meetings/m.yaml", "title: Möte\ndate: 2021-12-10\nparticipants: Anna Lind (Orust)\n")
    write("minnes.yaml", "language: sv\n")
    shown = minnes(*asked.split())
    assert minnes(*asked.split(), "-o", "-") == shown
    assert "Orust" in shown.out or "Möte" in shown.out
    assert not (tmp_path / "-").exists()


def test_a_name_in_an_old_encoding_is_no_fault_of_minnes(minnes, monkeypatch, tmp_path) -> None:
    folder = tmp_path / os.fsdecode(b"m\xf6ten")
    folder.mkdir()
    for name in ("minnes.yaml", os.fsdecode(b"m\xf6te.yaml")):
        (folder / name).write_text("language: en\nmeetings: '*.yaml'\n", "utf-8")
    monkeypatch.chdir(folder)
    assert minnes("check").err == (
        'error: the name "m\\udcf6te.yaml" is not in UTF-8\n'
        "  help: give the file or folder another name; å, ä and ö typed anew will do\n"
    )
    (folder / os.fsdecode(b"m\xf6te.yaml")).rename(folder / "möte.yaml")
    (folder / "möte.yaml").write_text("title: Ett\ndate: 2021-12-10\n", "utf-8")
    assert [
        minnes(*asked).status
        for asked in (["check"], ["query", "meetings"], ["render"], ["render"])
    ] == [0, 0, 0, 0]


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&- >&- 2>&-"])
def test_what_is_closed_at_the_start_is_no_reason_not_to_work(
    write, tmp_path: Path, closed: str
) -> None:
    write("minnes.yaml", "language: sv\nmeetings: '*.yaml'\n")
    write("m.yaml", "title: Ett\ndate: 2021-12-10\n")
    for asked, status in (("check", 0), ("query meetings", 0), ("new bim", 2)):
        command = f"{sys.executable} -m minnes {asked} {closed}"
        done = subprocess.run(command, shell=True, cwd=tmp_path, check=False)
        assert (asked, done.returncode) == (asked, status)


def test_no_terminal_is_too_narrow_for_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "1")
    assert console.width() == 20


def test_a_terminal_breaks_no_remark_within_a_word(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    path = "meetings/bim/a-name-of-many-words/2021-12-10.yaml"
    console.tell_problem(
        say("{path} cannot be read", path=path),
        say("give another date, or go on writing in that file"),
    )
    assert capsys.readouterr().err == (
        "error:\n"
        "  meetings/bim/a-name-of-many-words/2021-12-10.yaml\n"
        "  cannot be read\n"
        "  help: give another date, or go on writing\n"
        "    in that file\n"
    )


def test_a_language_that_only_pages_know_is_english_elsewhere(minnes, write) -> None:
    write("minnes.yaml", "language: fi\nmeetings: '*.yaml'\n")
    write("m.yaml", "series: bim\ndate: 2021-12-10\nnext_meetings: 2999-03-11\n")
    asked = ("query", "next", "--format", "table")
    assert minnes(*asked).out == minnes(*asked, "--lang", "fi").out
    assert minnes(*asked).out == minnes(*asked, "--lang", "en").out
    assert "announced" in minnes(*asked).out
    page = minnes("render", "m.yaml", "-o", "-").out
    assert page.count('<html lang="fi">') == 1
    assert "Seuraava kokous" in page
