"""Tells leaks from words that give nothing away, though an internal text has them too.

Two people present an item, say, and an internal text begins with their names: the page that lists them
side by side holds a phrase of that text. Or an internal item is called Economy, and so is a chapter of
an attached plan.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence

from minnes.publish.site.leaks import Leak, Phrase, Scanner
from minnes.publish.site.secrets import Secret
from minnes.publish.site.words import BREAK

_BREAK = BREAK.encode()


def confirmed(
    leaks: list[Leak],
    phrases: Mapping[Phrase, Secret],
    texts: Iterable[bytes],
    content_of: Callable[[str], bytes],
    documents: Container[str],
) -> list[Leak]:
    """Return the leaks without phrases that are made of published texts, and common words in documents.

    `phrases` are those that were looked for, `texts` the published ones, as `joined_words` returns them;
    `content_of` returns a file by its address, `documents` are the addresses of attached ones. A withheld
    name or number is one wherever it stands.
    """
    suspects = {leak.secret for leak in leaks if leak.secret.path and leak.secret.kind == "text"}
    if not suspects:
        return leaks
    bounded = [b" %b%b%b " % (_BREAK, text, _BREAK) for text in texts]
    telling = {
        phrase: secret
        for phrase, secret in phrases.items()
        if secret in suspects and not _is_made_of(bounded, phrase.words.split())
    }
    in_pages = Scanner(telling)
    in_documents = Scanner({each: of for each, of in telling.items() if not _is_a_word(each)})
    files = {leak.page for leak in leaks if leak.secret in suspects}
    found = [
        leak
        for file in files
        for leak in (in_documents if file in documents else in_pages).leaks(file, content_of(file))
    ]
    return sorted([*(leak for leak in leaks if leak.secret not in suspects), *found])


def _is_a_word(phrase: Phrase) -> bool:
    return phrase.words.strip().decode("latin-1").isalpha()


def _is_made_of(texts: Sequence[bytes], words: Sequence[bytes]) -> bool:
    """Return whether words end one text and begin another, maybe with whole ones between."""

    def holds(before: bytes, some: Sequence[bytes], after: bytes) -> bool:
        phrase = b"%b %b %b" % (before, b" ".join(some), after)
        return any(phrase in text for text in texts)

    inner = range(1, len(words))
    ends = {end for end in inner if holds(b"", words[:end], _BREAK)}
    for start in inner:
        if start in ends:
            if holds(_BREAK, words[start:], b""):
                return True
            ends |= {
                end for end in inner if end > start and holds(_BREAK, words[start:end], _BREAK)
            }
    return False
