"""Edits change what they name and no other byte, and lead to rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnes.language.message import say
from minnes.source import edits
from minnes.source.diagnostic import Diagnostic, Edit, Severity, Span
from minnes.source.edits import MendResult
from minnes.source.reader import read_meeting

BOM = b"\xef\xbb\xbf"


def found(*changes: Edit) -> Diagnostic:
    """A diagnostic that is mended by the given changes."""
    start, end = (changes[0].start, changes[0].end) if changes else (0, 0)
    span = Span(start, end)
    return Diagnostic("a.yaml", span, Severity.ERROR, "code", say("wrong"), None, changes)


@pytest.mark.parametrize(
    ("before", "changes", "after"),
    [
        ("ab", [Edit(1, 1, "-")], "a-b"),
        ("åäö", [Edit(1, 2, "x"), Edit(0, 1, "")], "xö"),
        ("e\u0301 a", [Edit(2, 3, "b")], "e\u0301 b"),
        ("😀 a\n", [Edit(2, 3, "b")], "😀 b\n"),
        ("a\nb", [Edit(1, 1, " |\n ")], "a |\n \nb"),
        ("a\r\nb\r\n", [Edit(1, 1, " |\n c")], "a |\r\n c\r\nb\r\n"),
    ],
)
def test_only_what_an_edit_names_changes(before: str, changes: list[Edit], after: str) -> None:
    assert edits.apply(before.encode(), changes) == after.encode()
    assert edits.apply(BOM + before.encode(), changes) == BOM + after.encode()


def test_of_edits_that_meet_the_first_is_made() -> None:
    first, second, third = found(Edit(0, 3, "a")), found(Edit(2, 4, "b")), found(Edit(4, 5, "c"))
    assert edits.apart([third, second, first]) == [first, third]


def test_edits_of_one_finding_are_made_together_or_not_at_all() -> None:
    diagnostic, both = found(Edit(0, 2, "a")), found(Edit(1, 1, "b"), Edit(8, 9, "c"))
    assert edits.apart([diagnostic, both]) == [diagnostic]


def test_two_edits_at_one_place_are_not_both_made() -> None:
    first, second = found(Edit(1, 1, "a")), found(Edit(1, 1, "b"))
    assert edits.apart([first, second]) == [first]


def doubled(content: bytes) -> list[Diagnostic]:
    """Each pair of equal letters, to be made one: pairs overlap in a run."""
    text = content.decode()
    pairs = [at for at in range(len(text) - 1) if text[at] == text[at + 1]]
    return [found(Edit(at, at + 2, text[at])) for at in pairs]


def test_mending_goes_on_until_nothing_is_left_to_mend() -> None:
    after = edits.mend(b"abbbbcc", doubled)
    assert (after.content, len(after.mended), after.left) == (b"abc", 4, ())


@given(st.text("ab", max_size=20))
def test_mending_twice_changes_nothing_more(text: str) -> None:
    once = edits.mend(text.encode(), doubled).content
    assert edits.mend(once, doubled) == MendResult(once, (), ())


def test_edits_that_lead_back_are_not_made() -> None:
    def swapped(content: bytes) -> list[Diagnostic]:
        return [found(Edit(0, 1, "b" if content == b"a" else "a"))]

    after = edits.mend(b"a", swapped)
    assert (after.content, len(after.mended), len(after.left)) == (b"b", 1, 1)


def test_what_has_no_edits_is_left() -> None:
    wrong = found()
    assert edits.mend(b"a", lambda _content: [wrong]) == MendResult(b"a", (), (wrong,))


def test_real_slips_are_mended_and_every_other_byte_stays() -> None:
    before = (
        "date: 2021-12-10\r\ntitle: Möte   # e\u0301\r\nitems:\r\n"
        "  - title:  A\r\n    text: Två saker: lokal och fika\r\n"
    )
    after = edits.mend(BOM + before.encode(), lambda c: read_meeting(c, "a.yaml").diagnostics)
    whole = before.replace("Två saker: lokal och fika", '"Två saker: lokal och fika"')
    assert after.content == BOM + whole.encode()
    assert (len(after.mended), after.left) == (1, ())


def test_a_diff_shows_lines_taken_away_and_put_in() -> None:
    assert edits.diff(b"a\nb\nc\n", b"a\nB\nc\n", "x.yaml") == [
        "--- x.yaml",
        "+++ x.yaml",
        "@@ -1,3 +1,3 @@",
        " a",
        "-b",
        "+B",
        " c",
    ]


def test_a_diff_tells_of_a_missing_line_break_at_the_end() -> None:
    assert edits.diff(b"a", b"a\n", "x") == [
        "--- x",
        "+++ x",
        "@@ -1 +1 @@",
        "-a",
        "\\ No newline at end of file",
        "+a",
    ]


def test_a_diff_of_nothing_is_empty() -> None:
    assert edits.diff(b"a\n", b"a\n", "x") == []


def test_a_diff_splits_only_at_line_breaks() -> None:
    lines = edits.diff("a\u2028b\x0cc\n".encode(), b"d\n", "x")
    assert lines[3:] == ["-a\u2028b\x0cc", "+d"]


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("- Per Lind: ringer skolan", "- Per Lind: ringer skolan id:A1"),
        ("- Per Lind: ringer skolan   # i dag", "- Per Lind: ringer skolan id:A1   # i dag"),
        ("- ringer skolan  ", "- ringer skolan id:A1  "),
        ('- "OBS: ringer"', '- "OBS: ringer id:A1"'),
        ("- 'OBS: ringer' # nu", "- 'OBS: ringer id:A1' # nu"),
        ("- Per Lind: ringer\n  condition: snart", "- Per Lind: ringer id:A1\n  condition: snart"),
    ],
)
def test_an_addition_stands_at_the_end_of_its_line(line: str, after: str) -> None:
    text = f"actions:\n{line}\nnotes: x\n"
    for newline in ("\n", "\r\n"):
        typed = text.replace("\n", newline)
        edit = edits.append_to_line(typed, typed.index("ringer"), " id:A1")
        changed = edits.apply(typed.encode(), [edit]).decode()
        assert changed == f"actions:\n{after}\nnotes: x\n".replace("\n", newline)


def test_an_addition_to_text_under_a_bar_stands_on_its_last_line() -> None:
    text = "decisions:\n  - |\n    Vi ses\n    i mars.\n\ntags: x\n"
    edit = edits.append_to_line(text, text.index("mars"), " id:D1")
    assert edits.apply(text.encode(), [edit]).decode() == text.replace("mars.", "mars. id:D1")


def test_an_addition_in_quotes_is_escaped() -> None:
    text = "notes: \"a\"\ntags: 'b'\n"
    first = edits.append_to_line(text, 0, ' "c"')
    second = edits.append_to_line(text, text.index("'b"), " d's")
    assert (
        edits.apply(text.encode(), [first, second]) == b"notes: \"a \\\"c\\\"\"\ntags: 'b d''s'\n"
    )


def test_nothing_can_be_added_where_no_value_stands() -> None:
    with pytest.raises(ValueError, match="no value stands on this line"):
        edits.append_to_line("a: b\n# c\n", 6, " x")
