"""Keys are put in where the format has them, and every other byte stays."""

import pytest

from minnes.source.edits import apply
from minnes.source.insert import NoPlace, append, put, put_below

APPROVAL = {"by": "Anna Lind", "date": "2022-03-21", "seal": "minnes-1:sha256:0f"}


def after(text: str, values: dict[str, object]) -> str:
    return apply(text.encode(), put(text, values)).decode()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "put_in"),
    [
        # replaced, its comment kept
        ("title: A\nstatus: draft  # snart\n", "title: A\nstatus: approved  # snart\n"),
        ("title: A\nstatus: 'draft'\nchair: B\n", "title: A\nstatus: approved\nchair: B\n"),
        # left blank until now
        ("title: A\nstatus:\nchair: B\n", "title: A\nstatus: approved\nchair: B\n"),
        ("title: A\nstatus: # hur?\n", "title: A\nstatus: approved # hur?\n"),
        # missing: after the last key that stands before it in the format
        ("title: A\nmode: remote\nchair: B\n", "title: A\nmode: remote\nstatus: approved\nchair: B\n"),
        ("title: A # x\n\n# vilka\nchair: B\n", "title: A # x\nstatus: approved\n\n# vilka\nchair: B\n"),
        ("chair: B\n", "status: approved\nchair: B\n"),
        ("# minnes\nchair: B\n", "# minnes\nstatus: approved\nchair: B\n"),
        ("  title: A\n  chair: B\n", "  title: A\n  status: approved\n  chair: B\n"),
        ("title: A", "title: A\nstatus: approved"),
        ("title: A\r\nchair: B\r\n", "title: A\r\nstatus: approved\r\nchair: B\r\n"),
        ("\ufefftitle: A\n", "\ufefftitle: A\nstatus: approved\n"),
        ("{title: A, chair: B}\n", "{title: A, status: approved, chair: B}\n"),
        ("{chair: B}\n", "{status: approved, chair: B}\n"),
    ],
)  # fmt: skip
def test_a_text_is_put_where_the_format_has_it(text: str, put_in: str) -> None:
    bom = text.startswith("\ufeff")
    edits = put(text[bom:], {"status": "approved"})
    assert apply(text.encode(), edits).decode() == put_in


@pytest.mark.parametrize(
    ("text", "put_in"),
    [
        (
            "title: A\n",
            "title: A\n\napproval:\n  by: Anna Lind\n  date: 2022-03-21\n  seal: minnes-1:sha256:0f\n",
        ),
        (
            "title: A\nsummary: |\n  B\n\n\n# slut\n",
            "title: A\nsummary: |\n  B\n\napproval:\n  by: Anna Lind\n  date: 2022-03-21\n"
            "  seal: minnes-1:sha256:0f\n\n\n# slut\n",
        ),
        (
            "title: A\nnotes: |+\n  B\n\n\n",
            "title: A\nnotes: |+\n  B\n\n\napproval:\n  by: Anna Lind\n  date: 2022-03-21\n"
            "  seal: minnes-1:sha256:0f\n",
        ),
        (
            "title: A\nitems:\n- title: B\n  # sist\nsource: {file: x}\n",
            "title: A\nitems:\n- title: B\n  # sist\n\napproval:\n  by: Anna Lind\n"
            "  date: 2022-03-21\n  seal: minnes-1:sha256:0f\nsource: {file: x}\n",
        ),
        (
            "{title: A}",
            '{title: A, approval: {by: Anna Lind, date: 2022-03-21, seal: "minnes-1:sha256:0f"}}',
        ),
    ],
)
def test_keys_below_a_key_are_put_in_as_lines(text: str, put_in: str) -> None:
    assert after(text, {"approval": APPROVAL}) == put_in


def test_several_keys_at_one_place_follow_each_other() -> None:
    assert after("title: A\nstatus:\n", {"status": "approved", "approval": {"by": "B C"}}) == (
        "title: A\nstatus: approved\n\napproval:\n  by: B C\n"
    )


@pytest.mark.parametrize(
    ("text", "put_in"),
    [
        ("approval:\n  by: A B # vi\n", "approval:\n  by: A B # vi\n  seal: x:y\n"),
        ("approval: {by: A B} # vi\n", 'approval: {by: A B, seal: "x:y"} # vi\n'),
        ("approval:\n    by:\n      - AB\nid: C\n", "approval:\n    by:\n      - AB\n    seal: x:y\nid: C\n"),
    ],
)  # fmt: skip
def test_a_key_is_added_below_another(text: str, put_in: str) -> None:
    assert apply(text.encode(), [put_below(text, "approval", "seal", "x:y")]).decode() == put_in


ENTRY = {"date": "2022-04-01", "text": "Två: rader\nav text"}


@pytest.mark.parametrize(
    ("text", "put_in"),
    [
        (
            "title: A\n",
            "title: A\n\ncorrections:\n  - date: 2022-04-01\n    text: |-\n      Två: rader\n"
            "      av text\n",
        ),
        (
            "title: A\ncorrections:  # inga än\n",
            "title: A\ncorrections:  # inga än\n  - date: 2022-04-01\n    text: |-\n"
            "      Två: rader\n      av text\n",
        ),
        (
            "corrections:\n- {date: 2022-03-30, text: B} # x\n# slut\n",
            "corrections:\n- {date: 2022-03-30, text: B} # x\n- date: 2022-04-01\n  text: |-\n"
            "    Två: rader\n    av text\n# slut\n",
        ),
        (
            "corrections: [{date: 2022-03-30, text: B}]\n",
            "corrections: [{date: 2022-03-30, text: B}, "
            '{date: 2022-04-01, text: "Två: rader\\nav text"}]\n',
        ),
    ],
)
def test_an_entry_is_added_to_a_list(text: str, put_in: str) -> None:
    assert apply(text.encode(), append(text, "corrections", dict(ENTRY))).decode() == put_in


def test_what_would_have_to_be_written_anew_is_refused() -> None:
    for text, values in [
        ("status: |\n  draft\n", {"status": "approved"}),
        ("status: [draft]\n", {"status": "approved"}),
        ("approval: x\n", {"approval": {"by": "A B"}}),
    ]:
        with pytest.raises(NoPlace) as refused:
            put(text, values)  # type: ignore[arg-type]
        assert refused.value.key == next(iter(values))
    with pytest.raises(NoPlace):
        append("corrections: {date: 2022-03-30, text: B}\n", "corrections", dict(ENTRY))
    with pytest.raises(NoPlace):
        put_below("approval:\n", "approval", "seal", "x")
