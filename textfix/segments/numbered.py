"""Headings that are numbered in turn: "3. Finance" above "4. Any other business", "Chapter II" under "Book I".

Such a line is a part of what stands above it and never heads the whole.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..late import late
from .lines import line
from .plain import Labelled

MOST_WORDS = 16  # of a numbered heading
NEAR = 60  # blocks to either side in which the next of its kind is looked for
# What a law, a book, a course is divided into.
_DIVISIONS = (
    "book|part|title|chapter|section|article|art|schedule|annex|appendix|act|scene|canto|unit|lesson|module"
    "|buch|teil|titel|kapitel|abschnitt|artikel|anhang|anlage|top|akt|szene|lektion"
    "|livre|partie|titre|chapitre|annexe|acte|scène|libro|parte|título|titulo|capítulo|capitulo|sección|artículo|anexo"
    "|livro|secção|seção|artigo|titolo|capo|capitolo|sezione|articolo|allegato|atto|boek|deel|hoofdstuk|afdeling"
    "|bijlage|księga|część|rozdział|dział|oddział|artykuł|załącznik|книга|часть|раздел|глава|статья|приложение"
    "|частина|розділ|стаття|kitap|kısım|bölüm|madde|del|avsnitt|kapittel|osa|luku|pykälä|část|hlava|kapitola"
    "|článek|könyv|rész|fejezet|cartea|partea|capitolul|secțiunea|articolul|μέρος|κεφάλαιο|άρθρο"
)
_NUMBERED = late(
    rf"(?:(?P<word>(?i:{_DIVISIONS}))\.?\s+|(?P<law>§)\s?)?(?:(?P<n>\d{{1,3}})|(?P<roman>[IVXLC]{{1,7}}))(?!\w)"
    r"(?P<sign>[.):．、]?)(?:\s*[:–—-])?(?:\s+(?=[^\W\d_«“„\"'(])|\Z)"
)
_SECTION = late(r"\d{1,3}[A-Z]?\s+[^\W\d_]")
_CLAUSE = late(r"\((\d{1,3})\)\s")
CLAUSES = 12  # blocks below a clause in which the next one begins
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


class Number(NamedTuple):
    """How a line is numbered: the division it names, its number, the sign behind it."""

    word: str
    value: int
    sign: str


def number(said: str) -> Number | None:
    """The number that a heading begins with, when a title could have none.

    >>> number("3. Finance"), number("Chapter IV: The ferry")
    (Number(word='', value=3, sign='.'), Number(word='chapter', value=4, sign=''))
    >>> number("12 boats are gone"), number("3.2 Method"), number("I. Newton")
    (None, None, None)
    """
    found = _NUMBERED.match(said)
    if not found:
        return None
    word = (found["word"] or found["law"] or "").casefold()
    if not word and (found["roman"] or not found["sign"]):
        return None
    return Number(word, int(found["n"]) if found["n"] else _arabic(found["roman"]), "" if word else found["sign"])


def _arabic(roman: str) -> int:
    values = [_ROMAN[letter] for letter in roman]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def is_part(labelled: Labelled, at: int) -> bool:
    """Whether a line is one of several headings that are numbered in turn, a division under a higher one, or a section
    of a law with its first subsection below.

    >>> from textfix.layout import blocks
    >>> def part(*lines):
    ...     return is_part([(block, None) for block in blocks("\\n\\n".join(lines))], 1)
    >>> part("Meeting in May", "1. Boats", "There are twelve boats.", "2. Nets", "They are torn.")
    True
    >>> part("Meeting in May", "2. Boats", "There are twelve boats.", "Nets"), part("Tides", "2. Boats", "3. Nets")
    (False, False)
    >>> part("Book II: Of boats", "Chapter III: Of nets"), part("Act", "12 Of nets", "(1) They are torn.")
    (True, True)
    """
    own = _heading(labelled, at)
    if own is None:
        below = labelled[at + 1][0].said if at + 1 < len(labelled) else ""
        return below.startswith("(1)") and _SECTION.match(labelled[at][0].said) is not None
    above = _heading(labelled, at - 1) if at else None
    if own.word and above is not None and above.word and above.word != own.word:
        return True
    for step in (1, -1):
        text = False
        for i in range(at + step, max(-1, at - NEAR - 1) if step < 0 else min(len(labelled), at + NEAR + 1), step):
            other = _heading(labelled, i)
            if other is None:
                text = text or labelled[i][1] is None
            elif other == own._replace(value=own.value + step):
                if text:
                    return True
                break
    return False


def is_clause(labelled: Labelled, at: int) -> bool:
    """Whether a line is a clause in brackets, "(1) The owner ...", with the next one, or its first part, below it.

    >>> from textfix.layout import blocks
    >>> rows = [(block, None) for block in blocks("(1) Boats are free.\\n\\n(2) Nets are not.\\n\\n(9) How to row")]
    >>> [is_clause(rows, at) for at in range(3)]
    [True, False, False]
    """
    found = _CLAUSE.match(labelled[at][0].said)
    if not found:
        return False
    wanted = (f"({int(found[1]) + 1})", "(a)")
    below = (block.said for block, _ in labelled[at + 1 : at + 1 + CLAUSES])
    return any(said.startswith(wanted) for said in below)


def _heading(labelled: Labelled, i: int) -> Number | None:
    """How a kept line is numbered that could be a heading."""
    block, verdict = labelled[i]
    if verdict is not None or block.shape not in ("text", "heading") or not re.match(r"[\w§]", block.said):
        return None
    of = line(block.said)
    return number(block.said) if of.words <= MOST_WORDS and not of.ends else None


__all__ = ["is_clause", "is_part", "number"]
