"""Which language a text is in, for people; no decision of the pipeline hangs on it."""

from __future__ import annotations

import re

GLANCE = 2_000  # characters; more do not change the answer on the held-out sentences
LEAST = 20  # letters; below that a language is a guess nobody should build on
SURE = 0.5  # share of belief the first language must have
# What words read at in their own language, at least: 99 of 100 single sentences of sentences-dev and all golden
# documents do. Indonesian, Malay, Swahili, Tagalog, Hausa, Basque read at -2.8 and below in whatever is nearest.
FITS = -2.75
OWN_SCRIPT = frozenset(("el", "he", "ja", "ko", "th", "zh"))  # no other language is likely in their scripts
# Whole words: no part of an address, a name of a file, a formula.
_WORD = re.compile(r"(?<![\w./@:#=\\-])[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963'’-])*(?![\w/@=\\(-])")
_POINTS = re.compile(r"[\u064b-\u0652\u0591-\u05c7]+")  # vowels of Arabic and Hebrew, which are seldom written


def language(text: str) -> str | None:
    """ISO 639-1 code of the likeliest language; None when the text is too short, when no language stands out, and
    when its words read badly in all 39 that are known.

    >>> language("Der Hafen öffnet am Montag wieder für alle Schiffe.")
    'de'
    >>> language("42") is None, language("Para nelayan kembali ke pelabuhan karena angin terlalu kencang.") is None
    (True, True)
    """
    glance = text[:GLANCE]
    if sum(map(str.isalpha, glance)) < LEAST:
        return None
    from .reading import load

    reader = load()
    words = " ".join(_WORD.findall(_POINTS.sub("", glance))) or glance
    best = reader.guess(words, 1)
    if not best or best[0][1] < SURE:
        return None
    return best[0][0] if best[0][0] in OWN_SCRIPT or reader.score(words) >= FITS else None
