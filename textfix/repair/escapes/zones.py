"""Where escapes are meant: program code, on its lines, in a fence or torn into its tokens; addresses; markup."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterable, Iterator
from html import unescape
from operator import itemgetter

URL = re.compile(r"(?:[a-zA-Z][a-zA-Z0-9+.-]{1,15}://|www\.|mailto:|data:)[^\s<>\"]*")
# An escape, behind an address or in it: of HTML unless it is the name of a parameter, or of a program.
_IN_ADDRESS = re.compile(
    r"&(?:amp;|#0{0,6}38;)*(#?\w{1,32};)(?!=)|\\{1,4}u([0-9a-fA-F]{4})|\\{1,4}xe2\\{1,4}x80", re.IGNORECASE
)
_NO_ADDRESS = frozenset("<>\" ")
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9:-]{0,30}(?:\s[^<>]{0,500})?/?>|<!--|<!(?:DOCTYPE|doctype)")
_QUOTED_PRINTABLE = "=3D"  # a tag that holds it was escaped as a whole
_ESCAPE = re.compile(  # a class of first characters, to skip to them
    r"[&=\\%<](?:(?<=&)(?:#?\w{1,32};)+|(?<==)(?:\?[\w-]{2,40}\?[bBqQ]\?[^?\s]*\?=|[0-9A-F]{2}|$)"
    r"|(?<=\\)\\{0,3}(?:u\{[0-9a-fA-F]{2,6}\}|[uUx][0-9a-fA-F]{2,8}|[0-3][0-7]{2})"
    r"|(?<=%)u?[0-9a-fA-F]{2,4}|(?<=<)U\+[0-9a-fA-F]{4,6}>)"
)
_QUOTED = re.compile(
    r"['\"/\[]\\{1,2}[uUx][0-9a-fA-F]"
    r"|['\"/\[][a-z]{0,12}\\{1,2}[uUx][0-9a-fA-F]{2,4}[^\n'\"]{0,20}['\"]|s/=[0-9A-F]{2}"
)
_CODE = re.compile(
    r"[{}]|=>|[=!]=|&&|\|\||\w\(['\")]|;\s*$|^\s*(?:#!|//|/\*|\$ |>>> |\.\.\. |@\w+$)|\b\w+ = \S|\\[nrt0]['\"]"
    r"|\b(?:grep|sed|awk) |\b(?:const|var|let|def|import|return|function) \w+ ?[=(:;{]"
    r"|[A-Za-z]:\\|\\\\\w+\\|; *[A-Z]* ?[a-zA-Z]=\w"
)  # fmt: skip


_FENCE = re.compile(r"^[ \t]*(`{3,}|~{3,})[^`\n]*$", re.MULTILINE)
_BACKQUOTED = re.compile(r"(?<!`)`[^`\s]+`(?!`)")  # a name or a value; a quotation has blanks
# Tools that put each element on its own line tear highlighted code: these tokens stand alone in no prose.
_TOKEN = re.compile(r"^[ \t]*(?:>>>|[!<>+*/%&|-]?=|==|[\"']|[(\[{][(\[{\"']*|\(\)[:;]?)[ \t]*$", re.MULTILINE)
_TOKENS, _NEAR = 2, 6  # so many of them within so many lines on either side
_PROMPT = re.compile(r"^[ \t]*>>>(?: |$)", re.MULTILINE)
_REPLY = re.compile(r"^[ \t]*>{1,2}(?!>)", re.MULTILINE)  # mail quotes thrice what it quoted before


def code(line: str) -> bool:
    """Does the line look like program text, a command or a path? Escapes in it say nothing about that."""
    return bool(_QUOTED.search(line) or _CODE.search(_ESCAPE.sub("", line)))


def line_at(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line that holds ``at``."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def session(text: str) -> bool:
    """Does the text show what is typed into Python and what it answers? Both are full of escapes."""
    return ">>>" in text and bool(_PROMPT.search(text)) and not _REPLY.search(text)


class Zones:
    """What of a text is code, an address or a tag, found out line by line as it is asked for, in ascending order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._fences = [*_fences(text)] if "```" in text or "~~~" in text else []
        self._end = -1
        self._start = 0
        self._code = False
        self._spans: list[tuple[int, int]] = []

    def protects(self, at: int) -> bool:
        """Is the character at ``at`` inside code, an address or a tag?"""
        if not self._start <= at <= self._end:
            self._start, self._end = line_at(self._text, at)
            line = self._text[self._start : self._end]
            self._code = code(line) or self._fenced() or self._torn()
            self._spans = [] if self._code else [*_apart(sorted(_spans(line)))]
        return self._code or _inside(self._spans, at - self._start)

    def _fenced(self) -> bool:
        return _inside(self._fences, self._start)

    def _torn(self) -> bool:
        """Is the line one of a program of which each token got a line of its own?"""
        start, end = self._start, self._end
        for _ in range(_NEAR):
            start = self._text.rfind("\n", 0, max(0, start - 1)) + 1
            end = self._text.find("\n", end + 1) if 0 <= end < len(self._text) else -1
        found = _TOKEN.findall(self._text, start, end if end >= 0 else len(self._text))
        return len(found) >= _TOKENS and any(token.strip() != "(" for token in found)


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    """Does one of the spans, which are in order and apart, hold this place?"""
    before = bisect(spans, at, key=itemgetter(0))
    return before > 0 and at < spans[before - 1][1]


def _apart(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans in order, those that overlap as one."""
    first, last = 0, 0
    for start, end in spans:
        if start > last:
            yield first, last
            first = start
        last = max(last, end)
    yield first, last


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Where the text is fenced in, as Markdown does with code."""
    opened: re.Match[str] | None = None
    for match in _FENCE.finditer(text):
        if opened is None:
            opened = match
        elif match[1].startswith(opened[1]):
            yield opened.start(), match.end()
            opened = None


def _spans(line: str) -> Iterator[tuple[int, int]]:
    """The addresses, the tags and what is in backquotes on a line."""
    for match in URL.finditer(line):
        yield match.start(), match.start() + _address(match[0])
    if "`" in line:
        yield from (match.span() for match in _BACKQUOTED.finditer(line))
    if "<" in line:
        yield from (match.span() for match in TAG.finditer(line) if _QUOTED_PRINTABLE not in match[0])


def _address(found: str) -> int:
    """How much of what follows a scheme is the address. A bracket that it does not open is behind it, and so are
    quotation marks and the like, which no address holds, escaped or not.

    >>> _address("https://b.org/A_(letter)).&rdquo;"), _address("https://b.org/&#8217;s")
    (24, 14)
    """
    end = len(found)
    if ")" in found:
        opened = 0
        for at, char in enumerate(found):
            opened += (char == "(") - (char == ")")
            if opened < 0:
                end = at
                break
    for match in _IN_ADDRESS.finditer(found, 0, end):
        new = unescape("&" + match[1]) if match[1] else chr(int(match[2], 16)) if match[2] else "’"
        if len(new) == 1 and (new in _NO_ADDRESS or (new > "\x7f" and unicodedata.category(new)[0] in "PSZ")):
            return match.start()
    return end
