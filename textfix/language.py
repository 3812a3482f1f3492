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

# Every code of ISO 639-1.
CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo"
    " es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka"
    " kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng"
    " nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st"
    " su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)


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
