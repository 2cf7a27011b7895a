"""The quick way from a text to plain data: what it reads, and what it leaves to the careful one."""

import subprocess
import sys
from pathlib import Path

import pytest

from minnes.source.yaml_parser import NodeParser, Suspicious, read_plain

RUN = "from minnes.cli.main import main; main()"
CHECK = ("examples", "--format", "concise", "--today", "2026-12-20")


def test_the_c_parser_is_live() -> None:
    """Without it everything works, many times slower, and ruamel.yaml says nothing."""
    import _ruamel_yaml

    assert issubclass(NodeParser, _ruamel_yaml.CParser)
    assert not _ruamel_yaml.__file__.endswith(".py")
    assert sys.implementation.name == "cpython"
    node = NodeParser("a: 1").get_single_node()
    assert [(key.value, value.value) for key, value in node.value] == [("a", "1")]


def test_without_the_c_parser_the_same_is_read(root: Path) -> None:
    said = [
        subprocess.run(
            [sys.executable, "-c", f"import sys; {first}{RUN}", "check", "--no-cache", *CHECK],
            cwd=root,
            capture_output=True,
            check=False,
        )
        for first in ("", "sys.modules['_ruamel_yaml'] = None; ")
    ]
    assert said[0].returncode == said[1].returncode == 0
    assert said[0].stdout.count(b"\n") > 2
    assert said[0].stdout == said[1].stdout


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("0780", "0780"),
        ("09:00", "09:00"),
        ("no", "no"),
        ("1_000", "1_000"),
        ("2021-13-45", "2021-13-45"),
        ("=", "="),
        ("~", "~"),
        ("null", "null"),
        ("", None),
        ('""', ""),
        ("|\n  a\n  b", "a\nb\n"),
        ("{from: 10:30, url: https://example.org/a}", {"from": "10:30", "url": "https://example.org/a"}),
        ("[https://a.example, it's 9:15]", ["https://a.example", "it's 9:15"]),
    ],
)  # fmt: skip
def test_every_value_is_text_as_typed(typed: str, value: object) -> None:
    assert read_plain(f"a: {typed}\n") == {"a": value}


@pytest.mark.parametrize(
    "text",
    [
        *("a: x\na: y", "\ta: x", "a: x\u00a0y", "a: &b x", "a: !b x", "a: ! x", "%YAML 1.1\n---\na: x"),
        *("a: x\n---\nb: y", "a: x #y", "a: x\rb: y", "<<: {a: x}", "a: [x", "{[a]: b}", '"": x'),
        *("a: {b, c: d}", "a: x\n  - y", "- x\n  – y", "a: \u2028", "\ufeffa: x", "a: x\u200b"),
        *("[" * 2_000, "- " * 2_000 + "x", "?  " * 8_000 + "x", "- ? " * 2_000 + "x"),
        *("\n".join(" " * n + "a:" for n in range(300)), "a: x\n" * 120_000),
    ],
    ids=lambda text: repr(text[:20]),
)  # fmt: skip
def test_anything_unusual_is_left_to_careful_reading(text: str) -> None:
    with pytest.raises(Suspicious):
        read_plain(text)


def test_many_lines_of_brackets_are_read_at_once() -> None:
    text = "a:\n" + "  - {b: [c, {d: e}]}\n" * 2_000
    assert read_plain(text) == {"a": [{"b": ["c", {"d": "e"}]}] * 2_000}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: x\r\nb: y", {"a": "x", "b": "y"}),
        ("# x\na: y  # z", {"a": "y"}),
        ("a: b&c !d", {"a": "b&c !d"}),
        ("---\na: x", {"a": "x"}),
        ("a: x – y", {"a": "x – y"}),
        ("a:\n- x", {"a": ["x"]}),
    ],
)
def test_what_is_usual_is_read_at_once(text: str, data: object) -> None:
    assert read_plain(text) == data
