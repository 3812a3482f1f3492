"""ESC005: percent-encoding in prose: ``opprim%C3%A9e``, ``Bei%20der%20Arbeit``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...edits import Edit, Edits
from .zones import Zones

RULE = "ESC005"
_RUN = re.compile("%[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*")
_BLANK = re.compile(r"\s")
_ADDRESS = re.compile(r"://|^(?:www\.|mailto:|/|\.\.?/)|[?&][\w.%-]+=|\.(?:html?|php|aspx?|jpe?g|png|gif|pdf|zip|com|org|net)(?:$|[/?#:])")
_BLANKS = 3  # %20 of a token from which it is a whole text and no file name
_LONG = 40  # characters of a token from which its plus signs are blanks


def repair_percent(text: str) -> Edits:
    """Edits for percent-encoded UTF-8 outside addresses and code.

    >>> repair_percent("opprim%C3%A9e, 100%").apply("opprim%C3%A9e, 100%")
    'opprimée, 100%'
    """
    zones = Zones(text)
    out: list[Edit] = []
    for start, end in _tokens(text):
        word = text[start:end]
        if _ADDRESS.search(word) or zones.protects(start):
            continue
        high = any(_high(run) for run in _RUN.findall(word))
        blanks = word.count("%20")
        if not high and blanks < _BLANKS:
            continue
        plus = not blanks and "+" in word and high and (len(word) > _LONG or word == text.strip())
        for match in re.finditer(r"(?:%[0-9a-fA-F]{2})+|\+", word) if plus else _RUN.finditer(word):
            new = " " if match[0] == "+" else _decode(match[0])
            if new is not None:
                out.append(Edit(start + match.start(), start + match.end(), new, RULE))
    return Edits(out)


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    """The words that hold an escape; a word is looked for only where there is one."""
    end = 0
    while match := _RUN.search(text, end):
        start = max(text.rfind(blank, end, match.start()) for blank in " \n\t\xa0") + 1 or end
        blank = _BLANK.search(text, match.end())
        end = blank.start() if blank else len(text)
        yield start, end


def _decode(run: str) -> str | None:
    try:
        new = bytes.fromhex(run.replace("%", "")).decode()
    except UnicodeDecodeError:
        return None
    return new if all(c >= " " or c in "\t\n\r" for c in new) else None


def _high(run: str) -> bool:
    new = _decode(run)
    return new is not None and not new.isascii()
