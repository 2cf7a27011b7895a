"""Rules about people and the organizations they come from, gathered."""

from __future__ import annotations

from minnes.rules import (
    acting,
    affiliations,
    dividers,
    entries,
    lists,
    name_signs,
    organizations,
    owners,
    remarks,
    slips,
    spelling,
    unaffiliated,
)
from minnes.rules.rule import ArchiveRule, Rule

RULES: tuple[Rule, ...] = (
    *organizations.RULES,
    *affiliations.RULES,
    *unaffiliated.RULES,
    *lists.RULES,
    *dividers.RULES,
    *name_signs.RULES,
    *entries.RULES,
    *remarks.RULES,
    *slips.RULES,
    *acting.RULES,
    *owners.RULES,
)
ARCHIVE_RULES: tuple[ArchiveRule, ...] = spelling.ARCHIVE_RULES
