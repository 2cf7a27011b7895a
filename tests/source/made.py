"""Random minutes: meetings of every shape, and files that say the same in every style of typing."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st

from minnes.model.meeting import Meeting
from minnes.source.scalars import bar, bar_lines, plain, quoted, under_bar

AWKWARD = (
    *(
        "Mest rutin.",
        "två rader\nav text",
        "rad\n\n  indragen\n",
        "slut\n\n\n",
        " \n",
        "",
        " ",
        "\t",
    ),
    *(
        "Övrigt:",
        "Två saker: lokal och fika",
        "ärende #12",
        "# rubrik",
        "- punkt",
        "* punkt",
        "**fet**",
    ),
    *(
        '"Klinik" med barn',
        "it's",
        "back\\slash",
        "a, b",
        "[länk](x)",
        "{a}",
        "@a",
        "%",
        "`",
        "!",
        "&x",
    ),
    *(
        "---",
        "...",
        "null",
        "~",
        "ja",
        "1,8",
        "09:00",
        "ca 55–60",
        "due:2022-01-01",
        "x id:A1",
        "|",
        ">",
    ),
    *(
        "A och B",
        "Ek, Bo",
        "Ek (a, b)",
        "(",
        ")",
        "?",
        "Ek?",
        "\r",
        "\x85",
        "\u2028",
        "\ufeff",
        "\xa0x",
    ),
    *(
        "  indragen\nrad",
        "\n\nefter blankt",
        "rad \nmed blank",
        "kod\n\tmed tabb\n",
        "e\u0301",
        "😀",
    ),
)
words = st.sampled_from(
    ("möte", "Orust", "på", "och", "ny", "rutin", "ärende", "Anna", "§ 4", "2022")
)
lines = st.lists(words, min_size=1, max_size=6).map(" ".join)
text = st.one_of(
    lines, st.sampled_from(AWKWARD), st.text(max_size=8), st.lists(lines).map("\n".join)
)
short = st.one_of(lines, text)
label = st.one_of(lines, st.sampled_from([a for a in AWKWARD if a.strip()])).filter(
    lambda name: name.strip() and name not in FIELDS
)
day = st.dates().map(str).filter(lambda written: written >= "1000")
clock = st.times().map(lambda time: f"{time:%H:%M}")
count = st.integers(0, 99).map(str)
identifier = st.from_regex(r"[A-ZÅÄÖ][\w-]{0,3}", fullmatch=True)
reference = st.from_regex(r"[a-zåäö]{1,5}/[0-9-]{1,8}#[AD][0-9]", fullmatch=True)
flag = st.sampled_from(("true", "false"))
mode = st.sampled_from(("on-site", "remote", "hybrid"))
internal = st.one_of(flag, lines)
FIELDS = {"min", "max", "approximate", "written", "unit", "name", "organization", "role", "mode"}
FIELDS |= {"substitutes_for", "from", "until", "note", "excused", "unsure"}


def part(needed: dict[str, Any], **more: Any) -> st.SearchStrategy[dict[str, Any]]:
    more = {key.rstrip("_"): value for key, value in more.items()}
    return st.fixed_dictionaries(needed, optional=more)


def some(strategy: Any, most: int = 3) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


person = part(
    {"name": st.one_of(st.sampled_from(("Anna Lind", "Bo Ek", "alla")), short)},
    **dict.fromkeys(("role", "substitutes_for", "from_", "until", "note"), short),
    **{"organization": label, "mode": mode, "excused": flag, "unsure": flag},
)
people = some(st.one_of(person, part({"organization": label})))
names = some(person)
withheld = {"internal": internal, "public_text": text}
number = st.one_of(st.integers(0, 10**6), st.floats(0, 1e6)).map(float)
figure = st.one_of(
    part({"written": short}),
    part({"min": number}, max=number, approximate=flag, unit=short, written=short),
)
figures = st.dictionaries(
    label, st.one_of(figure, st.dictionaries(label, figure, min_size=1, max_size=2)), max_size=3
).map(
    lambda found: [
        {"label": name, **one}
        for name, value in found.items()
        for one in (
            [{"figure": value}]
            if FIELDS & value.keys()
            else [{"period": period, "figure": inner} for period, inner in value.items()]
        )
    ]
)
attachment = part({}, file=short, url=short, title=short, organization=short, note=text, **withheld)
spans = st.lists(part({"start": clock}, end=clock), max_size=2)
update = part({"organization": label}, by=names, text=text, need=text, figures=figures, **withheld)
updates = st.lists(update, max_size=3, unique_by=lambda one: str(one["organization"]))
question = part({"text": text}, by=names, answer=text, answered_by=names, **withheld)
decision = part(
    {"text": text},
    **{"id": identifier, "outcome": st.sampled_from(("adopted", "rejected", "deferred"))},
    **{"deferred_to": st.just("2022-06"), "concerns": some(short), "owner": names, "due": day},
    **{"vote": part({"for": count}, against=count, abstain=count), "replaces": some(reference)},
    **{"proposals": some(text), "reservations": some(text), "immediate": flag},
    **withheld,
)
action = part(
    {"what": text},
    **{"who": names, "id": identifier, "status": st.sampled_from(("open", "done", "dropped"))},
    **{"due": day, "condition": text, "note": text},
    **withheld,
)
item_fields = {
    **{"number": short, "lead": names, "text": text, "participants": people, "headcount": figure},
    **{"updates": updates, "questions": some(question), "decisions": some(decision)},
    **{
        "actions": some(action),
        "next_step": text,
        "points": count,
        "attachments": some(attachment),
    },
    **withheld,
}
sub_item = part({"title": short}, **item_fields)
item = part({"title": short}, **item_fields, items=some(sub_item, 2))
month = st.just("2022-06")
next_meeting = part(
    {},
    date=day,
    month=month,
    time=spans,
    place=short,
    topic=short,
    extra=flag,
    weekday=short,
    note=text,
)
event = part({"text": text}, date=day, end_date=day, month=month, time=spans, **withheld)
contact = part(
    {}, **dict.fromkeys(("name", "role", "organization", "email", "phone", "address", "url"), short),
    **{"public": flag, "internal": internal},
)  # fmt: skip
follow_up = st.lists(
    part({"reference": reference}, status=st.just("done"), due=day, owner=names, note=text),
    max_size=3, unique_by=lambda one: str(one["reference"]),
)  # fmt: skip
meetings = part(
    {"date": day, "title": lines},
    **{
        "series": st.just("bim"),
        "id": identifier,
        "kind": st.sampled_from(("protocol", "workshop")),
    },
    **dict.fromkeys(("heading", "organization", "number", "record", "weekday", "place"), short),
    **dict.fromkeys(("date_note", "summary", "notes", "publisher", "period"), text),
    **{"date_approximate": flag, "end_date": day, "time": spans, "mode": mode, "published": day},
    **{"status": st.just("draft"), "chair": names, "secretary": names, "adjusters": names},
    **{"participants": people, "absent": people, "headcount": figure, "follow_up": follow_up},
    **{"items": some(item), "ranking": some(part({"title": short, "points": count}))},
    **{"points_per_person": st.just("3"), "attachments": some(attachment), "tags": some(short)},
    **{"next_meetings": some(next_meeting), "events": some(event), "contacts": some(contact)},
    **{"conclusions": some(text), "approval": part({"by": names, "date": day})},
    **{"corrections": some(part({"date": day, "text": text}, by=names))},
    **{"source": part({}, file=short, sha256=short, note=text)},
).map(Meeting.model_validate)


class Scrawl:
    """Types data as people might: any order, any step, any style, comments and blanks anywhere."""

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

    def remark(self) -> str:
        self.remarks.append(f"# {len(self.remarks)}: note, [x] 'y' #{len(self.remarks)}#")
        return self.remarks[-1]

    def add(self, line: str, text: bool = False) -> None:
        if self.chance(8):
            line += " " * self.random.randint(1, 9) + self.remark()
        elif self.chance(5):
            line += " " * self.random.randint(1, 3)
        self.lines.append(line)
        self.in_text = text

    def above(self, indent: int) -> None:
        while self.chance(15):
            self.lines.append(" " * self.random.randint(0, 3) if self.chance(20) else "")
        if self.chance(8):
            deeper = 0 if self.in_text else 4
            self.lines.append(" " * self.random.randint(0, indent + deeper) + self.remark())

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
