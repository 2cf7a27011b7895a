"""What benchmarks stand on: the programs they start, and the projects these are let loose on."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.benchmarks import corpus, mistakes
from tests.benchmarks.declared import MEETINGS, Benchmark
from tests.benchmarks.measure import ANYWHERE, Scene

HERE = Path(__file__).parent
SCHEMA = HERE.parents[1] / "schemas" / "meeting.schema.json"
PEERS = ("pyyaml", "ajv", "check-jsonschema", "yamllint", "git", "rg", "hugo")


GIT = (
    *("git", "-c", "user.name=minnes", "-c", "user.email=minnes@example.org"),
    *("-c", "commit.gpgsign=false"),
)


class Ground:
    """Everything the commands name, made when first asked for, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._edits = 0
        self._projects: dict[str, list[Path]] = {}

    def words(self, command: str) -> list[str] | None:
        """Return the words of a command to start; None when the program is not installed."""
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

    def scene(self, benchmark: Benchmark) -> Scene:
        """Return where a benchmark is run: maybe in a project under git, with what is kept of it."""
        if not benchmark.within:
            return ANYWHERE
        folder = self._place(benchmark.within)
        if not (folder / ".git").exists():
            for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "all"]):
                subprocess.run([*GIT, *words], cwd=folder, check=True)
        cache = self._folder / f"{benchmark.within}-kept"
        cache.mkdir(exist_ok=True)
        return Scene(folder, cache if benchmark.warm else None)

    def edit(self, name: str) -> None:
        """Change a word in one file of a project, with another time each time, as an editor does."""
        file = self._project(name)[0]
        self._edits += 1
        text = file.read_text(encoding="utf-8")
        text = re.sub(r"(- title: .*?)(?: \d+)?\n", rf"\1 {self._edits}\n", text, count=1)
        file.write_text(text, encoding="utf-8", newline="\n")
        # As if it had been a while ago: a file of this very second would be read again and again.
        long_ago = file.stat().st_mtime - 3600 + self._edits
        os.utime(file, (long_ago, long_ago))

    def _place(self, name: str) -> Path:
        if name == "schema":
            return SCHEMA
        if name == "small":
            return corpus.write_small(self._folder / "small.yaml")
        if name in {"published", "pages"}:
            return self._folder / name
        if name == "hugo":
            if not (self._folder / name).exists():
                corpus.write_pages(self._folder / name, self._project("valid"))
            return self._folder / name
        if name == "example":
            if not (self._folder / name).exists():
                shutil.copytree(HERE.parents[1] / "examples", self._folder / name)
            return self._folder / name
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
    """Return the words that start a program; None when it is not installed."""
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
    """Return the peers that are not installed."""
    return [name for name in PEERS if program(name) is None]
