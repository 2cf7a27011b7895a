"""examples/REVIEW.md shows a review as it really goes: every line is typed, every change is made.

`make update` writes what is shown anew; read the diff afterwards.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.review.conftest import environment
from tests.test_docs import ROOT, TODAY

PAGE = ROOT / "examples" / "REVIEW.md"
_BLOCK = re.compile(r"^```(?P<kind>console|diff)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<command>.*)\n(?P<shown>(?:(?!\$ ).*\n)*)", re.MULTILINE)
MINNES = """\
#!/bin/sh
exec {python} -c '
import sys, time_machine
from minnes.cli.app import run
with time_machine.travel("{today} 12:00+0000", tick=False):
    sys.exit(run(sys.argv[1:]))
' "$@"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example project, with its first version kept."""
    folder = tmp_path / "examples"
    shutil.copytree(ROOT / "examples", folder)
    known = environment(folder)
    for arguments in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        ("commit", "--quiet", "--message=first"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, env=known, check=True)
    return folder


@pytest.fixture
def surroundings(project: Path, tmp_path: Path) -> dict[str, str]:
    """What programs run in: git finds minnes, and minnes finds the day the page was written."""
    program = tmp_path / "bin" / "minnes"
    program.parent.mkdir()
    program.write_text(MINNES.format(python=shlex.quote(sys.executable), today=TODAY))
    program.chmod(0o755)
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    return {
        **environment(project),
        **{"PATH": path, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "NO_COLOR": "1"},
    }


def test_the_review_goes_as_it_is_told(
    project: Path, surroundings: dict[str, str], pytestconfig: pytest.Config
) -> None:
    ran = []

    def run(*command: str, given: str = "") -> str:
        done = subprocess.run(
            command,
            cwd=project,
            env=surroundings,
            input=given.encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return done.stdout.decode()

    def answer(match: re.Match[str]) -> str:
        words = shlex.split(match["command"])
        assert words[0] in ("minnes", "git"), f"only minnes and git can be shown: {words}"
        ran.append(words[0])
        shown = "".join(f"{line}\n" for line in run(*words).splitlines())
        return f"$ {match['command']}\n{shown}"

    def block(match: re.Match[str]) -> str:
        if match["kind"] == "diff":
            assert run("git", "apply", "--whitespace=nowarn", given=match["body"]) == ""
            return match[0]
        return f"```console\n{_COMMAND.sub(answer, match['body'])}```"

    text = PAGE.read_text("utf-8")
    anew = _BLOCK.sub(block, text)
    assert ran.count("minnes") >= 6
    if pytestconfig.getoption("--update"):
        PAGE.write_text(anew, "utf-8")
    else:
        assert text == anew
