"""Errors in how a command was typed, in the user's language."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from errno import EDQUOT, ENOSPC
from typing import Any

from minnes.cli import console
from minnes.cli.command_list import COMMANDS
from minnes.cli.placeholders import placeholder
from minnes.language.message import Message, say
from minnes.language.os_errors import os_error_message
from minnes.language.words import SUBJECTS


def explained(error: Any) -> tuple[Message, Message | None] | None:
    """Return what to say of an error, with a cure; nothing if it is none of the user's making.

    The command line library carries its errors in a private module, so they are known by name.
    """
    kind = type(error).__name__
    parents = {parent.__name__ for parent in type(error).__mro__}
    page = _page(error)
    if kind == "NoSuchOption":
        near = next(iter(error.possibilities or ()), "")  # the likest comes first
        hint = say('did you mean "{near}"?', near=near) if near else page
        return say('there is no option "{option}"', option=error.option_name), hint
    if kind == "BadOptionUsage":
        return say('the option "{option}" needs a value', option=error.option_name), page
    if kind == "MissingParameter":
        choices = _choices(error.param)
        if error.param.name == "series":
            from minnes.cli.completion import complete_series

            choices = complete_series("")
        hint = _choose(choices) if choices else page
        return say("{name} is missing", name=_missing(error.param)), hint
    if kind == "BadParameter":
        name = _typed(error.param)
        if choices := _choices(error.param):
            return _no_choice(name, str(error.message), choices)
        least = getattr(getattr(error.param, "type", None), "min", None)
        if least is not None:
            return say("{name} is a whole number of at least {least}", name=name, least=least), page
        return say(
            "{name} cannot have that value ({problem})", name=name, problem=error.message
        ), page
    if "UsageError" in parents and str(error.message).startswith(_EXTRA):
        words = str(error.message).rpartition("(")[2].removesuffix(")")
        # Several words that were typed as one have their quotes already.
        quoted = " " in words and words in sys.argv
        hint = say('put a name or a text of several words within quotes, as: "Anna Lind"')
        return say('"{text}" is too much', text=words), page if quoted else hint
    if "UsageError" in parents:
        return _command(error) or (say("{problem}", problem=error.message), page)
    if isinstance(error, UnicodeEncodeError) and error.reason.startswith("surrogates"):
        return say('the name "{name}" is not in UTF-8', name=error.object), say(
            "give the file or folder another name; å, ä and ö typed anew will do"
        )
    if getattr(error, "sqlite_errorname", "") == "SQLITE_FULL":
        error = OSError(ENOSPC, "")
    if isinstance(error, OSError):
        return _of_the_system(error)
    return None


def _of_the_system(error: OSError) -> tuple[Message, Message | None] | None:
    """Return what to say of an error of the operating system; nothing if it has no file."""
    problem, full = os_error_message(error), error.errno in (ENOSPC, EDQUOT)
    hint = say("make room on it, and run the command again") if full else None
    if error.filename is not None:
        return say("{file}: {problem}", file=error.filename, problem=problem), hint
    return (problem, hint) if full else None


def _choices(param: Any) -> list[str]:
    """Return what the value of a parameter is one of; of a free one, nothing."""
    return [*(getattr(getattr(param, "type", None), "choices", None) or ())]


def _no_choice(name: str, message: str, choices: list[str]) -> tuple[Message, Message]:
    """Return what to say of a value that is none of the choices: what was typed, and the likest."""
    typed = message.partition(" is not one of ")[0].strip("'")
    meant = SUBJECTS.get(typed.casefold(), typed)
    near = [meant] if meant in choices else get_close_matches(typed, choices, 1, 0.7)
    hint = say('did you mean "{near}"?', near=near[0]) if near else _choose(choices)
    return say('{name} cannot be "{value}"', name=name, value=typed), hint


def _choose(choices: list[str]) -> Message:
    return say("choose one of: {choices}", choices=", ".join(choices))


_EXTRA = "Got unexpected extra argument"


def _missing(param: Any) -> str:
    """Return what is missing, as it is typed: `FILE`, or `--until DATE`."""
    if param is None:
        return ""
    name = placeholder(param, console.language())
    return f"{_option(param)} {name}".strip()


def _typed(param: Any) -> str:
    """Return what a value belongs to, as the help page shows it: `WHAT`, or `--limit`."""
    if param is None:
        return ""
    return _option(param) or placeholder(param, console.language())


def _option(param: Any) -> str:
    """Return the first long name of an option; nothing of an argument."""
    return next((str(opt) for opt in param.opts if opt.startswith("--")), "")


def _page(error: Any) -> Message:
    name = getattr(getattr(error, "ctx", None), "info_name", None)
    command = f"minnes {name}" if name in COMMANDS else "minnes"
    return say("{command} --help shows what can be typed", command=command)


def _command(error: Any) -> tuple[Message, Message | None] | None:
    """Return what to say of a command that does not exist."""
    marker = "No such command "
    if not str(error.message).startswith(marker):
        return None
    name = str(error.message)[len(marker) :].split(".")[0].strip("'\"")
    near = get_close_matches(name, COMMANDS, 1, 0.6)
    hint = say('did you mean "minnes {near}"?', near=near[0]) if near else _page(error)
    return say('there is no command "{name}"', name=name), hint
