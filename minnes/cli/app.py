"""The Typer program: each command is loaded when it is called, help and errors in the user's language."""

from __future__ import annotations

import itertools
import os
import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from minnes.cli import console
from minnes.cli.command_list import COMMANDS
from minnes.cli.help_page import command_page, program_page
from minnes.cli.problem import UsageProblem
from minnes.language.message import Message, say
from minnes.language.problem import Problem

_HELP = {"help_option_names": ["--help", "-h"]}


class _Command(TyperCommand):
    """A command whose help page is in the user's language."""

    def get_help(self, ctx: Any) -> str:
        return command_page(self, ctx, console.language())


class _Program(TyperGroup):
    """The program; a command's module is imported when the command is called."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"minnes.cli.commands.{cmd_name}")
        alone = typer.Typer(rich_markup_mode=None, add_completion=False)
        alone.command(cmd_name, cls=_Command, context_settings=_HELP)(module.command)
        command: Any = typer.main.get_command(alone)
        command.params.append(_language_option())
        return command

    def get_help(self, ctx: Any) -> str:
        return program_page(console.language())


def _choose_language(arguments: list[str]) -> None:
    """Speak the language asked for, wherever it is typed: help that is asked for before it too."""
    words = [word for argument in arguments for word in argument.split("=", 1)]
    for option, value in itertools.pairwise(words):
        if option != "--lang":
            continue
        from minnes.language.catalog import PUBLISHED

        if value not in PUBLISHED:
            raise UsageProblem(
                say('there is no language "{language}"', language=value),
                say("choose one of: {choices}", choices=", ".join(PUBLISHED)),
            )
        console.choose_language(value)


def _language_option() -> Any:
    return typer.core.TyperOption(
        param_decls=["--lang"],
        expose_value=False,
        metavar="LANGUAGE",
        help="Language: sv or en; of pages also nb, da or fi.",
    )


app = typer.Typer(cls=_Program, rich_markup_mode=None, context_settings=_HELP)


@app.callback(invoke_without_command=True)
def _program(
    ctx: typer.Context,
    lang: str | None = typer.Option(None, "--lang", metavar="LANGUAGE"),
    version: bool = typer.Option(False, "--version"),
) -> None:
    if version:
        from minnes.version import VERSION

        console.show(f"minnes {VERSION}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        console.show(program_page(console.language()) + "\n")


def run(arguments: list[str]) -> int:
    """Run a command and return its exit status: 0 done, 1 findings, 2 it could not do its work."""
    if not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        _choose_language(arguments)
        status = typer.main.get_command(app).main(
            args=arguments, prog_name="minnes", standalone_mode=False
        )
        return int(status or 0)
    except Problem as problem:
        return _stop(problem.message, problem.hint)
    except typer.Abort:
        return _stop(say("stopped; nothing was changed"))
    except KeyboardInterrupt:
        return 130
    except typer.Exit as done:
        return done.exit_code
    except Exception as error:  # noqa: BLE001 - a traceback must never meet a coordinator
        from minnes.cli.usage_errors import explained

        message = explained(error)
        if message is not None:
            return _stop(*message)
        if os.environ.get("MINNES_DEBUG"):
            import traceback

            traceback.print_exc()
        return _stop(
            say("minnes itself failed: {error}", error=f"{type(error).__name__}: {error}"),
            say("this is a fault in minnes; run again with MINNES_DEBUG=1 and report what it says"),
        )


def _stop(message: Message, hint: Message | None = None) -> int:
    console.tell_problem(message, hint)
    return 2
