"""What is published exists in all five languages: no label is missing in any of them."""

from pathlib import Path
from typing import get_args

import pytest

from minnes.language.catalog import LANGUAGES, PUBLISHED, translator
from minnes.language.compile import HERE, languages, merged
from minnes.language.dates import STYLES
from minnes.model.project import Language
from minnes.publish.pdf_data import REGIONS
from tests.language.test_translations import Sentence, in_code, in_templates

TOLD_TO_THE_WRITER = {"look.py", "pdf.py", "templates.py"}
"""Files of publishing whose sentences are remarks on a mistake: no page says them."""


@pytest.fixture(scope="module")
def published(root: Path) -> set[Sentence]:
    """The labels of every page: those in the templates, and those that the code chooses."""
    modules = [
        file
        for file in sorted((root / "minnes/publish").rglob("*.py"))
        if file.name not in TOLD_TO_THE_WRITER
    ]
    coded = {one for file in modules for one in in_code(file.read_text("utf-8"), file)}
    return coded | set(in_templates(root, without="new"))


def test_labels_are_found_in_templates_and_in_code(published: set[Sentence]) -> None:
    assert {Sentence("Need"), Sentence("Next meeting", "Next meetings")} <= published
    assert {Sentence("Draft"), Sentence("{count} person", "{count} people")} <= published
    assert Sentence("what") not in published


def test_the_languages_are_those_that_a_project_may_name() -> None:
    assert list(PUBLISHED) == list(get_args(Language)) == list(STYLES) == list(REGIONS)
    with_a_catalogue = {folder.relative_to(HERE).name for folder in languages()}
    assert with_a_catalogue == PUBLISHED.keys() - {"en"}
    assert PUBLISHED.keys() >= LANGUAGES.keys()


@pytest.mark.parametrize("language", sorted(PUBLISHED.keys() - {"en"}))
def test_every_label_has_a_translation(language: str, published: set[Sentence]) -> None:
    catalog = merged(HERE / language)
    lacking = []
    for one in sorted(published):
        entry = catalog.get(one.id)
        said = entry.string if entry else ""
        if not all(said if isinstance(said, tuple) else (said,)):
            lacking.append(one.singular)
    assert lacking == []


def test_labels_are_in_their_language() -> None:
    said = {language: translator(language).gettext("Notice of meeting") for language in PUBLISHED}
    assert said == {
        "sv": "Kallelse",
        "en": "Notice of meeting",
        "nb": "Møteinnkalling",
        "da": "Mødeindkaldelse",
        "fi": "Kokouskutsu",
    }
