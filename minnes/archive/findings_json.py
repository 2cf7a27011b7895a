"""Diagnostics as JSON and back, for caches."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from minnes.language.message import Message
from minnes.source.diagnostic import Diagnostic, Edit, Severity, Span


def text_of(findings: Iterable[Diagnostic]) -> str:
    """Return diagnostics as JSON text."""
    return json.dumps(plain(findings), ensure_ascii=False)


def diagnostics(text: str) -> list[Diagnostic]:
    """Return the diagnostics in what `text_of` wrote."""
    return from_plain(json.loads(text))


def plain(findings: Iterable[Diagnostic]) -> list[Any]:
    """Return diagnostics as plain values, a row each."""
    return [
        (
            diagnostic.path,
            [getattr(diagnostic.span, name) for name in Span.__slots__],
            int(diagnostic.severity),
            diagnostic.code,
            _plain_message(diagnostic.message),
            _plain_message(diagnostic.hint) if diagnostic.hint else None,
            [(edit.start, edit.end, edit.replacement) for edit in diagnostic.edits],
        )
        for diagnostic in findings
    ]


def from_plain(rows: Iterable[Any]) -> list[Diagnostic]:
    """Return the diagnostics in what `plain` gave, maybe read from JSON."""
    return [
        Diagnostic(
            path,
            Span(*span),
            Severity(severity),
            code,
            _message(message),
            _message(hint) if hint else None,
            tuple(Edit(*edit) for edit in edits),
        )
        for path, span, severity, code, message, hint, edits in rows
    ]


def _plain_message(message: Message) -> list[Any]:
    params = [(name, _plain_filler(value)) for name, value in message.params]
    return [message.singular, message.plural, message.count, params]


def _plain_filler(value: object) -> object:
    """Return a placeholder's value: a message as a list, a number as it is, anything else as text."""
    if isinstance(value, Message):
        return _plain_message(value)
    return value if type(value) is int else str(value)


def _message(plain: list[Any]) -> Message:
    singular, plural, count, params = plain
    fillers = [
        (name, _message(value) if isinstance(value, list) else value) for name, value in params
    ]
    return Message(singular, plural, count, tuple(fillers))
