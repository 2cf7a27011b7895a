"""The optional libraries (extras), and the command that installs one beside this minnes."""

from __future__ import annotations

import sys
from pathlib import Path

from minnes.language.message import Message, say

EXTRAS = {
    "documents": "pypdf>=6",
    "parquet": "duckdb>=1.4",
    "pdf": "typst>=0.15,<0.16",
    "watch": "watchfiles>=1.1",
    "xlsx": "xlsxwriter>=3.2",
}
"""The requirement of each extra, as in pyproject.toml."""


def install_hint(extra: str) -> Message:
    """Return the hint that shows how to install an extra."""
    return say("install it with: {command}", command=install_command(extra))


def install_command(extra: str) -> str:
    """Return a command that installs an extra beside the minnes that runs, however that came here.

    Why not `pip install minnes[…]`: pip may be another Python's, and pipx keeps one for each tool.
    """
    library, home = EXTRAS[extra], Path(sys.prefix)
    if home.parent.name == "venvs" and home.parent.parent.name == "pipx":
        return f'pipx inject {home.name} "{library}"'
    python = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    if not _has_pip():
        return f'uv pip install --python {python} "{library}"'
    return f'{python} -m pip install "{library}"'


def _has_pip() -> bool:
    """Return whether pip is installed: environments made by uv lack it."""
    from importlib.util import find_spec

    return find_spec("pip") is not None
