"""The assets of a site: style sheets, scripts, and the logo."""

from __future__ import annotations

from collections.abc import Iterator

from minnes import resources
from minnes.publish.look import Look


def assets(look: Look) -> Iterator[tuple[str, bytes]]:
    """Yield the address and the content of each asset."""
    folder = resources.templates()
    yield "style.css", str(look.style.css).encode("utf-8")
    if look.style.logo:
        yield look.style.logo.file, look.picture
    for address, name in (
        ("site.css", "site/site.css"),
        ("report.css", "report/report.css"),
        ("site.js", "site/site.js"),
        ("search.js", "site/search.js"),
        ("search/minisearch.js", "site/vendor/minisearch.js"),
        ("search/minisearch.LICENSE.txt", "site/vendor/minisearch.LICENSE.txt"),
    ):
        yield address, (folder / name).read_bytes()
