"""One file's meeting held to every rule that needs no other file."""

from __future__ import annotations

from minnes.model.meeting import Meeting
from minnes.rules.catalog import RULES
from minnes.rules.rule import Context
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Finding, Severity


def apply(meeting: Meeting, context: Context) -> list[tuple[Finding, str, Severity]]:
    """Return what the rules find in a meeting, each with its code and severity."""
    alone = context.project is None
    findings: list[tuple[Finding, str, Severity]] = []
    for check, severity, needs_project in RULES:
        if alone and needs_project:
            continue
        for finding in check(meeting, context):
            findings.append((finding, code_name(check), severity))
    return findings
