"""Helps to merge blocks of lines: comments, hyphens of lists, indentation."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence

from minnes.review.three_way import Marker
from minnes.source.blocks import Block, walk_blocks
from minnes.source.shorthand import split_marks


def with_hyphen(lines: list[str], block: Block) -> list[str]:
    """Return the lines of an entry of a list with the hyphen on its first line, or those of a key."""
    if not block.listed:
        return lines
    at = block.column
    waiting, torn, found = True, False, []
    for line in lines:
        if isinstance(line, Marker):
            # An entry that begins with a conflict has a hyphen on both sides of it.
            torn = torn or (waiting and line.startswith("<"))
            waiting = torn and not line.startswith(">")
            torn = waiting
        elif waiting and line.strip() and not line.lstrip().startswith("#"):
            found.append(f"{line[:at]}-{line[at + 1 :]}")
            waiting = False
            continue
        found.append(line)
    return found


def shifted(lines: Iterable[str], by: int) -> list[str]:
    """Return lines further in or further out; markers stay where they are."""
    return [_shifted(line, by) for line in lines]


def _shifted(line: str, by: int) -> str:
    if not by or isinstance(line, Marker) or not line.strip():
        return line
    return " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]


def remarks(block: Block) -> list[str]:
    """Return the comments in a block's lines, where no text can be taken for one."""
    comments = [line.strip() for line in (*block.above, *block.below) if line.strip()]
    if block.within or block.kind == "bar":
        comments += _at_the_end(block.head[:1])
        for inner in block.within:
            comments += remarks(inner)
        return comments
    return comments + _at_the_end(block.head)


def _at_the_end(lines: list[str]) -> list[str]:
    """Return the comments at the ends of lines, and those that have a line of their own."""
    return [comment for line in lines for comment in _comment(line)]


def _comment(line: str) -> list[str]:
    """Return the comment of a line; within quotes it may be none, which does no harm."""
    text = f" {line.strip()}"
    places = [match.start() for match in re.finditer(" #", text)]
    outside = (at for at in places if text[:at].count('"') % 2 == text[:at].count("'") % 2 == 0)
    return [text[next(outside, places[-1]) + 1 :]] if places else []


def ids(block: Block) -> list[str]:
    """Return the ids written out in an entry, and in all within it."""
    names = []
    for part in walk_blocks(block):
        if part.name == "id" and isinstance(part.data, str):
            names.append(part.data)
        elif isinstance(part.data, str) and " id:" in part.data:
            names += [name for key, name in split_marks(part.data)[1].items() if key == "id"]
        elif isinstance(part.data, dict) and not part.within and "id" in part.data:
            names.append(str(part.data["id"]))
    return names


def remarks_within(block: Block) -> list[str]:
    """Return the comments of a block, without those above and below it."""
    outside = [line.strip() for line in (*block.above, *block.below) if line.strip()]
    return [remark for remark in remarks(block) if remark not in outside]


def own(block: Block) -> list[str]:
    """Return a block's lines without the comments above and below it."""
    return with_hyphen([*block.head, *inner_lines(block)], block)


def inner_lines(block: Block) -> list[str]:
    """Return the lines of all that stands within a block."""
    return [line for inner in block.within for line in inner.lines()]


def end_remark(block: Block | None) -> list[str]:
    """Return the comment at the end of a block's own line."""
    if block is None or block.kind not in ("keys", "list"):
        return []
    return _at_the_end(block.head[:1])


def without_surplus_comments(made: list[str], base: Block, ours: Block, theirs: Block) -> list[str]:
    """Return a merged block's lines without comments that a side took away, or that stand once more.

    A comment above one key in our version may stand above another in theirs, so they are counted.
    """
    before, mine, others = (Counter(remarks(block)) for block in (base, ours, theirs))
    column = _inner_column(theirs) + ours.column - theirs.column
    if ours.within or not theirs.within:
        column = _inner_column(ours)
    kept: list[str] = []
    found: Counter[str] = Counter()
    in_conflict = False
    for line in made:
        if isinstance(line, Marker):
            in_conflict = not line.startswith(">")
        elif not in_conflict and _is_comment(line, column):
            comment = line.strip()
            found[comment] += 1
            wanted = mine[comment] + others[comment] - before[comment]
            if found[comment] > max(wanted, min(mine[comment], others[comment])):
                continue
        kept.append(line)
    return kept


def _is_comment(line: str, column: int) -> bool:
    """Return whether a line is a comment, no further in than keys in a column; text is further in."""
    stripped = line.lstrip()
    return stripped.startswith("#") and len(line) - len(stripped) <= column


def _inner_column(block: Block) -> int:
    """Return the column of what stands within a block; below a blank key anything does."""
    if block.within:
        return block.within[0].column
    return sys.maxsize if block.blank else block.column


def torn(made: Sequence[str]) -> bool:
    """Return whether lines begin with a conflict of which one side is empty."""
    begun = [line for line in made if line.strip() and not line.lstrip().startswith("#")]
    if not begun or not isinstance(begun[0], Marker):
        return False
    signs = [n for n, line in enumerate(begun) if isinstance(line, Marker)][:3]
    return signs[1] == 1 or signs[2] == signs[1] + 1


def unchanged(base: Block, other: Block) -> bool:
    """Return whether a block says what it said before, and no comment came to it."""
    if base.data != other.data:
        return False
    return set(remarks(other)) <= set(remarks(base))


def keeps(left: Block, base: Block | None, taken: Block) -> bool:
    """Return whether no comment is lost if one version is left for another."""
    known = {*remarks_within(taken), *(remarks_within(base) if base else ())}
    return all(remark in known for remark in remarks_within(left))
