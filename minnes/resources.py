"""Where the templates and the schemas lie: in the installed package, or beside it in a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def templates() -> Path:
    """The folder of the templates that come with minnes."""
    return _folder("templates")


def schemas() -> Path:
    """The folder of the JSON Schemas generated from the models."""
    return _folder("schemas")


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
