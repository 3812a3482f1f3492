"""What single words say: which of them are little words, and how much each speaks for or against content.

A word speaks in four roles: in a block itself, in a short line above it, in a short line below it, in the header it
stands under. The weights are learned (``benchmarks/train_content.py``) and stored as hashes, so nothing of the pages
they were learned from is in the file. A word that was never seen weighs nothing: an unknown language is no evidence.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import accumulate, repeat
from operator import add, xor
from struct import unpack
from typing import NamedTuple
from zlib import compress, crc32, decompress

from ..stored import stored

SHORT = 10  # words; up to here a line counts as a whole and by pairs of words, above by its edges
EDGE = 12  # words read at either end of a longer line
BESIDE = 8  # words of a line that says something of its neighbours
WHOLE = 0x57  # seed of the hash of a whole line
ROLES = 4  # own, above, below, header
_MARKS = b"\r\n\t\v\f !\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~"  # all but the apostrophe
_FOLD = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789" + _MARKS,
    b"abcdefghijklmnopqrstuvwxyz000000000" + b" " * len(_MARKS),
)
Weights = dict[int, int]

# The four weights of a word are lanes of one number, and whether it is a little word, so that one sum over a line adds
# up all of them. All of it stays below 2**63, where sums are fast.
LANE = 13  # bits: 2 * EDGE weights of less than 2 * MIDDLE each fit
MIDDLE = 128  # a weight of nothing; stored weights lie between -127 and 127
_MASK = (1 << LANE) - 1
_NOTHING = sum(MIDDLE << LANE * role for role in range(ROLES))
_LITTLE = 1 << LANE * ROLES
COUNT = 5  # bits: little words of the 2 * EDGE that are read
_ENGLISH = _LITTLE << COUNT


class Said(NamedTuple):
    """What a line says of itself, of the block above and the block below it, of all blocks under it; how many of the
    words read are little ones, and little ones of English."""

    own: int
    for_below: int
    for_above: int
    for_under: int
    little: int
    english: int


class Lexicon:
    """Word weights by role, ready to be added up."""

    def __init__(self, roles: Sequence[Mapping[int, int]], bias: int = 0) -> None:
        self.bias = bias
        lanes: dict[int, int] = {}
        for role, weights in enumerate(roles):
            add_lane(lanes, weights, LANE * role, _NOTHING)
        for count, known in ((_LITTLE, stop_words()), (_ENGLISH, stop_words("en"))):
            for word in map(crc32, known):
                lanes[word] = lanes.get(word, _NOTHING) + count
        self._lanes = lanes

    def says(self, looked: list[int], size: int) -> Said:
        """The sums over the hashes of a line of ``size`` words, by role; long lines speak for themselves only."""
        total = sum(map(self._lanes.get, looked, repeat(_NOTHING)))
        nothing = MIDDLE * len(looked)
        own = (total & _MASK) - nothing
        counted = total >> LANE * ROLES
        little, english = counted & (1 << COUNT) - 1, counted >> COUNT
        if size > BESIDE:
            return Said(own, 0, 0, 0, little, english)
        below = (total >> LANE & _MASK) - nothing
        above = (total >> 2 * LANE & _MASK) - nothing
        return Said(own, below, above, (total >> 3 * LANE & _MASK) - nothing, little, english)


def add_lane(lanes: dict[int, int], weights: Mapping[int, int], bits: int, nothing: int) -> None:
    """Adds weights of -127 to 127 to a lane so many ``bits`` up; a word without lanes gets ``nothing`` first."""
    steps = [weight << bits for weight in (*range(128), *range(-128, 0))]  # steps[-3] is that of -3
    before = map(lanes.get, weights, repeat(nothing))
    lanes.update(zip(weights, map(add, before, map(steps.__getitem__, weights.values())), strict=True))


def words(said: str) -> list[bytes]:
    """The words of a line, lower case, digits as 0, without marks.

    >>> words("Page 12 of 30 | Next")
    [b'page', b'00', b'of', b'00', b'next']
    """
    if not said.isascii():
        said = said.lower().replace("’", "'").replace("\u00a0", " ")
    return folded(said.encode("utf-8", "replace"))


def folded(raw: bytes) -> list[bytes]:
    """The same of a line in UTF-8 whose letters beyond ASCII are small ones."""
    return raw.translate(_FOLD).split()


def hashes(line: list[bytes]) -> list[int]:
    """What a line is looked up by: its words, for a short line also its pairs of words and the line itself."""
    n = len(line)
    if n > SHORT:
        return list(map(crc32, line if n <= 2 * EDGE else line[:EDGE] + line[-EDGE:]))
    if not n:
        return []
    found = list(map(crc32, line))
    return [*found, *map(xor, found, found[1:]), crc32(b" ".join(line), WHOLE)]


@cache
def stop_words(language: str = "") -> frozenset[bytes]:
    """Little words of one language, or of all two dozen, as :func:`words` gives them."""
    rows = stored(__package__, "stopwords.txt").decode().splitlines()
    mine = [row.partition(":")[2] for row in rows if row[:1] != "#" and row.startswith(language)]
    return frozenset(w for row in mine for w in words(row))


def pack_words(weights: Weights) -> bytes:
    """Weights in their stored form: zlib over sorted 32-bit hashes (as differences), then one int8 each."""
    keys = sorted(weights)
    steps = [b - a for a, b in zip([0, *keys], keys, strict=False)]
    ranks = b"".join(bytes(s >> 8 * at & 255 for s in steps) for at in range(4))  # bytes of equal rank stand together
    return compress(ranks + array("b", (weights[k] for k in keys)).tobytes(), 9)


def unpack_words(packed: bytes) -> Weights:
    """What :func:`pack_words` packed."""
    raw = decompress(packed)
    count = len(raw) // 5
    steps = bytearray(4 * count)
    for rank in range(4):
        steps[rank::4] = raw[rank * count : (rank + 1) * count]
    return dict(zip(accumulate(unpack(f"<{count}I", steps)), array("b", raw[4 * count :]), strict=True))
