"""The letters outside a-z that each language writes: what a text's own letters can be held against at once."""

from __future__ import annotations

from functools import lru_cache

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
ALPHABETS: dict[str, frozenset[str]] = {
    line[:2]: frozenset(line[3:]) for line in _ALPHABETS.strip().splitlines()
}


@lru_cache(4096)
def written_in(letters: frozenset[str]) -> tuple[str, ...]:
    """The languages whose alphabets hold all of ``letters`` (lower case, none of them ASCII)."""
    return tuple(language for language, own in ALPHABETS.items() if letters <= own)
