"""Regular expressions are compiled when they are first used, and all of minnes' own can be."""

import ast
import re
from importlib import import_module
from pathlib import Path

import pytest

import minnes
from minnes.language.regex import _Regex, regex

ROOT = Path(minnes.__file__).parent
MODULES = sorted(
    ".".join(("minnes", *file.relative_to(ROOT).with_suffix("").parts))
    for file in ROOT.rglob("*.py")
    if "regex(" in file.read_text(encoding="utf-8")
)


def test_it_does_what_a_compiled_one_does() -> None:
    word, real = (
        regex(r"(?P<first>å)(ä)?", re.IGNORECASE),
        re.compile(r"(?P<first>å)(ä)?", re.IGNORECASE),
    )
    assert word.sub("-", "Åä, å") == real.sub("-", "Åä, å") == "-, -"
    for _ in range(2):
        match = word.search("xÅ")
        assert match is not None
        assert (match["first"], match.re) == ("Å", real)
    assert (word.pattern, word.flags, word.groups) == (real.pattern, real.flags, real.groups)
    assert regex(rb"\d+").findall(b"1, 22") == [b"1", b"22"]


def test_it_is_compiled_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda text, flags=0: compiled.append(text) or real(text))
    word = regex("å+")
    assert compiled == []
    assert word.fullmatch("åå")
    assert word.fullmatch("å")
    assert compiled == ["å+"]


def test_no_file_compiles_any_while_it_is_imported() -> None:
    """Functions may: theirs are made of what they are given."""
    compiled = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in ROOT.rglob("*.py")
        for statement in ast.parse(file.read_text(encoding="utf-8")).body
        if not isinstance(statement, (ast.FunctionDef, ast.ClassDef))
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
    ]
    assert compiled == []


def test_every_expression_can_be_compiled() -> None:
    found = [
        value
        for name in MODULES
        for value in vars(import_module(name)).values()
        if isinstance(value, _Regex)
    ]
    for expression in found:
        assert expression.pattern
    assert len(found) > 200
