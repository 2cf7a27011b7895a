"""Files below a folder: written, listed and read."""

from collections.abc import Mapping
from pathlib import Path


def put(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files, given by their paths below a folder; gives the folder."""
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def names(folder: Path) -> list[str]:
    """The paths of all files below a folder."""
    return sorted(contents(folder))
