"""Extracts the metadata of images as text: EXIF, XMP, IPTC and comments, where names stand unseen.

The image itself is not read.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from minnes.language.regex import regex

MAX_TEXT = 4_000_000
"""Bytes that a compressed text is expanded to at most."""

_PNG, _JPEG, _TIFF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", (b"II*\0", b"MM\0*")
_OTHERS = regex(rb"GIF8[79]a|....ftyp(?:hei|avif|mif)", re.DOTALL)
_NOT_LATIN = regex("[^\x01-\u024f]+")
"""What binary numbers look like when decoded as text: no letters of a Latin alphabet."""
_TEXT_SEGMENTS = (0xE1, 0xED, 0xFE)
"""JPEG markers of segments with text: APP1 (EXIF or XMP), APP13 (IPTC), COM."""


def is_image(content: bytes) -> bool:
    """Return whether a file is an image, by its first bytes."""
    known = (_PNG, _JPEG, *_TIFF)
    return content.startswith(known) or _is_webp(content) or bool(_OTHERS.match(content))


def image_texts(content: bytes) -> Iterator[str]:
    """Yield the metadata of an image, decoded in each encoding that it may have."""
    for part in _parts(content):
        for encoding in ("utf-8", "latin-1", "utf-16-le", "utf-16-be"):
            yield _NOT_LATIN.sub("\n", part.decode(encoding, "replace"))


def _parts(content: bytes) -> Iterator[bytes]:
    """Yield the parts that tell of the image; of a format without clear parts, the whole of it."""
    if content.startswith(_PNG):
        yield from _of_png(content)
    elif content.startswith(_JPEG):
        yield from _of_jpeg(content)
    elif _is_webp(content):
        yield from _of_webp(content)
    else:
        yield content


def _of_png(content: bytes) -> Iterator[bytes]:
    place = len(_PNG)
    while place + 8 <= len(content):
        size = int.from_bytes(content[place : place + 4])
        kind, data = content[place + 4 : place + 8], content[place + 8 : place + 8 + size]
        if kind in (b"tEXt", b"eXIf"):
            yield data
        elif kind in (b"zTXt", b"iTXt"):
            yield data
            yield _decompressed(data)
        place += size + 12


def _decompressed(data: bytes) -> bytes:
    """Return the compressed text of a PNG chunk, after its keyword; empty if there is none."""
    start = data.find(b"\x78")  # the first byte of a zlib stream
    while start >= 0:
        try:
            return zlib.decompressobj().decompress(data[start:], MAX_TEXT)
        except zlib.error:
            start = data.find(b"\x78", start + 1)
    return b""


def _of_jpeg(content: bytes) -> Iterator[bytes]:
    place = 2
    while place + 4 <= len(content) and content[place] == 0xFF:
        kind, size = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if kind == 0xDA or size < 2:  # start of scan: the image itself
            return
        if kind in _TEXT_SEGMENTS:
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
