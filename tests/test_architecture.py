"""The rooms of the house import only downwards, and none but the command line touches the world."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

# Lowest first. A module may import from its own room and the lines above; rooms of one line know
# nothing of each other.
ORDER = (
    ("resources", "version"),
    ("language",),
    ("model",),
    ("source",),
    ("register",),
    ("rules",),
    ("archive",),
    ("query", "publish", "review", "exchange"),
    ("cli",),
    ("__main__",),
)
HEIGHT = {room: height for height, rooms in enumerate(ORDER) for room in rooms}

# The one exception: report pages show the rows that query makes.
EXCEPTIONS = {("publish", "query")}

# Libraries that a single room knows.
HOMES = {"ruamel": "source", "platformdirs": "cli", "rich": "cli", "typer": "cli"}

# Printing, exiting, the clock, the environment, the working directory and imports that this test
# cannot follow belong to the command line.
WORLDLY = re.compile(
    r"""print | input | exit | quit | breakpoint | SystemExit
    | __import__ | importlib\.import_module
    | sys\.(exit|argv|stdin|stdout|stderr)
    | os\.(_exit|abort|environb?|getenvb?|putenv|getcwdb?|chdir|get_terminal_size)
    | os\.path\.(abspath|expanduser|expandvars)
    | pathlib\.Path\.(cwd|home)
    | datetime\.(datetime\.(now|utcnow|today)|date\.today)
    | time\.(time|time_ns|localtime|gmtime|ctime|strftime)
    """,
    re.VERBOSE,
)


def modules(root: Path) -> dict[str, str]:
    """The source of every module in the rooms, by its dotted name."""
    return {
        ".".join(file.relative_to(root).with_suffix("").parts): file.read_text("utf-8")
        for room in HEIGHT
        for file in [root / f"minnes/{room}.py", *(root / "minnes" / room).rglob("*.py")]
        if file.is_file()
    }


def imports(source: str) -> Iterator[str]:
    """The full name of everything that is imported, at the top or inside a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            yield from (f"{start}.{alias.name}" for alias in node.names)


def wrong_imports(module: str, source: str) -> list[str]:
    """What a module imports from above or beside, of another's private names or libraries."""
    return [name for name in imports(source) if not may_import(module.split(".")[1], name)]


def may_import(room: str, name: str) -> bool:
    """Whether a room may import a full name."""
    top, *rest = name.split(".")
    if top != "minnes":
        return top != "" and HOMES.get(top, room) == room
    if not rest or any(re.match("_(?!_)", part) for part in rest):
        return False
    other = rest[0]
    return other == room or HEIGHT[other] < HEIGHT[room] or (room, other) in EXCEPTIONS


def worldly(source: str) -> list[str]:
    """The worldly things a source text uses, by their full names, as they come."""
    tree = ast.parse(source)
    origin = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            start = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
            origin |= {alias.asname: start + alias.name for alias in node.names if alias.asname}
            if start:
                origin |= {a.name: start + a.name for a in node.names if not a.asname}
    used = [node for node in ast.walk(tree) if isinstance(node, ast.Name | ast.Attribute)]
    used.sort(key=lambda node: (node.lineno, node.col_offset))
    return [name for node in used if WORLDLY.fullmatch(name := full_name(node, origin))]


def full_name(node: ast.expr, origin: dict[str, str]) -> str:
    """`dt.now`, of `from datetime import datetime as dt`, is `datetime.datetime.now`."""
    if isinstance(node, ast.Attribute):
        return f"{full_name(node.value, origin)}.{node.attr}"
    return origin.get(node.id, node.id) if isinstance(node, ast.Name) else ""


def test_every_file_of_the_package_lies_in_a_room_and_is_read(root: Path) -> None:
    on_disk = {file.relative_to(root) for file in (root / "minnes").rglob("*.py")}
    read = {Path(*module.split(".")).with_suffix(".py") for module in modules(root)}
    assert read == on_disk - {Path("minnes/__init__.py")}
    assert {"resources", "version", "__main__"} < {module.split(".")[1] for module in modules(root)}


def test_rooms_import_only_from_rooms_below(root: Path) -> None:
    wrong = {module: wrong_imports(module, source) for module, source in modules(root).items()}
    assert {module: names for module, names in wrong.items() if names} == {}


def test_no_two_files_need_each_other(root: Path) -> None:
    every = modules(root)
    needed = {
        module: {
            part
            for name in imports(source)
            for part in (name, name.rpartition(".")[0])
            if part in every
        }
        for module, source in every.items()
    }
    # Raises an error that names a circle.
    TopologicalSorter(needed).prepare()


def test_nothing_below_the_command_line_touches_the_world(root: Path) -> None:
    below = {m: s for m, s in modules(root).items() if HEIGHT[m.split(".")[1]] < HEIGHT["cli"]}
    touched = {module: worldly(source) for module, source in below.items()}
    assert {module: names for module, names in touched.items() if names} == {}


def test_the_init_file_of_every_folder_holds_one_docstring_and_no_code(root: Path) -> None:
    folders = {file.parent for file in (root / "minnes").rglob("*.py")}
    bodies = {
        folder.relative_to(root): ast.parse((folder / "__init__.py").read_text("utf-8"))
        for folder in folders
    }
    more = [folder for folder, tree in bodies.items() if len(tree.body) != 1]
    silent = [folder for folder, tree in bodies.items() if not ast.get_docstring(tree)]
    assert (more, silent) == ([], [])


def test_the_order_is_the_one_in_the_contributors_guide(root: Path) -> None:
    rooms = [", ".join(line) for line in ORDER[1:-1]]
    order = " · ".join(f"{{{room}}}" if "," in room else room for room in rooms)
    assert f"`{order}`" in (root / "CONTRIBUTING.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("minnes.model.item", "from minnes.language.words import YES", []),
        ("minnes.model.item", "from minnes.model.person import Person", []),
        ("minnes.model.item", "from minnes.source import reader", ["minnes.source.reader"]),
        ("minnes.model.item", "def f():\n    import minnes.cli.main", ["minnes.cli.main"]),
        ("minnes.model.item", "from .person import Person", [".person.Person"]),
        ("minnes.model.item", "import minnes", ["minnes"]),
        ("minnes.publish.page", "from minnes.query.rows import rows", []),
        ("minnes.query.rows", "from minnes.publish.page import x", ["minnes.publish.page.x"]),
        ("minnes.review.diff", "from minnes.query.rows import rows", ["minnes.query.rows.rows"]),
        ("minnes.resources", "from minnes.language import words", ["minnes.language.words"]),
        (
            "minnes.cli.commands.check",
            "from minnes.rules.dates import _x",
            ["minnes.rules.dates._x"],
        ),
        ("minnes.cli.commands.check", "import typer, ruamel.yaml", ["ruamel.yaml"]),
        ("minnes.rules.dates", "from rich.text import Text", ["rich.text.Text"]),
    ],
)
def test_a_wrong_import_is_seen(module: str, source: str, wrong: list[str]) -> None:
    assert wrong_imports(module, source) == wrong


@pytest.mark.parametrize(
    ("source", "touched"),
    [
        ("print(1)", ["print"]),
        ("import sys\nsys.exit(1)", ["sys.exit"]),
        ("import sys\nsys.stdout.write('')", ["sys.stdout"]),
        ("raise SystemExit", ["SystemExit"]),
        ("import os\nos.environ['A']\nos.getcwd()", ["os.environ", "os.getcwd"]),
        ("from os import environ as e\ne.get('A')", ["os.environ"]),
        ("from pathlib import Path\nPath.cwd()", ["pathlib.Path.cwd"]),
        ("from datetime import datetime as dt\ndt.now()", ["datetime.datetime.now"]),
        ("import datetime as d\nd.date.today()", ["datetime.date.today"]),
        ("from datetime import date\nf(default=date.today)", ["datetime.date.today"]),
        ("def f():\n    from time import time\n    return time()", ["time.time"]),
        ("import importlib\nimportlib.import_module('x')", ["importlib.import_module"]),
        ("def print_page(page): page.print(today=page.date.today)", []),
    ],
)
def test_what_touches_the_world_is_seen(source: str, touched: list[str]) -> None:
    assert worldly(source) == touched
