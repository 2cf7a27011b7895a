"""What is published exists in all five languages: no label is missing in any of them."""

from pathlib import Path
from typing import get_args

import pytest

from minnes.language.catalog import LANGUAGES, PUBLISHED, translator
from minnes.language.compile import HERE, languages, merged
from minnes.language.dates import STYLES
from minnes.language.labels import WORDS
from minnes.model.project import Language
from minnes.publish.pdf_data import REGIONS
from tests.language.test_translations import Sentence, in_code, in_templates

TOLD_TO_THE_WRITER = {
    *(
        "gate.py",
        "left_out.py",
        "leaks.py",
        "pdf.py",
        "pdf_templates.py",
        "problem.py",
        "templates.py",
        "extracted.py",
    ),
}
"""Files of publishing whose sentences are remarks to those who publish: no page says them."""

FOR_THE_COORDINATOR = "quality_sheet.py"
"""The one report that is not for readers."""


@pytest.fixture(scope="module")
def published(root: Path) -> set[Sentence]:
    """The labels of pages and reports: those in the templates, and those that the code chooses."""
    every = sorted((root / "minnes/publish").rglob("*.py"))
    assert {file.name for file in every} >= TOLD_TO_THE_WRITER
    modules = [file for file in every if file.name not in TOLD_TO_THE_WRITER]
    query = root / "minnes/query"
    sheets = [file for file in query.glob("*_sheet.py") if file.name != FOR_THE_COORDINATOR]
    modules += [*sorted(sheets), query / "report_words.py"]
    coded = {sentence for file in modules for sentence in in_code(file.read_text("utf-8"), file)}
    words = {Sentence(message.singular) for message in WORDS.values()}
    return coded | words | set(in_templates(root, without="new"))


def test_labels_are_found_in_templates_and_in_code(published: set[Sentence]) -> None:
    assert {Sentence("Need"), Sentence("Next meeting", "Next meetings")} <= published
    assert {Sentence("Draft"), Sentence("{count} person", "{count} people")} <= published
    assert {Sentence("municipality"), Sentence("Figures over time")} <= published
    assert Sentence("How findings are written.") not in published


def test_the_languages_are_those_that_a_project_may_name() -> None:
    assert list(PUBLISHED) == list(get_args(Language)) == list(STYLES) == list(REGIONS)
    with_a_catalogue = {folder.relative_to(HERE).name for folder in languages()}
    assert with_a_catalogue == PUBLISHED.keys() - {"en"}
    assert PUBLISHED.keys() >= LANGUAGES.keys()


@pytest.mark.parametrize("language", sorted(PUBLISHED.keys() - {"en"}))
def test_every_label_has_a_translation(language: str, published: set[Sentence]) -> None:
    catalog = merged(HERE / language)
    lacking = []
    for sentence in sorted(published):
        entry = catalog.get(sentence.id)
        said = entry.string if entry else ""
        if not all(said if isinstance(said, tuple) else (said,)):
            lacking.append(sentence.singular)
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
