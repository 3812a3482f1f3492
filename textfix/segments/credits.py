"""Which of the lines around the title names the author, and which date is the day of publication.

Like the title (see title.py): each line that could be it is described by facts, each fact has a learned weight.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from ..content.phrasebook import look_up
from ..content.shape import PROSE_WORDS
from ..late import late
from ..model import DROPPED_KINDS
from .byline import CREDIT_CHARS, OF_A_DATE, credit
from .dates import Date, days_told
from .labels import label_alone
from .lines import DATE_WORDS, line
from .matters import is_of_matter
from .name_headings import UNLABELLED, Sections, is_caseless
from .page import LEARNED, Page, copyright_lines
from .plain import Labelled
from .site import host_of
from .weights import score

ABOVE, BELOW = 8, 24  # blocks around the title where its credits stand (WCXB: 93 of 100)
END_BLOCKS, CLOSING = 16, 4  # blocks around the end of the body where they may stand instead, of which in the body
TOP_LINES = 3  # the lines at the very top, where blogs have their writer's name
_PUBLISHED = late(
    r"publi|post(?:ed|é)|written|created|first|date|veröff|erstellt|vom|opublik|gepubl|geplaatst|yayın|publicerad|julkaistu"
    r"|fecha|data|datum|pubblic|опубл|дата|公開|公開日|发布|發布|投稿|掲載|작성|입력|نشر|تاريخ",
    re.I,
)
_CHANGED = late(
    r"updat|modif|revis|review|last|edited|changed|aktualis|geändert|stand:|mis à jour|actuali|atuali|aggiorn|bijgew"
    r"|aktuali|uppdat|opdater|oppdat|güncel|обновл|измен|更新|修正|수정|تحديث",
    re.I,
)
_ENTRY = re.compile(r"[^\W\d_][^\s:：]*(?: [^\s:：]+){0,2}[:：]\s+(?=\S)")
_Found = TypeVar("_Found", "Named", "Dated")
NONE = "none"  # the fact of having no byline, no date
ALSO = "how alone after another"
LABELLED = ("written", "plain")  # what names an author in a text that has neither title nor boilerplate
MOST_AUTHORS = 8
LABEL_CHARS = 40  # of a label before a date, or above a name
DAY_FIRST = (".uk", ".au", ".nz", ".ie", ".in", ".za")  # hosts that write 3/4/2025 for the third of April in English
TOLD_WORDS = 6  # of a sentence of the text that has a date in it, at least
FAR_BELOW = 4  # blocks below the title
SET_OFF_CHARS = 40  # before a date that begins the text
_SET_OFF = late(r",?\s*\d{1,2}:\d\d|,?\s*(?:[(/][^()/]{1,40}[)/])?\s*[-–—•·|:*/.]\s*\S")
_OTHERWISE = late(
    r"©|copyright|event|expires?|valid|until|through|deadline|accessed|retrieved|since|comment|reply|says", re.I
)


class Named(NamedTuple):
    """A name that could be the author's: the blocks it stands in (a label, the names below it), and its facts."""

    lines: tuple[int, ...]
    name: str
    facts: tuple[str, ...]


class Dated(NamedTuple):
    """A date that could be the day of publication."""

    at: int
    iso: str
    facts: tuple[str, ...]


class Top:
    """The lines where credits stand: around the title, or around the beginning of the text, and behind the end."""

    def __init__(self, page: Page, title_at: int | None, url: str | None = None) -> None:
        self.page = page
        self.labelled = page.labelled
        n = len(page.labelled)
        self.title_at = title_at
        text_at = page.text_at or 0
        self.origin = title_at if title_at is not None else text_at
        first, last = max(0, self.origin - ABOVE), min(n, max(self.origin + BELOW, text_at + 2))
        if last - first > ABOVE + 3 * BELOW:
            last = first + ABOVE + 3 * BELOW
        end = next((i + 1 for i in range(n - 1, -1, -1) if page.labelled[i][1] is None), 0)
        ends = max(last, end - CLOSING)
        self.places = [*range(min(TOP_LINES, first)), *range(first, last), *range(ends, min(n, ends + END_BLOCKS))]
        self.first = first
        self.last = last
        self.dates: dict[int, tuple[Date, ...]] = {}
        for i in self.places:
            if found := page.dates(i):
                self.dates[i] = found

        self.owners = "\n".join(copyright_lines(page.labelled)).casefold()
        self.sections = Sections(page.labelled, self.origin)
        self.sure = {d.iso for found in self.dates.values() for d in found if not d.other}
        self.day_first = not any(" the " in b for b in page.body) or (host_of(url).endswith(DAY_FIRST))

    def iso(self, date: Date) -> str:
        """The day; where day and month may change places, as the page's language and its other dates have it."""
        if not date.other or date.iso in self.sure:
            return date.iso
        return date.other if date.other in self.sure or self.day_first else date.iso

    def distance(self, i: int) -> str:
        """How far a line is from the title."""
        d = i - self.origin
        kind = "" if self.title_at is not None else "text "
        if i >= self.last:
            return kind + "end"
        if i < self.first:
            return kind + "top"
        if d < 0:
            return f"{kind}above {1 if d >= -2 else 4 if d >= -4 else 8}"
        return f"{kind}below {next((e for e in (0, 1, 2, 3, 4, 6, 9, 14) if d <= e), 15)}"

    def below(self, i: int) -> int:
        """How many blocks a line is below the title; what is below the beginning of the text is far below a title."""
        return i - self.origin + (FAR_BELOW if self.title_at is None else 0)

    def kept(self, i: int) -> str:
        verdict = self.labelled[i][1]
        if verdict is None:
            return "kept"
        return f"dropped {verdict.kind}" if verdict.rule == LEARNED else "dropped by rule"

    def is_of_text(self, i: int) -> bool:
        """Whether a line that stands like a name is one of the text: a heading, or too far down for a credit."""
        behind = i < self.last or is_caseless(self.labelled[i][0].said)
        return self.sections.is_heading(i) or (behind and self.sections.is_behind(i))

    def near(self, i: int) -> str:
        """Where the nearest date is."""
        for name, k in (("here", i), ("below", i + 1), ("above", i - 1), ("two below", i + 2), ("two above", i - 2)):
            if k in self.dates:
                return name
        return "no"


def is_entry(labelled: Labelled, i: int) -> bool:
    """Whether a line is an entry of a form ("Admitted: 01/09/2023" below "Name: ..."), with a label that tells nothing
    of publishing, or below a label that tells of something else ("Closing date")."""
    above = labelled[i - 1][0].said if i else ""
    if 0 < len(above) <= LABEL_CHARS and not line(above).ends and is_of_matter(above.rstrip(" :：") + ": "):
        return True
    label = _ENTRY.match(labelled[i][0].said)
    if label is None or label_of_date(label[0]) or OF_A_DATE.match(label[0]):
        return False
    return any(0 <= k < len(labelled) and _ENTRY.match(labelled[k][0].said) for k in (i - 1, i + 1))


def byline_candidates(top: Top) -> list[Named]:
    """Every line that could name the author."""
    out: list[Named] = []
    buttons: set[int] = set()  # a name alone below one goes on, too
    label, label_at = "", -9
    clean = top.title_at is None and all(verdict is None for _, verdict in top.labelled)
    for i in top.places:
        block, verdict = top.labelled[i]
        said = block.said
        if len(said) > CREDIT_CHARS or block.shape in ("code", "table"):
            continue
        if len(said) <= LABEL_CHARS and (bare := label_alone(said)):
            label, label_at = bare, i
            continue
        if i == top.title_at:
            continue
        if said.isalnum() and label_at != i - 1 and top.near(i) == "no":
            continue  # a word alone
        found = credit(said)
        if not found:
            continue
        name = found.name
        how = found.how
        if clean and how not in LABELLED and not (label and label_at == i - 1):
            continue
        if label and label_at == i - 1 and how in ("alone", "with a job", "with a date"):
            how = f"under {label}"
        elif out and how == "alone" and out[-1].lines[-1] >= i - 2 and "alone" in out[-1].facts[0]:
            how = ALSO.removeprefix("how ")
        if how in UNLABELLED and verdict is None and top.near(i) == "no" and top.is_of_text(i):
            continue
        words = name.casefold().split()
        if how in UNLABELLED and verdict is not None and all(map(look_up, words)):
            buttons.add(i)  # "Share Tweet Print"
        common = sum(map(top.page.is_common, words))
        of = line(said)
        where, near = top.distance(i), top.near(i)
        whole = of.words
        times = top.page.times[name.casefold()]
        facts = [
            f"how {how}", f"where {where}", f"date {near}", f"how {how}, date {near}", f"how {how}, where {where}",
            top.kept(i), f"words {min(len(words), 6)}", f"common {min(common, 3)} of {min(len(words), 3)}",
            f"times {min(times, 3)}", f"more {min((whole - len(words) + 2) // 3, 4)}",
            f"in the text {min(top.page.stems[words[-1][:6]], 4)}",
        ]  # fmt: skip
        if look_up(said):
            facts.append("phrase")
        if of.ends and whole - len(words) > 2:
            facts.append("sentence")
        if name.isupper():
            facts.append("capitals")
        if block.shape != "text":
            facts.append(block.shape)
        if len(words) > 1 and name.casefold() in top.owners:
            facts.append("owns the page")
        if i and top.labelled[i - 1][0].said.casefold().startswith("about"):
            facts.append("under about")
        out.append(Named((i - 1, i) if how.startswith("under") else (i,), name, tuple(facts)))
    return [named for named in out if named.lines[-1] not in buttons]


def date_candidates(top: Top, url_day: str = "") -> list[Dated]:
    """Every date that could be the day of publication."""
    out: list[Dated] = []
    days = [d.iso for found in top.dates.values() for d in found]
    if not days:
        return []
    earliest, latest = min(days), max(days)
    seen: set[str] = set()
    for i in top.dates:
        said = top.labelled[i][0].said
        words = line(said).words
        could_be = days_told(said)
        for n, date in enumerate(top.dates[i]):
            if date not in could_be or is_entry(top.labelled, i):
                continue
            before = said[top.dates[i][n - 1].end if n else 0 : date.start][-LABEL_CHARS:]
            label = label_of_date(before)
            if not label and not n and i and len(said) <= 2 * LABEL_CHARS:
                above = top.labelled[i - 1][0].said
                own = len(above) <= LABEL_CHARS and i - 1 not in top.dates and label_of_date(above)
                label = f"above {own}" if own else ""
            if not label and top.labelled[i][1] is None and i > top.origin and is_told(said, date, top.below(i)):
                seen.add(date.iso)
                continue
            facts = [
                f"label {label or 'none'}", f"where {top.distance(i)}", top.kept(i), f"nth {min(n, 2)}",
                f"words {next((e for e in (3, 5, 8, 12, PROSE_WORDS, 25) if words <= e), 26)}",
                "again" if date.iso in seen else "new", f"before {min(len(seen), 3)}",
            ]  # fmt: skip
            facts.append(f"label {label or 'none'}, where {top.distance(i)}")
            if len(set(days)) > 1:
                facts.append("earliest" if date.iso == earliest else "latest" if date.iso == latest else "between")
            if url_day:
                facts.append("in the address" if url_day in (date.iso, date.other) else "not in the address")
            if top.labelled[i][0].shape != "text":
                facts.append(top.labelled[i][0].shape)
            seen.add(date.iso)
            out.append(Dated(i, top.iso(date), tuple(facts)))
    return out


def is_told(said: str, date: Date, below: int) -> bool:
    """Whether a date so many blocks below the title is one of the story: it stands within a sentence of the text ("On
    3 May 1911 lightning struck the lamp."), or within a long line far down. A date that begins the text, with its place
    or without, and is set off ("PORT ELLERY, 3 May 2024 (Northwire) -"), is the day of the text.

    >>> lines = "On 3 May 1911 lightning struck the lamp.", "3 May 1911 - Lightning struck the lamp."
    >>> dates = [(said, *days_told(said)) for said in lines]
    >>> [is_told(said, day, 3) for said, day in dates]
    [True, False]
    """
    of = line(said)
    within = of.ends or (of.words > DATE_WORDS and below > FAR_BELOW)
    if not within or of.words < TOLD_WORDS or label_of_date(said[: date.start][-LABEL_CHARS:]):
        return False
    in_brackets = said[0] == "(" and ")" not in said[: date.start]  # "(Port Ellery, 3 May 2024) The ..."
    return not in_brackets and (date.start > SET_OFF_CHARS or _SET_OFF.match(said, date.end) is None)


def label_of_date(before: str) -> str:
    """What the words before a date say it is."""
    if _OTHERWISE.search(before):
        return "otherwise"
    changed, published = _CHANGED.search(before), _PUBLISHED.search(before)
    if changed and published:
        return "changed" if changed.start() > published.start() else "published"
    return "changed" if changed else "published" if published else ""


def choose_byline(top: Top) -> Named | None:
    """The line that names the author, with the names of the lines below it that go on; or None."""
    found = byline_candidates(top)
    best = _best("byline", found)
    if best is None:
        return None
    names, lines = [best.name], [*best.lines]
    for other in found:
        goes_on = lines[-1] < other.lines[0] <= lines[-1] + 2 and ALSO in other.facts
        goes_on = goes_on and not any(map(top.sections.runs, range(lines[-1] + 1, other.lines[0])))
        goes_on = goes_on and _is_name_too(top, lines, other)
        if goes_on and other.name not in names and len(names) < MOST_AUTHORS:
            names.append(other.name)
            lines += other.lines
    return best._replace(name=", ".join(names), lines=tuple(lines))


def _is_name_too(top: Top, lines: Sequence[int], other: Named) -> bool:
    """Whether a line below a name alone is a name as well, and no part of a menu: no button is in it, and below a name
    of several words it has several, too."""
    verdict = top.labelled[other.lines[0]][1]
    words = other.name.split()
    told = verdict is not None and verdict.rule != LEARNED and verdict.kind in DROPPED_KINDS
    alone = len(words) == 1 < len(line(top.labelled[lines[0]][0].said).folded.split())
    return not (told or alone or any(map(look_up, words)))


def choose_date(top: Top, url_day: str = "") -> Dated | None:
    """The date that is the day of publication, or None."""
    return _best("date", date_candidates(top, url_day))


def _best(field: str, found: Sequence[_Found]) -> _Found | None:
    worth = [score(field, c.facts) for c in found]
    best = max(worth, default=0)
    return found[worth.index(best)] if found and best > score(field, (NONE,)) else None
