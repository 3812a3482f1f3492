"""The characters that a residue may have been: symbols with their habits, emoji with their words, letters."""

from __future__ import annotations

import unicodedata
from functools import cache
from math import log
from typing import NamedTuple

from ..stored import stored


class Plausible(NamedTuple):
    """A character (or emoji sequence) that people write.

    ``cost`` is ln P among the text's characters for symbols; letters leave it to the language model.
    """

    text: str
    kind: str
    cost: float = 0.0
    words: frozenset[str] = frozenset()


# Where a kind of symbol stands, as (left, right) neighbours. S line start or end, W white space, A letter,
# D digit, O opening mark, P other mark, I ideograph or kana, a letter
# to all but wide marks. The first rule that fits says how much the place speaks for it, in nats.
_KINDS = {
    "apostrophe": "A-A:0 D-A:-1.5 WSOP-D:-3 A-*:-2 WSO-A:-3.5 *-*:-6",
    "open": "WSO-ADPO:0 S-W:-5 WSO-W:-2.5 P-AD:-2.5 *-*:-6",
    "close": "ADP-WSP:0 ADP-AD:-3 W-WSP:-2.5 *-*:-6",
    "dash": "W-W:0 A-A:-1.5 D-D:0 P-AS:-2 S-W:-1.5 AP-W:-2.5 W-AD:-2.5 W-S:-2 *-*:-5",
    "bullet": "S-W:0 W-W:-1.5 S-*:-2 *-*:-5",
    "ellipsis": "A-WSP:0 A-A:-1.5 W-*:-1.5 *-*:-3",
    "after": "A-*:0 DP-*:-1.5 *-*:-5",
    "before": "WSO-AD:0 WSO-W:-0.5 *-*:-5",
    "amount": "WSOP-D:0 D-*:0 *-W:-2 *-*:-4",
    "number": "D-*:0 W-D:-1 A-*:-2 *-*:-4",
    "between": "W-W:0 D-*:-0.5 *-D:-0.5 S-W:-1 *-*:-3",
    "blank": "S-S:-3 *-*:0",
    "hyphenation": "A-A:-3 *-*:-6",
    "emoji": "E-WSE:-1 S-W:0 W-S:-0.5 S-S:0 W-W:-3 PW-P:-3 P-W:-3 PW-A:-5 S-A:-6 S-*:-3 *-S:-2.5 A-*:-4.5 *-*:-4",
    "tone": "E-*:0 *-*:-9",
    "keycap": "D-*:0 *-*:-9",
    "wide": "I-*:-1 *-I:-1 *-*:-6",
}

# ln P per character of ordinary text, from the share of each mark in the gold text of WCXB.
_SYMBOLS = """
’ apostrophe -5.6
“ open -7.2
” close -7.2
‘ open -9
„ open -9.5
‚ open -11
« open -9
» close -9
‹ open -12
› close -11
— dash -7.6
– dash -7.8
― dash -11
− number -11
‐ dash -11
‑ dash -11
• bullet -8
· between -8.5
● bullet -11
■ bullet -11.5
▪ bullet -11.5
◦ bullet -12
► bullet -11
▶ bullet -11.5
★ bullet -10.5
☆ bullet -11
✓ bullet -10.5
✔ bullet -11
✗ bullet -12
✘ bullet -12
→ between -9.5
← between -11
↑ between -11
↓ between -11
↔ between -12
⇒ between -12
… ellipsis -8.5
™ after -9
® after -9
© before -9.5
° number -9
€ amount -8.5
£ amount -9
¥ amount -11
¢ amount -11.5
₹ amount -10.5
₽ amount -11.5
₴ amount -12
№ before -11
§ before -10.5
¶ before -12
† after -12
‡ after -13
‰ number -12
½ number -11
¼ number -11.5
¾ number -11.5
⅓ number -13
× between -9.5
÷ between -12
± between -11
± before -11
≈ between -11.5
≤ between -11.5
≥ between -11
≠ between -12
∞ between -12.5
√ before -12.5
² number -10.5
³ number -11
¹ number -11.5
⁄ number -13
ª number -12
º number -10.5
¡ open -11
¿ open -10
′ number -11.5
″ number -11.5
\u00a0 blank -9
\u00ad hyphenation -12
\u200b blank -10
\u200c blank -12
\u200d blank -13
\u200e blank -12
\u2002 blank -12
\u2003 blank -12
\u2009 blank -12
\u202f blank -11
\u2028 blank -13
\ufeff blank -11
\ufe0f tone -11
\u20e3 keycap -14
\ufe0f\u20e3 keycap -9
、 wide -11
。 wide -11
「 wide -12
」 wide -12
《 wide -12
》 wide -12
（ wide -12
） wide -12
！ wide -12
？ wide -12
， wide -11
： wide -12
"""

_EMOJI_MASS = -6.5  # ln P that a character of a text with emoji is one; shared out by their weights
_SMOOTH = 0.3  # weight of an emoji that the counts never saw; such are still a third of all uses

_LETTER_RANGES = (
    (0xC0, 0x180), (0x1A0, 0x1A2), (0x1AF, 0x1B1), (0x1CD, 0x1DD), (0x218, 0x21C), (0x386, 0x3CF),
    (0x400, 0x460), (0x490, 0x494), (0x49A, 0x49C), (0x4A2, 0x4A4), (0x4AE, 0x4B2), (0x4BA, 0x4BC),
    (0x4D8, 0x4DA), (0x4E8, 0x4EA), (0x5BE, 0x5BF), (0x5D0, 0x5EB), (0x5F3, 0x5F5), (0x60C, 0x60D),
    (0x61B, 0x61C), (0x61F, 0x620), (0x621, 0x653), (0x660, 0x66A), (0x67E, 0x67F), (0x686, 0x687),
    (0x698, 0x699), (0x6A9, 0x6AA), (0x6AF, 0x6B0), (0x6CC, 0x6CD), (0x6F0, 0x6FA), (0x1EA0, 0x1EFA),
)  # fmt: skip


@cache
def plausible() -> tuple[Plausible, ...]:
    """Every character that is considered at all."""
    out = []
    for line in _SYMBOLS.strip().split("\n"):
        text, kind, cost = line.rsplit(" ", 2)
        out.append(Plausible(text, kind, float(cost)))
    known = {p.text for p in out}
    out += (p for p in _emoji() if p.text not in known)
    out += (Plausible(chr(0x1F3FB + n), "tone", -9.0) for n in range(5))
    letters = (chr(n) for low, high in _LETTER_RANGES for n in range(low, high))
    out += (Plausible(c, "letter") for c in letters if unicodedata.name(c, ""))
    return tuple(out)


@cache
def marks() -> dict[str, tuple[tuple[str, float], ...]]:
    """The kinds of symbol that a mark is used as, with ln P of each; no letters and no emoji."""
    kinds: dict[str, tuple[tuple[str, float], ...]] = {}
    for char in plausible():
        if char.kind not in ("letter", "emoji"):
            kinds[char.text] = (*kinds.get(char.text, ()), (char.kind, char.cost))
    return kinds


@cache
def written_signs() -> frozenset[str]:
    """The characters of every symbol and emoji that people write."""
    others = "\u200d□▲△▼◆○◎◇▽※℃℉♫♪❖➤◄⇐∀∃∅∈∂⇔‣⁃☰✖⌂⏎℠№℗⌘⏰‱‽♥♡☺₩₪₺₫₿₦⁴⁵⁶⁷⁸⁹⁰₀₁₂₃₄⅔⅕⅛⅜⅝⅞"
    return frozenset(others).union(*(char.text for char in plausible() if char.kind != "letter"))


@cache
def _emoji() -> tuple[Plausible, ...]:
    rows = [line.split("\t") for line in stored(__package__, "lossy_emoji.txt").decode().splitlines()]
    whole = sum(float(weight) + _SMOOTH for _, weight, _ in rows)
    return tuple(
        Plausible(e, "emoji", _EMOJI_MASS + log((float(weight) + _SMOOTH) / whole), frozenset(words.split()))
        for e, weight, words in rows
    )


@cache
def fits(kind: str, left: str, right: str) -> float:
    """How well a kind of symbol suits its place: nats, 0 for an ordinary place.

    ``left`` and ``right`` are neighbour classes, see :func:`place`.

    >>> fits("apostrophe", "A", "A") > fits("dash", "A", "A") > fits("emoji", "A", "A")
    True
    """
    if kind != "wide":
        left, right = left.replace("I", "A"), right.replace("I", "A")
    for rule in _KINDS[kind].split():
        sides, _, cost = rule.rpartition(":")
        lefts, _, rights = sides.partition("-")
        if (left in lefts or "*" in lefts or left == "?") and (right in rights or "*" in rights or right == "?"):
            return float(cost)
    return -6.0


@cache
def place(char: str) -> str:
    """The class of a neighbouring character; "" stands for the line's start or end."""
    if char == "" or char == "\n":
        return "S"
    if char.isspace():
        return "W"
    if char.isalpha():
        return "I" if "\u3040" <= char <= "\u9fff" else "A"
    if char.isdigit():
        return "D"
    if char in "([{«“‘„¿¡\"'-/":
        return "O"
    if char == "\ufe0f" or char == "\u200d" or "\u2600" <= char[0] <= "\u27bf" or char[0] >= "\U0001f000":
        return "E"
    return "P"
