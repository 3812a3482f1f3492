"""From the paths a user names to the documents in them, always in the same order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from typing import NamedTuple

from .files import identity

RECORDS = ".textfix"  # the folder below --out that holds the records of text and Markdown outputs


class Input(NamedTuple):
    """A document to read. ``source`` is its path as given; ``name`` its path below the given folder; ``named``:
    the user gave this very path."""

    path: str
    source: str
    name: str
    named: bool = False


class Unread(NamedTuple):
    """A path that gives no document. ``failed``: the user asked for it, and it cannot be had."""

    path: str
    reason: str
    failed: bool = True


def walk(
    paths: Iterable[str],
    *,
    out: str | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    hidden: bool = False,
) -> Iterator[Input | Unread]:
    """Every file at or below ``paths``: folders in order of name, each with all that is below it.

    Hidden files and folders found on the way are passed over unless ``hidden``, and so is the folder
    ``out``. A glob of ``include`` or ``exclude`` may match a file's
    name or its path below the given folder, which may stand in front; ``*`` also matches ``/``, and ``**/`` also
    nothing. A glob that matches nothing is told of at the end. Linked folders are not entered, so
    there are no loops.
    """
    skip = identity(out) if out else None
    paths = list(paths)
    wanted = _Wanted(include, exclude, [f"{_bare(path)}/" for path in paths])
    for path in paths:
        try:
            mode = os.stat(path).st_mode
        except (OSError, ValueError) as error:
            yield Unread(path, why(error))
            continue
        name = os.path.basename(path.rstrip("/")) or path
        if stat.S_ISDIR(mode):
            if skip and identity(path) == skip:
                yield Unread(path, "the output would go into this very folder; choose another --out")
                continue
            yield from _below(path, skip, wanted, hidden)
        elif not stat.S_ISREG(mode):
            yield Unread(path, f"{_sort(mode)}, not a file; to read from it: textfix clean - < {path}")
        elif wanted.file(name):
            yield Input(path, _posix(path), name, named=True)
    for glob in dict.fromkeys([*include, *exclude]):
        if glob not in wanted.matched:
            yield Unread(glob, "this glob matched nothing", failed=False)


def why(error: OSError | ValueError) -> str:
    """What went wrong, in the words of the system, without the path that the message names anyway."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


def _below(
    folder: str, skip: tuple[int, int] | None, wanted: _Wanted, hidden: bool
) -> Iterator[Input | Unread]:
    ahead = [("", False)]  # names below folder yet to visit, the next one last; whether each is a plain file
    while ahead:
        name, is_file = ahead.pop()
        path = os.path.join(folder, name) if folder not in (".", "./") or not name else name
        if is_file:
            yield Input(path, _posix(path), name)
            continue
        try:
            with os.scandir(path or os.curdir) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield Unread(path, f"cannot list this folder: {why(error)}")
            continue
        if name and not hidden and any(entry.name == RECORDS for entry in found):
            yield Unread(path, "what textfix wrote, passed over; name it on the command line to clean it", failed=False)
            continue
        inside: list[tuple[str, bool]] = []
        for entry in found:
            below = f"{name}/{entry.name}" if name else entry.name
            if entry.name.startswith(".") and not hidden:
                continue
            try:
                plain, reason = _look(entry, skip)
            except OSError as error:
                yield Unread(entry.path, why(error))
                continue
            if reason:
                yield Unread(entry.path, reason, failed=False)
            elif plain is not None and (wanted.file if plain else wanted.folder)(below):
                inside.append((below, plain))
        ahead += reversed(inside)


def _look(entry: os.DirEntry[str], skip: tuple[int, int] | None) -> tuple[bool | None, str]:
    """Whether a folder's entry is a file (else a folder; ``None``: pass over), or why it is left out."""
    if entry.is_dir(follow_symlinks=False):
        status = entry.stat(follow_symlinks=False) if skip else None
        return (None if status and (status.st_dev, status.st_ino) == skip else False), ""
    mode = entry.stat().st_mode  # OSError for a link that leads nowhere or round in a circle
    if stat.S_ISREG(mode):
        return True, ""
    if stat.S_ISDIR(mode):
        return None, "a linked folder, not entered; name it on the command line to clean it too"
    return None, f"{_sort(mode)}, passed over"


class _Wanted:
    """Which files and folders the globs let through, and which globs have matched any."""

    def __init__(self, include: Sequence[str], exclude: Sequence[str], roots: Sequence[str]) -> None:
        self._include, self._exclude = _patterns(include, roots), _patterns(exclude, roots)
        self.matched: set[str] = set()

    def file(self, name: str) -> bool:
        return (not self._include or self._any(self._include, name)) and self.folder(name)

    def folder(self, name: str) -> bool:
        return not self._any(self._exclude, name)

    def _any(self, patterns: Sequence[tuple[str, str]], name: str) -> bool:
        forms = (name, name.rpartition("/")[2])
        found = [glob for pattern, glob in patterns if any(fnmatchcase(form, pattern) for form in forms)]
        self.matched.update(found)
        return bool(found)


def _bare(path: str) -> str:
    return _posix(path).removeprefix("./").rstrip("/") or path


def _patterns(globs: Sequence[str], roots: Sequence[str]) -> list[tuple[str, str]]:
    """The patterns with the globs they come from: a given folder may stand in front, ``/`` at the end, and ``**/``
    may be nothing."""
    found: list[tuple[str, str]] = []
    for glob in globs:
        plain = _bare(glob)
        for form in {plain, *(plain.removeprefix(root) for root in roots)}:
            found += [(pattern, glob) for pattern in {form, form.replace("**/", "")}]
    return found


def _sort(mode: int) -> str:
    for test, words in (
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISSOCK, "a socket"),
    ):
        if test(mode):
            return words
    return "something else"


def _posix(path: str) -> str:
    return path.replace(os.sep, "/") if os.sep != "/" else path
