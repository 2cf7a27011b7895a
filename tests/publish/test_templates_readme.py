"""templates/README.md names every variable that a template gets, and no other."""

import json
import re
from pathlib import Path

import pytest

from minnes.language.catalog import translator
from minnes.publish import part_views, view
from minnes.publish.look import plain_look
from minnes.publish.pdf_data import document
from minnes.publish.pdf_look import pdf_look
from minnes.publish.site import frame, list_views, row_views
from tests.publish.samples import sample, view_of

SECTIONS = {
    "meeting": (view.MeetingView,),
    "style": (view.StyleView, view.LogoView),
    "item": (part_views.ItemView,),
    "update": (part_views.UpdateView,),
    "figure, value": (part_views.FigureView, part_views.ValueView),
    "question": (part_views.QuestionView,),
    "decision": (part_views.DecisionView,),
    "action": (part_views.ActionView,),
    "later": (part_views.LaterView,),
    "follow-up": (part_views.FollowUpView,),
    "reference": (part_views.ReferenceView,),
    "person, group": (part_views.PersonView, part_views.GroupView),
    "attachment": (part_views.AttachmentView,),
    "moment, span": (part_views.Moment, part_views.Span),
    "next meeting, event": (view.NextView, view.EventView),
    "site, link": (frame.SiteView, frame.LinkView),
    "page, section": (
        list_views.ListPage,
        list_views.Section,
        list_views.SearchPage,
        list_views.SeriesView,
    ),
    "row, where": (
        row_views.Where,
        row_views.OutcomeRow,
        row_views.AttendanceRow,
        row_views.MeetingRow,
    ),
    "the rest": (
        view.NeedView,
        view.RankView,
        view.ContactView,
        view.ApprovalView,
        view.CorrectionView,
        view.AbbreviationView,
    ),
}


def described(root: Path) -> dict[str, set[str]]:
    """The variables in the first column of each section's table."""
    text = (root / "templates/README.md").read_text("utf-8")
    found = {}
    for part in text.split("\n### ")[1:]:
        title, _, body = part.partition("\n")
        cells = [line.split(" | ")[0] for line in body.splitlines() if line.startswith("| `")]
        found[title] = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    return found


def test_every_view_has_its_section() -> None:
    views = {
        one
        for module in (part_views, view, list_views, row_views)
        for one in vars(module).values()
        if hasattr(one, "_fields") and one.__module__ == module.__name__
    }
    views |= {frame.SiteView, frame.LinkView}
    assert {kind for kinds in SECTIONS.values() for kind in kinds} == views


@pytest.mark.parametrize("title", SECTIONS)
def test_every_variable_is_described(root: Path, title: str) -> None:
    fields = {field for one in SECTIONS[title] for field in one._fields}
    assert described(root)[title] == fields


def test_no_section_is_left_over(root: Path) -> None:
    assert described(root).keys() == SECTIONS.keys()


@pytest.mark.parametrize("name", ["data", "look"])
def test_what_typst_gets_is_described(root: Path, name: str) -> None:
    given = {
        "data": document(view_of(sample("notes")), translator("sv"), None),
        "look": json.loads(pdf_look(None, plain_look())),
    }
    text = (root / "templates/README.md").read_text("utf-8")
    table = text.partition(f"| variable of `{name}` |")[2].partition("\n\n")[0]
    cells = [line.split(" | ")[0] for line in table.splitlines()]
    assert {one for cell in cells for one in re.findall(r"`(\w+)`", cell)} == set(given[name])
