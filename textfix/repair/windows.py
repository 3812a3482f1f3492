"""Are the commonest letters of a script as common as they should be? Looked at in a few windows of a text."""

from __future__ import annotations

import re

from .texture import HIGH

_SAMPLE = 100  # characters of each window in which the commonest letters are counted
_WINDOWS = 3
# What every text of some length in these languages holds: particles and the commonest characters.
COMMON = frozenset(
    "的一是不了有人在我这這大个個上到中为為会會时時就也来來和对對国國以要年生他地可のにはをがとでるたしてい이다는에의을고가지로한하대서은를"
)
COMMON_SHARE = 0.06  # of the ideographs, kana and syllables; in clean text it is 0.15 and more
VOWELS = "оеаиіОЕАИІ"
VOWEL_SHARE = 0.2  # of the letters of Cyrillic text; clean text has 0.3 and more
_WIDE = re.compile("[\uff61-\uff9f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
FEW_KANA = 4  # hiragana that make a text Japanese
FOREIGN_SHARE = 0.1  # of its ideographs
_HIRAGANA = re.compile("[\u3041-\u3096]")
_KANJI = re.compile("[\u4e00-\u9fff]+")
_FREQUENT = {"CJK": "的一是不了在有のにはをでるた이다는에", "Cyrillic": "оеаи"}  # many of these settle it
_SHARE = {"CJK": COMMON_SHARE, "Cyrillic": VOWEL_SHARE}
_COMMON = re.compile(f"[{''.join(sorted(COMMON))}]")
_VOWELS = re.compile(f"[{VOWELS}]")


def odd_windows(text: str, script: str = "") -> bool:
    """Are the commonest letters of the text's script too rare in it? Looked at in a few windows."""
    for n in range(_WINDOWS):
        start = (len(text) - _SAMPLE) * n // (_WINDOWS - 1) if len(text) > _SAMPLE else 0
        part = text[start : start + _SAMPLE]
        if script not in ("", "CJK", "Cyrillic"):
            if 0 < len(HIGH.findall(part)) * 3 < len(part):
                return True  # another script prevails here
            continue
        if script == "CJK" and foreign_kanji(part):
            return True
        if script and sum(map(part.count, _FREQUENT[script])) >= _SHARE[script] * len(part):
            continue
        if (script != "Cyrillic" and _odd_wide(part)) or (script != "CJK" and _odd_cyrillic(part)):
            return True
        if len(text) <= _SAMPLE:
            break
    return False


def foreign_kanji(part: str) -> bool:
    """Has Japanese text ideographs that no Japanese standard holds? Two pages for East Asian text share their kana.

    >>> foreign_kanji("唉缅を积ってメンテナンスを贾している"), foreign_kanji("愛着を持ってメンテナンスをしている")
    (True, False)
    """
    if not any(kana in part for kana in "のがてをにはた") or len(_HIRAGANA.findall(part)) < FEW_KANA:
        return False
    kanji = "".join(_KANJI.findall(part))
    lost = len(kanji) - len(kanji.encode("cp932", "ignore")) // 2
    return lost > 1 and lost > FOREIGN_SHARE * len(kanji)


def _odd_wide(part: str) -> bool:
    """Does a stretch of East Asian text lack the characters that such text is full of?"""
    wide = "".join(_WIDE.findall(part))
    return len(wide) >= 4 and len(_COMMON.findall(wide)) < COMMON_SHARE * len(wide)


def _odd_cyrillic(part: str) -> bool:
    """The same for the vowels of Cyrillic text."""
    cyrillic = "".join(_CYRILLIC.findall(part))
    return len(cyrillic) >= 12 and len(_VOWELS.findall(cyrillic)) < VOWEL_SHARE * len(cyrillic)
