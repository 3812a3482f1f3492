"""Which blocks of a page belong to its true content: the blocks aligned with the gold text.

A block of four words and more belongs when at least half its words lie in runs of four that the gold holds
at one place; a word of the gold counts once, so the second copy of a paragraph is boilerplate. A shorter
block belongs when its words stand in the gold between its neighbours.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

GRAM = 4  # words; shorter runs recur by chance
MOST_PLACES = 60  # a run with more places in the gold is no evidence
SLACK = 12  # words a block's place may drift by (words that only one side holds)
NEAR = 60  # words of the gold that are searched behind and before a neighbour
_TOKEN = re.compile(r"\w+")
_FOLD = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\xa0": " ", "\xad": None})


def tokens(text: str) -> list[str]:
    """Words as the score counts them.

    >>> tokens("Tea, twice: 2 cups")
    ['tea', 'twice', '2', 'cups']
    """
    return _TOKEN.findall(text.lower())


def coverage(blocks: Sequence[str], gold: str) -> list[float]:
    """For every block the share of its words that belong to the gold.

    >>> coverage(["Home", "The tea is served at four", "Share"], "Tea\\n\\nThe tea is served at four")
    [0.0, 1.0, 0.0]
    """
    wanted = tokens(gold)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(wanted) - GRAM + 1):
        places[tuple(wanted[i : i + GRAM])].append(i)
    words = [tokens(b) for b in blocks]
    used = bytearray(len(wanted))
    spans: dict[int, tuple[int, int]] = {}
    share = [0.0] * len(blocks)
    for k in sorted((k for k, w in enumerate(words) if len(w) >= GRAM), key=lambda k: -len(words[k])):
        share[k] = _place(words[k], places, used, spans, k)
    _short(words, wanted, used, spans, share)
    return share


def _place(
    words: list[str],
    places: dict[tuple[str, ...], list[int]],
    used: bytearray,
    spans: dict[int, tuple[int, int]],
    k: int,
) -> float:
    hits: list[tuple[int, list[int]]] = []
    votes: Counter[int] = Counter()
    for i in range(len(words) - GRAM + 1):
        found = places.get(tuple(words[i : i + GRAM]))
        if found and len(found) <= MOST_PLACES:
            free = [q for q in found if not used[q]]
            hits.append((i, free))
            votes.update(q - i for q in free)
    if not votes:
        return 0.0
    top = max(votes.values())
    before = max((e for j, (_, e) in spans.items() if j < k), default=0)
    at = min((o for o, n in votes.items() if n == top), key=lambda o: abs(o - before))
    slack = SLACK + len(words) // 4
    covered = {q + d for i, free in hits for q in free if abs(q - i - at) <= slack for d in range(GRAM)}
    part = min(1.0, len(covered) / len(words))
    if part >= 0.5:
        for q in covered:
            used[q] = 1
        spans[k] = min(covered), max(covered) + 1
    return part


def _short(
    words: list[list[str]],
    wanted: list[str],
    used: bytearray,
    spans: dict[int, tuple[int, int]],
    share: list[float],
) -> None:
    following: list[int | None] = [None] * len(words)
    upcoming: int | None = None
    for k in range(len(words) - 1, -1, -1):
        following[k] = upcoming
        upcoming = spans[k][0] if k in spans else upcoming
    behind: int | None = None
    for k, mine in enumerate(words):
        if k in spans:
            behind = spans[k][1]
        elif mine and len(mine) <= SLACK:
            windows = []
            if behind is not None:
                windows.append((behind, behind + NEAR))
            if (ahead := following[k]) is not None:
                windows.append((max(0, ahead - NEAR), ahead))
            if not windows and len(mine) > 1:
                windows.append((0, len(wanted)))
            at = next((q for lo, hi in windows if (q := _find(mine, wanted, used, lo, hi)) is not None), None)
            if at is not None:
                used[at : at + len(mine)] = b"\1" * len(mine)
                spans[k] = at, at + len(mine)
                behind = at + len(mine)
                share[k] = 1.0


def _find(mine: list[str], wanted: list[str], used: bytearray, lo: int, hi: int) -> int | None:
    n = len(mine)
    for q in range(lo, min(hi, len(wanted)) - n + 1):
        if wanted[q] == mine[0] and wanted[q : q + n] == mine and not any(used[q : q + n]):
            return q
    return None


def folded(text: str) -> str:
    """Text as snippets are compared: lower case, plain quotes and dashes, single spaces."""
    return re.sub(r"\s+", " ", text.translate(_FOLD).lower()).strip()


def snippet_labels(blocks: Sequence[str], wanted: Sequence[str], unwanted: Sequence[str]) -> list[float | None]:
    """1.0 for blocks that hold a wanted snippet, 0.0 for an unwanted one, None for the others, which nobody judged.

    >>> snippet_labels(["Home", "Tea is served at four", "Share this"], ["served at"], ["share this"])
    [None, 1.0, 0.0]
    """
    yes, no = [folded(s) for s in wanted], [folded(s) for s in unwanted]
    out: list[float | None] = []
    for said in map(folded, blocks):
        bad = any(s in said for s in no)
        out.append(0.0 if bad else 1.0 if any(s in said for s in yes) else None)
    return out
