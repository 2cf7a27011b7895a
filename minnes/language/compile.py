"""Make each language's compiled catalogue from its parts: `python -m minnes.language.compile`.

A language's folder holds one `.po` file a room of the code, so that a translator finds a sentence
where the code that says it stands; together they become one `minnes.mo`, which is committed.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE = Path(__file__).parent


def merged(folder: Path) -> Catalog:
    """Return one catalogue of all the `.po` files in a language's folder.

    Raises `ValueError` when two parts translate the same sentence differently.
    """
    whole = Catalog(locale=folder.name)
    for part in sorted(folder.glob("*.po")):
        with part.open("rb") as file:
            for entry in read_po(file, locale=folder.name, abort_invalid=True):
                if not entry.id:
                    continue
                known = whole.get(entry.id, entry.context)
                if known is not None and known.string != entry.string:
                    raise ValueError(f"{part.name}: two translations of {entry.id!r}")
                whole.add(entry.id, entry.string, context=entry.context)
    whole.creation_date = whole.revision_date = datetime(2000, 1, 1, tzinfo=UTC)
    return whole


def compiled(folder: Path) -> bytes:
    """Return the bytes of a language's `minnes.mo`; the same parts give the same bytes."""
    buffer = BytesIO()
    write_mo(buffer, merged(folder))
    return buffer.getvalue()


def languages() -> list[Path]:
    """Return the folders of the languages that have a catalogue."""
    return sorted(folder for folder in HERE.iterdir() if any(folder.glob("*.po")))


def main() -> None:
    """Write every language's compiled catalogue."""
    for folder in languages():
        (folder / "minnes.mo").write_bytes(compiled(folder))


if __name__ == "__main__":
    main()
