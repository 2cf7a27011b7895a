"""`minnes help [TOPIC]`: the rules of typing, the format at a glance, and more."""

from __future__ import annotations

import typer

from minnes.cli.completion import complete_topic


def command(
    topic: str = typer.Argument(
        "",
        metavar="TOPIC",
        help="What to tell of; without one, the topics are listed.",
        autocompletion=complete_topic,
    ),
) -> None:
    """Show the rules of typing, the format at a glance, and more."""
    from minnes.cli import console, help_topics
    from minnes.cli.command_list import COMMANDS
    from minnes.cli.problem import UsageProblem
    from minnes.language.message import say

    language = console.language()
    if not topic:
        console.show(help_topics.listed(language))
        return
    if topic in COMMANDS:
        from minnes.cli.app import run

        raise typer.Exit(run([topic, "--help"]))
    page = help_topics.page(topic, language)
    if page is None:
        names = ", ".join(help_topics.names(language))
        raise UsageProblem(
            say('there is no help on "{topic}"', topic=topic),
            say("there is help on: {names}, and on every command", names=names),
        )
    console.show(page)
