"""A text that was withheld is found in any file of a site, however it is written there."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minnes.publish.site.leaks import Leak, Scanner, phrases_of, withheld_phrases
from minnes.publish.site.secrets import Secret, comments, in_words
from minnes.publish.site.words import joined_words, visible_words, written_words

TEXT = "Rektorn ska erbjudas en annan tjänst från höstterminen"
SECRET = Secret("meetings/bim/2021-12-10.yaml", "items 2, text", TEXT)
NAME = Secret("", "", "Åsa Kvist", "name")
PHONE = Secret("meetings/a.yaml", "contacts 1, phone", "0300-12 34 56", "number")


def found(secret: Secret, content: str, path: str = "a.html", published: str = "") -> list[Leak]:
    phrases = withheld_phrases([secret], [joined_words([published])])
    return Scanner(phrases).leaks(path, content.encode("utf-8"))


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.html", f"<p>{TEXT}</p>"),
        ("a.html", "<p>Att rektorn ska erbjudas en annan tjänst är klart.</p>"),
        ("a.html", "<p>REKTORN SKA\n ERBJUDAS <strong>en annan</strong> tj&auml;nst</p>"),
        ("a.html", "<p>rektorn ska erbjudas en annan tja\u0308nst</p>"),
        ("a.html", "<p>rektorn&nbsp;ska er\u00adbjudas en&#32;annan tjänst</p>"),
        ("a.html", '<a title="Rektorn ska erbjudas en annan tjänst">länk</a>'),
        ("a.html", "<!-- Rektorn ska erbjudas en annan tjänst -->"),
        ("a.js", '["a", "rektorn ska erbjudas en annan tj\\u00e4nst"]'),
        ("a.ics", "SUMMARY:Rektorn ska erbju\r\n das en annan tjänst"),
        ("a.html", '<a href="?q=Rektorn%20ska%20erbjudas%20en%20annan%20tj%C3%A4nst">x</a>'),
        ("bim/rektorn-ska-erbjudas-en-annan.html", "<p>x</p>"),
    ],
)
def test_a_piece_of_a_withheld_text_is_found(path: str, content: str) -> None:
    assert found(SECRET, content, path) == [Leak(path, SECRET)]


@pytest.mark.parametrize(
    "content",
    [
        "<p>Rektorn ska tala om något annat.</p>",
        "<p>en annan tjänst från</p>",  # four of its words
        "<p>Rektorn ska erbjudas</p><p>en annan tjänst</p>",  # said apart
    ],
)
def test_other_words_are_no_leak(content: str) -> None:
    assert found(SECRET, content) == []


def test_what_published_meetings_say_themselves_is_no_leak() -> None:
    page = "<p>Nästa möte är i mars.</p>"
    secret = Secret("meetings/a.yaml", "items 1, title", "Nästa möte")
    assert found(secret, page) == [Leak("a.html", secret)]
    assert found(secret, page, published="Vi tog upp nästa möte.") == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Łukasz Święcicki", "ŁUKASZ – ŚWIĘCICKI"),
        ("Милица Ђорђевић", "Ми\u200bлица «ЂОРЂЕВИЋ»"),
        ("Q̃anat Zˇela", "q\u0303anat\u2003ZˇELA"),
        ("Πέτρος ΝΙΚΟΣ", "ΠΈΤΡΟΣ Νικος"),
    ],
)
def test_letters_of_any_alphabet_are_compared(text: str, written: str) -> None:
    secret = Secret("", "", text, "name")
    assert found(secret, f"<p>{written}</p>") == [Leak("a.html", secret)]
    assert found(secret, f"<p>{written[:-2]}</p>") == []


@pytest.mark.parametrize("written", ["Åsa Kvist", "ÅSA KVIST", "Åsa <em>Kvist</em>", "Åsa Kvists"])
def test_a_withheld_name_is_found_even_if_a_meeting_says_it(written: str) -> None:
    page = f"<p>{written} kom.</p>"
    assert found(NAME, page, published="Åsa Kvist") == [Leak("a.html", NAME)]


def test_a_name_is_no_part_of_another() -> None:
    assert found(NAME, "<p>Åsa Kvistgren och Måsa Kvist kom.</p>") == []


def test_two_cells_of_a_table_are_no_name() -> None:
    assert found(NAME, "<tr><td>Åsa</td><td>Kvist</td></tr>") == []


def test_a_withheld_number_is_found_unless_it_is_published_elsewhere() -> None:
    assert found(PHONE, "<p>0300 12 34 56</p>") == [Leak("a.html", PHONE)]
    assert found(PHONE, "<p>0300-12 34 56</p>", published="Växeln: 0300-12 34 56") == []


@pytest.mark.parametrize("text", ["7", "2021", "ja", "Hej", "–"])
def test_what_tells_nothing_is_not_looked_for(text: str) -> None:
    assert found(Secret("a.yaml", "items 1, title", text), f"<p>{text}</p>") == []


def test_bytes_that_are_no_text_are_looked_at_by_name_only() -> None:
    scanner = Scanner(phrases_of([NAME]))
    assert scanner.leaks("bild.png", b"\xff\xfe\x00") == []
    assert scanner.leaks("cv-åsa-kvist.png", b"\xff\xfe\x00") == [Leak("cv-åsa-kvist.png", NAME)]


LETTERS = st.text("abcåäö ", min_size=1)


@given(
    before=LETTERS,
    words=st.lists(st.text("defgåäö", min_size=4, max_size=9), min_size=2, max_size=9),
    after=LETTERS,
    start=st.integers(0, 8),
)
def test_every_few_words_of_a_text_are_found(
    before: str, words: list[str], after: str, start: int
) -> None:
    start = min(start, max(0, len(words) - 5))
    piece = " ".join(words[start : start + 5])
    secret = Secret("a.yaml", "notes", " ".join(words))
    assert found(secret, f"<p>{before} {piece} {after}</p>") == [Leak("a.html", secret)]


WORDS = "åsa Kvist kvi st rektor lönen a s ä ö , – %20 &nbsp; &auml; &lt;"
TAGS = "<b> </b> </a> <p> </p> <td> <EM> </EM> <i > <wbr>"
BLANKS = (" ", "\n", "a\u0308", "å\u030a", "\u030a", "\u00ad", '<a href="#x">')
PIECES = st.lists(st.sampled_from([*BLANKS, *WORDS.split(), *TAGS.split()]), max_size=14).map(
    "".join
)


@settings(max_examples=300)
@given(PIECES)
@example("Åsa <b>K</b>vist")
@example("<em>Å</em>sa Kvist")
@example("A<b></b>\u030asa Kvist")
@example("Åsa K<b>vi</b>&#115;t")
def test_what_a_page_shows_is_looked_at_wherever_it_differs_from_what_is_written(page: str) -> None:
    secrets = [NAME, Secret("a.yaml", "notes", "rektor lönen"), Secret("a.yaml", "tags", "aäsö")]
    rows = withheld_phrases(secrets, [])
    content = page.encode("utf-8")
    readings = [written_words("a.html", content), *visible_words(content)]
    texts = [b" " + b" ".join(words) + b" " for words in readings]
    expected = {secret for row, secret in rows.items() if any(row.words in text for text in texts)}
    assert {leak.secret for leak in Scanner(rows).leaks("a.html", content)} == expected


def test_comments_are_what_follows_a_number_sign() -> None:
    text = "# yaml-language-server: $schema=x\nplace: Teams   # ring Åsa först\ntags: a#b\n# Bara för oss\n"
    assert list(comments("a.yaml", text)) == [
        Secret("a.yaml:2", "#", "ring Åsa först"),
        Secret("a.yaml:4", "#", "Bara för oss"),
    ]


def test_places_are_told_as_the_file_has_them() -> None:
    assert in_words(("items", 1, "decisions", 0, "text")) == "items 2, decisions 1, text"


def test_mark_up_within_the_only_telling_word_hides_nothing() -> None:
    hidden = Secret("a.yaml", "notes", "mötet gällde Kvistskatan")
    assert found(hidden, "<p>mötet gällde Kvist<b>skatan</b></p>", published="mötet gällde")


def test_what_two_meetings_say_each_is_not_said_by_both_together() -> None:
    hidden = Secret("a.yaml", "notes", "Rektorn ska erbjudas annan tjänst")
    page = b"<p>Rektorn ska erbjudas annan tj\xc3\xa4nst</p>"
    apart = joined_words(["Rektorn ska erbjudas"]) + joined_words(["annan tjänst"])
    assert Scanner(withheld_phrases([hidden], [apart])).leaks("a.html", page)
    together = joined_words(["Nu: rektorn ska erbjudas annan tjänst i dag"]) + joined_words(
        ["annan"]
    )
    assert not Scanner(withheld_phrases([hidden], [together])).leaks("a.html", page)
