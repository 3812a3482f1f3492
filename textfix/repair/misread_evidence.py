"""What a reading of a misread line must show before it is believed: gain, letters in words, marks in their place."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..edits import Edit
from ..memo import remembered
from .alphabets import written_in
from .codepages import DOUBLE, SINGLE
from .judge import SERIOUS, Judge
from .lettered import is_cased, is_list, is_word
from .lossy_chars import fits, marks, place
from .texture import CJK, HIGH, LETTERS, MONEY, STRANGE, STRANGERS, cost, kind
from .windows import COMMON

SINGLE_RULE = "MOJ006"
LONGEST = 40  # letters of a word that are looked at on either side of what changes
# Nats that a line must win. Calibrated on the development cases, half of them held back: clean sentences of
# 39 languages win 3.5 at most, 9 in 10 true repairs more than 10. The worst of 403 true repairs win 7 where one letter
# of a single-byte page changes, 9 where two do, 28 where three; names in foreign letters have won 6, 7 and 9.
GAIN = 6.0
SIGNS_GAIN, GAIN_SIGN, MOST_SIGNS = 5.0, 2.0, 3  # for one letter, two, and three or more
GAIN_ALIEN = 1.5  # nats that a line must win where an ideograph stands in a text of another script
EACH = 0.35  # nats for every character that changes
# Oddness that may be left, in units of texture.cost, for a right reading looks clean: for a start, for what the
# line had, for every nat that is won, and at most for these.
LEFT, LEFT_SHARE, LEFT_GAIN, LEFT_AT_MOST = 0.7, 0.05, 0.005, 2.0
FEW_WIDE = 12
UNREAD = 5  # one in so many characters may be lost in what is read; more is no reading
_WORD = re.compile(r"[^\W\d_²³¹ªº¼½¾]{3,}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+")
ASCII_LETTER = re.compile("[A-Za-z]")
GIVEN = ("", "utf-8")  # the way of a reading that others found
LOST_SIGN, SHY = "\ufffd", "\xad"
_HYPHENATED = re.compile("[A-Za-z]\xad[A-Za-z]")
_CONTROL = re.compile("[\x80-\x9f]")
_MISCASED = re.compile("[À-ÖØ-ÞĀ-Ž](?<=[A-Za-z].)(?=[a-z])|[À-ÖØ-ÞĀ-Ž](?<=[a-z].)")
_INNER_LETTER = re.compile(r"[A-Za-z](?=[^\W\d_])[^\x00-\x7fªº][A-Za-z]")
CONTROLS = ("latin-1", "cp1252")
FEWEST_BYTES = 4  # characters that become ideographs or syllables: two of these, which is a word
# Letters of a line that is nothing but a repair: fewer are an alphabet as likely as a word, unless one comes twice.
FEW_LETTERS, FEWEST_LETTERS = 5, 8
MORE_COMMON = 2  # characters that such text is full of, more than before; among FEW_WIDE one is enough
FEWEST_NARROW = 12  # letters of a line whose ideographs become letters of another script: a pair of words
FEW_SIGNS, FEW_WORDS = 2, 3  # different characters that prove little; words of a line that is no sentence
WORST = -8.5  # nats for each character of a right reading; the worst of 590 true repairs has -8.0
_LATIN_TWINS = "ABEKMHOPCTXaeopcyxsijSIJABEZHIKMNOPTYXoAERN"
_TWINS = dict(zip("АВЕКМНОРСТХаеорсухѕіјЅІЈΑΒΕΖΗΙΚΜΝΟΡΤΥΧοΛΞЯИ", _LATIN_TWINS, strict=True))
_MACRONS = frozenset("āēīōūĀĒĪŌŪ")  # of transcriptions and names: Tōkyō, Māori; no misreading shows them alone
_OF_TRADE = "®™"  # stand behind a name
_EMPHASIS, MARKUP = "_*", 4  # of Markdown, and of so many characters at most
MISFIT = -3.0  # nats; a closing quotation mark in front of a word


class Found(NamedTuple):
    """One way to read a line."""

    gain: float  # nats by which it reads better
    new: str
    edits: tuple[Edit, ...]  # within the line
    way: tuple[str, str]  # the page it was shown with and the one it was written in


def enough(line: str, found: Found, least: float) -> bool:
    """Does ``found`` win enough, and from letters that stand in words rather than alone?"""
    if not eligible(line, found):
        return False
    if found.way == GIVEN:
        return found.gain > 0
    if found.way[1] == "utf-8" and _alien(line, found):
        return found.gain >= GAIN_ALIEN
    changed = sum(edit.end - edit.start for edit in found.edits)
    return found.gain >= max(least, EACH * changed)


def eligible(line: str, found: Found) -> bool:
    """Could ``found`` be true, before it is asked how well it reads?"""
    if found.way == GIVEN:
        # One ideograph in a text without any, or a letter of a script that hardly anybody writes, is chance.
        rare = any(kind(c) == STRANGE or "\u1a00" <= c < "\u1e00" for edit in found.edits for c in edit.after)
        return sum([kind(c) in STRANGERS for c in HIGH.findall(found.new)]) != 1 and not rare
    unread = found.new.count("\ufffd") - line.count("\ufffd")
    if unread > 0 and unread * UNREAD > len(HIGH.findall(found.new)):
        return False
    if found.way[1] == "utf-8" and _alien(line, found):
        return True
    if found.way[1] != "utf-8" and not _in_words(line, found):
        return False
    wide = _ideographs(found.new)
    if 0 < wide < FEW_WIDE and len(ASCII_LETTER.findall(found.new)) > wide:
        return False  # a few ideographs in a Latin line are no language
    bonus = LEFT_GAIN * found.gain if found.gain else LEFT_AT_MOST
    if cost(found.new.replace(LOST_SIGN, "")) > LEFT + LEFT_SHARE * _cost_before(line) + bonus:
        return False
    return found.way[1] == "utf-8" or _is_evidence(line, found)


@remembered(4, 100_000)
def _cost_before(line: str) -> float:
    """Asked for every reading of a line, which may be long."""
    return cost(line)


def _is_evidence(line: str, found: Found) -> bool:
    """Is what changes more than an alphabet, a row of signs or a word that some page happens to have letters for?"""
    if found.way == CONTROLS:
        return True
    if found.way[1] in SINGLE and _are_controls(line, found):
        return True
    old = "".join(line[edit.start : edit.end] for edit in found.edits)
    new = [c for edit in found.edits for c in edit.after.lower() if c.isalpha()]
    wide = sum(kind(c) == CJK for c in new)
    rest = sum(map(str.isalpha, line)) - sum(map(str.isalpha, old))
    shown = [c for c in old if kind(c) == CJK]
    if is_list(old) or (0 < wide <= FEWEST_BYTES and not shown and is_word(old)):
        return False
    if shown and wide and not _is_told_by_common(line, shown, new, wide):
        return False
    if shown and not wide and len(new) + rest < FEWEST_NARROW:
        return False
    if wide:
        return len(old) >= FEWEST_BYTES and (any(map(str.isalpha, old)) or len(old) >= FEW_WIDE)
    if rest >= max(len(new), FEWEST_LETTERS):
        return any(map(str.isalpha, old)) or any(_touches(line, edit) for edit in found.edits)
    if not any(map(is_cased, _WORD.findall(found.new))):
        return False
    return len(new) > FEWEST_LETTERS or (len(new) > FEW_LETTERS and len(set(new)) < len(new))


def _is_told_by_common(line: str, shown: list[str], new: list[str], wide: int) -> bool:
    """Whether ideographs or syllables that become others hold the commonest ones then, or were odd before.

    Of the words of a label or beside a date the models know little, and rare syllables may cost less than rare
    ideographs.
    """
    more = sum(map(COMMON.__contains__, new)) - sum(map(COMMON.__contains__, shown))
    return more >= (MORE_COMMON if wide < FEW_WIDE else 1) or _cost_before(line) >= SERIOUS


def _touches(line: str, edit: Edit) -> bool:
    return any(map(str.isalpha, line[max(0, edit.start - 1) : edit.start] + line[edit.end : edit.end + 1]))


def sound(line: str, found: Found, judge: Judge) -> bool:
    """Is what changes more than a sign or two, each the same, for which some page happens to have a letter?"""
    if found.way[1] not in SINGLE:
        return found.way[1] == "utf-8" or judge.reads(found.new) >= WORST * len(found.new)
    if not in_place(line, found) or _is_twin(line, found, judge):
        return False
    letters = letters_of(found.new)
    few = len(changed_from(line, found)) <= FEW_SIGNS
    return not (few and letters) or judge.language(found.new) in written_in(letters)


def proves(line: str, found: Found, judge: Judge) -> bool:
    """Does the line by itself show that its document was misread?"""
    return enough(line, found, needed(line, found)) and sound(line, found, judge)


def needed(line: str, found: Found) -> float:
    """What a line must win that is the only evidence, in nats."""
    if found.way[0] in DOUBLE or found.way[1] not in SINGLE:
        return GAIN
    return SIGNS_GAIN + GAIN_SIGN * min(MOST_SIGNS, len(changed_from(line, found)))


def _is_twin(line: str, found: Found, judge: Judge) -> bool:
    """Do the letters that change pass for ASCII, and does the line read at least as well with these?

    Shops and spam write "Сookies" with a letter of another alphabet.
    """
    if not _TWINS.keys() >= changed_from(line, found):
        return False
    alike = "".join([_TWINS.get(c, c) for c in line])
    return judge.gain(line, alike) >= judge.gain(line, found.new)


def in_place(line: str, found: Found) -> bool:
    """Could what changes be what it becomes, by its looks and its place?"""
    if found.way[1] not in SINGLE:
        return True
    changed = changed_from(line, found)
    if changed <= _MACRONS:
        return False
    if SHY in changed and _HYPHENATED.search(line):
        return False
    if len(changed) > FEW_SIGNS:
        return True
    if _are_controls(line, found):
        return True
    if len(changed) == 1 and len(_WORD.findall(found.new)) < FEW_WORDS and not _INNER_LETTER.search(line):
        return False
    for edit in found.edits:
        before = line[max(0, edit.start - MARKUP) : edit.start].rstrip(_EMPHASIS)[-1:]
        after = line[edit.end : edit.end + MARKUP].lstrip(_EMPHASIS)[:1]
        if kind(line[edit.start]) == MONEY and after.isdigit():
            return False
        if line[edit.start] in _OF_TRADE and before.isalpha() and not after.isalpha():
            return False
        uses = marks().get(edit.after)
        if not uses and edit.rule == SINGLE_RULE and not any(map(str.isalnum, edit.after)):
            return False  # a sign that nobody looks for
        if uses and max(fits(name, place(before), place(after)) for name, _ in uses) < MISFIT:
            return False
    return True


def _are_controls(line: str, found: Found) -> bool:
    """Is each character that changes a control in the place of a letter, which nobody writes: ``Zur\\x81ck``?"""
    return all(map(_CONTROL.match, changed_from(line, found))) and all(
        edit.after.isalpha() and _touches(line, edit) for edit in found.edits
    )


def miscased(found: Found) -> int:
    """How many of the letters that come out are capitals inside of words, to which the models are blind."""
    out, shift = 0, 0
    for edit in found.edits:
        start = edit.start + shift
        for at in range(start, start + len(edit.after)):
            match = found.new[at].isupper() and _MISCASED.match(found.new, at)
            out += bool(match and found.new[at].lower() != found.new[at])
        shift += len(edit.after) - (edit.end - edit.start)
    return out


def changed_from(line: str, found: Found) -> frozenset[str]:
    """The different characters of the line that change."""
    return frozenset([c for edit in found.edits for c in line[edit.start : edit.end]])


def letters_of(line: str) -> frozenset[str]:
    return frozenset(filter(str.isalpha, HIGH.findall(line.lower())))


def _in_words(line: str, found: Found) -> bool:
    """Isolated signs (β, π, —) prove nothing: some change must stand in a word of the repaired line."""
    shift = 0
    for edit in found.edits:
        start, end = edit.start + shift, edit.start + shift + len(edit.after)
        shift += len(edit.after) - (edit.end - edit.start)
        near = _WORD.finditer(found.new, max(0, start - LONGEST), end + LONGEST)
        if any(word.start() <= end and word.end() >= start for word in near) and _glued(line, edit):
            return True
    return False


def _glued(line: str, edit: Edit) -> bool:
    """Does the changed part touch a letter that stays, or hold several of its own?"""
    around = line[max(0, edit.start - 1) : edit.start] + line[edit.end : edit.end + 1]
    if not any(c.isalpha() for c in line[edit.start : edit.end] + edit.after):
        return False  # one mark for another
    return any(c.isalpha() for c in around) or len({c for c in edit.after if c.isalpha()}) > 1


def spelt(line: str) -> bool:
    letters = letters_of(line)
    return bool(written_in(letters)) or any(kind(c) in STRANGERS for c in letters)


def _alien(line: str, found: Found) -> bool:
    """Are all ideographs and syllables of the line part of the repair, and is the rest of another script?"""
    cjk = _ideographs(line)
    gone = sum([_ideographs(line[edit.start : edit.end]) for edit in found.edits])
    if cjk != gone or _ideographs(found.new):
        return False
    high = sum([kind(c) in LETTERS for c in HIGH.findall(line)])
    return len(ASCII_LETTER.findall(line)) + high - cjk > cjk


def _ideographs(text: str) -> int:
    return sum([kind(c) == CJK for c in HIGH.findall(text)])
