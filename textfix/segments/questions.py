"""Questions and answers: interviews by speaker, by dash or by mark, and lists of questions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ..content.shape import PROSE_WORDS
from ..late import late
from .patterns import ANSWERED, ASKED, OF_INTERVIEW, OF_QUESTIONS
from .plain import Labelled, Row

QUESTION_WORDS, HEADING_WORDS = 40, 12
PAIRS = 2  # question-and-answer pairs that make an interview or FAQ; one alone is rhetoric
FEWEST_TURNS = 4  # of two speakers
NAME_WORDS = 4
ASKER_SHARE = 0.4  # of the asker's turns end with a question mark
OTHER_SHARE = 0.34  # of the other's at most
LIST_SHARE = 0.6  # of the lines in the style of a question are questions, or they are headings
NAMED_SHARE = 0.3  # where the title says that there are questions
_COLON = re.compile(r"[^:：.?!,;\n]{1,43}[:：]")
_SPEAKER = late(r"([^\W\d_][^:：.?!,;\n]{0,40}?)\s?[:：]\s*(?=\S)")
_MARK = re.compile(r"[^:：.]{1,12}[:：.]")  # what a question or an answer is marked by ends in
_DASH = re.compile(r"[—–-]\s(?=\S)")
Turns = dict[int, str]  # place among the open rows -> question or answer


def questions(labelled: Labelled, found: Sequence[Row]) -> Turns:
    """Which of the open rows ask and which answer; rows that go on with an answer included."""
    open_ = [n for n, row in enumerate(found) if labelled[row.at][1] is None]
    turns = _marked(found, open_) or _speakers(found, open_) or _dashes(found, open_)
    if turns:
        return _filled(found, open_, turns, to_the_end=False)
    title = "\n".join(block.said for block, verdict in labelled if verdict and verdict.kind in ("title", "kicker"))
    turns = _list(found, open_, NAMED_SHARE if OF_QUESTIONS.search(title) else LIST_SHARE)
    return _filled(found, open_, turns, to_the_end=True) if turns else {}


def _marked(found: Sequence[Row], open_: Sequence[int]) -> Turns:
    """Q: and A:, where both are there."""
    turns: Turns = {}
    for n in open_:
        row = found[n]
        if not _MARK.match(row.said):
            continue
        if row.block.shape in ("text", "heading") and ASKED.match(row.said):
            turns[n] = "question"
        elif row.block.shape == "text" and ANSWERED.match(row.said):
            turns[n] = "answer"
    kinds = Counter(turns.values())
    beside = any(turns.get(a) == "question" and turns.get(b) == "answer" for a, b in pairwise(open_))
    return turns if kinds["question"] and kinds["answer"] and beside else {}


def _speakers(found: Sequence[Row], open_: Sequence[int]) -> Turns:
    """Turns that begin with a name and a colon: who asks most of the questions is the interviewer."""
    named = {
        n: m for n in open_
        if _COLON.match(said := found[n].said) and found[n].text and (m := _SPEAKER.match(said)) and _is_name(m[1])
    }  # fmt: skip
    if len(named) < FEWEST_TURNS:
        return {}
    names = {n: m[1].casefold() for n, m in named.items()}
    often = Counter(names.values())
    names = {n: name for n, name in names.items() if often[name] > 1}
    if len(names) < FEWEST_TURNS or len(set(names.values())) < 2:
        return {}
    asks: dict[str, list[bool]] = defaultdict(list)
    for n, name in names.items():
        asks[name].append(found[n].asks)
    asker = max(asks, key=lambda name: sum(asks[name]) / len(asks[name]))
    others = [a for name, said in asks.items() if name != asker for a in said]
    if sum(asks[asker]) < ASKER_SHARE * len(asks[asker]) or sum(others) > OTHER_SHARE * len(others):
        return {}
    return {n: "question" if name == asker else "answer" for n, name in names.items()}


def _is_name(said: str) -> bool:
    return len(said.split()) <= NAME_WORDS and not said[0].islower()


def _dashes(found: Sequence[Row], open_: Sequence[int]) -> Turns:
    """Turns that begin with a dash and take turns, one side asking."""
    run = [n for n in open_ if found[n].text and _DASH.match(found[n].said)]
    if len(run) < FEWEST_TURNS or len(run) < (run[-1] - run[0] + 1) // 2:
        return {}
    sides = run[::2], run[1::2]
    shares = [sum(found[n].asks for n in side) / len(side) for side in sides]
    asker = shares[1] > shares[0]
    if shares[asker] < ASKER_SHARE or shares[not asker] > OTHER_SHARE:
        return {}
    return {n: "question" if (k % 2 == 1) == asker else "answer" for k, n in enumerate(run)}


def _list(found: Sequence[Row], open_: Sequence[int], share: float) -> Turns:
    """Questions of one style (as headings of one level, in bold, plain) with their answers below."""
    styles: dict[tuple[str, int, bool], list[int]] = defaultdict(list)
    headings: Counter[tuple[str, int, bool]] = Counter()
    for n, after in pairwise(open_):
        row, answer = found[n], found[after]
        item = row.block.shape == "list_item" and row.asks and answer.text
        if (row.block.shape not in ("text", "heading") and not item) or row.words > QUESTION_WORDS:
            continue
        style: tuple[str, int, bool] = (row.block.shape, row.block.level, row.bold)
        if row.asks and _answers(row, answer):
            styles[style].append(n)
        elif not row.ends and row.words <= HEADING_WORDS and (row.block.shape == "heading" or answer.words > row.words):
            headings[style] += 1
    chosen: list[int] = []
    for style, rows in styles.items():
        if len(rows) >= PAIRS and len(rows) >= share * (len(rows) + headings[style]):
            chosen += rows
            if style[2]:  # in bold: what is no question by its mark asks all the same
                chosen += [n for n in open_ if found[n].bold and found[n].ends and found[n].text and n > rows[0]]
    return dict.fromkeys(chosen, "question")


def _answers(asked: Row, answer: Row) -> bool:
    if answer.block.shape not in ("text", "list_item", "quote"):
        return answer.block.shape in ("table", "code")
    return not answer.asks and (answer.ends or not answer.text or answer.words >= min(PROSE_WORDS, asked.words))


def _filled(found: Sequence[Row], open_: Sequence[int], turns: Turns, to_the_end: bool) -> Turns:
    """The turns with the paragraphs that go on with an answer.

    What stands behind the last turn is the end of the text, but for as many paragraphs as answers usually have.
    """
    out = dict(turns)
    lengths = [0]
    goes_on = False
    last = max(turns)
    for n in open_:
        kind, row = turns.get(n), found[n]
        if kind == "question":
            if goes_on and n != last:
                lengths.append(0)
            goes_on = True
        elif kind == "answer":
            goes_on = n != last
        elif row.block.shape == "heading" or (n > last and OF_INTERVIEW.match(row.said)):
            goes_on = False
        elif goes_on and row.text:
            if n > last:
                usual = max(1, _median(lengths[:-1])) if to_the_end else 0
                if lengths[-1] >= usual:
                    break
            out[n] = "answer"
            lengths[-1] += 1
        if n == last and kind == "question":
            lengths.append(0)
    return out


def _median(lengths: Sequence[int]) -> int:
    """The lower one of the two in the middle where lengths are even in number; 0 of none."""
    return sorted(lengths)[(len(lengths) - 1) // 2] if lengths else 0


__all__ = ["Turns", "questions"]
