"""What the READMEs show is what really happens: every command is run, every file is written as shown.

`make update` writes what is shown anew; read the diff afterwards.
"""

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import time_machine

from minnes.cli import console
from minnes.cli.app import run
from minnes.cli.command_list import COMMANDS
from tests.picture import PICTURE, drawn

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md"]
TODAY = "2026-11-22"
"""The day on which the READMEs say what they show."""

_BLOCK = re.compile(
    r"(?P<head>^```(?:console|yaml (?P<file>\S+))\n)(?P<body>.*?)(?P<end>^```$)",
    re.MULTILINE | re.DOTALL,
)
_COMMAND = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def shown_anew(page: str, answer: Callable[[str], str], write: Callable[[str, str], object]) -> str:
    """A page with what each of its commands answers now; its files are written on the way."""

    def block(match: re.Match[str]) -> str:
        if match["file"]:
            write(match["file"], match["body"])
            return match[0]
        body = _COMMAND.sub(
            lambda one: f"$ {one['command']}\n{answer(one['command'])}", match["body"]
        )
        return match["head"] + body + match["end"]

    return _BLOCK.sub(block, page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_shows_what_it_really_prints(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    pytestconfig: pytest.Config,
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path / page.parent.relative_to(ROOT))
    monkeypatch.setattr(console, "_chosen", {})
    monkeypatch.setenv("LANG", "sv_SE.UTF-8")
    ran = []

    def answer(command: str) -> str:
        words = shlex.split(command.replace("\\\n", " "))
        if words[0] == "cd":
            monkeypatch.chdir(words[1])
            return ""
        assert words[0] == "minnes", f"only minnes and cd can be shown: {command}"
        console._chosen.clear()
        capfd.readouterr()
        run(words[1:])
        ran.append(command)
        return "".join(capfd.readouterr())

    def write(file: str, text: str) -> None:
        Path(file).write_text(text, "utf-8")

    text = page.read_text("utf-8")
    with time_machine.travel(f"{TODAY} 12:00+0000", tick=False):
        anew = shown_anew(text, answer, write)
    assert ran
    if pytestconfig.getoption("--update"):
        page.write_text(anew, "utf-8")
    else:
        assert text == anew


def test_a_stale_answer_is_noticed() -> None:
    page = "```console\n$ minnes check \\\n  a\nold\n$ minnes x\n```\n"
    anew = shown_anew(page, lambda command: f"<{command.split()[1]}>\n", lambda *_: None)
    assert anew == "```console\n$ minnes check \\\n  a\n<check>\n$ minnes x\n<x>\n```\n"


def test_every_command_is_told_of_in_a_readme() -> None:
    pages = (ROOT / "README.md", *(ROOT / name / "README.md" for name in FOLDERS))
    told = " ".join(page.read_text("utf-8") for page in pages)
    assert [name for name in COMMANDS if f"minnes {name}" not in told] == []


def test_the_picture_shows_what_check_prints(tmp_path: Path) -> None:
    """Its words, that is: how rich draws them differs from version to version."""

    def words(svg: str) -> str:
        return "".join(re.findall(r"<text[^>]*>(.*?)</text>", svg, re.DOTALL)).strip()

    shown = words(PICTURE.read_text("utf-8"))
    assert "Bengtstors" in shown
    assert shown == words(drawn(tmp_path))


FOLDERS = ("schemas", "templates", "examples", "tests")


def test_the_readme_leads_to_each_folders_own() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for folder in FOLDERS:
        assert f"]({folder}/README.md)" in text
