"""Decisions and actions of generated minutes, and the ledger by which later meetings close them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.benchmarks import prose


@dataclass(frozen=True)
class Owed:
    """Something somebody was to have done by a day; `reference` is `date#A1`."""

    reference: str
    due: date
    postponed: bool = False


@dataclass
class Ledger:
    """What a series has left open when a meeting begins, and the ids this meeting has given."""

    day: date = date.min
    later: tuple[date, ...] = ()
    owed: list[Owed] = field(default_factory=list)
    deferred: list[tuple[str, str]] = field(default_factory=list)
    awaited: list[tuple[str, str]] = field(default_factory=list)
    standing: list[str] = field(default_factory=list)
    given: dict[str, int] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)

    def begin(self, day: date, later: tuple[date, ...]) -> None:
        """Turn to the next meeting; `later` are the days of those after it."""
        self.day, self.later = day, later
        self.awaited, self.deferred = self.deferred, []
        self.given = {"A": 0, "D": 0}
        self.said = set()

    def identify(self, letter: str) -> str:
        """Return the next id of that letter in this meeting."""
        self.given[letter] += 1
        return f"{letter}{self.given[letter]}"

    def choose(self, rng: random.Random, texts: Sequence[str]) -> str:
        """Return one of some texts that is no outcome of this meeting yet, as long as there is one."""
        chosen = rng.choice([text for text in texts if text not in self.said] or texts)
        self.said.add(chosen)
        return chosen

    def owe(self, identity: str, due: date) -> None:
        """Remember that something is to be done."""
        self.owed.append(Owed(f"{self.day}#{identity}", due))

    def deadline(self, rng: random.Random) -> date:
        """Return a day to have something done: before the next meeting, or the one after it."""
        return rng.choice(self.later[:2]) - timedelta(rng.randint(0, 10))


def follow_up(rng: random.Random, ledger: Ledger, series: str) -> list[str]:
    """Return the lines that close, or but for the last meeting once postpone, everything due by then."""
    lines: list[str] = []
    left: list[Owed] = []
    for owed in ledger.owed:
        reference = owed.reference if rng.random() < 0.3 else f"{series}/{owed.reference}"
        if owed.due > ledger.day:
            left.append(owed)
        elif owed.postponed or not ledger.later or rng.random() < 0.85:
            lines.append(f"  {reference}: {'done' if rng.random() < 0.9 else 'dropped'}")
        else:
            lines += [f"  {reference}:", "    status: open", f"    note: {prose.sentence(rng)}"]
            left.append(Owed(owed.reference, owed.due, postponed=True))
    ledger.owed = left
    return lines


def actions(
    rng: random.Random, ledger: Ledger, names: list[str], organizations: list[str]
) -> list[str]:
    """Return one to three actions; whoever has one is present, or is an organization that is.

    The last meeting asks for nothing: whatever day the corpus is checked, nothing in it is overdue.
    """
    if not ledger.later:
        return []
    lines = ["    actions:"]
    for _ in range(rng.randint(1, 3)):
        identity, due = ledger.identify("A"), ledger.deadline(rng)
        ledger.owe(identity, due)
        lines += [
            f"      {line}" for line in _action(rng, ledger, identity, due, names, organizations)
        ]
    return lines


def _action(
    rng: random.Random,
    ledger: Ledger,
    identity: str,
    due: date,
    names: list[str],
    organizations: list[str],
) -> list[str]:
    chance = rng.random()
    if chance < 0.1:
        return [f"- alla: {ledger.choose(rng, prose.REQUESTS)} due:{due} id:{identity}"]
    if chance < 0.2:
        who = rng.choice(organizations)
        return [f"- {who}: {ledger.choose(rng, prose.REQUESTS)} due:{due} id:{identity}"]
    owners = rng.sample(names, 2 if chance < 0.4 else 1)
    what = ledger.choose(rng, prose.TASKS)
    if chance < 0.7:
        return [f"- {' och '.join(owners)}: {what} due:{due} id:{identity}"]
    if chance < 0.85:
        lines = [f"- {' och '.join(owners)}: {what} id:{identity}", f"  due: {due}"]
        return [*lines, f"  condition: {rng.choice(prose.CONDITIONS)}"]
    who = f"[{', '.join(owners)}]"
    return [f"- who: {who}", f"  what: {what}", f"  due: {due}", f"  id: {identity}"]


def decisions(
    rng: random.Random, ledger: Ledger, series: str, names: list[str], organizations: list[str]
) -> list[str]:
    """Return the decisions of an item: first what was put off until now, then one or two new."""
    lines = ["    decisions:"]
    for matter, reference in ledger.awaited:
        ledger.identify("D")
        lines += [f"      - text: {matter} antas.", f"        replaces: {series}/{reference}"]
    ledger.awaited = []
    for _ in range(rng.randint(1, 2)):
        lines += [f"      {line}" for line in _decision(rng, ledger, series, names, organizations)]
    return lines


def _decision(
    rng: random.Random, ledger: Ledger, series: str, names: list[str], organizations: list[str]
) -> list[str]:
    identity, chance = ledger.identify("D"), rng.random()
    resolution = ledger.choose(rng, prose.RESOLUTIONS)
    if chance < 0.1 and ledger.later:
        return _deferred(rng, ledger, series, identity)
    if chance < 0.2 and ledger.later:
        due = ledger.deadline(rng)
        ledger.owe(identity, due)
        lines = [f"- text: {resolution}", f"  owner: {rng.choice(names)}", f"  due: {due}"]
        return [*lines, f"  id: {identity}"]
    if chance < 0.3:
        concerned = ", ".join(rng.sample(organizations, min(2, len(organizations))))
        return [f"- text: {resolution}", f"  concerns: {concerned}"]
    if chance < 0.35:
        return [f"- text: {resolution}", "  vote: {for: 9, against: 1, abstain: 1}"]
    earlier = [known for known in ledger.standing if not known.startswith(str(ledger.day))]
    if chance < 0.5 and earlier:
        replaced = rng.choice(earlier)
        ledger.standing.remove(replaced)
        return [f"- text: {resolution}", f"  replaces: {series}/{replaced}"]
    if chance < 0.7 and ledger.later:
        ledger.standing.append(f"{ledger.day}#{identity}")
        return [f"- {resolution} id:{identity}"]
    return [f"- {resolution}"]


def _deferred(rng: random.Random, ledger: Ledger, series: str, identity: str) -> list[str]:
    matter, until = ledger.choose(rng, prose.MATTERS), ledger.later[0]
    ledger.deferred.append((matter, f"{ledger.day}#{identity}"))
    deferred_to = rng.choice([str(until), f"{until:%Y-%m}", f"{series}/{until}"])
    return [f"- {{text: {matter}, outcome: deferred, deferred_to: {deferred_to}, id: {identity}}}"]
