"""A page that was printed on one line is read in pieces, and what stays of it is one paragraph again.

Programs that make text of HTML often part nothing by line breaks: menu, headline, article and footer stand on one line,
with a space between them or with nothing. Where a space is, the pieces are guesses: they are for the stages that look
for the article, and pieces that stay together are told as the one block they were. Where even the space is missing
(``by us.With so many``), a piece begins for certain, and is printed as one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from ..edits import Edit
from ..late import late
from ..layout import Block
from .phrasebook import look_up
from .seams import Gaps, seams, words_of
from .verdict import Verdict

LONG = 1_000  # characters of a line that may be a page
LINE = 200  # characters of a line beside it that may be a part of the page; shorter ones are lines of their own
MOST_OF = 0.1  # of a text are such lines at least
LONGEST = 300_000  # characters; no page is longer, and lines of data are
CUT = -27  # parts of SCALE of log-odds: a break with a chance of .3; with .2 articles score .006 less, with .5 .010
LABEL = 8  # words; a piece of no more that ends no sentence is what menus are made of
# Labels in a row that a page has at least, and different lines that mean the same on every page. 95 % of 2,000 pages
# put on one line have both, and of 500 true contents of articles none.
RUN, FEWEST_KNOWN = 8, 3
STRETCH, NAMES = 16, 9  # words without the end of a sentence, and how many of a menu are no small ones at least
KNOWN = 0.05  # of all words are little ones of a known language
CASELESS = 0.1  # of all words; where more have no capitals, nothing tells where one begins
GLUED_CUT = -96  # where there is no space between two words, a break is likelier than the weights say
FEWEST_GLUED, SELDOM_GLUED = 12, 1_000  # places without a space in a page, and one in so many characters at least
AHEAD = 2  # characters behind a word that tell whether its last letter is a word
_LOWER, _UPPER = "a-zß-öø-ÿ", "A-ZÀ-ÖØ-Þ"
_GLUE = late(
    rf"(?<=[{_LOWER}\d][{_LOWER}.!?…:)”\"])(?=[“\"‘«(]?[{_UPPER}][{_LOWER}])|(?<=\d)(?=[{_UPPER}][{_LOWER}]{{2}})"
    rf"|(?<=[{_LOWER}][.!?])(?=[{_UPPER}] [{_LOWER}])"
)
# Names with a capital inside, as prose has them.
_ONE_NAME = late(
    r"(?:Ma?c|De|Di|Du|La|Le|Van|Von|O[’']|Fitz)(?=[A-Z])[A-Z][a-z]+"
    r"|(?:You(?=Tube)|Linked(?=In)|Whats(?=App)|Tik(?=Tok)|Pay(?=Pal)|Java(?=Script)|Type(?=Script)|Git(?=Hub)"
    r"|Word(?=Press)|Snap(?=Chat)|Buzz(?=Feed)|Sound(?=Cloud)|Mac(?=Book)|Web(?=Socket)|Trip(?=Advisor)|Hub(?=Spot)"
    r"|Mail(?=Chimp)|We(?=Chat)|Power(?=Point)|Master(?=Card)|Fed(?=Ex)|Door(?=Dash)|Air(?=Pods))[A-Z][a-z]+"
)
_WORD = re.compile(r"\S+")
TOGETHER = Verdict("paragraph", "SEG007", "running text, on one line with what was around it", 0.8)

Labelled = list[tuple[Block, Verdict | None]]
Pieces = dict[int, Block]  # of a line that was taken to pieces: where each of them begins


def pieces(text: str, found: Sequence[Block]) -> tuple[Sequence[Block], Pieces]:
    """The blocks, of which the lines that are pages are taken to pieces, and of which line each piece is.

    >>> from textfix.layout import blocks
    >>> menu = "Harbour opens Skip to content Home News Sport About us Contact us Log in Sign up Search Menu "
    >>> page = menu + 12 * "The mayor opened the harbour on Monday, and the boats went out with the tide. "
    >>> [block.said for block in pieces(page, blocks(page))[0]][1:3]
    ['Skip to content', 'Home']
    """
    long = [block for block in found if LONG <= len(block.said) <= LONGEST and _is_line(text, block)]
    if not long or sum([len(block.said) for block in long]) < MOST_OF * len(text):
        return found, {}
    glued = is_glued(text)
    if not any(_Line(text, block, glued).may_be_page() for block in long):
        return found, {}
    least = LABEL if glued else LINE
    lines = [_Line(text, b, glued) for b in found if least <= len(b.said) <= LONGEST and _is_line(text, b)]
    parts = {line.block.start: line.parts() for line in lines}
    wide = [line for line in lines if len(line.block.said) >= LINE]
    known = {part.said.lower() for line in wide for part in parts[line.block.start] if look_up(part.said)}
    if len(known) < FEWEST_KNOWN or not any(line.has_menu() for line in wide):
        return found, {}
    of_line = {part.start: line.block for line in lines for part in parts[line.block.start]}
    return [part for block in found for part in parts.get(block.start, (block,))], of_line


def is_glued(text: str) -> bool:
    """Whether the parts of a page stand one behind the other with nothing between them.

    >>> is_glued(20 * "HomeNewsSportContactAbout The harbour opened.Read more. "), is_glued(99 * "YouTube ")
    (True, False)
    """
    if len(text) > LONGEST:
        return False
    places = sum([1 for _ in _GLUE.finditer(_ONE_NAME.sub("", text))])
    return places >= max(FEWEST_GLUED, len(text) // SELDOM_GLUED)


def _is_line(text: str, block: Block) -> bool:
    return block.shape not in ("code", "table") and "\n" not in text[block.start : block.end]


class _Line:
    """A line, and what it would be in pieces; ``glued``: words may begin without a space."""

    def __init__(self, text: str, block: Block, glued: bool) -> None:
        self.text, self.block = text, block
        self.spans = [word.span() for word in _WORD.finditer(text, block.body, block.end)]
        if glued:
            self.spans = [part for span in self.spans for part in _unglued(text, *span)]
        self.tokens = [text[start:end] for start, end in self.spans]
        self.words = words_of(self.tokens)

    def may_be_page(self) -> bool:
        """Whether it is worth while to look at every gap: a menu is no sentence."""
        shapes = "".join([word.shape for word in self.words])
        little = shapes.count("l") + shapes.count("L")
        if little < KNOWN * len(shapes) or shapes.count("O") > CASELESS * len(shapes):
            return False
        names = stretch = 0
        for at, word in enumerate(self.words):
            stretch = 0 if word.end in ".!" else stretch + 1
            names += (word.shape not in "lw") - (at >= STRETCH and shapes[at - STRETCH] not in "lw")
            if stretch >= STRETCH and names >= NAMES:
                return True
        return False

    @cached_property
    def cuts(self) -> list[int]:
        """At which words pieces begin, and where the last one ends. A short line is parted only where a space is
        missing."""
        spans = self.spans
        spaced = CUT if len(self.block.said) >= LINE else None
        cuts = [0]
        for at, score in enumerate(seams().at(Gaps(self.tokens, self.words))):
            if at and spans[at - 1][1] == spans[at][0]:
                if score > GLUED_CUT or self.words[at - 1].end in ".!":
                    cuts.append(at)
            elif at and spaced is not None and score > spaced:
                cuts.append(at)
        return [*cuts, len(spans)]

    def has_menu(self) -> bool:
        run = 0
        for begin, end in pairwise(self.cuts):
            run = run + 1 if end - begin <= LABEL and self.words[end - 1].end not in ".!" else 0
            if run == RUN:
                return True
        return False

    def parts(self) -> list[Block]:
        block, spans = self.block, self.spans
        parts = [_part(self.text, block, spans[a][0], spans[b - 1][1]) for a, b in pairwise(self.cuts)]
        parts[0] = parts[0]._replace(start=block.start, shape=block.shape, level=block.level, blank=block.blank)
        return parts


def _unglued(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A word, parted where another one begins without a space."""
    found = [m.start() for m in _GLUE.finditer(text, start, end + AHEAD)]
    places = [at for at in found if start < at < end]
    if not places:
        return [(start, end)]
    names = {at for name in _ONE_NAME.finditer(text, start, end) for at in range(name.start() + 1, name.end())}
    return list(pairwise([start, *[at for at in places if at not in names], end]))


def _part(text: str, block: Block, start: int, end: int) -> Block:
    """A stretch of a block as a block of its own."""
    first = bisect_left(block.edits, start, key=attrgetter("start"))
    edits = block.edits[first : bisect_left(block.edits, end, key=attrgetter("start"))]
    return Block(start, end, start, _said(text, start, end, edits), "text", 0, 0, edits)


def _said(text: str, start: int, end: int, edits: Iterable[Edit]) -> str:
    out: list[str] = []
    for edit in edits:
        out += [text[start : edit.start], edit.after]
        start = edit.end
    return "".join([*out, text[start:end]])


def rejoined(text: str, labelled: Labelled, of_line: Pieces, kinds: Container[str]) -> Labelled:
    """Pieces of a line that stand together are one block again where each is of one of the ``kinds``: those of a body,
    if they are printed. What their places among other pieces made of them, such as items, was guessed, too."""
    out: Labelled = []
    run: Labelled = []
    for block, verdict in labelled:
        whole = of_line.get(block.start)
        stays = whole is not None and verdict is not None and verdict.kind in kinds
        if run and not (stays and whole is of_line[run[0][0].start] and text[block.start - 1].isspace()):
            out.append(_joined(text, run, of_line))
            run = []
        (run if stays else out).append((block, verdict))
    return [*out, _joined(text, run, of_line)] if run else out


def _joined(text: str, run: Labelled, of_line: Pieces) -> tuple[Block, Verdict | None]:
    """The pieces of one line as the one block they were."""
    (first, verdict), last = run[0], run[-1][0]
    if len(run) == 1 and first.shape == "text":
        return run[0]
    whole = of_line[first.start]
    joined = _part(text, whole, max(first.start, whole.body), last.end)
    if first.start == whole.start:
        joined = joined._replace(start=whole.start, shape=whole.shape, level=whole.level, blank=whole.blank)
    return joined, verdict if len(run) == 1 and whole.shape == first.shape else TOGETHER
