"""What must not be told is looked for in attached PDFs, pictures and old texts; what cannot be is told."""

import io
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.annotations import FreeText

from minnes.publish.site.leaks import Scanner, phrases_of
from minnes.publish.site.secrets import Secret
from minnes.publish.site.text_extraction import extract

NAME = "Åsa Öberg"
JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"


def names(content: bytes) -> bool:
    scanner = Scanner(phrases_of([Secret("", "Å. Ö.", NAME, "name")]))
    return bool(scanner.leaks("bilagor/lista", content))


@pytest.fixture(scope="module")
def plan(root: Path) -> Path:
    """A PDF with a page of text."""
    return root / "examples/meetings/framtid/bilagor/handlingsplan-2025-2028.pdf"


def pdf(plan: Path, change: Callable[[PdfWriter], object] = lambda made: None) -> bytes:
    made = PdfWriter(clone_from=plan)
    change(made)
    written = io.BytesIO()
    made.write(written)
    return written.getvalue()


def empty() -> bytes:
    made, written = PdfWriter(), io.BytesIO()
    made.add_blank_page(200, 200)
    made.write(written)
    return written.getvalue()


def remark() -> FreeText:
    return FreeText(text=f"Fråga {NAME}", rect=(50, 550, 200, 650))


def test_the_pages_of_a_pdf_are_read(plan: Path) -> None:
    scanner = Scanner(phrases_of([Secret("", "", "Antagen av styrgruppen den 27 mars 2025")]))
    assert scanner.leaks("bilagor/plan.pdf", plan.read_bytes()) != []
    assert extract(plan.read_bytes()).unread == ""
    assert not names(plan.read_bytes())


@pytest.mark.parametrize(
    "change",
    [
        lambda made: made.add_metadata({"/Author": NAME}),
        lambda made: made.add_outline_item(title=f"Samtal med {NAME}", page_number=0),
        lambda made: made.add_annotation(0, remark()),
        lambda made: made.add_attachment(f"{NAME}.txt", b"x"),
    ],
    ids=["author", "bookmark", "remark", "file"],
)
def test_what_lies_behind_the_pages_of_a_pdf_is_read(
    plan: Path, change: Callable[[PdfWriter], object]
) -> None:
    assert names(pdf(plan, change))
    assert not names(pdf(plan))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda made: made.encrypt("hemligt", algorithm="RC4-128"), "locked"),
        (lambda made: made.encrypt("", "hemligt", algorithm="RC4-128"), ""),
        (lambda made: made.add_attachment("lista.txt", b"x"), "carries"),
        (lambda made: made.add_blank_page(200, 200), "scanned"),
    ],
    ids=["locked", "locked against changes", "carries", "a page without text"],
)
def test_a_pdf_that_cannot_be_read_whole_says_why(
    plan: Path, change: Callable[[PdfWriter], object], why: str
) -> None:
    assert extract(pdf(plan, change)).unread == why


def test_without_what_reads_pdfs_it_is_said(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    assert extract(plan.read_bytes()) == ((), "pdf")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + b"\0\0\0\0"


def segment(kind: int, data: bytes) -> bytes:
    return bytes([0xFF, kind]) + struct.pack(">H", len(data) + 2) + data


def riff(kind: bytes, data: bytes) -> bytes:
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


XMP = f"<x:xmpmeta><dc:creator><rdf:li>{NAME}</rdf:li></dc:creator></x:xmpmeta>".encode()


@pytest.mark.parametrize(
    "picture",
    [
        PNG + chunk(b"tEXt", b"Author\0" + NAME.encode("latin-1")),
        PNG + chunk(b"zTXt", b"Author\0\0" + zlib.compress(NAME.encode("latin-1"))),
        PNG + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP),
        PNG + chunk(b"iTXt", b"Author\0\1\0\0\0" + zlib.compress(NAME.encode())),
        JPEG + segment(0xE0, b"JFIF\0") + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP),
        JPEG + segment(0xE1, b"Exif\0\0MM\0*\0\0" + NAME.encode() + b"\0\0"),
        JPEG + segment(0xE1, b"Exif\0\0MM\0*" + NAME.encode("utf-16-le")),
        JPEG + segment(0xED, b"Photoshop 3.0\x008BIM\x1c\x02P\0\x09" + NAME.encode("latin-1")),
        JPEG + segment(0xFE, NAME.encode()),
        b"RIFF\0\0\0\0WEBP" + riff(b"VP8 ", b"abc") + riff(b"XMP ", XMP),
        b"GIF89a\1\0\1\0\0\0\0!\xfe\x0b" + NAME.encode() + b"\0;",
        b"II*\0\xff\xd8\0\0" + NAME.encode("utf-16-le"),
        b"\0\0\0\x18ftypheic\0\0\0\0" + XMP,
    ],
)
def test_what_a_picture_says_of_itself_is_read(picture: bytes) -> None:
    assert names(picture)
    assert extract(picture).unread == "picture"


def test_what_a_picture_shows_is_not_read() -> None:
    assert not names(JPEG + segment(0xDA, b"") + NAME.encode() + b"\xff\xd9")


def test_words_that_begin_as_a_picture_does_are_words() -> None:
    assert extract(b"BMI, GIF8 och PK: en lista") == ((), "")


@pytest.mark.parametrize("coding", ["utf-16", "cp1252"])
def test_a_text_of_an_older_program_is_read(coding: str) -> None:
    written = f"Namn;Kommun\r\n{NAME};Ale\r\n".encode(coding)
    assert names(written)
    assert extract(written).unread == ""


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
        b"{\\rtf1 \\'c5sa}",
        b"PK\x03\x04",
        b"\x00\x01\xff\xfe",
    ],
)
def test_what_cannot_be_read_says_so(content: bytes) -> None:
    assert extract(content).unread in ("format", "damaged")


@given(
    st.sampled_from([b"%PDF-1.7", JPEG, PNG, b"PK\x03\x04", b"RIFF\0\0\0\0WEBP", b"\xff\xfe", b""]),
    st.binary(max_size=200),
)
def test_no_bytes_whatsoever_make_a_failure(start: bytes, rest: bytes) -> None:
    assert all(isinstance(text, str) for text in extract(start + rest).texts)
