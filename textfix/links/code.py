"""Lines of code, in which nothing is a link."""

from __future__ import annotations

from collections.abc import Sequence

from ..layout.line_kinds import CODE_INDENT, line_kinds
from ..layout.lines import Line, mark_of, number_of


def without_code(text: str, rows: Sequence[Line]) -> str:
    """The text with zeros for its code: what stands between fences, or is set in by four columns as in Markdown.

    >>> from textfix.layout.lines import lines
    >>> sample = "Write\\n\\n    [a](/b)\\n\\nfor a link."
    >>> without_code(sample, lines(sample)).count("\\0")
    7
    """
    literal = _set_in(rows)
    if "```" in text or "~~~" in text:
        literal |= {i for i, kind in enumerate(line_kinds(rows)) if kind == "code"}
    if not literal:
        return text
    out, done = [], 0
    for i in sorted(literal):
        start, end = rows[i].start, rows[i].end
        out += [text[done:start], "\0" * (end - start)]
        done = end
    return "".join([*out, text[done:]])


def _set_in(rows: Sequence[Line]) -> set[int]:
    """Lines that stand by themselves, set in by four columns, and are no part of a list above them."""
    if 2 * sum(row.indent >= CODE_INDENT for row in rows) > len(rows):
        return set()  # the whole page is set in
    out: set[int] = set()
    listed = False  # whether a list is open above
    for i, row in enumerate(rows):
        marked = mark_of(row.said)[0] or number_of(row.said)[0]
        if row.indent < CODE_INDENT:
            listed = bool(marked) or (listed and (row.indent > 0 or not row.blank))
        elif not listed and not marked and (i - 1 in out or row.blank or not i):
            out.add(i)
        elif marked and not listed:
            listed = True
    return out


__all__ = ["without_code"]
