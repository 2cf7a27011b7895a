"""The data of a PDF's typst template: the view that all templates get, as JSON values."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any, get_type_hints

from minnes.language import dates
from minnes.language.catalog import Translator
from minnes.language.regex import regex
from minnes.publish.part_views import CommonMark, GroupView, ItemView, PersonView
from minnes.publish.prose import Node, prose
from minnes.publish.view import MeetingView

REGIONS = {"sv": "SE", "en": "GB", "nb": "NO", "da": "DK", "fi": "FI"}

_GAP = regex(r"%\((\w+)\)s")
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\ufeff\ufff0-\uffff]"
_PRIVATE = r"[\ue000-\uf8ff\U000f0000-\U0010ffff]"
_UNFIT = regex(f"({_PRIVATE})|{_CONTROL}")

_HELD: dict[Any, Any] = {
    CommonMark: CommonMark,
    tuple[CommonMark, ...]: CommonMark,
    tuple[PersonView, ...]: PersonView,
}
"""What fields hold that become trees, or phrases, by the types they are declared with."""


def document(view: MeetingView, translator: Translator, day: date | None) -> dict[str, Any]:
    """Return the data of a meeting's PDF: `meeting` as in a template, and all words around it.

    Lists of people have become phrases, and CommonMark trees (see `prose`). The document bears the
    day of the meeting as that of its making.
    """
    # An archive's document must bear a day, and the moment of making would be another each time.
    day = day or date(1970, 1, 1)
    gettext = translator.gettext
    when = view.date.text if view.date else ""
    public = view.edition == "public"
    edition = gettext("Public edition" if public else "Internal edition: not to be published")
    return {
        "meeting": {
            **_data(view, None, translator),
            "each_had": _each_had(view, translator),
            "secretaries": [_fit(person.name) for person in view.secretary],
            "chairs": [_fit(person.name) for person in view.chair],
            "adjusting": [_fit(adjuster.name) for adjuster in view.adjusters],
        },
        "labels": labels(translator),
        "title": _fit(", ".join(part for part in (view.title, when) if part)),
        "author": _fit(view.publisher or view.organization),
        "description": _fit(view.heading),
        "day": {"year": day.year, "month": day.month, "day": day.day},
        "region": REGIONS.get(translator.language),
        "edition": edition,
    }


def _each_had(view: MeetingView, translator: Translator) -> str:
    if not view.points_per_person:
        return ""
    given = view.points_per_person
    said = translator.ngettext(
        "Each had %(num)s point to give.", "Each had %(num)s points to give.", given
    )
    return said % {"num": given}


def _data(value: Any, kind: Any, translator: Translator) -> Any:
    """Return a value as JSON can hold it; `kind` is what its field holds, as `_HELD` says."""
    if isinstance(value, str):
        return _tree(value) if kind is CommonMark else _fit(value)
    if isinstance(value, GroupView):
        people = [
            {"name": _fit(person.name), "details": _fit(person.details)} for person in value.people
        ]
        return {"organization": _fit(value.organization), "people": people}
    if hasattr(value, "_fields"):
        data = {
            name: _data(part, declared, translator)
            for part, (name, declared) in zip(value, _fields(value.__class__), strict=True)
        }
        return data | _taking_part(value, translator) if isinstance(value, ItemView) else data
    if isinstance(value, tuple):
        if kind is PersonView:
            return _fit(dates.listed([part.text for part in value], translator.language))
        return [_data(part, kind, translator) for part in value]
    return value


@lru_cache(maxsize=1024)
def _tree(text: str) -> list[Node]:
    """Return CommonMark as nodes, which nobody may change: a decision stands in several places."""
    fit: list[Node] = _all_fit(prose(text))
    return fit


@cache
def _fields(view: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a view, each with what it holds, or holds several of, where that matters."""
    declared = get_type_hints(view, include_extras=True).items()
    return tuple((name, _HELD.get(kind)) for name, kind in declared)


def _fit(text: str) -> str:
    """Return a text without the characters that PDF/A forbids.

    Signs of the private area come from Word, which writes its list marks so.
    """
    return _UNFIT.sub(lambda sign: "•" if sign[1] else "", text) if _UNFIT.search(text) else text


def _all_fit(value: Any) -> Any:
    if isinstance(value, str):
        return _fit(value)
    if isinstance(value, dict):
        return {name: _all_fit(part) for name, part in value.items()}
    return [_all_fit(part) for part in value] if isinstance(value, list) else value


def _taking_part(item: ItemView, translator: Translator) -> dict[str, str]:
    groups = []
    for group in item.participants:
        names = dates.listed([person.name for person in group.people], translator.language)
        groups.append(f"{names} ({group.organization})" if group.organization else names)
    if item.headcount:
        groups.append(translator.gettext("%(number)s in all") % {"number": item.headcount})
    points = ""
    if item.points is not None:
        said = translator.ngettext("%(num)s point", "%(num)s points", item.points)
        points = said % {"num": item.points}
    return {"taking_part": _fit("; ".join(groups)), "points_text": points}


def labels(translator: Translator) -> dict[str, str]:
    """Return the words of the PDF's template in a language, by the names it calls them."""
    words = {
        "about": translator.gettext("About"),
        "about-date": translator.gettext("About the date"),
        "absent": translator.gettext("Absent"),
        "abbreviations": translator.gettext("Abbreviations"),
        "actions": translator.gettext("To do"),
        "adjusted-at-once": translator.gettext("declared adjusted at once"),
        "adjuster": translator.gettext("Adjuster"),
        "adjusters": translator.gettext("Adjusters"),
        "adjustment": translator.gettext("Adjustment"),
        "agenda": translator.gettext("Agenda"),
        "answer": translator.gettext("Answer"),
        "approved": translator.gettext("Approved"),
        "at-times": translator.gettext("at %(times)s"),
        "brief": translator.gettext("In brief"),
        "chair": translator.gettext("Chair"),
        "concerns": translator.gettext("Concerns"),
        "conclusions": translator.gettext("Conclusions"),
        "conjunction": translator.gettext("and"),
        "contacts": translator.gettext("Contacts"),
        "corrections": translator.gettext("Corrections"),
        "decisions": translator.gettext("Decisions"),
        "deferred-to": translator.gettext("Deferred to"),
        "documents": translator.gettext("Documents"),
        "due": translator.gettext("Due"),
        "due-day": translator.gettext("due %(day)s"),
        "events": translator.gettext("Dates to remember"),
        "expected": translator.gettext("Expected"),
        "extra": translator.gettext("extra meeting"),
        "follow-ups": translator.gettext("From earlier meetings"),
        "in-all": translator.gettext("%(number)s in all"),
        "initiated-by": translator.gettext("Initiated by"),
        "need": translator.gettext("Need"),
        "needs": translator.gettext("Needs"),
        "next-meeting": translator.ngettext("Next meeting", "Next meetings", 1),
        "next-meetings": translator.ngettext("Next meeting", "Next meetings", 2),
        "next-step": translator.gettext("Next step"),
        "not-public": translator.gettext("Not public"),
        "notes": translator.gettext("Notes for the internal edition"),
        "nothing-reported": translator.gettext("Nothing reported."),
        "nothing-written": translator.gettext("nothing was written"),
        "others": translator.gettext("Others"),
        "page": translator.gettext("Page %(number)s of %(total)s"),
        "period": translator.gettext("Period"),
        "points": translator.gettext("Points"),
        "present": translator.gettext("Present"),
        "presenter": translator.gettext("Presenter"),
        "proposal": translator.ngettext("Proposal", "Proposals", 1),
        "published": translator.gettext("Published"),
        "publisher": translator.gettext("Publisher"),
        "question": translator.gettext("Question"),
        "ranking": translator.gettext("What was put first"),
        "record": translator.gettext("Record number"),
        "replaces": translator.gettext("Replaces"),
        "reservation": translator.ngettext("Reservation", "Reservations", 1),
        "responsible": translator.gettext("Responsible"),
        "secretary": translator.gettext("Secretary"),
        "status": translator.gettext("Status"),
        "taken-over": translator.gettext("Taken over by %(names)s"),
        "taking-part": translator.gettext("Taking part"),
        "theme": translator.gettext("Theme"),
        "told-by": translator.gettext("Told by"),
        "topics": translator.ngettext("Announced topic", "Announced topics", 2),
        "votes": translator.gettext("Votes"),
    }
    return {name: _GAP.sub(r"{\1}", text) for name, text in words.items()}
