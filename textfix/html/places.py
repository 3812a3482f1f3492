"""Where in the tree of a page each block of its text stands, and what the tree says of it, in small integers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ..edits import Edits
from .extractor import Extracted
from .marks import BIT, MARKS
from .page import Page
from .recognise import BLOCKS

LEVELS = 4  # boxes around a block that are looked at, each wider than the one before
ONE = 1000  # chances are thousandths
MOST = 9999
SEEN = 60  # words of a block that count when chances are averaged
_LINK = BIT["link"]
_TAGS = {
    tag: n
    for n, tags in enumerate(
        ("p", "h1", "h2", "h3 h4 h5 h6", "li", "td th", "dd", "dt", "blockquote", "figcaption", "pre", "div section")
    , 1)
    for tag in tags.split()
}  # fmt: skip
AROUND = ("n", "words", "chance", "others", "links")
NAMES = (
    "tag", "links", "depth", "pieces",
    *(f"{name}{level}" for level in range(1, LEVELS + 1) for name in AROUND), *MARKS,
)  # fmt: skip


class Places:
    """The stretches of a page in the offsets of a text made from it, with the elements they stand in."""

    def __init__(self, page: Page, edits: Edits, extracted: Extracted | None = None) -> None:
        """``edits`` lead from the source of ``page`` to the text whose blocks are asked for."""
        self.extracted = extracted  # what another program takes for the article
        self._tree = page.tree
        self._starts = [edits.map_offset(start, side="right") for start in page.starts]
        self._elements = page.elements

    def columns(
        self, spans: Sequence[tuple[int, int]], words: Sequence[int], chances: Sequence[int]
    ) -> list[list[int]]:
        """One column of numbers for each of ``NAMES``. ``spans`` are the blocks, ``chances`` those that their text
        gives them to be content, in thousandths."""
        home, links, pieces = self._homes(spans)
        seen = [1 + min(w, SEEN) for w in words]
        tree = self._tree
        count, size, mass, linked = ([0] * len(tree.name) for _ in range(4))
        for at, n, c, k in zip(home, seen, chances, links, strict=True):
            count[at] += 1
            size[at] += n
            mass[at] += n * c
            linked[at] += n * k
        for at in range(len(tree.name) - 1, 0, -1):  # children have higher numbers than parents
            above = tree.parent[at]
            count[above] += count[at]
            size[above] += size[at]
            mass[above] += mass[at]
            linked[above] += linked[at]
        wider, near, depth = [0] * len(count), [0] * len(count), [0] * len(count)
        for at in range(1, len(count)):
            above = tree.parent[at]
            same = count[above] == count[at]
            wider[at] = wider[above] if same else above
            near[at] = tree.marks[at] | (near[above] if same else 0)
            depth[at] = depth[above] + (not same)
        rows = []
        for i, at in enumerate(home):
            row = [_TAGS.get(tree.name[self._box(at)], 0), links[i], min(depth[at], MOST), pieces[i]]
            levels = [near[at]]
            up = at
            for _ in range(LEVELS):
                up = wider[up]
                levels.append(near[up])
                total = size[up] or 1
                others = (mass[up] - seen[i] * chances[i]) // (total - seen[i]) if total > seen[i] else -1
                row += (min(count[up], MOST), min(total, MOST), mass[up] // total, others, linked[up] // total)
            row += _nearest(levels, tree.within[at])
            rows.append(row)
        return [list(column) for column in zip(*rows, strict=True)]

    def _homes(self, spans: Sequence[tuple[int, int]]) -> tuple[list[int], list[int], list[int]]:
        """For every block the element with most of its text, the share of links in per cent, and its stretches."""
        home, links, pieces = [], [], []
        within = self._tree.within
        for start, end in spans:
            first = max(0, bisect_right(self._starts, start) - 1)
            last = max(first + 1, bisect_left(self._starts, end))
            best = most = linked = total = 0
            for k in range(first, min(last, len(self._starts))):
                stop = self._starts[k + 1] if k + 1 < last else end
                length = max(0, stop - max(start, self._starts[k]))
                total += length
                if within[self._elements[k]] & _LINK:
                    linked += length
                if length > most:
                    best, most = self._elements[k], length
            home.append(self._box(best))
            links.append(100 * linked // (total or 1))
            pieces.append(min(last - first, MOST))
        return home, links, pieces

    def _box(self, element: int) -> int:
        """The nearest block around an element, itself included; at most a few steps up."""
        tree = self._tree
        for _ in range(LEVELS * 4):
            if tree.name[element] in BLOCKS or not element:
                break
            element = tree.parent[element]
        return element


_BITS = [BIT[mark] for mark in MARKS]


def _nearest(levels: Sequence[int], within: int) -> list[int]:
    """For each mark how near it stands: 0 on the block itself, up to 4; 5 further out, 6 nowhere."""
    out = [len(levels) + 1] * len(_BITS)
    if not within:
        return out
    for i, bit in enumerate(_BITS):
        if within & bit:
            out[i] = next((n for n, marks in enumerate(levels) if marks & bit), len(levels))
    return out
