"""Quotations set off from the text: a block in quotation marks, with who said it below; what a forum quotes."""

from __future__ import annotations

from collections.abc import Sequence

from ..content import Verdict
from ..late import late
from .plain import Labelled, Row

LEAST_WORDS, MOST_WORDS = 4, 80
SPEAKER_WORDS = 10  # of the line that names who said it
_PAIRS = {
    '"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "”": "”", "‹": "›", "'": "'",
}  # fmt: skip
_DASH = late(r"[—–―-]{1,2}\s?\S")
_NAME = late(r"[^\W\d_a-zß-öø-ÿа-я][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}(?:,| \(|\Z)")
_ROLE = late(r"(?:Dr|Prof|Mr|Mrs|Ms|د|أ)\. ?\S")
_OPENING = frozenset("“„«\"「『")
# “…” — Ann Lee, a cook
_SAID_BY = late(
    r"[“„«\"「『][^“”„«»\"「」『』\n]{12,}[”“»\"」』]\s*"
    r"(?:[—–―-]|\()\s?(?=[^\Wa-zß-öø-ÿа-я\d])[^.!?]{2,60}\)?\Z"
)
_WROTE = late(
    r"[^.!?]{1,60}\b(?:wrote|writes|said|schrieb|hat geschrieben|a écrit|escribió|ha scritto|escreveu|schreef"
    r"|napisał(?:a|\(a\))?"
    r"|написал[аи]?|пишет|yazdı|skrev) ?:\Z|.{1,40}(?:写道|さんの投稿|كتب) ?[:：]\Z"
)
_SET_OFF = Verdict("quote", "SEG009", "stands alone in quotation marks", 0.75)
_SPEAKER = Verdict("quote", "SEG009", "names who said the quotation above it", 0.7)
_QUOTED = Verdict("quote", "SEG009", "quotes what somebody wrote", 0.75)


def quotes(labelled: Labelled, found: Sequence[Row]) -> None:
    """Marks quotations among the open blocks."""
    for n, row in enumerate(found):
        if not row.text or labelled[row.at][1] is not None:
            continue
        if row.said[0] in _OPENING and _SAID_BY.match(row.said) and row.words <= MOST_WORDS:
            labelled[row.at] = row.block, _SET_OFF
        elif _is_quoted(row) and not _beside_quoted(found, n):
            labelled[row.at] = row.block, _SET_OFF
            after = found[n + 1] if n + 1 < len(found) else None
            if after and labelled[after.at][1] is None and _names_speaker(after, found[n + 2 : n + 3]):
                labelled[after.at] = after.block, _SPEAKER
        elif row.words <= SPEAKER_WORDS and _WROTE.fullmatch(row.said) and n + 1 < len(found) and found[n + 1].text:
            labelled[row.at] = row.block, _QUOTED
            if _said_before(found, n + 1):
                labelled[found[n + 1].at] = found[n + 1].block, _QUOTED


def _is_quoted(row: Row) -> bool:
    """Whether the block is one quotation from end to end."""
    said = row.said.rstrip(" .。,")
    closing = _PAIRS.get(said[:1], "")
    if not closing or len(said) < 2 or said[-1] not in closing or not LEAST_WORDS <= row.words <= MOST_WORDS:
        return False
    inner = said[1:-1]
    whole = inner[-1:] in ".!?…。！？" or row.said[-1] in ".。" or row.words > LEAST_WORDS
    return whole and not any(c in inner for c in closing)


def _beside_quoted(found: Sequence[Row], n: int) -> bool:
    """Quotations in a row are a dialogue."""
    beside = (*found[max(0, n - 1) : n], *found[n + 1 : n + 2])
    return any(r.text and _is_quoted(r) for r in beside)


def _names_speaker(row: Row, following: Sequence[Row]) -> bool:
    if not row.text or row.words > SPEAKER_WORDS or row.ends or row.said[-1] in ":：":
        return False
    if _DASH.match(row.said) or _ROLE.match(row.said):
        return True
    return _NAME.match(row.said) is not None and ("," in row.said or "(" in row.said or bool(following))


def _said_before(found: Sequence[Row], n: int) -> bool:
    """Whether a block's words stand in an earlier one: a thread quotes what was posted."""
    said = found[n].said.strip(" .…").casefold()
    return any(said in row.said.casefold() for row in found[max(0, n - 40) : n])


__all__ = ["quotes"]
