"""The picture of a terminal in the README: drawn from what `minnes check` really prints.

`python -m tests.picture` draws it anew; `make update` does that too.
"""

import re
from datetime import date
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from minnes.archive.checking import check
from minnes.archive.workspace import minute_files, open_workspace
from minnes.cli.diagnostics import render_full
from minnes.language.catalog import translator
from tests.files import put

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "examples" / "terminal.svg"
MINUTES = """\
series: trygg
date: 2026-11-20
chair: Mona Strand
participants:
  Orust: Mona Strand, Eva Ros
  Bengtstors: Karin Holm (ersätter Johan Öst)
items:
  - title: Laget runt
    text: Två saker: lokal och fika
    actions:
      - Eva Ros: ordnar en lokal due:2027-01-15
next_meetings:
  - {date: 2027-02-12, weekday: torsdag}
"""
PROJECT = """\
language: sv
series:
  trygg: {title: Nätverket Trygg, members: "Orust, Bengtsfors"}
"""


def drawn(folder: Path) -> str:
    """The picture as SVG; the files it shows are written below `folder`."""
    put(folder, {"minnes.yaml": PROJECT, "meetings/trygg/2026-11-20.yaml": MINUTES})
    workspace = open_workspace(folder)
    files = minute_files(workspace)
    found = check(workspace, files, date(2026, 11, 22))
    texts = {workspace.relative(files[0]): MINUTES}
    answer = render_full(found, texts, len(files), translator("sv"), colour=True)
    console = Console(
        record=True,
        width=100,
        file=StringIO(),
        force_terminal=True,
        color_system="truecolor",
        no_color=False,
        _environ={},
    )
    console.print(Text("$ minnes check", style="bold"))
    console.print(Text.from_ansi(answer))
    svg = console.export_svg(title="minnes", unique_id="minnes")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


def main() -> None:
    """Draw the picture anew."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        PICTURE.write_text(drawn(Path(folder).resolve()), "utf-8")


if __name__ == "__main__":
    main()
