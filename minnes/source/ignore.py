"""Findings that a comment in the file silences: `# minnes: ignore[code]`."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from minnes.source.diagnostic import Diagnostic


def kept(
    diagnostics: Iterable[Diagnostic], text: str, path: str = "", codes: Collection[str] = ()
) -> list[Diagnostic]:
    """Return the diagnostics of one file that no comment in it silences."""
    return list(diagnostics)
