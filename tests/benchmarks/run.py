"""Measures minnes beside other programs and prints the ratios: `python -m tests.benchmarks.run`.

Nothing here passes or fails. Absolute times mean little on a shared machine; the ratios of whole
processes, run in turn in the same minute, hold.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.benchmarks import ground as grounds
from tests.benchmarks import measure, report
from tests.benchmarks.declared import BENCHMARKS, WEIGHTS, Benchmark
from tests.benchmarks.ground import Ground
from tests.benchmarks.report import Row, WeightRow

RESULTS = Path(__file__).with_name("results.md")
PAIRS = 7


def measure_one(benchmark: Benchmark, ground: Ground, pairs: int) -> Row:
    """Return the row of a benchmark; a command that is missing or fails becomes a remark."""
    ours, theirs = ground.words(benchmark.command), ground.words(benchmark.baseline)
    if ours is None or theirs is None:
        return Row(benchmark, remark=f"no {benchmark.baseline.split()[0]}")
    scene = ground.scene(benchmark)
    first = measure.run(ours, scene)  # unmeasured: byte-compiles, and fills what is kept
    if first.status != benchmark.status:
        return Row(benchmark, remark=f"not there yet: ended with {first.status}")
    if benchmark.pairs is None:
        measure.run(theirs, scene)
    before = partial(ground.edit, benchmark.within) if benchmark.edited else None
    runs = measure.compare(ours, theirs, benchmark.pairs or pairs, scene, before)
    if failed := {run.status for run in runs.ours} - {benchmark.status}:
        return Row(benchmark, remark=f"ended with {failed.pop()} once")
    if failed := {run.status for run in runs.theirs} - {0}:
        return Row(benchmark, remark=f"the baseline ended with {failed.pop()}")
    return Row(benchmark, runs)


def weigh_one(benchmark: Benchmark, ground: Ground) -> WeightRow:
    """Return the row of a peak of memory."""
    words, scene = ground.words(benchmark.command), ground.scene(benchmark)
    if words is None or measure.run(words, scene).status != benchmark.status:
        return WeightRow(benchmark, None)
    weight = measure.weigh(words, scene)
    return WeightRow(benchmark, weight if weight.status == benchmark.status else None)


def chosen(benchmarks: Sequence[Benchmark], word: str, every: bool) -> list[Benchmark]:
    """Return the benchmarks whose names hold a word; without one, all but those to be asked for."""
    if word or every:
        return [benchmark for benchmark in benchmarks if word in benchmark.name]
    return [benchmark for benchmark in benchmarks if not benchmark.asked_for]


def main() -> None:
    """Measure what the command line asks for and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.run", description=__doc__)
    parser.add_argument("--pairs", type=int, default=PAIRS, help=f"runs of each side ({PAIRS})")
    parser.add_argument("--only", default="", metavar="WORD", help="only names that hold WORD")
    parser.add_argument("--all", action="store_true", help="also what takes many minutes")
    parser.add_argument("--write", action="store_true", help=f"keep the tables in {RESULTS.name}")
    options = parser.parse_args()
    rows: list[Row] = []
    weights: list[WeightRow] = []
    with tempfile.TemporaryDirectory(prefix="minnes-bench-") as folder:
        ground = Ground(Path(folder))
        for benchmark in chosen(BENCHMARKS, options.only, options.all):
            rows.append(measure_one(benchmark, ground, options.pairs))
            print(*rows[-1].cells(), sep="  ", file=sys.stderr)
        for benchmark in chosen(WEIGHTS, options.only, options.all):
            weights.append(weigh_one(benchmark, ground))
            print(*weights[-1].cells(), sep="  ", file=sys.stderr)
    text = report.page(rows, weights, grounds.absent())
    print(text, end="")
    if options.write:
        RESULTS.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
