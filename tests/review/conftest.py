"""A repository of one's own for a test, with git told by hand."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from minnes.review.git import Repository, open_repository

Git = Callable[..., str]


def environment(folder: Path) -> Mapping[str, str]:
    """What git runs in: somebody's name and time, and nothing of the person who runs the tests."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("GIT_")}
    return kept | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "GIT_AUTHOR_NAME": "Åsa Öst",
        "GIT_AUTHOR_EMAIL": "asa@example.org",
        "GIT_AUTHOR_DATE": "2021-12-10T12:00:00+01:00",
        "GIT_COMMITTER_NAME": "Åsa Öst",
        "GIT_COMMITTER_EMAIL": "asa@example.org",
        "GIT_COMMITTER_DATE": "2021-12-10T12:00:00+01:00",
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of the repository; its name has å and a blank."""
    made = tmp_path / "möten på ön"
    made.mkdir()
    return made


@pytest.fixture
def git(folder: Path) -> Git:
    """Tell git something in the repository, which is begun, and get its answer."""

    def tell(*arguments: str, status: int = 0, at: Path = folder) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=at,
            env=environment(folder),
            capture_output=True,
            check=False,
            text=True,
        )
        assert done.returncode == status, done.stderr
        return done.stdout.strip()

    tell("init", "--quiet", "--initial-branch=main")
    return tell


@pytest.fixture
def repository(git: Git, folder: Path) -> Repository:
    return open_repository(folder, environment(folder))
