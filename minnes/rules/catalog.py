"""Every rule there is, by group: each group's file names its own."""

from __future__ import annotations

from minnes.rules import approval, dates, documents, outcomes, people, privacy, protocol
from minnes.rules.rule import ArchiveRule, Rule

RULES: tuple[Rule, ...] = (
    *people.RULES,
    *outcomes.RULES,
    *dates.RULES,
    *documents.RULES,
    *privacy.RULES,
    *protocol.RULES,
    *approval.RULES,
)
ARCHIVE_RULES: tuple[ArchiveRule, ...] = (
    *people.ARCHIVE_RULES,
    *outcomes.ARCHIVE_RULES,
    *dates.ARCHIVE_RULES,
    *documents.ARCHIVE_RULES,
    *privacy.ARCHIVE_RULES,
    *protocol.ARCHIVE_RULES,
)
