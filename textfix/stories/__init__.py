"""Where a story ends and where the next one begins."""

from .boundaries import Start, Unit, starts, units
from .ending import Ending, ending
from .facts import Line
from .marks import is_link
from .related import whole_stories
from .tail import Tail, tail
from .wire import wire

__all__ = [
    "Ending", "Line", "Start", "Tail", "Unit", "ending", "is_link", "starts", "tail", "units", "whole_stories", "wire",
]  # fmt: skip
