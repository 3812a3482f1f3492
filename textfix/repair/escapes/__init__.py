"""Escapes that nothing resolved: one module a kind, each behind a sign that clean text seldom holds."""

from __future__ import annotations

import re
from importlib import import_module
from typing import NamedTuple

from ...characters import Characters, characters
from ...edits import NONE, Edits

FEW = 16  # signs that are looked at one by one


class Kind(NamedTuple):
    sign: str  # the ASCII sign that every such escape holds
    spot: re.Pattern[str]  # where one may be, found at the speed of a scan for that sign
    module: str  # of this package, loaded when a text has such a spot
    function: str

    def repair(self, text: str) -> Edits:
        found: Edits = getattr(import_module(f"{__name__}.{self.module}"), self.function)(text)
        return found


def _may_be(text: str, sign: str, spot: re.Pattern[str]) -> bool:
    """Is there such a spot? Nearly every text has few of the signs, and finding these is quicker than the scan."""
    at = text.find(sign)
    for _ in range(FEW):
        if at < 0:
            return False
        if spot.match(text, at):
            return True
        at = text.find(sign, at + 1)
    return at >= 0 and spot.search(text, at) is not None


# In this order: what carries other escapes inside it comes before them.
KINDS = (
    Kind("\x1b", re.compile("\x1b"), "terminal", "repair_terminal"),
    Kind("=", re.compile(r"=\?"), "encoded_word", "repair_encoded_words"),
    Kind("=", re.compile("=(?:[89A-F][0-9A-F]|\r?\n)"), "printable", "repair_printable"),
    Kind("%", re.compile("%[0-9a-fA-F]{2}"), "percent", "repair_percent"),
    Kind("&", re.compile("&[#a-zA-Z]"), "html", "repair_entities"),
    Kind("\\", re.compile(r"\\[uU]"), "backslash", "repair_unicode"),
    Kind("%", re.compile("%u"), "backslash", "repair_unicode"),
    Kind("<", re.compile(r"<U\+"), "backslash", "repair_unicode"),
    Kind("\\", re.compile(r"\\[x23]"), "backslash", "repair_bytes"),
    Kind("+", re.compile(r"\+[A-Za-z0-9/]{2}"), "utf7", "repair_utf7"),
    Kind("", re.compile("[\udc80-\udcff]"), "surrogate_bytes", "repair_surrogate_bytes"),
)


_SIGNS = frozenset(kind.sign for kind in KINDS)
_SPOTS = {
    sign: re.compile("|".join(kind.spot.pattern for kind in KINDS if kind.sign == sign)) for sign in sorted(_SIGNS)
}


def repair_escapes(text: str, held: Characters | None = None) -> Edits:
    """Edits that resolve the escapes of ``text``, of every kind, one after the other.

    ``held`` is what :func:`characters` says of the text, where that is known.
    """
    others = (characters(text) if held is None else held).others
    signs = {sign for sign in others & _SIGNS if _may_be(text, sign, _SPOTS[sign])}
    if others and max(others) >= "\udc80" and any("\udc80" <= c <= "\udcff" for c in others):
        signs.add("")
    if not signs:
        return NONE
    whole = NONE
    for kind in KINDS:
        # What one kind resolves may be the sign of another.
        if (whole or kind.sign in signs) and _may_be(text, kind.sign, kind.spot):
            edits = kind.repair(text)
            if edits:
                after = edits.apply(text)
                whole = whole.then(edits, text)
                text = after
    return whole
