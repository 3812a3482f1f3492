"""Lines on which nothing needs to be tried, although a letter in them is foreign: "eine Flasche Dom Pérignon".

The gate looks at every line with a letter that the language of the text has not. Nearly always it is one of a name,
stands inside a word, and no misreading shows letters in that way.
"""

from __future__ import annotations

import re

from .alphabets import familiar
from .misread_signs import slip

# Left out are letters that stand for something else where bytes were lost or a line was read with the wrong page.
_LETTERS = "áàåäæçéèëíìñóòöøúùüýßąćęłńśźčěřůőű"
_CAPITALS = "ÄÅÉÖØÜ"
_UNSURE = re.compile(
    "[^\x00-\x7f](?!"
    f"(?<=[A-Za-z][{_LETTERS}])(?=[a-zß .,;:!?)-]|$)|(?<=[äöü]ß)(?=[a-z .,;:!?)-]|$)"  # inside a word or at its end
    f"|(?<=[{_LETTERS}{_CAPITALS}])(?<![^ („“-].)(?=[a-z]{{2}})"  # at its beginning
    "|(?<= [–—])(?= )|(?<=[A-Za-z\\d.,;:)]\xa0)(?=[A-Za-z\\d(–])|(?<=[ (]©)(?= ?[A-Z\\d])"
    "|(?<=[„“])(?<![^ (].)(?=[A-Za-z])"
    "|(?<=[a-z.,!?][“”])(?=[ .,;:)]|$)"
    "|(?<=[a-z]’)(?=[A-Za-z ]))"
)
_HIGH_LETTERS = re.compile(f"[{_LETTERS}{_CAPITALS}]")


def sound(line: str) -> bool:
    """Does every character outside ASCII stand where people write it, and do the letters go together?

    >>> sound("Eine Flasche Dom Pérignon für 200 Mark"), sound("das Frühstück beèka"), sound("Ã¼ber")
    (True, False, False)
    """
    if _UNSURE.search(line):
        return False
    letters = _HIGH_LETTERS.findall(line)
    return len(letters) < 2 or (familiar("".join(sorted(letters)).lower()) and not slip(line))
