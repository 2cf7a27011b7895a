"""Checks that the blocks in a project's own templates exist in the templates they extend."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2.nodes import Template


def idle_blocks(
    tree: Template, find: Callable[[str], Path | None], parse: Callable[[str], Template]
) -> Iterator[tuple[int, str, list[str]]]:
    """Yield the blocks of a template that no page shows: their line, their name, and those there are.

    `find` returns the file of a template by its name. What cannot be read or is worked out only when a
    page is made is not judged.
    """
    from jinja2.nodes import Block

    there = _above(tree, find, parse)
    if there is None:
        return
    for statement in tree.body:
        # A block within another is shown with it.
        if isinstance(statement, Block) and statement.name not in there:
            yield statement.lineno, statement.name, there


def _above(
    tree: Template, find: Callable[[str], Path | None], parse: Callable[[str], Template]
) -> list[str] | None:
    """Return the blocks of all templates that one extends; nothing where that is not known."""
    from jinja2 import TemplateSyntaxError
    from jinja2.nodes import Block, Const, Extends

    found: dict[str, None] = {}
    seen: set[Path] = set()
    extends = next(tree.find_all(Extends), None)
    if extends is None:
        return None
    while extends is not None:
        named = extends.template
        file = find(named.value) if isinstance(named, Const) else None
        if file is None or file in seen:
            return None
        seen.add(file)
        try:
            above = parse(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, TemplateSyntaxError):
            return None
        found |= dict.fromkeys(block.name for block in above.find_all(Block))
        extends = next(above.find_all(Extends), None)
    return list(found)
