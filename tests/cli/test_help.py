"""`minnes help`: the rules of typing and more, in two languages; the tab key as the shells ask for it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from minnes.cli.command_list import COMMANDS
from minnes.cli.completion import complete_organization, complete_series, complete_topic
from minnes.source.reader import read_meeting

RULES = """\
The five rules of typing

1. Type a space after the colon.

     place: Teams

2. Type a bar before free text, and the text on the lines below it.

     text: |
       Everything here is text: colons, # and all.

3. What belongs to a line stands below it, two spaces further in.

     participants:
       Orust: Karin Holm

4. Never use the tab key for it.

5. What follows # is a comment, and is not part of the minutes.

     # ask Karin

When text holds a colon, a # or quotes, let it stand under a bar, or put quotes around
the whole of it. minnes check points at every slip, and minnes fix mends those that can
only be mended in one way.
"""
REGLER = """\
De fem skrivreglerna

1. Skriv ett mellanslag efter kolonet.

     place: Teams

2. Skriv ett lodstreck (|) före fri text, och texten på raderna under.

     text: |
       Här är allt text: kolon, # och resten.

3. Det som hör till en rad står under den, två mellanslag längre in.

     participants:
       Orust: Karin Holm

4. Använd aldrig tabbtangenten till det.

5. Det som följer efter # är en kommentar, och hör inte till anteckningarna.

     # fråga Karin

När en text innehåller kolon, # eller citattecken, låt den stå under ett lodstreck eller
sätt citattecken om hela. minnes check pekar ut varje misstag, och minnes fix rättar dem
som bara kan rättas på ett sätt.
"""


@pytest.mark.parametrize("topic", ["rules", "regler", "Regler"])
def test_the_rules_of_typing_have_a_name_in_each_language(minnes, topic: str) -> None:
    assert minnes("help", topic).out == RULES
    assert minnes("help", topic, "--lang", "sv").out == REGLER


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_the_rules_show_follows_them(minnes, language: str) -> None:
    lines = minnes("help", "rules", "--lang", language).out.splitlines()
    shown = "\n".join(line.removeprefix("     ") for line in lines if line.startswith("     "))
    text = shown.replace("text: |", "summary: |")
    reading = read_meeting(f"title: A\ndate: 2022-03-11\n{text}\n".encode(), "m.yaml")
    assert reading.diagnostics == []


def test_without_a_topic_they_are_listed(minnes) -> None:
    assert (
        minnes("help").out
        == """\
minnes help TOPIC tells of one of these:

  rules           the five rules of typing
  format          the file of a meeting at a glance
  reference       every key there is (in English)
  completion      how to let the tab key complete what you type

minnes --help lists the commands.
"""
    )
    assert (
        minnes("help", "--lang", "sv").out
        == """\
minnes help ÄMNE berättar om något av detta:

  regler          de fem skrivreglerna
  format          mötesfilen i korthet
  referens        allt som kan skrivas i en fil (på engelska)
  komplettering   hur tabbtangenten kan fylla i det du skriver

minnes --help visar kommandona.
"""
    )


def test_an_unknown_topic_lists_those_there_are(minnes) -> None:
    done = minnes("help", "skiljetecken")
    assert (done.status, done.out, done.err) == (
        2,
        "",
        'error: there is no help on "skiljetecken"\n'
        "  help: there is help on: rules, format, reference, completion, and on every command\n",
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_file_at_a_glance_reads_without_a_finding(minnes, language: str) -> None:
    lines = minnes("help", "format", "--lang", language).out.splitlines()
    sample = "\n".join(line[4:] for line in lines if line.startswith("    "))
    reading = read_meeting(sample.encode(), "m.yaml")
    assert reading.diagnostics == []
    assert reading.value is not None
    item = reading.value.items[0]
    assert [person.substitutes_for for person in reading.value.participants] == [
        None,
        None,
        "Eva Ek",
    ]
    assert (item.title, item.actions[0].who[0].name) == (
        {"sv": "Laget runt", "en": "Round the table"}[language],
        "Karin Holm",
    )


def test_the_reference_is_the_one_beside_the_schemas(minnes, root: Path) -> None:
    assert minnes("help", "reference").out == (root / "schemas/README.md").read_text("utf-8")


def test_a_command_is_a_topic_too(minnes) -> None:
    assert minnes("help", "new").out == minnes("new", "--help").out


def test_it_tells_how_to_switch_on_completion_in_each_shell(minnes) -> None:
    lines = minnes("help", "completion").out.splitlines()
    told = [
        line.split()[-1] for line in lines if line.startswith("    minnes --install-completion")
    ]
    assert told == ["bash", "zsh", "fish", "powershell", "pwsh"]


PROJECT = """\
language: sv
series:
  bim:
  bou:
  öppenvård:
organizations:
  Lilla Bruket AB: {kind: company}
"""


@pytest.fixture
def _project(write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("minnes.yaml", PROJECT)
    write("register/series.yaml", "styr:\n")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_project")
def test_series_and_organizations_are_completed(minnes) -> None:
    assert complete_series("") == ["bim", "bou", "öppenvård", "styr"]
    assert complete_series("Ö") == ["öppenvård"]
    assert complete_organization("lilla") == ["Lilla Bruket AB", "Lilla Edet"]
    assert complete_organization("'Lilla E") == ["Lilla Edet"]
    assert complete_topic("re") == ["regler", "referens"]


@pytest.mark.parametrize("settings", [None, "", "series: [", "series: bim\n", "- a\n", "\x00"])
def test_where_nothing_can_be_read_nothing_is_completed(
    write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: str | None
) -> None:
    monkeypatch.chdir(tmp_path)
    if settings is not None:
        write("minnes.yaml", settings)
    assert complete_series("") == []
    assert complete_organization("Orus") == ["Orust"]


def pressed(folder: Path, shell: str, typed: str) -> list[str]:
    """What a shell is offered when the tab key is pressed after `typed`."""
    words = typed.split(" ")
    asked = {
        "bash": {"COMP_WORDS": typed, "COMP_CWORD": str(len(words) - 1)},
        "fish": {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_FISH_ACTION": "get-args"},
        "zsh": {"_TYPER_COMPLETE_ARGS": typed},
    }
    powershell = {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]}
    environment = {
        **os.environ,
        **asked.get(shell, powershell),
        "_MINNES_COMPLETE": f"complete_{shell}",
        "PYTHONUTF8": "1",
    }
    command = [sys.executable, "-m", "minnes"]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    assert done.stderr == ""
    if shell == "zsh":
        match = re.fullmatch(r"_arguments '\*: :\(\((.*)\)\)'\n", done.stdout, re.DOTALL)
        assert match
        return [line.split('"')[1] for line in match[1].splitlines()]
    # What follows the word is a remark on it.
    return [re.split("\t|:::", line)[0] for line in done.stdout.splitlines()]


@pytest.mark.usefixtures("_project")
@pytest.mark.parametrize(
    ("shell", "organizations"),
    [
        ("bash", ["Lilla\\ Bruket\\ AB", "Lilla\\ Edet"]),
        ("zsh", ["Lilla Bruket AB", "Lilla Edet"]),
        ("fish", ["Lilla Bruket AB", "Lilla Edet"]),
        ("powershell", ["'Lilla Bruket AB'", "'Lilla Edet'"]),
        ("pwsh", ["'Lilla Bruket AB'", "'Lilla Edet'"]),
    ],
)
def test_every_shell_is_given_commands_series_and_organizations(
    tmp_path: Path, shell: str, organizations: list[str]
) -> None:
    assert pressed(tmp_path, shell, "minnes ne") == ["new"]
    assert pressed(tmp_path, shell, "minnes new b") == ["bim", "bou"]
    assert pressed(tmp_path, shell, "minnes init --organization lil") == organizations


@pytest.mark.usefixtures("_project")
def test_options_are_given_them_too(tmp_path: Path) -> None:
    assert pressed(tmp_path, "bash", "minnes report --series b") == ["bim", "bou"]
    assert pressed(tmp_path, "bash", "minnes query actions --organization ors") == ["Orsa"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_terminal_of_80_columns_breaks_no_line(
    minnes, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    topics = [("help", topic) for topic in ("rules", "format", "completion")]
    asked = [(name, "--help") for name in COMMANDS] + topics
    for words in [("--help",), ("explain",), ("explain", "absent-owner"), *asked]:
        shown = minnes(*words, "--lang", language).out.splitlines()
        assert [line for line in shown if len(line) > 80] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_what_the_user_puts_in_stands_in_swedish_too(minnes, name: str) -> None:
    """No English word in capitals is left on a page, but those that are the same in both."""
    shown = minnes("--lang", "sv", name, "--help").out
    english = minnes("--lang", "en", name, "--help").out
    words = [set(re.findall(r"(?<![\w-])[A-Z]{3,}\b", page)) for page in (shown, english)]
    assert words[0] & words[1] - SAME_IN_BOTH == set()


SAME_IN_BOTH = {"TEXT", "SELECT", "SQL", "PDF", "CSV", "JSON", "HTML", "HEAD", "EDITOR"}


WRITING = (
    *("init", "new", "fix", "fmt", "circulate", "approve", "correct", "people", "merge"),
    *("render", "report", "query", "search", "log", "export", "schema"),
)
"""Commands that write files somebody keeps; the others write to the screen alone."""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_that_writes_can_show_what_it_would_write(minnes, name: str) -> None:
    page = minnes("--lang", "en", name, "--help").out
    assert ("--dry-run" in page) == (name in WRITING)
    assert "--output" not in page or name in WRITING


def test_notes_in_examples_are_in_the_readers_language(minnes) -> None:
    english = minnes("explain", "overdue-action").out.splitlines()
    swedish = minnes("--lang", "sv", "explain", "overdue-action").out.splitlines()
    assert "    (in the minutes of the next meeting)" in english
    assert "    (i anteckningarna från nästa möte)" in swedish
    assert "    follow_up:" in swedish
