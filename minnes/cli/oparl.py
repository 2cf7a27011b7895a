"""`minnes export --format oparl`: the public edition as OParl 1.1, a folder that can lie on the web."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from minnes.cli.problem import UsageProblem
from minnes.language.message import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from minnes.archive.loading import Archive
    from minnes.model.meeting import Meeting


def export(target: Path, address: str, asked: Mapping[str, str], dry_run: bool) -> bool:
    """Write the folder in one piece, or only show what would change; return whether a file was refused.

    `asked` may hold a series, and the days since and until.
    """
    from minnes.archive.workspace import minute_files
    from minnes.cli import places, preview
    from minnes.cli.refused import read_sound, tell_refused
    from minnes.exchange.oparl import files
    from minnes.model.project import Project
    from minnes.publish.edition import editions
    from minnes.publish.gate import pass_names
    from minnes.publish.gathering import gather
    from minnes.publish.site import folder

    if not address.startswith(("https://", "http://")):
        raise UsageProblem(
            say("OParl names everything by its address on the web"),
            say("add --url ADDRESS: where the folder will lie, as https://example.org/oparl"),
        )
    workspace, _ = places.open_at(())
    archive, refused = read_sound(workspace, minute_files(workspace))
    every = gather(archive)
    meetings = _meetings(archive, editions(every, "public"), asked)
    made = dict(files(meetings, workspace.project or Project(), workspace.register, address))
    pass_names(made.items(), every)
    if not dry_run:
        folder.recover(target)
    if folder.foreign(target):
        raise UsageProblem(
            say("{folder} holds files that minnes did not put there", folder=target),
            say("choose another name after -o"),
        )
    content: dict[str, bytes | Path] = dict(made)
    difference = folder.difference(target, content)
    if dry_run:
        preview.tell(preview.files(target, content, difference.gone))
    else:
        folder.publish(target, content, difference)
    tell_refused(workspace, refused)
    return bool(refused)


def _meetings(
    archive: Archive, shown: Mapping[str, Meeting], asked: Mapping[str, str]
) -> list[tuple[str, Meeting]]:
    """Return the public edition of the meetings asked for; drafts stay out, as of the site.

    `shown` is each meeting as that edition shows it, by its file's path.
    """
    from minnes.publish.problem import refuse_twins
    from minnes.publish.public_index import NOT_YET

    chosen = [
        loaded
        for loaded in archive.meetings
        if loaded.meeting.status not in NOT_YET
        and loaded.meeting.kind != "example"
        and asked.get("series") in (None, loaded.meeting.series)
        and asked.get("since", "") <= _day(loaded.meeting) <= asked.get("until", "9999")
    ]
    refuse_twins((loaded.id, loaded.path) for loaded in chosen)
    return [(loaded.id, shown[loaded.path]) for loaded in chosen]


def _day(meeting: Meeting) -> str:
    return str(meeting.date or meeting.published or "")
