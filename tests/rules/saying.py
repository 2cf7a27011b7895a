"""What rules say of minutes: the code, the text they point at, and what they would put there."""

from collections.abc import Collection, Sequence
from datetime import date
from textwrap import dedent

from minnes.archive.workspace import register
from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.register.register import Register, load
from minnes.rules import catalog
from minnes.rules.facts import facts
from minnes.rules.rule import ArchiveContext, ArchiveRule, Context, Rule
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Finding, Severity
from minnes.source.reader import Reading, read_meeting, read_project

TODAY = date(2022, 9, 1)
PATH = "meetings/bim/anteckningar.yaml"


def rules_in(*files: str) -> list[Rule]:
    """The rules of one file that stand in some files of minnes/rules, by their names."""
    return [rule for rule in catalog.RULES if _file_of(rule) in files]


def across_in(file: str) -> list[ArchiveRule]:
    """The rules across files that stand in a file of minnes/rules."""
    return [rule for rule in catalog.ARCHIVE_RULES if _file_of(rule) == file]


def _file_of(rule: Rule | ArchiveRule) -> str:
    return rule.check.__module__.rpartition(".")[2]


def said(
    rules: Sequence[Rule],
    minutes: str,
    project: str | None = None,
    path: str = PATH,
    beside: Collection[str] = (),
    today: date = TODAY,
) -> list[str]:
    """What rules of one file say, as `code: text`, and `-> text` where they know what to write.

    Minutes need not tell date and title. Without a project, the file is a lone one; `beside` are the
    files that are there.
    """
    reading = read(minutes)
    assert reading.value is not None
    known = None if project is None else read_project_text(project)
    names = Register(load("sv")) if known is None else register(known)
    context = Context(today, path, reading.source.text, known, names, lambda name: name in beside)
    return [
        shown(reading, finding, code_name(rule.check), rule.severity)
        for rule in rules
        if known is not None or not rule.needs_project
        for finding in rule.check(reading.value, context)
    ]


def said_across(
    rules: Sequence[ArchiveRule], files: dict[str, str], project: str = "", today: date = TODAY
) -> list[str]:
    """What rules across files say, as `file code: text`; files are told apart by any names."""
    readings = {name: read(minutes) for name, minutes in files.items()}
    meetings = {name: reading.value for name, reading in readings.items() if reading.value}
    known = [facts(meeting, f"{name}.yaml") for name, meeting in meetings.items()]
    described = read_project_text(project)
    context = ArchiveContext(today, described, register(described))
    lines = []
    for rule in rules:
        for found in rule.check(known, context):
            name = found.path.removesuffix(".yaml")
            loc = found.place(meetings[name])
            finding = Finding(loc, found.message, found.hint, None, found.key, found.replacement)
            line = shown(readings[name], finding, code_name(rule.check), rule.severity)
            lines.append(f"{name} {line}")
    return sorted(lines)


def hints_across(rules: Sequence[ArchiveRule], files: dict[str, str]) -> list[str]:
    """The hints of what rules across files say, in their order."""
    readings = [(f"{name}.yaml", read(minutes).value) for name, minutes in files.items()]
    known = [facts(meeting, path) for path, meeting in readings if meeting]
    context = ArchiveContext(TODAY, Project(), register(Project()))
    return [str(found.hint) for rule in rules for found in rule.check(known, context)]


def read(minutes: str) -> Reading[Meeting]:
    text = dedent(minutes).lstrip("\n")
    keys = {line.partition(":")[0] for line in text.splitlines()}
    head = "" if "date" in keys else "date: 2022-03-11\n"
    head += "" if keys & {"title", "series"} else "title: Nätverksträff\n"
    reading = read_meeting((head + text).encode(), PATH)
    assert reading.diagnostics == []
    return reading


def read_project_text(text: str) -> Project:
    if not text.strip():
        return Project()
    reading = read_project(dedent(text).encode(), "minnes.yaml")
    assert reading.diagnostics == []
    return reading.value or Project()


def shown(reading: Reading[Meeting], finding: Finding, code: str, severity: Severity) -> str:
    found = reading.locate(finding, code, severity)
    line = f"{code}: {reading.source.text[found.span.start : found.span.end]}"
    return line + "".join(f" -> {edit.replacement}" for edit in found.edits)
