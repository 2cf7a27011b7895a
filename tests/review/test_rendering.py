"""Reviews on a terminal and in Markdown: safe, whatever somebody wrote in the minutes."""

import html

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from minnes.review.changes_in_words import Line
from minnes.review.rendering import escaped, markdown, plain
from minnes.review.wording import Piece, listing, wording

LINES = [
    Line(0, "", (Piece("both", "Läget"),)),
    Line(1, "~", (Piece("both", "text: vi ses "), Piece("old", "här"), Piece("new", "där"))),
    Line(1, "+", (Piece("both", "Decision D2 added: "), Piece("new", "Ja."))),
    Line(
        0,
        "~",
        (Piece("both", "status: "), Piece("old", "a"), Piece("both", " → "), Piece("new", "b")),
    ),
]


def test_without_colours_marks_tell_what_is_gone_and_new() -> None:
    assert plain(LINES) == (
        "    Läget\n"
        "    ~ text: vi ses [-här-]{+där+}\n"
        "    + Decision D2 added: Ja.\n"
        "  ~ status: a → b\n"
    )


def test_colours_tell_it_on_a_terminal() -> None:
    assert plain(LINES[1:3], colour=True) == (
        "    \x1b[33m~\x1b[0m text: vi ses \x1b[31;9mhär\x1b[0m\x1b[32mdär\x1b[0m\n"
        "    \x1b[32m+\x1b[0m Decision D2 added: \x1b[32mJa.\x1b[0m\n"
    )


def test_a_long_line_goes_on_further_in() -> None:
    gone = Piece("old", "torsdag kväll")
    line = Line(1, "~", (Piece("both", "text: vi ses på "), gone, Piece("both", ".")))
    assert plain([line], width=22) == "    ~ text: vi ses på\n        [-torsdag\n        kväll-].\n"
    assert plain([line], width=80) == "    ~ text: vi ses på [-torsdag kväll-].\n"
    assert plain([line], colour=True, width=22) == (
        "    \x1b[33m~\x1b[0m text: vi ses på\n"
        "        \x1b[31;9mtorsdag\x1b[0m\x1b[31;9m kväll\x1b[0m.\n"
    )


def test_no_sign_of_the_minutes_steers_the_terminal() -> None:
    assert (
        plain([Line(0, "+", (Piece("new", "a\x1b[2Jb\x9b\u202e"),))])
        == "  + a\ufffd[2Jb\ufffd\ufffd\n"
    )


def test_markdown_is_a_list_under_the_items() -> None:
    assert markdown(LINES) == (
        "- **Läget**\n"
        "  - text: vi ses <del>här</del><ins>där</ins>\n"
        "  - Decision D2 added: <ins>Ja.</ins>\n"
        "- status: <del>a</del> → <ins>b</ins>\n"
    )


@given(st.one_of(st.text(), st.text(alphabet="*_`<>[]()#+-.!|&~$\\@:/ \t\n1a")))
def test_text_is_shown_as_it_was_written(text: str) -> None:
    shown = MarkdownIt("commonmark").render(
        f"- {markdown([Line(0, '~', (Piece('new', text),))])[2:]}"
    )
    body = shown.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>\n")
    inner = body.removeprefix("<ins>").removesuffix("</ins>")
    seen = html.unescape(inner).replace("\u2060", "")
    expected = "".join(one if one.isprintable() else "\ufffd" for one in " ".join(text.split()))
    assert " ".join(seen.split()) == expected.replace("\u2060", "")


def test_nobody_is_called_upon_and_no_issue_is_linked() -> None:
    assert escaped("@anna #12 !3 a@b.se") == "@\u2060anna \\#\u206012 !\u20603 a@\u2060b.se"


def test_words_that_are_new_and_gone_are_told_with_few_around() -> None:
    old = "ett två tre fyra fem sex sju åtta nio tio elva"
    assert wording(old, old.replace("nio", "nya")) == [
        Piece("both", "… två tre fyra fem sex sju åtta"),
        Piece("both", " "),
        Piece("old", "nio"),
        Piece("both", " "),
        Piece("new", "nya"),
        Piece("both", " "),
        Piece("both", "tio elva"),
    ]


@given(*[st.lists(st.sampled_from(["a", "b", ".", "(c)", "1,8"]), max_size=2).map(" ".join)] * 2)
def test_both_texts_can_be_read_in_what_is_told(old: str, new: str) -> None:
    pieces = wording(old, new)
    for side, text in (("old", old), ("new", new)):
        read = "".join(piece.text for piece in pieces if piece.side in (side, "both"))
        assert "".join(read.split()) == "".join(text.split())


@given(st.lists(st.sampled_from("abc.")), st.lists(st.sampled_from("abc.")))
def test_both_texts_can_be_read_in_the_words(old: list[str], new: list[str]) -> None:
    for side, words in (("old", old), ("new", new)):
        pieces = listing(old, new)
        assert [
            piece.text for piece in pieces if piece.side in (side, "both") and piece.text != ", "
        ] == words


def test_a_long_text_is_compared_quickly_enough_to_wait_for() -> None:
    """Sentences first, words then: 4,000 words with one changed are not 16 million comparisons."""
    sentences = [f"Mening nummer {number} handlar om sak {number}." for number in range(700)]
    old = " ".join(sentences)
    [gone, new] = [
        piece
        for piece in wording(old, old.replace("nummer 350 ", "nummer ny "))
        if piece.side != "both"
    ]
    assert (gone.text, new.text) == ("350", "ny")


def test_a_word_that_is_said_without_end_keeps_nobody_waiting() -> None:
    pieces = wording("nej " * 30_000, "nej " * 30_000 + "tack")
    assert [piece.text for piece in pieces] == ["… nej nej nej nej nej nej nej", " ", "tack"]
