"""Turns problems with a project's templates, theme or logo into problems of a command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def as_usage_problems() -> Iterator[None]:
    """Turn what hinders a project's pages into a `UsageProblem`; templates are compiled only once."""
    from minnes.cli import places
    from minnes.cli.problem import UsageProblem
    from minnes.publish.problem import PublishProblem
    from minnes.publish.templates import keep_compiled

    keep_compiled(places.cache_folder())
    try:
        yield
    except PublishProblem as found:
        raise UsageProblem(found.message, found.hint) from None
