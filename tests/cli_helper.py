"""Runs command lines inside the test's own process."""

import io
import os
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from textfix.cli import main

ARTICLE = (
    "Harbour opens again\n\n"
    "The harbour opened on Monday after two years of work on its walls, and the boats are back.\n\n"
    "It cost the town nine million, of which a third came from the fishermen’s own fund.\n"
)
DAMAGED = ARTICLE.replace("’", "â€™") + "\nAdd new comment\n"


class Done(NamedTuple):
    status: int
    out: bytes
    err: str


class Shell:
    """``shell("clean", "-", stdin=b"…")`` runs that command line in a folder of its own."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capture: pytest.CaptureFixture[bytes]
    ) -> None:
        self.folder, self._monkeypatch, self._capture = folder, monkeypatch, capture
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "path", list(sys.path))

    def __call__(self, *argv: str, stdin: bytes = b"") -> Done:
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        self._capture.readouterr()
        status = main(argv)
        out, err = self._capture.readouterr()
        return Done(status, out, err.decode())

    def write(self, name: str, content: str | bytes = DAMAGED) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def tree(self, folder: str) -> dict[str, bytes]:
        """All files below a folder, hidden ones too."""
        root = self.folder / folder
        return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> Shell:
    return Shell(tmp_path, monkeypatch, capsysbinary)


def shut(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder one that cannot be listed, for whoever runs the tests."""
    scandir = os.scandir

    def refuse(path: str) -> Any:
        if path == folder:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
