"""Writes a whole review, every file with its changes: for a terminal, as Markdown, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from minnes.language.catalog import Translator
from minnes.language.labels import FIELDS
from minnes.language.message import Message, say
from minnes.model.base import Part
from minnes.model.project import Project
from minnes.review.changes import Change
from minnes.review.changes_in_words import Line, lines
from minnes.review.comparing import Compared
from minnes.review.part_text import headline
from minnes.review.rendering import escaped, markdown, plain, printable
from minnes.review.settings import lines as setting_lines
from minnes.source.diagnostic import Diagnostic

ShownPath = Callable[[str], str]

_STATES = {"added": say("new"), "removed": say("removed")}
_SAME = say("only layout and comments differ; what it says is the same")
_RENAMED = say("only its name differs; what it says is the same")


class Document:
    """Compared files as text; `project` knows the titles of series, `path` how paths are shown."""

    def __init__(self, language: Translator, project: Project | None, path: ShownPath) -> None:
        self.language = language
        self.project = project
        self.path = path

    def text(self, files: Sequence[Compared], colour: bool = False, width: int = 0) -> str:
        """Return a review for a terminal, which has so many columns."""
        return "\n".join(self._text(file, colour, width) for file in files)

    def _text(self, file: Compared, colour: bool, width: int) -> str:
        heading = printable(self.heading(file))
        heading = f"\x1b[1m{heading}\x1b[0m" if colour else heading
        remarks = "".join(f"  {printable(remark)}\n" for remark in self.remarks(file))
        return f"{heading}\n{remarks}{plain(self._lines(file), colour, width)}"

    def markdown(self, files: Sequence[Compared]) -> str:
        """Return a review to paste in a merge request."""
        if not files:
            return self.language.text(say("No minutes were changed.")) + "\n"
        return "\n".join(self._markdown(file) for file in files)

    def _markdown(self, file: Compared) -> str:
        remarks = "".join(f"{escaped(remark)}\n\n" for remark in self.remarks(file))
        listed = markdown(self._lines(file))
        return f"#### {escaped(self.heading(file))}\n\n{remarks}{listed}"

    def json(self, files: Sequence[Compared]) -> str:
        """Return a review for a program."""
        rows = [self._row(file) for file in files]
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"

    def _lines(self, file: Compared) -> list[Line]:
        return [*lines(file.changes, self.language), *setting_lines(file.settings)]

    def heading(self, file: Compared) -> str:
        """Return which file it is, of which meeting, and whether it is new, gone or renamed."""
        about = ", ".join(filter(None, (self.title(file), self._day(file))))
        path = self.path(file.path)
        state = _STATES.get(file.state)
        if file.state == "renamed":
            state = say('was "{path}"', path=self.path(file.old_path))
        whole = f"{path}: {about}" if about else path
        return f"{whole} ({self.language.text(state)})" if state else whole

    def title(self, file: Compared) -> str:
        """Return the meeting's title, its own or its series'."""
        meeting = file.meeting
        if meeting is None:
            return ""
        series = self.project.series.get(meeting.series or "") if self.project else None
        return meeting.title or (series and series.title) or meeting.series or ""

    def _day(self, file: Compared) -> str:
        day = file.meeting and (file.meeting.date or file.meeting.published)
        return day.isoformat() if day else ""

    def remarks(self, file: Compared) -> list[str]:
        """Return what is to be said of the file as a whole."""
        if file.unread:
            return [
                self.language.text(_unread(side, self._problem(diagnostic)))
                for side, diagnostic in file.unread
            ]
        if file.state in ("added", "removed"):
            return [self._counted(file)] if file.meeting else []
        if not (file.changes or file.settings):
            return [self.language.text(_RENAMED if file.state == "renamed" else _SAME)]
        return []

    def _problem(self, diagnostic: Diagnostic | Message) -> str:
        if isinstance(diagnostic, Message):
            return self.language.text(diagnostic)
        line, said = diagnostic.span.line, self.language.text(diagnostic.message)
        return self.language.text(say("line {line}: {problem}", line=line, problem=said))

    def _counted(self, file: Compared) -> str:
        """Return how much there is in minutes that are all new or all gone."""
        count = dict.fromkeys(("participants", "items", "decisions", "actions"), 0)
        if file.meeting is not None:
            items = [item for _, item in file.meeting.all_items()]
            count["participants"] = len(file.meeting.participants)
            count["items"] = len(items)
            count["decisions"] = sum(len(item.decisions) for item in items)
            count["actions"] = sum(len(item.actions) for item in items)
        return ", ".join(f"{self.language.text(FIELDS[name])}: {n}" for name, n in count.items())

    def _row(self, file: Compared) -> dict[str, Any]:
        return {
            "path": self.path(file.path),
            "old_path": self.path(file.old_path) if file.state != "added" else None,
            "state": file.state,
            "title": self.title(file) or None,
            "date": self._day(file) or None,
            "unread": [
                {"version": side, "problem": self._problem(diagnostic)}
                for side, diagnostic in file.unread
            ],
            "changes": [self._change(change) for change in file.changes],
            "settings": [
                {"setting": list(keys), "old": old or None, "new": new or None}
                for keys, old, new in file.settings
            ],
        }

    def _change(self, change: Change) -> dict[str, Any]:
        moved = change.origin
        return {
            "kind": change.kind,
            "part": change.field or "meeting",
            "id": change.name or None,
            "within": self._names(change.around),
            "what": headline(change.field, change.part, self.language)
            if change.field and change.kind != "reordered"
            else None,
            "moved_from": {"within": self._names(moved[0]), "part": moved[1]} if moved else None,
            "after": headline(change.field, change.follows, self.language)
            if change.follows
            else None,
            "fields": [
                {"field": edit.field.rstrip("_"), "old": _data(edit.old), "new": _data(edit.new)}
                for edit in change.edits
            ],
            "data": _data(change.part) if change.kind in ("added", "removed") else None,
            "text": list(self._sentences(change)),
        }

    def _names(self, around: Sequence[Part]) -> list[str]:
        return [
            str(getattr(part, "title", None) or getattr(part, "organization", ""))
            for part in around
        ]

    def _sentences(self, change: Change) -> Iterator[str]:
        for line in plain(lines([change], self.language)).splitlines():
            yield line.strip()


def _unread(side: str, problem: str) -> Message:
    if side == "old":
        return say(
            "the old version cannot be read, so nothing could be compared: {problem}",
            problem=problem,
        )
    return say(
        "the new version cannot be read, so nothing could be compared: {problem}", problem=problem
    )


def _data(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, Part):
        return value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if isinstance(value, list):
        return [_data(part) for part in value]
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)
