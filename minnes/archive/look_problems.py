"""Checks the look of a project's pages: its theme, its logo, its own templates.

No minutes are needed to tell that, so it is told by `minnes check`, before anything is published. Each
function that returns what is said is one code, named as it is; its docstring is the page that
`minnes explain` prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from minnes import resources
from minnes.archive import own_templates, typst_templates
from minnes.archive.check_cache import Dependencies, file_size
from minnes.archive.project_paths import PROJECT_FILE
from minnes.archive.scan import TEMPLATES
from minnes.archive.workspace import Workspace
from minnes.language.message import say
from minnes.model.theme import THEMES
from minnes.source.codes.advice import Advice, code_name
from minnes.source.diagnostic import Diagnostic, Finding, Severity
from minnes.source.reader import read_project

PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
"""The endings of pictures that every browser shows, each with its media type."""

LARGEST = 200_000
"""Bytes of a logo at most: it is a part of every page."""


def unknown_theme(name: str, known: Sequence[str]) -> Advice:
    """A theme that there is not.

    What it checks: that `theme` names one of minnes' own themes, or a file of the project's in
        templates/themes.
    Why: no page can be made before it is known how pages are to look.
    Example:
        publish:
          theme: papper
    Instead:
        publish:
          theme: paper
    """
    return Advice(
        say('there is no theme "{name}"', name=name),
        say("choose one of: {choices}", choices=", ".join(known)),
    )


def unusable_logo(root: Path, written: str) -> Advice | None:
    """A logo that cannot be shown.

    What it checks: that the picture is there, within the project, of a kind that every browser
        shows, and small enough to be a part of every page.
    Why: no page can be made before it is known how pages are to look.
    Example:
        publish:
          logo: bilder/logotyp.psd
    Instead:
        publish:
          logo: bilder/logotyp.svg
    """
    file = (root / written).resolve()
    if not file.is_relative_to(root.resolve()):
        return Advice(
            say('the logo "{path}" lies outside the project', path=written),
            say("put the picture into the project's folder, and write its path from there"),
        )
    if file.suffix.lower() not in PICTURES:
        return Advice(
            say('the logo "{path}" is no picture that every browser shows', path=written),
            say("choose one of: {choices}", choices=", ".join(ending[1:] for ending in PICTURES)),
        )
    if not file.is_file():
        return Advice(
            say('the logo "{path}" is not there', path=written),
            say("write its path from the folder of minnes.yaml, or take the line away"),
        )
    size = file.stat().st_size
    if size > LARGEST:
        return Advice(
            say('the logo "{path}" is too large: {size} kB', path=written, size=size // 1000),
            say("it is a part of every page: make it smaller than {size} kB", size=LARGEST // 1000),
        )
    return None


def themes(own: Path | None) -> dict[str, Path | None]:
    """Return the themes by name, the project's own among them, each with its styles if it has some."""
    found: dict[str, Path | None] = dict.fromkeys(THEMES)
    for folder in [resources.templates(), *([own] if own else [])]:
        for file in sorted((folder / "themes").glob("*.css")):
            if file.resolve().is_relative_to(folder.resolve()):
                found[file.stem] = file
    return found


def look_problems(workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield what is wrong with a project's theme, its logo and its own templates."""
    if workspace.project is None:
        return
    root, publish = workspace.root, workspace.project.publish
    own = own_templates.folder(root)
    known = themes(own)
    if publish.theme not in known:
        said = unknown_theme(publish.theme, [*known])
        yield _in_project(root, "theme", code_name(unknown_theme), said)
    if publish.logo and (wrong := unusable_logo(root, publish.logo)):
        yield _in_project(root, "logo", code_name(unusable_logo), wrong)
    if own:
        yield from own_templates.problems(own)


def look_dependencies(workspace: Workspace) -> Dependencies:
    """Return the files that `look_problems` depends on beside the settings and the templates."""
    logo = workspace.project.publish.logo if workspace.project else None
    places = [workspace.root / logo] if logo else []
    if (workspace.root / TEMPLATES / "pdf").is_dir():
        places.append(typst_templates.place())
    return tuple((str(place), file_size(place)) for place in places)


def _in_project(root: Path, key: str, code: str, said: Advice) -> Diagnostic:
    reading = read_project((root / PROJECT_FILE).read_bytes(), PROJECT_FILE)
    finding = Finding(("publish", key), said.message, said.hint)
    return reading.locate(finding, code, Severity.ERROR)
