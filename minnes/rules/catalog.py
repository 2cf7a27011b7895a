"""Every rule there is, by group: each group's file names its own."""

from __future__ import annotations

from minnes.rules import outcomes, people
from minnes.rules.rule import ArchiveRule, Rule

RULES: tuple[Rule, ...] = (
    *people.RULES,
    *outcomes.RULES,
)
ARCHIVE_RULES: tuple[ArchiveRule, ...] = (
    *people.ARCHIVE_RULES,
    *outcomes.ARCHIVE_RULES,
)
