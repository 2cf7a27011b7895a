"""The series of a generated project: who belongs to them, when they meet, and minnes.yaml."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.benchmarks.places import REGIONS, Person, Region, people
from tests.benchmarks.prose import ITEM_TITLES, TOPICS

LAST_DAY = date(2026, 6, 30)
YEARS = 10
TIMES = ("9-12", "13-16", "08:30-11:30", "9.30-12", "13.15-15.30")


@dataclass(frozen=True)
class Series:
    """One network: its people and every meeting it holds, in order."""

    name: str
    title: str
    topic: str
    region: Region
    members: tuple[str, ...]
    newcomer: str
    joined: date
    roster: tuple[Person, ...]
    stand_ins: dict[str, Person]
    chair: Person
    secretary: Person
    official: Person
    speaker: Person
    dates: tuple[date, ...]
    time: str

    def place(self, number: int) -> str:
        """Return where meeting `number` is held: every fourth with a member, the others remote."""
        return "Teams" if number % 4 else self.members[number // 4 % len(self.members)]

    def theme(self, number: int) -> str:
        """Return the title of the item that meeting `number` was called to talk about."""
        return ITEM_TITLES[number * 7 % len(ITEM_TITLES)]

    def expected(self, day: date) -> list[Person]:
        """Return the people of the roster whose organization was a member that day."""
        return [
            person
            for person in self.roster
            if person.organization != self.newcomer or day >= self.joined
        ]


def plan(meetings: int, seed: int) -> Iterator[Series]:
    """Yield as many series as hold that many meetings; the last one keeps only its latest."""
    crowd = people(seed)
    number = 0
    while meetings > 0:
        series = _series(number, meetings, crowd, random.Random(f"series {number} {seed}"))
        yield series
        meetings -= len(series.dates)
        number += 1


def _series(
    number: int, most: int, crowd: dict[str, tuple[Person, ...]], rng: random.Random
) -> Series:
    region = REGIONS[number % len(REGIONS)]
    generation, topic_number = divmod(number // len(REGIONS), len(TOPICS))
    topic = TOPICS[topic_number]
    again = f" {generation + 1}" if generation else ""
    members = rng.sample(region.municipalities, min(len(region.municipalities), rng.randint(6, 9)))
    chosen = {member: rng.sample(crowd[member], rng.randint(2, 3)) for member in members}
    chair, secretary = rng.sample(crowd[region.association], 2)
    dates = _dates(rng)[-most:]
    return Series(
        name=f"{topic}-{region.name.lower()}{again.replace(' ', '-')}",
        title=f"Nätverket för {topic} i {region.name}{again}",
        topic=topic,
        region=region,
        members=tuple(sorted(members)),
        newcomer=members[-1],
        joined=date(dates[len(dates) // 3].year, 1, 1),
        roster=tuple(person for member in sorted(members) for person in chosen[member][:-1]),
        stand_ins={member: chosen[member][-1] for member in members},
        chair=chair,
        secretary=secretary,
        official=rng.choice(crowd[region.authority]),
        speaker=rng.choice(crowd[""]),
        dates=dates,
        time=rng.choice(TIMES),
    )


def _dates(rng: random.Random) -> tuple[date, ...]:
    """The second or third of a weekday in the same months of ten years, never in July."""
    months = sorted(rng.sample((1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12), rng.randint(4, 10)))
    weekday, first_day = rng.randrange(5), rng.choice((8, 15))
    days = []
    for year in range(LAST_DAY.year - YEARS, LAST_DAY.year + 1):
        for month in months:
            earliest = date(year, month, first_day)
            days.append(earliest + timedelta((weekday - earliest.weekday()) % 7))
    return tuple(day for day in days if day <= LAST_DAY)[-len(months) * YEARS :]


def project_file(all_series: list[Series]) -> str:
    """Return the text of minnes.yaml."""
    regions = {series.region.name: series.region for series in all_series}.values()
    lines = ["organization: Nätverkens kansli", "language: sv", "timezone: Europe/Stockholm"]
    lines += ["meetings: meetings/**/*.yaml", "organizations:"]
    lines += ["  Nätverkens kansli: {kind: association}"]
    for region in regions:
        lines += [f"  {region.association}:", "    kind: association"]
        lines += [f"    members: [{', '.join(region.municipalities)}]"]
    lines += ["series:"]
    for series in all_series:
        lines += _series_lines(series)
    return "\n".join(lines) + "\n"


def _series_lines(series: Series) -> list[str]:
    members = [
        f"{{organization: {member}, from: {series.joined}}}"
        if member == series.newcomer
        else member
        for member in series.members
    ]
    return [
        f"  {series.name}:",
        f"    title: {series.title}",
        f"    organization: {series.region.association}",
        "    heading: Minnesanteckningar",
        "    place: Teams",
        f"    time: {series.time}",
        "    agenda: [Föregående anteckningar, Läget i kommunerna, Nästa möte]",
        f"    members: [{', '.join(members)}]",
        f"    guests: {series.region.authority}",
        "    abbreviations: {BVC: barnavårdscentral, SIP: samordnad individuell plan}",
        "    roster:",
        *(f"      - {_expected(person, series)}" for person in series.roster),
        f"      - {series.chair.name} ({series.chair.organization})",
        f"      - {series.secretary.name} ({series.secretary.organization})",
    ]


def _expected(person: Person, series: Series) -> str:
    if person.organization == series.newcomer:
        return (
            f"{{name: {person.name}, organization: {person.organization}, from: {series.joined}}}"
        )
    return f"{person.name} ({person.organization})"
