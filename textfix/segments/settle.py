"""The kinds of the lines of a story by learned weights, where no rule is certain.

The rules say what a line is where something tells it. What they found is one of many facts here, beside the looks of a
line (`kind_facts.py`), its words (`kind_words.py`) and its place (`kind_places.py`); which kinds follow each other is
weighed as well (`chain.py`). A line gets the likeliest kind, but it leaves the text, or comes back, only where the
facts say so clearly. The weights are made by benchmarks/train_kinds.py.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from operator import getitem
from typing import NamedTuple

from ..content import Verdict
from ..content.sections import stands_as_heading
from ..content.shape import PROSE_WORDS
from ..content.topic import is_legal
from ..content.verdict import RULE_OF_KIND, drop
from ..layout import Block
from ..memo import remembered
from .authors import is_no_bio
from .chain import Shares, candidates, likelihoods
from .fact_sums import names
from .fields import one_title
from .headings import depth
from .kind_facts import BLANKS, OWN, Look, look, own
from .kind_groups import PLACES, RULES, neighbour_facts, reason_fact
from .kind_places import Page, measured, page
from .kind_weights import Weights, apart, weights
from .kind_words import Told, theme_facts, told, word_facts
from .name_headings import Sections
from .no_names import names_nobody
from .plain import Labelled, Row, row
from .words import STEM

FEWEST_BLOCKS, MOST_BLOCKS = 10, 100  # of a story; the documents that were learned from have as many
HEAD = frozenset(("title", "subtitle", "kicker", "byline"))
SETTLED = HEAD | {"dateline", "table", "code"}  # what the rules find of these stays what it is
CERTAIN = 0.85  # confidence of a rule that knows the words of a line that goes, or of the header above it
_GUESSES, _ENDS = "BPL012", "REL003"  # the judge's learned verdicts; what was told by the end of the text
MOST_GONE = 2  # times as many words has the running text as the lines that leave it, at least
# How likely it must be that a line is dropped, and that it stays beside the body, as a bio does: by whether a good part
# of the text is dropped (a page), and whether the line is running text. Real articles speak of newsletters and votes.
DROPS = {(True, False): 0.6, (True, True): 0.95, (False, False): 0.95, (False, True): 2.0}
LEAVES = {(True, False): 0.7, (True, True): 0.85, (False, False): 0.9, (False, True): 0.88}
# That what is gone stays gone, and on a page, from where it would come back into the text; that a line is of another
# kind than the rules say.
STAYS_GONE, PAGE_STAYS_GONE, CHANGES = 0.35, 0.003, 0.65
OTHER_GONE = 0.5  # how likely it must be that what is gone is of another kind
# Running text is none of these, and no long caption: of 50 paragraphs of real pages named so, three were lists of
# labels and one was a caption.
NEVER_PROSE, CAPTION_WORDS = frozenset(("heading", "table")), 50
NOTES = frozenset(("author_bio", "disclaimer"))  # on the writer, the text, the site
# How much (in nats) such a note says of itself what it is, at least, where running text goes on below it: of some
# forty sentences of golden documents that stand so and would be taken for notes, four are none. Three of these say
# less, as thirteen notes do; text that stays is the smaller fault.
AMID = 3.875
ITSELF = 1.0  # the same, of a sentence that is dropped: its place alone, under an advertisement say, is not enough
PRINTED = frozenset(
    ("dateline", "heading", "paragraph", "list_item", "quote", "question", "answer", "caption", "table", "code")
)
FEWEST_ASKED = 3  # questions with answers that make a text of them: there none is a heading
PAGE = 0.1  # of the lines of a page are dropped; in a text with fewer the judge may have erred
MEMO, MEMO_CHARS = 4_096, 400
_RULES = {
    "title": "SEG001", "subtitle": "SEG002", "kicker": "SEG003", "byline": "SEG004",
    "dateline": "SEG005", "heading": "SEG006", "paragraph": "SEG007", "list_item": "SEG008", "quote": "SEG009",
    "question": "SEG010", "answer": "SEG011", "table": "SEG012", "code": "SEG013", "caption": "SEG014",
    "author_bio": "SEG015", "disclaimer": "SEG016",
}  # fmt: skip
_TOLD_ONCE, _SHAPES = frozenset(RULE_OF_KIND) - {"duplicate"}, ("text", "heading", "list_item", "quote")
_NOTHING = (0, 0, 0, 0)


class Line(NamedTuple):
    """What is known of a line wherever it stands; ``score`` adds up its weights, ``beside`` those that it has for the
    lines below it, above it, behind these below and above."""

    look: Look
    told: Told
    score: int
    beside: Sequence[int]


def settle(labelled: Labelled, lift: bool = True) -> None:
    """Gives lines that no rule is certain of the kinds that the facts speak for.

    Without ``lift`` nothing of the body becomes a part of the head, and the head stays as it is.
    """
    if not FEWEST_BLOCKS <= len(labelled) <= MOST_BLOCKS:
        return
    verdicts = [verdict for _, verdict in labelled if verdict is not None]
    if len(verdicts) < len(labelled) or all(map(is_settled, verdicts)):
        return
    rows = [row(at, block) for at, (block, _) in enumerate(labelled)]
    lines = [line(r) for r in rows]
    known = page(rows, [one.look for one in lines], [one.told for one in lines], verdicts)
    learned = weights()
    chances = likelihoods(_candidates(known, lines, learned), learned.behind)
    is_page = known.dropped[-1] > PAGE * len(rows)
    chances = without_lone(chances, learned.kinds.index("table"))
    in_turns = sum([verdict.kind == "question" for verdict in verdicts]) >= FEWEST_ASKED
    changes: list[tuple[int, str, float]] = []
    for r, verdict, shares in zip(rows, verdicts, chances, strict=True):
        if len(shares) == 1 and learned.kinds[next(iter(shares))] == verdict.kind:
            continue
        if not is_settled(verdict) and r.block.shape in _SHAPES:
            kind, share = decided(shares, learned, verdict.kind, r.words >= PROSE_WORDS and r.ends, is_page)
            leaves = verdict.kind in PRINTED and kind not in PRINTED
            if leaves and not lift:
                continue
            told_of = r.block.shape == "quote" or (kind == "author_bio" and is_no_bio(r.said))
            if leaves and told_of and kind not in RULE_OF_KIND:
                continue  # what a mark sets off as quoted, a reference, or what somebody says, is no note of this text
            if r.block.shape == "list_item" and verdict.kind == "list_item" and not leaves:
                continue  # a mark says what it is
            if in_turns and (verdict.kind, kind) == ("question", "heading"):
                continue
            if (kind == "caption" and r.words > CAPTION_WORDS) or (kind == "byline" and names_nobody(r.said)):
                continue
            drops = r.ends and kind in RULE_OF_KIND and verdict.kind not in RULE_OF_KIND
            if drops and (_is_strange(r) or _says(lines[r.at], *RULE_OF_KIND) < ITSELF):
                continue
            weak = kind in NOTES and r.ends and leaves and _says(lines[r.at], kind) < AMID
            if weak and _is_amid(rows, verdicts, r.at):
                continue
            if kind != verdict.kind and (lift or kind not in HEAD):
                changes.append((r.at, kind, share))
    changes = one_title(changes, verdicts, [r.block for r in rows])
    sections = Sections(labelled, next((i for i, verdict in enumerate(verdicts) if verdict.kind == "title"), 0))
    named = {at for at, kind, _ in changes if kind == "byline" and verdicts[at].kind in PRINTED}
    if one_of_many := {at for at in named if sections.is_heading(at) and not sections.is_thread(named)}:
        changes = [one for one in changes if one[0] not in one_of_many]
    gone = {at for at, kind, _ in changes if verdicts[at].kind in PRINTED and kind not in PRINTED}
    going = [at for at, kind, _ in changes if kind in RULE_OF_KIND and _heads(verdicts, gone, at)]
    own = {at for at in going if verdicts[at].kind == "heading" or (not is_page and stands_as_heading(rows[at].block))}
    changes = [one for one in changes if one[0] not in own]
    leaving = any(kind in RULE_OF_KIND and verdicts[at].kind in PRINTED for at, kind, _ in changes)
    kept = [r.block for r, v in zip(rows, verdicts, strict=True) if v.kind not in RULE_OF_KIND]
    if leaving and is_legal(kept, verdicts):  # a policy reads like small print, and is the text
        changes = [(at, k, share) for at, k, share in changes if k in PRINTED or verdicts[at].kind not in PRINTED]
    words = [rows[at].words for at, kind, _ in changes if verdicts[at].kind in PRINTED and kind not in PRINTED]
    text = sum(r.words for r, v in zip(rows, verdicts, strict=True) if v.kind in PRINTED and r.words >= PROSE_WORDS)
    too_many = MOST_GONE * sum(words) > text + PROSE_WORDS  # the page is another one than those learned from
    for at, kind, share in changes:
        if not (too_many and verdicts[at].kind in PRINTED and kind not in PRINTED):
            labelled[at] = _named(rows[at], kind, share)


def _is_strange(r: Row) -> bool:
    """Whether next to nothing is known of the words of a line: then only its place speaks, which is not enough for a
    whole sentence to leave the text."""
    said = told(r.said)
    return not said.themes and 2 * len(weights().words.keys() & said.words) < len(said.words)


def _says(one: Line, *kinds: str) -> float:
    """How much more, in nats, a line by itself reads like one of some kinds than like a paragraph."""
    learned = weights()
    of = apart(one.score, len(learned.kinds))
    most = max([of[learned.kinds.index(kind)] for kind in kinds])
    return (most - of[learned.kinds.index("paragraph")]) * learned.unit


def _is_amid(rows: Sequence[Row], verdicts: Sequence[Verdict], at: int) -> bool:
    """Whether a line stands between two paragraphs of running text; headings may stand between."""
    for beside in (range(at - 1, -1, -1), range(at + 1, len(rows))):
        near = next((i for i in beside if verdicts[i].kind in PRINTED and verdicts[i].kind != "heading"), None)
        if near is None or rows[near].words < PROSE_WORDS or not rows[near].ends:
            return False
    return True


def without_lone(chances: Sequence[Shares], table: int) -> list[Shares]:
    """The same without tables of one line, which are none."""
    is_table = [False, *[max(shares, key=shares.__getitem__) == table for shares in chances], False]
    out = []
    for i, shares in enumerate(chances, 1):
        if table in shares and len(shares) > 1 and not is_table[i - 1] and not is_table[i + 1]:
            rest = 1 - shares[table]
            shares = {kind: share / rest for kind, share in shares.items() if kind != table}
        out.append(shares)
    return out


def _heads(verdicts: Sequence[Verdict], gone: Container[int], at: int) -> bool:
    """Whether below a heading stands something that stays."""
    below = next((k for k in range(at + 1, len(verdicts)) if verdicts[k].kind in PRINTED), None)
    return below is not None and below not in gone


def is_settled(verdict: Verdict) -> bool:
    """Whether a rule is certain."""
    if verdict.kind not in RULE_OF_KIND:
        return verdict.kind in SETTLED
    return verdict.rule == _ENDS or (verdict.rule != _GUESSES and verdict.confidence >= CERTAIN)


def line(r: Row) -> Line:
    """What is known of a line wherever it stands."""
    return _line(r.block.said, r.block.shape, r.block.level)


@remembered(MEMO, MEMO_CHARS)
def _line(said: str, shape: str, level: int) -> Line:
    learned = weights()
    r = row(0, Block(0, len(said), 0, said, shape, level, 0))  # type: ignore[arg-type]
    seen, words = look(r), told(r.said)
    measures, facts = own(r, seen)
    score = sum(map(getitem, learned.own, measures)) + sum([learned.themes[theme] for theme in words.themes])
    of = learned.of.get
    score += sum([of(fact, 0) for fact in facts]) + sum([of(fact, 0) for fact in words.facts])
    score += _of_words(words.words, learned)
    beside = [sum([of(fact, 0) for fact in facts]) for facts in neighbour_facts(words, r.words)]
    return Line(seen, words, score, beside)


def _of_words(words: list[str], learned: Weights) -> int:
    """The weights of `word_facts`."""
    if not words:
        return 0
    of = learned.of.get
    score = of("t1:" + words[0], 0) + of("tn:" + words[-1], 0)
    if len(words) > 1:
        score += of(f"t12:{words[0][: STEM - 1]}_{words[1][: STEM - 1]}", 0)
    return score + sum([learned.words[word] for word in learned.words.keys() & words])


def line_facts(r: Row) -> list[str]:
    """The names of the facts about a line wherever it stands."""
    seen, words = look(r), told(r.said)
    measures, facts = own(r, seen)
    themed = [fact for theme in words.themes for fact in theme_facts(*theme)]
    blank = f"{BLANKS}{min(r.block.blank, 2)}"
    return [blank, *names(OWN, measures), *facts, *themed, *words.facts, *word_facts(words.words)]


def place_facts(known: Page) -> Iterator[tuple[list[str], list[str]]]:
    """The names of the facts about the place of every line, and of those about what the rules took it for."""
    size = len(known.rows)
    beside = [neighbour_facts(one, r.words) for one, r in zip(known.told, known.rows, strict=True)]
    for i, measures in enumerate(measured(known, range(size))):
        facts = [*known.common, *names(PLACES, measures[: len(PLACES)])]
        for at, which in ((i - 1, 0), (i + 1, 1), (i - 2, 2), (i + 2, 3)):
            facts += beside[at][which] if 0 <= at < size else ()
        yield facts, [*names(RULES, measures[len(PLACES) :]), reason_fact(known.verdicts[i])]


def scores(known: Page, lines: Sequence[Line], at: Sequence[int], learned: Weights) -> Iterator[int]:
    """The weights of all facts about some lines, added up."""
    of = learned.of.get
    common = sum([of(fact, 0) for fact in known.common])
    beside = [_NOTHING, _NOTHING, *[one.beside for one in lines], _NOTHING, _NOTHING]
    for i, measures in zip(at, measured(known, at), strict=True):
        yield (
            common + lines[i].score + learned.blanks[min(known.rows[i].block.blank, 2)]
            + beside[i + 1][0] + beside[i + 3][1] + beside[i][2] + beside[i + 4][3]
            + sum(map(getitem, learned.places, measures)) + of(reason_fact(known.verdicts[i]), 0)
        )  # fmt: skip


def _candidates(known: Page, lines: Sequence[Line], learned: Weights) -> list[Shares]:
    """The kinds that each line may have, with what speaks for them."""
    open_ = [i for i, verdict in enumerate(known.verdicts) if not is_settled(verdict)]
    out = [{learned.kinds.index(verdict.kind): 1.0} for verdict in known.verdicts]
    for i, score in zip(open_, scores(known, lines, open_, learned), strict=True):
        out[i] = candidates(apart(score, len(learned.kinds)), learned.unit)
    return out


def decided(shares: Shares, learned: Weights, was: str, prose: bool, is_page: bool) -> tuple[str, float]:
    """The kind to give and how likely it is; the old one when nothing else is likely enough.

    ``prose``: it is running text; ``is_page``: a good part of the story is dropped.
    """
    kept = [(share, learned.kinds[k], k) for k, share in shares.items() if learned.kinds[k] not in RULE_OF_KIND]
    gone = [(share, learned.kinds[k]) for k, share in shares.items() if learned.kinds[k] in RULE_OF_KIND]
    drops = sum([share for share, _ in gone])
    # That a passage is told a second time is for the rule to say, which compares them.
    gone = [(share, kind) for share, kind in gone if kind == was or kind in _TOLD_ONCE] or [(0.0, was)]
    _, share, kind = max([(share * learned.favour[k], share, kind) for share, kind, k in kept], default=(0, 0.0, was))
    if was in RULE_OF_KIND:
        if drops >= (PAGE_STAYS_GONE if is_page and kind in PRINTED else STAYS_GONE):
            share, kind = max(gone)
            return (kind, share / drops) if share >= OTHER_GONE * drops else (was, 1.0)
    elif drops >= DROPS[is_page, prose] and max(gone)[1] != was:
        return max(gone)[1], drops
    least = CHANGES * (1 - drops)
    if was in PRINTED and prose and (kind in HEAD or kind in NEVER_PROSE):
        return was, 1.0  # a first paragraph reads like a summary; the rules of the head know more
    if was in PRINTED and kind not in PRINTED:
        least = LEAVES[is_page, prose]
    return (was, 1.0) if share < least else (kind, share)


def _named(r: Row, kind: str, share: float) -> tuple[Block, Verdict]:
    if kind in RULE_OF_KIND:
        what = kind.replace("_", " ")
        return r.block, drop(kind, f"reads and stands like what is around a text: {what}", round(share, 2), "BPL012")
    block = r.block._replace(level=min(depth(r), 6)) if kind == "heading" else r.block
    return block, Verdict(kind, _RULES[kind], "by its words, its looks and its place", round(share, 2))


__all__ = ["Line", "decided", "line", "line_facts", "place_facts", "scores", "settle", "without_lone"]
