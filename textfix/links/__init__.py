"""The markup of links in a text: taken out, with a note of what stood in links."""

from .reading import Linked, linked
from .tags import is_tagged

__all__ = ["Linked", "is_tagged", "linked"]
