"""The letters outside a-z that each language writes: what a text's own letters can be held against at once."""

from __future__ import annotations

from functools import cache, lru_cache

from ..memo import remembered

# Counted in the sentences the character models were built from: letters above 1 in 50,000.
_ALPHABETS = """
be абвгдежзийклмнопрстуфхцчшыьэюяёіў
bg абвгдежзийклмнопрстуфхцчшщъьюяѝ
ca àçèéíïòóúü
cs áéíóúýčďěňřšťůž
da åæéø
de ßäéöü
el ΐάέήίΰαβγδεζηθικλμνξοπρςστυφχψωϊϋόύώ
es áéíñóúü
et äõöüšž
fi äåö
fr àâæçèéêëîïôùûüÿœ
hr ćčđšž
hu áéíóöúüőű
is áæéíðóöúýþ
it àèéìòù
lt ąčėęįšūųž
lv āčēģīķļņšūž
mk абвгдежзиклмнопрстуфхцчшѐѓѕјљњќѝџ
nb åæøéòóôèê
nl éèëïöü
pl óąćęłńśźż
pt àáâãçéêíóôõúü
ro âîăşţșț
ru абвгдежзийклмнопрстуфхцчшщъыьэюяё
sk áäéíóôúýčďĺľňŕšťž
sr абвгдежзиклмнопрстуфхцчшђјљњћџ
sv äåéö
tr âçîöüğışû
uk абвгдежзийклмнопрстуфхцчшщьюяєіїґ
vi àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỷỹ
he אבגדהוזחטיךכלםמןנסעףפץצקרשתׁׂװױײ
ar ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيکی
fa ءآأؤئابةتثجحخدذرزسشصضطظعغـفقكلمنهويپچژکگیی
th กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮฯะาำเแโใไๆ
"""
# Letters that show a language is itself, and how many of them it takes: the letters of some languages are also
# what misread letters of others turn into, Turkish read as Icelandic and French as Czech.
_SHOWS = """
1 de äöüß
1 fr éèàôù
1 es ñáéíó
1 it àèìòù
1 da æøå
1 nb æøå
1 sv äöå
1 nl ëéï
1 pl ąęłśżó
1 ru оеаи
1 uk оеаиі
1 be оеаі
1 bg оеаи
1 mk оеаи
1 sr оеаи
1 el αοιετ
1 he יוה
1 ar الي
1 fa اری
1 th านร
2 tr ığşç
2 cs ěřůč
2 sk ľťôčž
2 hr ćđšž
2 hu őűöüá
2 is æáöí
2 ro țșăţşî
2 lt ėįųęąš
2 lv āēīļņķ
2 et õäü
2 pt ãõç
2 ca àçè
2 vi ạảấầếềệịọộợụứừđư
"""
SHOWS: dict[str, tuple[int, frozenset[str]]] = {
    line[2:4]: (int(line[0]), frozenset(line[5:])) for line in _SHOWS.strip().splitlines()
}
ALPHABETS: dict[str, frozenset[str]] = {
    line[:2]: frozenset(line[3:]) for line in _ALPHABETS.strip().splitlines()
}


@lru_cache(4096)
def written_in(letters: frozenset[str]) -> tuple[str, ...]:
    """The languages whose alphabets hold all of ``letters`` (lower case, none of them ASCII)."""
    every = _EVERY
    for letter in letters:
        every &= _WRITTEN.get(letter, 0)
    return _languages(every)


@cache
def _languages(bits: int) -> tuple[str, ...]:
    return tuple(language for language, bit in _BITS.items() if bits & bit)


def spelt(letters: frozenset[str]) -> bool:
    """Do the letters show beyond doubt that one language uses them all?"""
    if not letters:
        return True
    every, once, twice = -1, 0, 0
    for letter in letters:
        every &= _WRITTEN.get(letter, 0)
        shows = _SHOWN.get(letter, 0)
        twice |= once & shows
        once |= shows
    return every & (once & _BY_ONE | twice) != 0


@lru_cache(4096)
def foreign(letters: frozenset[str]) -> frozenset[str]:
    """Those of the letters that the language which shows the most of them does not show; none where it writes all."""
    if spelt(letters):
        return frozenset()
    shown: dict[int, int] = {}
    for letter in letters:
        for language in _SHOWN_IN.get(letter, ()):
            shown[language] = shown.get(language, 0) + 1
    # Of languages that show as many, the first one.
    most, language = max([(n, -language) for language, n in shown.items() if n >= _LEAST[language]], default=(0, 0))
    return letters - _SHOWS_LETTERS[-language] if most else letters


# Every language is one bit: by letter, which ones write it, and which ones it shows; and which ones one letter shows.
_BITS = {language: 1 << n for n, language in enumerate(ALPHABETS)}
_EVERY = sum(_BITS.values())
_WRITTEN: dict[str, int] = {}
_SHOWN: dict[str, int] = {}
for _language, _own in ALPHABETS.items():
    for _letter in _own:
        _WRITTEN[_letter] = _WRITTEN.get(_letter, 0) | _BITS[_language]
_SHOWN_IN: dict[str, tuple[int, ...]] = {}  # the same, by their places in SHOWS
for _n, (_language, (_least, _own)) in enumerate(SHOWS.items()):
    for _letter in _own:
        _SHOWN_IN[_letter] = (*_SHOWN_IN.get(_letter, ()), _n)
        _SHOWN[_letter] = _SHOWN.get(_letter, 0) | _BITS[_language]
_LEAST, _SHOWS_LETTERS = zip(*SHOWS.values(), strict=True)
_BY_ONE = sum(_BITS[language] for language, (least, _) in SHOWS.items() if least == 1)


_SELDOM = frozenset("ĺŕ")  # Slovak has them, in a dozen words that hold other accents; å and à turn into them
_CIRCUMFLEX = frozenset("âêîôû")  # French may show no other accent in a line


@remembered(16_384, 200)
def familiar(letters: str) -> bool:
    """Could the letters outside ASCII of a line, repeated as they are, all come from one language but for a slip?

    One foreign letter is a name; eth and thorn, which half of the world's misread letters turn into, are none.
    """
    present = frozenset(letters)
    if present <= _SELDOM and len(letters) > 1:
        return False
    if all(c > "\u024f" for c in present) or written_in(present) == ("vi",):
        return True
    if written_in(present) and (present <= _CIRCUMFLEX or (len(present) == 1 and present.isdisjoint("þð"))):
        return True
    for language, (least, own) in SHOWS.items():
        if len(present & own) >= least:
            foreign = present - ALPHABETS[language]
            if sum(letters.count(c) * (2 if c in "þð" else 1) for c in foreign) <= 1:
                return True
    return False
