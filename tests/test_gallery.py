"""The gallery of mistakes holds every code and nothing else."""

from minnes.archive.codes import BESIDE_MINUTES
from minnes.rules.catalog import ARCHIVE_RULES, RULES
from minnes.source.codes.advice import code_name
from minnes.source.codes.catalog import FILE_CODES, SHAPE_CODES
from tests import gallery

FUNCTIONS = (
    *(*FILE_CODES, *SHAPE_CODES, *BESIDE_MINUTES),
    *(rule.check for rule in (*RULES, *ARCHIVE_RULES)),
)


def test_every_case_belongs_to_a_code_and_every_text_to_a_case() -> None:
    assert gallery.orphans(code_name(function) for function in FUNCTIONS) == []


def test_every_case_begins_with_what_really_happened() -> None:
    silent = [
        case.name
        for case in gallery.all_cases()
        if case.is_file() and b"\n# " not in b"\n" + case.read_bytes().replace(b"\xef\xbb\xbf", b"")
    ]
    assert silent == ["not-text.yaml", "not-utf8.utf16.yaml"]
