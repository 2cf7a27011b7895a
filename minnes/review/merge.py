"""Merges two people's changes of one minute file by meaning; nothing is dropped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from minnes.language.message import Message, say
from minnes.model.base import Part
from minnes.model.identity import referable_entries
from minnes.model.meeting import Meeting
from minnes.review.block_lines import ids, inner_lines, remarks
from minnes.review.block_merge import BlockMerge
from minnes.review.merge_ids import settle
from minnes.review.three_way import Chunk, Marker, MarkerStyle, conflict, lines, smallest
from minnes.source.blocks import parse_blocks
from minnes.source.diagnostic import Severity
from minnes.source.reader import read_meeting
from minnes.source.seal import SealState, seal_state

_BOM = b"\xef\xbb\xbf"


class Merged(NamedTuple):
    """What came of merging: the file's bytes, how many conflicts stand in it, and what to tell."""

    content: bytes
    conflicts: int
    remarks: tuple[Message, ...] = ()


class _File(NamedTuple):
    """A version that reads without errors."""

    text: str
    meeting: Meeting


def merge(
    base: bytes, ours: bytes, theirs: bytes, path: str = "", signs: MarkerStyle | None = None
) -> Merged:
    """Return three versions of a minute file as one; what cannot be decided stands as a conflict.

    Files that do not read are merged line by line. What is not touched by them stays as in ours.
    """
    signs = signs or MarkerStyle()
    if theirs in (ours, base):
        return Merged(ours, 0)
    if base == ours:
        return Merged(theirs, 0)
    versions = [_read(content, path) for content in (base, ours, theirs)]
    before, mine, others = versions
    if mine is None or others is None or (before is None and base.strip()):
        return _by_lines(base, ours, theirs, signs)
    by_meaning = _by_meaning(before, mine, others, ours, signs)
    for made in (by_meaning, _by_lines(base, ours, theirs, signs)):
        if made is not None and made.conflicts:
            return made
        if made is not None and (merged := _settled(made, path, before, mine, others)):
            return _sealed_once(merged, mine, others, signs)
    return _whole_conflict(ours, theirs, signs)


def _settled(
    merged: Merged, path: str, before: _File | None, mine: _File, others: _File
) -> Merged | None:
    """Return a merged file with stable ids, or nothing if the result is not valid."""
    after = _read(merged.content, path)
    if after is None or not _whole(before, mine, others, after):
        return None
    old = before.meeting if before else None
    settled = settle(merged.content, path, old, mine.meeting, others.meeting)
    return Merged(settled.content, 0, merged.remarks + settled.remarks) if settled else None


def _sealed_once(merged: Merged, mine: _File, others: _File, signs: MarkerStyle) -> Merged:
    """Return a merged file, its approval in a conflict if one side sealed what the other changed."""
    after = _read(merged.content, "")
    held = [seal_state(file.meeting) is SealState.HOLDS for file in (mine, others)]
    if after is None or not any(held) or seal_state(after.meeting) is SealState.HOLDS:
        return merged
    whole = parse_blocks(after.text)
    approval = (
        next((block for block in whole.within if block.name == "approval"), None) if whole else None
    )
    if whole is None or approval is None:
        return merged
    sealed = approval.head + inner_lines(approval)
    approval.within = []
    approval.head = conflict(*((sealed, []) if held[0] else ([], sealed)), signs)
    message = say(
        "the minutes were approved and sealed on one side and changed on the other: take away"
        " the change, or the approval"
    )
    return Merged(_bytes(whole.lines(), merged.content), 1, (*merged.remarks, message))


def _read(content: bytes, path: str) -> _File | None:
    reading = read_meeting(content, path)
    wrong = any(diagnostic.severity is Severity.ERROR for diagnostic in reading.diagnostics)
    if reading.value is None or wrong:
        return None
    return _File(reading.source.text.replace("\r\n", "\n"), reading.value)


def _by_meaning(
    before: _File | None, mine: _File, others: _File, ours: bytes, signs: MarkerStyle
) -> Merged | None:
    """Return versions merged block by block; nothing where they cannot be taken apart."""
    own, theirs = parse_blocks(mine.text), parse_blocks(others.text)
    base = parse_blocks(before.text) if before else None
    if own is None or theirs is None or (before is not None and base is None):
        return None
    known = set(ids(base)) if base else set()
    merging = BlockMerge(signs, frozenset(set(ids(own)) - known))
    made = merging.merge(base, own, theirs)
    messages = (
        say("both sides moved entries of {field}: they stand in the order of ours", field=field)
        for field in dict.fromkeys(merging.moved)
    )
    return Merged(_bytes(made, ours), _count(made), tuple(messages))


def _by_lines(base: bytes, ours: bytes, theirs: bytes, signs: MarkerStyle) -> Merged:
    made = lines(_lines(base), _lines(ours), _lines(theirs), signs, prose=False)
    return Merged(_bytes(made, ours), _count(made))


def _whole_conflict(ours: bytes, theirs: bytes, signs: MarkerStyle) -> Merged:
    mine, others = _lines(ours), _lines(theirs)
    made = smallest(Chunk(None, [], mine, others), signs)
    return Merged(_bytes(made, ours), _count(made))


def _lines(content: bytes) -> list[str]:
    text = content.removeprefix(_BOM).decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    return text.removesuffix("\n").split("\n") if text else []


def _bytes(made: list[str], ours: bytes) -> bytes:
    """Return lines as a file with the line breaks, and the byte order mark, of ours."""
    text = "".join(f"{line}\n" for line in made)
    if b"\r\n" in ours:
        text = text.replace("\n", "\r\n")
    return _BOM * ours.startswith(_BOM) + text.encode("utf-8", "surrogateescape")


def _count(made: list[str]) -> int:
    return sum(isinstance(line, Marker) and line.startswith("<") for line in made)


def _whole(before: _File | None, mine: _File, others: _File, after: _File) -> bool:
    """Return whether nothing that either side added is missing, and no id stands twice."""
    names = Counter(
        entry.outcome.id for entry in referable_entries(after.meeting) if entry.outcome.id
    )
    if names and max(names.values()) > 1:
        return False
    old = _word_counts(before) if before else Counter()
    ours, theirs, now = _word_counts(mine), _word_counts(others), _word_counts(after)
    for word in {*ours, *theirs}:
        added, other = ours[word] - old[word], theirs[word] - old[word]
        least = (
            max(ours[word], theirs[word]) if min(added, other) >= 0 else old[word] + added + other
        )
        if now[word] < least:
            return False
    return True


def _word_counts(file: _File) -> Counter[str]:
    """Return how often each word stands in a file, and each comment."""
    counts = Counter(word for text in _texts(file.meeting) for word in text.split())
    whole = parse_blocks(file.text)
    if whole is not None:
        counts.update(f"#{remark}" for remark in remarks(whole))
    return counts


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Part):
        for _, part in value:
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif value is not None and value is not False:
        yield str(value)
