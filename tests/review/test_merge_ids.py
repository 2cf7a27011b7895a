"""After a merge every id means what it meant, or it is told that it does not."""

from minnes.model.identity import referable_entries
from minnes.review.merge import merge
from minnes.source.reader import read_meeting


def minutes(*actions: str) -> str:
    lines = [f"      - Bo Ekman: {action}" for action in actions]
    return "\n".join(
        [
            "series: bim",
            "date: 2021-12-10",
            "items:",
            "  - title: Läget",
            "    actions:",
            *lines,
            "",
        ]
    )


def ids(text: str) -> dict[str, str]:
    meeting = read_meeting(text.encode(), "m.yaml").value
    assert meeting is not None
    return {
        entry.outcome.what: entry.id
        for entry in referable_entries(meeting)
        if hasattr(entry.outcome, "what")
    }


def merged(base: str, ours: str, theirs: str) -> tuple[str, list[str]]:
    found = merge(base.encode(), ours.encode(), theirs.encode(), "m.yaml")
    assert found.conflicts == 0
    return found.content.decode(), [str(remark) for remark in found.remarks]


def test_ours_keep_their_ids_and_theirs_get_the_next() -> None:
    text, told = merged(minutes("a"), minutes("a", "vår"), minutes("a", "deras"))
    assert text == minutes("a", "vår", "deras")
    assert ids(text) == {"a": "A1", "vår": "A2", "deras": "A3"}
    assert told == ['"deras" was A2 on one side and is now A3: look for references to it']


def test_what_they_added_above_ours_does_not_push_it() -> None:
    text, told = merged(minutes("a", "b"), minutes("a", "b", "vår"), minutes("deras", "a", "b"))
    assert ids(text) == {"deras": "A1", "a": "A2", "b": "A3", "vår": "A4"}
    assert told == [
        '"a" was A1 on one side and is now A2: look for references to it',
        '"b" was A2 on one side and is now A3: look for references to it',
        '"vår" was A3 on one side and is now A4: look for references to it',
    ]


def test_an_id_that_would_go_to_something_else_is_written_out() -> None:
    base, ours = minutes("a", "b"), minutes("vår", "a", "b")
    text, told = merged(base, ours, minutes("a", "deras", "b"))
    assert text == minutes("vår", "a", "deras id:A4", "b")
    assert ids(text) == {"vår": "A1", "a": "A2", "deras": "A4", "b": "A3"}
    assert '"deras" was A2 on one side and is now A4: look for references to it' in told


def test_ids_that_are_written_out_stay() -> None:
    base = minutes("a id:A1", "b id:A2")
    text, told = merged(
        base, minutes("a id:A1", "vår", "b id:A2"), minutes("a id:A1", "b id:A2", "deras")
    )
    assert ids(text) == {"a": "A1", "vår": "A3", "b": "A2", "deras": "A4"}
    assert told == ['"deras" was A3 on one side and is now A4: look for references to it']


def test_one_id_written_out_for_two_things_is_a_conflict() -> None:
    base = minutes("a")
    ours, theirs = minutes("a", "vår id:A7"), minutes("deras id:A7", "a")
    found = merge(base.encode(), ours.encode(), theirs.encode(), "m.yaml")
    assert found.conflicts == 1
    assert b"v\xc3\xa5r id:A7" in found.content
    assert b"deras id:A7" in found.content
