"""What the public edition of a site leaves out, as a list that the one who publishes can read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from minnes.archive.workspace import Workspace
from minnes.language.catalog import Translator
from minnes.language.message import Message, say, say_many
from minnes.model.base import Part
from minnes.model.document import Attachment
from minnes.model.identity import absolute
from minnes.model.item import Item, Update
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question
from minnes.model.person import Contact
from minnes.model.schedule import Event
from minnes.publish.labels import STATES
from minnes.publish.site.unread import why
from minnes.source.reader import Reading

KINDS: dict[type, Message] = {
    Item: say("an item"),
    Update: say("a report"),
    Question: say("a question"),
    Decision: say("a decision"),
    Action: say("an action"),
    Event: say("a date"),
    Contact: say("a contact"),
    Attachment: say("a document"),
}

Loc = tuple[str | int, ...]


class LeftOut(NamedTuple):
    """Something that is not published: its place in the file, what it is, why, and what stands instead."""

    loc: Loc
    what: Message
    reason: str
    instead: str


def left_out(meeting: Meeting, identity: str, hidden: Iterable[str]) -> Iterator[LeftOut]:
    """Yield what the public edition of a meeting leaves out, names of people aside."""
    yield from _internal(meeting, ())
    if meeting.notes:
        yield LeftOut(("notes",), say("the notes"), "", "")
    for position, contact in enumerate(meeting.contacts):
        if not contact.public and not contact.internal and (contact.email or contact.phone):
            what = say("how to reach a contact that is not marked public")
            yield LeftOut(("contacts", position), what, "", "")
    silent = frozenset(hidden)
    for position, said in enumerate(meeting.follow_up):
        if absolute(said.reference, identity) in silent:
            what = say("what is said of {reference}, which is internal", reference=said.reference)
            yield LeftOut(("follow_up", position), what, "", "")


def _internal(part: object, loc: Loc) -> Iterator[LeftOut]:
    if isinstance(part, list):
        for position, inner in enumerate(part):
            if isinstance(inner, Part):
                yield from _internal(inner, (*loc, position))
    elif isinstance(part, Part):
        reason = getattr(part, "internal", False)
        if reason:
            instead = getattr(part, "public_text", None) or ""
            why = reason if isinstance(reason, str) else ""
            yield LeftOut(loc, KINDS[type(part)], why, instead)
            return
        for name, value in part.filled():
            if isinstance(value, (list, Part)):
                yield from _internal(value, (*loc, name))


def report(
    workspace: Workspace,
    entries: Mapping[str, Sequence[str]],
    unpublished: Sequence[tuple[str, str]],
    unread: Mapping[str, str],
    names: int,
    translator: Translator,
) -> str:
    """Return the list as text: each file with its `lines`; then drafts, documents, and names.

    `unread` are the documents that could not be looked through, with the reason for each.
    It holds no withheld text, only where each stands, the reason given, and what is said instead.
    """
    text = translator.text
    lines = [text(say("What the public edition leaves out. Not to be published."))]
    for path, some in entries.items():
        if some:
            lines += ["", path]
            lines += [f"  {line}" for line in some]
    if unpublished:
        lines += ["", text(say("Not published yet:"))]
        lines += [f"  {path} ({text(STATES[status])})" for path, status in unpublished]
    if unread:
        message = say(
            "Published, but not looked through for what is withheld (please look yourself):"
        )
        lines += ["", text(message)]
        lines += [f"  {path}: {text(why(reason))}" for path, reason in sorted(unread.items())]
    if names:
        policy = workspace.project.publish.names if workspace.project else ""
        lines.append("")
        lines.append(
            text(
                say_many(
                    "One name is withheld (names: {policy}).",
                    "{count} names are withheld (names: {policy}).",
                    names,
                    policy=policy,
                )
            )
        )
    if len(lines) == 1:
        lines += ["", text(say("Nothing is left out."))]
    return "\n".join(lines) + "\n"


def lines(reading: Reading[Meeting], some: Iterable[LeftOut], translator: Translator) -> list[str]:
    """Return what is left out of a file in words, with the line each stands on, from the top."""
    placed = ((reading.places.span(left.loc).line, left) for left in some)
    return [translator.text(_line(*entry)) for entry in sorted(placed, key=lambda entry: entry[0])]


def _line(line: int, left: LeftOut) -> Message:
    message = say("line {line}: {what}", line=line, what=left.what)
    if left.reason:
        message = say("{told} ({reason})", told=message, reason=left.reason)
    if left.instead:
        instead = " ".join(left.instead.split())
        return say('{told}; instead: "{instead}"', told=message, instead=instead)
    return message
