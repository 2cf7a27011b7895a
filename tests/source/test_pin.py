"""An id written out: one line changed, and nothing else said than before."""

import pytest
from hypothesis import HealthCheck, given, settings

from minnes.model.identity import referable_entries
from minnes.source.pin import pinned
from minnes.source.reader import read_meeting
from minnes.source.writing.writer import dump
from tests.source.made import meetings

HEAD = "date: 2021-12-10\ntitle: Möte\nitems:\n  - title: Läget\n"


def written(lines: str, field: str, name: str, position: int = 0) -> str:
    """The lines of an item's list after an id was written out in it."""
    content = (HEAD + lines).encode()
    after = pinned(content, "m.yaml", {("items", 0, field, position): name})
    assert after is not None
    text = after.decode()
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


@pytest.mark.parametrize(
    ("field", "before", "after"),
    [
        ("decisions", "      - Vi ses.\n", "      - Vi ses. id:A7\n"),
        ("decisions", "      - Vi ses.   # i mars\n", "      - Vi ses. id:A7   # i mars\n"),
        ("decisions", "      - 'Det är ''så''.'\n", "      - 'Det är ''så''. id:A7'\n"),
        ("decisions", '      - "Så: nu."\n', '      - "Så: nu. id:A7"\n'),
        (
            "decisions",
            "      - Vi ses\n        i mars.\n",
            "      - Vi ses\n        i mars. id:A7\n",
        ),
        (
            "decisions",
            "      - |\n        Vi ses.\n\n        I mars.\n\n",
            "      - |\n        Vi ses.\n\n        I mars. id:A7\n\n",
        ),
        (
            "decisions",
            "      - {text: Planen, outcome: deferred, deferred_to: 2022-06 }\n",
            "      - {text: Planen, outcome: deferred, deferred_to: 2022-06, id: A7 }\n",
        ),
        (
            "decisions",
            "      - text: Planen   # igen\n        outcome: rejected\n",
            "      - text: Planen   # igen\n        id: A7\n        outcome: rejected\n",
        ),
        (
            "decisions",
            "      - text: |\n          Planen.\n        outcome: rejected\n",
            "      - id: A7\n        text: |\n          Planen.\n        outcome: rejected\n",
        ),
        ("actions", "      - Bo Ek: ringer\n", "      - Bo Ek: ringer id:A7\n"),
        (
            "actions",
            "      - Bo Ek: ringer due:2022-01-14\n        note: snart\n",
            "      - Bo Ek: ringer due:2022-01-14 id:A7\n        note: snart\n",
        ),
        (
            "actions",
            "      - Bo Ek: |\n          ringer\n",
            "      - id: A7\n        Bo Ek: |\n          ringer\n",
        ),
        (
            "actions",
            "      - who: Bo Ek\n        what: ringer\n",
            "      - who: Bo Ek\n        id: A7\n        what: ringer\n",
        ),
        ("questions", "      - Hur gör ni?\n", "      - Hur gör ni? id:A7\n"),
        (
            "questions",
            "      - text: Hur gör ni?\n        by: Orust\n",
            "      - text: Hur gör ni?\n        id: A7\n        by: Orust\n",
        ),
    ],
)
def test_an_id_is_written_where_it_belongs(field: str, before: str, after: str) -> None:
    key = f"    {field}:\n"
    assert written(key + before, field, "A7") == key + after
    windows = (HEAD + key + before).replace("\n", "\r\n").encode()
    found = pinned(windows, "m.yaml", {("items", 0, field, 0): "A7"})
    assert found == (HEAD + key + after).replace("\n", "\r\n").encode()


def test_one_thing_may_stand_for_a_list_of_one() -> None:
    assert (
        written("    decisions: Vi ses.\n", "decisions", "D1") == "    decisions: Vi ses. id:D1\n"
    )


def test_several_ids_are_written_at_once() -> None:
    content = (HEAD + "    decisions:\n      - a\n      - b\n").encode()
    places = {("items", 0, "decisions", 0): "D1", ("items", 0, "decisions", 1): "D2"}
    after = pinned(content, "m.yaml", places)
    assert after == content.replace(b"- a", b"- a id:D1").replace(b"- b", b"- b id:D2")


def test_a_file_that_cannot_be_read_is_left_alone() -> None:
    assert pinned(b"items: [", "m.yaml", {("items", 0, "actions", 0): "A1"}) is None


@settings(max_examples=50, suppress_health_check=list(HealthCheck))
@given(meetings)
def test_whatever_minutes_say_only_the_ids_are_new(meeting) -> None:
    try:
        content = dump(meeting).encode()
    except ValueError:
        return
    names = {
        entry.loc: entry.id for entry in referable_entries(meeting) if entry.outcome.id is None
    }
    taken = {entry.outcome.id for entry in referable_entries(meeting) if entry.outcome.id}
    names = {loc: name for loc, name in names.items() if name not in taken}
    after = pinned(content, "m.yaml", names)
    if after is None:
        return
    reading = read_meeting(after, "m.yaml")
    assert reading.value is not None
    assert {entry.loc: entry.id for entry in referable_entries(reading.value)} == {
        entry.loc: entry.id for entry in referable_entries(meeting)
    }
    assert content.count(b"\n") <= after.count(b"\n") <= content.count(b"\n") + len(names)
