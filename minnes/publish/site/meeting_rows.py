"""The rows that a meeting adds to the lists of a site.

A list joins the rows of all meetings, so that an edit changes the rows of one meeting only. Their links
are relative to the site's root, after `ROOT_PLACEHOLDER`.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from minnes.archive.ledger import WORDLESS, Stated, replay, task_status
from minnes.archive.naming import Naming
from minnes.language.mixed_language import joined
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.publish.item_views import all_items
from minnes.publish.labels import ROLES, STANDINGS
from minnes.publish.links import path_address
from minnes.publish.page_context import PageContext
from minnes.publish.part_views import (
    ActionView,
    DecisionView,
    Moment,
    PersonView,
)
from minnes.publish.person_views import person_views
from minnes.publish.site.addresses import meeting_page, series_page
from minnes.publish.site.context import MeetingContext
from minnes.publish.site.row_views import (
    ACTIONS,
    ATTENDED,
    DECISIONS,
    FINISHED,
    MEETINGS,
    ROOT_PLACEHOLDER,
    AttendanceRow,
    Listed,
    MeetingRow,
    OutcomeRow,
    Where,
)
from minnes.publish.view import MeetingView


class MeetingRows:
    """Makes the rows of one meeting; `view` is what its page shows, `shared` are names of two people."""

    def __init__(
        self,
        meeting: Meeting,
        view: MeetingView,
        context: MeetingContext,
        page_context: PageContext,
        naming: Naming,
        shared: Container[str],
    ) -> None:
        self._meeting = meeting
        self._view = view
        self._context = context
        self._page_context = page_context
        self._naming = naming
        self._shared = shared
        self._page = ROOT_PLACEHOLDER + path_address(meeting_page(page_context.identity))
        day = meeting.date or meeting.published
        iso = day.isoformat() if day else ""
        self.where = Where(
            view.title,
            self._page,
            Moment(iso or view.title, iso),
            view.series or meeting.series or view.title,
            ROOT_PLACEHOLDER + path_address(series_page(meeting.series)) if meeting.series else "",
        )

    def all(self, with_people: bool) -> Iterator[Listed]:
        """Yield all rows in the order of the page; those of people only where they may be named.

        Of a meeting that was not held, nothing came.
        """
        named = self.where.title != self.where.group
        title = self.where.title if named else self._view.heading
        status = self._view.status
        yield (
            MEETINGS,
            "",
            MeetingRow(self.where, title, self._view.place, status, self._view.state),
        )
        if status in WORDLESS:
            return
        for decision in self._view.decisions:
            if not decision.withheld:
                yield from self._decision(decision)
        for action in self._view.actions:
            if not action.withheld:
                yield from self._action(action, with_people)
        if with_people:
            yield from self._attended()

    def organizations(self) -> set[str]:
        """Return the own names of the organizations that the page names."""
        names = [group.organization for group in self._view.participants]
        names += [attachment.organization for attachment in self._view.attachments]
        for item in all_items(self._view.items):
            names += [update.organization for update in item.updates]
            names += [attachment.organization for attachment in item.attachments]
            names += [name for decision in item.decisions for name in decision.concerns]
        return {self._naming.organization(name) for name in names if name}

    def _decision(self, decision: DecisionView) -> Iterator[Listed]:
        standing = self._context.standing(decision.id)
        status = standing.status if standing else decision.outcome
        row = self._outcome(decision, decision.text, decision.owner, decision.due, status)
        yield DECISIONS, "", row

    def _action(self, action: ActionView, with_people: bool) -> Iterator[Listed]:
        standing = self._context.standing(action.id)
        if standing is None:
            standing = replay(Stated("A", action.status, condition=action.condition), ())
        status = task_status(standing)
        due = Moment(standing.due, standing.due) if standing.due else action.due
        row = self._outcome(action, action.what, self._owner(action), due, status)
        kind = FINISHED if row.finished else ACTIONS
        yield kind, "", row
        for who in row.who if with_people else ():
            yield kind, self._known_as(who.name, who.organization), row

    def _owner(self, action: ActionView) -> tuple[PersonView, ...]:
        """Return who has the action now: a later meeting may have given it to somebody else."""
        later = [said.owner for said in action.later if said.owner]
        return later[-1] if later else action.who

    def _outcome(
        self,
        outcome: DecisionView | ActionView,
        text: str,
        who: tuple[PersonView, ...],
        due: Moment | None,
        status: str,
    ) -> OutcomeRow:
        label = self._page_context.say(STANDINGS[status])
        short = Moment(due.iso, due.iso) if due else None
        finished = status not in ("open", "waiting", "adopted", "deferred")
        href = f"{self._page}#{outcome.id}"
        return OutcomeRow(
            self.where,
            href,
            outcome.id,
            text,
            who,
            short,
            status,
            label,
            finished,
            outcome.internal,
        )

    def _attended(self) -> Iterator[Listed]:
        """Yield the roles of people at the meeting; those with a name of one word are left out."""
        roles: dict[str, list[str]] = {}
        for role, some in (
            ("chair", self._meeting.chair),
            ("secretary", self._meeting.secretary),
            ("adjusters", self._meeting.adjusters),
        ):
            for person in self._named(some):
                known_as = self._known_as(person.name, person.organization)
                roles.setdefault(known_as, []).append(self._page_context.say(ROLES[role]))
        for label, some in (("", self._meeting.participants), ("absent", self._meeting.absent)):
            for person, shown in zip(
                self._named(some), person_views(self._named(some), self._page_context), strict=True
            ):
                parts = roles.setdefault(self._known_as(person.name, person.organization), [])
                parts.insert(0, shown.details)
                parts.insert(0, shown.organization)
                if label:
                    parts.append(self._page_context.say(ROLES[label]))
        for name, parts in roles.items():
            yield ATTENDED, name, AttendanceRow(self.where, joined(", ", filter(None, parts)))

    def _known_as(self, name: str | None, organization: str | None) -> str:
        """Return the name of a person's page, with the organization where two share the name."""
        known = self._naming.person(name or "")
        if known in self._shared and organization:
            return f"{known} ({self._naming.organization(organization)})"
        return known

    def _named(self, some: Iterable[Person]) -> list[Person]:
        """Return those who are surely persons, with a first name and a last name: not `Anna K`."""
        return [
            person
            for person in some
            if person.name
            and len(person.name.partition(" ")[2].rstrip(".")) > 1
            and not person.unsure
            and not self._naming.register.find(person.name)
        ]
