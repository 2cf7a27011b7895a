"""Meeting after meeting: what is carried over is what is open, whatever people did in between."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.archive.carry_over import OpenOutcome, open_outcomes
from minnes.archive.checking import check
from minnes.archive.index import open_index
from minnes.archive.loading import load
from minnes.archive.new_file_text import meeting_text
from minnes.archive.scaffold import scaffold
from minnes.archive.workspace import Workspace, minute_files, open_workspace
from minnes.language.catalog import translator
from minnes.query.ask import prepare
from minnes.source.diagnostic import Severity
from minnes.source.pin import pinned

PROJECT = "language: sv\nseries:\n  bim:\n    title: Nätverket\n"
START = date(2022, 1, 10)


class Story:
    """A series of meetings in a folder, and a simple model of what is open: a set of texts."""

    def __init__(self, root: Path, random: Random) -> None:
        self.root, self.random = root, random
        (root / "minnes.yaml").write_text(PROJECT, "utf-8")
        self.open: set[str] = set()
        self.questions: set[str] = set()
        self.count = 0
        self.drafts: list[Path] = []

    def meet(self, day: date) -> None:
        """Make the file of a meeting, compare what is carried over, and fill it in."""
        workspace = open_workspace(self.root)
        found = self.carried(workspace, day)
        assert {told(matter) for matter in found} == self.open
        for path in {matter.path for matter in found if matter.pin}:
            self.pin(path, [matter for matter in found if matter.path == path and matter.pin])
        assert workspace.project is not None
        new = scaffold(workspace.project, workspace.register, "bim", day, [])
        text = meeting_text(new, translator("sv"), "", found)
        for matter in found:
            word = self.random.choice(["", "", "done", "dropped", "open", "{note: Väntar.}"])
            assert text.count(f"  {matter.reference}:\n") == 1
            text = text.replace(
                f"  {matter.reference}:\n", f"  {matter.reference}: {word}".rstrip() + "\n"
            )
            if word in ("done", "dropped"):
                self.open.discard(told(matter))
        text = text[: text.index("items:")] + "items:\n  - title: Läget\n" + self.outcomes()
        file = self.root / "meetings/bim" / f"{day}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        if self.random.random() < 0.3:
            text = text.replace("status: draft", "status: approved")
        else:
            self.drafts.append(file)
        file.write_text(text, "utf-8")

    def pin(self, path: str, found: list[OpenOutcome]) -> None:
        file = self.root / path
        after = pinned(file.read_bytes(), path, {matter.loc: matter.id for matter in found})
        assert after is not None
        file.write_bytes(after)

    def outcomes(self) -> str:
        """Some new actions, decisions that are put off, and questions."""
        actions = [f"      - Bo Ek: {self.text()}" for _ in range(self.random.randint(0, 3))]
        put_off = [
            f"      - {{text: {self.text()}, outcome: deferred, deferred_to: 2030-01}}"
            for _ in range(self.random.randint(0, 1))
        ]
        asked = [self.text() for _ in range(self.random.randint(0, 1))]
        self.questions.update(asked)
        questions = [f"      - {text}" for text in asked]
        return "\n".join(
            ["    decisions:", *put_off, "    questions:", *questions, "    actions:", *actions, ""]
        )

    def text(self) -> str:
        self.count += 1
        self.open.add(f"sak {self.count}")
        return f"sak {self.count}"

    def add_to_a_draft(self) -> None:
        """Somebody remembers an action at an earlier meeting, and writes it before the others."""
        if self.drafts:
            file = self.random.choice(self.drafts)
            text = file.read_text("utf-8")
            action = f"    actions:\n      - Eva Ros: {self.text()}"
            file.write_text(text.replace("    actions:", action), "utf-8")

    def carried(self, workspace: Workspace, day: date) -> list[OpenOutcome]:
        archive = load(workspace, minute_files(workspace))
        assert not archive.incomplete
        return open_outcomes(archive.meetings, "bim", day)


def told(matter: OpenOutcome) -> str:
    text = str(matter.remarks[0])
    return " ".join(text[text.index("sak ") :].split()[:2])


@settings(max_examples=25)
@given(st.integers(0, 2**32), st.integers(1, 6))
def test_after_any_sequence_of_meetings_what_is_open_is_what_a_simple_model_says(
    seed: int, meetings: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder), Random(seed))
        day = START
        for _ in range(meetings):
            story.meet(day)
            for _ in range(story.random.randint(0, 2)):
                story.add_to_a_draft()
            day += timedelta(days=story.random.randint(1, 60))
        workspace = open_workspace(story.root)
        assert {told(matter) for matter in story.carried(workspace, day)} == story.open
        assert listed(story.root, day) == story.open - story.questions
        found = check(workspace, minute_files(workspace), day)
        wrong = [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]
        twice = [diagnostic for diagnostic in found if diagnostic.code == "closed-twice"]
        assert (wrong, twice) == ([], [])


def listed(root: Path, today: date) -> set[str]:
    """What the index lists as open: actions, and decisions put off."""
    index = open_index(root, None)
    prepare(index, today)
    rows = index.query(
        "SELECT what FROM actions WHERE status IN ('open', 'waiting')"
        " UNION SELECT text FROM decisions WHERE status IN ('deferred', 'forgotten')"
    )
    return {str(text) for (text,) in rows}
