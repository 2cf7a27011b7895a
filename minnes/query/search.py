"""Full-text search: every word must be found, on its own or as part of a longer one."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from minnes.archive.index import Index, open_index
from minnes.archive.index_search import prepare_search
from minnes.language.regex import regex
from minnes.query.answer import PLACE, Answer
from minnes.query.ask import NotApplicable, bindable, remarked, values
from minnes.query.conditions import COUNTED, OF_THE_ASKER, OF_THE_PARTY
from minnes.query.filters import Filters

COLUMNS = ("date", "series", "meeting", "kind", "title", "text", "internal")
SHOWN = ("meeting", "title", "text")
BEGIN, END = "\x01", "\x02"
"""What stands around a word that was looked for, until it is known how hits are to be marked."""

LONGER = 400
"""Longer words that a word is looked for in, the shortest first."""

_ADDRESS = regex(r"\]\([^)\s]*|https?://\S*")
"""A web address, or where a link leads."""

_CLAUSES = {
    **COUNTED,
    "organization": "p.kind IN ('update', 'attachment') AND p.title = :organization"  # noqa: S608
    " OR p.kind IN ('decision', 'action') AND EXISTS (SELECT 1 FROM outcome o"
    f" WHERE o.file = p.file AND o.line = p.line AND o.id IN ({OF_THE_PARTY}))"
    " OR p.kind = 'question' AND EXISTS (SELECT 1 FROM question q"
    f" WHERE q.file = p.file AND q.line = p.line AND {OF_THE_ASKER.format(row='q', asker='asker')})",
}
_HITS = """
SELECT m.date, m.series, m.id, p.kind, highlight(words, 0, char(1), char(2)),
  snippet(words, 1, char(1), char(2), '…', 24),
  p.internal OR p.kind = 'follow_up' AND EXISTS
    (SELECT 1 FROM outcome o WHERE o.id = p.title AND o.internal), f.path, p.line
FROM words JOIN passage p ON p.rowid = words.rowid JOIN meeting m USING (file)
  JOIN file f ON f.number = m.file
WHERE words MATCH :asked {where} ORDER BY rank, m.date DESC, f.path, p.line LIMIT :limit
"""


def search(index: Index, asked: str, filters: Filters) -> Answer:
    """Return the passages that hold all words asked for, the best first, hits marked; at most as many as
    the filters say.

    A part in quotation marks is looked for as it stands. Raises `Unknown` and `NotApplicable`.
    """
    for given in filters.given():
        if given not in _CLAUSES:
            raise NotApplicable(f"--{given}", "search", [f"--{option}" for option in _CLAUSES])
    try:
        prepare_search(index.connection)
    except sqlite3.OperationalError:
        # Where it cannot be written down, it is worked out in memory for this once.
        index.connection = open_index(index.root, None).connection
        prepare_search(index.connection)
    question = _question(index, asked)
    if not question:
        return Answer((*COLUMNS, *PLACE), [], (*SHOWN, *PLACE))
    where = "".join(f" AND ({_CLAUSES[given]})" for given in filters.given())
    named = bindable(values(index, filters)) | {"asked": question, "limit": filters.limit or -1}
    lines_of = lru_cache(maxsize=64)(partial(_lines, index.root))
    rows = [_placed(lines_of, row) for row in index.query(_HITS.replace("{where}", where), named)]
    columns = (*COLUMNS, *PLACE)
    return Answer(columns, rows, (*SHOWN, *remarked(("internal",), columns, rows), *PLACE))


def marked(answer: Answer, begin: str, end: str) -> Answer:
    """Return the same hits with something else around the words that were looked for.

    Addresses stay as they are: they would lead elsewhere with signs in them.
    """
    at = answer.columns.index("title")

    def written(text: str) -> str:
        text = _ADDRESS.sub(lambda found: found[0].replace(BEGIN, "").replace(END, ""), text)
        return text.replace(BEGIN, begin).replace(END, end)

    rows = [(*row[:at], *map(written, row[at : at + 2]), *row[at + 2 :]) for row in answer.rows]
    return Answer(answer.columns, rows, answer.shown)


def _question(index: Index, asked: str) -> str:
    """Return what is asked for as FTS5 reads it: phrases as they stand, words with longer ones."""
    parts = []
    for phrase, words in re.findall(r'"([^"]*)"|([^"]+)', asked):
        if phrase.strip():
            parts.append(_quoted(phrase))
        parts += [_any_of(index, word) for word in re.findall(r"\w+", words)]
    return " AND ".join(parts)


def _any_of(index: Index, word: str) -> str:
    """Return a word or any longer one that holds it: omsorg is found in barnomsorgsnämnden."""
    lower = word.lower()
    longer = index.query(
        "SELECT word FROM word WHERE instr(word, ?1) AND word <> ?1 AND length(?1) > 2"
        " ORDER BY length(word), word LIMIT ?2",
        (lower, LONGER),
    )
    return (
        f"({' OR '.join(_quoted(spelling) for spelling in (lower, *(row[0] for row in longer)))})"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _lines(root: Path, path: str) -> list[str]:
    try:
        return (root / path).read_text("utf-8", errors="replace").split("\n")
    except OSError:
        return []


def _placed(lines_of: Callable[[str], list[str]], row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a hit with the line on which its first word stands, at or after the start of its passage."""
    *others, text, internal, path, line = row
    word = text.partition(BEGIN)[2].partition(END)[0].casefold()
    if word:
        typed = lines_of(path)
        found = (at for at in range(line, len(typed) + 1) if word in typed[at - 1].casefold())
        line = next(found, line)
    return (*others, text, internal, path, line)
