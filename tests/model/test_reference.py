"""The reference in schemas/README.md: complete, true, and as the models are."""

import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from minnes.model.reference import with_tables
from minnes.model.schema import parts, schema
from minnes.source.reader import read_meeting, read_project
from minnes.source.yaml_parser import read_plain


@pytest.fixture(scope="module")
def reference(root: Path) -> str:
    return (root / "schemas/README.md").read_text("utf-8")


def test_the_committed_tables_are_those_the_models_make(reference: str) -> None:
    assert with_tables(reference) == reference, "run `make update`"


def test_a_stale_table_is_made_anew() -> None:
    stale = "A\n<!-- keys: Vote -->\nold\n<!-- end of keys -->\nB\n"
    assert (
        with_tables(stale)
        == """\
A
<!-- keys: Vote -->
| key | what it holds | typed as |
| --- | --- | --- |
| `for` | Votes for. Needed. | number |
| `against` | Votes against. | number |
| `abstain` | Those who abstained. | number |
<!-- end of keys -->
B
"""
    )


def test_every_part_that_can_be_typed_has_its_table(reference: str) -> None:
    tables = re.findall(r"<!-- keys: (\w+)", reference)
    # A labelled figure is typed by its label; the files beside minnes.yaml hold its own parts.
    untyped = {"NamedFigure", "SeriesFile", "OrganizationsFile"}
    assert sorted(tables) == sorted(parts().keys() - untyped)


def test_every_link_leads_to_a_heading(reference: str) -> None:
    headings = re.findall(r"^#+ (.+)$", reference, re.MULTILINE)
    places = {heading.lower().replace(" ", "-") for heading in headings}
    links = set(re.findall(r"\(#([\w-]+)\)", reference))
    assert len(links) > 15
    assert links - places == set()


def test_the_samples_read_without_a_finding(reference: str) -> None:
    meeting, project = re.findall(r"```yaml\n(.*?)```", reference, re.DOTALL)
    assert read_meeting(meeting.encode(), "m.yaml").diagnostics == []
    assert read_project(project.encode(), "minnes.yaml").diagnostics == []
    assert Draft202012Validator(schema("meeting")).is_valid(read_plain(meeting))
    assert Draft202012Validator(schema("project")).is_valid(read_plain(project))
