"""Files are replaced whole, and never over what somebody else wrote meanwhile."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from minnes.source import atomic_write
from minnes.source.atomic_write import ChangedMeanwhile


def everything(folder: Path) -> dict[str, bytes]:
    """The name and the bytes of every file in a folder."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_a_file_gets_its_new_bytes_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    atomic_write.replace(atomic_write.read(file), b"new\r\n")
    assert everything(tmp_path) == {"a.yaml": b"new\r\n"}


def test_permissions_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    atomic_write.replace(atomic_write.read(file), b"new")
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("root", [True, False])
def test_owner_and_group_are_kept_where_that_is_allowed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: bool
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old\n")
    status, given = path.stat(), []

    def chown(_path: Path, owner: int, group: int) -> None:
        if owner != -1 and not root:
            raise PermissionError
        given.append((owner, group))

    monkeypatch.setattr(os, "chown", chown)
    atomic_write.put(path, b"new\n")
    assert given == [(status.st_uid if root else -1, status.st_gid)]


def test_a_link_stays_a_link_and_its_target_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "target.yaml").write_bytes(b"old")
    (tmp_path / "link.yaml").symlink_to("target.yaml")
    atomic_write.replace(atomic_write.read(tmp_path / "link.yaml"), b"new")
    assert (tmp_path / "link.yaml").readlink() == Path("target.yaml")
    assert everything(tmp_path) == {"link.yaml": b"new", "target.yaml": b"new"}


def test_a_file_written_by_somebody_else_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    original = atomic_write.read(file)
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile):
        atomic_write.replace(original, b"new")
    assert everything(tmp_path) == {"a.yaml": b"theirs"}


def test_other_bytes_of_the_same_length_and_time_are_seen(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    original = atomic_write.read(file)
    file.write_bytes(b"two")
    os.utime(file, ns=(original.stamp[0], original.stamp[0]))
    with pytest.raises(ChangedMeanwhile):
        atomic_write.replace(original, b"new")
    assert everything(tmp_path) == {"a.yaml": b"two"}


def test_a_file_is_put_where_there_is_none_and_in_place_of_another(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    for content in (b"new", b"other"):
        atomic_write.put(file, content)
        assert everything(tmp_path) == {"a.csv": content}
    before = file.stat().st_ino
    atomic_write.put(file, b"other")
    assert file.stat().st_ino == before


def test_a_link_to_a_file_that_is_not_there_yet_stays_a_link(tmp_path: Path) -> None:
    link, target = tmp_path / "link.csv", tmp_path / "target.csv"
    link.symlink_to(target)
    atomic_write.put(link, b"new")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"new")


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    atomic_write.put(pipe, b"answer")
    assert (os.read(reader, 99), pipe.is_fifo()) == (b"answer", True)
    os.close(reader)


def test_a_file_removed_meanwhile_is_not_brought_back(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    original = atomic_write.read(file)
    file.unlink()
    with pytest.raises(OSError):  # noqa: PT011 - Windows has other words for it
        atomic_write.replace(original, b"new")
    assert everything(tmp_path) == {}


def test_a_failure_on_the_way_leaves_the_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    original = atomic_write.read(file)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        atomic_write.replace(original, b"new")
    assert everything(tmp_path) == {"a.yaml": b"old"}


def test_a_file_that_may_not_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda path, kind: kind != os.W_OK or path != file.resolve())
    with pytest.raises(PermissionError):
        atomic_write.replace(atomic_write.read(file), b"new")
    assert everything(tmp_path) == {"a.yaml": b"old"}


def test_a_new_file_is_written(tmp_path: Path) -> None:
    atomic_write.create(tmp_path / "new.yaml", b"text")
    assert everything(tmp_path) == {"new.yaml": b"text"}


def test_a_new_file_is_not_written_over_an_old_one(tmp_path: Path) -> None:
    (tmp_path / "new.yaml").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        atomic_write.create(tmp_path / "new.yaml", b"text")
    assert everything(tmp_path) == {"new.yaml": b"old"}


def test_where_nothing_can_be_written_the_error_names_the_file_that_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_arguments: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", "beside")

    monkeypatch.setattr(os, "open", read_only)
    monkeypatch.setattr(Path, "unlink", read_only)
    with pytest.raises(OSError, match="Read-only") as raised:
        atomic_write.create(tmp_path / "new.yaml", b"text")
    assert raised.value.filename == str(tmp_path / "new.yaml")


def test_a_new_file_is_written_where_there_are_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_self: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", none)
    atomic_write.create(tmp_path / "new.yaml", b"text")
    assert everything(tmp_path) == {"new.yaml": b"text"}
    with pytest.raises(FileExistsError):
        atomic_write.create(tmp_path / "new.yaml", b"other")
    assert everything(tmp_path) == {"new.yaml": b"text"}
