"""The help pages of the program and its commands, in the user's language."""

from __future__ import annotations

import inspect
from typing import Any

from minnes.cli import console
from minnes.cli.command_list import COMMANDS
from minnes.cli.placeholders import placeholder
from minnes.language.catalog import Translator
from minnes.language.message import say


def program_page(language: Translator) -> str:
    """Return the page of `minnes --help`."""
    lines = [
        language.text(say("Usage: minnes COMMAND [OPTIONS]")),
        "",
        language.text(say("Meeting minutes as plain text: checked, published, and asked.")),
        "",
        language.text(say("Commands:")),
        *table([(name, language.text(about)) for name, about in COMMANDS.items()]),
        "",
        *console.paragraph(
            language.text(
                say("minnes COMMAND --help tells more of one; --lang sv or en chooses language.")
            )
        ),
    ]
    return "\n".join(lines)


def command_page(command: Any, ctx: Any, language: Translator) -> str:
    """Return the help page of one command, made from its parameters."""
    words = [f"minnes {ctx.info_name}", *_usage(command, language)]
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    about = [" ".join(paragraph.split()) for paragraph in paragraphs]
    lines = [language.text(say("Usage: {command}", command=" ".join(words)))]
    for paragraph in about:
        if paragraph:
            lines += ["", *console.paragraph(language.gettext(paragraph))]
    arguments = [_row(p, language) for p in command.params if p.param_type_name == "argument"]
    options = [_row(p, language) for p in command.params if p.param_type_name == "option"]
    options.append(("--help, -h", language.text(say("Show this page."))))
    if arguments:
        lines += ["", language.text(say("Arguments:")), *table(arguments)]
    lines += ["", language.text(say("Options:")), *table(options)]
    return "\n".join(lines)


def _usage(command: Any, language: Translator) -> list[str]:
    words = []
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            name = placeholder(parameter, language)
            name = f"{name}..." if parameter.nargs == -1 else name
            # One that names several is in brackets already.
            optional = name.removesuffix("...") if name.startswith("[") else f"[{name}]"
            words.append(name if parameter.required else optional)
    return [*words, language.text(say("[OPTIONS]"))]


def _row(parameter: Any, language: Translator) -> tuple[str, str]:
    if parameter.param_type_name == "argument":
        names = placeholder(parameter, language)
    else:
        names = ", ".join([*parameter.opts, *parameter.secondary_opts])
        if not parameter.is_flag:
            choices = getattr(parameter.type, "choices", None)
            names += " " + ("|".join(choices) if choices else placeholder(parameter, language))
    return names, language.gettext(parameter.help) if parameter.help else ""


def table(rows: list[tuple[str, str]]) -> list[str]:
    """Return rows of names and what is said of them; a long name has a line of its own."""
    indent = min(30, max(len(name) for name, _ in rows) + 4)
    lines = []
    for name, about in rows:
        wrapped = console.paragraph(about, indent) or [""]
        first = f"  {name}".ljust(indent)
        if len(first) > indent:
            lines.append(first)
            first = " " * indent
        lines.append(f"{first}{wrapped[0]}".rstrip())
        lines += [" " * indent + line for line in wrapped[1:]]
    return lines
