"""The look of a project's pages: theme, colours, logo, and the folder of its own templates."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from minnes import resources
from minnes.archive import own_templates
from minnes.archive.look_problems import PICTURES, themes, unknown_theme, unusable_logo
from minnes.archive.workspace import Workspace
from minnes.model.colour import mixed, strengthened
from minnes.model.project import Publish
from minnes.model.theme import Palette, palettes, tint
from minnes.publish.problem import PublishProblem
from minnes.publish.view import LogoView, StyleView


class Look(NamedTuple):
    """What templates get of a look, where the project's own templates lie, and the logo's bytes.

    `language` is that of the minutes, if the project says it: pages may speak another.
    """

    style: StyleView
    templates: Path | None = None
    picture: bytes = b""
    language: str = ""


@cache
def plain_look() -> Look:
    """Return the look of minutes that belong to no project."""
    return Look(StyleView(_stylesheet(Publish(), None), None))


def look_of(workspace: Workspace) -> Look:
    """Return how a project's pages look; raises `PublishProblem`."""
    project = workspace.project
    if project is None:
        return plain_look()
    own = own_templates.folder(workspace.root)
    text = project.publish.logo_text or project.organization or ""
    picture, logo = _logo(workspace.root, project.publish.logo or "", text)
    style = StyleView(_stylesheet(project.publish, own), logo)
    return Look(style, own, picture, project.language or "")


def _stylesheet(publish: Publish, own: Path | None) -> Markup:
    known = themes(own)
    if publish.theme not in known:
        said = unknown_theme(publish.theme, [*known])
        raise PublishProblem(said.message, said.hint)
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


def _variables(palette: Palette) -> str:
    """Return a palette as CSS variables, with the shades that follow from it."""
    paper, ink = palette.paper, palette.ink
    night = _is_dark(paper)
    ground = tint(palette, palette.accent)
    colours = {
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
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


def _is_dark(paper: str) -> bool:
    return strengthened(paper, paper) == strengthened("#ffffff", paper)


def _logo(root: Path, written: str, text: str) -> tuple[bytes, LogoView | None]:
    if not written:
        return b"", None
    if wrong := unusable_logo(root, written):
        raise PublishProblem(wrong.message, wrong.hint)
    file = (root / written).resolve()
    kind = PICTURES[file.suffix.lower()]
    content = file.read_bytes()
    source = f"data:{kind};base64,{b64encode(content).decode('ascii')}"
    return content, LogoView(source, f"logo{file.suffix.lower()}", text)
