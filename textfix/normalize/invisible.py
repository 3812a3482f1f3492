"""CHR003, ENC001: characters of no width, where no script and no emoji needs them."""

from __future__ import annotations

import unicodedata

from ..edits import Edit, Edits
from ..late import late

RULE, MARK_RULE = "CHR003", "ENC001"
HIDDEN = late(
    "[\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0001\U000e0020-\U000e007f]"
)
_SPACED = late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\uaa60-\uaa7f]")  # no spaces
_JOINING = late(  # scripts whose letters change shape at a joiner
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\u1cd0-\u1cff\ua840-\ua8ff\ua980-\ua9df\uaa60-\uaa7f"
    "\ufb50-\ufdff\ufe70-\ufefc\U00010a00-\U00011fff\U0001e900-\U0001e95f]"
)
_RIGHT_TO_LEFT = late("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
MARK = late("\ufeff")
_FLAG, _LAST_TAG = "\U0001f3f4", "\U000e007f"


def drop_mark(text: str) -> Edits:
    """A byte-order mark at the start is no part of the text."""
    marks = len(text) - len(text.lstrip("\ufeff"))
    return Edits([Edit(0, marks, "", MARK_RULE)] if marks else ())


def drop_invisible(text: str) -> Edits:
    """Take out what cannot be seen and does nothing where it stands."""
    out: list[Edit] = []
    flag_end = -1  # where the tags of a flag emoji end
    seen_line = (-1, False)  # end of the line looked at last, and whether it runs from right to left
    before = ""  # the last character that shows, kept along the way: looking back for it each time is quadratic
    done = 0
    for match in HIDDEN.finditer(text):
        at, c = match.start(), match[0]
        if at > done:
            before = text[at - 1]
        done = at + 1
        if at < flag_end:
            continue
        if c in "\u200b\u2060":
            keep = bool(_SPACED.match(before) or _SPACED.match(_shown(text, at)))
        elif c in "\u200c\u200d":
            keep = _joins(c, before, _shown(text, at), text[at - 1 : at])
        elif "\u200e" <= c <= "\u202e" or "\u2066" <= c <= "\u2069" or c == "\u061c":
            if at >= seen_line[0]:
                start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
                end = len(text) if end < 0 else end
                seen_line = (end, bool(_RIGHT_TO_LEFT.search(text, start, end)))
            keep = seen_line[1]
        elif c >= "\U000e0020":
            if before == _FLAG and text[at - 1] == _FLAG:
                flag_end = text.find(_LAST_TAG, at) + 1
            keep = at < flag_end
        else:
            keep = False
        if not keep:
            out.append(Edit(at, at + 1, "", RULE))
    return Edits(out)


def _shown(text: str, at: int) -> str:
    """The first character behind ``at`` that shows; runs of hidden characters are looked through up to a bound."""
    for c in text[at + 1 : at + 17]:
        if not HIDDEN.match(c):
            return c
    return ""


def _joins(c: str, before: str, behind: str, next_to: str) -> bool:
    if c == "\u200d" and before and not behind and _JOINING.match(before):
        return True  # the last letter of a text has its form from it, too
    if before and behind and (_JOINING.match(before) or _JOINING.match(behind)):
        return True
    return c == "\u200d" and next_to == before and _emoji(before) and _emoji(behind)


def _emoji(c: str) -> bool:
    return c in ("\ufe0f", "\u20e3") or (c > "\u203b" and unicodedata.category(c) in ("So", "Sk", "Sm"))
