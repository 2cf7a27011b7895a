"""Where minutes lie: the project around a place, its register, its files."""

from pathlib import Path

import pytest

from minnes.archive.scan import find_root, misnamed
from minnes.archive.workspace import minute_files, open_workspace
from tests.files import put


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, its folders and files."""
    settings = "language: sv\nseries:\n  bim: {title: BIM, aliases: {UA: Uddevalla}}\n"
    minutes = ("bim/2021-12-10", "bim/2022-03-11", "ö/2022-01-01")
    files = {f"meetings/{name}.yaml": "date: 2021-12-10\ntitle: x\n" for name in minutes}
    return put(tmp_path, {"minnes.yaml": settings, **files})


def test_the_project_is_found_from_any_folder_or_file_below_it(project: Path) -> None:
    assert find_root(project / "meetings" / "bim") == project
    assert find_root(project / "meetings" / "bim" / "2021-12-10.yaml") == project


def test_minute_files_are_those_of_the_pattern_sorted(project: Path) -> None:
    put(project, {"meetings/.hidden/x.yaml": "", "notes.yaml": ""})
    workspace = open_workspace(project)
    assert [workspace.relative(file) for file in minute_files(workspace)] == [
        "meetings/bim/2021-12-10.yaml",
        "meetings/bim/2022-03-11.yaml",
        "meetings/ö/2022-01-01.yaml",
    ]


def test_a_folder_gives_its_own_files_and_a_named_file_itself(project: Path) -> None:
    workspace = open_workspace(project)
    elsewhere = put(project, {"utkast.txt": ""}) / "utkast.txt"
    found = minute_files(workspace, [project / "meetings" / "ö", elsewhere])
    assert [workspace.relative(file) for file in found] == [
        "meetings/ö/2022-01-01.yaml",
        "utkast.txt",
    ]


def test_without_a_project_every_yaml_file_counts(tmp_path: Path) -> None:
    workspace = open_workspace(put(tmp_path, {"a/möte.yaml": ""}))
    assert workspace.project is None
    assert [workspace.relative(file) for file in minute_files(workspace)] == ["a/möte.yaml"]


def test_a_file_whose_name_ends_almost_right_is_not_forgotten(project: Path) -> None:
    for name in ("2022-06-03.yml", "2022-06-04.yaml.txt", "bilaga.txt"):
        put(project, {f"meetings/bim/{name}": ""})
    assert sorted(misnamed(project, "meetings/**/*.yaml")) == [
        "meetings/bim/2022-06-03.yml",
        "meetings/bim/2022-06-04.yaml.txt",
    ]


def test_the_projects_organisations_and_aliases_join_the_register(project: Path) -> None:
    organizations = (
        "Kustens kommunalförbund: {kind: association, aliases: KKF}\nPolismyndigheten:\n"
    )
    series = "ssk: {title: Styrgruppen}\n"
    put(project / "register", {"organizations.yaml": organizations, "series.yaml": series})
    workspace = open_workspace(project)
    assert workspace.diagnostics == ()
    assert workspace.project is not None
    assert sorted(workspace.project.series) == ["bim", "ssk"]
    for written, official in (
        ("KKF", "Kustens kommunalförbund"),
        ("Polismyndigheten", "Polismyndigheten"),
        ("UA", "Uddevalla"),
        ("Orust kommun", "Orust"),
    ):
        match = workspace.register.find(written)
        assert match is not None
        assert match.organization.name == official


def test_a_mistake_in_a_register_file_stands_in_that_file(project: Path) -> None:
    wrong = {"register/series.yaml": "ssk:\n  titel: Styrgruppen\n"}
    workspace = open_workspace(put(project, wrong))
    assert [
        (diagnostic.path, diagnostic.span.line, diagnostic.code)
        for diagnostic in workspace.diagnostics
    ] == [("register/series.yaml", 2, "unknown-key")]
