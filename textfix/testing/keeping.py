"""Laws about what a reader would miss first: numbers, addresses, whole paragraphs. Quotes and case may change."""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest

from .lawbook import Law, Subject, law
from .sound import clean_text
from .texts import Texts
from .visible import escaped as shown
from .visible import short

_NUMBER = re.compile(r"\d+")
_PARTED = re.compile(r"[\s。、，；：！？（）「」『』]+")  # East Asian text has no space behind an address
_PARTING = re.compile(r"\n[ \t]*\n")


@law
def keeps_numbers(texts: Texts | None = None) -> Law:
    """Every number of a sound text comes out, in its place.

    Why: a wrong digit looks like a right one, and nobody finds it later.

    Example:
        >>> keeps_numbers().broken(lambda s: s.replace("10", "1O"), "at 10:30")
        "where '10' stood there is '1': the cleaner gives 'at 1O:30'"

    Takes: ``texts``, a strategy for sound texts (prose, lists, tables and code with numbers in them). Digits are
    compared, whatever parts or groups them; full-width ones count as plain ones.
    """

    def judge(subject: Subject, text: str) -> str | None:
        out = subject.text(text)
        for was, now in zip_longest(_numbers(text), _numbers(out)):
            if was != now:
                there = "nothing" if now is None else shown(now)
                stood = "nothing" if was is None else shown(was)
                return f"where {stood} stood there is {there}: the cleaner gives {shown(short(out))}"
        return None

    return Law("keeps_numbers", (clean_text() if texts is None else texts).filter(_numbers), judge)


def _numbers(text: str) -> list[str]:
    return _NUMBER.findall(unicodedata.normalize("NFKC", text))


@law
def keeps_addresses(texts: Texts | None = None) -> Law:
    """Every web and mail address of a sound text comes out as it was.

    Why: an address with one character changed leads nowhere; one that is gone takes the source with it.

    Example:
        >>> keeps_addresses().broken(lambda s: s.replace("_", ""), "See https://example.org/a_b.")
        "'https://example.org/a_b' is gone: the cleaner gives 'See https://example.org/ab.'"

    Takes: ``texts``, a strategy for sound texts (prose and lists with addresses in them).
    """

    def judge(subject: Subject, text: str) -> str | None:
        out = subject.text(text)
        for address in _addresses(text):
            if out.count(address) < text.count(address):
                return f"{shown(short(address))} is gone: the cleaner gives {shown(short(out))}"
        return None

    return Law("keeps_addresses", (clean_text() if texts is None else texts).filter(_addresses), judge)


def _addresses(text: str) -> list[str]:
    """Words that are addresses, without the brackets and stops around them."""
    found = []
    for word in _PARTED.split(text):
        if "://" in word or word.startswith("www.") or "@" in word[1:-1]:
            letters = [at for at, char in enumerate(word) if char.isalnum()]
            found += [word[letters[0] : letters[-1] + 1]] if letters else []
    return found


@law
def keeps_every_paragraph(texts: Texts | None = None) -> Law:
    r"""Every paragraph of a sound text comes out, in order, from the first to the last.

    Why: a text that is cut short or lacks its middle is still good to read, so the loss is not seen.

    Example:
        >>> keeps_every_paragraph().broken(lambda s: s[:10], "It rained.\n\nThe end.")
        "'The end.' is not in its place: the cleaner gives 'It rained.'"

    Takes: ``texts``, a strategy for sound texts (one to two dozen paragraphs, in 25 languages). Letters and digits
    are compared by their compatibility form, without case and accents: how they are written does not count.
    """

    def judge(subject: Subject, text: str) -> str | None:
        out = subject.text(text)
        said, at = _folded(out), 0
        for paragraph in _PARTING.split(text):
            words = _folded(paragraph)
            found = said.find(words, at)
            if found < 0:
                return f"{shown(short(paragraph))} is not in its place: the cleaner gives {shown(short(out))}"
            at = found + len(words)
        return None

    return Law("keeps_every_paragraph", clean_text() if texts is None else texts, judge)


def _folded(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalnum())


__all__ = ["keeps_addresses", "keeps_every_paragraph", "keeps_numbers"]
