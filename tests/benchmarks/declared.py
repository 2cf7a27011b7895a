"""What is measured, against what, and with what goal: the benchmarks as data."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Benchmark:
    """A command, what it is held against, and the goal: a ratio, or MB where memory is weighed.

    In both commands the first word names a program and `{small}`, `{valid}` … what the `Ground`
    makes. A command counts only when it ends with the status it should, a baseline with 0. `pairs`
    says that fewer do, where the baseline takes long, and that it needs no run before it counts.

    `within` names the project in whose folder both are run, and `warm` says that what minnes keeps
    is there already. `edited` changes one of its files before each run of ours, and `asked_for`
    leaves a benchmark out unless `--only` names it.
    """

    name: str
    command: str
    baseline: str
    goal: float | None
    status: int = 0
    pairs: int | None = None
    within: str = ""
    warm: bool = False
    edited: bool = False
    asked_for: bool = False


BARE = "python -c pass"
PYYAML = "pyyaml {valid}"
AJV = "ajv validate --spec=draft2020 --strict=false -s {schema} -d {quoted}/meetings/**/*.yaml"

# How many meetings the generated projects have.
MEETINGS = {
    "valid": 2_000,
    "quoted": 2_000,  # the same, with dates in quotes: ajv-cli takes no others for text
    "many": 20_000,
    "enormous": 100_000,
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
        AJV,
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
        pairs=1,
        asked_for=True,
    ),
    Benchmark(
        "check of one small file: check-jsonschema",
        "minnes check {small}",
        "check-jsonschema --schemafile {schema} {small}",
        0.33,
    ),
    Benchmark(
        "check of 20,000 files: 2,000",
        "minnes check {many}",
        "minnes check {valid}",
        10.5,
        pairs=3,
    ),
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

BENCHMARKS += (
    Benchmark(
        "check of a small project, nothing changed: bare Python",
        "minnes check",
        BARE,
        9,
        within="example",
        warm=True,
    ),
    Benchmark(
        "check of 2,000 files, nothing changed: all checked anew",
        "minnes check",
        "minnes check --no-cache",
        None,
        pairs=3,
        within="valid",
        warm=True,
    ),
    Benchmark(
        "check of 2,000 files, one changed: all checked anew",
        "minnes check",
        "minnes check --no-cache",
        None,
        pairs=3,
        within="valid",
        warm=True,
        edited=True,
    ),
)

QUESTION = "minnes query decisions --organization Orust --since 2024"
BROAD = "minnes query actions --open"
STATUS = "git status"
WORD = "tolkad"

BENCHMARKS += (
    Benchmark("asking a small project: bare Python", BROAD, BARE, 9, within="example", warm=True),
    Benchmark("asking 2,000 files: git status", QUESTION, STATUS, None, within="valid", warm=True),
    Benchmark("asking 20,000 files: git status", QUESTION, STATUS, 5, within="many", warm=True),
    Benchmark(
        "asking 20,000 files broadly: git status", BROAD, STATUS, None, within="many", warm=True
    ),
    Benchmark(
        "asking 20,000 files, one changed: none changed",
        QUESTION,
        QUESTION,
        1.2,
        within="many",
        warm=True,
        edited=True,
    ),
    Benchmark(
        "asking 20,000 files for a report: git status",
        "minnes report Orust",
        STATUS,
        9,
        within="many",
        warm=True,
    ),
    Benchmark(
        "asking 20,000 files for a word: ripgrep",
        f"minnes search {WORD}",
        f"rg --ignore-case --after-context=1 {WORD} meetings",
        2,
        within="many",
        warm=True,
    ),
    Benchmark(
        "asking 2,000 files, nothing kept: check of them",
        QUESTION,
        "minnes check",
        1.3,
        within="valid",
    ),
    Benchmark(
        "asking 2,000 files: ajv-cli finds their faults",
        QUESTION,
        AJV,
        None,
        pairs=3,
        within="valid",
        warm=True,
    ),
    Benchmark(
        "asking 2,000 files: PyYAML parses them",
        QUESTION,
        PYYAML,
        None,
        pairs=3,
        within="valid",
        warm=True,
    ),
    Benchmark(
        "asking 100,000 files: git status",
        QUESTION,
        STATUS,
        3,
        within="enormous",
        warm=True,
        asked_for=True,
    ),
)

SITE = "minnes render -o {published}"
HUGO = "hugo --quiet --source {hugo} --destination {hugo}/public"
SITE_ANEW = f"{SITE} --no-cache"

BENCHMARKS += (
    Benchmark("one meeting to HTML", "minnes render {small} --to html -o {pages}", BARE, 16),
    Benchmark(
        "pages of 2,000 meetings: Hugo makes as many of Markdown",
        "minnes render {valid}/meetings --to html -o {pages}",
        HUGO,
        1,
        pairs=3,
    ),
    Benchmark(
        "PDFs of 500 meetings: their HTML pages",
        "minnes render {few}/meetings --to pdf -o {pages}",
        "minnes render {few}/meetings --to html -o {pages}",
        None,
        pairs=1,
    ),
    Benchmark(
        "site of 2,000 meetings: Hugo makes as many Markdown pages",
        SITE_ANEW,
        HUGO,
        2,
        pairs=3,
        within="valid",
    ),
    Benchmark(
        "site of 2,000 meetings, nothing changed: all made anew",
        SITE,
        SITE_ANEW,
        0.05,
        pairs=3,
        within="valid",
        warm=True,
    ),
    Benchmark(
        "site of 2,000 meetings, one changed: all made anew",
        SITE,
        SITE_ANEW,
        0.05,
        pairs=3,
        within="valid",
        warm=True,
        edited=True,
    ),
)

WEIGHTS = (
    Benchmark("memory: asking 20,000 files", QUESTION, "", 60, within="many", warm=True),
    Benchmark("memory: check of 2,000 files", "minnes check {valid}", "", 150),
    Benchmark("memory: check of 20,000 files", "minnes check {many}", "", 150),
)
