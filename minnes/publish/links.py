"""Escapes addresses for links, and tells which are safe to follow."""

from __future__ import annotations

import re
from urllib.parse import quote

from minnes.language.regex import regex

_SCHEME = regex(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*):")
_AWKWARD = regex(r"[\s<>\"\\^`{|}]")


def safe_link(address: str) -> bool:
    """Return whether an address leads to the web, to mail, or to a place beside the page."""
    match = _SCHEME.match(address)
    if match:
        return match[1].lower() in ("http", "https", "mailto")
    # Browsers take // and \\ at the start for another host.
    return not re.match(r"\s*[/\\]{2}", address) and ":" not in address.partition("/")[0]


def address(written: str) -> str:
    """Return a web address as a link can hold it, or nothing if it is not safe to follow."""
    whole = f"https://{written}" if written.startswith("www.") else written
    return _AWKWARD.sub(lambda match: quote(match[0]), whole) if safe_link(whole) else ""


def path_address(path: str) -> str:
    """Return a relative path as a link can hold it; letters of any language stay readable."""
    return "".join(sign if sign.isalnum() or sign in "/._-~" else quote(sign) for sign in path)
