"""Every code of reading has its page, and everything that is said is said in Swedish too."""

import ast
import inspect
import re
from collections.abc import Callable
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

from minnes.language.compile import HERE, compiled
from minnes.source.codes.advice import Advice, code_name
from minnes.source.codes.catalog import FILE_CODES, READING, SHAPE_CODES
from minnes.source.diagnostic import Diagnostic
from minnes.source.reader import read_meeting, read_project

PARTS = re.compile(
    r"(?P<title>[^\n]+)\n\nWhat it checks: (?P<what>.+?)\nWhy: (?P<why>.+?)"
    r"\nExample:\n(?P<example>.+?)\nInstead:\n(?P<instead>.+)",
    re.DOTALL,
)
SWEDISH = GNUTranslations(BytesIO(compiled(HERE / "sv")))
EVERY = (*FILE_CODES, *SHAPE_CODES)


@pytest.mark.parametrize("code", EVERY, ids=lambda code: code.__name__)
def test_every_code_has_a_page_of_four_parts_in_two_languages(code: Callable[..., Advice]) -> None:
    match = PARTS.fullmatch(inspect.cleandoc(code.__doc__ or ""))
    assert match is not None
    prose = [" ".join(match[part].split()) for part in ("title", "what", "why")]
    assert [text for text in prose if SWEDISH.gettext(text) == text] == []


def said_in(folder: Path) -> set[str]:
    trees = [ast.parse(file.read_text("utf-8")) for file in sorted(folder.rglob("*.py"))]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {
        argument.value
        for call in calls
        if isinstance(call.func, ast.Name) and call.func.id in ("say", "say_many")
        for argument in call.args[:1]
        if isinstance(argument, ast.Constant)
    }


def test_everything_that_reading_says_is_said_in_swedish(root: Path) -> None:
    sentences = said_in(root / "minnes" / "source")
    assert len(sentences) > 100
    assert [
        sentence for sentence in sorted(sentences) if SWEDISH.gettext(sentence) == sentence
    ] == []


def test_no_message_uses_words_of_the_trade(root: Path) -> None:
    trade = re.compile(
        r"yaml|scalar|mapping|parser|null|pydantic|string|token|node|nod\b|nyckelvärde",
        re.IGNORECASE,
    )
    sentences = said_in(root / "minnes" / "source")
    both = [*sentences, *(SWEDISH.gettext(sentence) for sentence in sentences)]
    named = "minnes.yaml"  # a file that everybody sees
    assert [one for one in both if trade.search(one.replace(named, ""))] == []


def test_every_function_that_says_something_is_in_the_catalogue(root: Path) -> None:
    files = sorted((root / "minnes" / "source").rglob("*.py"))
    functions = {
        node.name
        for file in files
        for node in ast.parse(file.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
        and isinstance(node.returns, ast.Name)
        and node.returns.id == Advice.__name__
        and not node.name.startswith("_")
    }
    assert functions == {code.__name__ for code in EVERY}
    assert {name.replace("_", "-") for name in functions} - READING == {
        "misplaced-ignore",
        "placeholder",
    }


HEAD = "date: 2021-12-10\ntitle: Nätverksträff\n"
ITEM = "items:\n  - title: Nuläget\n"
AROUND = (
    ("", 0),
    (HEAD, 0),
    (f"{HEAD}participants:\n", 2),
    (f"{HEAD}absent:\n", 2),
    (f"{HEAD}{ITEM}", 4),
    (f"{HEAD}{ITEM}    updates:\n      Orust:\n", 8),
    (f"{HEAD}{ITEM}    decisions:\n", 6),
    (f"{HEAD}{ITEM}    decisions:\n      - text: Planen antas.\n", 8),
)
"""Where in a meeting the few lines of a page can stand."""


def said_of(snippet: str) -> list[list[Diagnostic]]:
    """What is said of a page's few lines at each place where they can stand, minnes.yaml the last."""
    lines = inspect.cleandoc("\n" + snippet).splitlines()
    texts = [
        above + "".join(f"{' ' * column}{line}\n" for line in lines) for above, column in AROUND
    ]
    found = [read_meeting(text.encode(), "x.yaml").diagnostics for text in texts]
    return [*found, read_project("\n".join(lines).encode(), "minnes.yaml").diagnostics]


@pytest.mark.parametrize("code", SHAPE_CODES, ids=lambda code: code.__name__)
def test_what_a_page_says_to_write_instead_is_right(code: Callable[..., Advice]) -> None:
    match = PARTS.fullmatch(inspect.cleandoc(code.__doc__ or ""))
    assert match is not None
    assert [] in [[diagnostic.code for diagnostic in found] for found in said_of(match["instead"])]


@pytest.mark.parametrize("code", SHAPE_CODES, ids=lambda code: code.__name__)
def test_the_example_of_a_page_shows_its_code(code: Callable[..., Advice]) -> None:
    match = PARTS.fullmatch(inspect.cleandoc(code.__doc__ or ""))
    assert match is not None
    assert code_name(code) in [
        diagnostic.code for found in said_of(match["example"]) for diagnostic in found
    ]
