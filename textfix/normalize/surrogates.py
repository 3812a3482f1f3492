"""CHR004: surrogates have no place in a string."""

from __future__ import annotations

import re

from ..edits import Edit, Edits
from ..late import late

RULE = "CHR004"
SURROGATES = late("[\ud800-\udfff](?:(?<=[\ud800-\udbff])[\udc00-\udfff])?")


def join_surrogates(text: str) -> Edits:
    """A high and a low surrogate become the character they encode, a lone one U+FFFD."""
    return Edits(_edit(match) for match in SURROGATES.finditer(text))


def _edit(match: re.Match[str]) -> Edit:
    if match.end() - match.start() == 1:
        return Edit(*match.span(), "\ufffd", RULE, 0.5)
    return Edit(*match.span(), match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), RULE)
