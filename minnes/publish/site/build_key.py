"""The cache key of a whole site: what every page depends on beside the minute files."""

from __future__ import annotations

import sys
from datetime import date
from importlib import metadata

from minnes.archive.digests import content_digest, project_digest
from minnes.archive.workspace import Workspace
from minnes.publish.site.frame import Frame
from minnes.publish.site.records import digest
from minnes.publish.site.stamp import stamp_of_minnes

_DEPENDENCIES = ("babel", "jinja2", "markdown-it-py", "markupsafe", "pydantic", "ruamel.yaml")
"""Packages whose versions may change a page."""


def build_key(workspace: Workspace, frame: Frame, drafts: bool, today: date) -> str:
    """Return a digest of minnes, its dependencies, the project's settings and templates, and the options."""
    look = frame.look
    templates = sorted(look.templates.rglob("*")) if look.templates else []
    return digest(
        [sys.version, *map(metadata.version, _DEPENDENCIES), stamp_of_minnes()],
        [str(workspace.root.resolve()), project_digest(workspace.root), look.style, look.language],
        [[str(file), content_digest(file.read_bytes())] for file in templates if file.is_file()],
        [content_digest(look.picture), frame.title, frame.edition, frame.pages, frame.base],
        [frame.translator.language, drafts, today.isoformat()],
    )
