"""CommonMark as a tree of plain data."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.publish.prose import prose


def text(words: str) -> dict[str, Any]:
    return {"kind": "text", "text": words}


def paragraph(*body: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "paragraph", "body": list(body)}


@pytest.mark.parametrize(
    ("commonmark", "tree"),
    [
        (
            "a *b* **c** ~~d~~ `e`",
            [
                paragraph(
                    text("a "),
                    {"kind": "emphasis", "body": [text("b")]},
                    text(" "),
                    {"kind": "strong", "body": [text("c")]},
                    text(" "),
                    {"kind": "struck", "body": [text("d")]},
                    text(" "),
                    {"kind": "verbatim", "text": "e"},
                )
            ],
        ),
        (
            "[ordet](https://example.org)",
            [paragraph({"kind": "link", "body": [text("ordet")], "href": "https://example.org"})],
        ),
        ("[x](javascript:x)", [paragraph(text("[x](javascript:x)"))]),
        ("<b>", [paragraph(text("<b>"))]),
        ("a  \nb\nc", [paragraph(text("a"), {"kind": "break"}, text("b"), text(" "), text("c"))]),
        (
            "2. a",
            [
                {
                    "kind": "numbered",
                    "start": 2,
                    "body": [{"kind": "item", "body": [paragraph(text("a"))]}],
                }
            ],
        ),
        ("> a", [{"kind": "quote", "body": [paragraph(text("a"))]}]),
        ("    a", [{"kind": "code", "text": "a"}]),
        (
            "| a |\n| -: |\n| 1 |",
            [
                {
                    "kind": "table",
                    "body": [
                        {
                            "kind": "row",
                            "header": True,
                            "body": [{"kind": "cell", "align": "right", "body": [text("a")]}],
                        },
                        {
                            "kind": "row",
                            "header": False,
                            "body": [{"kind": "cell", "align": "right", "body": [text("1")]}],
                        },
                    ],
                }
            ],
        ),
    ],
)
def test_commonmark_as_a_tree(commonmark: str, tree: list[dict[str, Any]]) -> None:
    assert prose(commonmark) == tree


def test_headings_continue_those_of_the_page_and_skip_no_level() -> None:
    nodes = prose("# a\n\n#### b\n\n## c\n\n###### d")
    assert [node["level"] for node in nodes] == [2, 3, 3, 4]


@settings(max_examples=60, deadline=None)
@given(st.text("ab *_#-<>&`[]()|!\n1.\t", max_size=60))
def test_any_text_becomes_json(commonmark: str) -> None:
    json.dumps(prose(commonmark))
