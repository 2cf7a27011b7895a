"""The index rows of decisions, actions and questions, of follow-ups of earlier ones, and of their people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minnes.archive.ledger import last_day, replay
from minnes.archive.line_numbers import Place
from minnes.archive.naming import Naming
from minnes.archive.passages import passage
from minnes.archive.statements import is_task, stated
from minnes.archive.tables import Row, Rows
from minnes.model.identity import absolute, numbered_outcomes, numbered_questions
from minnes.model.item import Item
from minnes.model.meeting import Meeting
from minnes.model.outcome import Action, Decision, Question, people_of
from minnes.model.person import Person, labels


def outcome_rows(
    tables: Rows,
    meeting: Meeting,
    identity: str,
    spots: Sequence[tuple[Place, bool]],
    naming: Naming,
    homes: dict[str, str],
) -> None:
    """Add the rows of a meeting's outcomes, with their standing before any other meeting mentions them.

    `spots` are the place of every item in document order, and whether it is internal.
    """
    names = {entry.loc: entry.id for entry in numbered_outcomes(meeting)}
    questions = {question.loc: question.id for question in numbered_questions(meeting)}
    for (loc, item), (place, internal) in zip(meeting.all_items(), spots, strict=True):
        for key, position, outcome in _outcomes(item):
            line = place.under(key).entry(position).line
            own = f"{identity}#{names[(*loc, key, position)]}"
            hidden = internal or bool(outcome.internal)
            _add(tables, own, outcome, item.title, line, hidden)
            _parties(tables, own, outcome, naming, homes)
        for position, question in enumerate(item.questions):
            line = place.under("questions").entry(position).line
            own = f"{identity}#{questions[(*loc, 'questions', position)]}"
            hidden = internal or bool(question.internal)
            _ask(tables, own, question, item.title, line, hidden, naming, homes)
    for follow_up in meeting.follow_up:
        own = absolute(follow_up.reference, identity)
        tables["party"] += _owners(own, follow_up.owner, naming, homes, "former")


def saying_rows(meeting: Meeting, identity: str, place: Place) -> list[Row]:
    """Return what a meeting says of earlier outcomes: follow-ups, and decisions that replace them."""
    spot = place.under("follow_up")
    return [
        (
            spot.entry(position).line,
            absolute(follow_up.reference, identity),
            follow_up.status or "",
            follow_up.due.isoformat() if follow_up.due else "",
            labels(follow_up.owner),
            follow_up.note or "",
            "",
        )
        for position, follow_up in enumerate(meeting.follow_up)
    ]


def _outcomes(item: Item) -> Iterator[tuple[str, int, Decision | Action]]:
    for position, decision in enumerate(item.decisions):
        yield "decisions", position, decision
    for position, action in enumerate(item.actions):
        yield "actions", position, action


def _add(
    tables: Rows, own: str, outcome: Decision | Action, item: str, line: int, hidden: bool
) -> None:
    first = stated(outcome)
    vote = concerns = note = ""
    if isinstance(outcome, Action):
        text, note = outcome.what, outcome.note or ""
        texts: tuple[str | None, ...] = (text, outcome.condition, note)
    else:
        text, concerns = outcome.text, ", ".join(outcome.concerns)
        texts = (text, *outcome.proposals, *outcome.reservations)
        if outcome.vote:
            counted = outcome.vote
            vote = f"{counted.for_}–{counted.against}–{counted.abstain}"
        for reference in outcome.replaces:
            meeting = own.partition("#")[0]
            saying = (line, absolute(reference, meeting), first.status, "", "", "", own)
            tables["saying"].append(saying)
    kind, *words, _ = first
    now = replay(first, ())
    term = now.due or last_day(first.deferred_to)
    flags = (int(hidden), int(is_task(outcome)))
    standing = (now.status, now.due, now.owner, "", "", term)
    row = (line, own, kind, item, text, *words, concerns, vote, note, *flags, *standing)
    tables["outcome"].append(row)
    named, body = "decision" if kind == "D" else "action", "\n".join(filter(None, texts))
    tables["passage"].append(passage(line, named, item, body, hidden))


def _ask(
    tables: Rows,
    own: str,
    question: Question,
    item: str,
    line: int,
    hidden: bool,
    naming: Naming,
    homes: dict[str, str],
) -> None:
    """Add a question: open until it is answered, or until a later meeting closes it."""
    by, answered = naming.labels(question.by), naming.labels(question.answered_by)
    home = naming.home(question.by, homes)
    status = "done" if question.answer else "open"
    said = (question.text, status, "", by, "", "", "", "", "")
    tables["outcome"].append(
        (line, own, "Q", item, *said, int(hidden), 0, status, "", by, "", "", "")
    )
    about = (question.text, by, home, question.answer or "", answered, item, int(hidden))
    tables["question"].append((line, own, *about))


def _parties(
    tables: Rows, own: str, outcome: Decision | Action, naming: Naming, homes: dict[str, str]
) -> None:
    tables["party"] += _owners(own, people_of(outcome), naming, homes)
    if isinstance(outcome, Decision):
        for organization in outcome.concerns:
            tables["party"].append((own, "concerns", "", naming.organization(organization)))


def _owners(
    own: str,
    people: Sequence[Person],
    naming: Naming,
    homes: dict[str, str],
    part: str = "owner",
) -> list[Row]:
    return [
        (own, part, naming.person(person.label), naming.home([person], homes)) for person in people
    ]
