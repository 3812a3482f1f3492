"""Replacement characters that were themselves misread, and memory that was never written to: something was lost."""

from __future__ import annotations

import re

from ..characters import Characters
from ..edits import NONE, Edit, Edits

RULE = "MOJ009"
# U+FFFD in UTF-8 read through Latin-1, windows-1251, windows-1250; two of them through GBK, Big5, EUC-KR.
_SINGLE = ("ï¿½", "пїЅ", "ďż˝")
_PAIRS = ("锟斤拷", "嚙踝蕭", "占쏙옙")
# Bytes CC and CD, with which a debugger fills fresh memory, read as GBK. 烫烫烫 is also what people cry over a hot
# dish; so in Chinese text it takes more than three.
_MEMORY = "烫{4,}|屯{4,}|(?<![\u4e00-\u9fff])(?:烫烫烫|屯屯屯)(?![\u4e00-\u9fff])"
_TRASH = re.compile(f"{'|'.join(_SINGLE)}|(?:{'|'.join(_PAIRS)})+|{_MEMORY}")
_CHINESE = re.compile("[\u4e00-\u9fff，。！]")
_WORDS = (*_SINGLE, *_PAIRS, "烫烫烫", "屯屯屯")
SIGNS = frozenset(word[-1] for word in _WORDS)  # none of them in a text: no trash


def repair_trash(text: str, held: Characters | None = None) -> Edits:
    """Edits that give U+FFFD back its own form.

    ``held`` is what :func:`textfix.characters.characters` says of the text, where that is known.

    >>> repair_trash("ï¿½").apply("ï¿½") == repair_trash("锟斤拷").apply("锟斤拷")[0] == "\\ufffd"
    True
    >>> len(repair_trash("烫烫烫！快拿开"))
    0
    """
    signs = SIGNS if held is None else held.others & SIGNS
    if not signs or not any(word in text for word in _WORDS if word[-1] in signs):
        return NONE
    return Edits(
        Edit(*match.span(), "\ufffd" * _lost(match[0]), RULE)
        for match in _TRASH.finditer(text)
        if match[0] not in ("烫烫烫", "屯屯屯") or not _CHINESE.search(text[match.end() : match.end() + 1])
    )


def _lost(found: str) -> int:
    """How many characters were lost."""
    if found[:3] in _SINGLE:
        return 1
    return len(found) // 3 * 2 if found[:3] in _PAIRS else len(found)
