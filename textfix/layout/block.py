"""The block: one unit of layout, with the edits that make its text from the source lines."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ..edits import Edit

Shape = Literal["text", "heading", "list_item", "quote", "code", "table"]


class Block(NamedTuple):
    """``text[start:end]`` is one block, its mark included; ``said`` is what it says without the mark.

    ``body`` is where the words begin, behind a mark such as ``"• "``. ``edits`` lie in ``[body, end)``
    and turn the source lines into ``said``. ``blank`` counts the blank lines above it. ``level`` is the
    depth of a heading (1..6, 0 when it has no mark) or of a list item (0..). ``links`` counts the links that
    stood in it, ``linked`` is the share of its characters, in per cent, that stood in them.
    """

    start: int
    end: int
    body: int
    said: str
    shape: Shape = "text"
    level: int = 0
    blank: int = 0
    edits: tuple[Edit, ...] = ()
    links: int = 0
    linked: int = 0

    def split(self, at: int, resume: int) -> tuple[Block, Block]:
        """Two blocks: the words of ``said[:at]`` and of ``said[resume:]``; what is between is white space.

        Only for blocks whose words are free of edits, where offsets in ``said`` and source run in step.
        """
        if self.edits:
            raise ValueError("a block with edits inside cannot be split")
        head = self._replace(end=self.body + at, said=self.said[:at])
        start = self.body + resume
        return head, head._replace(start=start, end=self.end, body=start, said=self.said[resume:], blank=0)


def printed_mark(shape: Shape, level: int) -> str:
    """What stands before the words of a block when it is printed.

    >>> printed_mark("list_item", 1), printed_mark("quote", 0), printed_mark("heading", 2)
    ('  - ', '> ', '')
    """
    if shape == "list_item":
        return "  " * level + "- "
    return "> " if shape == "quote" else ""
