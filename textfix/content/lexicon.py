"""What single words say: which of them are little words, and how much each speaks for or against content.

The weights are learned (``benchmarks/train_content.py``) and stored as hashes, so nothing of the pages they
were learned from is in the file. A word that was never seen weighs nothing: an unknown language is no evidence.
"""

from __future__ import annotations

from array import array
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from zlib import crc32, decompress

SHORT = 10  # words; up to here a line counts as a whole and by pairs of words, above by its edges
HEAD, TAIL = 10, 4  # words read at the edges of a longer line
WHOLE, PAIR, UNDER = 0x57, 0x50, 0x48  # seeds: a whole line, a pair of words, a word of the header above
_MARKS = b"\r\n\t\v\f !\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~"  # all but the apostrophe
_FOLD = bytes.maketrans(
    b"ABCDEFGHIJKLMNOPQRSTUVWXYZ123456789" + _MARKS,
    b"abcdefghijklmnopqrstuvwxyz000000000" + b" " * len(_MARKS),
)
Weights = dict[int, int]


def words(said: str) -> list[bytes]:
    """The words of a line, lower case, digits as 0, without marks.

    >>> words("Page 12 of 30 | Next")
    [b'page', b'00', b'of', b'00', b'next']
    """
    if not said.isascii():
        said = said.lower().replace("’", "'").replace("\u00a0", " ")
    return said.encode("utf-8", "replace").translate(_FOLD).split()


def hashes(line: list[bytes], seed: int = 0) -> list[int]:
    """What a line is looked up by: its words, for a short line also its pairs of words and the line itself."""
    if len(line) > SHORT:
        line = line[:HEAD] + line[-TAIL:]
        return [crc32(w, seed) for w in line]
    found = [crc32(w, seed) for w in line]
    found += [crc32(b, crc32(a, seed ^ PAIR)) for a, b in pairwise(line)]
    found.append(crc32(b" ".join(line), seed ^ WHOLE))
    return found


@cache
def stop_words(language: str = "") -> frozenset[bytes]:
    """Little words of one language, or of all two dozen, as :func:`words` gives them."""
    rows = (files(__package__) / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    mine = [row.partition(":")[2] for row in rows if row[:1] != "#" and row.startswith(language)]
    return frozenset(w for row in mine for w in words(row))


def unpack(packed: bytes) -> Weights:
    """Weights from their stored form: zlib over sorted 32-bit hashes (as differences), then one int8 each."""
    raw = decompress(packed)
    count = len(raw) // 5
    ranks = (raw[at * count : (at + 1) * count] for at in range(4))  # bytes of equal rank stand together
    keys = accumulate(a | b << 8 | c << 16 | d << 24 for a, b, c, d in zip(*ranks, strict=True))
    return dict(zip(keys, array("b", raw[4 * count :]), strict=True))
