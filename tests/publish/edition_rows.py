"""All rows of an archive as an edition shows them: what the index of an edition must agree with."""

from collections.abc import Mapping
from datetime import date

from minnes.archive.index import Index
from minnes.archive.loading import Archive
from minnes.archive.naming import naming_of, namings
from minnes.model.meeting import Meeting
from minnes.publish.edition import Edition, editions
from minnes.publish.edition_rows import meeting_rows
from minnes.query.memory_index import index_of_rows


def edition_rows(
    archive: Archive,
    edition: Edition,
    today: date,
    meetings: Mapping[str, Meeting] | None = None,
) -> Index:
    """Return all rows of an archive as an edition shows them.

    `meetings` are those of `editions(archive, edition)`, if they are at hand already.
    """
    shown = editions(archive, edition) if meetings is None else meetings
    workspace = archive.workspace
    named = namings(workspace.project, workspace.register)
    found = {
        loaded.path: meeting_rows(
            shown[loaded.path], loaded.path, naming_of(shown[loaded.path], named)
        )
        for loaded in archive.meetings
    }
    return index_of_rows(found, workspace, today)
