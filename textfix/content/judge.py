"""Boilerplate: by rules what a line says and where it stands, then by what was learned from pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import takewhile

from ..late import late
from ..layout import Block
from ..options import Favor
from .learned import learned
from .markup import Places
from .phrasebook import look_up
from .printed import printed
from .repeats import repeats
from .rights import LETTER, is_copyright, lettered
from .sections import is_own_text, own_headings
from .shape import ends_sentence, is_label, is_prose, word_count
from .topic import is_legal
from .verdict import Verdict, drop

Verdicts = list[Verdict | None]

_ALNUM = re.compile(r"[^\W_]")
_NUMBER = late(r"[\d.,\s]+[kKmM%+]?")
_YEAR_OR_DATE = late(r"1\d{3}|20\d\d|\d{1,4}([.\s]\s?\d{1,4}){2}\.?")  # or a version: numbers parted by two dots
_ASKS_FOR = (":", "?", "：", "？", "؟")
_MARKS = late(r"[-_=*~#|•·/\\»«<>›‹+^\s]+")
_TAGS_LABEL = late(
    r"(?:tags?|keywords?|topics?|filed under|schlagw(?:ö|oe)rter|stichw(?:ö|oe)rter|mots[- ]cl[ée]s|etiquetas"
    r"|palabras clave|palavras-chave|etichette|parole chiave|trefwoorden|tagi|słowa kluczowe|теги|метки|ключевые слова"
    r"|etiketler|标签|標籤|关键词|關鍵字|タグ|キーワード|الوسوم"
    r"|كلمات مفتاحية|мітки|תגיות|태그|키워드|แท็ก|từ khóa|từ khoá|kata kunci|टैग|टैग्स|klíčová slova|štítky|kľúčové slová"
    r"|nyckelord|taggar|emneord|nøgleord|nøkkelord|avainsanat|asiasanat|kulcsszavak|címkék|cuvinte[- ]cheie|etichete"
    r"|λέξεις[- ]κλειδιά|ετικέτες|ключові слова|ключови думи|ključne (?:riječi|besede|reči)|paraules clau)"
    r"\s*[:：]\s*(?=\S)",
    re.I,
)
_STEP_SIGN = re.compile(r"[>»›→/]")
LEGAL_CHARS = 800  # LEGAL_WORDS have fewer; a longer line is text
MEMO = 20_000  # lines remembered: a page is read again until nothing changes, and menus come again
_ABOUT = late(r"(?:About|ABOUT) (?!the [Aa]uthor|THE AUTHOR)(?:[Uu][Ss]|(?:the|THE) \S+|[A-Z\d]\S*)(?: \S+){0,4}")
_STEPS = late(r"\s*[>»›→/]\s*")
_OURSELVES = late(
    r"(?:about us|über uns|à propos(?: de nous)?|qui sommes-nous|sobre nosotros|chi siamo|sobre nós|quem somos"
    r"|over ons|o nas|о нас|hakkımızda|关于我们|關於我們|私たちについて|من نحن)\s*[:：]\s*(?=\S)",
    re.I,
)
LAW = ("legal", "newsletter")  # kinds of lines of which a policy speaks
TITLE_WORDS = 8  # of a policy
TAG_WORDS = 4  # words of one tag at most
LABEL_CHARS, HEADLINE_WORDS = 60, 20  # a label before a colon; a headline behind it
FEWEST_STEPS = 3  # of a breadcrumb; "Harbour > University" may be the name of a line
COMPARED, FEWEST_ALIKE, LABEL_WORDS = 12, 2, 3  # lines above and below a header; labels that both have, their words
HASHTAGS = "a row of hashtags"
FEW_ROWS = 2  # of hashtags; more are a habit of the page
BLURB_WORDS = 150  # words of such a blurb at most; more is a part of the text
BLURB_SHARE = 2  # a blurb is less than one word in so many of the text
BLURB_BLOCKS = 3  # a blurb behind the end marker or an "About" line has at most this many paragraphs


def judge(blocks: Sequence[Block], places: Places | None = None, favor: Favor = "balanced") -> Verdicts:
    """A verdict for every block that is boilerplate, None for the others.

    ``places`` says where on a page of HTML the blocks stand; ``favor`` is that of the options.

    >>> from textfix.layout import blocks
    >>> [v and v.kind for v in judge(blocks("The harbour opens on Monday.\\nAdd new comment"))]
    [None, 'comment_prompt']
    """
    verdicts = by_rules(blocks)
    learned(blocks, verdicts, places, favor)
    return verdicts


def by_rules(blocks: Sequence[Block]) -> Verdicts:
    """What rules alone say."""
    verdicts: Verdicts = [_alone(block) for block in blocks]
    for i in lettered(blocks):
        verdicts[i] = _line(blocks[i].said[LETTER:].lstrip()) if verdicts[i] else None
    _habits(verdicts)
    _law(blocks, verdicts)
    for i in own_headings(blocks, verdicts):
        verdicts[i] = None
    _sections(blocks, verdicts)
    printed(blocks, verdicts)
    _counters(blocks, verdicts)
    _closing_blurb(blocks, verdicts)
    repeats(blocks, verdicts, page=False)
    return verdicts


def _alone(block: Block) -> Verdict | None:
    """What a block is by itself."""
    if block.shape in ("code", "table"):
        return None
    said = block.said
    return _line(said) if len(said) <= LEGAL_CHARS else _without_word(said)


def _without_word(said: str) -> Verdict | None:
    if not _ALNUM.search(said) and _MARKS.fullmatch(said):
        return drop("junk", "a line of marks without a word", 0.9)
    return None


@lru_cache(MEMO)
def _line(said: str) -> Verdict | None:
    if junk := _without_word(said):
        return junk
    if found := look_up(said):
        what = "a header of" if found.header else "a known"
        return drop(found.kind, f"{what} {found.kind.replace('_', ' ')} line: {found.said!r}")
    if other := _announced(said):
        return drop("related", f"a link to another story behind {other!r}", 0.9)
    if _is_breadcrumb(said):
        return drop("navigation", "a breadcrumb: names of pages from the start page down", 0.9)
    if tags := _tag_row(said):
        return drop("tags", tags, 0.9)
    return drop("legal", "a copyright line", 0.9) if is_copyright(said) else None


def _announced(said: str) -> str:
    """The words before the colon in "Read also: HEADLINE", or nothing."""
    label, colon, rest = said[:LABEL_CHARS].partition(":")
    if not colon or not rest.strip() or ends_sentence(said) or word_count(said) > HEADLINE_WORDS:
        return ""
    found = look_up(label)
    return label if found and found.header and found.kind == "related" else ""


def _is_breadcrumb(said: str) -> bool:
    items = _STEPS.split(said) if len(said) <= LABEL_CHARS * 3 and _STEP_SIGN.search(said) else []
    if len(items) < FEWEST_STEPS or not all(0 < word_count(i) <= HEADLINE_WORDS for i in items):
        return False
    first = look_up(items[0])
    return first is not None and first.kind == "navigation"


def _tag_row(said: str) -> str:
    """Why this line is a row of tags, or nothing."""
    if len(said) > 300:
        return ""
    if said[:1] == "#":
        words = said.split()
        if len(words) > 1 and all(w[0] == "#" and w[1:2].isalpha() for w in words):
            return HASHTAGS
    if (":" in said or "：" in said) and (label := _TAGS_LABEL.match(said)) and not ends_sentence(said):
        items = re.split(r"[,;/|]", said[label.end() :])
        if all(word_count(i.strip()) <= TAG_WORDS for i in items):
            return f"tags behind the label {label[0].strip()!r}"
    if said.endswith((" /", " |", " ·")):
        items = said[:-2].split(said[-2:].strip())
        if all(0 < len(i.split()) <= TAG_WORDS for i in items):
            return f"short items parted by {said[-1]!r}"
    return ""


def _habits(verdicts: Verdicts) -> None:
    """A page with many rows of hashtags lists things that have tags: there they are content."""
    rows = [i for i, v in enumerate(verdicts) if v is not None and v.reason == HASHTAGS]
    if len(rows) > FEW_ROWS:
        for i in rows:
            verdicts[i] = None


def _law(blocks: Sequence[Block], verdicts: Verdicts) -> None:
    """In a policy or an imprint, sentences on law are its content, and so is its title."""
    texts = [i for i, v in enumerate(verdicts) if v and v.kind in LAW and "©" not in blocks[i].said]
    texts = [i for i in texts if is_own_text(blocks[i]) or not (i or word_count(blocks[i].said) > TITLE_WORDS)]
    if texts and is_legal(blocks, verdicts):
        for i in texts:
            verdicts[i] = None


def _sections(blocks: Sequence[Block], verdicts: Verdicts) -> None:
    """A header announces what stands below it: short lines up to the next gap, items of a list."""
    ends: _Ends | None = None
    done = 0  # blocks before it have been announced as far as they go
    for i, verdict in enumerate(verdicts):
        found = verdict and blocks[i].shape != "code" and look_up(blocks[i].said)
        if not verdict or not found or not found.header:
            continue
        if verdict.kind == "related" and _compares(blocks, i):
            verdicts[i] = None
            continue
        ends = ends or _Ends(blocks)
        stop = ends.of(i + 1, to_the_end=verdict.kind == "related")
        for k in range(max(i + 1, done), stop):
            verdicts[k] = verdicts[k] or drop(verdict.kind, f"stands under {blocks[i].said!r}", 0.85)
        done = max(done, stop)


def _compares(blocks: Sequence[Block], i: int) -> bool:
    """Whether a header stands between two lists of the same facts: "Recommended" below what a game needs at least."""
    above = {*map(_label, blocks[max(0, i - COMPARED) : i])}
    below = {*takewhile(bool, map(_label, blocks[i + 1 : i + 1 + COMPARED]))}
    return len((above & below) - {""}) >= FEWEST_ALIKE


def _label(block: Block) -> str:
    """What stands before the colon of "Memory: 8 GB", in small letters."""
    label, _, value = block.said[: LABEL_CHARS * 2].partition(":")
    is_fact = value.strip() and not value.startswith("//") and label.count(" ") < LABEL_WORDS
    return label.strip().casefold() if is_fact else ""


class _Ends:
    """Where the short lines below a header end, for every place a header may stand; found in one pass."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        n = len(blocks)
        labels = [*map(is_label, blocks), False]
        self._last_prose = next((i for i in range(n - 1, -1, -1) if is_prose(blocks[i])), -1)
        # At once: no label, or the heading of what follows. A gap ends the part as well, but not above its first line.
        self._at_once = [
            not labels[k] or (k + 1 < n and not blocks[k + 1].blank and not labels[k + 1]) for k in range(n)
        ]
        self._later, self._unlabelled = [n] * (n + 1), [n] * (n + 1)
        for k in range(n - 1, -1, -1):
            items = k > 0 and blocks[k].shape == "list_item" == blocks[k - 1].shape
            gap = bool(blocks[k].blank) and not items
            self._later[k] = k if self._at_once[k] or gap else self._later[k + 1]
            self._unlabelled[k] = self._unlabelled[k + 1] if labels[k] else k

    def of(self, first: int, to_the_end: bool) -> int:
        """The end of the part that begins at block ``first``."""
        if to_the_end and self._last_prose < first:
            return self._unlabelled[first]
        if first == len(self._at_once) or self._at_once[first]:
            return first
        return self._later[first + 1]


def _counters(blocks: Sequence[Block], verdicts: Verdicts) -> None:
    """Bare numbers before the first words and behind the last ones count something on the page.

    Where nothing else shows that there is a page, they may be a chapter's, a year, a date, an answer.
    """
    page = any(v is not None and v.kind != "junk" for v in verdicts)
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        for i in order:
            if verdicts[i]:
                continue
            if len(blocks) == 1 or not _NUMBER.fullmatch(blocks[i].said) or (not page and _means(blocks, i)):
                break
            verdicts[i] = drop("widget", "a bare number at the edge of the page", 0.9)


def _means(blocks: Sequence[Block], i: int) -> bool:
    """Whether a bare number at the edge of a text says something: what heads the text, what was asked for, when."""
    said = blocks[i].said
    if "...." in said and any(map(str.isdigit, said)):
        return True  # a place to sign at
    if said.strip(".").isdecimal() and i + 1 < len(blocks) and (is_own_text(b := blocks[i + 1]) or "-->" in b.said):
        return True
    return bool(i) and (_YEAR_OR_DATE.fullmatch(said) is not None or blocks[i - 1].said[-1:] in _ASKS_FOR)


def _closing_blurb(blocks: Sequence[Block], verdicts: Verdicts) -> None:
    """Text behind the end-of-page line, or under "About NAME" at the end, is the site speaking of itself."""
    last = len(blocks)
    while last and (verdicts[last - 1] or blocks[last - 1].shape in ("code", "table")):
        last -= 1
    for i in range(last - 1, max(-1, last - BLURB_BLOCKS - 2), -1):
        ended = verdicts[i] is not None and "caught up" in blocks[i].said.casefold()
        about = (
            verdicts[i] is None
            and is_label(blocks[i])
            and bool(_ABOUT.fullmatch(blocks[i].said))
            and any(is_prose(b) for b in blocks[:i])
        )
        if verdicts[i] is None and i and _OURSELVES.match(blocks[i].said) and word_count(blocks[i].said) <= BLURB_WORDS:
            verdicts[i] = drop("site_blurb", "the site speaks of itself at the end", 0.9)
            return
        if not (ended or about) or i + 1 >= last:
            continue
        why = f"stands behind {blocks[i].said!r} at the end"
        blurb = sum(word_count(b.said) for b in blocks[i + 1 : last])
        whole = sum(word_count(b.said) for b in blocks)
        if blurb <= BLURB_WORDS and BLURB_SHARE * blurb < whole and all(v is None for v in verdicts[i + 1 : last]):
            for k in range(i if about else i + 1, last):
                verdicts[k] = drop("site_blurb", why, 0.85)
        return
