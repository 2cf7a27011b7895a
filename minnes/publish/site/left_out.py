"""The list of what the public edition of a site leaves out, for the one who publishes it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from minnes.publish.site.extracted import reason
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
    """Something that is not published: its place in the model, its kind, the reason, and the public text."""

    loc: Loc
    what: Message
    reason: str
    public_text: str


def left_out(meeting: Meeting, identity: str, hidden: Collection[str]) -> Iterator[LeftOut]:
    """Yield what the public edition of a meeting leaves out, names of people aside.

    `hidden` are absolute references to internal outcomes of any meeting.
    """
    yield from _internal(meeting, ())
    if meeting.notes:
        yield LeftOut(("notes",), say("the notes"), "", "")
    for position, contact in enumerate(meeting.contacts):
        if not contact.public and not contact.internal and (contact.email or contact.phone):
            what = say("how to reach a contact that is not marked public")
            yield LeftOut(("contacts", position), what, "", "")
    for position, follow_up in enumerate(meeting.follow_up):
        reference = follow_up.reference
        if absolute(reference, identity) in hidden:
            what = say("what is said of {reference}, which is not public", reference=reference)
            yield LeftOut(("follow_up", position), what, "", "")


def _internal(part: object, loc: Loc) -> Iterator[LeftOut]:
    if isinstance(part, list):
        for position, inner in enumerate(part):
            if isinstance(inner, Part):
                yield from _internal(inner, (*loc, position))
    elif isinstance(part, Part):
        internal = getattr(part, "internal", False)
        if internal:
            public_text = getattr(part, "public_text", None) or ""
            written = internal if isinstance(internal, str) else ""
            yield LeftOut(loc, KINDS[type(part)], written, public_text)
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

    `entries` are the lines by path, `unpublished` drafts as path and status, `unread` the documents that
    could not be scanned with the code of the reason, and `names` the number of withheld names.
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
        lines += [f"  {path}: {text(reason(code))}" for path, code in sorted(unread.items())]
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
    """Return a sentence with its line number for each thing left out of a file, from the top."""
    placed = ((reading.places.span(left.loc).line, left) for left in some)
    return [translator.text(_line(*entry)) for entry in sorted(placed, key=lambda entry: entry[0])]


def _line(line: int, left: LeftOut) -> Message:
    message = say("line {line}: {what}", line=line, what=left.what)
    if left.reason:
        message = say("{told} ({reason})", told=message, reason=left.reason)
    if left.public_text:
        instead = " ".join(left.public_text.split())
        return say('{told}; instead: "{instead}"', told=message, instead=instead)
    return message
