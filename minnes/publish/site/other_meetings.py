"""What each meeting's page holds of other meetings: worked out from the facts of all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from minnes.archive.ledger import WORDLESS, Saying, Standing, replay
from minnes.model.person import Person
from minnes.publish.setting import KnownOutcome, Later
from minnes.publish.site.addresses import meeting_page
from minnes.publish.site.facts import Facts, Known, Said
from minnes.publish.site.records import Record


class Around(NamedTuple):
    """What is around a meeting, in plain values: if it is as it was, so is the meeting's page.

    `hidden` are references it makes to what must not be spoken of. `outcomes` are those it refers
    to (text and people), `pages` the addresses of the meetings that its page leads to, `later` what
    was said of its own outcomes by their ids, and `standings` how those stand now. `announced` are
    topics that earlier meetings named for it, and `files` the documents that are there.
    """

    hidden: list[str]
    outcomes: dict[str, list[Any]]
    pages: dict[str, str]
    later: dict[str, list[list[Any]]]
    standings: dict[str, list[str]]
    previous: str
    next: str
    announced: list[str]
    files: list[str]

    def known_outcomes(self) -> dict[str, KnownOutcome]:
        """Return the outcomes that the meeting refers to."""
        return {
            reference: KnownOutcome(text, _people(who))
            for reference, (text, who) in self.outcomes.items()
        }

    def said_later(self) -> dict[str, list[Later]]:
        """Return what later meetings said of each outcome."""
        return {
            own: [Later(*said)._replace(who=_people(said[-1])) for said in some]
            for own, some in self.later.items()
        }

    def standing(self, own: str) -> Standing | None:
        """Return how an outcome stands after all that was said of it, if anything was."""
        stated = self.standings.get(own)
        return Standing(*stated) if stated else None


def _people(who: Iterable[dict[str, Any]]) -> tuple[Person, ...]:
    return tuple(Person(**row) for row in who)


class Everything:
    """The facts of all meetings of a site, oldest first, so that one can be asked of any of them."""

    def __init__(self, meetings: Sequence[Facts], incomplete: bool = False) -> None:
        self.meetings = meetings
        self._by_id = {facts.id: facts for facts in meetings}
        self._internal = {reference for facts in meetings for reference in facts.internal}
        self._incomplete = incomplete
        self._outcomes: dict[str, tuple[Facts, Known]] = {}
        self._sayings: dict[str, list[tuple[Facts, Said]]] = {}
        self._announced: dict[str, list[str]] = {}
        self._series: dict[str, list[str]] = {}
        for facts in meetings:
            self._series.setdefault(facts.series, []).append(facts.id)
            for known in facts.outcomes:
                self._outcomes[f"{facts.id}#{known.id}"] = (facts, known)
            for said in facts.said if facts.status not in WORDLESS else ():
                self._sayings.setdefault(said.reference, []).append((facts, said))
            for day, topic in facts.announced if facts.series else ():
                topics = self._announced.setdefault(f"{facts.series}/{day}", [])
                if topic not in topics:
                    topics.append(topic)

    def is_told_by(self, records: Collection[Record]) -> bool:
        """Return whether records that were kept hold just these facts: all around is as it was then."""
        before = {record.looked.path: record.facts for record in records if record.facts}
        incomplete = any(record.looked.errors for record in records)
        return incomplete == self._incomplete and before == {
            facts.path: facts for facts in self.meetings
        }

    def around(self, facts: Facts) -> Around:
        """Return what is around a meeting."""
        hidden = sorted({said.reference for said in facts.said if self._is_hidden(said.reference)})
        referred = [said.reference for said in facts.said if said.reference not in hidden]
        previous, following = self._neighbours(facts)
        later, standings = self._after(facts)
        pages = {reference.partition("#")[0] for reference in referred}
        pages |= {str(said[0]) for some in later.values() for said in some} | {previous, following}
        return Around(
            hidden=hidden,
            outcomes={
                reference: [known.text, known.who]
                for reference in sorted(set(referred))
                for _, known in [self._outcomes.get(reference, (None, None))]
                if known is not None and known.text
            },
            pages={name: meeting_page(name) for name in sorted(pages) if name in self._by_id},
            later=later,
            standings=standings,
            previous=previous,
            next=following,
            announced=self._announced.get(f"{facts.series}/{facts.day}", [])
            if facts.series
            else [],
            files=facts.files,
        )

    def _is_hidden(self, reference: str) -> bool:
        """Return whether a reference must not be spoken of: it is internal, or might well be.

        Where a file could not be read, nobody knows which of its outcomes are internal.
        """
        if reference in self._internal:
            return True
        return self._incomplete and reference.partition("#")[0] not in self._by_id

    def _neighbours(self, facts: Facts) -> tuple[str, str]:
        if not facts.series:
            return "", ""
        row = self._series[facts.series]
        place = row.index(facts.id)
        previous = row[place - 1] if place else ""
        return previous, row[place + 1] if place + 1 < len(row) else ""

    def _after(self, facts: Facts) -> tuple[dict[str, list[list[Any]]], dict[str, list[str]]]:
        """Return what was said of the outcomes of a meeting, and how they stand now."""
        later: dict[str, list[list[Any]]] = {}
        standings: dict[str, list[str]] = {}
        for known in facts.outcomes:
            found = self._sayings.get(f"{facts.id}#{known.id}")
            if not found:
                continue
            sayings = [_saying(there, said) for there, said in found]
            standings[known.id] = [*replay(known.stated(facts.day), sayings)]
            # What is internal is not spoken of.
            told = [_later(there, said) for there, said in found if known.text and said.tells()]
            if told:
                later[known.id] = told
        return later, standings


def _saying(there: Facts, said: Said) -> Saying:
    by = f"{there.id}#{said.by}" if said.by else ""
    return Saying(there.day, there.id, said.status, said.due, said.owner, said.note, by)


def _later(there: Facts, said: Said) -> list[Any]:
    """Return the values of what a meeting said of an outcome, as `Later` has them."""
    status, text, by = said.status, "", ""
    if said.by:
        by = f"{there.id}#{said.by}"
        text = next(each.text for each in there.outcomes if each.id == said.by)
        status = "replaced" if status == "adopted" else status
    return [there.id, status, said.due, said.note, by, text, said.who]
