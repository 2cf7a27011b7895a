"""Redacts the names of people in texts and parts of minutes, by the project's policy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from minnes.language.regex import regex
from minnes.model.base import Part
from minnes.model.document import Origin
from minnes.model.person import Contact, Person
from minnes.model.project import NamePolicy
from minnes.register.names import fold
from minnes.register.register import Register

Anything = TypeVar("Anything")

NOBODY_IN_PARTICULAR = "N.N."
"""Stands for a name in running text (nomen nescio)."""

_NOT_PROSE = frozenset(
    {
        *("id", "series", "organization", "publisher", "concerns", "file", "url", "reference"),
        *("replaces", "deferred_to", "month", "seal", "sha256", "email", "phone", "kind"),
        *("status", "outcome", "mode"),
    }
)
"""Fields whose text names no person and must stay as it is."""

_EMAIL = regex(r"[\w.+-]+(?=@[\w.-]+)")
_NAME_IN_ADDRESS = regex(r"[.+_\s-]+")
"""What stands between the words of a name, there or in an e-mail address."""
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Soft hyphens, and signs without a width, as texts from word processors have them within names."""
_SEEN = str.maketrans("\u2010\u2011", "--", _INVISIBLE)
_LETTERS = str.maketrans("åäöéü", "aaoeu", _INVISIBLE)
_BETWEEN = r"[*_]*\s+[*_]*"
"""What may stand between the words of a name: a part of it may be stressed."""
_HYPHEN = r"[\s–-]+"
"""What may stand for the hyphen of a double name."""
_CLOSING, _OPENING = regex(r"[*_]+(?=\s)"), regex(r"(?<=\s)[*_]+")


def address_letters(text: str) -> str:
    """Return a text in lower case without diacritics, as e-mail addresses have names."""
    return text.casefold().translate(_LETTERS)


def initials(name: str) -> str:
    """Return a name's initials: "Eva-Lotta af Ek" is "E-L.E."."""
    words = [word for word in name.split() if word[:1].isupper()] or name.split()
    return "".join("-".join(part[:1].upper() for part in w.split("-") if part) + "." for w in words)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A named person with role and organization; `is_person` is false for what may be an organization."""

    organization: str | None
    role: str | None
    is_person: bool


class NameRedactor:
    """Replaces the names of known people in the parts of a meeting.

    People in `own` may be called by their first or last name alone.
    """

    def __init__(
        self,
        policy: NamePolicy,
        known: dict[str, KnownPerson],
        register: Register,
        own: frozenset[str],
    ) -> None:
        self._policy = policy
        self._known = known
        bearers: dict[str, list[str]] = {}
        for name in known:
            for word in name.split() if name in own else ():
                if len(word) > 1 and word[0].isupper() and not register.find(word):
                    bearers.setdefault(word, []).append(name)
        # In capitals too, as in headings; short ones are likely to be abbreviations.
        bearers |= {word.upper(): names for word, names in bearers.items() if len(word) > 4}
        named = {address_letters(name) for name in (*bearers, *known)}
        parts = map(_NAME_IN_ADDRESS.split, named)
        self._addresses = {frozenset((words[0], words[-1])) for words in parts}
        self._full = _names_pattern(known, re.IGNORECASE)
        self._single = _names_pattern(bearers, re.NOFLAG)
        self._stand_ins = {fold(name): self._stand_in(name) for name in known}
        self._singles = {
            fold(word): self._stand_in_for_word(word, names) for word, names in bearers.items()
        }

    def redact(self, part: Anything) -> Anything:
        """Return a part of a meeting, a list or a text without the names."""
        if isinstance(part, list):
            return [self.redact(inner) for inner in part]  # type: ignore[return-value]
        if isinstance(part, str):
            return self.text(part)  # type: ignore[return-value]
        if not isinstance(part, Part):
            return part
        changed = {
            name: value if name in _NOT_PROSE else self.redact(value)
            for name, value in part
            if name not in ("name", "substitutes_for")
        }
        if isinstance(part, Person | Contact):
            changed |= self._person(part)
        if isinstance(part, Origin):
            changed["file"] = self.text(part.file or "") or None
        return part.model_copy(update=changed)

    def text(self, text: str) -> str:
        """Return a text in which every name of a known person is replaced."""
        if not text.isascii():
            text = text.translate(_SEEN)
        text = self._full.sub(lambda m: _in_place(self._stand_ins.get(_plain(m[1])), m), text)
        text = self._single.sub(lambda m: _in_place(self._singles.get(_plain(m[1])), m), text)
        return _EMAIL.sub(lambda m: "…" if self._holds_name(m[0]) else m[0], text)

    def _holds_name(self, address: str) -> bool:
        """Return whether the local part of an e-mail address holds a withheld name."""
        words = frozenset(_NAME_IN_ADDRESS.split(address_letters(address)))
        return any(name <= words for name in self._addresses)

    def _stand_in(self, name: str) -> str:
        if self._policy == "initials":
            return initials(name)
        known = self._known[name].role if self._policy == "role" else None
        role = (known or "").translate(_SEEN)
        if not role or self._full.search(role) or self._single.search(role):
            return NOBODY_IN_PARTICULAR  # "assistant to Anna Lind" names somebody, too
        return role

    def _stand_in_for_word(self, word: str, bearers: list[str]) -> str:
        """Return the replacement of a first or last name alone, which several people may have."""
        if self._policy == "initials":
            return initials(word)
        return self._stand_in(bearers[0]) if len(bearers) == 1 else NOBODY_IN_PARTICULAR

    def _person(self, person: Person | Contact) -> dict[str, str | None]:
        """Return the identifying fields of a person as the policy allows them."""
        changed: dict[str, str | None] = {"name": person.name}
        known = self._known.get(person.name or "")
        if known and self._policy == "initials":
            changed["name"] = initials(person.name or "")
        elif known:
            role = person.role or known.role
            changed["name"] = ""
            changed["organization"] = person.organization or known.organization
            changed["role"] = self.text(role) if role and self._policy == "role" else None
        if isinstance(person, Person):
            substituted = person.substitutes_for
            if substituted is not None:
                changed["substitutes_for"] = (
                    initials(substituted) if self._policy == "initials" else ""
                )
            if self._policy == "none":
                changed["note"] = None
        return changed


def _in_place(instead: str | None, name: re.Match[str]) -> str:
    """Return what stands in place of a name, with the genitive and the full stop that followed it."""
    said = (instead or NOBODY_IN_PARTICULAR) + (":s" if name["genitive"] else "")
    said = said if said.endswith(".") else said + (name["stop"] or "")
    closing, opening = ("".join(marks.findall(name[1])) for marks in (_CLOSING, _OPENING))
    # Of **Eva** Lind all is stressed instead.
    return said if closing and opening else f"{opening}{said}{closing}"


def _plain(name: str) -> str:
    return fold(_OPENING.sub("", _CLOSING.sub("", name)))


def _names_pattern(names: Iterable[str], flags: re.RegexFlag) -> re.Pattern[str]:
    """Return a pattern of whole names, the longest first, with the s of a genitive and a full stop."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    patterns = (_BETWEEN.join(map(re.escape, name.split())) for name in ordered if name != "-")
    any_name = "|".join(name.replace(r"\-", _HYPHEN) for name in patterns) or "(?!)"
    pattern = rf"(?<![^\W_])({any_name})(?P<genitive>[sS])?(?![^\W\d_])(?P<stop>\.(?![.\w]))?"
    return re.compile(pattern, flags)
