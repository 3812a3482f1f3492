"""SPC001: every way to end a line becomes a line feed."""

from __future__ import annotations

from ..edits import Edit, Edits
from ..late import late

RULE = "SPC001"
ENDS = late("[\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")


def unify_line_ends(text: str) -> Edits:
    """CR, CRLF, vertical tab, form feed, NEL and the Unicode separators as LF."""
    return Edits(Edit(*match.span(), "\n", RULE) for match in ENDS.finditer(text))
