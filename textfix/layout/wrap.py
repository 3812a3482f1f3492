"""Which line breaks are only the width of the page: hard wraps and breaks around inline markup."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from ..edits import Edit
from ..late import late
from .lines import Line

# Mail and plain-text files are filled to 55..100 columns (RFC 3676 asks for at most 78).
NARROWEST, WIDEST = 45, 100
# Among lines that are followed by another without a blank, this share must be full for text to be wrapped.
FULL_SHARE = 0.8
FEWEST_FULL = 3
FEWEST_OPEN = 2  # are enough when each breaks a sentence that ends with the next line
# Columns of a newspaper, a phone and of two on a page are narrower, and what was printed in letters of unequal width is
# filled unevenly. Of the lines of golden paragraphs that were filled so, to 26..42 columns, most reach a width of 0.88
# of the longest or more, at most 0.4 end in a mark and half or more run on; of the lines of poems one of these fails.
NARROW = 25
FEWEST_NARROW = 6
EVEN, RUN_ON, MARKED = 0.86, 0.5, 0.4
NARROW_PROSE = 0.6  # of such a width has a line of prose
# A line shorter than this is a label or a menu entry, not prose that markup has cut.
PROSE_WIDTH = 40
# Behind a hyphen these leave the word open on purpose: Ein- und Ausfuhr, pre- and post-war.
_SUSPENDS = frozenset("und oder bzw. and or to et ou y o e en of i og och".split())
_ENDS = frozenset('.!?:;…"”»)]。！？')
_WIDE = late("[\u3000-\u9fff\uf900-\ufaff\uff00-\uffef]")
# Little words no sentence and no label ends with: what follows them is the rest (a link, a name in bold).
LEADS_ON = frozenset(
    "the a an of to with from for and or that than as is are was were by our your their its his her this these"
    " der die das den dem des ein eine einen einem einer eines und oder von vom mit für zu zum zur im dass ist sind"
    " le les des du un une et ou de au aux que qui pour dans par est sont el los las del y con por para su sus"
    " il lo gli di della dei delle e con per che è do da dos das em um uma com het een van voor met"
    " op i w z na do".split()
)
_STOPS = late(r"[.!?…](?=[\"'”’»)]* \S)|[。！？](?=\S)")
_CONTINUES = late(r"[,.;:!?)\]’”»](?:\s|$)")
_CONTINUING = frozenset(",.;:!?)]’”»")
_CLOSES = late(r"[\"“”’»)\]][,.;:!?](?:\s|$)")
COLUMNS = "   "  # parts columns; justified text has fewer spaces between most words
_LABEL = late(r"[^\W\d_][\w-]*(?: [\w-]+)?:\s")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_OPENING = frozenset("([\"„“‚‘¿¡")  # what follows such a mark at the end of a line stands right behind it


def fill_width(plain: Sequence[Line | None]) -> int:
    """The column a document's lines are filled to, or 0 when they are not wrapped.

    A line was wrapped at width w when the first word of the next line would not have fitted. ``plain`` has
    None where something that is not running text (a list mark, a heading, a table) stands. Short lines that stand
    together, as those of a menu do, say nothing of it.
    """
    groups = {group[0].said: group for group in _groups(plain)}  # what a page says below each picture counts once
    pairs = [(a, b) for group in groups.values() for a, b in pairwise(group) if not _has_row(a.said, b.said)]
    if len(pairs) < FEWEST_OPEN or max([max(len(a.said), len(b.said)) for a, b in pairs]) > WIDEST:
        return 0
    width = max([max(columns(a.said), columns(b.said)) for a, b in pairs])
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = [was_full(a, b, width) for a, b in pairs]
    if len(pairs) < FEWEST_FULL:
        return width if all(full) and all(a.said[-1] not in _ENDS and b.said[-1] in _ENDS for a, b in pairs) else 0
    return width if sum(full) >= max(FEWEST_FULL, FULL_SHARE * len(pairs)) else 0


def column_width(plain: Sequence[Line | None]) -> int:
    """The width that nearly all lines of a narrow or uneven column reach, or 0 when a document is not written so.

    Short and uneven lines are no proof by themselves, as those of a poem or a menu. These break in the middle of a
    sentence, are nearly as long as each other, and their sentences end anywhere.
    """
    if max([len(line.said) for line in plain if line and COLUMNS not in line.said], default=WIDEST + 1) > WIDEST:
        return 0
    pairs = [
        (a, b)
        for group in _groups(plain, NARROW)
        for a, b in pairwise(group)
        if b.indent <= a.indent and not _has_row(a.said, b.said)
    ]
    if len(pairs) < FEWEST_NARROW:
        return 0
    longest = max([max(columns(a.said), columns(b.said)) for a, b in pairs])
    width = sorted([_reach(a, b) for a, b in pairs])[int((1 - FULL_SHARE) * len(pairs))]
    if width < EVEN * longest:
        return 0
    text = [a.said for a, _ in pairs]
    amid = sum([len(_STOPS.findall(said)) for said in text]) + sum([_is_cut(a.said, b.said) for a, b in pairs])
    at_end = sum([said[-1] in _ENDS for said in text])
    strict = sum([was_full(a, b, longest) for a, b in pairs]) >= FULL_SHARE * len(pairs)
    if amid < at_end + (not strict):
        return 0  # sentences end where lines do, as in verse
    run_on = sum([not b.said[0].isupper() and b.said[0].isalpha() and a.said[-1] not in _ENDS for a, b in pairs])
    marked = sum([not (a.said[-1].isalnum() or a.said[-1] == "-") for a, _ in pairs])
    sure = run_on >= RUN_ON * len(pairs) and marked <= MARKED * len(pairs)
    return min(width, longest) if sure else 0


def _groups(plain: Sequence[Line | None], prose: int = NARROWEST) -> Iterator[list[Line]]:
    """Lines that stand together without a blank line, two and more, if one of them is as long as a line of prose."""
    group: list[Line] = []
    for line in [*plain, None]:
        if line is None or line.blank:
            if len(group) > 1 and max([columns(one.said) for one in group]) >= prose:
                yield group
            group = []
        if line is not None:
            group.append(line)


def was_full(line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted into ``width`` columns."""
    return _reach(line, following) >= width


def _reach(line: Line, following: Line) -> int:
    """The widest that a page can be whose line ends before the next word."""
    if _wide(following.said[0]):
        return columns(line.said) + 1  # a line of Chinese or Japanese may break anywhere
    space = following.said.find(" ")
    word = len(following.said) if space < 0 else space
    return columns(line.said) + word


def columns(said: str) -> int:
    """Columns a line takes on a screen: two for a Chinese, Japanese or full-width character."""
    return len(said) if said.isascii() else len(said) + len(_WIDE.findall(said))


def goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether ``following`` continues the sentence of ``line`` instead of beginning a block.

    >>> a, b = Line(0, 0, "the rest of a fairly long line that was cut by a", 0, 0), Line(0, 0, "link", 0, 0)
    >>> goes_on(a, b, 0), goes_on(b, a, 0)
    (True, False)
    """
    if following.blank:
        return False
    narrow = 0 < width < NARROWEST
    if narrow and following.indent > line.indent and line.said[-1] in _ENDS:
        return False  # a paragraph begins
    if width and was_full(line, following, width) and not _are_rows(line.said, following.said):
        labelled = ":" in following.said and not following.said[0].islower() and _LABEL.match(following.said)
        if not labelled:
            return True
    said, below = line.said, following.said
    prose = NARROW_PROSE * width if narrow else PROSE_WIDTH
    if said[-1] == "-" and _is_cut(said, below):
        return True
    if below[0] in _CONTINUING and _CONTINUES.match(below) and said[-1].isalnum():
        return True  # no block begins with a comma or a full stop
    if (said[-1] in _OPENING and _opens(said)) or _closes(below):
        return True
    if said[-1] in _ENDS or " " not in said:
        return False
    if said[-1] == ",":
        return len(said) >= prose
    if below[0].islower() and max(len(said), len(below)) >= prose:
        return True
    return said.rsplit(" ", 1)[-1] in LEADS_ON


def _is_cut(said: str, below: str) -> bool:
    """Whether a word is cut in two."""
    return said[-1] == "-" and said[-2:-1].islower() and below[0].islower()


def _are_rows(said: str, below: str) -> bool:
    """Whether two lines are rows, however long they are: both have columns, or one is a rule across the page."""
    return (COLUMNS in said and COLUMNS in below) or _is_rule(said) or _is_rule(below)


def _has_row(said: str, below: str) -> bool:
    """Whether one of two lines is a row: a running head is as wide as it likes."""
    return COLUMNS in said or COLUMNS in below or _is_rule(said) or _is_rule(below)


def _is_rule(said: str) -> bool:
    return not (said[0].isalnum() or said[-1].isalnum()) and not any(map(str.isalnum, said))


def seam(line: Line, following: Line, hyphenated: Container[str]) -> Edit:
    """The edit between two lines that belong together: a space, or nothing inside a hyphenated word.

    ``hyphenated`` holds the words that the document itself writes with a hyphen inside a line.
    """
    last, first = line.said[-2:], following.said[0]
    if _CONTINUES.match(following.said) or _opens(line.said) or _closes(following.said):
        return Edit(line.end, following.start, "", "SPC004")
    if len(last) == 2 and last[1] == "-" and last[0].islower() and first.islower():
        before = line.said.rsplit(None, 1)[-1]
        after = following.said.split(None, 1)[0]
        if after in _SUSPENDS:
            return Edit(line.end, following.start, " ", "SPC004")
        if (before + after).strip(".,;:!?()").casefold() in hyphenated:
            return Edit(line.end, following.start, "", "SPC004")
        return Edit(line.end - 1, following.start, "", "SPC005", 0.8)
    if last and _wide(last[-1]) and _wide(first):
        return Edit(line.end, following.start, "", "SPC004")  # Chinese and Japanese set no spaces
    return Edit(line.end, following.start, " ", "SPC004")


def _opens(said: str) -> bool:
    """Whether a line ends in a mark that opens what the next line says: a link in brackets or quotation marks."""
    return said[-1] in _OPENING and said[-2:-1] in ("", " ", "\u00a0")


def _closes(said: str) -> bool:
    """Whether a line begins with a mark that closes what the line before it said, and with the end of its sentence."""
    return not said[0].isalnum() and _CLOSES.match(said) is not None


def _wide(char: str) -> bool:
    return _WIDE.match(char) is not None


class HyphenatedWords:
    """Words with a hyphen inside, as a document writes them within a line; looked for when the first one is asked for.

    >>> "low-lying" in HyphenatedWords("The low-lying fields")
    True
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._words: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        if self._words is None:
            self._words = frozenset([w.casefold() for w in _HYPHENATED.findall(self._text)])
        return word in self._words
