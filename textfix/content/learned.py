"""The learned judge at work: chances become verdicts, with caution where a reader would miss something.

A document loses a block here only when the block reads and stands like boilerplate and the document as a
whole looks like a page. What is spared: short documents, clean text, the lines of the head above the kept
body, headings between kept blocks, the odd item of a kept list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain
from operator import mul
from typing import NamedTuple

from ..in_use import InUse
from ..late import late
from ..layout import Block
from ..options import Favor
from .facts import Facts
from .features import NAMES
from .linked import of_links
from .markup import Places, with_markup
from .model import Model, best_set, load
from .phrasebook import look_up
from .repeats import repeats
from .revision import ONE
from .sections import is_own_text
from .shape import PROSE_WORDS
from .topic import is_legal
from .verdict import Verdict, drop

Verdicts = list[Verdict | None]

FEWEST_BLOCKS = 4  # a document with fewer is a note, not a page
SMALL = 60  # blocks; in a document with fewer a reader misses every line
SELDOM = 0.25  # below this chance that there is anything around a text, nobody would have a block of it taken out
LIKELIER = 0.5  # from this chance on a text is a page, and what it says twice is a slip
# Words were learned from English pages above all: in other languages more care is taken. English is a text with so many
# per cent of English among its little words.
FOREIGN, MOSTLY = 1.25, 50
ENGLISH = NAMES.index("d_english")
RULE = "BPL012"
TITLE_WORDS = 30
TITLE_REACH = 14  # blocks above the body in which its title is looked for
KICKER_WORDS = 3
TITLE_LINES = 3  # lines around a title that may belong to it: a kicker, a subtitle
DATE_DIGITS = 10  # per cent of a date line's characters at least
TITLE_OVERLAP = 50  # per cent of a title's content words that come back in the body
HEAD_WORDS = 8  # a byline or date line is short
FULL_STOP = 4
LABEL_ENDS = (0, 1, 5)  # nothing, a colon, a comma
HEADING_CHARS = 80
_NUMBERED = re.compile(r"(?:§ ?|art(?:icle|\.) ?)?\d{1,2}(?:\.\d{1,2})*[.)]?\s[^\W\d_]", re.I)  # a section of a policy
RUN = 3  # short lines in a row that make a menu
_BY = late(r"(?:by|von|par|por|di|door|av|af|autor(?:a|in)?|author|автор|текст|yazan)\b[:\s]", re.I)

_SAYS = late(r"\b(?:says|said|wrote|writes|schrieb|sagt|meint|a écrit|dit|escribió|dice|scritto|napisał)\s*:?$")


class Leaning(NamedTuple):
    """What a user favours: ``beta`` of the F-measure that is maximised; from which chance on a heading or an item
    between kept blocks stays, and any block of a small document."""

    beta: float
    spare: float
    cautious: float


LEANINGS: dict[Favor, Leaning] = {
    "precision": Leaning(0.6, 0.4, 0.45),
    "balanced": Leaning(1.2, 0.2, 0.25),
    "recall": Leaning(1.8, 0.05, 0.1),
}


@cache
def _shipped() -> Model | None:
    try:
        return load()
    except FileNotFoundError:  # a checkout without weights judges by rules alone
        return None


_in_use = InUse(_shipped)
held_out = _in_use.held_out


def learned(
    blocks: Sequence[Block], verdicts: Verdicts, places: Places | None = None, favor: Favor = "balanced"
) -> None:
    """Adds the model's verdicts to those of the rules. ``places``: where on a page of HTML the blocks stand."""
    model = _in_use() if len(blocks) >= FEWEST_BLOCKS else None
    if model is None:
        return
    facts = model.reader.read(blocks)
    found = model.judge(blocks, facts)
    judged: Sequence[int] | None = found and found.chances
    if places is not None:
        judged = with_markup(blocks, facts, judged, places)
    if judged is None:
        return
    lean = LEANINGS[favor]
    ruled = [v is not None for v in verdicts]
    page = 1.0
    if places is None and found:
        page = model.page_chance(found, [f.words for f in facts], [v and v.kind for v in verdicts])
        if page < SELDOM:
            return
    # If there is nothing around the text, all of it is content.
    chances = [0.0 if r else 1 - page * (1 - c / ONE) for r, c in zip(ruled, judged, strict=True)]
    if any(b.links for b in blocks):
        chances = list(map(mul, chances, of_links(blocks, [f.words for f in facts])))
    sizes = [0 if r else f.words + 1 for r, f in zip(ruled, facts, strict=True)]
    if (places is not None or page >= LIKELIER) and len({f.key for f in facts}) < len(facts):
        repeats(blocks, verdicts, page=True)
    for i, verdict in enumerate(verdicts):
        if verdict:
            chances[i], sizes[i] = 0.0, 0
    foreign = found is not None and places is None and found.columns[ENGLISH][0] < MOSTLY
    keep = best_set(chances, sizes, lean.beta * FOREIGN if foreign else lean.beta)
    least = lean.cautious if places is None and len(blocks) <= SMALL else 1.0
    for i, block in enumerate(blocks):
        keep[i] = verdicts[i] is None and (keep[i] or chances[i] >= least or block.shape == "code")
    if not any(keep):
        return
    if places is None and is_legal(blocks, verdicts):
        for i, block in enumerate(blocks):
            keep[i] = verdicts[i] is None and (keep[i] or not i or is_own_text(block) or _is_numbered(block))
    if least < 1:
        _leave_readers(blocks, facts, verdicts, keep)
    _spare(blocks, facts, verdicts, chances, keep, lean.spare)
    _spare_head(blocks, facts, verdicts, keep)
    _drop(blocks, facts, verdicts, chances, keep)


# -- what stays although the numbers speak against it -------------------------------------------------


def _spare(
    blocks: Sequence[Block],
    facts: Sequence[Facts],
    verdicts: Verdicts,
    chances: Sequence[float],
    keep: list[bool],
    least: float,
) -> None:
    """Headings and items that stand between kept blocks."""
    for i in range(1, len(blocks) - 1):
        if keep[i] or verdicts[i] or not (keep[i - 1] and keep[i + 1]):
            continue
        item = blocks[i].shape == "list_item" == blocks[i - 1].shape == blocks[i + 1].shape
        heading = facts[i].ends in (0, 1, 3) and facts[i + 1].words >= PROSE_WORDS
        sure = heading and (facts[i].ends == 3 or facts[i].phrase)  # a menu word that rules took for one is gone
        keep[i] = bool(sure) or (chances[i] >= least and (item or heading))


def _is_numbered(block: Block) -> bool:
    return len(block.said) <= HEADING_CHARS and _NUMBERED.match(block.said) is not None


def _leave_readers(blocks: Sequence[Block], facts: Sequence[Facts], verdicts: Verdicts, keep: list[bool]) -> None:
    """What readers say below a short text: who speaks where is found when its end is (``stories``)."""
    last = max(i for i, k in enumerate(keep) if k)
    for i in range(last + 1, len(blocks)):
        if verdicts[i] is None and facts[i].words <= HEAD_WORDS and _SAYS.search(blocks[i].said):
            for k in range(i, len(blocks)):
                keep[k] = verdicts[k] is None
            return


def _spare_head(blocks: Sequence[Block], facts: Sequence[Facts], verdicts: Verdicts, keep: list[bool]) -> None:
    """The title above the body, what stands beside it and reads like it; in a small document the kicker above; the
    byline and date below."""
    first = keep.index(True)
    body = frozenset(chain.from_iterable(f.content for f, k in zip(facts, keep, strict=True) if k))
    fits = {
        i: fit
        for i in range(max(0, first - TITLE_REACH), first)
        if verdicts[i] is None and (fit := _title_fit(blocks[i], facts[i], body, right_above=i == first - 1))
    }
    top = first
    if fits:
        title = max(fits, key=lambda i: (fits[i] - (first - i), -i))
        lines = [i for i in fits if abs(i - title) <= TITLE_LINES]
        for i in lines:
            keep[i] = True
        top = min(lines)
    elif not _could_be_title(facts[first]):
        return
    if top and len(blocks) <= SMALL and verdicts[top - 1] is None and _could_be_kicker(facts[top - 1]):
        keep[top - 1] = True
    _spare_credits(blocks, facts, verdicts, keep, top + 1)


def _spare_credits(
    blocks: Sequence[Block], facts: Sequence[Facts], verdicts: Verdicts, keep: list[bool], start: int
) -> None:
    """The byline and the date between the title and the first paragraph of the body."""
    for i in range(start, min(start + TITLE_REACH, len(blocks))):
        f = facts[i]
        if keep[i] and f.words >= PROSE_WORDS and f.ends == FULL_STOP:
            return
        date = f.signs & 1 and f.digits >= DATE_DIGITS
        if verdicts[i] is None and f.words <= HEAD_WORDS and not f.phrase and (date or _BY.match(blocks[i].said)):
            keep[i] = True


def _could_be_title(f: Facts) -> bool:
    return 1 < f.words <= TITLE_WORDS and f.ends not in (1, FULL_STOP, 5)


def _could_be_kicker(f: Facts) -> bool:
    return 0 < f.words <= KICKER_WORDS and not (f.ends or f.digits or f.phrase)


def _title_fit(block: Block, f: Facts, body: frozenset[int], right_above: bool) -> int:
    """How well a line fits as the title of a body, by the words they share; 0 when it does not."""
    if not _could_be_title(f) or f.phrase or block.shape not in ("text", "heading"):
        return 0
    content = frozenset(f.content)
    shared = len(content & body)
    if shared < min(2, len(content)) - right_above or not shared:
        return 0
    overlap = max(100 * shared // len(content), TITLE_OVERLAP * right_above)
    return overlap + 8 * min(shared, 6) + 50 * (block.level == 1) if overlap >= TITLE_OVERLAP else 0


# -- of what kind, and why ----------------------------------------------------------------------------


def _drop(
    blocks: Sequence[Block], facts: Sequence[Facts], verdicts: Verdicts, chances: Sequence[float], keep: Sequence[bool]
) -> None:
    labels = [
        bool(f.label) and f.ends in LABEL_ENDS and b.shape not in ("quote", "code", "table")
        for f, b in zip(facts, blocks, strict=True)
    ]
    header = -1  # the last dropped header of a known kind, until a kept block
    for i, block in enumerate(blocks):
        if keep[i]:
            header = -1
            continue
        known = look_up(block.said) if facts[i].phrase else None
        if known and (known.header or known.kind != "navigation"):
            header = i
        if verdicts[i] is None:
            kind, reason = _kind(i, blocks, facts, labels, header)
            verdicts[i] = drop(kind, reason, round(max(0.5, 1 - chances[i]), 2), RULE)


def _kind(
    i: int, blocks: Sequence[Block], facts: Sequence[Facts], labels: Sequence[bool], header: int
) -> tuple[str, str]:
    f = facts[i]
    run = all(labels[max(0, i - 1) : i + 2]) or all(labels[i : i + RUN]) or all(labels[max(0, i - RUN + 1) : i + 1])
    if f.signs & 8:
        return "legal", "a line with a copyright sign outside the running text"
    if header >= 0:
        said = blocks[header].said
        known = look_up(said)
        assert known is not None
        if known.kind in ("related", "tags", "newsletter", "legal", "advertisement") and i - header <= 30:
            return known.kind, f"stands in the part headed {said!r}"
    if labels[i]:
        why = "one of a run of short lines" if run else "a short line"
        return "navigation", f"{why} outside the running text{_words(f)}"
    if f.words < PROSE_WORDS:
        return "related", f"reads like the headline of another story{_words(f)}"
    return "related", f"a passage away from the running text{_words(f)}"


def _words(f: Facts) -> str:
    return "; its words are those of menus and prompts" if f.lex <= -40 else ""


