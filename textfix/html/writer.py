"""Writes a page as text: keeps words where they stand in the source, and makes every gap between them an edit."""

from __future__ import annotations

import html

from ..edits import Edit
from ..late import late

RULE, ENTITY_RULE = "SPC006", "ESC001"
NOTHING, SPACE, LINE, BLOCK = range(4)
_GAPS = ("", " ", "\n", "\n")
_GOES_ON = ",.;:!?)"  # a line that begins with one of these reads as the rest of the line above
_SPACE = " \t\n\r\f"
_RUN = late(r"[ \t\n\r\f]{2,}|[\t\n\r\f]")
_ENTITY = late(r"&(?:#[0-9]{1,8};?|#[xX][0-9a-fA-F]{1,8};?|[a-zA-Z][a-zA-Z0-9]{0,31};?)")
_FENCE = "```"


class Writer:
    """Takes stretches of visible text in order, and what parts them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.edits: list[Edit] = []
        self.starts: list[int] = []  # where stretches begin, and the elements they stand in
        self.elements: list[int] = []
        self._done = 0  # the source is written up to here
        self._gap = BLOCK  # what the gap since then becomes
        self._mark = ""  # the mark of what stands below it
        self._closing = ""  # the fence that ends the code above it
        self._code: _Code | None = None

    def apart(self, gap: int) -> None:
        """What comes next is parted from what was written by this much at least."""
        if gap > self._gap:
            self._gap = gap

    def break_line(self) -> None:
        """A line break inside a block."""
        if self._code:
            self._code.space.append("\n")
        else:
            self.apart(LINE)

    def mark(self, mark: str) -> None:
        """What comes next begins with ``mark``, if it comes at all."""
        self._mark = mark

    def words(self, start: int, end: int, element: int) -> int | None:
        """Visible text of the source that stands in ``element``; the place in ``edits`` of the gap before it."""
        if self._code:
            self._verbatim(self._code, start, end, element)
            return None
        said = self._text[start:end]
        bare = said.strip(_SPACE)
        if not bare:
            self.apart(SPACE)
            return None
        lead = len(said) - len(said.lstrip(_SPACE))
        if lead:
            self.apart(SPACE)
        begin, stop = start + lead, start + lead + len(bare)
        gap = self._write(begin, stop, element)
        found = [Edit(begin + m.start(), begin + m.end(), " ", RULE) for m in _RUN.finditer(bare)]
        if "&" in bare:
            found = sorted([*found, *_entities(bare, begin, " ")])
        self.edits += found
        if stop < end:
            self.apart(SPACE)
        return gap

    def code(self, on: bool) -> None:
        """Preformatted text begins or ends; several lines of it are set between fences."""
        if on:
            self._code = _Code()
            self._mark = ""
            return
        code, self._code = self._code, None
        if code and code.first >= 0 and code.lines and code.seen and not code.fenced:
            first = self.edits[code.first]
            self.edits[code.first] = first._replace(after=f"{first.after}{_FENCE}\n{code.indent}")
            self._closing = f"\n{_FENCE}"

    def finish(self) -> None:
        """The rest of the source is markup."""
        if self._code:
            self.code(False)
        if self._done < len(self._text):
            self.edits.append(Edit(self._done, len(self._text), self._closing, RULE))

    def _write(self, begin: int, stop: int, element: int) -> int | None:
        gap = _GAPS[self._gap] if self.starts else ""
        first = self._text[begin]
        if gap and self._gap == BLOCK and not self._mark and (first.islower() or first in _GOES_ON):
            gap = "\n\n"  # or two blocks would be joined
        after = self._closing + gap + self._mark
        edit = None
        if self._text[self._done : begin] != after:
            edit = len(self.edits)
            self.edits.append(Edit(self._done, begin, after, RULE))
        self.starts.append(begin)
        self.elements.append(element)
        self._done, self._gap, self._mark, self._closing = stop, NOTHING, "", ""
        return edit

    def _verbatim(self, code: _Code, start: int, end: int, element: int) -> None:
        said = self._text[start:end]
        bare = said.strip(_SPACE)
        if not bare:
            code.space.append(said)
            return
        lead = len(said) - len(said.lstrip(_SPACE))
        code.space.append(said[:lead])
        begin, stop = start + lead, start + lead + len(bare)
        space = "".join(code.space)
        if code.first < 0:
            code.indent = space.rpartition("\n")[2]
            gap = self._write(begin, stop, element)
            code.first = -1 if gap is None else gap  # there is a tag in it, which is never what is written
        else:
            code.lines += "\n" in space
            if self._text[self._done : begin] != space:
                self.edits.append(Edit(self._done, begin, space, RULE))
            self.starts.append(begin)
            self.elements.append(element)
            self._done = stop
        code.lines += "\n" in bare
        code.fenced = code.fenced or _FENCE in bare
        code.seen = code.seen or any(c.isprintable() and not c.isspace() for c in html.unescape(bare))
        if "&" in bare:
            self.edits += _entities(bare, begin, None)
        code.space = [said[lead + len(bare) :]]


class _Code:
    """Preformatted text that is being written."""

    def __init__(self) -> None:
        self.space: list[str] = []  # white space since the last word
        self.first = -1  # the edit before the first word
        self.indent = ""  # of the first line
        self.lines = 0
        self.seen = False  # there is something to see in it
        self.fenced = False  # it holds a fence itself


def _entities(said: str, at: int, space: str | None) -> list[Edit]:
    """Edits that make entities characters; white space becomes ``space``, unless it is preformatted."""
    out = []
    for found in _ENTITY.finditer(said):
        after = html.unescape(found[0])
        if after == found[0]:
            continue
        if space is not None and after in _SPACE:
            after = space
        out.append(Edit(at + found.start(), at + found.end(), after, ENTITY_RULE))
    return out
