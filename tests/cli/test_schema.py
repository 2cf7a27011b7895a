"""`minnes schema`: the schemas that editors complete from, shown or written."""

import json
from pathlib import Path

from minnes.language.catalog import translator
from minnes.model.schema import schema_files

ENGLISH = schema_files()


def test_it_shows_the_schema_of_each_file_of_a_project(minnes) -> None:
    for arguments, name in (
        ((), "meeting.schema.json"),
        (("meeting",), "meeting.schema.json"),
        (("project",), "project.schema.json"),
        (("organizations",), "organizations.schema.json"),
        (("series",), "series.schema.json"),
    ):
        done = minnes("schema", *arguments)
        assert (done.status, done.out, done.err) == (0, ENGLISH[name], "")
        assert json.loads(done.out)["$schema"].endswith("/2020-12/schema")


def test_it_writes_all_into_a_folder_and_says_which(minnes, tmp_path: Path) -> None:
    done = minnes("schema", "-o", "a/schemas")
    assert (done.status, done.out) == (
        0,
        "a/schemas/meeting.schema.json\na/schemas/project.schema.json\n"
        "a/schemas/organizations.schema.json\na/schemas/series.schema.json\n",
    )
    written = {file.name: file.read_text("utf-8") for file in (tmp_path / "a/schemas").iterdir()}
    assert written == ENGLISH


def test_writing_again_renews_them(minnes, write) -> None:
    old = write("schemas/meeting.schema.json", "{}")
    assert minnes("schema", "--output", "schemas").status == 0
    assert old.read_text("utf-8") == ENGLISH["meeting.schema.json"]


def test_it_speaks_the_projects_language(minnes, write) -> None:
    write("minnes.yaml", "language: sv\n")
    swedish = schema_files(translator("sv").gettext)
    assert minnes("schema").out == swedish["meeting.schema.json"]
    assert minnes("schema", "--lang", "en").out == ENGLISH["meeting.schema.json"]
    assert swedish != ENGLISH


def test_there_are_four(minnes) -> None:
    done = minnes("schema", "minutes")
    assert (done.status, done.err.splitlines()[-1]) == (
        2,
        "  help: choose one of: meeting, project, organizations, series",
    )


def test_a_dry_run_shows_what_would_change_and_writes_nothing(minnes, write) -> None:
    old = write("schemas/meeting.schema.json", "{}")
    done = minnes("schema", "--output", "schemas", "--dry-run")
    assert done.out.startswith("--- schemas/meeting.schema.json\n+++ schemas/meeting.schema.json\n")
    assert old.read_text("utf-8") == "{}"
    assert [file.name for file in old.parent.iterdir()] == [old.name]
