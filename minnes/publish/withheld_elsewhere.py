"""The names and outcomes that any meeting of a project withholds, from the whole index."""

from __future__ import annotations

from minnes.archive.index import Index
from minnes.query.filters import project_register

HIDDEN = "SELECT id FROM main.outcome WHERE internal"
"""The decisions, actions and questions that are internal: what any minutes say of them is, too."""

_PEOPLE = """
SELECT name FROM participant WHERE name LIKE '% %' UNION SELECT name FROM roster
UNION SELECT substitutes_for FROM participant WHERE substitutes_for LIKE '% %'
"""
_OTHERS = "SELECT DISTINCT name FROM named WHERE name LIKE '% %'"
"""Organizations ask and see to things as well."""


def named_anywhere(index: Index) -> list[str]:
    """Return the people whom one meeting names and another may speak of."""
    register = project_register(index)
    others = {row[0] for row in index.query(_OTHERS) if register.find(row[0]) is None}
    return sorted({row[0] for row in index.query(_PEOPLE)} | others)
