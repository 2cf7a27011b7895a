"""Old sealed files: their seals hold in this version of minnes, and can be made without it."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from minnes.source.reader import read_meeting
from minnes.source.seal import SealState, canonical_form, seal_state

SEALS = Path(__file__).parents[1] / "cases" / "seals"
FILES = sorted(SEALS.glob("*/*.yaml"))


def test_no_sealed_file_has_gone() -> None:
    names = ["example", "figures", "long", "notes", "protocol", "short"]
    names += ["windows", "words", "workshop"]
    assert {f"minnes-1/{name}.yaml" for name in names} <= {
        file.relative_to(SEALS).as_posix() for file in FILES
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_seal_holds(file: Path) -> None:
    meeting = read_meeting(file.read_bytes(), file.name).value
    assert meeting is not None
    assert seal_state(meeting) is SealState.HOLDS
    assert canonical_form(meeting) == file.with_suffix(".json").read_bytes()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_seal_is_the_hash_of_the_canonical_form_beside_the_file(file: Path) -> None:
    form = file.with_suffix(".json").read_bytes()
    written = re.findall(r"minnes-1:sha256:[0-9a-f]{64}", file.read_text("utf-8-sig"))
    assert written == [f"minnes-1:sha256:{hashlib.sha256(form).hexdigest()}"]
    # RFC 8785: keys sorted, no spaces, nothing escaped that need not be
    again = json.dumps(json.loads(form), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert again.encode() == form


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_old_seal_is_broken_by_one_word(file: Path) -> None:
    content = file.read_bytes()
    changed = re.sub(rb"(title: \S+)", rb"\1x", content, count=1)
    meeting = read_meeting(changed, file.name).value
    assert changed != content
    assert meeting is not None
    assert seal_state(meeting) is SealState.BROKEN


def test_short_and_long_forms_have_one_seal() -> None:
    short, long = (SEALS / "minnes-1" / f"{name}.json" for name in ("short", "long"))
    assert short.read_bytes() == long.read_bytes()


def test_the_seal_in_the_example_project_holds(root: Path) -> None:
    sealed = [
        file
        for file in (root / "examples").rglob("*.yaml")
        if b"seal: minnes-" in file.read_bytes()
    ]
    meetings = [read_meeting(file.read_bytes(), file.name).value for file in sealed]
    states = [seal_state(meeting) for meeting in meetings if meeting is not None]
    assert [file.stem for file in sealed] == ["2026-05-28"]
    assert states == [SealState.HOLDS]
