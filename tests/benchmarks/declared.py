"""What is measured, against what, and with what goal: the benchmarks as data."""

import importlib.util
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks import corpus, mistakes

HERE = Path(__file__).parent
SCHEMA = HERE.parents[1] / "schemas" / "meeting.schema.json"


@dataclass(frozen=True)
class Benchmark:
    """A command, what it is held against, and the goal: a ratio, or MB where memory is weighed.

    In both commands the first word names a program and `{small}`, `{valid}` … what the `Ground`
    makes. A command counts only when it ends with the status it should. `pairs` says that fewer do,
    where the baseline takes a minute.
    """

    name: str
    command: str
    baseline: str
    goal: float | None
    status: int = 0
    baseline_status: int = 0
    pairs: int | None = None


BARE = "python -c pass"
PYYAML = "pyyaml {valid}"

# How many meetings the generated projects have.
MEETINGS = {
    "valid": 2_000,
    "quoted": 2_000,  # the same, with dates in quotes: ajv-cli takes no others for text
    "many": 20_000,
    "few": 500,
    "unreadable": 500,
    "mistaken": 500,
}

BENCHMARKS = (
    Benchmark("start-up: --version", "minnes --version", BARE, 2),
    Benchmark("start-up: --help", "minnes --help", BARE, 8),
    Benchmark("start-up: check of one small file", "minnes check {small}", BARE, 14),
    Benchmark("check of 2,000 files: PyYAML parses", "minnes check {valid}", PYYAML, 0.5),
    Benchmark(
        "check of 2,000 files: ajv-cli",
        "minnes check {valid}",
        "ajv validate --spec=draft2020 --strict=false -s {schema} -d {quoted}/meetings/**/*.yaml",
        0.9,
    ),
    Benchmark(
        "check of 2,000 files: check-jsonschema",
        "minnes check {valid}",
        "check-jsonschema --schemafile {schema} {valid_files}",
        0.03,
        pairs=3,
    ),
    Benchmark(
        "check of 2,000 files: yamllint",
        "minnes check {valid}",
        "yamllint -d relaxed {valid}",
        None,
        pairs=3,
    ),
    Benchmark(
        "check of one small file: check-jsonschema",
        "minnes check {small}",
        "check-jsonschema --schemafile {schema} {small}",
        0.33,
    ),
    Benchmark("check of 20,000 files: 2,000", "minnes check {many}", "minnes check {valid}", 10.5),
    Benchmark(
        "check of 500 unreadable files: valid",
        "minnes check {unreadable}",
        "minnes check {few}",
        5,
        status=1,
    ),
    Benchmark(
        "check of 500 files with an error: valid",
        "minnes check {mistaken}",
        "minnes check {few}",
        5,
        status=1,
    ),
)

WEIGHTS = (
    Benchmark("memory: check of 2,000 files", "minnes check {valid}", "", 150),
    Benchmark("memory: check of 20,000 files", "minnes check {many}", "", 150),
)

PEERS = ("pyyaml", "ajv", "check-jsonschema", "yamllint")


class Ground:
    """Everything the commands name, made when first asked for, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._projects: dict[str, list[Path]] = {}

    def words(self, command: str) -> list[str] | None:
        """Returns the words of a command to start; None when the program is not installed."""
        name, *arguments = command.split()
        words = program(name)
        if words is None:
            return None
        for argument in arguments:
            if argument == "{valid_files}":
                words += [str(path) for path in self._project("valid")]
            else:
                words.append(self._fill(argument))
        return words

    def _fill(self, argument: str) -> str:
        name = argument.partition("{")[2].partition("}")[0]
        return argument.replace(f"{{{name}}}", str(self._place(name))) if name else argument

    def _place(self, name: str) -> Path:
        if name == "schema":
            return SCHEMA
        if name == "small":
            return corpus.write_small(self._folder / "small.yaml")
        self._project(name)
        return self._folder / name

    def _project(self, name: str) -> list[Path]:
        if name not in self._projects:
            paths = corpus.generate(self._folder / name, MEETINGS[name])
            if name in {"unreadable", "mistaken"}:
                mistakes.spoil(paths, len(paths), syntax=name == "unreadable")
            if name == "quoted":
                corpus.quote_dates(paths)
            self._projects[name] = paths
        return self._projects[name]


def program(name: str) -> list[str] | None:
    """Returns the words that start a program; None when it is not installed."""
    if name == "python":
        return [sys.executable]
    if name == "pyyaml":
        installed = importlib.util.find_spec("yaml")
        return [sys.executable, str(HERE / "parse_with_pyyaml.py")] if installed else None
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.is_file() else shutil.which(name)
    if found:
        return [found]
    return [sys.executable, "-m", "minnes"] if name == "minnes" else None


def absent() -> list[str]:
    """Returns the peers that are not installed."""
    return [name for name in PEERS if program(name) is None]
