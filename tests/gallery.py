"""The gallery of mistakes: bad files, each with exactly what is said of it, in every language.

A case is a file `tests/cases/errors/<code>.yaml` (or a folder `<code>/`, for what shows only in a
whole project), and `<code>.txt` beside it holds what is said. Further cases of a code, and near
misses that must stay silent (an empty `.txt`), are `<code>.<variant>.yaml`. A case begins with a
comment that says what really happened. One that ends in `.minnes.yaml` is a project file. To write
the `.txt` files, and then read their diff:

    pytest --update

A room shows its codes with two tests (`check` is the room's own, and gives the diagnostics of a
case, their paths relative to `ERRORS`; `CODES` are names such as "bad-date"):

    @pytest.mark.parametrize("case", gallery.cases(CODES), ids=gallery.name)
    def test_each_mistake_is_said_exactly(case: Path, pytestconfig: pytest.Config) -> None:
        gallery.assert_said(case, check(case), pytestconfig)

    def test_each_code_has_a_case() -> None:
        assert gallery.without_case(CODES) == []

`tests/test_gallery.py` looks for cases that belong to no code.

In a `.txt` there stands under each finding: `|` the text it points at, `=` the hint, `~` the lines
that `minnes fix` would write.
"""

from collections.abc import Callable, Iterable
from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest

from minnes.language.catalog import LANGUAGES, Translator, translator
from minnes.language.compile import HERE, compiled
from minnes.language.message import Message
from minnes.source.decode import decode
from minnes.source.diagnostic import Diagnostic, Edit
from minnes.source.yaml_parser import Source

ERRORS = Path(__file__).parent / "cases" / "errors"


def cases(codes: Iterable[str]) -> list[Path]:
    """The cases of these codes, variants included, sorted."""
    known = set(codes)
    return [case for case in all_cases() if code(case) in known]


def all_cases() -> list[Path]:
    return sorted(path for path in ERRORS.iterdir() if path.suffix == ".yaml" or path.is_dir())


def without_case(codes: Iterable[str]) -> list[str]:
    """The codes that have no case of their own (a variant is not enough)."""
    return sorted(set(codes) - {name(case) for case in all_cases()})


def orphans(codes: Iterable[str]) -> list[str]:
    """Cases of no code, and expected texts of no case."""
    known, shown = set(codes), {name(case) for case in all_cases()}
    strangers = [case.name for case in all_cases() if code(case) not in known]
    texts = [text.name for text in sorted(ERRORS.glob("*.txt")) if text.stem not in shown]
    return strangers + texts


def name(case: Path) -> str:
    """A case's name: its code, maybe with a variant (`bad-date.month`)."""
    return case.name.removesuffix(".yaml")


def code(case: Path) -> str:
    """The code a case is about."""
    return name(case).partition(".")[0]


def said_of(case: Path) -> Path:
    """The file that holds what is said of a case."""
    return case.with_name(name(case) + ".txt")


def assert_said(case: Path, found: Iterable[Diagnostic], config: pytest.Config) -> None:
    """Hold that exactly what the case's `.txt` says is said of it, and that it shows its code."""
    diagnostics = sorted(found, key=lambda diagnostic: diagnostic.order)
    shown = "\n".join(
        part for language in LANGUAGES for part in _in_language(language, diagnostics)
    )
    expected = said_of(case)
    if config.getoption("--update"):
        expected.write_text(shown, "utf-8", newline="\n")
    assert shown == (expected.read_text("utf-8") if expected.exists() else None)
    if name(case) == code(case):
        assert code(case) in {diagnostic.code for diagnostic in diagnostics}


def said(diagnostic: Diagnostic, language: str, read: Callable[[str], bytes]) -> str:
    """A finding as the gallery shows it; `read` gives the bytes of the file a path names."""
    source, _ = decode(read(diagnostic.path), diagnostic.path)
    span, text = diagnostic.span, _text(language)
    place = f"{diagnostic.path}:{span.line}:{span.column}"
    lines = [f"{place}: {diagnostic.severity.word}: {text(diagnostic.message)} [{diagnostic.code}]"]
    lines += [f"  | {line}" for line in source.text[span.start : span.end].splitlines()]
    lines += (
        [f"  = {line}" for line in text(diagnostic.hint).splitlines()] if diagnostic.hint else []
    )
    lines += [f"  ~ {line}" for line in _mended(source, diagnostic.edits)]
    return "\n".join(lines) + "\n"


def _in_language(language: str, diagnostics: list[Diagnostic]) -> list[str]:
    shown = [said(diagnostic, language, _content) for diagnostic in diagnostics]
    return [f"# {LANGUAGES[language]}\n", *shown] if shown else []


def _content(path: str) -> bytes:
    return (ERRORS / path).read_bytes()


def _mended(source: Source, edits: tuple[Edit, ...]) -> list[str]:
    """The lines that hold the edits, once they are made."""
    if not edits:
        return []
    text = source.text
    first = text.rfind("\n", 0, edits[0].start) + 1
    last = text.find("\n", edits[-1].end)
    last = last if last >= 0 else len(text)
    mended = ""
    for edit in edits:
        mended += text[first : edit.start] + edit.replacement
        first = edit.end
    return (mended + text[first:last]).splitlines()


@cache
def _fresh(language: str) -> Translator:
    """The translator made from the `.po` files as they are now, compiled or not."""
    if language == "en":
        return translator(language)
    return Translator(language, GNUTranslations(BytesIO(compiled(HERE / language))))


def _text(language: str) -> Callable[[Message], str]:
    def text(message: Message) -> str:
        translated = _fresh(language).gettext(message.singular)
        assert language == "en" or translated != message.singular, f"no {language}: {message}"
        return _fresh(language).text(message)

    return text
