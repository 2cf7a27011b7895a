"""Finds what strangers must not read in a version of a file, before it is pushed."""

from __future__ import annotations

from datetime import date

from minnes.language.message import say
from minnes.rules.privacy import personal_number, personal_numbers
from minnes.rules.public_repository import find_internal, internal_in_public
from minnes.source.codes.advice import code_name
from minnes.source.decode import decode
from minnes.source.diagnostic import Diagnostic, Severity, Span
from minnes.source.ignore import unsilenced
from minnes.source.reader import read_meeting


def secrets(
    content: bytes, path: str, today: date, *, minutes: bool, public: bool
) -> list[Diagnostic]:
    """Return the personal identity numbers in a file, and what is internal in minutes that go public.

    A picture has no text to look into. What a comment in minutes silences is left out.
    """
    diagnostics = numbers(content, path, today)
    if not minutes:
        return diagnostics
    reading = read_meeting(content, path)
    meeting = reading.value or reading.partial
    if public and meeting is not None:
        code = code_name(internal_in_public)
        diagnostics += [
            reading.locate(finding, code, Severity.ERROR) for finding in find_internal(meeting)
        ]
    return unsilenced(diagnostics, reading.source.text)


def numbers(content: bytes, path: str, today: date) -> list[Diagnostic]:
    """Return the personal identity numbers in a file's text, whatever kind of file it is."""
    source, unread = decode(content, path)
    if unread:
        return []
    return [
        Diagnostic(
            path,
            Span.within(source.text, start, end),
            Severity.ERROR,
            code_name(personal_number),
            say("this is a personal identity number"),
            say("take it away, and write who it is in another way, or not at all"),
        )
        for start, end in personal_numbers(source.text, today)
    ]
