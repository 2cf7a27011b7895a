"""What changed in meaning is told, exactly and in words; what did not change is not."""

from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minnes.language.catalog import translator
from minnes.language.labels import FIELDS
from minnes.model.base import Part
from minnes.model.meeting import Meeting
from minnes.model.person import Person
from minnes.model.schedule import TimeSpan
from minnes.review.changes import Change, changes
from minnes.review.changes_in_words import lines
from minnes.review.nodes import FAMILIES, KNOWN_BY
from minnes.review.part_text import HEADLINE, PARTS
from minnes.review.rendering import plain
from tests.source.made import meetings
from tests.texts import meeting

OLD = """\
series: bim
date: 2021-12-10
status: draft
participants:
  Orust: Karin Holm, Johan Öst
  Tjörn: Mona Strand
absent: Mats Rud (Ale)
follow_up:
  2021-09-17#A3: open
items:
  - title: Läget
    text: |
      Nya har börjat. Ingen slutar. Lokalen är full,
      det dröjer innan den är ny.
    decisions:
      - Nästa möte hålls på distans.
      - Barnplanen antas.
    actions:
      - Karin Holm: ringer skolan due:2022-01-14
    updates:
      Orust:
        text: Två uppsägningar.
        figures: {ärenden: 3}
      Tjörn: Inget nytt.
  - title: Tolkar
    questions:
      - text: Vem betalar?
        by: Tjörn
  - title: Övrigt
next_meetings: 2022-03-11 9-12
tags: våld, barn
"""


def told(*replaced: tuple[str, str], old: str = OLD, language: str = "en") -> str:
    """What is told when some pieces of the old minutes are replaced."""
    new = old
    for before, after in replaced:
        assert before in new
        new = new.replace(before, after)
    found = changes(meeting(old), meeting(new))
    return "\n" + plain(lines(found, translator(language)))


@pytest.mark.parametrize(
    ("replaced", "said"),
    [
        (
            [("status: draft", "status: circulated"), ("tags: våld, barn", "tags: barn, skola")],
            """
  ~ status: draft → circulated
  ~ tags: [-våld-], barn, {+skola+}
""",
        ),
        (
            [("Karin Holm, Johan Öst\n", "Karin Holm, Johan Ost, Eva Ros\n")],
            """
  ~ Participant changed: Johan Ost (Orust)
      name: Johan [-Öst-] {+Ost+}
  + Participant added: Eva Ros (Orust)
""",
        ),
        (
            [
                ("  Tjörn: Mona Strand\n", "  Ale: Mona Strand, Mats Rud\n"),
                ("absent: Mats Rud (Ale)\n", ""),
            ],
            """
  ~ Participant changed: Mona Strand (Ale)
      organization: Tjörn → Ale
  > Participant moved: Mats Rud (Ale)
      from absent to participants
""",
        ),
        (
            [("2021-09-17#A3: open", "2021-09-17#A3: done")],
            """
  ~ Follow-up changed: 2021-09-17#A3: done
      status: open → done
""",
        ),
        (
            [("innan den är ny", "till maj innan den är ny"), ("Ingen slutar. ", "")],
            """
    Läget
    ~ text: Nya har börjat. [-Ingen slutar.-] Lokalen är full, det dröjer {+till maj+} innan den är ny.
""",
        ),
        (
            [
                ("      - Barnplanen antas.\n", ""),
                ("hålls på distans", "hålls på plats"),
                ("due:2022-01-14", "due:2022-02-14"),
                ("Karin Holm: ringer", "Johan Öst: ringer"),
            ],
            """
    Läget
    ~ Decision D1 changed
        text: Nästa möte hålls på [-distans-] {+plats+}.
    - Decision D2 struck: Barnplanen antas.
    ~ Action A1 changed: Johan Öst: ringer skolan
        who: [-Karin Holm-], {+Johan Öst+}
        due: 2022-01-14 → 2022-02-14
""",
        ),
        (
            [
                ("figures: {ärenden: 3}", "figures: {ärenden: 4}"),
                ("Tjörn: Inget nytt.", "Tjörn: {text: Inget nytt., need: En lokal.}"),
            ],
            """
    Läget
    ~ Orust, figure changed: ärenden: 4
        figure: 3 → 4
    ~ Report changed: Tjörn
        need: nothing → En lokal.
""",
        ),
        (
            [("figures: {ärenden: 3}", "figures: {kronor: {min: 1250000, max: 1250001}}")],
            """
    Läget
    + Orust, figure added: kronor: min: 1250000; max: 1250001
    - Orust, figure removed: ärenden: 3
""",
        ),
        (
            [
                ("        by: Tjörn\n", "        by: Tjörn\n        answer: Kommunen.\n"),
                ("title: Övrigt", "title: Övrigt och avslutning"),
                ("2022-03-11 9-12", "2022-03-18 9-12"),
            ],
            """
    Tolkar
    ~ Question Q1 changed: Vem betalar?
        answer: nothing → Kommunen.
    Övrigt och avslutning
    ~ title: Övrigt {+och avslutning+}
  ~ Next meeting changed: 2022-03-18 09:00-12:00
      date: 2022-03-11 → 2022-03-18
""",
        ),
        (
            [
                ("      - Barnplanen antas.\n", ""),
                ("  - title: Övrigt\n", "  - title: Övrigt\n    decisions: Barnplanen antas.\n"),
            ],
            """
    Övrigt
    > Decision D2 moved: Barnplanen antas.
        from "Läget" to "Övrigt"
""",
        ),
        (
            [
                (
                    "  - title: Övrigt\n",
                    "  - title: Övrigt\n  - {title: Nytt, lead: Eva Ros, number: § 4}\n",
                )
            ],
            """
  + Item added: § 4 Nytt
    + presented by: Eva Ros
""",
        ),
        (
            [("Karin Holm, Johan Öst", "Johan Öst, Karin Holm")],
            "\n  > Participants: the same, in another order\n",
        ),
        (
            [("Ingen slutar. Lokalen", "Ingen slutar.\n      Lokalen")],
            "\n    Läget\n    ~ text: only line breaks and spaces, or how it is written, differ\n",
        ),
    ],
)
def test_what_changed_is_told(replaced: list[tuple[str, str]], said: str) -> None:
    assert told(*replaced) == said


def test_an_item_that_was_moved_is_no_item_struck_and_added() -> None:
    start = OLD.index("  - title: Tolkar")
    end = OLD.index("  - title: Övrigt")
    moved = OLD[:start] + OLD[end : end + 18] + OLD[start:end] + OLD[end + 18 :]
    assert told((OLD, moved)) == '\n  > Item moved: Övrigt\n      now after "Läget"\n'
    inside = OLD[start:end].replace("\n", "\n    ").rstrip(" ")
    sub = OLD[:start] + OLD[end : end + 18] + "    items:\n    " + inside + OLD[end + 18 :]
    assert (
        told((OLD, sub))
        == '\n  > Item moved: Övrigt › Tolkar\n      from "the meeting" to "Övrigt"\n'
    )


def test_it_is_told_in_swedish_too() -> None:
    said = told(
        ("      - Barnplanen antas.\n", ""), ("status: draft", "status: approved"), language="sv"
    )
    assert (
        said
        == """
  ~ läge: utkast → godkänt
    Läget
    - Beslut D2 ströks: Barnplanen antas.
"""
    )


def test_layout_comments_and_short_forms_are_no_changes() -> None:
    other = OLD.replace(
        "  Orust: Karin Holm, Johan Öst\n", "  Orust: [Karin Holm, Johan Öst] # x\n"
    )
    other = other.replace("9-12", "09:00-12:00").replace(
        "tags: våld, barn", "tags:\n  - våld\n  - barn"
    )
    assert other != OLD
    assert changes(meeting(OLD), meeting(other)) == []


def parts() -> list[type[Part]]:
    """Every kind of part that minutes are made of."""
    found: list[type[Part]] = [Meeting]
    for model in found:
        for field in model.model_fields.values():
            found += [one for one in _models(field.annotation) if one not in found]
    return found


def _models(annotation: Any) -> list[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models(argument)]


def test_every_field_has_a_name_and_a_way_to_be_told() -> None:
    names = {name.rstrip("_") for model in parts() for name in model.model_fields}
    assert len(parts()) >= 20
    assert names == set(FIELDS)


def test_every_list_of_parts_is_compared_part_by_part_or_whole() -> None:
    """Names and stretches of time are values: they are compared whole."""
    lists = {
        name: model
        for part in parts()
        for name, field in part.model_fields.items()
        if field.annotation is not None
        and str(field.annotation).startswith(("list", "typing.List"))
        for model in _models(field.annotation)
    }
    apart = {name for name, model in lists.items() if model not in (Person, TimeSpan)}
    assert set(KNOWN_BY) == apart | {"participants", "absent"}
    assert set(KNOWN_BY) == set(PARTS) == set(HEADLINE)
    assert sorted(KNOWN_BY) == sorted(name for names in FAMILIES.values() for name in names)
    for name, keys in KNOWN_BY.items():
        model = lists.get(name, Person)
        assert {key for several in keys for key in several} <= set(model.model_fields)
        assert set(HEADLINE[name]) <= set(model.model_fields)


@given(meetings)
@settings(max_examples=12)
def test_minutes_do_not_differ_from_themselves(one: Meeting) -> None:
    assert changes(one, Meeting.model_validate(one.model_dump(by_alias=True))) == []


@given(meetings, meetings)
@settings(max_examples=20)
def test_something_is_told_exactly_when_the_data_differ(old: Meeting, new: Meeting) -> None:
    found = changes(old, new)
    assert bool(found) == (old.model_dump() != new.model_dump())
    said = lines(found, translator("sv"))
    assert len(said) >= len([change for change in found if change.field != "items"])
    for line in said:
        assert "".join(piece.text for piece in line.pieces).strip()


WORDS = ("anna", "bo", "cia", "dag", "eva", "fia", "gun", "hus", "jul", "karl", "lok", "mat")
sentences = st.lists(st.sampled_from(WORDS), min_size=6, max_size=9, unique=True).map(" ".join)
plain_items = st.lists(sentences, min_size=2, max_size=6, unique=True)


def agenda(titles: list[str], **decided: list[str]) -> Meeting:
    items = [
        {"title": title, "decisions": [{"text": d} for d in decided.get(title, [])]}
        for title in titles
    ]
    return Meeting.model_validate({"title": "T", "date": "2021-12-10", "items": items})


@given(plain_items, st.data())
@settings(max_examples=60)
def test_one_item_moved_is_one_change(titles: list[str], data: st.DataObject) -> None:
    start, end = (data.draw(st.integers(0, len(titles) - 1)) for _ in range(2))
    moved = titles[:start] + titles[start + 1 :]
    moved.insert(end, titles[start])
    found = changes(agenda(titles), agenda(moved))
    assert [change.kind for change in found] == (["moved"] if moved != titles else [])


@given(plain_items, st.data())
@settings(max_examples=60)
def test_one_item_added_or_struck_is_one_change(titles: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(titles) - 1))
    fewer = titles[:place] + titles[place + 1 :]
    for old, new, kind in ((titles, fewer, "removed"), (fewer, titles, "added")):
        found = changes(agenda(old), agenda(new))
        assert [(change.kind, change.part.title) for change in found] == [(kind, titles[place])]


@given(plain_items, plain_items, st.data())
@settings(max_examples=60)
def test_a_decision_moved_to_another_item_is_one_change(
    titles: list[str], decided: list[str], data: st.DataObject
) -> None:
    before, after = (titles[data.draw(st.integers(0, len(titles) - 1))] for _ in range(2))
    rest = decided[1:]
    old = agenda(titles, **{before: rest + decided[:1]})
    decisions = {before: rest}
    decisions[after] = [*decisions.get(after, []), decided[0]]
    found: list[Change] = changes(old, agenda(titles, **decisions))
    if before == after:
        assert found == []
    else:
        [change] = found
        assert (change.kind, change.field, change.part.text) == ("moved", "decisions", decided[0])
        assert change.origin is not None
        assert [part.title for part in change.origin[0]] == [before]
        assert [part.title for part in change.around] == [after]


@given(plain_items, st.data())
@settings(max_examples=60)
def test_one_word_changed_is_one_change_of_one_field(
    decided: list[str], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(decided) - 1))
    edited = [*decided]
    edited[place] += " xylofon"
    found = changes(agenda(["T"], T=decided), agenda(["T"], T=edited))
    assert [
        (change.kind, change.name, [tuple(edit) for edit in change.edits]) for change in found
    ] == [("changed", f"D{place + 1}", [("text", decided[place], edited[place])])]
