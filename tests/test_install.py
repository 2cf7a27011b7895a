"""Built as people get it, installed outside the checkout in a fresh environment, minnes works."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from minnes.version import VERSION

pytestmark = pytest.mark.wheel

# Nothing in it leads back to the checkout. pip needs the rest, as it was before conftest.py made
# every test a home of its own.
ENVIRONMENT = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints."""
    done = subprocess.run(
        command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution, which thereby is shown to be complete."""
    dist = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--outdir", dist, root, cwd=dist)
    return next(dist.glob("*.whl"))


@pytest.fixture(scope="module")
def outside(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder outside the checkout, with a fresh environment `env` that has only the wheel."""
    folder = tmp_path_factory.mktemp("outside")
    venv.create(folder / "env", with_pip=True)
    run(folder / "env/bin/python", "-m", "pip", "install", "--quiet", wheel, cwd=folder)
    return folder


def test_the_wheel_holds_every_file_of_the_package_and_its_resources(
    wheel: Path, root: Path
) -> None:
    folders = ("minnes", "schemas", "templates")
    listed = run("git", "ls-files", "-z", "-co", "--exclude-standard", *folders, cwd=root)
    names = [name for name in listed.split("\0") if (root / name).is_file()]
    expected = {name if name.startswith("minnes/") else f"minnes/{name}" for name in names}
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert packed == expected


def test_the_installed_command_tells_its_version(outside: Path) -> None:
    assert run(outside / "env/bin/minnes", "--version", cwd=outside) == f"minnes {VERSION}\n"
    assert run(outside / "env/bin/python", "-m", "minnes", "--version", cwd=outside) == (
        f"minnes {VERSION}\n"
    )


def test_installed_resources_lie_inside_the_package(outside: Path) -> None:
    show = "from minnes import resources as r; print(r.templates(), r.schemas(), sep='\\n')"
    package = next((outside / "env/lib").glob("python3*/site-packages/minnes"))
    found = run(outside / "env/bin/python", "-c", show, cwd=outside)
    assert found == f"{package / 'templates'}\n{package / 'schemas'}\n"
    assert (package / "templates/README.md").is_file()
    assert (package / "schemas/README.md").is_file()


def test_a_project_is_started_checked_rendered_and_summed_up(outside: Path) -> None:
    def minnes(*arguments: str) -> str:
        return run(outside / "env/bin/minnes", *arguments, cwd=outside)

    minnes(
        *("init", "project", "--yes", "--language", "sv", "--organization", "Kustens förbund"),
        *("--series", "trygg", "--title", "Nätverket Trygg", "--members", "Orust, Tjörn"),
        *("--date", "2021-12-10"),
    )
    file = outside / "project/meetings/trygg/2021-12-10.yaml"
    scaffold = file.read_text("utf-8")
    file.write_text(scaffold.replace("  # Orust:", "  Orust: Mona Strand"), "utf-8")
    checked = minnes("check", "project", "--today", "2021-12-10")
    assert checked == "1 fil granskad, inget fel.\n"
    minnes("render", "project", "-o", "pages", "--drafts")
    assert "minisearch" in (outside / "pages/search.html").read_text("utf-8")
    page = (outside / "pages/trygg/2021-12-10.html").read_text("utf-8")
    assert "<h1>Nätverket Trygg</h1>" in page
    assert "Mona Strand" in page
    report = run(outside / "env/bin/minnes", "report", "Orusts kommun", cwd=outside / "project")
    assert report.startswith("Orust\n")
    assert minnes("explain", "unknown-organization", "--lang", "sv").startswith(
        "unknown-organization\n"
    )
