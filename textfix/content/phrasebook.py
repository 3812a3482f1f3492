"""Lines that mean the same thing on every site: phrases as data, looked up by their words.

A file ``phrases/KIND.txt`` holds one phrase a line, ``language: phrase``. Case, digits and the marks around
a line do not matter. A phrase that ends in ``*`` matches every line that begins with it, and one under
``[header]`` announces a section of its kind: the short lines below it go as well.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LONGEST = 12  # words; a line with more is no label
LONGEST_CHARS = 400  # a longer line is text, not a prompt
HEAD_CHARS = 120  # a phrase is within the first of a line
SPECIFIC = 3  # words; what a prompt must share with its phrase
_WORDS = re.compile(r"[^\W\d_]+(?:['’\u200c][^\W\d_]+)*|\d+|[%@©]")


class Phrase(NamedTuple):
    kind: str
    said: str
    header: bool


def words_of(line: str) -> tuple[str, ...]:
    """The words of a line as phrases are written: lower case, digits as 0, typographic marks folded.

    >>> words_of("» Add NEW comment (12)…")
    ('add', 'new', 'comment', '0')
    """
    line = line.casefold().replace("’", "'")
    return tuple("0" if w[0].isdigit() else w for w in _WORDS.findall(line))


@cache
def _book() -> tuple[dict[tuple[str, ...], Phrase], dict[tuple[str, ...], Phrase]]:
    whole: dict[tuple[str, ...], Phrase] = {}
    begins: dict[tuple[str, ...], Phrase] = {}
    folder = files(__package__) / "phrases"
    for name in sorted(p.name for p in folder.iterdir() if p.name.endswith(".txt")):
        header = False
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            line = line.strip()
            if line.startswith("["):
                header = line == "[header]"
            elif line and not line.startswith("#"):
                said = line.partition(":")[2].strip()
                book = begins if said.endswith("*") else whole
                words = words_of(said)
                if not 0 < len(words) <= LONGEST:
                    raise ValueError(f"{name}: phrase {said!r} has {len(words)} words; 1 to {LONGEST} are allowed")
                book.setdefault(words, Phrase(name.removesuffix(".txt"), said, header))
    return whole, begins


def look_up(line: str) -> Phrase | None:
    """The phrase a short line consists of or begins with.

    >>> look_up("Add new comment").kind
    'comment_prompt'
    >>> look_up("Comments on the budget were few") is None
    True
    """
    if len(line) > LONGEST_CHARS:
        return None
    words = words_of(line[:HEAD_CHARS])
    if not words:
        return None
    whole, begins = _book()
    if found := whole.get(words):
        return found
    least = 1 if len(words) <= LONGEST else SPECIFIC
    for n in range(min(len(words), LONGEST), least - 1, -1):
        if found := begins.get(words[:n]):
            return found
    return None
