"""The code hosts that minnes has a ready workflow for."""

from __future__ import annotations

from enum import StrEnum


class Host(StrEnum):
    """Code hosts for which there is a ready workflow."""

    auto = "auto"
    github = "github"
    gitlab = "gitlab"
    both = "both"
    none = "none"
