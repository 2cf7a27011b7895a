"""Everything a person reads exists in Swedish: no sentence lacks a translation, and none is left over."""

import ast
import inspect
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from importlib import import_module
from io import BytesIO
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
from jinja2.ext import babel_extract

from minnes.archive.codes import codes
from minnes.cli.code_pages import page
from minnes.language.catalog import LANGUAGES
from minnes.language.compile import HERE, compiled, languages, merged
from minnes.language.mo_file import Compiled
from minnes.model.schema import schema_files

PLACES = {"say": 1, "gettext": 1, "say_many": 2, "ngettext": 2}
"""Functions that take sentences, and how many: one, or one and its plural."""


class Sentence(NamedTuple):
    """A sentence to translate, with its plural if it has one, as gettext knows it."""

    singular: str
    plural: str = ""

    @property
    def id(self) -> str | tuple[str, str]:
        return (self.singular, self.plural) if self.plural else self.singular


def in_code(source: str, path: Path) -> Iterator[Sentence]:
    """The sentences that a module says; an option's help is one too."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        forms = [
            argument.value
            for argument in node.args[: PLACES.get(name, 0)]
            if isinstance(argument, ast.Constant)
        ]
        if forms and all(isinstance(form, str) for form in forms):
            yield Sentence(*forms)
        elif isinstance(node.func, ast.Name) and name in ("say", "say_many"):
            raise AssertionError(f"{path}:{node.lineno}: what is said is no plain text")
        if "cli" in path.parts:
            for keyword in node.keywords:
                if keyword.arg == "help" and isinstance(keyword.value, ast.Constant):
                    yield Sentence(keyword.value.value)


def in_modules(root: Path) -> Iterator[Sentence]:
    for path in sorted((root / "minnes").rglob("*.py")):
        yield from in_code(path.read_text("utf-8"), path)


def in_help(root: Path) -> Iterator[Sentence]:
    """The paragraphs of commands' docstrings, which are their help pages."""
    for path in sorted((root / "minnes/cli/commands").glob("*.py")):
        command = getattr(import_module(f"minnes.cli.commands.{path.stem}"), "command", None)
        help_page = inspect.cleandoc(command.__doc__ or "") if command else ""
        for paragraph in help_page.split("\n\n"):
            if paragraph:
                yield Sentence(" ".join(paragraph.split()))


def in_rules() -> Iterator[Sentence]:
    """The prose of the pages that `minnes explain` shows."""
    for code in codes():
        shown = page(code)
        yield from map(Sentence, (shown.title, shown.what, shown.why, *shown.notes))


def in_templates(root: Path, without: str = "") -> Iterator[Sentence]:
    """The sentences in templates; those of one folder may be left out."""
    options = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    for path in sorted((root / "templates").rglob("*.j2")):
        if path.relative_to(root / "templates").parts[0] == without:
            continue
        with path.open("rb") as file:
            for _, _, message, _ in babel_extract(file, ("_", "gettext", "ngettext"), [], options):
                forms = message if isinstance(message, tuple) else (message,)
                yield Sentence(*(form for form in forms if form is not None))


def in_schemas() -> list[Sentence]:
    """What editors say of keys: the schemas' descriptions."""
    said: list[str] = []
    schema_files(lambda text: said.append(text) or text)
    return [Sentence(text) for text in said]


@pytest.fixture(scope="module")
def sentences(root: Path) -> set[Sentence]:
    found = {*in_modules(root), *in_help(root), *in_rules(), *in_templates(root)}
    return found.union(in_schemas())


def gaps(text: str) -> set[str]:
    """The gaps of a sentence: `{name}` in code, `%(name)s` in templates."""
    named = set(re.findall(r"%\((\w+)\)s", text))
    if named:
        return named
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return set()


def test_sentences_are_found_wherever_people_read_them(root: Path) -> None:
    assert Sentence("Draft") in set(in_modules(root))
    assert Sentence("{count} error", "{count} errors") in set(in_modules(root))
    assert Sentence("How findings are written.") in set(in_modules(root))
    assert Sentence("An entry of a list is empty.") in set(in_rules())
    assert Sentence("Next meeting", "Next meetings") in set(in_templates(root))
    assert Sentence("Who chaired.") in in_schemas()
    assert any(sentence.singular.startswith("Find what is wrong") for sentence in in_help(root))


@pytest.mark.parametrize("language", sorted(LANGUAGES.keys() - {"en"}))
def test_every_sentence_has_a_translation(language: str, sentences: set[Sentence]) -> None:
    catalog = merged(HERE / language)
    lacking = []
    for sentence in sorted(sentences):
        entry = catalog.get(sentence.id)
        forms = (
            entry.string if entry and isinstance(entry.string, tuple) else (entry and entry.string,)
        )
        if not all(forms):
            lacking.append(sentence.singular)
    assert lacking == []


@pytest.mark.parametrize("folder", languages(), ids=lambda folder: folder.name)
def test_no_translation_is_left_over(folder: Path, sentences: set[Sentence]) -> None:
    said = {sentence.id for sentence in sentences}
    assert (
        sorted(
            str(message.id) for message in merged(folder) if message.id and message.id not in said
        )
        == []
    )


@pytest.mark.parametrize("folder", languages(), ids=lambda folder: folder.name)
def test_translations_have_the_same_gaps(folder: Path) -> None:
    wrong = []
    for entry in merged(folder):
        ids = entry.id if isinstance(entry.id, tuple) else (entry.id,)
        forms = entry.string if isinstance(entry.string, tuple) else (entry.string,)
        # A singular may leave its number out: "a file", "{count} files".
        asked, allowed = gaps(ids[-1]), gaps(ids[-1]) | {"count", "num"}
        if any(form and not gaps(form) <= allowed for form in forms) or (
            forms[-1] and gaps(forms[-1]) != asked
        ):
            wrong.append(ids[0])
    assert wrong == []


@pytest.mark.parametrize("folder", languages(), ids=lambda folder: folder.name)
def test_the_compiled_catalogue_is_that_of_its_parts(folder: Path) -> None:
    fresh = (folder / "minnes.mo").read_bytes() == compiled(folder)
    assert fresh, "run `make update`"  # the difference of so many bytes would take minutes to show


def test_there_are_languages_to_look_at() -> None:
    assert [folder.relative_to(HERE).name for folder in languages()] == ["da", "fi", "nb", "sv"]


@pytest.mark.parametrize("folder", languages(), ids=lambda folder: folder.name)
def test_a_catalogue_is_looked_up_as_gettext_itself_reads_it(folder: Path) -> None:
    content = (folder / "minnes.mo").read_bytes()
    whole, ours = GNUTranslations(BytesIO(content)), Compiled(content)
    texts = vars(whole)["_catalog"]
    assert len(texts) > 200
    for key in texts:
        if isinstance(key, tuple):
            several = [(key[0], f"{key[0]}s", n) for n in (0, 1, 2, 21)]
            assert [ours.ngettext(*one) for one in several] == [whole.ngettext(*o) for o in several]
        elif "\x04" in key:
            context, text = key.split("\x04")
            assert ours.pgettext(context, text) == whole.pgettext(context, text)
        else:
            assert ours.gettext(key) == whole.gettext(key)
    for strange in ("", "no such text", "\x7f", "ÿ"):
        assert ours.gettext(strange) == whole.gettext(strange)
        assert ours.ngettext(strange or "x", "xs", 2) == whole.ngettext(strange or "x", "xs", 2)
