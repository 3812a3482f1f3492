"""Copyright lines, and what only looks like one: a sentence that speaks of copyright, "(c)" as a letter of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..late import late
from ..layout import Block
from .shape import ends_sentence, word_count

LEGAL_WORDS = 40  # words of a copyright line at most; longer text is about copyright
LETTER = len("(c)")
_YEAR = r".{0,60}\b(?:19|20)\d\d\b"
_RIGHTS = late(
    rf"©{_YEAR}|\ball rights reserved\b(?!\s\w)|無断(?:転載|複製|使用)"
    r"|未经(?:授权|许可)[^。]{0,20}转载|\balle rechte vorbehalten\b|\btous droits réservés\b"
    r"|\btodos (?:los derechos|os direitos) reservados\b|\btutti i diritti riservati\b|\balle rechten voorbehouden\b"
    r"|\bprawa zastrzeżone\b|все права защищены|hakları? saklıdır|الحقوق محفوظة",
    re.I,
)
_WORD = rf"\bcopyright\b{_YEAR}"
# "(c)" that is no part of "501(c)(3)", before a name or a year; "copyright" in a sentence: as its first word, before a
# name, or beside a year or another sign.
_SIGN = rf"(?<![^\s|·•.,;])\(c\)\s*(?:(?![(\s]|(?-i:[a-zà-öø-ÿа-я]))|by\b|copyright\b){_YEAR}"
_LABEL = late(rf"{_SIGN}|{_WORD}", re.I)
_SENTENCE = late(
    rf"{_SIGN}|(?:^|[.|·•–—-]\s*)copyright\b(?!\s+(?-i:(?!by\b|\S+ \d)[a-zà-öø-ÿа-я])){_YEAR}"
    rf"|©\s*{_WORD}|\bcopyright\b\s*(?:©|\(c\)|by\b|(?=\d)){_YEAR}",
    re.I,
)
# One of these is in every line a pattern matches; asking for them first is ten times faster.
_MARKS = ("ight", "(c)", "(C)", "RIGHT", "echte", "roits", "erechos", "ireitos", "iritti", "rawa", "hak")
_SIGNS = (*_MARKS, "©", "無断", "未经", "права", "الحقوق")
_NOTICE = late(r"\(c\)\s*(?:\d{4}|©|copyright\b)", re.I)


def is_copyright(said: str) -> bool:
    """Whether a line says whose the text is.

    >>> [is_copyright(said) for said in ("(c) 2024 Port News", "A 501(c)(3) charity, founded in 1998.")]
    [True, False]
    """
    marks = _MARKS if said.isascii() else _SIGNS
    if not any(map(said.__contains__, marks)) or word_count(said) > LEGAL_WORDS:
        return False
    of_name = _SENTENCE if ends_sentence(said) else _LABEL
    return _RIGHTS.search(said) is not None or of_name.search(said) is not None


def lettered(blocks: Sequence[Block]) -> Iterator[int]:
    """The blocks that begin with "(c)" because a "(b)" stands above them.

    >>> from textfix.layout import blocks
    >>> list(lettered(blocks("(a) boats;\\n(b) nets;\\n(c) oars.\\n\\n(c) 2024 Port News")))
    [2]
    """
    after = ""  # what the next letter of a list would begin with
    for i, block in enumerate(blocks):
        if after and block.said.startswith(after) and not _NOTICE.match(block.said):
            yield i
            after = ""
        for letter in "bB":
            if f"({letter})" in block.said:
                after = f"({chr(ord(letter) + 1)})"


__all__ = ["LETTER", "is_copyright", "lettered"]
