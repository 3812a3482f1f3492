"""HTML: is a text HTML, and what does a reader of the page see."""

from .boxes import Boxes
from .extractor import Extracted
from .metadata import Told, told
from .page import Page, page
from .places import Places
from .recognise import is_html

__all__ = ["Boxes", "Extracted", "Page", "Places", "Told", "is_html", "page", "told"]
