"""Which files concern an organization: those that name it, and all of the groups it belongs to."""

from __future__ import annotations

from minnes.archive.index import Index

_FILES = """
WITH own (outcome) AS (
  SELECT outcome FROM party WHERE organization = :org OR organization = ''
    AND name IN (SELECT name FROM roster WHERE organization = :org)
)
SELECT file FROM participant WHERE organization = :org
UNION SELECT file FROM report WHERE organization = :org
UNION SELECT file FROM question WHERE organization = :org
UNION SELECT file FROM attachment WHERE organization = :org
UNION SELECT file FROM outcome WHERE id IN own
UNION SELECT file FROM saying WHERE reference IN own
UNION SELECT file FROM meeting WHERE series <> '' AND series IN (
  SELECT series FROM member WHERE organization = :org
  UNION SELECT series FROM roster WHERE organization = :org
  UNION SELECT m.series FROM participant p JOIN meeting m USING (file) WHERE p.organization = :org
)
"""


def concerned(index: Index, organization: str) -> set[int]:
    """Return the numbers of the files that a report of an organization is made of."""
    return {row[0] for row in index.ask(_FILES, {"org": organization})}
