"""From YAML text to the tree of `tree`, with its comments, blank lines and quoting styles.

Between two values there are only blanks, line breaks, indicators (`-`, `:`, `,`, brackets) and
comments. So the YAML parser tells where the values are, and the text between is scanned for the rest.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from minnes.language.regex import regex
from minnes.source.writing.comments import Trivia, assign_comments, trivia_between
from minnes.source.writing.scalars import bar_lines
from minnes.source.writing.tree import Collection, Entry, LineComment, Scalar, Value
from minnes.source.yaml_parser import compose

_MODELINE = "# yaml-language-server:"
_BAR = regex(r"[|>][-+1-9]*")
# The colon after a key, maybe after comments.
_COLON = regex(r"(?:\s|#[^\n]*)*:")
# The comment at the end of a line, maybe after a comma.
_END_OF_LINE = regex(r"(?:[ \t]*,)?(?P<gap>[ \t]*)(?P<text>#[^\n]*)")


def parse(text: str) -> Entry | None:
    """Return the tree of a text whose line breaks are line feeds, or None if it has no values.

    The root is an entry without a key; the comments at the head of the file are above it. Raises
    `Refused` for text that is not YAML.
    """
    node = compose(text)
    return None if node is None else _Reader(text).document(node)


class _Reader:
    """Walks the nodes and the text between them; `at` is the offset up to which it has come."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def document(self, node: Node) -> Entry:
        head = [
            piece.text for piece in self.trivia_until(node.start_mark.index) if piece.text != "-"
        ]
        whole = Entry(self.value(node))
        rest = [piece for piece in self.trivia_until(len(self.text)) if piece.text != "-"]
        if isinstance(whole.value, Collection):
            whole.value.after += [
                line for line in assign_comments(rest, whole.value.entries[-1:], -1) if line
            ]
        _head(whole, head)
        return whole

    def value(self, node: Node) -> Value:
        if isinstance(node, ScalarNode):
            return self.scalar(node)
        return self.collection(node)

    def scalar(self, node: ScalarNode) -> Scalar:
        text, style = node.value, node.style or ""
        start, end = node.start_mark.index, node.end_mark.index
        if not text and not style:
            return Scalar(None)
        self.at = end
        if style in ("|", ">"):
            return Scalar(text, style, self.under_bar(text, style, start, end))
        typed = self.text[start:end]
        if style or "\n" not in typed:
            return Scalar(text, style)
        return Scalar(text, "", tuple(line.strip(" \t") for line in typed.split("\n")))

    def under_bar(self, text: str, style: str, start: int, end: int) -> tuple[str, ...]:
        """Return the lines of a block scalar; blank lines below that do not count are left over."""
        start = self.text.find("\n", start, end) + 1 or end
        typed = self.text[start:end].split("\n")
        lines = bar_lines(text) if style == "|" else _folded(text, typed)
        self.at = min(end, start + sum(len(line) + 1 for line in typed[: len(lines)]))
        return tuple(lines)

    def collection(self, node: Any) -> Collection:
        start, end = node.start_mark.index, node.end_mark.index
        keyed, flow = isinstance(node, MappingNode), bool(node.flow_style)
        collection = Collection(keyed, column=node.start_mark.column)
        collection.inline = flow and "\n" not in self.text[start:end]
        for child in node.value:
            key, value = child if keyed else (None, child)
            self.entry(collection, key, value, flow)
        if flow:
            collection.after += self.place(self.trivia_until(end), collection, flow)
        return collection

    def entry(self, collection: Collection, key: Any, value: Any, flow: bool) -> None:
        entry = Entry(Scalar(None), column=collection.column)
        trivia = self.trivia_until((key or value).start_mark.index)
        dash = next((at for at, piece in enumerate(trivia) if piece.text == "-"), len(trivia))
        entry.above = self.place(trivia[:dash], collection, flow)
        inside = [piece for piece in trivia[dash + 1 :] if piece.text]
        if key is not None:
            entry.key = self.scalar(key)
            inside += self.trivia_until(self.opening(value))
            if inside and not inside[0].alone:
                entry.line_comment = _line_comment(inside.pop(0), entry)
        collection.entries.append(entry)
        if isinstance(value, ScalarNode) and value.style in ("|", ">"):
            bar = _BAR.match(self.text, value.start_mark.index)
            self.at = bar.end() if bar else self.at
            self.end_of_line(entry)
        entry.value = self.value(value)
        if not isinstance(entry.value, Collection) or value.flow_style:
            self.end_of_line(entry)
        below_blanks = dropwhile(lambda piece: not piece.text, inside)
        _settle(entry, [piece.text for piece in below_blanks])

    def place(self, trivia: list[Trivia], collection: Collection, flow: bool) -> list[str]:
        """Assign comments between two entries to the one before; return those of the next."""
        if not flow:
            return assign_comments(trivia, collection.entries[-1:], collection.column)
        trivia = [piece for piece in trivia if piece.text]
        last = collection.entries[-1] if collection.entries else None
        if trivia and last and not (trivia[0].alone or last.line_comment):
            last.line_comment = _line_comment(trivia.pop(0), last)
        return [piece.text for piece in trivia]

    def opening(self, value: Node) -> int:
        """Return where a key's value begins; the pure parser's mark of a blank one is too late."""
        if value.value or getattr(value, "style", "") or not isinstance(value, ScalarNode):
            return int(value.start_mark.index)
        colon = _COLON.match(self.text, self.at)
        return colon.end() if colon else self.at

    def trivia_until(self, end: int) -> list[Trivia]:
        """Return the trivia up to an offset, and advance to it."""
        start = self.at
        self.at = max(start, end)
        return trivia_between(self.text, start, end)

    def end_of_line(self, entry: Entry) -> None:
        """Take the comment, if any, at the end of the line on which a value ends."""
        match = _END_OF_LINE.match(self.text, self.at)
        if match is None or self.text[self.at - 1 : self.at] == "\n":
            return
        self.at = match.end()
        if entry.line_comment:
            entry.above.append(entry.line_comment.text)
        column = match.start("text") - self.text.rfind("\n", 0, match.start()) - 1
        entry.line_comment = _line_comment(
            Trivia(match["text"].rstrip(), column, len(match["gap"])), entry
        )


def _line_comment(piece: Trivia, entry: Entry) -> LineComment:
    return LineComment(piece.text, piece.gap, piece.column - entry.column)


def _settle(entry: Entry, inside: list[str]) -> None:
    """Move comments between an entry's start and its value to a line that will be written."""
    value = entry.value
    beside = isinstance(value, Scalar) and value.text and not value.is_block
    if beside and entry.line_comment and entry.line_comment.lacks_blank:
        inside.append(entry.line_comment.text)
        entry.line_comment = None
    if not isinstance(value, Collection) or not value.spread:
        entry.above += [text for text in inside if text]
        if isinstance(value, Collection):
            entry.above += value.after
            value.after = []
        return
    value.entries[0].above[:0] = inside
    if entry.line_comment and entry.key is None:
        entry.above.append(entry.line_comment.text)
        entry.line_comment = None


def _folded(text: str, typed: list[str]) -> list[str]:
    """Return the lines of a block scalar under `>`, without their indentation."""
    if not text.endswith("\n\n") and text.strip("\n"):
        while typed and not typed[-1].strip(" "):
            typed = typed[:-1]
    elif typed and not typed[-1]:
        typed = typed[:-1]
    first = next((line for line in typed if line.strip(" ")), "")
    shown = next((line for line in text.split("\n") if line.strip(" ")), "")
    depth = _depth(first) - _depth(shown)
    return [line[depth:] for line in typed] if text else []


def _head(whole: Entry, lines: list[str]) -> None:
    """Split the comments at the head of the file: those right above the first key belong to it."""
    head_end = len(lines)
    while head_end and lines[head_end - 1] and not lines[head_end - 1].startswith(_MODELINE):
        head_end -= 1
    whole.above = lines[:head_end]
    if isinstance(whole.value, Collection) and whole.value.entries:
        whole.value.entries[0].above[:0] = lines[head_end:]
    else:
        whole.above = lines


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
