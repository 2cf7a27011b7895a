"""Tells leaks from words that give nothing away, though an internal text has them too.

Two people present an item, say, and an internal text begins with their names: the page that lists them
side by side holds a phrase of that text. Or an internal item is called Economy, and so is a chapter of
an attached plan.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping

from minnes.language.words import AND, SUBSTITUTES
from minnes.publish.site.leaks import PHRASE_LENGTH, Leak, Phrase, Scanner
from minnes.publish.site.secrets import Secret
from minnes.publish.site.words import BREAK, words_of

_BETWEEN = frozenset(b" ".join(words_of(word)) for word in (*AND, *SUBSTITUTES, "kl", "klo", "at"))
"""Words that pages put between names, or between days and times."""
_LONGEST = 12
"""Words of a text that a page may show beside another."""


def confirmed(
    leaks: list[Leak],
    phrases: Mapping[Phrase, Secret],
    texts: Iterable[bytes],
    content_of: Callable[[str], bytes],
    documents: Container[str],
) -> list[Leak]:
    """Return the leaks without published texts side by side, and without common words in documents.

    `phrases` are those that were looked for, `texts` what the published meetings say, as `joined_words`
    returns it; `content_of` returns a file by its address, `documents` are the addresses of attached
    ones. A withheld name or number is one wherever it stands.
    """
    suspects = {leak.secret for leak in leaks if leak.secret.path and leak.secret.kind == "text"}
    if not suspects:
        return leaks
    stretches = {stretch for secret in suspects for stretch in _stretches(secret)}
    said = (text.strip() for some in texts for text in some.split(BREAK.encode()))
    whole = _BETWEEN | stretches.intersection(said)
    harmless = {phrase for secret in suspects for phrase in _side_by_side(secret, whole)}
    telling = {
        phrase: secret
        for phrase, secret in phrases.items()
        if secret in suspects and phrase.words.strip() not in harmless
    }
    in_pages = Scanner(telling)
    in_documents = Scanner({each: of for each, of in telling.items() if not _is_common(each, of)})
    files = {leak.page for leak in leaks if leak.secret in suspects}
    found = [
        leak
        for file in files
        for leak in (in_documents if file in documents else in_pages).leaks(file, content_of(file))
    ]
    return sorted([*(leak for leak in leaks if leak.secret not in suspects), *found])


def _is_common(phrase: Phrase, secret: Secret) -> bool:
    """Return whether a phrase is a single word, and nobody's name."""
    is_name = secret.place.endswith(("name", "substitutes_for"))
    return phrase.words.strip().decode("latin-1").isalpha() and not is_name


def _stretches(secret: Secret) -> Iterator[bytes]:
    words = words_of(secret.text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            yield b" ".join(words[start:end])


def _side_by_side(secret: Secret, whole: Collection[bytes]) -> Iterator[bytes]:
    """Yield the phrases of a secret that lie where it says nothing but `whole` texts, one by one."""
    words = words_of(secret.text)
    reach = [*range(len(words) + 1)]
    for start in reversed(range(len(words))):
        for end in range(start + 1, min(start + _LONGEST, len(words)) + 1):
            if b" ".join(words[start:end]) in whole:
                reach[start] = max(reach[start], reach[end])
    for start in range(max(1, len(words) - PHRASE_LENGTH + 1)):
        end = min(start + PHRASE_LENGTH, len(words))
        if max(reach[: start + 1]) >= end:
            yield b" ".join(words[start:end])
