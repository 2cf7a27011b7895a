"""The pages of `minnes help`, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from minnes.cli import console
from minnes.language import rules_of_typing
from minnes.language.catalog import Translator
from minnes.language.message import Message, say


class Topic(NamedTuple):
    """A page of help: its names, by which each language asks for it, and its lines."""

    names: dict[str, str]
    about: Message
    lines: Callable[[Translator], list[str]]


def page(name: str, language: Translator) -> str | None:
    """Return the page of a topic; nothing if there is no such topic."""
    for topic in _TOPICS:
        if name.casefold() in topic.names.values():
            return "\n".join(topic.lines(language)).rstrip("\n") + "\n"
    return None


def names(language: Translator) -> list[str]:
    """Return the names of the topics in a language."""
    return [topic.names.get(language.language, topic.names["en"]) for topic in _TOPICS]


def listed(language: Translator) -> str:
    """Return the list of topics, with a line on each."""
    lines = [language.text(say("minnes help TOPIC tells of one of these:")), ""]
    for name, topic in zip(names(language), _TOPICS, strict=True):
        lines.append(f"  {name:<16}{language.text(topic.about)}")
    lines += ["", language.text(say("minnes --help lists the commands."))]
    return "\n".join(lines) + "\n"


def _paragraphs(language: Translator, *messages: Message) -> list[str]:
    lines: list[str] = []
    for message in messages:
        lines += [*console.paragraph(language.text(message)), ""]
    return lines


def _rules(language: Translator) -> list[str]:
    return [
        language.text(say("The five rules of typing")),
        "",
        *rules_of_typing.full(language),
        "",
        *_paragraphs(
            language,
            say(
                "When text holds a colon, a # or quotes, let it stand under a bar, or put quotes "
                "around the whole of it. minnes check points at every slip, and minnes fix mends "
                "those that can only be mended in one way."
            ),
        ),
    ]


_SAMPLE: tuple[Message | str, ...] = (
    "series: bim",
    "date: 2021-12-10",
    "time: 9-12",
    "place: Teams",
    "chair: Anna Lind",
    "participants:",
    "  Orust: Karin Holm, Johan Öst",
    say("  Tjörn: Mona Strand (substitutes for Eva Ek)"),
    "absent: Per Lund (Ale)",
    "items:",
    say("  - title: Round the table"),
    "    text: |",
    say("      Free text, as much as you like."),
    "    updates:",
    say("      Orust: Two new families."),
    "      Tjörn:",
    "    decisions:",
    say("      - We meet online all winter."),
    "    actions:",
    say("      - Karin Holm: books a room due:2022-01-31"),
    "next_meetings:",
    say("  - 2022-03-11 9-12, Uddevalla: A guest from the library"),
)


def _format(language: Translator) -> list[str]:
    return [
        *_paragraphs(
            language,
            say(
                "A meeting is a file. It needs a date, and a series or a title; leave out the rest "
                "where you do not know it."
            ),
        ),
        *(f"    {line if isinstance(line, str) else language.text(line)}" for line in _SAMPLE),
        "",
        *_paragraphs(
            language,
            say(
                "People stand by organization, or one by one as Name (Organization, role). An "
                "organization in the round with nothing after it was asked and said nothing."
            ),
            say(
                "An action is who, a colon and what; several people are joined by commas. The date "
                "comes last, as due:2022-01-31."
            ),
            say(
                "A key left blank is as good as none. minnes new makes a file with the usual keys, "
                "and minnes help reference tells of all of them."
            ),
        ),
    ]


def _completion(language: Translator) -> list[str]:
    return [
        *_paragraphs(
            language,
            say("The tab key completes commands, options, series and organizations."),
            say("Switch it on once, in the shell you use, and then open a new window:"),
        ),
        "    minnes --install-completion bash",
        "    minnes --install-completion zsh",
        "    minnes --install-completion fish",
        "    minnes --install-completion powershell",
        "    minnes --install-completion pwsh",
        "",
        *_paragraphs(
            language,
            say(
                "powershell is the one that comes with Windows, pwsh the newer PowerShell 7. To put "
                "the lines where you want them yourself: minnes --show-completion bash"
            ),
        ),
    ]


def _reference(_language: Translator) -> list[str]:
    from minnes import resources

    return (resources.schemas() / "README.md").read_text("utf-8").splitlines()


_TOPICS = (
    Topic({"en": "rules", "sv": "regler"}, say("the five rules of typing"), _rules),
    Topic({"en": "format"}, say("the file of a meeting at a glance"), _format),
    Topic(
        {"en": "reference", "sv": "referens"}, say("every key there is (in English)"), _reference
    ),
    Topic(
        {"en": "completion", "sv": "komplettering"},
        say("how to let the tab key complete what you type"),
        _completion,
    ),
)
