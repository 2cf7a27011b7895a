"""`minnes explain CODE`: the page of a rule, made from its docstring."""

from __future__ import annotations

import typer


def command(code: str = typer.Argument(metavar="CODE", help="The code in brackets.")) -> None:
    """Explain a finding by its code: what is checked, why, and what to write instead."""
