"""Shell completion of series, organizations and topics.

It runs at every press of the key, so it reads little, and whatever goes wrong means no suggestions.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def complete_series(incomplete: str) -> list[str]:
    """Return the short names of the project's series that begin so."""
    return _beginning(incomplete, _names("series"))


def complete_organization(incomplete: str) -> list[str]:
    """Return the organizations of the project and of its country's register that begin so."""
    from minnes.register.register import load

    country = load(str(_read("minnes.yaml").get("language") or "sv"))
    return _beginning(
        incomplete, [*_names("organizations"), *(organization.name for organization in country)]
    )


def complete_topic(incomplete: str) -> list[str]:
    """Return the topics of `minnes help` that begin so."""
    from minnes.cli import console, help_topics

    return _beginning(incomplete, help_topics.names(console.language()))


class _Suggestion(str):
    """A suggestion as the shell has to get it, in quotes maybe.

    Typer drops those that do not begin with what is typed, to the letter: `lill` would never become
    `'Lilla Edet'`. These have been chosen already.
    """

    def startswith(self, *_typed: Any) -> bool:
        return True


def _beginning(incomplete: str, names: Iterable[str]) -> list[str]:
    typed = incomplete.lstrip("'\"").casefold()
    chosen = dict.fromkeys(name for name in names if name.casefold().startswith(typed))
    return [_Suggestion(_in_shell(name)) for name in chosen]


def _in_shell(name: str) -> str:
    """Return a name so that it stays one word where it holds blanks; zsh and fish see to that."""
    shell = os.environ.get("_MINNES_COMPLETE", "").removeprefix("complete_")
    if " " not in name:
        return name
    if shell == "bash":
        return name.replace(" ", "\\ ")
    return f"'{name}'" if shell in ("powershell", "pwsh") else name


def _names(key: str) -> list[str]:
    """Return the names under a key of minnes.yaml, and in the file beside it for them."""
    parts = (_read("minnes.yaml").get(key), _read(f"register/{key}.yaml"))
    return [name for part in parts if isinstance(part, dict) for name in part]


def _read(name: str) -> dict[str, Any]:
    """Return what a file of the project around the working directory holds, if it can be read."""
    from minnes.source.yaml_parser import Suspicious, read_plain

    try:
        here = Path.cwd()
        root = next(
            (path for path in (here, *here.parents) if (path / "minnes.yaml").is_file()), here
        )
        data = read_plain((root / name).read_text("utf-8-sig"))
    except (OSError, ValueError, Suspicious):
        return {}
    return data if isinstance(data, dict) else {}
