"""How a project's pages look: its theme, its colours, its logo, and where its own templates lie."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from minnes import resources
from minnes.archive.workspace import Workspace
from minnes.language.message import say
from minnes.model.colour import mixed, strengthened
from minnes.model.project import Publish
from minnes.model.theme import THEMES, Palette, palettes, tint
from minnes.publish.problem import PublishProblem
from minnes.publish.view import LogoView, StyleView

TEMPLATES = "templates"
"""The project's folder of templates; one named as one of ours is used in its place."""

PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
}
LARGEST = 200_000
"""Bytes of a logo at most: it is a part of every page."""


class Look(NamedTuple):
    """What templates get of a look, where the project's own templates lie, and the logo's bytes."""

    style: StyleView
    templates: Path | None = None
    picture: bytes = b""


@cache
def plain_look() -> Look:
    """Return the look of minutes that belong to no project."""
    return Look(StyleView(_stylesheet(Publish(), None), None))


def look_of(workspace: Workspace) -> Look:
    """Return how a project's pages look; raises `PublishProblem`."""
    project = workspace.project
    if project is None:
        return plain_look()
    folder = workspace.root / TEMPLATES
    own = folder if folder.is_dir() else None
    text = project.publish.logo_text or project.organization or ""
    picture, logo = _logo(workspace.root, project.publish.logo or "", text)
    return Look(StyleView(_stylesheet(project.publish, own), logo), own, picture)


def _stylesheet(publish: Publish, own: Path | None) -> Markup:
    known = themes(own)
    if publish.theme not in known:
        raise PublishProblem(
            say('there is no theme "{name}"', name=publish.theme),
            say("choose one of: {choices}", choices=", ".join(known)),
        )
    light, dark = palettes(publish)
    paper = light._replace(paper="#ffffff", ink="#000000")
    parts = [
        f":root {{ {_variables(light)} }}",
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_variables(dark)} }} }}",
        f"@media print {{ :root {{ {_variables(paper)} }} }}",
        (resources.templates() / "shared" / "style.css").read_text("utf-8").strip(),
    ]
    extra = known[publish.theme]
    if extra is not None:
        parts.append(extra.read_text("utf-8").strip())
    # Within a page, nothing may end the element that holds the styles.
    return Markup("\n\n".join(parts).replace("</", r"<\/") + "\n")  # noqa: S704


def themes(own: Path | None) -> dict[str, Path | None]:
    """Return the themes by name, the project's own among them, each with its styles if it has some."""
    found: dict[str, Path | None] = dict.fromkeys(THEMES)
    for folder in [resources.templates(), *([own] if own else [])]:
        for file in sorted((folder / "themes").glob("*.css")):
            if file.resolve().is_relative_to(folder.resolve()):
                found[file.stem] = file
    return found


def _variables(palette: Palette) -> str:
    """Return a palette as CSS variables, with the shades that follow from it."""
    paper, ink = palette.paper, palette.ink
    night = _is_dark(paper)
    ground = tint(palette, palette.accent)
    found = {
        "paper": paper,
        "ink": ink,
        "soft": strengthened(mixed(ink, paper, 0.28), paper, ground),
        "rule": mixed(paper, ink, 0.18),
        "accent": palette.accent,
        "tint": ground,
        "need": palette.need,
        "need-tint": tint(palette, palette.need),
        "done": strengthened("#8fcf9e" if night else "#2a6138", paper, ground),
        "inside": strengthened("#f0a3c2" if night else "#8a1f4d", paper, ground),
    }
    return " ".join(f"--{name}: {colour};" for name, colour in found.items())


def _is_dark(paper: str) -> bool:
    return strengthened(paper, paper) == strengthened("#ffffff", paper)


def _logo(root: Path, written: str, text: str) -> tuple[bytes, LogoView | None]:
    if not written:
        return b"", None
    file = (root / written).resolve()
    kind = PICTURES.get(file.suffix.lower())
    if not file.is_relative_to(root.resolve()):
        raise PublishProblem(
            say('the logo "{path}" lies outside the project', path=written),
            say("put the picture into the project's folder, and write its path from there"),
        )
    if kind is None:
        raise PublishProblem(
            say('the logo "{path}" is no picture that every browser shows', path=written),
            say("choose one of: {choices}", choices=", ".join(ending[1:] for ending in PICTURES)),
        )
    if not file.is_file():
        raise PublishProblem(
            say('the logo "{path}" is not there', path=written),
            say("write its path from the folder of minnes.yaml, or take the line away"),
        )
    if file.stat().st_size > LARGEST:
        raise PublishProblem(
            say(
                'the logo "{path}" is too large: {size} kB',
                path=written,
                size=file.stat().st_size // 1000,
            ),
            say("it is a part of every page: make it smaller than {size} kB", size=LARGEST // 1000),
        )
    content = file.read_bytes()
    source = f"data:{kind};base64,{b64encode(content).decode('ascii')}"
    return content, LogoView(source, f"logo{file.suffix.lower()}", text)
