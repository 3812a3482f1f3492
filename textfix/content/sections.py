"""What sections are named, and menu words that are headings of a text: "Search" above a paragraph on searching,
"Topics" above those of a course.

A menu word is a heading of the text where it stands as one above words of the text, in a document that shows hardly
any of what else is around a text. On a page, which has menus, it is what it is on all pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from ..layout import Block
from ..stored import stored
from .phrasebook import words_of
from .shape import PROSE_WORDS, ends_sentence, is_label, word_count
from .verdict import Verdict

FEW = 3  # lines that surely are not of the text; a document with as many is a page (of WCXB's pages 95 % have more)
SENTENCE_WORDS, SENTENCE_CHARS = 4, 40  # of a line that is no label: words with a full stop, or characters
NAME_CHARS = 60
PARAGRAPH_WORDS = 10  # of the paragraph below a title
CAPITALS = 3  # headings in capitals, this one among them, that make a manual
ENTRY_WORDS = 5  # words of an entry of a list; headlines of stories have more
SECTIONS = ("navigation", "legal", "tags")  # of these a text may have one at its end
LISTS = ("navigation", "tags", "related")  # of these a list may stand under the name
_WIKI = re.compile(r"={2,6} ?[^=]+ ?={2,6}")
_REACH = re.compile(r"@|\d\D{0,3}\d\D{0,3}\d\D{0,3}\d|\d[.:]\d\d")  # an address, a number, hours: how to reach somebody
_MARKS = re.compile(r"^[=#* ]+|[=#*: ]+$|\s*\[[^\W\d_]+\]$")  # "== See also ==", "See also[edit]"


def own_headings(blocks: Sequence[Block], verdicts: Sequence[Verdict | None]) -> list[int]:
    """Which of the lines that were taken for menu words are headings of the text.

    ``verdicts`` are those of the lines by themselves.

    >>> from textfix.layout import blocks
    >>> found = blocks("# Tides\\n\\n## Search\\n\\nThe first word is the name of the harbour.")
    >>> own_headings(found, [None, Verdict("navigation", "BPL001", ""), None])
    [1]
    """
    may_be = [i for i, v in enumerate(verdicts[:-1]) if v is not None and stands_as_heading(blocks[i])]
    if not may_be:
        return []
    said = Counter(blocks[i].said for i in may_be)
    doubtful = set(may_be)
    sure = sum(v is not None and i not in doubtful and v.kind != "junk" for i, v in enumerate(verdicts))
    if sure >= FEW:
        return []
    return [
        i
        for i in may_be
        if said[blocks[i].said] == 1
        and (_is_title(blocks, i) if _is_above(blocks, verdicts, i) and sure else _is_own(blocks, verdicts, i))
    ]


def stands_as_heading(block: Block) -> bool:
    """Whether a short line is named as sections of texts are, and begins a part of the text.

    >>> from textfix.layout import blocks
    >>> stands_as_heading(blocks("Search\\n\\nThe first word is the name of the harbour.")[0])
    True
    """
    if block.shape not in ("text", "heading") or len(block.said) > NAME_CHARS:
        return False
    return bool(block.level or block.blank or not block.start) and words_of(_MARKS.sub("", block.said)) in _names()


def is_own_text(block: Block) -> bool:
    """Whether a block is text rather than a label: a sentence, code, a table, a quotation."""
    if block.shape != "text":
        return block.shape in ("code", "table", "quote")
    words = word_count(block.said)
    if ends_sentence(block.said):
        return words >= SENTENCE_WORDS or len(block.said) >= SENTENCE_CHARS
    return words >= PROSE_WORDS or len(block.said) > 2 * SENTENCE_CHARS


def _is_title(blocks: Sequence[Block], i: int) -> bool:
    """Whether a line stands at the top of a document, right above a paragraph: menus stand above a title."""
    return not i and blocks[1].shape == "text" and word_count(blocks[1].said) >= PARAGRAPH_WORDS


def _is_own(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], i: int) -> bool:
    """Whether a line stands in a text and above text of its section."""
    verdict = verdicts[i]
    assert verdict is not None
    below = verdicts[i + 1] is None and is_own_text(blocks[i + 1])
    manual = _WIKI.fullmatch(blocks[i].said) or (blocks[i].said.isupper() and _capitals(blocks) >= CAPITALS)
    if below:
        return bool(manual) or verdict.kind in SECTIONS or _goes_on(blocks, verdicts, i + 2)
    end = i + 1
    while end < len(blocks) and verdicts[end] is None and is_label(blocks[end]):
        end += 1
    items = blocks[i + 1 : end]
    if not items or verdict.kind not in LISTS or any(b.links or "](" in b.said for b in items):
        return False
    if verdict.kind == "navigation":
        return _goes_on(blocks, verdicts, end) or any(map(_REACH.search, [b.said for b in items]))
    entries = sum(word_count(b.said) for b in items) <= ENTRY_WORDS * len(items)
    return entries and (bool(manual) or _goes_on(blocks, verdicts, end))


def _capitals(blocks: Sequence[Block]) -> int:
    """How many headings in capitals a document has: those of a manual."""
    return sum(is_label(b) and b.said.isupper() and bool(b.blank or not b.start) for b in blocks)


def _is_above(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], i: int) -> bool:
    """Whether a line stands above all text, where pages have their menus."""
    return not _goes_on(blocks[:i], verdicts[:i], 0) and _goes_on(blocks, verdicts, i + 1)


def _goes_on(blocks: Sequence[Block], verdicts: Sequence[Verdict | None], start: int) -> bool:
    """Whether text follows from here on: behind the end of a text, pages ask for comments in sentences, too."""
    return any(v is None and is_own_text(b) for b, v in zip(blocks[start:], verdicts[start:], strict=True))


def names_section(folded: str) -> bool:
    """Whether a line in small letters is a section's name and never the title of a text.

    >>> names_section("introduction"), names_section("contact")
    (True, False)
    """
    return folded in _no_titles()


@cache
def _names() -> frozenset[tuple[str, ...]]:
    return frozenset(map(words_of, _read("menus")))


@cache
def _no_titles() -> frozenset[str]:
    return frozenset(name.casefold() for name in _read("no title"))


def _read(which: str) -> Iterator[str]:
    """The names of the groups that are ``which``."""
    group = ""
    for line in stored(__package__, "section_names.txt").decode().splitlines():
        if line.startswith("["):
            group = line
        elif line and line[0] != "#" and which in group:
            yield line.partition(": ")[2]
