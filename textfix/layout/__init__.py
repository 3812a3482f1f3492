"""Lines to blocks: what stands together as one paragraph, item, heading, table or piece of code."""

from .block import Block, Shape, printed_mark
from .blocks import blocks

__all__ = ["Block", "Shape", "blocks", "printed_mark"]
