"""All codes of diagnostics (of files, shapes and rules), each with its function of the same name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from minnes.archive import look_problems, own_templates, unreadable
from minnes.rules import approval
from minnes.rules.catalog import ARCHIVE_RULES, RULES
from minnes.source.codes.advice import code_name
from minnes.source.codes.catalog import FILE_CODES, SHAPE_CODES

BESIDE_MINUTES: tuple[Callable[..., Any], ...] = (
    unreadable.unreadable_file,
    unreadable.misnamed_file,
    look_problems.unknown_theme,
    look_problems.unusable_logo,
    own_templates.bad_template,
    own_templates.idle_template,
)
"""What can be wrong with the files of a project, whatever the minutes in it say."""


@cache
def codes() -> dict[str, Callable[..., Any]]:
    """Return the function of every code, whose docstring is the page of the code."""
    return {code_name(function): function for function in _functions()}


def _functions() -> Iterator[Callable[..., Any]]:
    yield from FILE_CODES
    yield from SHAPE_CODES
    yield from BESIDE_MINUTES
    yield from (rule.check for rule in RULES)
    yield approval.seal_removed
    yield from (rule.check for rule in ARCHIVE_RULES)
