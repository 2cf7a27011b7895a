"""The look of a project's PDFs: its colours on white paper, and its logo."""

from __future__ import annotations

import json

from minnes.archive.look_problems import PICTURES
from minnes.model.colour import strengthened
from minnes.model.project import Project, Publish
from minnes.model.theme import palettes, tint
from minnes.publish.look import Look

PAPER = "#ffffff"


def pdf_look(project: Project | None, look: Look) -> str:
    """Return as JSON what the typst template is told of colours and the logo."""
    palette = palettes(project.publish if project else Publish())[0]._replace(paper=PAPER)
    logo = look.style.logo
    written = (project.publish.logo if project else None) or ""
    kind = PICTURES.get(f".{written.rpartition('.')[2].lower()}", "")
    return json.dumps(
        {
            "accent": strengthened(palette.accent, PAPER),
            "need": tint(palette, palette.need),
            "need_ink": strengthened(palette.need, PAPER, tint(palette, palette.need)),
            "logo": list(look.picture) if logo else None,
            "logo_kind": kind.removeprefix("image/").removesuffix("+xml").replace("jpeg", "jpg"),
            "logo_text": logo.text if logo else "",
        },
        ensure_ascii=False,
    )
