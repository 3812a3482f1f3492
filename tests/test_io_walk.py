"""What is found below a path, in what order, and what is said of the rest."""

import os
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from cli_helper import shut

from textfix.io.files import write
from textfix.io.walk import Input, Unread, walk


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.txt", "in/a/z.md", "in/a/.hidden", "in/.git/config", "in/c/d/e.txt", "in/out/old.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def names(*paths: str, **kwargs: Any) -> list[str]:
    found = list(walk(paths, **kwargs))
    assert all(isinstance(item, Input) for item in found), found
    return [item.name for item in found if isinstance(item, Input)]


def test_folders_come_in_order_without_what_is_hidden(tree: Path) -> None:
    assert names("in") == ["a/z.md", "b.txt", "c/d/e.txt", "out/old.jsonl"]
    assert names("in", hidden=True)[:2] == [".git/config", "a/.hidden"]


def test_sources_are_paths_as_given(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [item.source for item in walk(["in/", "./in/b.txt", str(tree / "in/b.txt")]) if isinstance(item, Input)]
    assert given == ["in/a/z.md", "in/b.txt", "in/c/d/e.txt", "in/out/old.jsonl", "./in/b.txt", f"{tree}/in/b.txt"]
    monkeypatch.chdir(tree / "in")
    assert [item.source for item in walk(["."]) if isinstance(item, Input)][:2] == ["a/z.md", "b.txt"]


def test_the_output_folder_is_not_read(tree: Path) -> None:
    assert names("in", out="in/../in/out") == ["a/z.md", "b.txt", "c/d/e.txt"]
    assert names("in/out", out="in") == ["old.jsonl"]
    [problem] = walk(["in"], out="in")
    assert isinstance(problem, Unread)
    assert problem.failed
    assert "choose another --out" in problem.reason


def test_globs_match_names_and_paths(tree: Path) -> None:
    assert names("in", include=["*.txt"]) == ["b.txt", "c/d/e.txt"]
    assert names("in", include=["c/*", "*.md"]) == ["a/z.md", "c/d/e.txt"]
    assert names("in", exclude=["c", "out"]) == ["a/z.md", "b.txt"]
    assert names("in/b.txt", exclude=["*.txt"]) == []


@pytest.mark.parametrize("glob", ["c", "c/", "./c", "./c/", "in/c", "./in/c", "in/c/", "**/c", "c/**", "in/c/**"])
def test_a_folder_is_excluded_however_it_is_written(tree: Path, glob: str) -> None:
    assert names("in", exclude=[glob]) == ["a/z.md", "b.txt", "out/old.jsonl"]
    assert names("./in", exclude=[glob]) == ["a/z.md", "b.txt", "out/old.jsonl"]


def test_a_glob_does_not_match_what_stands_above_the_given_folder(tree: Path) -> None:
    for path, glob in (("in", "in*"), (str(tree / "in"), f"*{tree.name}*")):
        assert len([item for item in walk([path], exclude=[glob]) if isinstance(item, Input)]) == 4


@pytest.mark.parametrize("glob", ["**/*.txt", "*.txt", "./**/*.txt", "in/**/*.txt"])
def test_two_stars_also_match_no_folder(tree: Path, glob: str) -> None:
    assert names("in", include=[glob]) == ["b.txt", "c/d/e.txt"]


def test_a_glob_that_matches_nothing_is_told(tree: Path) -> None:
    told = [item for item in walk(["in"], include=["*.txt", "*.html"], exclude=["gone"]) if isinstance(item, Unread)]
    assert [(item.path, item.failed) for item in told] == [("*.html", False), ("gone", False)]


def test_linked_folders_are_named_and_not_entered(tree: Path) -> None:
    (tree / "in/a/round").symlink_to(tree / "in", target_is_directory=True)
    (tree / "in/file-link").symlink_to("b.txt")
    found = list(walk(["in"]))
    assert [(item.path, item.failed) for item in found if isinstance(item, Unread)] == [("in/a/round", False)]
    assert "file-link" in [item.name for item in found if isinstance(item, Input)]


def test_links_to_nowhere_fail_and_stop_nobody(tree: Path) -> None:
    (tree / "in/gone").symlink_to("nowhere")
    (tree / "in/self").symlink_to("self")
    found = list(walk(["in", "in/self", "missing"]))
    failed = {item.path: item.reason for item in found if isinstance(item, Unread) and item.failed}
    assert list(failed) == ["in/gone", "in/self", "missing"]
    assert "No such file" in failed["missing"]
    assert len([item for item in found if isinstance(item, Input)]) == 4


def test_pipes_devices_and_sockets_are_never_opened(tree: Path) -> None:
    os.mkfifo(tree / "in/pipe")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("in/sock")
        found = [item for item in walk(["in", "in/pipe", os.devnull]) if isinstance(item, Unread)]
    assert [(item.path, item.failed) for item in found] == [
        ("in/pipe", False),
        ("in/sock", False),
        ("in/pipe", True),
        (os.devnull, True),
    ]
    assert "a named pipe" in found[2].reason
    assert "a device" in found[3].reason


def test_a_folder_that_cannot_be_listed_is_named(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shut("in/c", monkeypatch)
    found = list(walk(["in"]))
    assert [item for item in found if isinstance(item, Unread)] == [
        Unread("in/c", "cannot list this folder: Permission denied")
    ]
    assert len(found) == 4


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_without_permission_is_named(tree: Path) -> None:
    (tree / "in/c").chmod(0)
    try:
        found = list(walk(["in"]))
    finally:
        (tree / "in/c").chmod(0o755)
    assert [item.path for item in found if isinstance(item, Unread)] == ["in/c"]


def test_any_name_a_file_can_have(tree: Path) -> None:
    odd = [b"new\nline", b"byte-\xff", "“quoted”".encode(), b" ", b"-v"]
    for name in odd:
        os.close(os.open(os.path.join(b"in/c", name), os.O_CREAT))
    assert {os.fsencode(name) for name in names("in/c")} == {*odd, b"d/e.txt"}


def test_a_very_deep_tree(tree: Path) -> None:
    name = "d/" * 300 + "f"
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(250)
    try:
        write([(f"deep/{name}", [b""])])
        assert names("deep") == [name]
    finally:
        sys.setrecursionlimit(usual)
