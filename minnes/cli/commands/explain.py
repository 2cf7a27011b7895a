"""`minnes explain CODE`: the page of a rule."""

from __future__ import annotations

import typer


def command(
    code: str = typer.Argument(
        "",
        metavar="CODE",
        help="The code in brackets at the end of a finding; without one, all are listed.",
    ),
) -> None:
    """Explain a finding by its code: what is checked, why, and what to write instead."""
    from minnes.archive.codes import codes
    from minnes.cli import console
    from minnes.cli.code_pages import page, require, shown
    from minnes.cli.help_page import table

    language = console.language()
    if not code:
        titles = [(known, language.gettext(page(known).title)) for known in codes()]
        console.show("\n".join([*table(titles), ""]))
        return
    require(code)
    console.show(shown(code, language))
