"""Writes answers for other programs: JSON, JSON lines, CSV, TSV, Markdown."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from minnes.language.catalog import Translator
from minnes.query.answer import Answer
from minnes.query.labels import display_value, label

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_json(answer: Answer) -> str:
    """Return one array of objects, one a line, so that changes can be compared line by line."""
    if not answer.rows:
        return "[]\n"
    lines = (json.dumps(row, ensure_ascii=False) for row in answer.records())
    return "[\n" + ",\n".join(lines) + "\n]\n"


def as_json_lines(answer: Answer) -> str:
    """Return an object a line (https://jsonlines.org)."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in answer.records())


def as_csv(answer: Answer) -> str:
    """Return comma separated values (RFC 4180), safe to open in a spreadsheet."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows([safe(value) for value in row] for row in answer.rows)
    return buffer.getvalue()


def as_tsv(answer: Answer) -> str:
    """Return a row a line, its values with tabs between and on one line each."""
    rows = [answer.columns, *answer.rows]
    lines = ("\t".join(" ".join(str(safe(value)).split()) for value in row) for row in rows)
    return "".join(line + "\n" for line in lines)


def safe(value: Any) -> Any:
    """Return a value that no spreadsheet takes for a formula (OWASP, "CSV Injection").

    Whole numbers have no `.0`, which those of many languages take for text.
    """
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(_STARTS_FORMULA):
        return f"'{value}"
    return value


def as_markdown(answer: Answer, language: Translator) -> str:
    """Return a Markdown table of the columns meant to be shown."""
    columns = answer.without_place()
    head = [label(column, language) for column in columns]
    if answer.placed:
        head.append(label("where", language))
    lines = [_row(head), "|" + " --- |" * len(head)]
    for row in answer.rows:
        cells = [display_value(column, answer.cell(row, column), language) for column in columns]
        lines.append(_row([*cells, answer.where(row)] if answer.placed else cells))
    return "\n".join(lines) + "\n"


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(_escaped(cell) for cell in cells) + " |"


def _escaped(text: str) -> str:
    """Return text in which nothing starts a cell, a link, an element or emphasis."""
    for sign in "\\`*_[]<>|&":
        text = text.replace(sign, "\\" + sign)
    return text
