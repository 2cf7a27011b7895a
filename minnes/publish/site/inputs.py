"""What all pages of a site stand on beside the minute files: if it changes, all is made anew."""

from __future__ import annotations

import sys
from datetime import date
from importlib import metadata

from minnes.archive.digests import content_digest, project_digest
from minnes.archive.workspace import Workspace
from minnes.publish.site.frame import Frame
from minnes.publish.site.records import digest
from minnes.publish.site.stamp import stamp_of_minnes

_MAKERS = ("babel", "jinja2", "markdown-it-py", "markupsafe", "pydantic", "ruamel.yaml")
"""Packages by whose versions a page may differ."""


def digest_of(workspace: Workspace, frame: Frame, drafts: bool, today: date) -> str:
    """Return a digest of minnes and what it is made with, of the project's settings, and of the wishes."""
    look = frame.look
    own = sorted(look.templates.rglob("*")) if look.templates else []
    return digest(
        [sys.version, *map(metadata.version, _MAKERS), stamp_of_minnes()],
        [str(workspace.root.resolve()), project_digest(workspace.root), look.style, look.language],
        [[str(file), content_digest(file.read_bytes())] for file in own if file.is_file()],
        [content_digest(look.picture), frame.title, frame.edition, frame.pages, frame.base],
        [frame.translator.language, drafts, today.isoformat()],
    )
