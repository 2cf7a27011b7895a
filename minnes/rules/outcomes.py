"""Rules about what meetings lead to: decisions and actions, gathered."""

from __future__ import annotations

from minnes.rules.rule import ArchiveRule, Rule

RULES: tuple[Rule, ...] = ()
ARCHIVE_RULES: tuple[ArchiveRule, ...] = ()
