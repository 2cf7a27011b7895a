"""What must not be told is looked for in attached documents of office programs too."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minnes.publish.site.leaks import Scanner, phrases_of
from minnes.publish.site.office_texts import MAX_PART, office_texts
from minnes.publish.site.secrets import Secret

WORD = (
    "<w:document><w:body><w:p><w:r><w:t>Ordf</w:t></w:r><w:r><w:t>örande: </w:t></w:r>"
    "<w:r><w:t>Anna</w:t></w:r><w:r><w:t xml:space='preserve'> Lind &amp; co</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Bo</w:t></w:r></w:p><w:p><w:r><w:t>Ek</w:t></w:r></w:p></w:body></w:document>"
)
EXCEL = "<sst><si><t>Anna Lind</t></si><si><t>Bo</t></si><si><t>Ek</t></si></sst>"
WRITER = "<office:text><text:p>Anna <text:span>Li</text:span>nd</text:p><text:p>Bo</text:p></office:text>"


def packed(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as found:
        for name, text in parts.items():
            found.writestr(name, text)
    return made.getvalue()


def named(content: bytes, name: str) -> bool:
    scanner = Scanner(phrases_of([Secret("", "A. L.", name, "name")]))
    return bool(scanner.leaks("bilagor/lista", content))


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("word/document.xml", WORD),
        ("word/header1.xml", WORD),
        ("xl/sharedStrings.xml", EXCEL),
        ("content.xml", WRITER),
        ("docProps/core.xml", "<dc:creator>Anna Lind</dc:creator><cp:by>Bo</cp:by><dc:x>Ek</dc:x>"),
        ("docProps/custom.xml", "<vt:lpwstr>Anna Lind</vt:lpwstr><vt:lpwstr>Bo</vt:lpwstr>"),
        ("word/document.xml", '<w:p><w:ins w:author="Anna Lind"><w:t>Bo</w:t></w:ins></w:p>'),
        ("word/people.xml", '<w15:person w15:author="Anna Lind"/><w15:person w15:author="Bo"/>'),
        ("word/_rels/document.xml.rels", '<Relationship Target="mailto:anna.lind@orust.example"/>'),
        ("xl/comments1.xml", "<author>Anna Lind</author><author>Bo</author><author>Ek</author>"),
        ("xl/threadedComments/threadedComment1.xml", "<text>Anna Lind</text><text>Bo</text>"),
        ("xl/pivotCache/pivotCacheDefinition1.xml", '<s v="Anna Lind"/><s v="Bo"/><s v="Ek"/>'),
        ("xl/charts/chart1.xml", "<c:v>Anna Lind</c:v><c:v>Bo</c:v><c:v>Ek</c:v>"),
        ("ppt/slides/slide1.xml", '<p:cNvPr name="Bild 1" descr="Anna Lind vid tavlan"/>'),
        ("ppt/commentAuthors.xml", '<p:cmAuthor name="Anna Lind" initials="AL"/>'),
        ("Object 1/content.xml", WRITER),
        ("meta.xml", "<meta:initial-creator>Anna Lind</meta:initial-creator><dc:x>Bo</dc:x>"),
    ],
)
def test_a_withheld_name_is_found_however_its_letters_are_marked(part: str, text: str) -> None:
    content = packed(**{part: text})
    assert named(content, "Anna Lind")
    assert not named(content, "Bo Ek")
    assert not named(content, "Cia Sten")


def test_a_paragraph_is_a_line_and_signs_are_as_people_see_them() -> None:
    text, _ = office_texts(packed(**{"word/document.xml": WORD})).texts
    assert text.split("\n") == ["Ordförande: Anna Lind & co", "Bo", "Ek", ""]


def test_parts_that_hold_no_text_of_people_are_not_read() -> None:
    content = packed(**{"andra/delar.xml": WORD, "word/media/bild.png": "Anna Lind"})
    assert office_texts(content).texts == ()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 trasig", b"%PDF-1.7", b"PK\x05\x06"])
def test_what_cannot_be_read_says_nothing(content: bytes) -> None:
    assert office_texts(content).texts == ()


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_damaged_document_hinders_nothing(damage: list[tuple[int, int]]) -> None:
    content = bytearray(packed(**{"word/document.xml": WORD, "docProps/core.xml": WORD}))
    for place, sign in damage:
        content[place % len(content)] = sign
    assert all(isinstance(text, str) for text in office_texts(bytes(content)).texts)


def test_a_part_that_cannot_be_unpacked_says_nothing() -> None:
    content = bytearray(packed(**{"word/document.xml": WORD}))
    begins = content.index(b"word/document.xml") + len("word/document.xml")
    content[begins : begins + 12] = b"\xff" * 12
    assert office_texts(bytes(content)) == ((), "damaged")


def test_a_part_is_read_only_as_far_as_memory_allows() -> None:
    texts = office_texts(packed(**{"content.xml": "a" * (MAX_PART + 1_000)})).texts
    assert [len(text) for text in texts] == [MAX_PART, MAX_PART]
