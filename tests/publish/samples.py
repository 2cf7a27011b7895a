"""Meetings that hold every structure of the format, and what a template gets of them."""

from pathlib import Path

from minnes.archive.workspace import open_workspace
from minnes.language.catalog import translator
from minnes.model.identity import meeting_id
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.publish.edition import Edition, internal, public
from minnes.publish.meeting_view import meeting_view
from minnes.publish.page_context import KnownOutcome, PageContext
from minnes.publish.view import MeetingView
from tests import texts

MINUTES = Path(__file__).with_name("minutes")
KINDS = ("notes", "protocol", "workshop", "example")

_WORKSPACE = open_workspace(MINUTES)
_EARLIER = {"barn/2021-09-17#A1": KnownOutcome("hör med *förlaget*", (Person(name="Karin Holm"),))}


def sample(kind: str) -> Meeting:
    """The meeting of a kind that holds everything."""
    return texts.meeting((MINUTES / f"{kind}.yaml").read_text("utf-8"))


def view_of(
    source: Meeting | str, edition: Edition = "public", language: str = "sv"
) -> MeetingView:
    """What a template gets of a meeting, or of the text of its file, in the project in `minutes/`."""
    meeting = texts.meeting(source) if isinstance(source, str) else source
    identity = meeting_id(meeting, "möte.yaml")
    if edition == "internal":
        shown = internal(meeting)
    else:
        shown = public(meeting, _WORKSPACE.project, _WORKSPACE.register, identity)
    setting = PageContext(
        identity,
        edition,
        translator(language),
        _WORKSPACE.project,
        _EARLIER,
        lambda meeting: "2021-09-17.html" if meeting == "barn/2021-09-17" else "",
        frozenset({"rutin.txt"}),
    )
    return meeting_view(shown, setting)
