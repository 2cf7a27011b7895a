"""The answer to a query: rows with the names of their columns."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PLACE = ("file", "line")
"""The last columns of every row: where it stands."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows with the names of their columns, and the few columns that a table shows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    shown: tuple[str, ...]

    def cell(self, row: tuple[Any, ...], column: str) -> Any:
        """Return one value of a row."""
        return row[self.columns.index(column)]

    @property
    def placed(self) -> bool:
        """Return whether every row has a file and a line."""
        return set(PLACE) <= set(self.columns)

    def where(self, row: tuple[Any, ...]) -> str:
        """Return the place of a row as `file:line`."""
        return f"{self.cell(row, 'file')}:{self.cell(row, 'line')}"

    def without_place(self) -> list[str]:
        """Return the columns of a table; those that make up `where` only if one of them is missing."""
        return [column for column in self.shown if not (self.placed and column in PLACE)]

    def with_paths(self, path: Callable[[str], str]) -> Answer:
        """Return the same rows with other paths, say as seen from where somebody stands."""
        if "file" not in self.columns:
            return self
        at = self.columns.index("file")
        rows = [(*row[:at], path(row[at]), *row[at + 1 :]) for row in self.rows]
        return Answer(self.columns, rows, self.shown)

    def records(self) -> list[dict[str, Any]]:
        """Return the rows by name of column; what was not said is nothing."""
        return [
            {
                name: None if value == "" else value
                for name, value in zip(self.columns, row, strict=True)
            }
            for row in self.rows
        ]
