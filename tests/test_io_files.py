"""Files are written whole or not at all."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from textfix.io.files import begins, digest, same, write


def test_files_and_their_folders_are_made(tmp_path: Path) -> None:
    write([(str(tmp_path / "a/b/c"), [b"one", b"two"]), (str(tmp_path / "d"), [])])
    assert (tmp_path / "a/b/c").read_bytes() == b"onetwo"
    assert (tmp_path / "d").read_bytes() == b""


def test_new_files_get_the_usual_permissions(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write([(str(tmp_path / "a"), [b""])])
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_on_a_full_disk_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    (tmp_path / "a").write_bytes(b"old")
    monkeypatch.setattr(os, call, full)
    with pytest.raises(OSError, match=r"No space left on device: .*a'"):
        write([(str(tmp_path / "a"), [b"new"])])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def interrupted() -> Iterator[bytes]:
    yield b"half"
    raise KeyboardInterrupt


def test_when_the_second_cannot_be_written_the_first_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt):
        write([(str(tmp_path / "a"), [b"new"]), (str(tmp_path / "b"), interrupted())])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


LIMITED = """
import resource, sys
from textfix.io.files import write
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write([(sys.argv[1], [b"x" * 60_000] * 3)])
except OSError as error:
    print(error.strerror)
"""


def test_a_real_write_that_fails_half_way(tmp_path: Path) -> None:
    pytest.importorskip("resource")
    (tmp_path / "a").write_bytes(b"old")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(tmp_path / "a")], capture_output=True, text=True, check=True
    )
    assert done.stdout == "File too large\n"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"old"}


def test_links_are_replaced_and_what_they_point_to_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "soft").symlink_to("target")
    os.link(tmp_path / "target", tmp_path / "hard")
    write([(str(tmp_path / name), [b"new"]) for name in ("soft", "hard")])
    assert (tmp_path / "target").read_bytes() == b"old"
    assert (tmp_path / "soft").read_bytes() == (tmp_path / "hard").read_bytes() == b"new"


def test_same(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"onetwo")
    path = str(tmp_path / "a")
    assert same(path, [b"one", b"two"])
    assert not same(path, [b"one"])
    assert not same(path, [b"onetwo", b"three"])
    assert not same(path, [b"ONE", b"two"])


@pytest.mark.parametrize(("held", "answer"), [(b"", True), (b"on", True), (b"onet", True), (b"onetwo", True),
                                              (b"onetwo!", False), (b"x", False), (b"onex", False)])  # fmt: skip
def test_begins(tmp_path: Path, held: bytes, answer: bool) -> None:
    (tmp_path / "a").write_bytes(held)
    assert begins(str(tmp_path / "a"), [b"one", b"", b"two"]) is answer


def test_digest(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one")
    assert digest(str(tmp_path / "a")) == sha256(b"one").hexdigest()
