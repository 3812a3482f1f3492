"""What a printed page says around its text: its number and the running head, left in the text of a PDF.

One such line by itself may be anything: a chapter, a year, a motto. What is looked for is the same short line again and
again, each time with the next number beside it or in it, between pieces of running text. Lists on the web have that as
well ("Select one", 2); so where only a bare number stands beside the line, the text must be filled as print is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ..late import late
from ..layout import Block
from .shape import ends_sentence, is_prose, word_count
from .verdict import Verdict, drop

HEAD_WORDS, HEAD_CHARS = 15, 120  # of a running head, at most
HEAD_LETTERS = 4
FEWEST = 2  # pages that end in the text
STEPS = (1, 2)  # from one number to the next; in a book the left pages have a head of their own
CUT_WORDS = 8  # of what stands above a number in the middle of a sentence
WRAPS = ("SPC004", "SPC005")  # edits that join two lines
_PAGE = (
    r"(?:page|pg|seite|página|pagina|pág|strona|strana|stránka|sidan?|side|sivu|oldal|oldalszám|страница|стр|сторінка"
    r"|σελίδα|sayfa|หน้า|halaman|trang)"
)
_OF = r"(?:\s*(?:/|of|von|de|sur|di|van|из|z)\s*\d{1,4})?"
_NUMBER = late(rf"[-–—\[(|\s]*(?:{_PAGE}\.?:?\s*)?([1-9]\d{{,3}}){_OF}[-–—\])|\s]*", re.I)
_PAGED = late(rf"(?<!\w){_PAGE}\.?:?\s*(\d{{1,4}})(?!\w)", re.I)
_DIGITS = re.compile(r"\d+")
_LETTER = re.compile(r"[^\W\d_]")
_HEAD = drop("junk", "the running head of a printed page", 0.9)
_NUMBERED = drop("junk", "the number of a printed page", 0.9)


def printed(blocks: Sequence[Block], verdicts: list[Verdict | None]) -> None:
    """Takes out running heads and page numbers where two pages or more end in the text; the first head stays.

    >>> from textfix.layout import blocks
    >>> prose = "The edge of the cliffs retreated by a metre this year, which is more than in any year before."
    >>> page = f"Survey 2025\\n\\n{prose}\\n\\n"
    >>> page = page.replace("by a", "by a\\n")
    >>> text = f"{page}14\\n{page}15\\nSurvey 2025\\n\\nNobody knows why."
    >>> out = [None] * 8
    >>> printed(blocks(text), out)
    >>> [v and v.kind for v in out]
    [None, None, 'junk', 'junk', None, 'junk', 'junk', None]
    """
    digits = [i for i, b in enumerate(blocks) if len(b.said) <= HEAD_CHARS and _DIGITS.search(b.said)]
    numbers = {i: int(found[1]) for i in digits if (found := _NUMBER.fullmatch(blocks[i].said))}
    paged = any(_PAGED.search(blocks[i].said) for i in digits)
    if len(numbers) < FEWEST and not paged:
        return
    prose = [0]  # blocks of running text above each block
    filled = 0  # of them stood on several lines
    for block in blocks:
        text = is_prose(block)
        prose.append(prose[-1] + text)
        filled += text and any(edit.rule in WRAPS for edit in block.edits)
    bare = numbers if 2 * filled >= prose[-1] else {}
    for places in _again(blocks, verdicts, numbers):
        _heads(blocks, verdicts, bare, prose, places)
    _cuts(blocks, verdicts, numbers)


def _again(
    blocks: Sequence[Block], verdicts: Sequence[Verdict | None], numbers: dict[int, int]
) -> list[list[int]]:
    """Where the same short line stands, for each that comes again."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i, block in enumerate(blocks):
        said = block.said
        if verdicts[i] or i in numbers or len(said) > HEAD_CHARS or block.shape in ("code", "table", "list_item"):
            continue
        if word_count(said) <= HEAD_WORDS and not ends_sentence(said) and len(_LETTER.findall(said)) >= HEAD_LETTERS:
            places[" ".join(_DIGITS.sub("0", said).casefold().split())].append(i)
    return [found for found in places.values() if len(found) >= FEWEST]


def _heads(
    blocks: Sequence[Block],
    verdicts: list[Verdict | None],
    numbers: dict[int, int],
    prose: Sequence[int],
    places: Sequence[int],
) -> None:
    """Takes out a line that comes again if the next number stands at it each time, with running text in between."""
    told: list[tuple[int, int, int]] = []  # the line, its number and where that stands
    for i in places:
        inside = _PAGED.search(blocks[i].said)
        at = i if inside else next((k for k in (i - 1, i + 1) if k in numbers), -1)
        if at < 0 and i != places[0]:
            return
        if at >= 0:
            told.append((i, int(inside[1]) if inside else numbers[at], at))
    steps = {b[1] - a[1] for a, b in pairwise(told)}
    if len(told) < FEWEST or len(steps) != 1 or steps.isdisjoint(STEPS):
        return
    begin = 0 if len(told) == len(places) else places[0]
    pages = sum(prose[b] > prose[a] for a, b in pairwise([begin, *[i for i, _, _ in told]]))
    if pages < FEWEST - (told[0][0] == 0):  # above a head at the top there is none
        return
    for i, _, at in told:
        if at != i:
            verdicts[at] = verdicts[at] or _NUMBERED
        if i:
            verdicts[i] = verdicts[i] or _HEAD


def _cuts(blocks: Sequence[Block], verdicts: list[Verdict | None], numbers: dict[int, int]) -> None:
    """Takes out numbers that rise by one where most of them stand in the middle of a sentence."""
    open_ = [i for i in numbers if not verdicts[i] and 0 < i < len(blocks) - 1]
    run: list[int] = []
    for i in [*open_, -1]:
        if run and (i < 0 or numbers[i] != numbers[run[-1]] + 1):
            cut = sum(_is_cut(blocks[k - 1], blocks[k + 1]) for k in run)
            if cut >= FEWEST and 2 * cut >= len(run):
                for k in run:
                    verdicts[k] = _NUMBERED
            run = []
        run.append(i)


def _is_cut(above: Block, below: Block) -> bool:
    return (
        above.shape == below.shape == "text"
        and word_count(above.said) >= CUT_WORDS
        and above.said[-1].isalpha()
        and below.said[0].islower()
    )


__all__ = ["printed"]
