"""Files are written whole or not at all, and never in place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import file_digest
from itertools import count

_serial = count()
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


def write(files: Sequence[tuple[str, Iterable[bytes]]]) -> None:
    """Write the files, each a path and its content in pieces, in the order given.

    Every one is first written in full beside its place, and only when all are on disk does each take the
    place of the old one. Whatever goes wrong before (``OSError`` with the path: no space, no permission),
    the old files stay as they were and nothing new is left behind. Missing folders are made.
    """
    ready: list[tuple[str, str]] = []  # what is written, and the place it is for
    path = ""
    try:
        for path, pieces in files:
            folder = os.path.dirname(path) or os.curdir
            _make(folder)
            temporary, descriptor = _create(folder)
            ready.append((temporary, path))
            with open(descriptor, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
        while ready:
            temporary, path = ready[0]
            os.replace(temporary, path)
            del ready[0]
    except OSError as error:
        raise OSError(error.errno, error.strerror, path) from error
    finally:
        for temporary, _ in ready:
            with suppress(OSError):
                os.unlink(temporary)


def same(path: str, pieces: Iterable[bytes]) -> bool:
    """Whether the file holds exactly these pieces. ``OSError`` when it cannot be read."""
    with open(path, "rb") as file:
        return all(file.read(len(piece)) == piece for piece in pieces) and not file.read(1)


def begins(path: str, pieces: Iterable[bytes]) -> bool:
    """Whether these pieces begin with all that the file holds."""
    with open(path, "rb") as file:
        for piece in pieces:
            found = file.read(len(piece))
            if found != piece:
                return piece.startswith(found) and not file.read(1)
        return not file.read(1)


def digest(path: str) -> str:
    """The sha256 of a file."""
    with open(path, "rb") as file:
        return file_digest(file, "sha256").hexdigest()


def identity(path: str) -> tuple[int, int] | None:
    """What makes two names one file, links of both sorts followed; ``None`` where there is no file."""
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def unwritable(folder: str) -> str:
    """Why nothing can be written below a folder that may not be there yet; nothing when it seems possible."""
    above = os.path.abspath(folder)
    while not os.path.lexists(above):
        above = os.path.dirname(above)
    if not os.path.isdir(above):
        return f"{above} is no folder"
    return "" if os.access(above, os.W_OK | os.X_OK) else f"{above} cannot be written to"


def _make(folder: str) -> None:
    """The folder and those above it; os.makedirs gives up on a tree a thousand levels deep."""
    missing = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder) or os.curdir
    for folder in reversed(missing):
        with suppress(FileExistsError):
            os.mkdir(folder)


def _create(folder: str) -> tuple[str, int]:
    """A new file in the folder, with the permissions any new file gets."""
    while True:
        path = os.path.join(folder, f".textfix-{os.getpid()}-{next(_serial)}.tmp")
        with suppress(FileExistsError):
            return path, os.open(path, _NEW, 0o666)
