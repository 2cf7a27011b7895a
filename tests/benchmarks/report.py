"""The page of results: what was measured where, in a table that reads well as plain text too."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.declared import Benchmark
from tests.benchmarks.ground import program
from tests.benchmarks.measure import Comparison, Weight, median_seconds

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Row:
    """A benchmark with its runs, or with the reason why there are none."""

    benchmark: Benchmark
    runs: Comparison | None = None
    remark: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        goal = "" if self.benchmark.goal is None else f"≤ {self.benchmark.goal:g}"
        if self.runs is None:
            return (self.benchmark.name, "", "", "", goal, self.remark, "")
        return (
            self.benchmark.name,
            milliseconds(median_seconds(self.runs.ours)),
            milliseconds(median_seconds(self.runs.theirs)),
            f"{self.runs.ratio:.3g} ({min(self.runs.ratios):.3g}–{max(self.runs.ratios):.3g})",
            goal,
            met(self.runs.ratio, self.benchmark.goal),
            str(len(self.runs.ratios)),
        )


@dataclass(frozen=True)
class WeightRow:
    """A command's peak of memory; none when the command could not do its work."""

    benchmark: Benchmark
    weight: Weight | None

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        goal = f"≤ {self.benchmark.goal:g}"
        if self.weight is None:
            return (self.benchmark.name, "", "", goal, "not there yet")
        largest = f"{self.weight.largest / MEGABYTE:.0f}"
        if self.weight.together is None:
            return (self.benchmark.name, largest, "unknown", goal, "unknown")
        together = self.weight.together / MEGABYTE
        return (
            self.benchmark.name,
            largest,
            f"{together:.0f}",
            goal,
            met(together, self.benchmark.goal),
        )


def met(value: float, goal: float | None) -> str:
    """Return whether a value is within its goal, as a word."""
    if goal is None:
        return ""
    return "yes" if value <= goal else "NO"


def milliseconds(seconds: float) -> str:
    """Return a time as the table shows it."""
    return f"{seconds * 1000:,.0f}"


def page(rows: Sequence[Row], weights: Sequence[WeightRow], absent: Sequence[str]) -> str:
    """Return the whole page, in Markdown."""
    times = ("time of whole processes", "ms", "baseline ms", "ratio", "goal", "met", "pairs")
    memory = ("peak memory, MB", "largest process", "all together", "goal", "met")
    parts = ["# Results of `make bench`", surroundings(absent)]
    parts += [table(times, [row.cells() for row in rows])] if rows else []
    parts += [table(memory, [row.cells() for row in weights])] if weights else []
    return "\n\n".join(parts) + "\n"


def surroundings(absent: Sequence[str]) -> str:
    """Return a sentence on the machine and the programs: numbers mean nothing without."""
    started = program("minnes") or [""]
    facts = [
        f"{platform.python_implementation()} {platform.python_version()}",
        f"{platform.system()}, {os.cpu_count()} processors",
        f"YAML is read by {live_parser()}",
        f"minnes is started as `{' '.join([Path(started[0]).name, *started[1:]])}`",
    ]
    if absent:
        facts.append(f"not installed, so not compared: {', '.join(absent)}")
    return "; ".join(facts) + ".\nRatio: median of the pairs (lowest–highest)."


def live_parser() -> str:
    """Return which of ruamel.yaml's parsers minnes gets: the C one is six times as fast."""
    from ruamel.yaml import YAML

    return f"ruamel.yaml's {YAML(typ='safe').Parser.__name__}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table with its columns lined up, the first to the left."""
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    rule = ["-" * widths[0], *(f"{'-' * (width - 1)}:" for width in widths[1:])]
    return "\n".join(_line(cells, widths) for cells in (head, rule, *rows))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(cells, widths, strict=True)
    lined = [first[0].ljust(first[1]), *(cell.rjust(width) for cell, width in others)]
    return f"| {' | '.join(lined)} |"
