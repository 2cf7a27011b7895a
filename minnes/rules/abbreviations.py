"""The rule about abbreviations that neither the minutes nor the series explain."""

from __future__ import annotations

import re
from collections.abc import Iterator

from minnes.language.message import say
from minnes.model.meeting import Meeting
from minnes.rules.links import addresses
from minnes.rules.rule import Context
from minnes.rules.texts import file_outline, texts
from minnes.source.diagnostic import Finding

_CAPITALS = "A-ZÅÄÖÉÜ"
_ABBREVIATION = rf"(?<![\w./@#-])[{_CAPITALS}]{{2,6}}(?![\w/@]|\.\w)"
_EXPLAINED = (
    rf"(?<!\w)([{_CAPITALS}]{{2,6}})(?:-\w+)?\s*(?:\(|=|står för|betyder)\s*[^\W\d_]"
    rf"|\(([{_CAPITALS}]{{2,6}})\)"
)
"""BUP (barn- och …), BUP-mottagningen (barn- och …), BUP = barn- och …, and … (BUP)."""
_SPELLED_OUT = rf"(?<!\w)([{_CAPITALS}]{{2,6}}),\s+((?:\w+\s+){{0,5}}\w+)"
"""SIP, samordnad individuell plan: explained if the words begin with its letters."""

KNOWN = frozenset(
    {
        *("AB", "AI", "CD", "CV", "DVD", "EKG", "EU", "FAQ", "FN", "GDPR", "GPS", "HBTQ"),
        *("HBTQI", "HR", "ID", "IQ", "IT", "KL", "NATO", "OBS", "OK", "OS", "OSV", "PC", "PDF"),
        *("PIN", "PM", "PR", "PS", "QR", "SFS", "SKR", "SMS", "SOS", "SVT", "TV", "UK", "UNICEF"),
        *("URL", "USA", "USB", "VD", "WC", "WHO"),
    }
)
"""Abbreviations that every newspaper uses without explaining them."""

_EMPHASIS = frozenset(
    {
        *("ALLA", "ALLT", "ALDRIG", "ATT", "AV", "BARA", "BRA", "DEN", "DET", "DU", "EFTER"),
        *("EJ", "ELLER", "EN", "ENDAST", "ETT", "FÖR", "FÖRE", "HAR", "HELA", "HUR", "ICKE"),
        *("INGA", "INGEN", "INGET", "INNAN", "INTE", "JA", "KAN", "KOM", "LÄS", "MED", "MEN"),
        *("MER", "MIN", "MÅSTE", "NEJ", "NI", "NU", "NY", "NYA", "NYTT", "NÄR", "OCH", "OM", "PÅ"),
        *("RÄTT", "SAMMA", "SE", "SEDAN", "SENAST", "SKA", "STOPP", "TACK", "TILL", "UTAN"),
        *("VAD", "VAR", "VARJE", "VI", "VILL", "ÄR", "ÄVEN"),
    }
)
"""Words that people write in capitals for emphasis."""
_FAMILIAR = KNOWN | _EMPHASIS


def unexplained_abbreviation(meeting: Meeting, context: Context) -> Iterator[Finding]:
    """An abbreviation that nobody explains.

    What it checks: words of two to six capitals, in minutes of a series that keeps a list of
        `abbreviations`. Those in the list, those that the same minutes explain, names of
        organizations, and what stands in every newspaper (EU, IT) are left alone.
    Why: the new colleague, and whoever reads in ten years, cannot follow.
    Example:
        text: Frågan gick till BUP.
    Instead:
        text: Frågan gick till barn- och ungdomspsykiatrin (BUP).
    """
    series = context.series(meeting)
    if series is None or not series.abbreviations:
        return
    written = {
        context.text[match.start() : match.end()]
        for match in re.finditer(rb"AA{1,5}", context.once(file_outline, meeting))
    }
    unexplained = {
        word
        for word in written - _FAMILIAR
        if word not in series.abbreviations and not _is_known(word, meeting, context)
    }
    if not unexplained:
        return
    candidates = [
        (loc, text) for loc, text, _ in texts(meeting) if any(word in text for word in unexplained)
    ]
    for _, text in candidates:
        unexplained.difference_update(_explained(text))
    for loc, text in candidates:
        for match in re.finditer(_ABBREVIATION, _without_links(text)):
            word = match[0]
            if word in unexplained:
                unexplained.discard(word)
                yield Finding(
                    loc,
                    say('"{word}" is not explained', word=word),
                    say(
                        'write what it means, as "… ({word})", or explain it in minnes.yaml '
                        'among the abbreviations of the series, "{word}: …"',
                        word=word,
                    ),
                    match.span(),
                )


def _without_links(text: str) -> str:
    """Return the text with its links blanked out; offsets stay the same."""
    parts, done = [], 0
    for start, end in sorted(addresses(text)):
        if start >= done:
            parts += [text[done:start], " " * (end - start)]
            done = end
    return "".join([*parts, text[done:]])


def _explained(text: str) -> Iterator[str]:
    """Yield the abbreviations that a text itself explains."""
    for before, within in re.findall(_EXPLAINED, text):
        yield before or within
    for word, after in re.findall(_SPELLED_OUT, text):
        initials = "".join(part[0] for part in after.split())
        if initials.casefold().startswith(word.casefold()):
            yield word


def _is_known(word: str, meeting: Meeting, context: Context) -> bool:
    """Return whether a word is the series' own name, a Roman numeral, or an organization's name."""
    series_names = f"{meeting.series} {meeting.title}".casefold()
    numeral = not word.strip("IVX")
    return numeral or word.casefold() in series_names or context.register.find(word) is not None
