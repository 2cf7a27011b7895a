"""Checks settings that are right in shape: organizations, names in rosters, codes that are ignored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from minnes.archive.codes import codes
from minnes.archive.project_paths import PROJECT_FILE
from minnes.archive.workspace import Workspace, series_register
from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.model.project import Member, RosterEntry, Series
from minnes.register.register import Register
from minnes.rules.catalog import OF_LISTS
from minnes.rules.dates import ends_before_start
from minnes.rules.organizations import did_you_mean, is_role, unknown_organization
from minnes.rules.roles import ambiguous_name
from minnes.rules.rule import Context
from minnes.source.codes.advice import code_name, write
from minnes.source.codes.file import misplaced_ignore
from minnes.source.diagnostic import Diagnostic, Finding, Loc, Severity
from minnes.source.ignore import not_silenced
from minnes.source.reader import Reading, read_project, read_series

_FILES: dict[str, Callable[[bytes, str], Reading[Any]]] = {
    PROJECT_FILE: read_project,
    "register/series.yaml": read_series,
}
"""The files that declare series."""

_UNKNOWN, _WARNING = code_name(unknown_organization), Severity.WARNING

_TERM = regex(
    r"(?P<name>.*?)[ (,]*\b(?:(?:från|fr\.? ?o\.? ?m\.?|sedan|from|since)|"
    r"(?P<until>till|t\.? ?o\.? ?m\.?|until))(?: och med)? (?P<day>\d{4}.*?|\d.*? \d{4})\)?"
)
"""`Lerum från 2024-01-01`, `t.o.m. 31 december 2024`: since when or until when, in a text."""
_ISO_DAY = regex(r"\d{4}-\d\d-\d\d")
_BETWEEN = regex(r"[;,] ?| (?:och|samt|and) ")


def settings_problems(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with the settings of a project."""
    yield from _in_series(workspace)
    yield from _idle_ignores(workspace)


def _in_series(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong in series: unknown organizations, and names of rosters that hold more."""
    known = workspace.project.series if workspace.project else {}
    found = {name: told for name, series in known.items() if (told := [*_told(workspace, series)])}
    for file, read in _FILES.items() if found else ():
        if not (workspace.root / file).is_file():
            continue
        reading = read((workspace.root / file).read_bytes(), file)
        declared: dict[str, Series] = reading.value.series if reading.value else {}
        for name, told in found.items():
            # A series that stands in both files is what minnes.yaml says of it.
            for finding, code, severity in told if declared.get(name) == known[name] else ():
                placed = replace(finding, loc=("series", name, *finding.loc))
                yield reading.locate(placed, code, severity)


def _told(workspace: Workspace, series: Series) -> Iterator[tuple[Finding, str, Severity]]:
    """Yield what is wrong in a series, with codes; the places are those within the series."""
    register = series_register(workspace, series)
    context = Context(date.min, PROJECT_FILE, "", None, register, lambda _: True)
    for field in ("members", "guests", "roster"):
        for number, entry in enumerate(getattr(series, field)):
            written = entry.organization
            if written and register.find(written) is None and not is_role(written, context):
                yield (
                    _finding(workspace, register, (field, number, "organization"), written),
                    _UNKNOWN,
                    _WARNING,
                )
    yield from _terms_and_names(series)
    people = [
        Person.model_construct(name=entry.name, organization=entry.organization, role=entry.role)
        for entry in series.roster
    ]
    meeting = Meeting.model_construct(participants=people)
    for check, severity, _ in OF_LISTS if people else ():
        for finding in check(meeting, context):
            hint, loc = finding.hint, ("roster", *finding.loc[1:])
            entry = series.roster[int(finding.loc[1])]
            if finding.loc[-1] == "role" and (term := _term(entry.role or "")):
                who = f"name: {entry.name}, organization: {entry.organization}, {term[1]}"
                hint = write(f"roster:\n  - …\n  - {{{who}}}")
            elif hint and any(": " in part for _, part in hint.params if isinstance(part, str)):
                hint = say(
                    "an entry of a roster is one person: Anna Lind (Orust, samordnare); of whom more "
                    "is to be said: {{name: Anna Lind, organization: Orust, until: 2024-06-30, "
                    "aliases: Anna Ek}}"
                )
            yield replace(finding, loc=loc, hint=hint, replacement=None), code_name(check), severity


def _terms_and_names(series: Series) -> Iterator[tuple[Finding, str, Severity]]:
    """Yield terms that end before they begin, and aliases that are the names of others."""
    entries: list[tuple[str, int, Member | RosterEntry]] = [
        (field, number, entry)
        for field in ("members", "guests", "roster")
        for number, entry in enumerate(getattr(series, field))
    ]
    for field, number, entry in entries:
        if entry.from_ and entry.until and entry.until < entry.from_:
            message = say("{until} is before {since}", until=entry.until, since=entry.from_)
            hint = say("from is the first day, until the last: one of them is wrong")
            finding = Finding((field, number, "until"), message, hint)
            yield finding, code_name(ends_before_start), Severity.ERROR
    for number, entry in enumerate(series.roster):
        others = {other.name for other in series.roster if _both_expected(other, entry)}
        for position, alias in enumerate(entry.aliases):
            if alias in others - {entry.name}:
                message = say('"{name}" is somebody else in the roster', name=alias)
                hint = say('if they are two people, write it after "not:" and not after "aliases:"')
                finding = Finding(("roster", number, "aliases", position), message, hint)
                yield finding, code_name(ambiguous_name), _WARNING


def _both_expected(one: RosterEntry, other: RosterEntry) -> bool:
    """Return whether two entries hold on one day; of one person with a new name, they do not."""
    first = max(one.from_ or date.min, other.from_ or date.min)
    return first <= min(one.until or date.max, other.until or date.max)


def _finding(workspace: Workspace, register: Register, loc: Loc, written: str) -> Finding:
    hint = (
        did_you_mean(workspace.register.suggest(written))
        or _divided(register, loc, written)
        or say(
            "if it is right, add it to minnes.yaml under organizations: {name}: {{kind: other}}",
            name=written,
        )
    )
    return Finding(loc, say('unknown organization "{name}"', name=written), hint)


def _divided(register: Register, loc: Loc, written: str) -> Message | None:
    """Return how to write several members, or one with its days, that are read as one name."""
    if loc[0] == "roster":
        return None
    term = _term(written)
    if term and register.find(term[0]):
        return write(f"{loc[0]}:\n  - …\n  - {{organization: {term[0]}, {term[1]}}}")
    if not all(map(register.find, _BETWEEN.split(written))):
        return None
    return say(
        "it is several: put commas between them on the line of {key}, or a line with a hyphen for each",
        key=loc[0],
    )


def _term(text: str) -> tuple[str, str] | None:
    """Return what stands before a day of beginning or end, and the key for the day."""
    match = _TERM.fullmatch(text)
    if not match:
        return None
    day = match["day"] if _ISO_DAY.fullmatch(match["day"]) else "…"
    return match["name"], f"{'until' if match['until'] else 'from'}: {day}"


def _idle_ignores(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield the codes in `check.ignore` that silence nothing."""
    ignored = workspace.project.check.ignore if workspace.project else ()
    for number, code in enumerate(ignored):
        advice = not_silenced(code, codes())
        if advice:
            reading = read_project((workspace.root / PROJECT_FILE).read_bytes(), PROJECT_FILE)
            finding = Finding(("check", "ignore", number), advice.message, advice.hint)
            yield reading.locate(finding, code_name(misplaced_ignore), Severity.NOTE)
