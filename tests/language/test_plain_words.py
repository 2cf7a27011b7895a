"""What coordinators read holds no word that only programmers know."""

import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from minnes.language.compile import languages, merged

FOREIGN = re.compile(
    r"(?<![.%\w])(?:YAML|Pydantic|mappings?|scalars?|parsers?|null|traceback)\b(?!/)", re.IGNORECASE
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


@pytest.mark.parametrize(
    ("thing", "word", "never"),
    [
        (r"\bfindings?\b", "anmärkning", "notering"),
        (r"\{count\} notes?\b|^note$", "notering", "anmärkning"),
        (r"(?<!query )\bactions?\b(?!:)", "uppgift", "åtgärd"),
        (r"\bkeys with values\b|\{limit\} values", "värde", "uppgift"),
    ],
)
def test_one_thing_has_one_word_in_swedish(thing: str, word: str, never: str) -> None:
    found = 0
    for entry in sentences(next(language for language in languages() if language.name == "sv")):
        said, shown = (
            " ".join(text) if isinstance(text, (list, tuple)) else text
            for text in (entry.id, entry.string)
        )
        if re.search(thing, re.sub("`[^`]*`|minnes query actions", "", said), re.IGNORECASE):
            found += 1
            assert word in shown.casefold(), (said, shown)
            assert never not in shown.casefold(), (said, shown)
    assert found
