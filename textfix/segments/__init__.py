"""What each block is: the head of the story, headings, questions and answers, bios, captions."""

from .captions import credited
from .deck import absorbed
from .duplicates import told_twice
from .fields import told_by, under_title
from .furniture import around, furniture
from .head import Head, head
from .kinds import body_kinds, split_labels
from .regroup import regroup
from .signature import signatures, signed

__all__ = [
    "Head", "absorbed", "around", "body_kinds", "credited", "furniture", "head", "regroup", "signatures",
    "signed", "split_labels", "told_by", "told_twice", "under_title",
]  # fmt: skip
