"""The spelling that the character model sees: lower case, composed, one space, one digit, odd capitals marked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ODD = "\ufdd0"  # stands between a small letter and the capital that follows it inside a word: "caFé"; a noncharacter

_BLANKS = re.compile(r"[ \t\n\r\f\u2028\u2029]+")
_BREAK = re.compile(r"[\t\n\r\f\u2028\u2029]")  # these two are seldom there, and cheap to look for
_MARK = re.compile("[\u0300-\u036fＡ-Ｚａ-ｚ]")
_COMPOSE = re.compile(r"[^\W\d_][\u0300-\u036f]{1,3}|[Ａ-Ｚａ-ｚ]")  # three marks: no language stacks more
_DIGIT = re.compile(r"[^\D0]")
_LAST_CASED = 0x588  # Latin, Greek, Cyrillic and Armenian lie below; Latin Extended Additional and Greek Extended:
_MORE_CASED = (0x1E00, 0x2000)


@lru_cache(1)
def _odd_capital() -> re.Pattern[str]:
    letters = [chr(n) for n in (*range(0x41, _LAST_CASED), *range(*_MORE_CASED))]
    small = "".join(c for c in letters if c.islower() and c not in "ªº")  # ordinals stand before capitals
    large = "".join(c for c in letters if c.isupper())
    return re.compile(f"[{large}](?<=[{small}].)")


def fold(text: str) -> str:
    r"""``text`` as the model reads it.

    >>> fold("Room 101,\n\ncaFé")
    'room 000, ca\ufdd0fé'
    """
    if "  " in text or _BREAK.search(text):
        text = _BLANKS.sub(" ", text)
    if not text.isascii() and _MARK.search(text):
        text = _COMPOSE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if not text.islower():
        text = _odd_capital().sub(rf"{ODD}\g<0>", text).lower()
    return _DIGIT.sub("0", text)
