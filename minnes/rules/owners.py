"""Rules about who is to do what: somebody, known, and told apart from the text."""

from __future__ import annotations

from collections.abc import Iterator

from minnes.language.cues import LABELS
from minnes.language.message import Message, say
from minnes.language.words import NOBODY
from minnes.model.meeting import Meeting
from minnes.register.names import nearest
from minnes.rules.organizations import did_you_mean, suggestions
from minnes.rules.roll import roll
from minnes.rules.rule import Context, Rule
from minnes.rules.slips import owner_before_colon
from minnes.rules.standing import Standing, judged, known_names
from minnes.source.diagnostic import Finding, Severity

_LINE = 120


def unknown_owner(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A task given to nobody we know of.

    What it checks: that what stands before the colon of an action is a person of the meeting or of
        a roster, an organisation, a group, `alla` or `ingen`. Without a project, only slips.
    Why: a word that is nobody's name hides that nobody took the task.
    Example:
        actions:
          - OBS: glöm inte anmälan
    Instead:
        actions:
          - alla: glöm inte anmälan
    """
    called = context.once(roll, meeting)
    for one in context.once(judged, meeting):
        if one.standing is not Standing.STRANGER or one.mention.role not in ("who", "owner"):
            continue
        name = one.name
        near = nearest(name, known_names(meeting, context)) or (
            suggestions(name, meeting, context) if name[:1].isupper() else []
        )
        label = name.casefold() in LABELS
        plausible = not called.present and (name[:1].isupper() and not name.isupper())
        if label or near or (context.project and not plausible):
            yield Finding(
                (*one.mention.loc, "name"),
                say('"{name}" is nobody we know of', name=name),
                _who_instead(name, label, near, context),
            )


def owner_not_present(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """A task given to somebody who is named neither as present nor as absent.

    What it checks: owners who are known from a roster, where participants are named. Each name is
        told once.
    Why: either the list of participants lacks a name, or the owner has not heard of the task.
    Example:
        participants: Karin Holm (Orust)
        items:
          - title: Delrapporten
            actions:
              - Jenny Hav: skickar ut inbjudan
    Instead:
        participants: Karin Holm (Orust), Jenny Hav (Orust)
        items:
          - title: Delrapporten
            actions:
              - Jenny Hav: skickar ut inbjudan
    """
    if not context.once(roll, meeting).present:
        return
    told = set()
    for one in context.once(judged, meeting):
        if one.standing is Standing.KNOWN and one.mention.role in ("who", "owner"):
            if one.name not in told:
                yield Finding(
                    (*one.mention.loc, "name"),
                    say(
                        '"{name}" is given a task, but is not among the participants', name=one.name
                    ),
                    say("add the name under participants or absent, or write who took it on"),
                )
            told.add(one.name)


def action_without_owner(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An action that nobody is to do.

    What it checks: that an open action names who does it; `ingen` says that nobody took it.
    Why: what everybody hears and nobody is asked to do is not done.
    Example:
        actions:
          - Ta reda på vad översättningen kostar
    Instead:
        actions:
          - Maria Ekdal: ta reda på vad översättningen kostar
    """
    for place, item in meeting.all_items():
        for position, action in enumerate(item.actions):
            if action.who or action.status != "open":
                continue
            if ":" in action.what and owner_before_colon(action.what, meeting, context):
                continue
            yield Finding(
                (*place, "actions", position, "what"),
                say("nobody is named who is to do this"),
                _with_owner(action.what, meeting, context),
            )


def action_without_due(meeting: Meeting, _context: Context) -> Iterator[Finding]:
    """An action without a last day.

    What it checks: that an open action has a date, or says what it waits for.
    Why: without one it is never late, and so never asked for.
    Example:
        actions:
          - Maria Ekdal: ringer skolan
    Instead:
        actions:
          - Maria Ekdal: ringer skolan due:2022-03-11
    """
    for place, item in meeting.all_items():
        for position, action in enumerate(item.actions):
            if action.due or action.condition or action.status != "open":
                continue
            if any((one.name or "").casefold() in NOBODY for one in action.who):
                continue
            yield Finding(
                (*place, "actions", position, "what"),
                say("this has no last day"),
                say("write it at the end of the line, as due:2022-03-11"),
            )


RULES: tuple[Rule, ...] = (
    Rule(unknown_owner, Severity.WARNING),
    Rule(owner_not_present, Severity.NOTE),
    Rule(action_without_owner, Severity.WARNING),
    Rule(action_without_due, Severity.NOTE),
)


def _who_instead(name: str, label: bool, near: list[str], context: Context) -> Message:
    if near and not label:
        return did_you_mean(near) or say("write who does it")
    if label or not context.project or not name[:1].islower():
        return say('write who does it before the colon, or "alla", or "ingen"')
    return say(
        "write who does it; if it is a group, add it to minnes.yaml under organizations: "
        "{name}: {{kind: group}}",
        name=name,
    )


def _with_owner(what: str, meeting: Meeting, context: Context) -> Message:
    """Return the line to type, with the owner set off if the text begins with one."""
    for name in known_names(meeting, context):
        if what.startswith(f"{name} "):
            return say('write "- {line}"', line=_cut(f"{name}: {what[len(name) + 1 :]}"))
    return say('begin with who does it, as "- alla: {what}"', what=_cut(what))


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LINE else line[: _LINE - 2].rstrip() + " …"
