"""Writes diagnostics for other programs: JSON, GitHub annotations, GitLab reports, SARIF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from minnes.language.catalog import Translator
from minnes.source.diagnostic import Diagnostic, Severity
from minnes.version import VERSION

_GITLAB = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def rows(diagnostics: Sequence[Diagnostic], language: Translator) -> list[dict[str, Any]]:
    """Return diagnostics as plain rows; lines and columns count from 1, the end is outside."""
    return [
        {
            "path": diagnostic.path,
            "line": diagnostic.span.line,
            "column": diagnostic.span.column,
            "end_line": diagnostic.span.end_line,
            "end_column": diagnostic.span.end_column,
            "severity": diagnostic.severity.word,
            "code": diagnostic.code,
            "message": language.text(diagnostic.message),
            "hint": language.text(diagnostic.hint) if diagnostic.hint else None,
        }
        for diagnostic in diagnostics
    ]


def as_json(diagnostics: Sequence[Diagnostic], language: Translator) -> str:
    """Return diagnostics as one JSON array."""
    return json.dumps(rows(diagnostics, language), ensure_ascii=False, indent=2) + "\n"


def as_github(diagnostics: Sequence[Diagnostic], language: Translator) -> str:
    """Return diagnostics as GitHub's workflow commands, which annotate the lines of a change."""
    lines = []
    for diagnostic, row in zip(diagnostics, rows(diagnostics, language), strict=True):
        places = {
            "file": row["path"],
            "line": row["line"],
            "endLine": row["end_line"],
            "col": row["column"],
            "endColumn": row["end_column"],
            "title": row["code"],
        }
        where = ",".join(f"{name}={_property(str(value))}" for name, value in places.items())
        text = row["message"] + (f"\n{row['hint']}" if row["hint"] else "")
        lines.append(f"::{_GITHUB[diagnostic.severity]} {where}::{_data(text)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_gitlab(diagnostics: Sequence[Diagnostic], language: Translator) -> str:
    """Return diagnostics as GitLab's code quality report, which annotates the lines of a change.

    A fingerprint tells one finding from another, also when lines above it come and go.
    """
    from hashlib import sha256

    seen: dict[str, int] = {}
    issues = []
    for diagnostic, row in zip(diagnostics, rows(diagnostics, language), strict=True):
        said = "\0".join((row["path"], row["code"], row["message"]))
        seen[said] = seen.get(said, 0) + 1
        fingerprint = sha256(f"{said}\0{seen[said]}".encode()).hexdigest()
        issues.append(
            {
                "description": "; ".join(filter(None, (row["message"], row["hint"]))),
                "check_name": row["code"],
                "fingerprint": fingerprint,
                "severity": _GITLAB[diagnostic.severity],
                "location": {"path": row["path"], "lines": {"begin": row["line"]}},
            }
        )
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"


def as_sarif(diagnostics: Sequence[Diagnostic], language: Translator) -> str:
    """Return diagnostics as SARIF 2.1.0 (OASIS), which code hosts and editors show."""
    from urllib.parse import quote

    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    results = [
        {
            "ruleId": row["code"],
            "ruleIndex": codes.index(row["code"]),
            "level": row["severity"],
            "message": {"text": "; ".join(filter(None, (row["message"], row["hint"])))},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": quote(row["path"])},
                        "region": {
                            "startLine": row["line"],
                            "startColumn": row["column"],
                            "endLine": row["end_line"],
                            "endColumn": row["end_column"],
                        },
                    }
                }
            ],
        }
        for row in rows(diagnostics, language)
    ]
    driver = {"name": "minnes", "version": VERSION, "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    whole = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


WAYS = {"json": as_json, "github": as_github, "gitlab": as_gitlab, "sarif": as_sarif}
"""How diagnostics are written, by the name of the format."""
