"""A compiled catalogue (.mo) that decodes only the sentences that are asked for.

Why not gettext's own class: it decodes every sentence there is before the first is said, which is a
tenth of the time of a short command.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from collections.abc import Callable, Iterator
from gettext import NullTranslations, c2py

_CONTEXT = "\x04"
"""The separator of context and text in a .mo file."""


class Compiled(NullTranslations):
    """The translations in a .mo file; a text that it lacks is returned as it is."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._content = content
        self._count, self._originals, self._translations = struct.unpack_from("<3I", content, 8)
        self._found: dict[str, list[str] | None] = {}
        self._form: Callable[[int], int] | None = None

    def gettext(self, message: str) -> str:
        """Return a text in the language of the catalogue."""
        forms = self._forms(message)
        return forms[0] if forms else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form of a text that goes with a number."""
        return self._plural(msgid1, n) or (msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        """Return a text that has a meaning of its own in a context."""
        forms = self._forms(f"{context}{_CONTEXT}{message}")
        return forms[0] if forms else message

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form that goes with a number, of a text in a context."""
        form = self._plural(f"{context}{_CONTEXT}{msgid1}", n)
        return form or (msgid1 if n == 1 else msgid2)

    def texts(self) -> Iterator[tuple[list[str], list[str]]]:
        """Yield every text there is, with its forms, and the forms of its translation."""
        for at in range(self._count):
            original, translation = self._at(self._originals, at), self._at(self._translations, at)
            yield original.decode().split("\0"), translation.decode().split("\0")

    def _plural(self, key: str, number: int) -> str:
        forms = self._forms(key)
        if not forms:
            return ""
        if self._form is None:
            head = (self._forms("") or [""])[0]
            self._form = c2py(head.partition("plural=")[2].partition(";")[0] or "n != 1")
        return forms[self._form(number)]

    def _forms(self, key: str) -> list[str] | None:
        """Return the forms of a text by binary search: the texts are sorted by their bytes."""
        if key not in self._found:
            wanted = key.encode()
            at = bisect_left(
                range(self._count), wanted, key=lambda at: self._at(self._originals, at)
            )
            original = self._at(self._originals, at) if at < self._count else b""
            is_found = original.split(b"\0", 1)[0] == wanted and at < self._count
            forms = self._at(self._translations, at).decode().split("\0") if is_found else None
            self._found[key] = forms
        return self._found[key]

    def _at(self, table: int, at: int) -> bytes:
        length, offset = struct.unpack_from("<2I", self._content, table + 8 * at)
        return self._content[offset : offset + length]
