"""Loads templates, a project's own before ours, and explains the errors in them."""

from __future__ import annotations

from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from jinja2 import (
    BaseLoader,
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from minnes import resources
from minnes.archive.own_templates import OURS, known_names, near, no_such_template, not_valid
from minnes.language.message import Message, say
from minnes.publish.problem import PublishProblem
from minnes.version import VERSION

VARIABLES = ("meeting", "site", "style")
"""What the template of a page gets."""


def loader(own: Path | None) -> BaseLoader:
    """Return where templates are looked for by name."""
    ours = FileSystemLoader(resources.templates())
    if own is None:
        return ours
    return ChoiceLoader([_Own(own), ours, PrefixLoader({OURS: ours})])


class _Compiled(FileSystemBytecodeCache):
    """Templates as they were compiled once; where they cannot be kept, they are compiled again."""

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except OSError:
            return

    def dump_bytecode(self, bucket: Bucket) -> None:
        try:
            Path(self.directory).mkdir(parents=True, exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            return


_compiled: list[BytecodeCache] = []


def keep_compiled(folder: Path) -> None:
    """Let compiled templates be kept below the user's own folder, never in a project's.

    What is kept is looked up by a template's place and content, and by what compiled it.
    """
    settings = Path(__file__).with_name("page.py").stat().st_mtime_ns
    made_by = f"{VERSION}-{settings:x}-{metadata.version('jinja2')}"
    _compiled[:] = [_Compiled(str(folder / "templates" / made_by))]


def compiled() -> BytecodeCache | None:
    """Return where compiled templates are kept, if they are."""
    return _compiled[0] if _compiled else None


class _Own(FileSystemLoader):
    """A project's templates; what a link leads out of the folder to is not among them."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._folder = folder.resolve()

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        try:
            found = super().get_source(environment, template)
        except UnicodeDecodeError:
            path = str(self._folder / template)
            raise TemplateSyntaxError("not UTF-8", 1, template, path) from None
        if not Path(found[1]).resolve().is_relative_to(self._folder):
            raise TemplateNotFound(template)
        return found


class Unknown(StrictUndefined):
    """A name that a template uses and that nothing has: an error, which lists what there is instead."""

    @property
    def _undefined_message(self) -> str:
        # Jinja2 gives its error a text only: the name, and below it those that would have been right.
        owner = self._undefined_obj
        there = VARIABLES if owner is missing else getattr(owner, "_fields", ())
        return "\n".join([str(self._undefined_name), *there])


def problem(error: Exception, own: Path | None) -> PublishProblem | None:
    """Return what is said of an error in one of the project's own templates; of ours, nothing."""
    place = _place(error, own) if own else None
    if own is None or place is None:
        return None
    file, line = place
    path = file.relative_to(own.resolve().parent).as_posix()
    what, hint = _explained(error, own)
    message = say("{path}:{line}: {what}", path=path, line=line, what=what)
    return PublishProblem(message, hint)


def _place(error: Exception, own: Path) -> tuple[Path, int] | None:
    """Return the innermost line of the project's templates that an error passed through."""
    folder = own.resolve()
    place = None
    trace = error.__traceback__
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.suffix == ".j2" and file.resolve().is_relative_to(folder):
            place = file.resolve(), trace.tb_lineno
        trace = trace.tb_next
    if isinstance(error, TemplateSyntaxError) and error.filename:
        file = Path(error.filename).resolve()
        if file.is_relative_to(folder):
            place = file, error.lineno
    return place


def _explained(error: Exception, own: Path) -> tuple[Message, Message]:
    """Return what is wrong, and what to do about it."""
    if isinstance(error, UndefinedError):
        name, *there = str(error).split("\n")
        return say('nothing is called "{name}" here', name=name), near(name, there)
    if isinstance(error, TemplateNotFound):
        return no_such_template(str(error.name), known_names(own))
    if isinstance(error, SecurityError):
        return (
            say(
                "a template may not use what lies behind names with underscores, nor change things"
            ),
            say("what it may use stands in the README of minnes' own templates"),
        )
    if isinstance(error, TemplateSyntaxError):
        return not_valid(error)
    if isinstance(error, RecursionError):
        return (
            say("a template builds on itself here, without end"),
            say("ours is called minnes/ and its name, as in minnes/notes/minutes.html.j2"),
        )
    reason = f"{type(error).__name__}: {error}"
    return (
        say("this could not be carried out ({reason})", reason=reason),
        say("look at what is done to values in this line"),
    )
