"""What each block is: the head of the story, headings, questions and answers, bios, captions."""

from .head import Head, head
from .kinds import body_kinds, split_labels

__all__ = ["Head", "body_kinds", "head", "split_labels"]
