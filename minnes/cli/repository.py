"""The repository around a place, as the commands find it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minnes.review.git import Repository


def around(start: Path) -> Repository:
    """Return the repository around an absolute path; raises `GitProblem` when there is none."""
    from minnes.review.git import open_repository

    return open_repository(start, os.environ)
