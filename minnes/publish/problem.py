"""What in a project hinders its pages: its own templates, its theme, its logo, two meetings of one path."""

from __future__ import annotations

from collections.abc import Iterable

from minnes.language.message import say
from minnes.language.problem import Problem


class PublishProblem(Problem):
    """No page can be made as the project asks for it; somebody can mend that, and the hint says how."""


class SamePath(PublishProblem):
    """Two meetings would be written to one path."""

    def __init__(self, path: str, first: str, second: str) -> None:
        super().__init__(
            say(
                "{first} and {second} would both be written to {path}",
                first=first,
                second=second,
                path=path,
            ),
            say("give one of them another date, or an id of its own"),
        )


def refuse_twins(meetings: Iterable[tuple[str, str]]) -> None:
    """Raise `SamePath` where two files hold one meeting; `meetings` are ids, and paths of files."""
    paths: dict[str, str] = {}
    for meeting, path in meetings:
        if paths.setdefault(meeting, path) != path:
            raise SamePath(meeting, paths[meeting], path)


class SameDocument(PublishProblem):
    """An attached file would be written to the path of another file."""

    def __init__(self, path: str, first: str, second: str) -> None:
        super().__init__(
            say(
                "{path} would be a file of {first} and another one of {second}",
                path=path,
                first=first,
                second=second,
            ),
            say("give one of the attached files another name"),
        )
