"""Random minutes: meetings with every part, filled with ordinary and with awkward text."""

from __future__ import annotations

from functools import partial
from typing import Any
from unicodedata import normalize

from hypothesis import strategies as st

from minnes.model.meeting import Meeting
from minnes.source.steps import WITHHOLDING

AWKWARD = """\
Mest rutin.
Övrigt:
Två saker: lokal och fika
ärende #12
# rubrik
- punkt
* punkt
**fet**
"Klinik" med barn
it's
back\\slash
a, b
[länk](x)
{a}
@a
%
`
!
&x
---
...
null
~
ja
1,8
09:00
ca 55–60
due:2022-01-01
x id:A1
|
>
A och B
Ek, Bo
Ek (a, b)
(
)
?
Ek?
😀
""".splitlines()
ODD = [
    "två rader\nav text",
    "rad\n\n  indragen\n",
    "slut\n\n\n",
    "  indragen\nrad",
    "\n\nefter blankt",
]
ODD += [
    "rad \nmed blank",
    "kod\n\tmed tabb\n",
    " \n",
    " ",
    "\t",
    "\x85",
    "\u2028",
    "\ufeff",
    "\xa0x",
]

words = st.sampled_from(
    ("möte", "Orust", "på", "och", "ny", "rutin", "ärende", "Anna", "§ 4", "2022")
)
lines = st.lists(words, min_size=1, max_size=6).map(" ".join)
paragraphs = st.lists(lines, min_size=1).map("\n".join)
# Letters in parts are put together when a file is read; what steers a terminal is refused.
signs = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=8).map(
    partial(normalize, "NFC")
)
text = st.one_of(lines, paragraphs, st.sampled_from(AWKWARD + ODD), signs)
short = st.one_of(lines, text)
label = st.one_of(lines, st.sampled_from(AWKWARD)).filter(
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


# Lines are several people.
called = short.filter(lambda name: "\n" not in name)
person = part(
    {"name": st.one_of(st.sampled_from(("Anna Lind", "Bo Ek", "alla")), called)},
    **{"substitutes_for": called, **dict.fromkeys(("role", "from_", "until", "note"), short)},
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
attachment = part(
    {}, file=short, url=short, title=short, organization=short, note=text, **withheld
).filter(lambda one: not one or bool(one.keys() - WITHHOLDING))
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
        "next_step": st.one_of(st.just(""), text),
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
).filter(lambda one: not one or bool(one.keys() - WITHHOLDING))  # fmt: skip
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
