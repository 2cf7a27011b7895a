"""Macros and labels are called without detours, and as safely as everything else."""

from pathlib import Path

import pytest
from jinja2.exceptions import SecurityError

from minnes.language.catalog import translator
from minnes.publish import templates
from minnes.publish.page import Format, environment


def made(template: str, format: Format = "html", **given: object) -> str:
    return environment(format, translator("sv")).from_string(template).render(**given)


def test_what_a_label_is_given_is_escaped_and_the_label_is_not() -> None:
    assert made('{{ _("Decisions") }}') == "Beslut"
    shown = made('{{ _("at %(times)s", times="<b>") }}')
    assert "&lt;b&gt;" in shown
    assert "<b>" in made('{{ _("at %(times)s", times="<b>") }}', "txt")


def test_a_label_can_depend_on_a_number_and_be_marked_as_one_to_translate() -> None:
    counted = '{{ ngettext("%(num)s point", "%(num)s points", n) }}'
    assert made(counted, n=1) != made(counted, n=2)
    assert made("{% trans %}Approved{% endtrans %}") == made('{{ gettext("Approved") }}')


def test_a_macro_takes_names_loops_and_a_caller() -> None:
    macro = "{% macro m(a, b='x') %}{{ a }}{{ b }}{% endmacro %}"
    loop = "{% for n in range(2) %}{{ m(n, b='<') }}{% endfor %}"
    assert made(macro + loop) == "0&lt;1&lt;"
    calling = "{% macro n(a) %}{{ a }}{{ caller() }}{% endmacro %}"
    assert made(calling + "{% call n(1) %}!{% endcall %}") == "1!"


def test_nothing_behind_underscores_is_reached_through_a_macro() -> None:
    with pytest.raises(SecurityError):
        made("{% macro m(a) %}{{ a.__class__.mro() }}{% endmacro %}{{ m('') }}")


def test_compiled_templates_are_kept_where_told_and_made_again_where_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(templates, "_compiled", [])
    (tmp_path / "file").write_text("")
    for folder, kept in ((tmp_path / "cache", True), (tmp_path / "file", False)):
        templates.keep_compiled(folder)
        environment.cache_clear()
        found = environment("html", translator("sv")).get_template("shared/parts.html.j2")
        assert found.module
        assert any(folder.rglob("*.cache")) == kept
    environment.cache_clear()
