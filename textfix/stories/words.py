"""Words as the cohesion measures see them: folded, cut to a stem, weighed by how rare they are.

A stem is a lower-cased word cut to its first ``STEM`` characters; that is a stemmer no language objects to.
Scripts that write no spaces are read as pairs of characters. Words of one or two letters carry no topic.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from zlib import crc32

from ..content.shape import FAR
from ..late import late

STEM = 6  # characters; 5 to 7 measure the same within noise (benchmarks/train_trailing.py)
SHORTEST = 3  # characters a word must have to count
LONGEST_STEM = 64  # letters by which a stem is filed; what is longer is no word, and is not to be held
CACHED = 1 << 16  # words whose place in a table is remembered: text repeats itself
OPENING_WORDS = 40  # words of a block that the wording models read
OPENING_PAIRS = 12  # pairs of words they read
OPENING_BUCKETS = 1 << 14  # of their tables

# Everything in ASCII that is neither letter nor digit parts words.
_PARTS = bytes(c if c >= 128 or chr(c).isalnum() else 32 for c in range(256))
_WIDE_PARTS = late("[\u2010-\u2027\u00ab\u00bb\u00a0\u3000-\u3003\u3008-\u3011\uff01-\uff0f\uff1a-\uff20]+")
_UNSPACED = late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")


def split(text: str) -> list[str]:
    """The words of a text, lower-cased, punctuation taken away.

    >>> split("Beijing’s “rare-earth” exports, 2025")
    ['beijing', 's', 'rare', 'earth', 'exports', '2025']
    """
    if not text.isascii():
        text = _WIDE_PARTS.sub(" ", text)
    return text.lower().encode("utf-8", "surrogatepass").translate(_PARTS).decode("utf-8", "surrogatepass").split()


def stems(words: Sequence[str], text: str) -> list[str]:
    """The stems of the words of a text that can carry its topic, in order, repeats included.

    >>> stems(split("He exported exports"), "He exported exports")
    ['export', 'export']
    >>> stems(split("東京電力"), "東京電力")
    ['東京', '京電', '電力']
    """
    found = [word[:STEM] for word in words if len(word) >= SHORTEST and word[0] > "9"]
    if not text.isascii() and FAR.search(text) and _UNSPACED.search(text):
        found = [stem for stem in found if not _UNSPACED.match(stem)]
        for run in _UNSPACED.findall(text):
            found += [run[i : i + 2] for i in range(len(run) - 1)]
    return found


def bucket(stem: str, buckets: int) -> int:
    """Where a stem is filed in a table of ``buckets`` (a power of two) entries."""
    return crc32(stem[:LONGEST_STEM].encode("utf-8", "surrogatepass")) & (buckets - 1)


def opening_features(words: Sequence[str]) -> list[int]:
    """Where the opening words of a block, and their pairs, are filed in the tables of the wording models."""
    words = words[:OPENING_WORDS]
    if not words:
        return []
    found = [one + " " + two for one, two in pairwise(words[: OPENING_PAIRS + 1])]
    found += ["1" + words[0], "2" + " ".join(words[:2])]
    if len(max(found, key=len)) > LONGEST_STEM:
        found = [feature[:LONGEST_STEM] for feature in found]
    # One encoding of them all: no word holds a line break.
    parts = "\n".join(found).encode("utf-8", "surrogatepass").split(b"\n")
    return list({*map(_word_bucket, words), *[crc32(part) & (OPENING_BUCKETS - 1) for part in parts]})


class _WordBuckets(dict[str, int]):
    """Where a word is filed in the tables of the wording models."""

    def __missing__(self, word: str) -> int:
        if len(self) >= CACHED:
            self.clear()
        filed = ("w" + word)[:LONGEST_STEM].encode("utf-8", "surrogatepass")
        value = crc32(filed) & (OPENING_BUCKETS - 1)
        if len(word) < LONGEST_STEM:
            self[word] = value
        return value


_word_bucket = _WordBuckets().__getitem__
