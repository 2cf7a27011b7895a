"""A meeting written from its model reads back as the same meeting, in canonical form."""

from __future__ import annotations

from hypothesis import given

from minnes.model.meeting import Meeting
from minnes.source.canonical import canonical
from minnes.source.reader import read_meeting
from minnes.source.writer import dump
from tests.source import made


@given(made.meetings)
def test_what_is_written_reads_back_as_the_same_meeting(meeting: Meeting) -> None:
    assert read_meeting(dump(meeting).encode(), "a.yaml").value == meeting


@given(made.meetings)
def test_what_is_written_is_canonical(meeting: Meeting) -> None:
    text = dump(meeting)
    assert canonical(text) == text
