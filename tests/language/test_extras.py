"""The line that installs what minnes can do without works where minnes was installed, however that was."""

import sys
import tomllib
from pathlib import Path

import pytest

from minnes.language import extras
from minnes.language.extras import EXTRAS, install_command

PACKAGE = Path(__file__).parents[2] / "pyproject.toml"


def test_the_libraries_are_those_the_package_asks_for() -> None:
    declared = tomllib.loads(PACKAGE.read_text("utf-8"))["project"]["optional-dependencies"]
    assert {name: [library] for name, library in EXTRAS.items()} == declared


@pytest.mark.parametrize(
    ("home", "python", "has_pip", "line"),
    [
        ("/usr", "/usr/bin/python3", True, '/usr/bin/python3 -m pip install "pypdf>=6"'),
        ("/a b", "/a b/python", True, '"/a b/python" -m pip install "pypdf>=6"'),
        ("/h/pipx/venvs/minnes", "/h/py", False, 'pipx inject minnes "pypdf>=6"'),
        ("/h/.venv", "/h/py", False, 'uv pip install --python /h/py "pypdf>=6"'),
    ],
)
def test_it_is_installed_beside_the_minnes_that_runs(
    monkeypatch: pytest.MonkeyPatch, home: str, python: str, has_pip: bool, line: str
) -> None:
    monkeypatch.setattr(sys, "prefix", home)
    monkeypatch.setattr(sys, "executable", python)
    monkeypatch.setattr(extras, "_has_pip", lambda: has_pip)
    assert install_command("documents") == line
