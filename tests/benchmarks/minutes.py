"""The minutes of one series, meeting by meeting: what one leaves open, a later one closes."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from tests.benchmarks import outcomes, prose
from tests.benchmarks.attendance import Attendance, absent, attend, participants
from tests.benchmarks.outcomes import Ledger
from tests.benchmarks.places import Person
from tests.benchmarks.prose import MONTHS, WEEKDAYS
from tests.benchmarks.series import Series


def meetings(series: Series, seed: int) -> Iterator[tuple[date, str]]:
    """Yield the date and the text of every meeting of the series, in order."""
    rng = random.Random(f"minutes {series.name} {seed}")
    ledger = Ledger()
    for number, day in enumerate(series.dates):
        ledger.begin(day, series.dates[number + 1 :])
        lines = _meeting(rng, series, number, ledger)
        yield day, "\n".join(lines) + "\n"


def _meeting(rng: random.Random, series: Series, number: int, ledger: Ledger) -> list[str]:
    attendance = attend(rng, series, ledger.day)
    follow_up = outcomes.follow_up(rng, ledger, series.name)
    return [
        *_head(rng, series, number, ledger.day),
        "",
        *participants(rng, attendance),
        *absent(rng, attendance),
        *(["", "follow_up:", *follow_up] if follow_up else []),
        "",
        "items:",
        *_items(rng, series, number, attendance, ledger),
        *_ahead(rng, series, number),
        *_tail(rng, series, ledger.day),
    ]


def _head(rng: random.Random, series: Series, number: int, day: date) -> list[str]:
    place = series.place(number)
    return [
        "# yaml-language-server: $schema=../../schemas/meeting.schema.json",
        f"series: {series.name}",
        f"date: {day}",
        *([f"weekday: {WEEKDAYS[day.weekday()]}"] if rng.random() < 0.3 else []),
        f"time: {series.time}",
        f"place: {place}",
        f"mode: {'remote' if place == 'Teams' else 'on-site'}",
        *(["status: circulated"] if rng.random() < 0.3 else []),
        f"chair: {series.chair.name}",
        f"secretary: {series.secretary.name}",
    ]


def _items(
    rng: random.Random, series: Series, number: int, attendance: Attendance, ledger: Ledger
) -> list[str]:
    others = [title for title in prose.ITEM_TITLES if title != series.theme(number)]
    before, *after = rng.sample(others, rng.randint(2, 3))
    lines = [*_title("Föregående anteckningar"), *_block("text", prose.paragraph(rng, 2), 4)]
    lines += _item(rng, before, series, attendance, ledger)
    lines += _round(rng, attendance)
    lines += _item(rng, series.theme(number), series, attendance, ledger)
    for title in after:
        lines += _item(rng, title, series, attendance, ledger)
    if rng.random() < 0.1:
        lines += _internal(rng)
    return lines + _next_item(series, number)


def _item(
    rng: random.Random, title: str, series: Series, attendance: Attendance, ledger: Ledger
) -> list[str]:
    lines = _title(title)
    if rng.random() < 0.5:
        lines.append(f"    lead: {rng.choice(attendance.present).name}")
    lines += _block("text", prose.text(rng), 4)
    if rng.random() < 0.3:
        lines += _questions(rng, attendance)
    if ledger.awaited or rng.random() < 0.7:
        lines += outcomes.decisions(rng, ledger, series.name, *attendance.owners())
    if rng.random() < 0.7:
        lines += outcomes.actions(rng, ledger, *attendance.owners())
    if rng.random() < 0.2:
        lines += _attachments(rng)
    if rng.random() < 0.1:
        lines += ["    items:", f"      - title: {rng.choice(prose.MATTERS)}"]
        lines += _block("text", prose.paragraph(rng, 2), 8)
    return lines


def _title(title: str) -> list[str]:
    return [f"  - title: {title}"]


def _block(key: str, lines: list[str], indent: int) -> list[str]:
    space = " " * indent
    return [f"{space}{key}: |", *(f"{space}  {line}".rstrip() for line in lines)]


def _round(rng: random.Random, attendance: Attendance) -> list[str]:
    lines = [*_title("Läget i kommunerna"), "    updates:"]
    for organization in filter(None, attendance.organizations()):
        speaker = next(p for p in attendance.present if p.organization == organization)
        lines += _update(rng, organization, speaker)
    return lines


def _update(rng: random.Random, organization: str, speaker: Person) -> list[str]:
    chance = rng.random()
    if chance < 0.08:
        return [f"      {organization}:"]
    if chance < 0.4:
        return [f"      {organization}: {prose.sentence(rng)}"]
    lines = [f"      {organization}:", f"        by: {speaker.name}"]
    lines += _block("text", prose.paragraph(rng, rng.randint(1, 3)), 8)
    if rng.random() < 0.3:
        lines.append(f"        need: {rng.choice(prose.NEEDS)}")
    if rng.random() < 0.4:
        lines.append("        figures:")
        labels = rng.sample(prose.FIGURES, rng.randint(1, 3))
        lines += [f"          {label}: {rng.choice(prose.AMOUNTS)}" for label in labels]
    return lines


def _questions(rng: random.Random, attendance: Attendance) -> list[str]:
    if rng.random() < 0.4:
        return ["    questions:", f"      - {rng.choice(prose.QUESTIONS)}"]
    asker, answerer = rng.sample(attendance.present, 2)
    return [
        "    questions:",
        f"      - text: {rng.choice(prose.QUESTIONS)}",
        f"        by: {asker.name}",
        f"        answer: {rng.choice(prose.ANSWERS)}",
        f"        answered_by: {answerer.name}",
    ]


def _attachments(rng: random.Random) -> list[str]:
    return [
        "    attachments:",
        *rng.sample(
            [
                "      - bilagor/arbetsordning.txt",
                "      - title: Underlag\n        url: https://www.example.org/underlag.pdf",
                "      - {title: Rutin för samtycke}",
            ],
            rng.randint(1, 2),
        ),
    ]


def _internal(rng: random.Random) -> list[str]:
    return [
        *_title("Ett enskilt ärende"),
        *_block("text", prose.paragraph(rng, 2), 4),
        "    internal: OSL 26 kap. 1 §",
        "    public_text: Ett ärende diskuterades.",
    ]


def _next_item(series: Series, number: int) -> list[str]:
    if number + 1 == len(series.dates):
        return []
    day = series.dates[number + 1]
    spoken = f"{WEEKDAYS[day.weekday()]} den {day.day} {MONTHS[day.month - 1]} {day.year}"
    said = [f"Nästa träff är {spoken}.", f"Tema är {series.theme(number + 1).lower()}."]
    return [*_title("Nästa möte"), *_block("text", said, 4)]


def _ahead(rng: random.Random, series: Series, number: int) -> list[str]:
    coming = range(number + 1, min(number + 1 + rng.randint(1, 3), len(series.dates)))
    if not coming:
        return []
    lines = ["", "next_meetings:"]
    if len(coming) == 3 and ":" not in series.time:
        days = ", ".join(str(series.dates[later]) for later in coming)
        weekday = WEEKDAYS[series.dates[number].weekday()]
        return [*lines, f"  - {{dates: [{days}], time: {series.time}, weekday: {weekday}}}"]
    for later in coming:
        line = f"  - {series.dates[later]} {series.time}"
        if rng.random() < 0.5:
            line += f", {series.place(later)}: {series.theme(later)}"
        lines.append(line)
    return lines


def _tail(rng: random.Random, series: Series, day: date) -> list[str]:
    lines = [""]
    if rng.random() < 0.2:
        first = day + timedelta(rng.randint(20, 90))
        lines += ["events:", f"  - {first}: Utbildningsdag om {series.topic}"]
        lines += [f"  - {first + timedelta(7)}/{first + timedelta(8)}: Konferens"]
    lines.append(f"tags: {series.topic}, samverkan")
    if rng.random() < 0.2:
        lines += ["conclusions:", f"  - {rng.choice(prose.TAKEAWAYS)}"]
    if rng.random() < 0.1:
        lines += _block("notes", prose.paragraph(rng, 1), 0)
    return lines
