"""Which answers can start a project, and the minnes.yaml that they make."""

from __future__ import annotations

from typing import Any

from minnes.cli.day import day as stands_on
from minnes.cli.problem import UsageProblem
from minnes.language.catalog import translator
from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.language.words import MONTHS

Answers = dict[str, str]

QUESTIONS: dict[str, Message] = {
    "language": say("Language, sv or en"),
    "organization": say("Whose minutes are these? An organization"),
    "title": say("What is the group called that meets?"),
    "series": say("Its short name, for folders and references"),
    "place": say("Where does it usually meet?"),
    "time": say("When does it usually meet? As 9-12"),
    "members": say("Which organizations belong to it? With commas between"),
    "date": say("Which day is the first meeting? As 2021-12-10"),
}


def wrong(name: str, answered: Answers) -> UsageProblem | None:
    """Return what is wrong with an answer, if anything: the project it makes is read to find out."""
    if name == "language":
        from minnes.language.catalog import LANGUAGES

        if answered[name] in LANGUAGES:
            return None
        return UsageProblem(
            say('there is no language "{language}"', language=answered[name]),
            say("choose one of: {choices}", choices=", ".join(LANGUAGES)),
        )
    if name == "date":
        try:
            stands_on(answered[name])
        except UsageProblem as problem:
            return problem
        return None
    if name == "members":
        return _misspelt(answered)
    if name == "series" and answered["title"] and not answered[name]:
        return UsageProblem(
            say('no short name can be made of "{title}"', title=answered["title"]),
            say("give one, of lower case letters and digits: --series bim"),
        )
    if name == "organization" and _is_no_name(answered[name]):
        return UsageProblem(
            say('"{name}" cannot be an organization', name=answered[name]),
            say("write the name of whoever keeps these minutes"),
        )
    from minnes.source.reader import read_project

    reading = read_project(project_text({"series": "x", **answered}).encode(), "minnes.yaml")
    if not reading.diagnostics:
        return None
    return UsageProblem(reading.diagnostics[0].message, reading.diagnostics[0].hint)


_NO_NAME = regex(r"[;:]|^[\d\W]+$")
"""What stands in no name: a sign that parts several, or neither word nor letter."""


def _is_no_name(text: str) -> bool:
    words = {word.strip(".,") for word in text.casefold().split()}
    is_day = any(map(str.isdigit, text)) and not words.isdisjoint(MONTHS)
    return is_day or _NO_NAME.search(text) is not None


def _misspelt(answered: Answers) -> UsageProblem | None:
    register = _register(answered)
    for name in _members(answered):
        if _is_no_name(name):
            return UsageProblem(
                say('"{name}" cannot be an organization', name=name),
                say("put a comma between organizations, as: Orust, Tjörn"),
            )
        if near := register.suggest(name):
            return UsageProblem(
                say('unknown organization "{name}"', name=name),
                say('did you mean "{near}"?', near=near[0]),
            )
    return None


def _register(answered: Answers) -> Any:
    from minnes.register.register import Register, load

    return Register(load(answered["language"]))


def _members(answered: Answers) -> list[str]:
    from minnes.source.shorthand import split_names

    return [str(name) for name in split_names(answered.get("members", ""))]


def undeclared(answered: Answers) -> list[str]:
    """Return the organizations that the register lacks."""
    register = _register(answered)
    named = dict.fromkeys((answered.get("organization", ""), *_members(answered)))
    return [name for name in named if name and not register.find(name)]


def project_text(answered: Answers) -> str:
    """Return the text of minnes.yaml; organizations the register lacks are declared in it."""
    from minnes.archive.new_file_text import fill

    values = {**dict.fromkeys(QUESTIONS, ""), **answered}
    members, unknown = _members(answered), undeclared(answered)
    values = {key: value for key, value in values.items() if key not in ("members", "language")}
    language = translator(answered["language"])
    return fill("minnes.yaml", language, **values, members=members, unknown=unknown)
