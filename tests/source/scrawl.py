"""Minutes typed as people might: any order, any step, any style, comments and blanks anywhere."""

from __future__ import annotations

from random import Random
from typing import Any

from minnes.model.meeting import Meeting
from minnes.source.writing.scalars import bar, bar_lines, plain, quoted, under_bar


class Scrawl:
    """Types one file; `remarks` are the comments it put in, each of them unlike the others."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.lines: list[str] = []
        self.remarks: list[str] = []
        self.in_text = False

    def file(self, data: dict[str, Any]) -> str:
        self.keys(data, 0, "")
        self.above(0)
        return "\n".join(self.lines) + "\n" * self.random.randint(0, 3)

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    def line_comment(self) -> str:
        blank = " " * (not self.chance(10))
        self.remarks.append(f"#{blank}{len(self.remarks)}: note, [x] 'y' #{len(self.remarks)}#")
        return self.remarks[-1]

    def add(self, line: str, text: bool = False) -> None:
        if self.chance(8):
            line += " " * self.random.randint(1, 9) + self.line_comment()
        elif self.chance(5):
            line += " " * self.random.randint(1, 3)
        self.lines.append(line)
        self.in_text = text

    def above(self, indent: int) -> None:
        while self.chance(15):
            self.lines.append(" " * self.random.randint(0, 3) if self.chance(20) else "")
        if self.chance(8):
            deeper = 0 if self.in_text else 4
            self.lines.append(" " * self.random.randint(0, indent + deeper) + self.line_comment())

    def keys(self, data: dict[str, Any], indent: int, start: str) -> None:
        names = list(data)
        if sum(name not in Meeting.model_fields and not name.isascii() for name in names) == 0:
            self.random.shuffle(names)
        for position, name in enumerate(names):
            if position or not start:
                self.above(indent)
                start = " " * indent
            self.value(data[name], indent, start + self.key(name) + " " * self.chance(5) + ":")

    def key(self, name: str) -> str:
        return self.line(name, inline=False)

    def value(self, data: Any, indent: int, start: str) -> None:
        if data is None:
            self.add(start)
        elif isinstance(data, str):
            self.text(data, indent, start)
        elif not data or self.chance(20):
            self.braces(data, indent, start)
        elif isinstance(data, dict):
            self.add(start)
            self.keys(data, indent + self.random.randint(1, 4), "")
        else:
            self.add(start)
            self.entries(data, indent + self.random.randint(0, 4))

    def entries(self, data: list[Any], indent: int) -> None:
        for entry in data:
            self.above(indent)
            start = " " * indent + "-" + " " * self.random.randint(1, 3)
            if isinstance(entry, dict) and entry and not self.chance(20):
                if self.chance(10):
                    self.add(" " * indent + "-")
                    start = ""
                self.keys(entry, max(len(start), indent + 2), start)
            else:
                self.value(entry, indent, start.rstrip())

    def text(self, text: str, indent: int, start: str) -> None:
        step = self.random.randint(1, 4)
        if under_bar(text) and self.chance(60 if "\n" in text else 10):
            lines = bar_lines(text)
            header = bar(text, lines).replace("2", str(step))
            self.add(f"{start} {header}", text=True)
            self.lines += [" " * (indent + step) + line if line else "" for line in lines]
        elif plain(text) and " " in text and "  " not in text and self.chance(10):
            first, *rest = text.split(" ")
            self.lines.append(f"{start} {first}")
            self.lines += [" " * (indent + step) + word for word in rest[:-1]]
            self.add(" " * (indent + step) + rest[-1])
        else:
            self.add(f"{start} {self.line(text, inline=False)}")

    def line(self, text: str, inline: bool) -> str:
        if plain(text, inline) and not self.chance(20):
            return text
        if "\n" not in text and text.isprintable() and self.chance(50):
            return "'" + text.replace("'", "''") + "'"
        return quoted(text)

    def braces(self, data: Any, indent: int, start: str) -> None:
        split = self.chance(40)
        opening, closing = "{}" if isinstance(data, dict) else "[]"
        parts = self.inside(data)
        if not split or not parts:
            blank = " " * self.chance(20)
            self.add(
                f"{start} {opening}{blank}{(',' + ' ' * self.chance(80)).join(parts)}{blank}{closing}"
            )
            return
        self.add(f"{start} {opening}")
        for one in parts:
            self.above(indent + 1)
            self.add(" " * (indent + 2) + one + ",")
        self.add(" " * (indent + 1) + closing)

    def inside(self, data: Any) -> list[str]:
        if isinstance(data, dict):
            return [f"{self.line(key, True)}: {self.inline(value)}" for key, value in data.items()]
        return [self.inline(value) for value in data]

    def inline(self, data: Any) -> str:
        if data is None:
            return ""
        if isinstance(data, str):
            return self.line(data, True)
        opening, closing = "{}" if isinstance(data, dict) else "[]"
        return opening + ", ".join(self.inside(data)) + closing
