"""What each block is: the head of the story, headings, questions and answers, bios, captions."""

from .captions import credited
from .duplicates import told_twice
from .furniture import around, furniture
from .head import Head, head
from .kinds import body_kinds, split_labels
from .regroup import regroup

__all__ = ["Head", "around", "body_kinds", "credited", "furniture", "head", "regroup", "split_labels", "told_twice"]
