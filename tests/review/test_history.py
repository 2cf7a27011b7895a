"""The versions of one file, newest first; and who signed a commit."""

from pathlib import Path

from minnes.review.git import Repository
from minnes.review.history import Signature, Version, signature, versions
from tests.review.conftest import Git

BEFORE = "a\n" * 9
AFTER = "a\n" * 8 + "b\n"


def told(repository: Repository, path: str) -> list[tuple[str, bytes | None]]:
    found = list(versions(repository, path))
    contents = repository.blobs(version.blob for version in found if version.blob)
    return [(version.path, contents.get(version.blob)) for version in found]


def test_a_renamed_file_is_followed(git: Git, folder: Path, repository: Repository) -> None:
    (folder / "möte a.yaml").write_text(BEFORE)
    git("add", "--all")
    git("commit", "--quiet", "-m", "x")
    (folder / "möte a.yaml").rename(folder / "b.yaml")
    (folder / "b.yaml").write_text(AFTER)
    git("add", "--all")
    git("commit", "--quiet", "-m", "y")
    git("commit", "--quiet", "--allow-empty", "-m", "z")
    git("rm", "--quiet", "b.yaml")
    git("commit", "--quiet", "-m", "gone")
    assert told(repository, "b.yaml") == [
        ("b.yaml", None),
        ("b.yaml", AFTER.encode()),
        ("möte a.yaml", BEFORE.encode()),
    ]
    first = list(versions(repository, "b.yaml"))[-1]
    commit, blob = git("rev-parse", "HEAD~3"), git("rev-parse", "HEAD~3:möte a.yaml")
    assert first == Version(commit, "möte a.yaml", "Åsa Öst", "2021-12-10T12:00:00+01:00", blob)


def test_what_a_merge_made_anew_is_a_version_too(
    git: Git, folder: Path, repository: Repository
) -> None:
    file = folder / "a.yaml"
    file.write_text(BEFORE)
    git("add", "--all")
    git("commit", "--quiet", "-m", "x")
    git("checkout", "--quiet", "-b", "other")
    file.write_text(AFTER)
    git("commit", "--quiet", "--all", "-m", "y")
    git("checkout", "--quiet", "main")
    file.write_text("a\n" * 8 + "c\n")
    git("commit", "--quiet", "--all", "-m", "z")
    git("merge", "--quiet", "other", status=1)
    file.write_text("a\n" * 8 + "b och c\n")
    git("commit", "--quiet", "--all", "-m", "merged")
    assert next(content for _, content in told(repository, "a.yaml")) == file.read_bytes()
    assert len(told(repository, "a.yaml")) == 4


def test_an_author_may_be_called_anything(git: Git, folder: Path, repository: Repository) -> None:
    (folder / "a.yaml").write_text("a")
    git("add", "--all")
    name = "x\x01" + "a" * 40
    git("commit", "--quiet", "-m", "x", f"--author={name} <a@example.org>")
    assert [(version.author, version.path) for version in versions(repository, "a.yaml")] == [
        (name, "a.yaml")
    ]


def test_a_commit_that_is_not_signed_says_so(git: Git, repository: Repository) -> None:
    git("commit", "--quiet", "--allow-empty", "-m", "x")
    assert signature(repository, "HEAD") == Signature("N", "")


def test_a_commit_that_is_signed_names_who_signed_it(
    git: Git, folder: Path, tmp_path: Path, repository: Repository
) -> None:
    import subprocess

    key = tmp_path / "key"
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)]
    subprocess.run(made, check=True)
    public = key.with_suffix(".pub").read_text()
    (tmp_path / "signers").write_text(f"asa@example.org {public}")
    git("config", "gpg.format", "ssh")
    git("config", "user.signingKey", str(key))
    git("config", "log.showSignature", "true")
    git("commit", "--quiet", "--allow-empty", "-S", "-m", "x")
    assert signature(repository, "HEAD").state in ("N", "E", "U")
    git("config", "gpg.ssh.allowedSignersFile", str(tmp_path / "signers"))
    assert signature(repository, "HEAD") == Signature("G", "asa@example.org")
