"""The tables and columns of the index.

One file is one meeting, so every row of a meeting carries the number of its file. Days are ISO text;
what is not said is NULL in no column: it is empty text, so that a question needs one comparison.
"""

from __future__ import annotations

from typing import Any, TypeAlias

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = dict[str, list[Row]]
"""Rows by table, without the number of their file."""

OF_A_MEETING: dict[str, str] = {
    "meeting": (
        "line INTEGER, id TEXT, series TEXT, date TEXT, end_date TEXT, time TEXT, title TEXT,"
        " kind TEXT, status TEXT, place TEXT, mode TEXT, headcount TEXT, chair TEXT,"
        " secretary TEXT, tags TEXT, approximate INTEGER, veiled INTEGER"
    ),
    "tag": "tag TEXT",
    "participant": (
        "line INTEGER, name TEXT, organization TEXT, role TEXT, presence TEXT, since TEXT,"
        " until TEXT, mode TEXT, substitutes_for TEXT, note TEXT, item TEXT"
    ),
    "outcome": (
        "line INTEGER, id TEXT, kind TEXT, item TEXT, text TEXT, stated TEXT, stated_due TEXT,"
        " stated_owner TEXT, condition TEXT, deferred_to TEXT, concerns TEXT, vote TEXT, note TEXT,"
        " internal INTEGER, task INTEGER, status TEXT, due TEXT, owner TEXT, since TEXT,"
        " replaced_by TEXT, term TEXT"
    ),
    "named": "name TEXT",
    "doubtful": "line INTEGER",
    "party": "outcome TEXT, part TEXT, name TEXT, organization TEXT",
    "saying": (
        "line INTEGER, reference TEXT, status TEXT, due TEXT, owner TEXT, note TEXT, replacing TEXT"
    ),
    "report": (
        "line INTEGER, organization TEXT, speaker TEXT, text TEXT, need TEXT, item TEXT, internal INTEGER"
    ),
    "figure": (
        "line INTEGER, organization TEXT, label TEXT, period TEXT, min REAL, max REAL,"
        " approximate INTEGER, written TEXT, unit TEXT, item TEXT, internal INTEGER"
    ),
    "question": (
        "line INTEGER, id TEXT, text TEXT, asker TEXT, organization TEXT, answer TEXT,"
        " answered_by TEXT, item TEXT, internal INTEGER"
    ),
    "ahead": (
        "line INTEGER, date TEXT, month TEXT, time TEXT, place TEXT, topic TEXT, extra INTEGER,"
        " note TEXT"
    ),
    "attachment": (
        "line INTEGER, organization TEXT, title TEXT, path TEXT, url TEXT, item TEXT,"
        " internal INTEGER"
    ),
    "passage": "line INTEGER, kind TEXT, title TEXT, body TEXT, internal INTEGER, found INTEGER",
}
"""Tables whose rows come from one minute file, with their columns after the file's number."""

OF_THE_PROJECT: dict[str, str] = {
    "series": "name TEXT, title TEXT, organization TEXT",
    "member": "series TEXT, organization TEXT, guest INTEGER, since TEXT, until TEXT",
    "roster": "series TEXT, name TEXT, organization TEXT, role TEXT, since TEXT, until TEXT",
    "apart": "name TEXT, other TEXT",
    "organization": "name TEXT, kind TEXT, members TEXT",
    "form": "written TEXT, organization TEXT",
}
"""Tables whose rows come from minnes.yaml and the files beside it."""

_BESIDE = """
CREATE TABLE header (key TEXT PRIMARY KEY, value TEXT) STRICT;
CREATE TABLE file (
  number INTEGER PRIMARY KEY, path TEXT UNIQUE, size INTEGER, modified INTEGER, inode INTEGER,
  changed INTEGER, seen INTEGER, digest TEXT, code TEXT, at_line INTEGER
) STRICT;
CREATE TABLE word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(
  title, body, content='passage', content_rowid='rowid', tokenize='unicode61 remove_diacritics 0'
);
"""

_INDEXES = """
CREATE INDEX file_code ON file (path) WHERE code <> '';
CREATE INDEX meeting_date ON meeting (date);
CREATE INDEX meeting_series ON meeting (series, date);
CREATE INDEX participant_name ON participant (name);
CREATE INDEX participant_organization ON participant (organization);
CREATE INDEX outcome_id ON outcome (id);
CREATE INDEX outcome_status ON outcome (status);
CREATE INDEX party_outcome ON party (outcome);
CREATE INDEX party_organization ON party (organization);
CREATE INDEX party_name ON party (name);
CREATE INDEX saying_reference ON saying (reference);
CREATE INDEX report_organization ON report (organization);
CREATE INDEX figure_organization ON figure (organization);
CREATE INDEX question_organization ON question (organization);
CREATE INDEX attachment_organization ON attachment (organization);
CREATE INDEX ahead_date ON ahead (date);
CREATE INDEX meeting_draft ON meeting (date) WHERE status = 'draft';
CREATE INDEX outcome_internal ON outcome (id) WHERE internal;
"""


def columns(table: str) -> list[str]:
    """Return the names of a table's columns, that of its file left out."""
    declared = OF_A_MEETING.get(table) or OF_THE_PROJECT[table]
    return [column.split()[0] for column in declared.split(",")]


def script() -> str:
    """Return the statements that make every table, still without indexes."""
    parts = [f"CREATE TABLE {name} ({columns}) STRICT;" for name, columns in OF_THE_PROJECT.items()]
    parts += [
        f"CREATE TABLE {name} (file INTEGER, {columns}) STRICT;"
        for name, columns in OF_A_MEETING.items()
    ]
    return "\n".join([_BESIDE, *parts])


def index_script() -> str:
    """Return the statements that make every index: faster once the rows are there."""
    by_file = [f"CREATE INDEX {name}_file ON {name} (file);" for name in OF_A_MEETING]
    return "\n".join([*by_file, _INDEXES])
