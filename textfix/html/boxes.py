"""The boxes of a page: what is inside each element, which of them holds the article, which look alike.

An element counts as a box where it holds more blocks of text than the element inside it. Everything here takes a
bounded number of steps for every element and every block, however deep the tree is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import repeat

from .tree import Tree

SEEN = 60  # words of a block that count when chances are averaged
ONE = 1000  # chances and shares are thousandths
MOST = 9999
NONE = -1  # there is nothing to measure
HEADINGS = {f"h{n}": n for n in range(1, 7)}
LEVELS = 2  # boxes around a block that are compared with others of their make; a third tells nothing


class Boxes:
    """Sums over what stands in each element: blocks, words, chances, links; and which box is around which."""

    def __init__(
        self, tree: Tree, home: Sequence[int], words: Sequence[int], chances: Sequence[int], links: Sequence[int]
    ) -> None:
        """``home`` is the element of each block, ``links`` the share of it that is linked, in per cent."""
        self.tree, self.home, self.chances = tree, home, chances
        self.seen = [1 + min(w, SEEN) for w in words]
        n = len(tree.name)
        count, size, mass, linked = ([0] * n for _ in range(4))
        for at, s, c, k in zip(home, self.seen, chances, links, strict=True):
            count[at] += 1
            size[at] += s
            mass[at] += s * c
            linked[at] += s * k
        parent = tree.parent
        last = list(range(n))
        for at in range(n - 1, 0, -1):  # children have higher numbers than parents
            above = parent[at]
            if last[at] > last[above]:
                last[above] = last[at]
            if count[at]:
                count[above] += count[at]
                size[above] += size[at]
                mass[above] += mass[at]
                linked[above] += linked[at]
        wider, depth = [0] * n, [0] * n
        for at in range(1, n):
            above = parent[at]
            if count[above] == count[at]:
                wider[at], depth[at] = wider[above], depth[above]
            else:
                wider[at], depth[at] = above, depth[above] + 1
        self.count, self.size, self.mass, self.linked = count, size, mass, linked
        self.last, self.wider, self.depth = last, wider, depth

    def holds(self, box: int, element: int) -> bool:
        """Whether an element is the box or inside of it."""
        return box <= element <= self.last[box]


CORE = (
    "in_core", "from_core", "above_core", "core_below", "branch_n", "branch_words", "branch_chance", "branch_links",
    "branch_to_core", "core_f1", "core_mass", "core_chance", "at_root",
)  # fmt: skip


def core(boxes: Boxes) -> list[list[int]]:
    """Where each block stands to the core: the box whose whole content has the greatest expected F1.

    The branch of a block is what holds it and parts from the core: the child of the first box around the core that
    the block is in, too.
    """
    tree, size, mass, depth = boxes.tree, boxes.size, boxes.mass, boxes.depth
    whole = mass[0]
    f1 = [2 * ONE * m // (ONE * s + whole) if s else 0 for m, s in zip(mass, size, strict=True)]
    best = max(range(len(f1)), key=lambda at: (f1[at], at))
    around = {best}
    up = best
    while up:
        up = tree.parent[up]
        around.add(up)
    onto, branch = [0] * len(f1), [0] * len(f1)  # the first element around the core, and the branch from it
    for at in range(1, len(f1)):
        above = tree.parent[at]
        if at in around:
            onto[at] = branch[at] = at
        else:
            onto[at] = onto[above]
            branch[at] = at if above in around else branch[above]
    inside = [i for i, at in enumerate(boxes.home) if boxes.holds(best, at)]
    first, last = (inside[0], inside[-1]) if inside else (0, 0)
    rows = []
    for i, at in enumerate(boxes.home):
        u, b = onto[at], branch[at]
        rows.append((
            int(u == best),
            i - first if i < first else i - last if i > last else 0,
            depth[at] - depth[u],
            depth[best] - depth[u],
            boxes.count[b],
            min(size[b], MOST),
            mass[b] // (size[b] or 1),
            boxes.linked[b] // (size[b] or 1),
            min(100 * size[b] // (size[best] or 1), MOST),
            f1[best],
            ONE * mass[best] // (whole or 1),
            mass[best] // (size[best] or 1),
            int(tree.name[u] in ("body", "html", "")),
        ))  # fmt: skip
    return [list(c) for c in zip(*rows, strict=True)]


PEERS = (
    *(f"{of}_{what}" for of in ("own", "near", "path") for what in ("alike", "alike_chance", "alike_words")),
    *(f"box{level}_{what}" for level in range(1, LEVELS + 1) for what in ("alike", "alike_chance")),
)


def peers(boxes: Boxes) -> list[list[int]]:
    """Of the blocks whose elements have the same name and classes, alone, with two around, with all: how many, how
    likely the others are, how long they are. The same of the boxes around a block: cards of a list look alike."""
    parent, made = boxes.tree.parent, boxes.tree.made
    pair = _numbers((own, made[up]) for own, up in zip(made, parent, strict=True))
    near = _numbers((own, pair[up]) for own, up in zip(made, parent, strict=True))
    path = [0] * len(made)
    known: dict[tuple[int, int], int] = {}
    for at in range(1, len(made)):
        path[at] = known.setdefault((made[at], path[parent[at]]), len(known) + 1)
    home, seen, chances = boxes.home, boxes.seen, boxes.chances
    masses = [s * c for s, c in zip(seen, chances, strict=True)]
    columns = []
    for sign in (made, near, path):
        keys = [sign[at] for at in home]
        n, others, total = _alike(keys, seen, masses)
        columns += [n, others, [t // k for t, k in zip(total, n, strict=True)]]
    box = home
    for _ in range(LEVELS):
        box = [boxes.wider[at] for at in box]
        each = sorted(set(box))
        n, others, _ = _alike([near[b] for b in each], [boxes.size[b] for b in each], [boxes.mass[b] for b in each])
        at_box = {b: i for i, b in enumerate(each)}
        columns += [[n[at_box[b]] for b in box], [others[at_box[b]] for b in box]]
    return columns


def _numbers(keys: Iterable[tuple[int, int]]) -> list[int]:
    """Equal keys have equal numbers."""
    known: dict[tuple[int, int], int] = {}
    return [known.setdefault(key, len(known)) for key in keys]


def _alike(
    keys: Sequence[int], sizes: Sequence[int], masses: Sequence[int]
) -> tuple[list[int], list[int], list[int]]:
    """Of those with the same key: how many, the mean chance of the others, the words of all."""
    count: dict[int, int] = {}
    size: dict[int, int] = {}
    mass: dict[int, int] = {}
    for k, s, m in zip(keys, sizes, masses, strict=True):
        count[k] = count.get(k, 0) + 1
        size[k] = size.get(k, 0) + s
        mass[k] = mass.get(k, 0) + m
    others = [
        (mass[k] - m) // (size[k] - s) if size[k] > s else NONE for k, s, m in zip(keys, sizes, masses, strict=True)
    ]
    return [count[k] for k in keys], others, [size[k] for k in keys]


UNDER = (
    "level", "h1s", "words_since_h1", "since_heading", "heading_chance", "heading_near", "h1_near",
    "part_chance", "part_level", "under_chance", "under_words", "part_under_chance", "parts_deep",
)  # fmt: skip


def under_headings(boxes: Boxes) -> list[list[int]]:
    """What each block stands under: the heading above it, that of its part, the top one; and what stands under it."""
    home, seen, chances, wider = boxes.home, boxes.seen, boxes.chances, boxes.wider
    levels = [_level(boxes.tree, at) for at in home]
    size, mass = [0] * len(home), [0] * len(home)
    above: list[list[int]] = []  # for every block the headings it stands under, widest first; six at most
    stack: list[int] = []
    for i, level in enumerate(levels):
        if level:
            while stack and levels[stack[-1]] >= level:
                stack.pop()
            above.append(stack[:])
            stack.append(i)
            continue
        above.append(stack[:])
        for h in stack:
            size[h] += seen[i]
            mass[h] += seen[i] * chances[i]
    under = [m // s if s else NONE for m, s in zip(mass, size, strict=True)]
    tops = levels.count(1)
    heading = top = part = NONE
    since = 0
    rows = []
    for i, at in enumerate(home):
        part = above[i][-1] if above[i] else NONE
        rows.append((
            levels[i],
            min(tops, 50),
            min(since, MOST) if top >= 0 else NONE,
            i - heading if heading >= 0 else NONE,
            chances[heading] if heading >= 0 else NONE,
            int(heading >= 0 and wider[home[heading]] > 0 and boxes.holds(wider[home[heading]], at)),
            int(top >= 0 and wider[home[top]] > 0 and boxes.holds(wider[home[top]], at)),
            chances[part] if part >= 0 else NONE,
            levels[part] if part >= 0 else 0,
            under[i],
            min(size[i], MOST),
            under[part] if part >= 0 else NONE,
            len(above[i]),
        ))  # fmt: skip
        since += seen[i]
        if levels[i]:
            heading = i
            if levels[i] == 1:
                top, since = i, 0
    return [list(c) for c in zip(*rows, strict=True)]


def _level(tree: Tree, at: int) -> int:
    """The level of the heading that a block is, 0 when it is none."""
    for _ in repeat(None, 6):
        if tree.name[at] in HEADINGS:
            return HEADINGS[tree.name[at]]
        at = tree.parent[at]
    return 0
