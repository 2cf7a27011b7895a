"""Writes a project of any size: the same bytes for the same numbers, valid and without mistakes.

python -m tests.benchmarks.corpus FOLDER MEETINGS [--seed SEED] [--broken COUNT]
"""

import argparse
import re
from pathlib import Path

from tests.benchmarks import minutes, mistakes
from tests.benchmarks.series import Series, plan, project_file

LONE_DATE = re.compile(r"(?<=[ \[])(\d{4}-\d\d-\d\d)(?=$|[],:}])", re.MULTILINE)

SMALL = """\
date: 2026-03-12
title: Nätverket för skolnärvaro
time: 9-12
place: Teams
chair: Lovisa Tallbacken
secretary: Hampus Nyhagen

participants:
  Växjö: Lovisa Tallbacken (samordnare), Gunilla Brolund
  Ljungby: Hampus Nyhagen
  Region Kronoberg: Yngve Palmcrantz

items:
  - title: Läget i kommunerna
    updates:
      Växjö: Två skolor prövar att ringa hem redan första dagen.
      Ljungby:
        by: Hampus Nyhagen
        text: |
          Rutinen är på plats sedan hösten.
          Tre skolor återstår.
        need: En gemensam utbildning.
    decisions:
      - Rundan begränsas till fem minuter per kommun.
    actions:
      - Yngve Palmcrantz: sammanställer svaren från rundan due:2026-05-15
        status: done

next_meetings:
  - 2026-05-21 9-12
"""


def generate(folder: Path, meetings: int, seed: int = 1) -> list[Path]:
    """Write minnes.yaml and that many meetings under the folder; returns the meetings' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    all_series = list(plan(meetings, seed))
    (folder / "minnes.yaml").write_text(project_file(all_series), encoding="utf-8")
    return [path for series in all_series for path in _write(folder, series, seed)]


def _write(folder: Path, series: Series, seed: int) -> list[Path]:
    shelf = folder / "meetings" / series.name
    attachments = shelf / "bilagor"
    attachments.mkdir(parents=True, exist_ok=True)
    (attachments / "arbetsordning.txt").write_text("Arbetsordning\n", encoding="utf-8")
    paths = []
    for day, text in minutes.meetings(series, seed):
        paths.append(shelf / f"{day}.yaml")
        paths[-1].write_text(text, encoding="utf-8", newline="\n")
    return paths


def write_small(path: Path) -> Path:
    """Write one small meeting that needs no project; returns its path."""
    path.write_text(SMALL, encoding="utf-8", newline="\n")
    return path


def write_pages(folder: Path, paths: list[Path]) -> None:
    """Write as many Markdown pages of the same size, as a builder of sites (Hugo) takes them."""
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    page = "<!doctype html><title>{{ .Title }}</title><main>{{ .Content }}</main>\n"
    (layouts / "single.html").write_text(page, encoding="utf-8")
    entries = '{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}\n'
    (layouts / "list.html").write_text(entries, encoding="utf-8")
    (folder / "hugo.toml").write_text('title = "Minutes"\n', encoding="utf-8")
    for path in paths:
        target = folder / "content" / path.parent.name / f"{path.stem}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text(encoding="utf-8").replace("{", "(").replace("}", ")")
        head = f"---\ntitle: {path.parent.name} {path.stem}\ndate: {path.stem}\n---\n"
        target.write_text(head + text, encoding="utf-8", newline="\n")


def quote_dates(paths: list[Path]) -> None:
    """Put every date that stands alone in quotes, so that no program takes it for more."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        path.write_text(LONE_DATE.sub(r'"\1"', text), encoding="utf-8", newline="\n")


def main() -> None:
    """Write a project into the folder that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.corpus", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("meetings", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--broken", type=int, default=0, help="how many files get a mistake")
    options = parser.parse_args()
    paths = generate(options.folder, options.meetings, options.seed)
    broken = mistakes.spoil(paths, options.broken)
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} meetings, {size / 1e6:.1f} MB, {len(broken)} with a mistake")


if __name__ == "__main__":
    main()
