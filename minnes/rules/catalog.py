"""All rules by group, and the function that runs those of one file on a meeting."""

from __future__ import annotations

from minnes.model.meeting import Meeting
from minnes.rules import approval, dates, documents, outcomes, people, privacy, protocol
from minnes.rules.rule import ArchiveRule, Context, Rule
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Finding, Severity

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
)


def check_meeting(meeting: Meeting, context: Context) -> list[tuple[Finding, str, Severity]]:
    """Run the rules of one file on a meeting; return each finding with its code and severity."""
    findings: list[tuple[Finding, str, Severity]] = []
    for check, severity, needs_project in RULES:
        if needs_project and context.project is None:
            continue
        for finding in check(meeting, context):
            findings.append((finding, code_name(check), severity))
    return findings
