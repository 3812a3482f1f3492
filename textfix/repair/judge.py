"""Which of two readings of a line reads better, asked of the character models; and which lines to ask about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from ..memo import remembered
from .alphabets import familiar, spelt, written_in
from .codepages import DOUBLE, SINGLE, page
from .gate import BOXES
from .habits import welsh, without_habits, without_names
from .lone_letters import has_lone_letter
from .lone_marks import has_lone_mark
from .lossy_signs import lossy_signs
from .misread_signs import misread_signs
from .texture import BOX, CJK, HIGH, STRANGE, cost, kind
from .windows import COMMON, COMMON_SHARE, VOWEL_SHARE, VOWELS, foreign_kanji

ODD = 0.4  # texture.cost that counts where a document has more of it
SERIOUS = 0.95  # texture.cost from which a line is odd by itself
_BOX = re.compile("[\u2500-\u259f]")
_BOXED = re.compile(r"[┬├┼╨╤](?<=[^\W\d_].)[^\x00-\x7f─═│║]")  # what begins a letter on a page of DOS, behind a letter
_ENOUGH = 4  # ideographs below which a line shows nothing either way
_LONE = re.compile(  # letters that no language of Latin script writes alone
    r"[âðþïîãäëçñßđğłĺčřşžαβπσΒΠΞΟтрвгдРСВГТÐÃÂÄŠŽĐ](?<![^\W_].)(?![\w.)\]-])"
)
_LATIN_LETTERS = re.compile("[A-Za-z]{3}")
_WELSH_LETTER = re.compile("â(?![^\x00-\x7f?])")  # a word of Welsh, too
ABOUT = 500  # characters on either side of a line that tell its language
_SINGLE = re.compile(r"(?<![^\W_])[^\W\d_\x00-\x7f](?![^\W_])")
_LEFT_BEHIND = re.compile(r"[âîïãā](?:(?<=[A-Za-z][^ā])(?:s|t|d|m|ll|re|ve)|(?<=nā)t)\b")
_REMNANT = re.compile("[^\x00-\x7f]{2}|[\xc2-\xdf\xe2\xf0\ufffd]")
_COMMON_WORD = re.compile(r"[a-zß-öø-ÿ](?<![^\W\d_].)[^\W\d_]*")
_TRIMMED = re.compile(r"[^\w\s([{/](?:Â )*Â$", re.MULTILINE)  # what is left of no-break spaces behind a sentence
_CUT = re.compile("[^\x00-\x7f](?:(?<=\ufffd)|(?=[?\"]))")
_CIRCUMFLEX, _HATS = frozenset("âêîôû"), 3  # such letters and no others, and how many make one wonder
_WITH_HATS = ("fr", "ro", "tr")
_REMAINS = 1.3  # texture.cost of the lines from which bytes may have been lost: about two oddities
_LETTERS = 12  # letters that a share is worth taking of

CAPITAL = 2.0  # nats
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0xC0, 0x180))))
_CAPITAL = re.compile(f"[{_CAPITALS}](?<=[a-zà-ž] .)(?=[a-zà-ž])")
if TYPE_CHECKING:
    from ..reading import Near, Reader


class Judge:
    """Remembers how the lines of one document read."""

    def __init__(self) -> None:
        self._known: dict[str, float] = {}
        self._before: str | None = None  # what was compared last
        self._near: Near
        self._gains: dict[str, float]

    @cached_property
    def _reader(self) -> Reader:
        from .. import reading

        return reading.load()

    def language(self, text: str) -> str:
        """The likeliest language of a text, "" when it has no words."""
        ranked = self._reader.guess(text, 1)
        return ranked[0][0] if ranked else ""

    def languages(self, text: str, least: float) -> list[str]:
        """The languages that a text is in with at least this share of belief."""
        return [language for language, share in self._reader.guess(text) if share >= least]

    def reads(self, line: str) -> float:
        """ln P of the line in the language that suits it best."""
        known = self._known.get(line)
        if known is None:
            known = self._known[line] = self._reader.logprob(line)
        return known

    def reads_cased(self, line: str) -> float:
        """The same, and what speaks against capitals in the middle of a sentence, to which the models are blind."""
        return self.reads(line) - CAPITAL * len(_CAPITAL.findall(line))

    def gain(self, before: str, after: str) -> float:
        """By how many nats ``after`` reads better than ``before``."""
        if before != self._before:
            self._before, self._near, self._gains = before, self._reader.near(before), {}
        gain = self._gains.get(after)
        if gain is None:
            gain = self._gains[after] = self._near.gain(after)
        return gain


def line_at(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line that holds ``at``."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def odd_lines(text: str, spans: Iterable[tuple[int, int]], broken: bool = False) -> Iterator[tuple[int, int]]:
    """Those of the lines that a closer look finds odd, too; slight oddities count when there are several, or
    when other lines of the document are ``broken``."""
    slight: list[tuple[int, int]] = []
    odd: list[tuple[int, int]] = []
    total = 0.0
    for start, end in spans:
        line = text[start:end]
        if "â" in line and (welsh(line) or welsh(text[max(0, start - ABOUT) : end + ABOUT])):
            line = _WELSH_LETTER.sub("a", line)
        found, beyond_doubt = _oddness(line)
        if beyond_doubt:
            odd.append((start, end))
        elif found >= ODD or ("Â" in line and _TRIMMED.search(text, start, end)):
            slight.append((start, end))
            total += found
    if broken and not odd and total < SERIOUS:  # other lines were UTF-8: what could be left of such characters here?
        slight = [(start, end) for start, end in slight if _REMNANT.search(text, start, end)]
    if slight and (broken or odd or total >= SERIOUS):
        odd = sorted({*odd, *slight})
    yield from odd


@remembered(4096, 500)
def _oddness(line: str) -> tuple[float, bool]:
    """The cost of a line as texture tells it, its habits aside, and whether the line is odd whatever others are."""
    line = without_habits(line)
    if line.isascii():
        return 0.0, False
    for c in set(HIGH.findall(line)):
        if not _seen_through(c):
            line = line.replace(c, "")
    found = cost(line)
    if (found >= SERIOUS or _strange(line, found)) and not _named(line):
        return found, True
    if found >= ODD or not _telling(line):
        return found, False
    language = Judge().language(line)
    return found, language not in written_in(frozenset(c for c in line.lower() if c > "\x7f" and c.isalpha()))


def lost_bytes(text: str) -> bool:
    """Could what is odd about the lines be the remains of characters? One slip of the pen is not."""
    if cost(text) >= _REMAINS or any(map(_lone, text.split("\n"))) or _LEFT_BEHIND.search(text) or _CUT.search(text):
        return True
    return lossy_signs(text)


@cache
def _seen_through(c: str) -> bool:
    """Does any page show this character? A strange one that none does was put there, for its looks perhaps."""
    if kind(c) != STRANGE or any(c in page(name).high for name in SINGLE):
        return True
    for name in DOUBLE[1:]:  # the first has every character
        try:
            c.encode(name)
        except UnicodeEncodeError:
            continue
        return True
    return False


def _telling(line: str) -> bool:
    """Is there a letter where lost bytes leave one behind, in place of an English apostrophe?"""
    return bool(_LEFT_BEHIND.search(line))


def _strange(line: str, found: float) -> bool:
    """Do the letters of the line show that it is not as people write?"""
    lone = _lone(line)
    if lone:
        return True
    if _BOX.search(line) and (_boxes(line) or _BOXED.search(line)):
        return True
    if lossy_signs(line) or misread_signs(line) or has_lone_mark(line) or has_lone_letter(line):
        return True
    high = [*filter(str.isalpha, HIGH.findall(line.lower()))]
    wide = [c for c in high if kind(c) == CJK]
    if wide:
        if len(wide) < _ENOUGH:
            return sum(c.isascii() and c.isalpha() for c in line) > len(wide)
        if len(wide) != len(high):
            return True
        return sum(c in COMMON for c in wide) < COMMON_SHARE * len(wide) or foreign_kanji("".join(wide))
    if len(high) >= _LETTERS and "а" <= high[0] <= "я" and sum(map(line.count, VOWELS)) < VOWEL_SHARE * len(high):
        return True
    other = frozenset(c for c in high if c > "\u02ff")
    if other and len(other) < len(high) + line.count(" ") and not written_in(other) and max(other) < "\u0530":
        return True  # letters of one alphabet that no language has together
    if len(high) >= _HATS and _CIRCUMFLEX.issuperset(high):
        return Judge().language(line) not in _WITH_HATS
    if len(high) < 2 or familiar("".join(sorted(high))):
        return False
    # The letters of names come from anywhere; a misread page shows in common words, too.
    common = [c for word in _COMMON_WORD.findall(line) for c in word if c > "\x7f"]
    return found >= ODD or not (common and spelt(frozenset(common)))


def _lone(line: str) -> str:
    """The first letter that stands alone although none is written so, among Latin letters; "" for none."""
    found = _LONE.search(line)
    return found[0] if found and _LATIN_LETTERS.search(line, found.end()) and not _alphabet(line) else ""


def _alphabet(line: str) -> bool:
    """Do letters outside ASCII, by themselves, follow each other as in an alphabet: "А Б В"?"""
    codes = [*map(ord, _SINGLE.findall(line))]
    return any(c - b == b - a == 1 for a, b, c in zip(codes, codes[1:], codes[2:], strict=False))


def _named(line: str) -> bool:
    """Is there nothing odd about the line but names of languages?"""
    rest = without_names(line)
    return rest != line and (rest.isascii() or (cost(rest) < ODD and not _strange(rest, 0.0)))


def _boxes(line: str) -> bool:
    """Box-drawing characters in such variety that they draw no box."""
    boxes = {c for c in set(HIGH.findall(line)) if kind(c) == BOX}
    return len(boxes) >= BOXES and "──" not in line and "═══" not in line
