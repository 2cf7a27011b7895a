"""All rules about people and organizations, in the order in which they are run."""

from __future__ import annotations

from minnes.rules import (
    affiliations,
    entries,
    lists,
    missing_blanks,
    names,
    nobody,
    organizations,
    owners,
    presence,
    remarks,
    roles,
    separators,
    spelling,
    unaffiliated,
)
from minnes.rules.rule import ArchiveRule, Rule

RULES: tuple[Rule, ...] = (
    *organizations.RULES,
    *affiliations.RULES,
    *unaffiliated.RULES,
    *lists.RULES,
    *separators.RULES,
    *names.RULES,
    *nobody.RULES,
    *entries.RULES,
    *remarks.RULES,
    *missing_blanks.RULES,
    *roles.RULES,
    *presence.RULES,
    *owners.RULES,
)
ARCHIVE_RULES: tuple[ArchiveRule, ...] = spelling.ARCHIVE_RULES
