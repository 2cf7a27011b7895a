"""What in a project hinders its pages: its own templates, its theme, its logo."""

from __future__ import annotations

from minnes.language.problem import Problem


class PublishProblem(Problem):
    """No page can be made as the project asks for it; somebody can mend that, and the hint says how."""
