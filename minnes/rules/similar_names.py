"""Finds pairs of names that are likely two spellings of one person's name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from minnes.language.regex import regex
from minnes.register.names import fold

SHORTEST = 4
"""Letters that a word must have for two spellings of it to be taken for one."""

# Letters that sound alike in Swedish names, or that a keyboard without marks lacks.
_ALIKE = (
    *(("ph", "f"), ("ch", "k"), ("ck", "k"), ("th", "t"), ("c", "k"), ("q", "k")),
    *(("w", "f"), ("v", "f"), ("ie", "i"), ("y", "i")),
)
_PLAIN = str.maketrans("åäöéèüz", "aaoeeus")
_GENDERS = frozenset({*(f"a{sign}" for sign in "bdfghijklmnoprstv"), "oa"})
"""Last letters of Johanna and Johan, Erika and Erik, Maria and Mario."""
_VOWELS = frozenset("aeéiouyåäö")
_DOUBLED = regex(r"(.)\1+")


def similar_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that may be one person's, each pair once.

    Names that lack one letter of each other's key share a form with a letter left out, so that no
    name need be compared with all others.
    """
    forms: dict[str, list[str]] = defaultdict(list)
    reported = set()
    for name in sorted(names):
        key = _key(name)
        for form in dict.fromkeys([key, *(key[:n] + key[n + 1 :] for n in range(1, len(key)))]):
            for other in forms[form]:
                if (other, name) not in reported:
                    reported.add((other, name))
                    if _one_person(other, name):
                        yield other, name
            forms[form].append(name)


def _key(name: str) -> str:
    """Return a phonetic key of a name: without case, marks, hyphens and doubled letters."""
    text = fold(name).translate(_PLAIN)
    for written, sound in _ALIKE:
        text = text.replace(written, sound)
    return _DOUBLED.sub(r"\1", text)


def _one_person(one: str, other: str) -> bool:
    """Return whether two names with nearly one key are likely to be one person's.

    One word may differ; it must be long enough, begin alike, and not be a pair such as Johan and
    Johanna.
    """
    words, others = fold(one).split(), fold(other).split()
    if words == others:
        return True
    if len(words) != len(others):
        return _key(one).replace(" ", "") == _key(other).replace(" ", "")
    different = [pair for pair in zip(words, others, strict=True) if pair[0] != pair[1]]
    if len(different) > 1:
        return _key(one) == _key(other)
    short, long = sorted(different[0], key=len)
    if len(long) < SHORTEST or short[0].translate(_PLAIN) != long[0].translate(_PLAIN):
        return _key(short) == _key(long)
    if _key(short) == _key(long):
        return True
    ends_otherwise = _key(long[:-1]) in (_key(short), _key(short[:-1]))
    if words[-1] == others[-1] and ends_otherwise and long[-1] + short[-1] in _GENDERS:
        return False
    if len(long) > len(short):
        return True
    changed = {sign for pair in zip(short, long, strict=True) if len({*pair}) > 1 for sign in pair}
    # Sandberg and Sundberg, Jansson and Jonsson are names of their own.
    other_vowel = changed <= _VOWELS and not changed <= {"e", "é", "i"} and changed != {"a", "e"}
    return len(_key(long)) > SHORTEST and not other_vowel
