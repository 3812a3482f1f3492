"""C1 controls that stand for windows-1252 characters. It comes last: it destroys what other repairs go by."""

from __future__ import annotations

import re

from ..edits import Edit, Edits
from .codepages import page
from .texture import CJK, kind

RULE = "MOJ002"
_C1 = re.compile("[\x80-\x9f]")


def repair_controls(text: str) -> Edits:
    """Edits that turn every C1 control into what windows-1252 has in its place.

    Among ideographs they are left: there they are the remains of something else.

    >>> repair_controls("It\\x92s \\x93here\\x94").apply("It\\x92s \\x93here\\x94")
    'It’s “here”'
    """
    if not _C1.search(text):
        return Edits()
    chars = page("cp1252").chars
    return Edits(
        Edit(match.start(), match.end(), chars[ord(match[0])], RULE)
        for match in _C1.finditer(text)
        if chars[ord(match[0])] != match[0] and not _wide(text, match.start())
    )


def _wide(text: str, at: int) -> bool:
    return any(kind(c) == CJK for c in text[max(0, at - 1) : at + 2])
