"""The e-mail that circulates minutes: decisions, actions, how to answer and by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from minnes.language import dates
from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.publish.meeting_view import meeting_view
from minnes.publish.page_context import PageContext
from minnes.publish.part_views import ActionView, DecisionView
from minnes.publish.plain_text import filled, to_text
from minnes.publish.view import MeetingView


def circulation_letter(minutes: Meeting, until: date, context: PageContext) -> str:
    """Return the text of an e-mail, ready to paste: receivers, subject, and what it says.

    The minutes must be of the context's edition already.
    """
    meeting = meeting_view(minutes, context)
    said = context.say
    short = dates.plain_day(until, context.language)
    subject = say(
        "{title} {date}: answer by {day}", title=meeting.title, date=_day(meeting), day=short
    )
    head = [said(say("Subject: {subject}", subject=said(subject)))]
    if names := ", ".join(_receivers(minutes)):
        head = [said(say("To: {names}", names=names)), *head]
    opening = say(
        "The minutes of {title} on {date} are written, and attached here. Please read them, and answer "
        "by {day} if anything in them is wrong or missing.",
        title=meeting.title,
        date=_day(meeting),
        day=dates.long_day(until, context.language),
    )
    lines = [said(say("Hello,")), "", said(opening), ""]
    lines += _listed(
        said(say("What was decided")),
        (_decision(decision, context) for decision in meeting.decisions),
    )
    lines += _listed(
        said(say("Who does what")), (_action(action, context) for action in meeting.actions)
    )
    quote = say("quote what the minutes say, and write what they ought to say instead")
    silent = say(
        "if nothing is wrong, you need not answer; the minutes are approved after {day}", day=short
    )
    lines += _listed(said(say("How to answer")), map(said, (quote, silent)))
    lines += [said(say("Kind regards,")), _sender(meeting)]
    return "\n".join([*head, "", filled("\n".join(lines)).strip("\n")]) + "\n"


def _day(meeting: MeetingView) -> str:
    return meeting.date.text if meeting.date else meeting.id


def _receivers(minutes: Meeting) -> Iterator[str]:
    """Yield everybody who attended or was absent, each once."""
    officers = (*minutes.chair, *minutes.secretary, *minutes.adjusters)
    everybody = (*officers, *minutes.participants, *minutes.absent)
    yield from dict.fromkeys(person.name for person in everybody if person.name)


def _sender(meeting: MeetingView) -> str:
    people = meeting.secretary or meeting.chair
    return ", ".join(person.name for person in people) or meeting.organization


def _listed(title: str, entries: Iterable[str]) -> list[str]:
    """Return a list below its title, and nothing where there is nothing to list."""
    lines = [f"- {entry}" for entry in entries if entry]
    return [f"{title}:", *lines, ""] if lines else []


def _decision(decision: DecisionView, context: PageContext) -> str:
    """Return what was decided; of what is internal, nothing."""
    if decision.internal or decision.withheld:
        return ""
    text, outcome = _words(decision.text), decision.label.lower()
    if decision.deferred_to:
        outcome = context.say(
            say("{outcome} until {day}", outcome=outcome, day=decision.deferred_to)
        )
    return text if decision.outcome == "adopted" else f"{text} ({outcome})"


def _action(action: ActionView, context: PageContext) -> str:
    """Return who does what, and by when; of what is internal or done, nothing."""
    if action.internal or action.withheld or action.status != "open":
        return ""
    text = _words(action.what)
    if action.who:
        text = f"{', '.join(person.name for person in action.who)}: {text}"
    if action.due:
        text = context.say(
            say("{task}, by {day}", task=text.removesuffix("."), day=action.due.text)
        )
    return text


def _words(text: str) -> str:
    """Return CommonMark as words on one line."""
    return " ".join(to_text(text).split())
