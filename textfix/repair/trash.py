"""Replacement characters that were themselves misread: they say that something was lost, and nothing more."""

from __future__ import annotations

import re

from ..edits import Edit, Edits

RULE = "MOJ009"
# U+FFFD in UTF-8 read through latin-1; two of them read through GBK. Neither occurs in writing.
_TRASH = re.compile("ï¿½|(?:锟斤拷)+")


def repair_trash(text: str) -> Edits:
    """Edits that give U+FFFD back its own form.

    >>> repair_trash("ï¿½").apply("ï¿½") == repair_trash("锟斤拷").apply("锟斤拷")[0] == "\\ufffd"
    True
    """
    if not ("¿" in text and "ï¿½" in text) and not ("锟" in text and "锟斤拷" in text):
        return Edits()
    return Edits(
        Edit(*match.span(), "\ufffd" * (1 if match[0][0] == "ï" else len(match[0]) // 3 * 2), RULE)
        for match in _TRASH.finditer(text)
    )
