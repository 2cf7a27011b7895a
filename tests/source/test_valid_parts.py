"""A file whose shape is partly wrong is still checked for the rest."""

from minnes.source.reader import read_meeting


def test_what_is_right_is_there_and_keeps_its_place() -> None:
    reading = read_meeting(
        b"date: 2021-12-10\ntitel: x\nitems:\n  - text: a\n    points: som\n  - title: b\n"
        b"    actions:\n      - Eva Ros: ringer due:snart\n",
        "a.yaml",
    )
    assert reading.value is None
    assert [(diagnostic.code, diagnostic.span.line) for diagnostic in reading.diagnostics] == [
        ("unknown-key", 2),
        ("missing-key", 4),
        ("bad-number", 5),
        ("bad-date", 8),
    ]
    rest = reading.partial
    assert rest is not None
    assert [item.title for item in rest.items] == ["", "b"]
    assert [(action.what, action.due) for action in rest.items[1].actions] == [("ringer", None)]


def test_a_sound_file_has_no_rest() -> None:
    assert read_meeting(b"date: 2021-12-10\ntitle: x\n", "a.yaml").partial is None
