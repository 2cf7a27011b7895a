"""Tells files of which it is in doubt what is internal: they are in no public edition.

All errors keep a file from being published; these few are sought whenever rows are made of it.
"""

from __future__ import annotations

from datetime import date

from minnes.model.meeting import Meeting
from minnes.register.register import Register
from minnes.rules.keys_in_text import internal_in_text
from minnes.rules.marked_internal import marked_internal
from minnes.rules.privacy import personal_number, public_text_alone
from minnes.rules.rule import Context
from minnes.source.codes.advice import code_name
from minnes.source.diagnostic import Severity
from minnes.source.ignore import unsilenced
from minnes.source.reader import Reading

_RULES = (marked_internal, public_text_alone, internal_in_text, personal_number)


def is_doubtful(reading: Reading[Meeting]) -> bool:
    """Return whether a file that was read has an error of what is internal, or of its shape."""
    meeting = reading.value
    if meeting is None:
        return True
    text = reading.source.text
    # The rules look at nothing but the meeting and its text.
    context = Context(date.max, reading.source.path, text, None, Register([]), lambda _: False)
    found = [each for each in reading.diagnostics if each.severity == Severity.ERROR]
    found += [
        reading.locate(finding, code_name(rule), Severity.ERROR)
        for rule in _RULES
        for finding in rule(meeting, context)
    ]
    return bool(unsilenced(found, text))
