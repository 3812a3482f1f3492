"""The heads of posts in threads and of reviews: who posted, and when.

They stand above the posts, often among lines that the judge takes for a menu, in one line or in several: a name, a
rank, a number of posts, a date. A date tells the head of a post from others only where there are several and text
below them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..content import Verdict
from ..content.phrasebook import look_up
from ..late import late
from ..memo import remembered
from ..model import DROPPED_KINDS
from .byline import BUTTONS, OF_A_DATE, begins_with_label, credit
from .dates import find_date
from .lines import line
from .patterns import AGO
from .plain import Labelled

NAME_WORDS, NAME_CHARS = 4, 30
FEWEST_POSTS = 2  # heads of posts that make a thread
PROFILE_LINES = 6  # between the name of who posted and the date: rank, number of posts, place
BODY_NEAR = 4  # blocks below the head of a post within which its text begins
BODY_WORDS = 4
HEAD_CHARS = 90  # of a line that is the head of a post, at most
MEMO = 2_048  # lines remembered
SET_APART = late(r"\s[·•|–—»-]\s|, |\s{3,}")  # what stands between a name and a time
_TIME = late(
    r"\b\d{1,2}[:.h]\d\d(?: ?[ap]\.?m\.?)?|\b(?:UTC|GMT|CET|Uhr|[ap]m|h|at|um|à|às|o|kl)\b|[\d|·•,()–—»-]"
)
_WEEKDAY = late(r"\b(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]{0,6}day)?\b", re.I)
_EXACT = late(r"\d[:.h]\d\d|ago\b|\d ?(?:y|mo|w|d|h|m)\Z")
_TOLD_AGO = late(r"\b\d+ ?(?:years?|months?|weeks?|days?|hours?|minutes?|yr|mo|wk|hr|min|[ymwdh])s?\.? ago\b")
_RANKS = frozenset(
    "op moderator admin administrator member guest user author top verified moderatorin benutzer mitglied".split()
)
_DIGIT = re.compile(r"\d")
_WITH_DIGIT = re.compile(r"^[^\d\n]*\d.*$", re.M)
_STAMP = late(
    r"\d(?: ?[a-z]{0,7}\.? ago\b|[:.h/-]\d)|(?:19|20)\d\d"
    r"|\A(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?)\Z"
)  # what a time may look like
_MADE_POST = late(r"(?:asked|answered|posted|edited|replied|gefragt|geantwortet|posté|escrito)\b", re.I)
_DAY = late(r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?)")
_LOOSE = frozenset((*DROPPED_KINDS, "byline", "dateline")) - {"duplicate", "legal"}
OF_POST = Verdict("dateline", "SEG005", "when it was posted", 0.75)
BYLINE = Verdict("byline", "SEG004", "names who posted it", 0.7)


def posts(labelled: Labelled) -> None:
    """Names and dates above the posts of a thread, those that the judge took for a menu included."""
    lines = "\n".join([b.said for b, _ in labelled if len(b.said) <= HEAD_CHARS])
    stamped = {said for said in _WITH_DIGIT.findall(lines) if _STAMP.search(said)}
    if not stamped:
        return
    short = [i for i, (b, _) in enumerate(labelled) if b.said in stamped and _is_open(labelled, i)]
    if len(short) >= FEWEST_POSTS:
        _with_times(labelled, short)
        _in_one_line(labelled, short)


def _with_times(labelled: Labelled, short: Sequence[int]) -> None:
    """Dates on lines of their own, and the names above them or below."""
    made = [i for i in short if _is_made(labelled[i][0].said)]
    if len(made) >= FEWEST_POSTS:  # "asked May 3, 2019 at 14:20" and the name below
        for i in made:
            labelled[i] = labelled[i][0], BYLINE
            if i + 1 < len(labelled) and _is_open(labelled, i + 1) and could_post(labelled[i + 1][0].said):
                labelled[i + 1] = labelled[i + 1][0], BYLINE
    times = [i for i in short if _is_time(labelled[i][0].said)]
    if sum(_has_body(labelled, i) for i in times) < max(FEWEST_POSTS, len(times) / 3):
        return  # a list of other stories, each with its date
    if not _is_thread(labelled, times):
        return
    zones = [_profile(labelled, i, times[k - 1] if k else -1) for k, i in enumerate(times)]
    names = [zone[-1] for zone in zones if zone]
    if len(names) < FEWEST_POSTS:
        names = [j for i in times if (j := _name_below(labelled, i)) is not None]
    if len({labelled[j][0].said for j in names}) < FEWEST_POSTS:
        return
    for i in times:
        labelled[i] = labelled[i][0], OF_POST
    for j in names:
        labelled[j] = labelled[j][0], BYLINE


def _in_one_line(labelled: Labelled, short: Sequence[int]) -> None:
    """Lines with the name and the time of a post: "ann_b · 3 yr. ago", "Autor: Ann » 3 May 2024, 19:44"."""
    heads = {i: name for i in short if (name := _who_and_when(labelled[i][0].said))}
    if len(set(heads.values())) < FEWEST_POSTS or not any(_has_body(labelled, i) for i in heads):
        return
    told = sum(_TOLD_AGO.search(labelled[i][0].said) is not None for i in heads)
    if 2 * told >= len(heads) or _is_thread(labelled, list(heads)):
        for i in heads:
            labelled[i] = labelled[i][0], BYLINE


@remembered(MEMO, HEAD_CHARS)
def _who_and_when(said: str) -> str:
    """The name in a line that has a name and the time of a post and nothing else, or nothing."""
    if ago := _TOLD_AGO.search(said):
        begin = ago.start()
    elif found := find_date(said):
        begin = found[1]
    else:
        return ""
    if OF_A_DATE.match(said):
        return ""
    who = credit(said) if begins_with_label(said) else None
    if who is not None and who.how in ("written", "others"):
        return who.name if _EXACT.search(said) else ""
    if _MADE_POST.match(said):
        return ""
    name = said[:begin].strip(" \t·•|,–—»-").removesuffix(" OP").removesuffix(" says:").strip(" :")
    alone = begin > 0 and SET_APART.search(said[:begin]) is not None
    return name if alone and _time_alone(said[begin:]) and could_post(name) else ""


def _is_thread(labelled: Labelled, times: Sequence[int]) -> bool:
    """Whether these dates are those of posts: by the time of day, or by buttons, profiles and stars beside them."""
    exact = sum(_EXACT.search(labelled[i][0].said) is not None for i in times)
    if 2 * exact >= len(times):
        return True
    short = [block.said for block, _ in labelled if len(block.said) <= NAME_CHARS]
    return sum("★" in said or said.partition(" ")[0].casefold().strip(" :") in BUTTONS for said in short) >= len(times)


def _is_open(labelled: Labelled, i: int) -> bool:
    """Whether a line has no kind, or only that of something beside the text."""
    block, verdict = labelled[i]
    marked = block.shape == "heading" and block.level
    loose = verdict is None or verdict.kind in _LOOSE
    return block.shape in ("text", "list_item", "heading") and not marked and loose


def _is_time(said: str) -> bool:
    return (said[-1].isdigit() or "ago" in said or said[-1] in "m.)") and _time_alone(said)


def _is_made(said: str) -> bool:
    made = _MADE_POST.match(said)
    return made is not None and _time_alone(said[made.end() :].strip())


@remembered(MEMO, HEAD_CHARS)
def _time_alone(said: str) -> bool:
    """Whether a line says when something was posted, and nothing else."""
    if _TOLD_AGO.fullmatch(said) or _DAY.fullmatch(said):
        return True
    rest = without_date(said)
    if rest is None:
        return False
    return not any(map(str.isalpha, without_time(rest)))


def _has_body(labelled: Labelled, i: int) -> bool:
    """Whether the text of a post begins right below."""
    for block, verdict in labelled[i + 1 : i + 1 + BODY_NEAR]:
        if verdict is None and block.shape in ("text", "quote", "code") and line(block.said).words >= BODY_WORDS:
            return True
    return False


def _profile(labelled: Labelled, i: int, last: int) -> list[int]:
    """The lines right above a date that could name who posted, the lowest first."""
    out: list[int] = []
    for j in range(i - 1, max(last, i - 1 - PROFILE_LINES), -1):
        said = labelled[j][0].said
        if not any(map(str.isalpha, said)):
            if out:
                break
            continue
        if not _is_open(labelled, j) or len(said) > NAME_CHARS * 2 or line(said).ends:
            break
        if (phrase := look_up(said)) is not None and phrase.kind != "widget":
            break
        if could_post(said):
            out.append(j)
    return out


def _name_below(labelled: Labelled, i: int) -> int | None:
    """The name below a date, where boards print the date first and the number of the post between them."""
    for j in range(i + 1, min(len(labelled), i + 3)):
        said = labelled[j][0].said
        if _is_open(labelled, j) and could_post(said):
            return j
        if any(map(str.isalpha, said)):
            break
    return None


@remembered(MEMO, HEAD_CHARS)
def could_post(said: str) -> bool:
    """Whether some words could be the name of somebody who posts."""
    words = said.split()
    short = 0 < len(words) <= NAME_WORDS and len(said) <= NAME_CHARS
    if not short or not (said[0].isalpha() or said[0] in "@_") or said[-1] in ":：?!,;，":
        return False
    if words[0].casefold() in BUTTONS or look_up(said):
        return False
    counted = any(map(str.isdigit, said)) and len(words) > 1  # "Deckhand · 41 posts"
    return not counted and said.casefold() not in _RANKS and (len(words) == 1 or not words[0][0].islower())


def without_date(said: str) -> str | None:
    """What is left of a line without its date; None when there is no date in it."""
    if not (_DIGIT.search(said) or "ago" in said):
        return None
    if found := find_date(said):
        return said[: found[1]] + said[found[2] :]
    if ago := AGO.search(said):
        return said[: ago.start()] + said[ago.end() :]
    return None


def without_time(said: str) -> str:
    """What is left of a line without the time of day, the day of the week, and the marks between them."""
    return " ".join(_WEEKDAY.sub(" ", _TIME.sub(" ", said)).split())


__all__ = ["BYLINE", "FEWEST_POSTS", "OF_POST", "SET_APART", "could_post", "posts", "without_date", "without_time"]
