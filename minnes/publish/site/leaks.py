"""Scans every byte of a site for what was withheld: the last gate before it is published.

Why beside the edition: what is internal leaves the model before a template sees it, but a template of
a project's own, a document or a fault of ours could bring it back. Texts are compared as words: case,
punctuation, mark-up, line breaks and Unicode forms make no difference. A longer text is found by any
phrase of a few words in it. What the published meetings say themselves is no leak.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar
from zlib import crc32

from minnes.publish.site.secrets import Secret
from minnes.publish.site.text_extraction import extract
from minnes.publish.site.words import (
    extracted_words,
    is_shown_as_written,
    visible_words,
    words_of,
    written_words,
)

PHRASE_LENGTH = 5
"""Words in a row that are taken for a quotation of a longer text."""

MIN_LETTERS = 4
"""Letters that a word must have to be looked for by itself."""

MIN_DIGITS = 6
"""Digits that a number must have to be looked for."""


class Leak(NamedTuple):
    """A file of the site that holds what was withheld, and where that stands in the minutes."""

    page: str
    secret: Secret


class Phrase(NamedTuple):
    """Words in a row that give a secret away, in Latin-1 with a blank around each.

    A person's name is withheld even where a published meeting holds the same words.
    """

    words: bytes
    is_name: bool


def phrases_of(secrets: Iterable[Secret]) -> dict[Phrase, Secret]:
    """Return the phrases that give secrets away; one of several secrets stands for the first."""
    phrases: dict[Phrase, Secret] = {}
    for secret in secrets:
        for words in _phrases(secret):
            phrase = Phrase(b" " + b" ".join(words) + b" ", secret.kind == "name")
            phrases.setdefault(phrase, secret)
    return phrases


def published_phrases(phrases: Iterable[Phrase], texts: Iterable[bytes]) -> set[Phrase]:
    """Return the phrases, names aside, in published texts, each given as `joined_words`."""
    wanted = _PhraseIndex({phrase: phrase for phrase in phrases if not phrase.is_name})
    if not wanted:
        return set()
    found: set[Phrase] = set()
    for text in texts:
        new = {phrase for words, phrase in wanted.candidates(set(text.split())) if words in text}
        wanted.drop(new)
        found |= new
    return found


def withheld_phrases(secrets: Iterable[Secret], texts: Iterable[bytes]) -> dict[Phrase, Secret]:
    """Return the phrases of secrets that stand in no published text, each given as `joined_words`."""
    phrases = phrases_of(secrets)
    for phrase in published_phrases(phrases, texts):
        del phrases[phrase]
    return phrases


class FileScan(NamedTuple):
    """The result of scanning a file.

    `word_hashes` are the CRC-32 of all its words as an array of unsigned ints: a phrase whose longest
    word is not among them is surely not in the file. `unread` says why not all of the file could be
    read, or is empty: see `extracted.reason`.
    """

    page: str
    leaks: list[Leak]
    word_hashes: bytes
    unread: str


class Scanner:
    """Looks for phrases, as `withheld_phrases` returns them, in files."""

    def __init__(self, phrases: Mapping[Phrase, Secret]) -> None:
        self._phrases = _PhraseIndex(phrases)

    def leaks(self, path: str, content: bytes) -> list[Leak]:
        """Return the secrets that a file or its path holds, each once."""
        return self.scan(path, content).leaks if self._phrases else []

    def scan(self, path: str, content: bytes) -> FileScan:
        """Return the secrets that a file or its path holds, with the hashes of its words."""
        extracted = extract(content)
        texts = [written_words(path, content), *extracted_words(extracted.texts)]
        word_sets = [set(words) for words in texts]
        if self._phrases.candidates(word_sets[0]) or not is_shown_as_written(path, content):
            visible = [*visible_words(content)]
            texts += visible
            word_sets += map(set, visible)
        leaks = {
            Leak(path, secret)
            for words, word_set in zip(texts, word_sets, strict=True)
            for secret in self._phrases.find(words, word_set)
        }
        hashes = array("I", map(crc32, set[bytes]().union(*word_sets)))
        return FileScan(path, sorted(leaks), hashes.tobytes(), extracted.unread)


def hashes_of(phrases: Iterable[Phrase]) -> frozenset[int]:
    """Return word hashes of which a file has at least one if it holds any of the phrases."""
    return frozenset(crc32(_longest(phrase.words.split())) for phrase in phrases)


Value = TypeVar("Value")


class _PhraseIndex(Generic[Value]):
    """Phrases with a value for each, indexed by the longest of their words."""

    def __init__(self, phrases: Mapping[Phrase, Value]) -> None:
        self._by_word: dict[bytes, list[tuple[frozenset[bytes], bytes, Value]]] = {}
        for phrase, value in phrases.items():
            words = phrase.words.split()
            entry = frozenset(words), phrase.words, value
            self._by_word.setdefault(_longest(words), []).append(entry)

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def drop(self, phrases: Iterable[Phrase]) -> None:
        """Remove some of the phrases."""
        for phrase in phrases:
            word = _longest(phrase.words.split())
            rest = [entry for entry in self._by_word[word] if entry[1] != phrase.words]
            self._by_word[word] = rest
            if not rest:
                del self._by_word[word]

    def candidates(self, word_set: set[bytes]) -> list[tuple[bytes, Value]]:
        """Return the phrases whose words are all there, in whatever order, with their values."""
        return [
            (phrase, value)
            for word in self._by_word.keys() & word_set
            for own, phrase, value in self._by_word[word]
            if own <= word_set
        ]

    def find(self, words: list[bytes], word_set: set[bytes]) -> Iterator[Value]:
        """Yield the values of the phrases in a list of words, given as a set as well."""
        # The set tells quickly which phrases are possible; only these are searched for in the text.
        candidates = self.candidates(word_set)
        text = b" " + b" ".join(words) + b" " if candidates else b""
        return (value for phrase, value in candidates if phrase in text)


def _longest(words: list[bytes]) -> bytes:
    return max(words, key=len)


def _phrases(secret: Secret) -> Iterator[list[bytes]]:
    """Yield the phrases that give a secret away: the whole of a short text, else every few words of it."""
    words = words_of(secret.text)
    if secret.kind == "name" and words:
        yield words
        yield [*words[:-1], words[-1] + b"s"]  # the genitive
    elif secret.kind != "text":
        if sum(map(_digits, words)) >= MIN_DIGITS:
            yield words
    else:
        for start in range(max(1, len(words) - PHRASE_LENGTH + 1)):
            phrase = words[start : start + PHRASE_LENGTH]
            if any(_is_telling(word, len(phrase)) for word in phrase):
                yield phrase


def _is_telling(word: bytes, phrase_length: int) -> bool:
    text = word.decode("latin-1")
    return any(map(str.isalpha, text)) and (phrase_length > 1 or len(text) >= MIN_LETTERS)


def _digits(word: bytes) -> int:
    return sum(48 <= sign <= 57 for sign in word)
