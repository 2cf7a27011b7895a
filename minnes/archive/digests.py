"""Digests of contents and of project files, by which caches see what did not change."""

from __future__ import annotations

import hashlib
from pathlib import Path

from minnes.archive.scan import PROJECT_FILES


def content_digest(content: bytes) -> str:
    """Return a short digest of bytes."""
    return hashlib.blake2b(content, digest_size=16).hexdigest()


def project_digest(root: Path) -> str:
    """Return a digest of minnes.yaml and the files beside it; they are small, and always read."""
    whole = hashlib.blake2b(digest_size=16)
    for name in PROJECT_FILES:
        try:
            content = (root / name).read_bytes()
        except OSError:
            content = b""
        whole.update(b"%d\n%b" % (len(content), content))
    return whole.hexdigest()
