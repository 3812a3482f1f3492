"""Where in the tree of a page each block of its text stands, and what the tree says of it, in small integers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from ..edits import Edits
from .boxes import CORE, PEERS, UNDER, Boxes, core, peers, under_headings
from .extractor import Extracted
from .marks import LINK
from .page import Page
from .recognise import BLOCKS

LEVELS = 4  # boxes around a block that are looked at, each wider than the one before
MOST = 9999
_TAGS = {
    tag: n
    for n, tags in enumerate(
        ("p", "h1", "h2", "h3 h4 h5 h6", "li", "td th", "dd", "dt", "blockquote", "figcaption", "pre", "div section")
    , 1)
    for tag in tags.split()
}  # fmt: skip
SPOKEN = ("named_near", "named_far", "named")
AROUND = ("n", "words", "chance", "others", "links")
NAMES = (
    *SPOKEN, "tag", "links", "depth", "pieces",
    *(f"{name}{level}" for level in range(1, LEVELS + 1) for name in AROUND), *CORE, *PEERS, *UNDER,
)  # fmt: skip
Says = Callable[[tuple[str, ...]], tuple[int, int]]


class Places:
    """The stretches of a page in the offsets of a text made from it, with the elements they stand in."""

    def __init__(self, page: Page, edits: Edits, extracted: Extracted | None = None) -> None:
        """``edits`` lead from the source of ``page`` to the text whose blocks are asked for."""
        self.extracted = extracted  # what another program takes for the article
        self._tree = page.tree
        self._starts = [edits.map_offset(start, side="right") for start in page.starts]
        self._elements = page.elements

    def columns(
        self,
        spans: Sequence[tuple[int, int]],
        words: Sequence[int],
        chances: Sequence[int],
        says: Says,
    ) -> list[list[int]]:
        """One column of numbers for each of ``NAMES``. ``spans`` are the blocks, ``chances`` those that their text
        gives them to be content, in thousandths. ``says`` tells what the words of a sign weigh for the blocks near in
        the element and for those far inside it."""
        if not spans:
            return [[] for _ in NAMES]
        boxes, links, pieces = self.boxes(spans, words, chances)
        return [
            *spoken(boxes, says),
            *self._around(boxes, links, pieces),
            *core(boxes),
            *peers(boxes),
            *under_headings(boxes),
        ]

    def boxes(
        self, spans: Sequence[tuple[int, int]], words: Sequence[int], chances: Sequence[int]
    ) -> tuple[Boxes, list[int], list[int]]:
        """The boxes of the page; the share of links in each block, in per cent, and the stretches it is made of."""
        home, links, pieces = self._homes(spans)
        return Boxes(self._tree, home, words, chances, links), links, pieces

    def _around(self, boxes: Boxes, links: Sequence[int], pieces: Sequence[int]) -> list[list[int]]:
        tree, wider, count, size, mass = self._tree, boxes.wider, boxes.count, boxes.size, boxes.mass
        home, linked = boxes.home, boxes.linked
        columns = [[_TAGS.get(tree.name[at], 0) for at in home], [*links], [boxes.depth[at] for at in home], [*pieces]]
        mine = [s * c for s, c in zip(boxes.seen, boxes.chances, strict=True)]
        up = home
        for _ in range(LEVELS):
            up = [wider[at] for at in up]
            total = [size[at] for at in up]
            columns += [
                [count[at] for at in up],
                total,
                [mass[at] // t for at, t in zip(up, total, strict=True)],
                [
                    (mass[at] - m) // (t - s) if t > s else -1
                    for at, t, m, s in zip(up, total, mine, boxes.seen, strict=True)
                ],
                [linked[at] // t for at, t in zip(up, total, strict=True)],
            ]
        for column in columns:
            if max(column) > MOST:
                column[:] = [min(v, MOST) for v in column]
        return columns

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
                if within[self._elements[k]] & LINK:
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


def spoken(boxes: Boxes, says: Says) -> list[list[int]]:
    """What the classes and ids say that stand on the block's own box and the next wider one, and those further out."""
    tree, count = boxes.tree, boxes.count
    known: dict[tuple[str, ...], tuple[int, int]] = {}
    near, far = [0] * len(tree.name), [0] * len(tree.name)
    for at in range(1, len(near)):
        words, above = tree.signs[at].words, tree.parent[at]
        if count[above] == count[at]:
            near[at] = near[above]
        far[at] = far[above]
        if words:
            said = known.get(words)
            if said is None:
                said = known[words] = says(words)
            near[at] += said[0]
            far[at] += said[1]
    nearly = [near[at] + near[boxes.wider[at]] for at in boxes.home]
    further = [far[boxes.wider[boxes.wider[at]]] for at in boxes.home]
    return [nearly, further, [a + b for a, b in zip(nearly, further, strict=True)]]

