"""CHR002: controls that carry no text."""

from __future__ import annotations

import re

from ..edits import Edit, Edits
from ..late import late

RULE = "CHR002"
# Tab and every line end have meaning. NEL is a line end; the other C1 controls have none that survived.
_CONTROL = "[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u206a-\u206f\ufff9-\ufffc]"
CONTROLS = late(f"{_CONTROL}{_CONTROL}*")  # said so, the first of them is skipped to
_SEPARATORS = frozenset("\x1c\x1d\x1e\x1f")  # file, group, record and unit separator: they do part words


def drop_controls(text: str) -> Edits:
    """Take controls out; separators between two characters that show leave a space."""
    return Edits(Edit(match.start(), match.end(), _instead(text, match), RULE) for match in CONTROLS.finditer(text))


def _instead(text: str, match: re.Match[str]) -> str:
    start, end = match.span()
    parts = start > 0 and end < len(text) and not text[start - 1].isspace() and not text[end].isspace()
    return " " if parts and not _SEPARATORS.isdisjoint(match[0]) else ""
