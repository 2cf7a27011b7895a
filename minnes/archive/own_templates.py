"""Checks a project's own templates before they are used: can Jinja2 read them, are they used at all?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from minnes import resources
from minnes.archive import typst_templates
from minnes.archive.own_blocks import idle_blocks
from minnes.archive.scan import TEMPLATES
from minnes.language.extras import install_hint
from minnes.language.message import Message, say
from minnes.language.regex import regex
from minnes.source.codes.advice import Advice, code_name
from minnes.source.diagnostic import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from jinja2 import Environment, TemplateSyntaxError
    from jinja2.nodes import Template

OURS = "minnes"
"""`minnes/shared/page.html.j2` is ours, also where the project has one of that name."""

FILTERS = (
    "prose",
    "line",
    "css",
    "alphabetical",
    "underlined",
    "names",
    "listed",
    "written",
    "told",
    "tongue",
)
"""Filters that templates have beside those of Jinja2."""

MOST_NAMED = 30
"""Names that a hint lists at most."""

_ENDINGS = (".j2", ".jinja", ".jinja2", ".html", ".typ", ".css", ".js")
_NO_SUCH = regex(r"No (?:filter|test) named '(?P<name>[^']*)'")


def bad_template(what: Message, hint: Message) -> Advice:
    """A template of the project's own that cannot be read.

    What it checks: that each template in the project's folder templates can be read by Jinja2, or
        by typst where that is installed, and that the filters and the other templates it names are
        there.
    Why: no page could be made with it, and the mistake would only show when pages are to be
        published.
    Example:
        {% block end %}<p>{{ meeting.title }}</p>
    Instead:
        {% block end %}<p>{{ meeting.title }}</p>{% endblock %}
    """
    return Advice(what, hint)


def idle_template(name: str, known: Collection[str]) -> Advice:
    """A template of the project's own that is used for nothing.

    What it checks: that each template in the project's folder templates is named as one of minnes'
        own, whose place it takes, or is used by another of the project's; and that each block it
        fills is in the template it extends.
    Why: somebody wrote it to change how pages look, and with this name it changes nothing.
    Example:
        templates/note/minutes.html.j2
    Instead:
        templates/notes/minutes.html.j2
    """
    near = _nearest(name, known)
    if name.endswith(".css"):
        hint = say("styles of your own are a theme: put them in {folder}/themes", folder=TEMPLATES)
    elif near:
        hint = say('did you mean "{name}"?', name=f"{TEMPLATES}/{near}")
    else:
        hint = say("what can be replaced stands in the README of minnes' own templates")
    return Advice(say("no page uses this file: minnes has no template of that name"), hint)


def folder(root: Path) -> Path | None:
    """Return where a project's own templates lie, if it has some."""
    path = root / TEMPLATES
    return path if path.is_dir() else None


def names(folder: Path) -> dict[str, Path]:
    """Return the templates of a folder, and what lies among them, by name; what leads out is left out."""
    top = folder.resolve()
    return {
        file.relative_to(folder).as_posix(): file
        for file in sorted(folder.rglob("*"))
        if file.suffix in _ENDINGS and file.is_file() and file.resolve().is_relative_to(top)
    }


def replaceable() -> list[str]:
    """Return the names of our own templates that a project's may stand in for, sorted."""
    files = names(resources.templates())
    return [name for name in files if name.endswith((".j2", ".typ")) and name[:4] != "new/"]


def known_names(own: Path) -> set[str]:
    """Return the names of all templates, ours also by the name that nothing takes the place of."""
    ours = replaceable()
    return {*names(own), *ours, *(f"{OURS}/{name}" for name in ours)}


def problems(own: Path) -> Iterator[Diagnostic]:
    """Yield what is wrong with a project's own templates."""
    ours = replaceable()
    files = names(own)
    every = known_names(own)
    used, unsure = {*ours}, False
    for name, file in files.items():
        if name.endswith(".typ"):
            text = file.read_text("utf-8", "replace")
            used.update(typst_templates.taken(name, text))
            if line := typst_templates.from_the_network(text):
                yield _at(name, text, line, bad_template(*typst_templates.NO_PACKAGES))
            yield from _unreadable_by_typst(name, text)
        if not name.endswith(".j2"):
            continue
        if isinstance(read := _read(name, file), Diagnostic):
            yield read
            continue
        text, tree = read
        for line, taken in _referred(tree):
            unsure = unsure or not taken
            if taken and taken not in every:
                what, hint = no_such_template(taken, every)
                yield _at(name, text, line, bad_template(what, hint))
            used.add(taken)
        for line, block, there in idle_blocks(tree, partial(_file_of, own), _jinja().parse):
            what = say('no page shows the block "{name}": what it extends has none', name=block)
            diagnostic = _at(name, text, line, Advice(what, near(block, there)))
            yield replace(diagnostic, severity=Severity.WARNING, code=code_name(idle_template))
    for name in files:
        if name not in used and not unsure and not name.startswith("themes/"):
            said, code = idle_template(name, ours), code_name(idle_template)
            yield Diagnostic(
                f"{TEMPLATES}/{name}", Span(0, 0), Severity.WARNING, code, said.message, said.hint
            )


def no_such_template(name: str, known: Collection[str]) -> tuple[Message, Message]:
    """Return the advice about a template that does not exist."""
    return say('there is no template "{name}"', name=name), near(name, sorted(known))


def not_valid(error: TemplateSyntaxError) -> tuple[Message, Message]:
    """Return the advice about a template that Jinja2 cannot read."""
    if unknown := _NO_SUCH.search(str(error.message)):
        return (
            say('there is no filter or test "{name}"', name=unknown["name"]),
            say("those of minnes stand in the README of its templates, the rest in Jinja2's"),
        )
    return (
        say("this is no valid template ({reason})", reason=str(error.message)),
        say("look at this line and those before: each {{% block %}} needs its {{% endblock %}}"),
    )


def near(name: str, known: Collection[str]) -> Message:
    """Return the hint that names what was probably meant, or what there is."""
    if found := _nearest(name, known):
        return say('did you mean "{name}"?', name=found)
    if 0 < len(known) <= MOST_NAMED:
        return say("here stand: {names}", names=", ".join(known))
    return say("what there is stands in the README of minnes' own templates")


def _nearest(name: str, known: Collection[str]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, 1, 0.6)), "")


def _read(name: str, file: Path) -> tuple[str, Template] | Diagnostic:
    """Return a template's text and its syntax tree, or what is wrong with it."""
    from jinja2 import TemplateSyntaxError

    text = ""
    try:
        text = file.read_text("utf-8")
        jinja = _jinja()
        jinja.compile(text, name, str(file))
        return text, jinja.parse(text)
    except UnicodeDecodeError:
        error = TemplateSyntaxError("not UTF-8", 1, name)
    except TemplateSyntaxError as found:
        error = found
    return _at(name, text, error.lineno, bad_template(*not_valid(error)))


def _jinja() -> Environment:
    """Return an environment that parses templates as that of pages does; it renders none."""
    from jinja2 import Environment

    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    environment.filters.update(dict.fromkeys(FILTERS, str))
    return environment


def _referred(tree: Template) -> Iterator[tuple[int, str]]:
    """Yield the line and the name of each template that one names; a blank where it is worked out."""
    from jinja2 import nodes

    kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for node in (statement for kind in kinds for statement in tree.find_all(kind)):
        taken = getattr(node.template, "value", "")  # type: ignore[attr-defined]
        missing = isinstance(node, nodes.Include) and node.ignore_missing
        yield node.lineno, taken if isinstance(taken, str) and not missing else ""


def _file_of(own: Path, name: str) -> Path | None:
    """Return the file of a template by its name: a project's own, else ours."""
    ours = resources.templates() / name.removeprefix(f"{OURS}/")
    return next((file for file in (own / name, ours) if file.is_file()), None)


def _unreadable_by_typst(name: str, text: str) -> Iterator[Diagnostic]:
    """Yield what typst cannot read in a template, or that there is no typst to ask."""
    if not typst_templates.is_there():
        said = bad_template(
            say("whether this template can be read is not known: typst is not installed"),
            install_hint("pdf"),
        )
        yield replace(_at(name, text, 1, said), severity=Severity.NOTE)
    elif mistake := typst_templates.mistake(text):
        line, reason = mistake
        what = say("this is no valid template ({reason})", reason=reason)
        hint = say("look at this line and those before: each bracket needs the one that closes it")
        yield _at(name, text, line, bad_template(what, hint))


def _at(name: str, text: str, line: int, said: Advice) -> Diagnostic:
    """Return what is said of a line of a template."""
    lines = text.split("\n")
    start = sum(len(above) + 1 for above in lines[: line - 1])
    end = start + len(lines[line - 1].rstrip()) if line <= len(lines) else start
    span = Span.within(text, start, end)
    path, code = f"{TEMPLATES}/{name}", code_name(bad_template)
    return Diagnostic(path, span, Severity.ERROR, code, said.message, said.hint)
