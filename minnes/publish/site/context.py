"""The context of a meeting: what its page shows of other meetings, worked out from the facts of all."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from minnes.archive.ledger import WORDLESS, Saying, Standing, replay
from minnes.model.person import Person
from minnes.publish.page_context import KnownOutcome, LaterMention
from minnes.publish.site.addresses import meeting_page
from minnes.publish.site.facts import FollowUpFacts, MeetingFacts, OutcomeFacts
from minnes.publish.site.records import MeetingRecord


class MeetingContext(NamedTuple):
    """What a meeting's page depends on beside its own file, in plain values for a cache key.

    `hidden` are references it makes to what must not be mentioned. `outcomes` are the text and the
    people of those it refers to, `pages` the addresses of the meetings that its page links to (by id),
    `later` the values of `LaterMention` for each of its own outcomes (by id), and `standings` those of
    `Standing`. `previous` and `next` are ids of meetings in the series, or "". `announced` are topics
    that earlier meetings named for it, and `files` the documents that exist.
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
        """Return the outcomes that the meeting refers to, by reference."""
        return {
            reference: KnownOutcome(text, _people(who))
            for reference, (text, who) in self.outcomes.items()
        }

    def said_later(self) -> dict[str, list[LaterMention]]:
        """Return what later meetings said of each of its outcomes, by id."""
        return {
            own: [LaterMention(*values)._replace(who=_people(values[-1])) for values in some]
            for own, some in self.later.items()
        }

    def standing(self, own: str) -> Standing | None:
        """Return the current standing of its outcome with an id; nothing if no meeting spoke of it."""
        values = self.standings.get(own)
        return Standing(*values) if values else None


def _people(who: Iterable[dict[str, Any]]) -> tuple[Person, ...]:
    return tuple(Person(**row) for row in who)


class SiteContext:
    """The facts of all meetings of a site, oldest first, from which each gets its context.

    `internal` are the references of what is internal in meetings without a page.
    """

    def __init__(
        self, meetings: Sequence[MeetingFacts], incomplete: bool, internal: frozenset[str]
    ) -> None:
        self.meetings = meetings
        self._elsewhere = internal
        self._by_id = {facts.id: facts for facts in meetings}
        self._internal = internal.union(*(facts.internal for facts in meetings))
        self._incomplete = incomplete
        self._outcomes: dict[str, OutcomeFacts] = {}
        self._follow_ups: dict[str, list[tuple[MeetingFacts, FollowUpFacts]]] = {}
        self._announced: dict[str, list[str]] = {}
        self._series: dict[str, list[str]] = {}
        for facts in meetings:
            self._series.setdefault(facts.series, []).append(facts.id)
            for outcome in facts.outcomes:
                self._outcomes[f"{facts.id}#{outcome.id}"] = outcome
            for follow_up in facts.follow_ups if facts.status not in WORDLESS else ():
                self._follow_ups.setdefault(follow_up.reference, []).append((facts, follow_up))
            for day, topic in facts.announced if facts.series else ():
                topics = self._announced.setdefault(f"{facts.series}/{day}", [])
                if topic not in topics:
                    topics.append(topic)

    def is_unchanged_since(self, records: Collection[MeetingRecord]) -> bool:
        """Return whether cached records hold just these facts, so that every context is the same."""
        before = {record.file.path: record.facts for record in records if record.facts}
        incomplete = any(record.file.errors for record in records)
        elsewhere = {
            each for record in records if not record.facts for each in record.file.internal
        }
        if incomplete != self._incomplete or elsewhere != self._elsewhere:
            return False
        return before == {facts.path: facts for facts in self.meetings}

    def context_of(self, facts: MeetingFacts) -> MeetingContext:
        """Return the context of a meeting."""
        references = {follow_up.reference for follow_up in facts.follow_ups}
        hidden = {reference for reference in references if self._is_hidden(reference)}
        referred = sorted(references - hidden)
        previous, following = self._neighbours(facts)
        later, standings = self._said_later(facts)
        linked = {reference.partition("#")[0] for reference in referred}
        linked |= {str(values[0]) for some in later.values() for values in some}
        linked |= {previous, following}
        day = f"{facts.series}/{facts.day}"
        return MeetingContext(
            hidden=sorted(hidden),
            outcomes={
                reference: [outcome.text, outcome.who]
                for reference in referred
                if (outcome := self._outcomes.get(reference)) and outcome.text
            },
            pages={name: meeting_page(name) for name in sorted(linked) if name in self._by_id},
            later=later,
            standings=standings,
            previous=previous,
            next=following,
            announced=self._announced.get(day, []) if facts.series else [],
            files=facts.files,
        )

    def _is_hidden(self, reference: str) -> bool:
        """Return whether a reference must not be mentioned: it is internal, or might well be.

        If a file could not be read, nobody knows which of its outcomes are internal.
        """
        if reference in self._internal:
            return True
        return self._incomplete and reference.partition("#")[0] not in self._by_id

    def _neighbours(self, facts: MeetingFacts) -> tuple[str, str]:
        """Return the ids of the meetings before and after one in its series, "" where there is none."""
        if not facts.series:
            return "", ""
        ids = self._series[facts.series]
        place = ids.index(facts.id)
        previous = ids[place - 1] if place else ""
        return previous, ids[place + 1] if place + 1 < len(ids) else ""

    def _said_later(
        self, facts: MeetingFacts
    ) -> tuple[dict[str, list[list[Any]]], dict[str, list[str]]]:
        """Return what others said of a meeting's outcomes, and how these stand now."""
        later: dict[str, list[list[Any]]] = {}
        standings: dict[str, list[str]] = {}
        for outcome in facts.outcomes:
            found = self._follow_ups.get(f"{facts.id}#{outcome.id}")
            if not found:
                continue
            sayings = [_saying(by, follow_up) for by, follow_up in found]
            standings[outcome.id] = [*replay(outcome.stated(facts.day), sayings)]
            # An outcome without text is internal: it is not mentioned.
            shown = [
                _later(by, follow_up)
                for by, follow_up in found
                if outcome.text and follow_up.is_shown()
            ]
            if shown:
                later[outcome.id] = shown
        return later, standings


def _saying(by: MeetingFacts, said: FollowUpFacts) -> Saying:
    decision = f"{by.id}#{said.replaced_by}" if said.replaced_by else ""
    return Saying(by.day, by.id, said.status, said.due, said.owner, said.note, decision)


def _later(by: MeetingFacts, said: FollowUpFacts) -> list[Any]:
    """Return what a meeting said of an outcome, as the values of `LaterMention`."""
    status, text, decision = said.status, "", ""
    if said.replaced_by:
        decision = f"{by.id}#{said.replaced_by}"
        text = next(each.text for each in by.outcomes if each.id == said.replaced_by)
        status = "replaced" if status == "adopted" else status
    return [by.id, status, said.due, said.note, decision, text, said.who]
