"""ESC002: what a terminal would have obeyed: colours, cursor movements, window titles."""

from __future__ import annotations

import re

from ...edits import Edit, Edits

RULE = "ESC002"
# ECMA-48: control sequences, operating system commands, and the short escapes.
_SEQUENCE = re.compile("\x1b(?:\\[[0-?]{0,64}[ -/]{0,8}[@-~]|\\][^\x07\x1b\n]{0,256}(?:\x07|\x1b\\\\)|[@-Z\\\\^_])")


def repair_terminal(text: str) -> Edits:
    """Take terminal sequences out.

    >>> repair_terminal("\\x1b[31mred\\x1b[0m").apply("\\x1b[31mred\\x1b[0m")
    'red'
    """
    return Edits(Edit(*match.span(), "", RULE) for match in _SEQUENCE.finditer(text))
