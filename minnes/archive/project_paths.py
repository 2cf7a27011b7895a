"""Finds the project around a folder, and the folder of its index, with paths as plain text.

Why nothing but `os` and a digest: it runs before anything else is imported.
"""

from __future__ import annotations

import os
from hashlib import blake2b

PROJECT_FILE = "minnes.yaml"


def root_around(start: str) -> str | None:
    """Return the nearest folder at or above `start` (an absolute path) that holds a minnes.yaml."""
    folder = start if os.path.isdir(start) else os.path.dirname(start)
    while not os.path.isfile(os.path.join(folder, PROJECT_FILE)):
        folder, below = os.path.dirname(folder), folder
        if folder == below:
            return None
    return folder


def index_folder(cache: str, root: str) -> str:
    """Return the folder of a project's index below the user's cache folder."""
    key = blake2b(os.fsencode(root), digest_size=8).hexdigest()
    plain = "".join(
        sign if sign.isascii() and sign.isalnum() else " " for sign in os.path.basename(root)
    )
    return os.path.join(cache, f"{'-'.join(plain.split())[:40]}-{key}")


def latest_index(folder: str) -> str | None:
    """Return the newest index in a folder, if there is one."""
    try:
        numbers = [int(name[6:-7]) for name in os.listdir(folder) if _is_index(name)]
    except OSError:
        return None
    return os.path.join(folder, f"index-{max(numbers)}.sqlite") if numbers else None


def _is_index(name: str) -> bool:
    return name.startswith("index-") and name.endswith(".sqlite") and name[6:-7].isdecimal()
