"""What is known of one line near the end of a page, as whole numbers: the raw material of ``ending_rows``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..memo import remembered
from .marks import Marks, marks, names
from .signs import SIGN_NAMES, signs
from .words import split

CACHED_LINES = 2048  # lines remembered: a page is read again until cleaning changes nothing
SHORTEST_TERM = 4  # letters of a word that can carry a topic
MOST_CHARS = 6000  # of a line; more say nothing new about what it is
MOST_WORDS = 300
SHAPES = {"text": 0, "heading": 1, "list_item": 2, "quote": 3, "table": 4, "code": 5}

FIRST_PERSON = frozenset(
    "i my me mine myself im ich mein meine meinen je mon ma mes yo mi io eu ik ja мой я мне".split()
)
_YOU = frozenset("you your yours du dein sie ihr ihre vous votre vos tú tu su tus jij je uw вы ваш".split())
_WE = frozenset(
    "we our us ours wir unser unsere uns nous notre nos nosotros nuestro nuestra noi wij ons мы наш".split()
)
_LAST_END = re.compile(r"([.!?…:;。！？])?['\"’”»«›」』)\]*_\s]*$")
_END_CODES = {None: 0, ".": 1, "。": 1, "!": 2, "！": 2, "?": 3, "？": 3, "…": 4, ":": 5, ";": 6}


class Line(NamedTuple):
    """One open line of a page, and the kind of what was dropped right above it ("" when nothing was)."""

    shape: str
    text: str
    above: str = ""


class Facts(NamedTuple):
    """``numbers`` as FACT_NAMES has them; ``terms`` are the words that can carry a topic, repeats included."""

    numbers: tuple[int, ...]
    marks: Marks
    words: int
    opening: tuple[str, ...]  # the first words, for the wording score
    every: tuple[str, ...]
    first_person: int  # words
    terms: tuple[str, ...]
    named: tuple[str, ...]
    last: str

    def sign(self, name: str) -> int:
        return self.numbers[FACT_NAMES.index(name)]


FACT_NAMES = (
    "words chars_a_word end shape digits caps i you we bio disclaimer header date dateline leans call question item"
    " open_end cut short address rights exclaims asks_marks parens opens_lower"
).split() + SIGN_NAMES
RIGHTS = FACT_NAMES.index("rights")


@remembered(CACHED_LINES, MOST_CHARS)
def facts(shape: str, text: str, opening: int) -> Facts:
    """Everything about one line; ``opening`` words of it are kept for the wording score."""
    text = text[:MOST_CHARS]
    words = split(text)
    m = marks(shape, text, words)
    count = len(words) or 1
    end = _LAST_END.search(text[-12:])
    numbers = (
        min(len(words), MOST_WORDS), min(10 * len(text) // count, 400),
        _END_CODES.get(end[1] if end else None, 1), SHAPES.get(shape, 0),
        round(100 * m.digits), round(100 * m.caps),
        _share(words, FIRST_PERSON), _share(words, _YOU), _share(words, _WE),
        m.bio, m.disclaimer, m.header, m.date, m.dateline, m.leans, m.call, m.question, m.item,
        m.open_end, m.cut, m.short,
        int("http" in text or "www." in text or "@" in text), int("©" in text or "ights reserved" in text),
        min(text.count("!"), 9), min(text.count("?"), 9), min(text.count("("), 9), int(text[:1].islower()),
        *signs(text),
    )  # fmt: skip
    terms = tuple([word for word in words if len(word) >= SHORTEST_TERM])
    person = sum([word in FIRST_PERSON for word in words])
    named = tuple({name.lower() for name in names(text[:1500])})
    last = words[-1] if words else ""
    return Facts(numbers, m, len(words), tuple(words[:opening]), tuple(words), person, terms, named, last)


def _share(words: Sequence[str], wanted: frozenset[str]) -> int:
    """How many of a hundred words are ``wanted``."""
    return 100 * sum([word in wanted for word in words]) // (len(words) or 1)
