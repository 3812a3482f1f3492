"""Which language a text is in, for people; no decision of the pipeline hangs on it."""

from __future__ import annotations

GLANCE = 2_000  # characters; more do not change the answer on the held-out sentences
LEAST = 20  # letters; below that a language is a guess nobody should build on
SURE = 0.5  # share of belief the first language must have

# Every code of ISO 639-1.
CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo"
    " es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka"
    " kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng"
    " nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st"
    " su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu".split()
)


def language(text: str) -> str | None:
    """ISO 639-1 code of the likeliest language, None when the text is too short or none stands out.

    >>> language("Der Hafen öffnet am Montag wieder für alle Schiffe.")
    'de'
    >>> language("42") is None
    True
    """
    glance = text[:GLANCE]
    if sum(map(str.isalpha, glance)) < LEAST:
        return None
    from .reading import load

    best = load().guess(glance, 1)
    return best[0][0] if best and best[0][1] >= SURE else None
