"""Writes reports as JSON, for other programs."""

from __future__ import annotations

import dataclasses
import json
from typing import Any


def as_json(kind: str, edition: str, today: str, report: Any) -> str:
    """Return a report as one object; what is not known is null, or an empty list."""
    head = {"report": kind, "edition": edition, "today": today}
    return json.dumps({**head, **plain(report)}, ensure_ascii=False, indent=2) + "\n"


def plain(value: Any) -> Any:
    """Return rows as objects of plain values, with the values of their properties."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        names += [
            attribute for attribute, kind in vars(type(value)).items() if isinstance(kind, property)
        ]
        return {name: plain(getattr(value, name)) for name in names}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    return None if value == "" else value
