"""What coordinators read holds no word that only programmers know."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from minnes.language.compile import languages, merged

FOREIGN = re.compile(
    r"(?<![.%\w])(?:YAML|Pydantic|mappings?|scalars?|parsers?|null|traceback)\b(?!/)", re.I
)
"""Words of the tools behind minnes; `minnes.yaml` and the line `%YAML` are no words of ours."""


def sentences(folder: Path) -> list[Message]:
    """Every sentence of a language's catalogue with its translation."""
    return [entry for entry in merged(folder) if entry.id]


@pytest.mark.parametrize("folder", languages(), ids=lambda folder: folder.name)
def test_no_sentence_speaks_of_the_tools_behind_minnes(folder: Path) -> None:
    found = []
    for entry in sentences(folder):
        for text in (entry.id, entry.string):
            for form in text if isinstance(text, (list, tuple)) else (text,):
                found += [(word, form) for word in FOREIGN.findall(form)]
    assert found == []


def test_a_word_of_the_tools_is_noticed() -> None:
    assert FOREIGN.search("expected a mapping")
    assert not FOREIGN.search("give it a map")
