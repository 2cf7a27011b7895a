"""The gallery's cases of the rules: what `minnes check` finds in them, as of one day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

from minnes.archive.checking import check
from minnes.archive.workspace import minute_files, open_workspace
from minnes.rules.rule import ArchiveRule, Rule
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Diagnostic
from tests.gallery import ERRORS

TODAY = date(2022, 9, 1)


def found(case: Path) -> list[Diagnostic]:
    """What is found in a case, with paths from the gallery's folder."""
    workspace = open_workspace(case)
    diagnostics = check(workspace, minute_files(workspace, [case]), TODAY)
    folder = workspace.root.relative_to(ERRORS)
    return [
        replace(diagnostic, path=(folder / diagnostic.path).as_posix())
        for diagnostic in diagnostics
    ]


def codes(rules: Iterable[Rule | ArchiveRule]) -> list[str]:
    """The codes of rules."""
    return [code_name(rule.check) for rule in rules]
