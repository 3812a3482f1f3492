"""Most text is regular already; this finds out from the characters it holds."""

from __future__ import annotations

import unicodedata
from functools import cache

from ..characters import Characters
from ..late import late

# Blocks in which some character is a mark, decomposes, or cannot be seen; generous, since a hit costs a closer look.
MARKS = (
    "\u0300-\u036f\u0374\u037e\u0387\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0711\u0730-\u074a\u07eb-\u07fd\u0816-\u082d\u0859-\u085b\u0897-\u089f\u08ca-\u08ff\u093c\u094d-\u0954"
    "\u0958-\u095f\u09bc-\u09d7\u09dc-\u09df\u09fe\u0a33-\u0a5e\u0abc-\u0acd\u0b3c-\u0b5d\u0bbe-\u0bd7"
    "\u0c3c-\u0c56\u0cbc-\u0cd6\u0d3b-\u0d57\u0dca-\u0ddf\u0e38-\u0e3a\u0e48-\u0e4b\u0eb8-\u0ecb\u0f18-\u0fc6"
    "\u102e-\u103a\u108d\u1100-\u11ff\u135d-\u135f\u1714-\u17dd\u18a9\u1939-\u193b\u1a17-\u1aff\u1b34-\u1b73\u1baa-\u1bf3"
    "\u1c37\u1cd0-\u1cf9\u1dc0-\u1dff\u1f71-\u1fff\u2000-\u2001\u20d0-\u20f0\u2126-\u212b\u2329-\u232a\u2adc\u2cef-\u2cf1\u2d7f"
    "\u2de0-\u2dff\u302a-\u302f\u3099-\u309a\ua66f-\ua69f\ua6f0-\ua6f1\ua806-\uabed\uf900-\ufaff\ufb1d-\ufb4e\ufe20-\ufe2f"
    "\U000101fd-\U00011fff\U00016af0-\U00016b36\U00016ff0-\U00016ff1\U0001bc9e\U0001d15e-\U0001d1c0\U0001d242-\U0001d244"
    "\U0001e000-\U0001e94a\U0002f800-\U0002fa1f"
)
_IRREGULAR = late(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    f"\ufff9-\ufffc\U000e0000-\U000e007f{MARKS}]"
)


_MARK = late(f"[{MARKS}]")
_LONG_RUN = late(f"[{MARKS}]{{64}}")


def regular(held: Characters, text: str) -> bool:
    """True only when nothing in ``text``, of which ``held`` is known, can need normalising."""
    if held.others <= _REGULAR:
        return True
    needs = {*map(_need, held.others)}
    if ODD in needs:
        return False
    if MARKED not in needs:
        _REGULAR.update(held.others)
        return True
    # CPython takes quadratic time over long runs of marks.
    return not _LONG_RUN.search(text) and unicodedata.is_normalized("NFC", text)


PLAIN, MARKED, ODD = range(3)
_REGULAR: set[str] = set()  # characters that were met and are irregular nowhere


@cache
def _need(c: str) -> int:
    """Is the character irregular wherever it stands, or may it compose with others, or neither?"""
    return PLAIN if not _IRREGULAR.match(c) else MARKED if _MARK.match(c) else ODD
