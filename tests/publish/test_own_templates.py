"""A project's own templates: used in place of ours, sandboxed, and told of when they fail."""

from pathlib import Path

import pytest
from jinja2.defaults import DEFAULT_FILTERS

from minnes.archive.own_templates import FILTERS
from minnes.language.catalog import translator
from minnes.publish.look import Look, plain_look
from minnes.publish.page import environment, render_page
from minnes.publish.problem import PublishProblem
from minnes.publish.view import MeetingView
from tests.publish.samples import sample, view_of

MINUTES = "title: Ett möte\ndate: 2021-12-10\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "templates"
    made.mkdir()
    return made


def rendered(folder: Path, text: str, view: MeetingView | None = None) -> str:
    """A page made with a template of the project's own for notes."""
    file = folder / "notes/minutes.html.j2"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    look = Look(plain_look().style, folder)
    return render_page(view or view_of(MINUTES), "html", translator("sv"), look=look)


def test_a_template_named_as_ours_is_used_in_its_place(folder: Path) -> None:
    assert rendered(folder, "<p>{{ meeting.title }}, {{ _('Decisions') }}</p>") == (
        "<p>Ett möte, Beslut</p>"
    )


def test_only_what_is_replaced_changes(folder: Path) -> None:
    (folder / "shared").mkdir()
    (folder / "shared/parts.html.j2").write_text(
        '{% extends "minnes/shared/parts.html.j2" %}', "utf-8"
    )
    ours = '{% extends "minnes/notes/minutes.html.j2" %}{% block end %}<p>Hej</p>{% endblock %}'
    made = rendered(folder, ours)
    plain = render_page(view_of(MINUTES), "html", translator("sv"))
    assert made.replace("\n", "") == plain.replace("</main>", "<p>Hej</p></main>").replace("\n", "")


def test_own_templates_escape_what_they_print(folder: Path) -> None:
    view = view_of("title: <b>&\ndate: 2021-12-10\n")
    assert rendered(folder, "{{ meeting.title }}", view) == "&lt;b&gt;&amp;"


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ("\n{{ meeting.titel }}", '2: nothing is called "titel" here', 'did you mean "title"?'),
        (
            "{{ nothing }}",
            '1: nothing is called "nothing" here',
            "here stand: meeting, site, style",
        ),
        (
            "\n\n{% if meeting %}",
            "3: this is no valid template (Unexpected end of template. Jinja was looking for the "
            "following tags: 'elif' or 'else' or 'endif'. The innermost block that needs to be "
            "closed is 'if'.)",
            "look at this line and those before: each {% block %} needs its {% endblock %}",
        ),
        (
            '{% include "shared/pge.html.j2" %}',
            '1: there is no template "shared/pge.html.j2"',
            'did you mean "shared/page.html.j2"?',
        ),
        (
            '{% extends "minnes/notes/minuter.html.j2" %}',
            '1: there is no template "minnes/notes/minuter.html.j2"',
            'did you mean "minnes/notes/minutes.html.j2"?',
        ),
        (
            "{{ meeting.title | nams }}",
            '1: there is no filter or test "nams"',
            "those of minnes stand in the README of its templates, the rest in Jinja2's",
        ),
        (
            "{{ meeting.__class__ }}",
            "1: a template may not use what lies behind names with underscores, nor change things",
            "what it may use stands in the README of minnes' own templates",
        ),
        (
            "{{ 1 / 0 }}",
            "1: this could not be carried out (ZeroDivisionError: division by zero)",
            "look at what is done to values in this line",
        ),
        (
            '{% extends "notes/minutes.html.j2" %}',
            "1: a template builds on itself here, without end",
            "ours is called minnes/ and its name, as in minnes/notes/minutes.html.j2",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_a_cure(
    folder: Path, text: str, said: str, hint: str
) -> None:
    with pytest.raises(PublishProblem) as found:
        rendered(folder, text)
    assert str(found.value.message) == f"templates/notes/minutes.html.j2:{said}"
    assert str(found.value.hint) == hint


def test_a_mistake_in_an_included_template_is_told_there(folder: Path) -> None:
    (folder / "box.html.j2").write_text("\n\n{{ meeting.titl }}", "utf-8")
    with pytest.raises(PublishProblem) as found:
        rendered(folder, '{% include "box.html.j2" %}')
    assert str(found.value.message) == 'templates/box.html.j2:3: nothing is called "titl" here'


def test_a_template_that_is_not_utf_8_is_told(folder: Path) -> None:
    (folder / "box.html.j2").write_bytes("å".encode("latin-1"))
    with pytest.raises(PublishProblem) as found:
        rendered(folder, '{% include "box.html.j2" %}')
    assert str(found.value.message) == (
        "templates/box.html.j2:1: this is no valid template (not UTF-8)"
    )


@pytest.mark.parametrize(
    "name", ["../secret.txt", "/etc/hostname", "link.html.j2", "notes/../../secret.txt"]
)
def test_a_template_reads_nothing_outside_its_folder(folder: Path, name: str) -> None:
    secret = folder.parent / "secret.txt"
    secret.write_text("hemligt", "utf-8")
    (folder / "link.html.j2").symlink_to(secret)
    with pytest.raises(PublishProblem) as found:
        rendered(folder, f'{{% include "{name}" %}}')
    assert str(found.value.message).endswith(f'there is no template "{name}"')


# Whatever a template tries, it gets no further than the texts it was given.
@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ _.__globals__ }}",
        "{{ meeting._replace(title='x') }}",
        "{{ meeting._fields }}",
        "{{ ('{0.' ~ '__class__}').format(meeting) }}",
        "{{ [].append(1) }}",
        "{{ {}.update(a=1) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ (meeting | attr('__class__')).x }}",
        "{{ meeting | map(attribute='__class__') | join }}",
        "{% for n in range(10**9) %}{% endfor %}",
    ],
)
def test_a_template_gets_no_further_than_its_values(folder: Path, attack: str) -> None:
    with pytest.raises(PublishProblem):
        rendered(folder, attack)


def test_a_template_cannot_show_what_the_public_edition_leaves_out(folder: Path) -> None:
    everything = "{{ meeting }} {{ meeting | list }} {{ style }} {{ site }}"
    public = rendered(folder, everything, view_of(sample("notes"), "public"))
    internal = rendered(folder, everything, view_of(sample("notes"), "internal"))
    assert "hemlig" in internal.lower()
    assert [word for word in ("hemlig", "känslig", "osl ") if word in public.lower()] == []


def test_check_knows_every_filter_that_templates_have() -> None:
    known = environment("html", translator("sv")).filters.keys() - DEFAULT_FILTERS.keys()
    assert known == set(FILTERS)
