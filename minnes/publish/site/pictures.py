"""What pictures say of themselves beside what they show: their maker, a caption, a remark.

Cameras and programs write names there that nobody sees. What a picture shows is not read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

LARGEST = 4_000_000
"""Bytes that a packed remark is unpacked to at most."""

_PNG, _JPEG, _TIFF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"II*\0", b"MM\0*")
_OTHERS = re.compile(rb"GIF8[79]a|....ftyp(?:hei|avif|mif)", re.DOTALL)
_NO_WORDS = re.compile("[^\x01-\u024f]+")
"""What numbers look like where they are read as letters: no word of a Latin alphabet."""
_TOLD = (0xE1, 0xED, 0xFE)
"""Parts of a JPEG that hold words: EXIF or XMP, IPTC, a remark."""


def is_picture(content: bytes) -> bool:
    """Return whether a file is a picture, by how it begins."""
    known = (_PNG, _JPEG, *_TIFF)
    return content.startswith(known) or _is_webp(content) or bool(_OTHERS.match(content))


def picture_texts(content: bytes) -> Iterator[str]:
    """Yield what a picture says of itself, in each way in which it may be written."""
    for part in _parts(content):
        # Words may stand there as UTF-8, as Latin-1, or as Windows writes them.
        for coding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
            yield _NO_WORDS.sub("\n", part.decode(coding, "replace"))


def _parts(content: bytes) -> Iterator[bytes]:
    if content.startswith(_PNG):
        yield from _of_png(content)
    elif content.startswith(_JPEG):
        yield from _of_jpeg(content)
    elif _is_webp(content):
        yield from _of_webp(content)


def _of_png(content: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4])
        kind, data = content[place + 4 : place + 8], content[place + 8 : place + 8 + size]
        if kind in (b"tEXt", b"eXIf"):
            yield data
        elif kind in (b"zTXt", b"iTXt"):
            yield data
            yield _unpacked(data)
        place += size + 12


def _unpacked(data: bytes) -> bytes:
    """Return what is packed in a part after its name; nothing where nothing is."""
    start = data.find(b"\x78")  # with which zlib begins
    while start >= 0:
        try:
            return zlib.decompressobj().decompress(data[start:], LARGEST)
        except zlib.error:
            start = data.find(b"\x78", start + 1)
    return b""


def _of_jpeg(content: bytes) -> Iterator[bytes]:
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        kind, size = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if kind == 0xDA or size < 2:  # the picture itself begins
            return
        if kind in _TOLD:
            yield content[place + 4 : place + 2 + size]
        place += size + 2


def _is_webp(content: bytes) -> bool:
    return content.startswith(b"RIFF") and content[8:12] == b"WEBP"


def _of_webp(content: bytes) -> Iterator[bytes]:
    place = 12
    while place + 8 <= len(content):
        size = int.from_bytes(content[place + 4 : place + 8], "little")
        if content[place : place + 4] in (b"EXIF", b"XMP "):
            yield content[place + 8 : place + 8 + size]
        place += 8 + size + size % 2
