"""UTF-8 that was read through an East Asian code page: ``鈥檚`` for ``’s``, ``脙漏`` for ``Ã©``."""

from __future__ import annotations

import re
from functools import lru_cache

from ..edits import Edit, Edits
from .codepages import DOUBLE
from .judge import Judge, lines

RULE = "MOJ008"
# UTF-8 has no bytes below 80 here, so whatever an East Asian page makes of it lies outside ASCII, but for the
# trail byte that an odd number of bytes borrowed from the text behind it.
RUN = re.compile("[^\x00-\x7f]+")
# What the pages can make of UTF-8: ideographs, kana, Hangul, bopomofo, private use, and the marks among them.
MAYBE = re.compile("[\u3000-\u30ff\u3105-\u3129\u3400-\u9fff\uac00-\ud7a3\ue000-\uf8ff\uff61-\uff9f]")
GAIN = 6.0  # nats a line must win; the clean sentences of 39 languages win at most 3
GAIN_EACH = 2.0  # nats for each character that goes


@lru_cache(20_000)
def _through(run: str, name: str) -> str:
    """``run`` read again; itself when it is not UTF-8 seen through that page."""
    try:
        return run.encode(name).decode("utf-8")
    except UnicodeError:
        return run


def repair_wide(text: str) -> Edits:
    """Edits that read the East Asian mojibake of ``text`` as the UTF-8 it was."""
    if not MAYBE.search(text):
        return Edits()
    judge = Judge()
    out: list[Edit] = []
    for start, line in lines(text, MAYBE):
        best = None
        for name in DOUBLE:
            edits = [
                Edit(start + match.start(), start + match.end(), new, RULE)
                for match in RUN.finditer(line)
                if (new := _through(match[0], name)) != match[0]
            ]
            if not edits:
                continue
            new_line = RUN.sub(lambda match, name=name: _through(match[0], name), line)  # type: ignore[misc]
            gain = judge.gain(line, new_line)
            if gain >= GAIN and gain >= GAIN_EACH * sum(e.end - e.start for e in edits) ** 0.5 and (
                best is None or gain > best[0]
            ):
                best = (gain, edits)
        if best:
            out += best[1]
    return Edits(out)
