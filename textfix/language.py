"""Which language a text is in, for people; no decision of the pipeline hangs on it."""

from __future__ import annotations

GLANCE = 2_000  # characters; more do not change the answer on the held-out sentences
LEAST = 20  # letters; below that a language is a guess nobody should build on
SURE = 0.5  # share of belief the first language must have


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
