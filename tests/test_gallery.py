"""The gallery of mistakes holds every code and nothing else."""

from tests import gallery


def test_every_case_begins_with_what_really_happened() -> None:
    silent = [
        case.name
        for case in gallery.all_cases()
        if case.is_file() and gallery.name(case) == gallery.code(case)
        if not case.read_bytes().removeprefix(b"\xef\xbb\xbf").startswith(b"# ")
    ]
    assert silent == []
