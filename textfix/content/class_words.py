"""What the words of classes, ids, roles and properties of HTML weigh, learned from pages (benchmarks/train_html.py)."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

from .lexicon import Weights, pack_words, unpack_words


class ClassWords:
    """Weights of words for the blocks near in their element, and for those far inside it."""

    def __init__(self, near: Weights, far: Weights) -> None:
        self.near, self.far = near, far

    def __call__(self, words: Sequence[str]) -> tuple[int, int]:
        """The sums of both weights; a word that was never seen weighs nothing.

        >>> ClassWords({hash_of("comment"): -9}, {hash_of("post"): 3})(("post", "comment", "x"))
        (-9, 3)
        """
        near = far = 0
        for word in words:
            at = hash_of(word)
            near += self.near.get(at, 0)
            far += self.far.get(at, 0)
        return near, far

    def packed(self) -> tuple[bytes, bytes]:
        """Both weights in their stored form."""
        return pack_words(self.near), pack_words(self.far)

    @classmethod
    def of(cls, near: bytes, far: bytes) -> ClassWords:
        """What :meth:`packed` packed."""
        return cls(unpack_words(near), unpack_words(far))


def hash_of(word: str) -> int:
    """The number under which a word is stored: nothing of the pages it was learned from is in the file."""
    return crc32(word.encode("utf-8", "replace"))
