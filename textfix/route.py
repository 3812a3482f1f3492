"""The way from a block's words back to the source, through every edit that was made between them."""

from __future__ import annotations

from typing import NamedTuple

from .edits import Edit, Edits


class Route(NamedTuple):
    """How to find in the source what stands in a segment's text.

    ``body`` is where the words begin in the text that was read, ``inner`` the edits that made them one line
    (in offsets of that text), ``stages`` the edits that led to that text, the last ones first.

    >>> inside = (Edit(7, 8, " ", "SPC004"),)
    >>> Route(2, inside, ()).span(0, 5), Route(2, inside, ()).span(6, 9)
    ((2, 7), (8, 11))
    """

    body: int
    inner: tuple[Edit, ...] = ()
    stages: tuple[Edits, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` of the segment stands in the source.

        White space and marks that were taken out at its edges stay outside. What one edit replaced across an
        edge belongs to the part before that edge.
        """
        start, end = start + self.body, end + self.body
        inner = Edits(self.inner) if self.inner else None
        for edits in (*((inner,) if inner else ()), *self.stages):
            start = edits.map_offset(start, back=True, side="right")
            end = _behind(edits, end)
        return start, max(start, end)


def _behind(edits: Edits, offset: int) -> int:
    left = edits.map_offset(offset, back=True, side="left")
    right = edits.map_offset(offset, back=True, side="right")
    inside = left != right and edits.map_offset(right) > offset
    return right if inside else left


__all__ = ["Route"]
