"""From a tree to text: indents of two, lists indented below their key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minnes.source.writing.scalars import bar, bar_lines, one_line, under_bar
from minnes.source.writing.tree import Collection, Entry, LineComment, Scalar


def layout(whole: Entry) -> str:
    """Return the text of a tree; line breaks are line feeds."""
    page = _Page()
    page.comments(whole.above, 0)
    if isinstance(whole.value, Collection):
        page.collection(whole.value, 0)
    page.comments(whole.below, 0)
    while page.lines and not page.lines[-1] and not page.counting:
        page.lines.pop()
    return "".join(f"{line}\n" for line in page.lines)


class _Page:
    """The lines so far; `counting` while blank lines would count as text of a block scalar."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.counting = False

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.counting = False

    def comments(self, lines: Iterable[str], indent: int) -> None:
        """Write comment lines, but never two blank ones, nor any on top or while they count."""
        for line in lines:
            if line:
                self.add(" " * indent + line)
            elif self.lines and self.lines[-1] and not self.counting:
                self.add("")

    def collection(self, collection: Collection, indent: int, start: str = "") -> None:
        """Write keys or list entries; `start` is the text before the first on its line."""
        for position, entry in enumerate(collection.entries):
            if position or not start:
                above = [*entry.above, *_hoisted(entry)]
                self.comments(above if position else _below_blanks(above), indent)
            self.entry(entry, indent, start if start and not position else " " * indent)
        self.comments(collection.after, indent)

    def entry(self, entry: Entry, indent: int, start: str) -> None:
        start += f"{one_line(entry.key.text or '')}:" if entry.key else "-"
        value = entry.value
        if isinstance(value, Collection) and value.spread:
            if entry.key:
                self.add(_with_line_comment(start, entry.line_comment, indent))
                self.collection(value, indent + 2)
            else:
                self.collection(value, indent + 2, f"{start} ")
        else:
            self.leaf(value, indent, start, entry.line_comment)
        self.comments(entry.below, indent + 2)

    def leaf(
        self, value: Scalar | Collection, indent: int, start: str, line_comment: LineComment | None
    ) -> None:
        first, more, counting = _leaf(value)
        line = f"{start} {first}" if first else start
        if more and not first.startswith(("|", ">")):
            self.add(line)
            *middle, last = more
            self.texts(middle, indent + 2)
            self.add(_with_line_comment(" " * (indent + 2) + last, line_comment, indent))
            return
        self.add(_with_line_comment(line, line_comment, indent))
        self.texts(more, indent + 2)
        self.counting = counting

    def texts(self, lines: Iterable[str], indent: int) -> None:
        for line in lines:
            self.add(" " * indent + line if line else "")


def _leaf(value: Scalar | Collection) -> tuple[str, tuple[str, ...], bool]:
    """Return a value's first line, the lines below, and whether blank lines count after them."""
    if isinstance(value, Collection):
        return inline(value), (), False
    text = value.text
    if text is None:
        return "", (), False
    if value.style in ("|", ">"):
        header = bar(text, value.lines, value.style)
        return header, value.lines, header.endswith("+")
    if value.lines:
        return value.lines[0], value.lines[1:], False
    if "\n" in text and under_bar(text):
        lines = tuple(bar_lines(text))
        header = bar(text, lines)
        return header, lines, header.endswith("+")
    return one_line(text), (), False


def inline(value: Scalar | Collection) -> str:
    """Return a value in flow style, as within braces or brackets."""
    if isinstance(value, Scalar):
        if value.text is None:
            return ""
        return one_line(value.text, inline=True, typed_plain=not value.style)
    parts = [
        f"{inline(entry.key)}: {inline(entry.value)}" if entry.key else inline(entry.value)
        for entry in value.entries
    ]
    return ("{%s}" if value.keyed else "[%s]") % ", ".join(parts)


def _hoisted(entry: Entry) -> Iterator[str]:
    """Yield the comments above the first key of a list entry, which shares the hyphen's line."""
    while entry.key is None and isinstance(entry.value, Collection) and entry.value.spread:
        entry = entry.value.entries[0]
        yield from (line for line in entry.above if line)


def _below_blanks(lines: list[str]) -> list[str]:
    start = next((at for at, line in enumerate(lines) if line), len(lines))
    return lines[start:]


def _with_line_comment(line: str, line_comment: LineComment | None, indent: int) -> str:
    """Return a line with the comment at its end, in its old column if comments were lined up."""
    if line_comment is None:
        return line
    gap = (
        line_comment.gap
        if line_comment.gap in (1, 2)
        else max(2, indent + line_comment.offset - len(line))
    )
    return line + " " * gap + line_comment.text
