"""The Jinja2 sandbox of templates, and the gettext functions in it, both without overhead.

A page is made of some hundred calls of macros and labels. Jinja2 asks of each call anew what it may be
given; of macros and labels that is known, and asking took a third of the time a page took.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from minnes.language.catalog import Translator


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox without the overhead of checks for fields of views, macros and labels."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return an attribute; those that a view declares are safe."""
        if attribute in _fields(obj.__class__):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, called: Any, /, *args: Any, **named: Any) -> Any:
        """Call something; macros and labels are safe, and want to know whether to escape."""
        if called.__class__ in _SAFE:
            named.pop("_block_vars", None)
            named.pop("_loop_vars", None)
            return called(context.eval_ctx, *args, **named)
        return super().call(context, called, *args, **named)


class Label:
    """Says a label in the language of the page; one without variables is put together only once."""

    def __init__(self, find: Callable[[str], str]) -> None:
        self._find = find
        self._known: dict[str, str] = {}

    @pass_eval_context
    def __call__(self, context: EvalContext, label: str, /, **variables: Any) -> str:
        if not context.autoescape:
            return self._find(label) % variables
        if variables:
            return Markup(self._find(label)) % variables  # noqa: S704 - the catalogue is ours
        known = self._known.get(label)
        if known is None:
            known = self._known[label] = Markup(self._find(label)) % {}  # noqa: S704
        return known


class Counted:
    """Says a label that depends on a number."""

    def __init__(self, find: Callable[[str, str, int], str]) -> None:
        self._find = find

    @pass_eval_context
    def __call__(
        self, context: EvalContext, one: str, more: str, number: int, /, **variables: Any
    ) -> str:
        said = self._find(one, more, number)
        if context.autoescape:
            said = Markup(said)  # noqa: S704 - the catalogue is ours
        return said % {"num": number, **variables}


_SAFE: frozenset[Any] = frozenset((Macro, Label, Counted))


def speak(environment: ImmutableSandboxedEnvironment, translator: Translator) -> None:
    """Let templates say labels in a language."""
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        translator.gettext,
        translator.ngettext,
        newstyle=True,
        pgettext=translator.pgettext,
        npgettext=translator.npgettext,
    )
    environment.globals["_"] = environment.globals["gettext"] = Label(translator.gettext)
    environment.globals["ngettext"] = Counted(translator.ngettext)


@cache
def _fields(kind: Any) -> frozenset[str]:
    """Return the declared fields of a named tuple or a data class, and what a loop tells of itself."""
    if kind is LoopContext:
        return frozenset(("first", "last", "index", "index0", "length"))
    declared = getattr(kind, "_fields", ()) if issubclass(kind, tuple) else ()
    return frozenset((*declared, *getattr(kind, "__dataclass_fields__", ())))
