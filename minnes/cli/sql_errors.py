"""The errors of SQLite about a question in SQL, in the user's language."""

from __future__ import annotations

import re
from collections.abc import Callable

from minnes.cli.problem import UsageProblem
from minnes.language.message import Message, say
from minnes.query.sql import ABOUT

_SAID: tuple[tuple[str, Callable[[str], Message]], ...] = (
    (
        "(?:not authorized|access to .+ is prohibited)()",
        lambda _: say("a question in SQL may only read the tables"),
    ),
    ("no such table: (.+)", lambda name: say('there is no table "{name}"', name=name)),
    ("no such column: (.+)", lambda name: say('there is no column "{name}"', name=name)),
    (
        "ambiguous column name: (.+)",
        lambda name: say('"{name}" is a column of several tables', name=name),
    ),
    ("no such function: (.+)", lambda name: say('there is no function "{name}"', name=name)),
    (
        '(?:near|unrecognized token:) "(.+?)".*',
        lambda text: say('the question cannot be understood from "{text}" on', text=text),
    ),
    ("incomplete input()", lambda _: say("the question ends too early")),
    ("You can only execute one statement at a time.()", lambda _: say("these are two questions")),
)


def usage_problem(error: Exception) -> UsageProblem:
    """Return the problem with a question that SQLite refused."""
    if "column" in str(error):
        hint = say("minnes query --tables shows every column")
    else:
        hint = say("write one SELECT; the tables are {tables}", tables=", ".join(ABOUT))
    return UsageProblem(_message(error), hint)


def _message(error: Exception) -> Message:
    for pattern, message in _SAID:
        if match := re.fullmatch(pattern, str(error), re.DOTALL):
            return message(match[1])
    return say("the question cannot be answered ({problem})", problem=error)
