"""Rules of formal protocols about numbers: the quorum, and votes against people present."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from minnes.language.message import Message, say, say_many
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.model.project import Series
from minnes.register.register import Register
from minnes.rules.rule import Context
from minnes.source.diagnostic import Finding


def votes_exceed_present(meeting: Meeting, _context: Context) -> Iterator[Finding]:
    """More votes than people.

    What it checks: in a protocol, that the votes for and against and those who abstained are not
        more than those present.
    Why: either the count is wrong, or somebody is missing from the list; both can be appealed
        against.
    Example:
        participants: Anna Lind, Maria Ek
        items:
          - title: Budget
            decisions:
              - {text: Budgeten antas., vote: {for: 2, against: 1}}
    Instead:
        participants: Anna Lind, Maria Ek, Per Lind
        items:
          - title: Budget
            decisions:
              - {text: Budgeten antas., vote: {for: 2, against: 1}}
    """
    most = _most_present(meeting) if meeting.kind == "protocol" else None
    if most is None:
        return
    for place, item in meeting.all_items():
        for position, decision in enumerate(item.decisions):
            vote = decision.vote
            cast = vote.for_ + vote.against + vote.abstain if vote else 0
            if cast > most:
                yield Finding(
                    (*place, "decisions", position, "vote"),
                    say_many(
                        "{votes} voted, but only {count} is listed as present",
                        "{votes} voted, but only {count} are listed as present",
                        most,
                        votes=cast,
                    ),
                    say("count the votes again, or add those who are missing among participants"),
                )


def _most_present(meeting: Meeting) -> int | None:
    """Return the largest number of people who can have been present; None if it is not known."""
    present = [person.name for person in meeting.participants if person.name]
    named = len(present) + sum(person.name not in present for person in meeting.chair)
    if meeting.headcount is None:
        return named if meeting.participants else None
    count = meeting.headcount
    if count.max is None or count.approximate or not 0 <= count.max <= 1_000_000:
        return None
    return max(named, int(count.max))


def no_quorum(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """Too few present to decide.

    What it checks: in a protocol with decisions, that as many are present as the series' `quorum`
        says; without one, that more than half of the series' members are represented.
        (Kommunallagen asks for more than half of the members of an assembly or a board.)
    Why: decisions that too few took can be declared void.
    Example:
        participants:
          Orust: Per Lind
    Instead:
        participants:
          Orust: Per Lind
          Tanum: Maria Ek
          Munkedal: Anna Lind
    """
    series = context.series(meeting)
    if meeting.kind != "protocol" or meeting.status in {"planned", "cancelled"}:
        return
    if series is None or meeting.date is None or not meeting.participants:
        return
    if not any(item.decisions for _, item in meeting.all_items()):
        return
    members = members_on(series, meeting.date, context.register)
    present = [person for person in meeting.participants if _sits_for(person, members, context)]
    if series.quorum is not None:
        if len(present) < series.quorum:
            yield Finding(("participants",), *_too_few(len(present), series.quorum), key=True)
        return
    represented = {context.register.official(person.organization or "") for person in present}
    if members and 2 * len(represented) <= len(members):
        needed = len(members) // 2 + 1
        yield Finding(("participants",), *_too_few(len(represented), needed), key=True)


def _sits_for(person: Person, members: frozenset[str], context: Context) -> bool:
    """Return whether a person represents a member; without declared members, everybody does."""
    if not person.name:
        return False
    return not members or context.register.official(person.organization or "") in members


def _too_few(present: int, needed: int) -> tuple[Message, Message]:
    return (
        say(
            "{present} of the members are present, and {needed} must be",
            present=present,
            needed=needed,
        ),
        say("is somebody missing from the list? If not, the decisions can be declared void"),
    )


def members_on(series: Series, day: date, register: Register) -> frozenset[str]:
    """Return the official names of the members; a single member stands for its own members."""
    names = [
        member.organization
        for member in series.members
        if (member.from_ is None or member.from_ <= day)
        and (member.until is None or day <= member.until)
    ]
    if len(series.members) == 1 and names and (below := register.members(names[0])):
        return frozenset(below)
    return frozenset(register.official(name) for name in names)
