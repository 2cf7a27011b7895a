"""Rules about people and the organisations they come from, gathered."""

from __future__ import annotations

from minnes.rules.rule import ArchiveRule, Rule

RULES: tuple[Rule, ...] = ()
ARCHIVE_RULES: tuple[ArchiveRule, ...] = ()
