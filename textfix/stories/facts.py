"""What is known of one line near the end of a page, as whole numbers: the raw material of ``ending_rows``."""

from __future__ import annotations

from typing import NamedTuple

from ..late import late
from ..memo import remembered
from .marks import Marks
from .passage import passage
from .signs import SIGN_NAMES, signs

CACHED_LINES, CACHED_CHARS = 2048, 2_000  # lines remembered: a page is read again until cleaning changes nothing
MOST_CHARS = 6000  # of a line; more say nothing new about what it is
MOST_WORDS = 300
SHAPES = {"text": 0, "heading": 1, "list_item": 2, "quote": 3, "table": 4, "code": 5}

_LAST_END = late(r"([.!?…:;。！？])?['\"’”»«›」』)\]*_\s]*$")
_END_CODES = {None: 0, ".": 1, "。": 1, "!": 2, "！": 2, "?": 3, "？": 3, "…": 4, ":": 5, ";": 6}


class Line(NamedTuple):
    """One open line of a page, and the kind of what was dropped right above it ("" when nothing was)."""

    shape: str
    text: str
    above: str = ""


class Facts(NamedTuple):
    """``numbers`` as FACT_NAMES has them."""

    numbers: tuple[int, ...]
    marks: Marks
    words: int
    first_person: int  # words

    def sign(self, name: str) -> int:
        return self.numbers[FACT_NAMES.index(name)]


FACT_NAMES = (
    "words chars_a_word end shape digits caps i you we bio disclaimer header date dateline leans call question item"
    " open_end cut short address rights exclaims asks_marks parens opens_lower"
).split() + SIGN_NAMES
RIGHTS = FACT_NAMES.index("rights")


@remembered(CACHED_LINES, CACHED_CHARS)
def facts(shape: str, text: str) -> Facts:
    """Everything about one line."""
    text = text[:MOST_CHARS]
    own = passage(shape, text)
    words, m = own.words, own.marks
    count = len(words) or 1
    end = _LAST_END.search(text[-12:])
    i, you, we = own.persons
    numbers = (
        min(len(words), MOST_WORDS), min(10 * len(text) // count, 400),
        _END_CODES.get(end[1] if end else None, 1), SHAPES.get(shape, 0),
        round(100 * m.digits), round(100 * m.caps),
        100 * i // count, 100 * you // count, 100 * we // count,
        m.bio, m.disclaimer, m.header, m.date, m.dateline, m.leans, m.call, m.question, m.item,
        m.open_end, m.cut, m.short,
        int("http" in text or "www." in text or "@" in text), int("©" in text or "ights reserved" in text),
        min(text.count("!"), 9), min(text.count("?"), 9), min(text.count("("), 9), int(text[:1].islower()),
        *signs(text),
    )  # fmt: skip
    return Facts(numbers, m, len(words), i)
