"""Where minutes lie: the project around a place, its register, its files."""

from pathlib import Path

import pytest

from minnes.archive.scan import find_root, misnamed
from minnes.archive.workspace import minute_files, open_workspace


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, its folders and files."""
    write(
        tmp_path / "minnes.yaml",
        "language: sv\nseries:\n  bim: {title: BIM, aliases: {UA: Uddevalla}}\n",
    )
    for name in ("bim/2021-12-10.yaml", "bim/2022-03-11.yaml", "ö/2022-01-01.yaml"):
        write(tmp_path / "meetings" / name, "date: 2021-12-10\ntitle: x\n")
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def test_the_project_is_found_from_any_folder_or_file_below_it(project: Path) -> None:
    assert find_root(project / "meetings" / "bim") == project
    assert find_root(project / "meetings" / "bim" / "2021-12-10.yaml") == project


def test_minute_files_are_those_of_the_pattern_sorted(project: Path) -> None:
    write(project / "meetings" / ".hidden" / "x.yaml", "")
    write(project / "notes.yaml", "")
    workspace = open_workspace(project)
    assert [workspace.relative(file) for file in minute_files(workspace)] == [
        "meetings/bim/2021-12-10.yaml",
        "meetings/bim/2022-03-11.yaml",
        "meetings/ö/2022-01-01.yaml",
    ]


def test_a_folder_gives_its_own_files_and_a_named_file_itself(project: Path) -> None:
    workspace = open_workspace(project)
    elsewhere = project / "utkast.txt"
    write(elsewhere, "")
    found = minute_files(workspace, [project / "meetings" / "ö", elsewhere])
    assert [workspace.relative(file) for file in found] == [
        "meetings/ö/2022-01-01.yaml",
        "utkast.txt",
    ]


def test_without_a_project_every_yaml_file_counts(tmp_path: Path) -> None:
    write(tmp_path / "a" / "möte.yaml", "")
    workspace = open_workspace(tmp_path)
    assert workspace.project is None
    assert [workspace.relative(file) for file in minute_files(workspace)] == ["a/möte.yaml"]


def test_a_file_whose_name_ends_almost_right_is_not_forgotten(project: Path) -> None:
    write(project / "meetings" / "bim" / "2022-06-03.yml", "")
    write(project / "meetings" / "bim" / "2022-06-04.yaml.txt", "")
    write(project / "meetings" / "bim" / "bilaga.txt", "")
    assert sorted(misnamed(project, "meetings/**/*.yaml")) == [
        "meetings/bim/2022-06-03.yml",
        "meetings/bim/2022-06-04.yaml.txt",
    ]


def test_the_projects_organisations_and_aliases_join_the_register(project: Path) -> None:
    write(
        project / "register" / "organizations.yaml",
        "Kustens kommunalförbund: {kind: association, aliases: KKF}\nPolismyndigheten:\n",
    )
    write(project / "register" / "series.yaml", "ssk: {title: Styrgruppen}\n")
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
    write(project / "register" / "series.yaml", "ssk:\n  titel: Styrgruppen\n")
    workspace = open_workspace(project)
    assert [
        (diagnostic.path, diagnostic.span.line, diagnostic.code)
        for diagnostic in workspace.diagnostics
    ] == [("register/series.yaml", 2, "unknown-key")]
