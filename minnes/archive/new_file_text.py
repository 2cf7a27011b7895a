"""The text of new files, filled in from the templates in templates/new/."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from minnes import resources
from minnes.archive.carry_over import OpenOutcome, comment
from minnes.archive.scaffold import Scaffold
from minnes.language import rules_of_typing
from minnes.language.catalog import Translator
from minnes.source.writing.scalars import one_line


def fill(template: str, language: Translator, **values: Any) -> str:
    """Return a new file's text; `template` is the name of its template without `.j2`."""
    environment = _environment(language)
    return environment.get_template(f"{template}.j2").render(**values, language=language.language)


def meeting_text(
    new: Scaffold, language: Translator, schema: str, left_open: Sequence[OpenOutcome] = ()
) -> str:
    """Return the text of a meeting's new file; `schema` is its JSON Schema's path, or nothing.

    `left_open` is what earlier meetings left open, for the new one to follow up.
    """
    return fill(
        f"{new.kind}.yaml",
        language,
        new=new,
        schema=schema,
        rules=rules_of_typing.short(language),
        left_open=[(matter.reference, comment(matter, language.text)) for matter in left_open],
        others=language.gettext("others"),
    )


@cache
def _environment(language: Translator) -> SandboxedEnvironment:
    # What comes out is no HTML; the filters quote what the format would read otherwise.
    environment = SandboxedEnvironment(
        autoescape=False,
        extensions=["jinja2.ext.i18n"],
        keep_trailing_newline=True,
        loader=FileSystemLoader(resources.templates() / "new"),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"typed": _typed, "key": one_line}
    environment.install_gettext_translations(language, newstyle=True)  # type: ignore[attr-defined]
    return environment


def _typed(text: str) -> str:
    """Return a blank and the text, to follow a key's colon; "" without a text."""
    return f" {one_line(text)}" if text else ""
