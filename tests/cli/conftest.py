"""Running minnes as a person does, and reading what it says."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from minnes.cli import console
from minnes.cli.app import run
from tests.files import put


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit status, and what it wrote to standard output and standard error."""

    status: int
    out: str
    err: str


Minnes = Callable[..., Ran]


@pytest.fixture
def minnes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Minnes:
    """Run `minnes ARGUMENTS` in a folder of its own; the environment speaks English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setattr(console, "_chosen", {})

    def call(*arguments: str) -> Ran:
        console._chosen.clear()
        capfd.readouterr()
        status = run(list(arguments))
        out, err = capfd.readouterr()
        return Ran(status, out, err)

    return call


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Write a file below the folder that `minnes` runs in."""

    def file(name: str, text: str) -> Path:
        return put(tmp_path, {name: text}) / name

    return file
