"""No page made by itself holds what the public edition withholds, whatever brought it there."""

from pathlib import Path

import pytest

from minnes.archive.loading import load
from minnes.archive.workspace import minute_files, open_workspace
from minnes.language.catalog import translator
from minnes.publish import pages
from minnes.publish.gate import pass_names
from minnes.publish.gathering import gather
from minnes.publish.pages import render_pages
from minnes.publish.problem import PublishProblem
from tests.files import put

MINUTES = """\
series: bim
date: 2021-12-10
participants:
  Orust: Karin Holm
items:
  - title: Läget
    text: Allt är väl.
  - title: Ett ärende om skolan
    text: Rektorn i Bokskolan ska sluta till sommaren.
    internal: OSL 39 kap.
"""
FORMATS = ("md", "html", "txt", "pdf")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    settings = "series:\n  bim: {title: BIM}\npublish: {names: initials}\n"
    return put(tmp_path, {"minnes.yaml": settings, "meetings/a.yaml": MINUTES})


def render(project: Path, format: str, edition: str = "public") -> list[pages.Page]:
    workspace = open_workspace(project)
    archive = gather(load(workspace, minute_files(workspace)))
    return render_pages(archive, {"meetings/a.yaml"}, edition, format, translator("sv"))


@pytest.mark.parametrize("format", FORMATS)
def test_pages_as_they_should_be_pass(project: Path, format: str) -> None:
    assert len(render(project, format)) == 1
    assert len(render(project, format, "internal")) == 1


@pytest.mark.parametrize("format", FORMATS)
def test_a_fault_of_the_edition_is_stopped(
    project: Path, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        pages,
        "editions",
        lambda archive, _: {meeting.path: meeting.meeting for meeting in archive.meetings},
    )
    with pytest.raises(PublishProblem) as problem:
        render(project, format)
    assert str(problem.value.message).startswith(f"bim/2021-12-10.{format} would show ")


def test_a_template_of_the_project_that_tells_it_is_stopped(project: Path) -> None:
    own = project / "templates/notes/minutes.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text("Visste ni att rektorn i Bokskolan ska sluta till sommaren?", "utf-8")
    with pytest.raises(PublishProblem):
        render(project, "md")
    own.write_text("Karin Holm tog upp läget.", "utf-8")
    with pytest.raises(PublishProblem) as problem:
        render(project, "md")
    assert str(problem.value.message) == (
        "bim/2021-12-10.md would show a name that the project withholds (K.H.)"
    )
    own.write_text("K.H. tog upp läget.", "utf-8")
    assert len(render(project, "md")) == 1


def test_the_line_is_told_on_which_a_name_stands_that_is_not_replaced(project: Path) -> None:
    told = MINUTES.replace("Allt är väl.", "Karin Holm skrev https://example.org/karin-holm")
    (project / "meetings/a.yaml").write_text(told, "utf-8")
    with pytest.raises(PublishProblem) as problem:
        render(project, "md")
    assert str(problem.value.hint) == (
        "nothing was written; it stands in meetings/a.yaml, line 7, where names are not replaced:"
        " write that otherwise"
    )


def test_a_name_in_a_calendar_is_stopped_across_its_lines(project: Path) -> None:
    workspace = open_workspace(project)
    archive = gather(load(workspace, minute_files(workspace)))
    pass_names([("calendar.ics", b"SUMMARY:K.H.\r\n")], archive)
    with pytest.raises(PublishProblem) as problem:
        pass_names([("calendar.ics", b"SUMMARY:Karin Ho\r\n lm\r\n")], archive)
    assert str(problem.value.message) == (
        "calendar.ics would show a name that the project withholds (K.H.)"
    )
