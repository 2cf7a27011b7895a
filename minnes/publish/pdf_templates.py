"""The typst templates of PDFs: ours, or a project's own in their place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from minnes import resources
from minnes.archive.scan import TEMPLATES
from minnes.archive.typst_templates import NO_PACKAGES, from_the_network
from minnes.language.message import say
from minnes.language.regex import regex
from minnes.publish.problem import PublishProblem

MAIN = "minutes.typ"
"""The template that sets all kinds of minutes, and takes in the others."""

OURS = resources.templates() / "pdf"
BESIDE = "minnes"
"""`minnes/parts.typ` is ours, also where the project has one of that name."""

_PLACE = regex(r"┌─ (?P<path>.+):(?P<line>\d+):\d+")


@contextmanager
def pdf_templates(own: Path | None) -> Iterator[Path]:
    """Give the folder of templates; `own` are those of a project, of which some may be typst's.

    A project's own lie over a copy of ours. Why a copy: typst reads whatever lies in one folder, and
    nothing else, so a template sees no other file of the project. Raises `PublishProblem`.
    """
    files = own_files(own)
    if not files:
        yield OURS
        return
    with TemporaryDirectory(prefix="minnes-", ignore_cleanup_errors=True) as made:
        folder = Path(made).resolve()
        for file in sorted(OURS.glob("*.typ")):
            _lay(file, folder, file.name)
            _lay(file, folder, f"{BESIDE}/{file.name}")
        for name, file in files.items():
            _lay(file, folder, name)
        yield folder


def own_files(own: Path | None) -> dict[str, Path]:
    """Return the files that a project has for its PDFs, by their names in typst's folder.

    Templates, pictures and fonts; hidden files and links that lead out of the folder stay out.
    """
    top = own / "pdf" if own else None
    if top is None or not top.is_dir():
        return {}
    files = {
        file.relative_to(top).as_posix(): file
        for file in sorted(top.rglob("*"))
        if file.is_file() and file.resolve().is_relative_to(top.resolve())
    }
    return {name: file for name, file in files.items() if not re.search(r"(^|/)\.", name)}


def own_texts(own: Path | None) -> list[str]:
    """Return what stands in a project's own templates.

    A PDF is packed, so that nothing can be looked for in it. Looked through is what goes into it: its
    data, and these. Nothing else lies where typst reads.
    """
    files = own_files(own).items()
    return [file.read_text("utf-8", "replace") for name, file in files if name.endswith(".typ")]


def own_place(problem: str, folder: Path) -> tuple[str, int] | None:
    """Return the path and the line in the project's own templates that typst's message points at."""
    for match in _PLACE.finditer(problem):
        name = match["path"].replace("\\", "/").rpartition(f"{folder.name}/")[2]
        if folder != OURS and not name.startswith(f"{BESIDE}/") and not _is_ours(folder, name):
            return f"{TEMPLATES}/pdf/{name}", int(match["line"])
    return None


def _is_ours(folder: Path, name: str) -> bool:
    ours = OURS / name
    return ours.is_file() and (folder / name).read_bytes() == ours.read_bytes()


def _lay(file: Path, folder: Path, name: str) -> None:
    """Copy a file into typst's folder; raises `PublishProblem` if it takes packages from the network."""
    place = folder / name
    place.parent.mkdir(parents=True, exist_ok=True)
    copyfile(file, place)
    line = from_the_network(file.read_text("utf-8", "replace")) if file.suffix == ".typ" else 0
    if line:
        path, (what, hint) = f"{TEMPLATES}/pdf/{name}", NO_PACKAGES
        raise PublishProblem(say("{path}:{line}: {what}", path=path, line=line, what=what), hint)
