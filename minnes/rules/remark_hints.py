"""How to write what is said of a person: keys in braces, of whom more is said than fits a line."""

from __future__ import annotations

import re
from functools import lru_cache

from minnes.language.cues import EXCUSED
from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.language.words import MODES
from minnes.model.person import Person
from minnes.rules.rule import Context
from minnes.source.codes.advice import write
from minnes.source.codes.hours import hours_meant

_IN_PART = regex(
    r"(?P<from>fr(?:ån|om|\.)?(?: ?o\.? ?m\.?)?|efter|kom(?:mer)?|ansl\w+|anl\w+"
    r"|after|since|joined|arrived)?"
    r"(?P<until>till?|t\.? ?o\.? ?m\.?|före|until|gick|går|lämna\w*|leaves|left)?(?: mötet)?"
    r" (?:och med |från |from )?(?:kl\.? ?|klockan |at )?"
    r"(?P<hour>(?:§ ?)?\d{1,2})(?:[.:](?P<minute>\d\d))?(?P<half> ?[ap]\.?m\.?)?",
    re.IGNORECASE,
)
# `kl. 9.00-10.15`, `§§ 1-4`: from when to when somebody was there.
_STRETCH = regex(
    r"(?:kl\.? ?|klockan |(?P<sign>§)§? ?)?"
    r"(?P<from>\d{1,2}(?:[.:]\d\d)?) ?[-–] ?(?P<until>\d{1,2}(?:[.:]\d\d)?)",
    re.IGNORECASE,
)
# `tjg. ers. för Bo Ek`, as protocols say; `for Bo Ek`
_SUBSTITUTE = regex(
    r"(?:(?:tjg\.?|tjänstg\.?|tjänstgörande) (?:ers\.?|ersättare) för"
    r"|(?:for|on behalf of|representing)(?= (?-i:[A-ZÅÄÖ]\S+ [A-ZÅÄÖ]))) (.+)",
    re.IGNORECASE,
)
_EXCUSED = "excused: ja"
_WAY = regex(
    r"(?:(?:via|på|i|genom|deltog|on|by|per|joined|attended) )*(?P<word>.+)", re.IGNORECASE
)
_MODES = {word: mode for mode, words in MODES.items() for word in words}
_MODES |= dict.fromkeys(("länk", "phone", "telefon", "video"), "remote")


@lru_cache(maxsize=1024)
def key_of(remark: str) -> str:
    """Return the key that a remark is to stand under, with its value, if there is one."""
    if remark.casefold().strip(" .") in EXCUSED:
        return _EXCUSED
    way = _WAY.fullmatch(remark)
    if way and way["word"].casefold() in _MODES:
        return f"mode: {_MODES[way['word'].casefold()]}"
    part = _IN_PART.fullmatch(remark)
    if part and bool(part["from"]) is not bool(part["until"]):
        minutes = f":{part['minute']}" if part["minute"] else ""
        hour = f"{part['hour']}{minutes}"
        hour = hours_meant(f"{hour}{part['half']}")[0] if part["half"] else hour
        return f'{"from" if part["from"] else "until"}: "{hour}"'
    if substitute := _SUBSTITUTE.fullmatch(remark):
        return f"substitutes_for: {substitute[1]}"
    if stretch := _STRETCH.fullmatch(remark):
        ends = (f'{end}: "{stretch["sign"] or ""}{stretch[end]}"' for end in ("from", "until"))
        return ", ".join(ends).replace(".", ":")
    return ""


def note(text: str) -> str:
    """Return a note for braces, in which a comma or a colon would cut it in two."""
    return f'note: "{text}"' if re.search(r"[,:#{}\[\]]", text) else f"note: {text}"


def with_keys(person: Person, key: str, context: Context, field: str) -> Message:
    """Return the hint that shows a person with keys, of whom more is said than fits a line."""
    organization, where = person.organization or "", ""
    name = f"name: {person.name}, " if person.name else ""
    if organization:
        where = f"organization: {organization}, "
    excused = key == _EXCUSED
    if excused and not context.in_swedish:
        key = "excused: yes"
    if excused and field == "participants":
        line = f"- {{{name}{where}{key}}}"
        return say("who was not there stands under absent: {line}", line=line)
    if people := _on_one_line(field, context.text):
        others = "\n  - …" if "," in re.sub(r"\(.*?\)", "", people) else ""
        return write(f"{field}:{others}\n  - {{{name}{where}{key}}}")
    if organization in _groups(context.text):
        return write(f"{organization}:\n  - {{{name}{key}}}")
    return write(f"- {{{name}{where}{key}}}")


@lru_cache(maxsize=2)
def _on_one_line(field: str, text: str) -> str:
    match = re.search(rf"^{field}:[ \t]*([^\s#|>\[{{].*)", text, re.MULTILINE)
    return match[1] if match else ""


@lru_cache(maxsize=1)
def _groups(text: str) -> frozenset[str]:
    """Return the keys further in that stand above the items: a round has organizations too."""
    lists = text.partition("\nitems:")[0]
    return frozenset(name.rstrip() for name in re.findall(r"(?m)^[ \t]+([^\s:][^:\n]*):", lists))
