r"""Backslashes that Markdown set before a mark so that it would not be read as markup: ``13\. May``, ``a \- b``."""

from __future__ import annotations

import re

from ..edits import Edit
from ..late import late

RULE = "SPC007"
# Only Markdown writes a list number or a dash like this.
_SURE = late(r"(?<!\S)(?:\d{1,9}\\\.|\\[-+])(?=\s|$)")
_MARKUP = late(r"^#{1,6} \S|\*\*\w[^*\n]{0,200}\*\*|\]\(https?://", re.M)
# Code and addresses first, which stay as they are.
_ESCAPE = late(r"`[^`]*`|https?://\S*|www\.\S*|(\\)(?:(?=[-+](?:[\s\w]|$)|\.(?:[\s*]|$)|_\w|[*#!>]\S))")
_OTHER = re.compile(r"\\[^\W_]|\\[\"'\\$/{}()\[\]|<]")  # programs, formulas and paths have these


def is_escaped(text: str, marked: bool = False) -> bool:
    r"""Whether backslashes before marks in this text are Markdown's; ``marked`` when it is known to be Markdown.

    >>> is_escaped("13\\. May"), is_escaped("# Rivers\n\nsee my\\_notes"), is_escaped("the file my\\_notes.tex")
    (True, True, False)
    """
    return "\\" in text and bool(marked or _SURE.search(text) or _MARKUP.search(text))


def unescaped(at: int, said: str) -> list[Edit]:
    r"""The edits that take these backslashes out of a line that begins at ``at``.

    >>> [(e.start, e.end) for e in unescaped(100, "from 9\\. to `10\\. May` or \\- who knows \\- later")]
    [(106, 107), (126, 127), (139, 140)]
    """
    if "\\" not in said or _OTHER.search(said):
        return []
    return [Edit(at + m.start(1), at + m.end(1), "", RULE) for m in _ESCAPE.finditer(said) if m[1]]
