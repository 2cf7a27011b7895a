"""Formatting never changes what is said, keeps every comment, and changes nothing the second time."""

from __future__ import annotations

from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from minnes.model.meeting import Meeting
from minnes.source.diagnostic import Severity
from minnes.source.reader import read_meeting
from minnes.source.writing.formatting import Formatted, Outcome, formatted, is_sealed
from minnes.source.writing.shortest import part
from tests.source import made
from tests.source.scrawl import Scrawl

EXAMPLES = sorted(Path(__file__).parents[3].glob("examples/meetings/**/*.yaml"))


def after(text: str) -> str:
    """The text of a meeting after formatting."""
    found = formatted(text.encode(), "a.yaml")
    assert found.outcome in (Outcome.SAME, Outcome.CHANGED)
    return found.content.decode()


def readable(content: bytes) -> bool:
    found = read_meeting(content, "a.yaml").diagnostics
    return not any(diagnostic.severity is Severity.ERROR for diagnostic in found)


@given(made.meetings, st.integers(0, 2**32))
def test_whatever_the_style_the_meaning_and_every_comment_are_kept(
    meeting: Meeting, seed: int
) -> None:
    random = Random(seed)
    scrawl = Scrawl(random)
    text = scrawl.file(part(meeting))
    content = b"\xef\xbb\xbf" * random.randint(0, 1) + text.encode()
    if random.randint(0, 1):
        content = content.replace(b"\n", b"\r\n")
    if not readable(content):
        return
    found = formatted(content, "a.yaml")
    assert found.outcome in (Outcome.SAME, Outcome.CHANGED)
    assert read_meeting(found.content, "").value == read_meeting(content, "").value
    written = found.content.decode()
    assert [written.count(line_comment) for line_comment in scrawl.remarks] == [1] * len(
        scrawl.remarks
    )
    assert formatted(found.content, "a.yaml") == Formatted(found.content, Outcome.SAME)
    assert found.content[:3] == content[:3] or content[:3] != b"\xef\xbb\xbf"
    assert found.content.count(b"\r") == (
        found.content.count(b"\n") if b"\r\n" in content else found.content.count(b"\r")
    )


@given(st.sampled_from(EXAMPLES), st.integers(0, 2**32))
def test_examples_with_lines_moved_doubled_or_cut_keep_their_meaning(file: Path, seed: int) -> None:
    random = Random(seed)
    lines = file.read_text("utf-8").split("\n")
    for _ in range(random.randint(0, 4)):
        at = random.randrange(len(lines))
        kind = random.randrange(6)
        if kind == 0:
            del lines[at]
        elif kind == 1:
            lines.insert(at, " " * random.randint(0, 8) + f"# {seed}")
        elif kind == 2:
            lines[at] += f"  # {seed}"
        elif kind == 3:
            lines.insert(at, "")
        elif kind == 4:
            lines[at] = lines[at].replace(": ", ":   ", 1)
        else:
            other = random.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
    content = "\n".join(lines).encode()
    found = formatted(content, file.name)
    if not readable(content):
        assert found == Formatted(content, Outcome.ERRORS)
        return
    if is_sealed(read_meeting(content, "").value):
        assert found == Formatted(content, Outcome.SEALED)
        return
    assert found.outcome in (Outcome.SAME, Outcome.CHANGED)
    assert read_meeting(found.content, "").value == read_meeting(content, "").value
    assert formatted(found.content, file.name) == Formatted(found.content, Outcome.SAME)
