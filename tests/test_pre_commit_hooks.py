"""The hooks for pre-commit name commands that there are, and minutes alone."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from minnes.cli.app import run

HOOKS = YAML(typ="safe").load(Path(__file__).resolve().parents[1] / ".pre-commit-hooks.yaml")
FILE = "meetings/trygg-hemma/2026-09-25.yaml"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_each_entry_runs_on_minutes(
    hook: dict[str, object], root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root / "examples", tmp_path, dirs_exist_ok=True)
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    monkeypatch.chdir(tmp_path)
    before = (tmp_path / FILE).read_bytes()
    program, *arguments = shlex.split(str(hook["entry"]))
    assert program == "minnes"
    assert run([*arguments, *([] if hook.get("pass_filenames") is False else [FILE])]) == 0
    assert (tmp_path / FILE).read_bytes() == before


def test_there_is_a_hook_for_each_thing_to_see_to() -> None:
    assert [hook["id"] for hook in HOOKS] == [
        "minnes-check",
        "minnes-staged",
        "minnes-fmt",
        "minnes-verify",
    ]
    assert {hook["language"] for hook in HOOKS} == {"python"}


def test_files_that_are_no_minutes_are_not_handed_over(root: Path) -> None:
    paths = [
        "meetings/bim/2021-12-10.yaml",
        "projekt/meetings/öppen vård/2021-12-10.yaml",
        ".pre-commit-config.yaml",
        "minnes.yaml",
        "register/series.yaml",
        "mymeetings/x.yaml",
        "meetings/x.yaml.txt",
    ]
    for hook in HOOKS:
        if hook.get("pass_filenames", True):
            assert [path for path in paths if re.search(hook["files"], path)] == paths[:2]
