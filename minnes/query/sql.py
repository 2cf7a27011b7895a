"""Runs users' SQL over the views, read-only."""

from __future__ import annotations

import sqlite3
import textwrap
from typing import Any

from minnes.archive.index import Index
from minnes.language.catalog import Translator
from minnes.language.message import Message, say
from minnes.query.answer import Answer
from minnes.query.subjects import STATUSES

WIDEST = 88
"""Signs of a line at most."""
_ALLOWED = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)


ABOUT: dict[str, Message] = {
    "participants": say("Who was there and who was not, of the meetings that were held."),
    "attendance": say(
        "How organizations and people attended each series, of the meetings held up to today."
    ),
    "decisions": say("What was resolved, and how it stands today."),
    "actions": say("What somebody is to do, and how it stands today; days late, and days of age."),
    "updates": say("What each organization reported; empty where it was asked in vain."),
    "figures": say("Figures as they are written, with the least and the most they may be."),
    "questions": say("Questions and their answers; organization is that of whoever asked."),
    "meetings": say("Meetings, with how many came and what they led to."),
    "next": say("Meetings as they were announced, and what became of them."),
    "organizations": say("Organizations that were ever listed."),
    "people": say("People who were ever listed, with the role last stated."),
}
"""What each view holds; views.sql tells more. Exports have a table or a file for each of them."""
_KEPT = say(
    "A column is never renamed or taken away. Days are text, as 2021-12-10; what was not said is "
    "empty text. file and line say where a row stands, and number joins the rows of one meeting."
)


def tables(index: Index, language: Translator, width: int) -> str:
    """Return what every view holds, with its columns, in lines that fit a width."""
    width = min(width, WIDEST)
    lines = [*textwrap.wrap(language.text(_KEPT), width), ""]
    for name, about in ABOUT.items():
        lines += textwrap.wrap(f"{name}: {language.text(about)}", width, subsequent_indent="  ")
        own = columns(index, name)
        lines += textwrap.wrap(
            ", ".join(own), width, initial_indent="    ", subsequent_indent="    "
        )
        if "status" in own:
            words = say("status is one of: {choices}", choices=", ".join(STATUSES[name]))
            lines += textwrap.wrap(
                language.text(words), width, initial_indent="  ", subsequent_indent="    "
            )
    return "\n".join(lines) + "\n"


def columns(index: Index, name: str) -> list[str]:
    """Return the columns of a view."""
    return [row[0] for row in index.query("SELECT name FROM pragma_table_info(?)", (name,))]


def ask_sql(index: Index, question: str, limit: int = 0) -> Answer:
    """Return what one SELECT gives, at most `limit` rows of it (0: all).

    Raises `sqlite3.Error` when it is wrong, or would do anything but read.
    """
    connection = index.connection
    if "attendance" in question.casefold():
        # Worked out in Python, and only if it is asked for.
        from minnes.query.attendance import fill
        from minnes.query.filters import Filters

        fill(index, Filters())
    connection.set_authorizer(_allow)
    try:
        cursor = connection.execute(question)
        rows = cursor.fetchmany(limit) if limit else cursor.fetchall()
        named = _distinct([column[0] for column in cursor.description or ()])
    finally:
        connection.set_authorizer(None)
    return Answer(named, [tuple(map(_shown, row)) for row in rows], named)


def _shown(value: Any) -> Any:
    """Return bytes, which only a question itself can make, as the hexadecimal text of SQLite's hex()."""
    return value.hex().upper() if isinstance(value, bytes) else value


def _distinct(names: list[str]) -> tuple[str, ...]:
    """Return the names of columns, the second of a name as `id_2`: rows are looked up by them."""
    return tuple(
        f"{name}_{before + 1}" if (before := names[:at].count(name)) else name
        for at, name in enumerate(names)
    )


def _allow(action: int, _1: object, _2: object, _3: object, _4: object) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
