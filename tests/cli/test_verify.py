"""`minnes verify`: which seals hold, who signed, and what was changed where one is broken."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Minnes

Write = Callable[[str, str], Path]

MINUTES = """\
title: Styrgruppen
date: 2022-03-11
chair: Anna Lind
adjusters: Bo Ek
items:
  - title: Tolkar
    decisions:
      - Tolkar bokas i god tid.
"""


@pytest.fixture
def git(tmp_path: Path) -> Callable[..., str]:
    """Run git in the folder that `minnes` runs in, as one of the two who write there."""

    def run(*arguments: str, author: str = "Lidia Berg") -> str:
        name = ("-c", f"user.name={author}", "-c", "user.email=post@example.org")
        done = subprocess.run(
            ["git", *name, *arguments], cwd=tmp_path, check=True, capture_output=True, text=True,
            env={**os.environ, "GIT_AUTHOR_DATE": "2022-04-02T10:00:00+02:00",
                 "GIT_COMMITTER_DATE": "2022-04-02T10:00:00+02:00"},
        )  # fmt: skip
        return done.stdout.strip()

    run("init", "--quiet")
    return run


@pytest.fixture
def approved(minnes: Minnes, write: Write) -> Path:
    file = write("möte 1.yaml", MINUTES)
    assert (
        minnes("approve", file.name, "--by", "Anna Lind, Bo Ek", "--date", "2022-03-21").status == 0
    )
    return file


@pytest.fixture
def committed(approved: Path, git: Callable[..., str]) -> Path:
    """Approved minutes that git remembers."""
    git("add", "--all")
    git("commit", "-qm", "godkända")
    return approved


def change(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_seals_that_hold_and_approvals_without_one_are_listed(
    minnes: Minnes, write: Write, approved: Path
) -> None:
    write("b.yaml", f"status: approved\n{MINUTES}")
    write("c.yaml", MINUTES)
    change(approved, "chair:", "# en kommentar\n\nchair:")
    ran = minnes("verify")
    assert (ran.status, ran.out, ran.err) == (
        0,
        "b.yaml: approved, but not sealed\n"
        "möte 1.yaml: the seal holds; approved by Anna Lind and Bo Ek on 21 March 2022\n",
        "1 seal holds, 0 to look at, 1 without a seal.\n",
    )


def test_a_broken_seal_tells_what_changed_and_by_whom(
    minnes: Minnes, committed: Path, git: Callable[..., str]
) -> None:
    change(committed, "i god tid", "i tid")
    ran = minnes("verify", committed.name)
    assert (ran.status, ran.out, ran.err) == (
        1,
        "möte 1.yaml: THE SEAL IS BROKEN; approved by Anna Lind and Bo Ek on 21 March 2022\n"
        "  changed since, and not committed yet:\n"
        "    Tolkar\n"
        "    ~ Decision D1 changed\n"
        "        text: Tolkar bokas i [-god-] tid.\n",
        "0 seals hold, 1 to look at, 0 without a seal.\n",
    )
    git("commit", "-qam", "kortare", author="Maria Ek")
    commit = git("rev-parse", "HEAD")
    git("mv", committed.name, "b.yaml")
    git("commit", "-qm", "annat namn")
    assert minnes("verify").out == (
        "b.yaml: THE SEAL IS BROKEN; approved by Anna Lind and Bo Ek on 21 March 2022\n"
        f"  changed since, first by Maria Ek on 2022-04-02 ({commit[:10]}):\n"
        "    Tolkar\n"
        "    ~ Decision D1 changed\n"
        "        text: Tolkar bokas i [-god-] tid.\n"
    )


def test_check_shows_what_changed_too(minnes: Minnes, committed: Path) -> None:
    change(committed, "i god tid", "i tid")
    ran = minnes("check", committed.name, "--select", "seal-broken")
    seal = committed.read_text("utf-8").splitlines()[-1].split()[-1]
    assert (ran.status, ran.out) == (
        1,
        "möte 1.yaml:14:9: error: these minutes say something else than when they were approved on "
        "2022-03-21 [seal-broken]\n"
        f"  14 |   seal: {seal}\n"
        f"     |         {'^' * len(seal)}\n"
        "     = help: changed since, and not committed yet:\n"
        "                 Tolkar\n"
        "                 ~ Decision D1 changed\n"
        "                     text: Tolkar bokas i [-god-] tid.\n"
        "             take the change back, and write what was wrong as a correction: "
        "minnes correct\n"
        "1 file checked: 1 error.\n",
    )


def test_without_git_nobody_knows_what_changed(minnes: Minnes, approved: Path) -> None:
    change(approved, "i god tid", "i tid")
    ran = minnes("verify", approved.name)
    assert ran.status == 1
    assert ran.out.splitlines()[1] == (
        f"  what changed cannot be told: {approved.parent} is in no git repository"
    )


def test_a_seal_that_never_held_is_no_secret(
    minnes: Minnes, approved: Path, git: Callable[..., str]
) -> None:
    change(approved, "i god tid", "i tid")
    git("add", "--all")
    git("commit", "-qm", "ändrade före första gången")
    assert minnes("verify").out.splitlines()[1] == (
        "  what changed cannot be told: git has no version of the file that the seal holds for"
    )


def test_a_shallow_clone_says_that_history_is_missing(
    minnes: Minnes, committed: Path, git: Callable[..., str], tmp_path: Path
) -> None:
    change(committed, "i god tid", "i tid")
    git("commit", "-qam", "kortare")
    git("clone", "-q", "--depth=1", f"file://{tmp_path}", "kopia")
    assert minnes("verify", "kopia").out.splitlines()[1] == (
        "  what changed cannot be told: only the newest part of the history is here; "
        "git fetch --unshallow brings the rest"
    )


def test_unknown_seals_and_files_with_errors_are_to_be_looked_at(
    minnes: Minnes, write: Write, approved: Path
) -> None:
    approval = "approval: {by: Bo Ek, date: 2022-03-20, seal: "
    write("b.yaml", f'{MINUTES}{approval}"minnes-9:sha256:0f"}}\n')
    change(approved, "2022-03-11", "i mars")
    ran = minnes("verify")
    assert (ran.status, ran.out, ran.err) == (
        1,
        "b.yaml: the seal is of a form that is not known here; approved by Bo Ek on 20 March 2022\n"
        "möte 1.yaml: it has errors, so its seal cannot be compared; minnes check shows them\n",
        "0 seals hold, 2 to look at, 0 without a seal.\n",
    )


def test_of_minutes_in_which_a_place_is_undecided_no_seal_is_compared(
    minnes: Minnes, approved: Path
) -> None:
    change(approved, "chair: Anna Lind\n", "<<<<<<< a\nchair: Bo Ek\n=======\n>>>>>>> b\n")
    ran = minnes("verify", approved.name)
    assert (ran.status, ran.out) == (
        1,
        "möte 1.yaml: it has errors, so its seal cannot be compared; minnes check shows them\n",
    )


def test_other_programs_get_json(minnes: Minnes, committed: Path, git: Callable[..., str]) -> None:
    change(committed, "i god tid", "i tid")
    seal = committed.read_text("utf-8").splitlines()[-1].split()[-1]
    ran = minnes("verify", "--format", "json")
    assert json.loads(ran.out) == [
        {
            "path": "möte 1.yaml",
            "state": "broken",
            "ok": False,
            "by": ["Anna Lind", "Bo Ek"],
            "date": "2022-03-21",
            "seal": seal,
            "sealed_in": {
                "commit": git("rev-parse", "HEAD"),
                "author": "Lidia Berg",
                "date": "2022-04-02T10:00:00+02:00",
            },
            "signature": "N",
            "signer": None,
            "changed_in": None,
            "changes": [
                "Tolkar",
                "~ Decision D1 changed",
                "    text: Tolkar bokas i [-god-] tid.",
            ],
            "problem": None,
        }
    ]
    assert (ran.status, ran.err) == (1, "")


SIGNER = """\
#!/bin/sh
# Stands where gpg does: what it signs is always well signed, by Anna Lind.
case "$*" in
*--verify*)
    echo "[GNUPG:] NEWSIG"
    echo "[GNUPG:] {word} 0123456789ABCDEF Anna Lind <anna@example.org>"
    echo "[GNUPG:] TRUST_{trust} 0 pgp" ;;
*)
    cat > /dev/null
    echo "[GNUPG:] SIG_CREATED D 1 8 00 1648886400 0123456789ABCDEF" >&2
    echo "-----BEGIN PGP SIGNATURE-----"
    echo
    echo "=0000"
    echo "-----END PGP SIGNATURE-----" ;;
esac
"""


@pytest.mark.parametrize(
    ("word", "trust", "status", "told"),
    [
        ("GOODSIG", "FULLY", 0, "signed by Anna Lind <anna@example.org>"),
        (
            "GOODSIG",
            "UNDEFINED",
            0,
            "signed by Anna Lind <anna@example.org>, whose key nobody here vouches for",
        ),
        ("BADSIG", "FULLY", 1, "the signature of the commit is FALSE"),
    ],
)
def test_who_signed_the_commit_that_brought_the_seal_is_told(
    minnes: Minnes, approved: Path, git: Callable[..., str], word: str, trust: str, status: int,
    told: str,
) -> None:  # fmt: skip
    signer = approved.with_name("signer")
    signer.write_text(SIGNER.format(word=word, trust=trust))
    signer.chmod(0o755)
    git("config", "gpg.program", str(signer))
    git("add", "--all")
    git("commit", "-qS", "-m", "godkända")
    change(approved, "chair:", "# en kommentar\nchair:")
    git("commit", "-qam", "en kommentar, inte signerad")
    ran = minnes("verify", approved.name)
    assert (ran.status, ran.out) == (
        status,
        f"möte 1.yaml: the seal holds; approved by Anna Lind and Bo Ek on 21 March 2022; {told}\n",
    )


def test_of_a_file_with_errors_nobody_says_that_its_seal_is_broken(
    minnes: Minnes, approved: Path
) -> None:
    change(approved, "2022-03-11", "i mars")
    ran = minnes("check", approved.name, "--format", "concise")
    assert ran.out == 'möte 1.yaml:2:7: error: "i mars" is not a date [bad-date]\n'


UNSEALED = """\
möte 1.yaml:3:1: error: the approval by Anna Lind, Bo Ek on 2022-03-21, with its seal, was taken \
out [seal-removed]
  3 | status: draft
    | ^^^^^^
    = help: put back what stands in the newest commit:
            status: approved
            approval:
              by: Anna Lind, Bo Ek
              date: 2022-03-21
              seal: {seal}
            and write what was wrong as a correction: minnes correct möte 1.yaml
            if it was approved by mistake, mend it and approve it anew: minnes approve möte 1.yaml
1 file checked: 1 error.
"""


def unseal(file: Path) -> str:
    """Make approved minutes a draft again, and return the seal they had."""
    text = file.read_text("utf-8")
    before, _, approval = text.partition("\napproval:")
    file.write_text(before.replace("status: approved", "status: draft"), "utf-8")
    return approval.split()[-1]


def test_an_approval_that_was_taken_out_is_an_error_as_long_as_it_is(
    minnes: Minnes, committed: Path
) -> None:
    seal = unseal(committed)
    for _ in range(2):
        ran = minnes("check", "--select", "seal-removed")
        assert (ran.status, ran.out) == (1, UNSEALED.format(seal=seal))
    assert minnes("approve", committed.name, "--by", "Anna Lind, Bo Ek").status == 0
    assert minnes("check", "--select", "seal-removed").status == 0
    assert minnes("verify").status == 0


def test_a_seal_that_was_taken_out_takes_the_place_of_the_note_that_there_is_none(
    minnes: Minnes, approved: Path, git: Callable[..., str]
) -> None:
    assert "not-sealed" not in minnes("check").out
    git("add", "--all")
    git("commit", "-qm", "godkända")
    change(approved, "\n  seal: ", "\n  # ")
    said = minnes("check", "--format", "concise").out
    assert "möte 1.yaml:11:1: error: the seal of the approval by Anna Lind, Bo Ek on" in said
    assert "not-sealed" not in said


def test_what_will_be_committed_keeps_its_seals(
    minnes: Minnes, committed: Path, git: Callable[..., str]
) -> None:
    kept = committed.read_bytes()
    unseal(committed)
    git("add", "--all")
    committed.write_bytes(kept)
    ran = minnes("check", "--staged", "--select", "seal-removed", "--format", "concise")
    assert (ran.status, ran.out.split(": error")[0]) == (1, "möte 1.yaml:3:1")
    assert minnes("check", "--select", "seal-removed").status == 0


def test_approved_minutes_are_not_taken_away_by_a_commit_unseen(
    minnes: Minnes, committed: Path, git: Callable[..., str]
) -> None:
    git("rm", "-q", committed.name)
    ran = minnes("check", "--staged")
    assert (ran.status, ran.out) == (
        1,
        "möte 1.yaml:1:1: error: the minutes that Anna Lind, Bo Ek approved on 2022-03-21 are gone "
        "[seal-removed]\n"
        "    = help: bring them back: git restore --staged --worktree 'möte 1.yaml'\n"
        "0 files checked: 1 error.\n",
    )


def test_no_comment_and_no_setting_silences_a_seal_that_was_taken_out(
    minnes: Minnes, write: Write, approved: Path, git: Callable[..., str]
) -> None:
    write("minnes.yaml", "language: en\nmeetings: '*.yaml'\ncheck: {ignore: [seal-removed]}\n")
    git("add", "--all")
    git("commit", "-qm", "godkända")
    unseal(approved)
    change(approved, "status: draft", "status: draft  # minnes: ignore seal-removed")
    assert "[seal-removed]" in minnes("check", "--format", "concise").out


def test_verify_tells_since_when_a_seal_is_gone(
    minnes: Minnes, committed: Path, git: Callable[..., str], tmp_path: Path
) -> None:
    seal = unseal(committed)
    changed = (
        "  ~ status: approved → draft\n"
        f"  ~ approval: by: Anna Lind, Bo Ek; date: 2022-03-21; seal: {seal} → nothing\n"
        "  put it back as it stood, or approve anew: minnes approve möte 1.yaml\n"
    )
    head = "möte 1.yaml: THE SEAL WAS TAKEN OUT; approved by Anna Lind and Bo Ek on 21 March 2022\n"
    ran = minnes("verify")
    assert (ran.status, ran.err) == (1, "0 seals hold, 1 to look at, 0 without a seal.\n")
    assert ran.out == f"{head}  taken out, and not committed yet:\n{changed}"
    git("commit", "-qam", "ett utkast igen", author="Maria Ek")
    commit = git("rev-parse", "HEAD")[:10]
    assert minnes("check", "--select", "seal-removed").status == 0
    ran = minnes("verify")
    assert ran.out == f"{head}  taken out by Maria Ek on 2022-04-02 ({commit}):\n{changed}"
    assert ran.status == 1
    assert minnes("verify", committed.name).out == ran.out


def test_a_file_that_cannot_be_read_does_not_hide_the_others(
    minnes: Minnes, approved: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").symlink_to("nowhere.yaml")
    ran = minnes("verify")
    assert (ran.status, ran.out, ran.err) == (
        1,
        "a.yaml: it has errors, so its seal cannot be compared; minnes check shows them\n"
        "möte 1.yaml: the seal holds; approved by Anna Lind and Bo Ek on 21 March 2022\n",
        "1 seal holds, 1 to look at, 0 without a seal.\n",
    )


def test_verify_tells_of_approved_minutes_that_are_gone_but_not_of_those_that_were_renamed(
    minnes: Minnes, committed: Path, git: Callable[..., str]
) -> None:
    git("mv", committed.name, "b.yaml")
    git("commit", "-qm", "annat namn")
    assert "GONE" not in minnes("verify").out
    git("rm", "-q", "b.yaml")
    git("commit", "-qm", "bort", author="Maria Ek")
    ran = minnes("verify")
    assert (ran.status, ran.out.splitlines()) == (
        0,
        [
            "b.yaml: THE APPROVED MINUTES ARE GONE; approved by Anna Lind and Bo Ek on 21 March 2022",
            f"  taken away by Maria Ek on 2022-04-02 ({git('rev-parse', 'HEAD')[:10]})",
        ],
    )
    assert ran.err == "0 seals hold, 1 to look at, 0 without a seal.\n"


def test_a_seal_that_went_to_another_file_with_its_minutes_was_not_taken_out(
    minnes: Minnes, write: Write, committed: Path, git: Callable[..., str]
) -> None:
    write("b.yaml", committed.read_text("utf-8"))
    write(committed.name, MINUTES.replace("2022-03-11", "2022-06-03"))
    assert minnes("check", "--select", "seal-removed").status == 0
    git("add", "--all")
    assert minnes("check", "--staged", "--select", "seal-removed").status == 0
    assert minnes("verify", committed.name).status == 0
    assert "TAKEN OUT" not in minnes("verify").out


@pytest.mark.parametrize("program", [None, "not a program"])
def test_a_git_that_does_not_run_is_no_reason_not_to_check(
    minnes: Minnes, write: Write, committed: Path,
    monkeypatch: pytest.MonkeyPatch, program: str | None,
) -> None:  # fmt: skip
    unseal(committed)
    if program:
        write("bin/git", program)
    monkeypatch.setenv("PATH", str(committed.parent / "bin"))
    ran = minnes("check", "--select", "seal-removed")
    assert (ran.status, ran.err) == (0, "")


def test_without_git_a_seal_that_was_taken_out_leaves_a_note(
    minnes: Minnes, approved: Path
) -> None:
    change(approved, "\n  seal: ", "\n  # ")
    ran = minnes("check", "--select", "seal-removed,not-sealed", "--format", "concise")
    assert (ran.status, "[not-sealed]" in ran.out) == (0, True)
