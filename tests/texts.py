"""What texts without a mistake say: minutes, and the settings of a project."""

from minnes.model.meeting import Meeting
from minnes.model.project import Project
from minnes.source.reader import read_meeting, read_project


def meeting(text: str) -> Meeting:
    """The meeting in the text of a minute file."""
    reading = read_meeting(text.encode("utf-8"), "möte.yaml")
    assert reading.diagnostics == []
    assert reading.value is not None
    return reading.value


def project(text: str) -> Project:
    """The project in the text of a minnes.yaml."""
    reading = read_project(text.encode("utf-8"), "minnes.yaml")
    assert reading.diagnostics == []
    assert reading.value is not None
    return reading.value
