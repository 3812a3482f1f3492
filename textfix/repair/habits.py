"""What people write although it looks odd: an acute for an apostrophe, daggers, ohms, pilcrows, names of languages.

Where such a habit is all that is odd about a line, no reading of it needs to be tried.
"""

from __future__ import annotations

import re
from string import ascii_lowercase

# Names of languages in themselves, as the menus of many sites list them, some in the wrong mixture of scripts.
_LANGUAGES = """
    中文网 中文版 简体中文 繁體中文 繁体中文 正體中文 中文 简体 繁體 日本語 한국어 한국인 日本 中国 中國
    台灣 臺灣 香港 粵語 한국
    Русский русский Українська Беларуская Български Српски Македонски Қазақша Қазақстан Қазақ Кыргызча Тоҷикӣ
    Башҡортса Чӑвашла Ўзбекча ўзбекча Татарча Монгол Саха Осетия Ελληνικά العربية فارسی עברית اردو ئۇيغۇرچە ไทย
    हिन्दी বাংলা தமிழ் తెలుగు Հայերեն ქართული አማርኛ усский ərbaycanca ərbaycan ʻzbekcha
""".split()
# The same in Latin script, word by word. Asked last: most letters of these are nothing odd by themselves.
_LATIN_NAMES = frozenset("""
    Čeština Română Slovenščina Slovenčina Español Français Português Türkçe Íslenska Føroyskt Ślůnski Ślōnski
    Žemaitėška Tiếng Việt Lietuvių Latviešu Anarâškielâ Sámegiella Davvisámegiella Kurdî Azərbaycanca Gàidhlig
    Māori Ænglisc Emiliàn rumagnòl Emigliàn Lëtzebuergesch Lìgure Nāhuatl Võro Zeêuws Gĩkũyũ Iñupiak
    Kaszëbsczi Kreyòl Latgaļu Mirandés Piemontèis Tatarça Türkmençe Vèneto Vepsän Volapük Yorùbá Bân lâm gí
    Mìng dĕ ngṳ kâ ngî Sängö Sāmoa Kurmancî Zazakî bokmål Bokmål Aragonés
    Binisayâ Românește
""".split())
# Words of Welsh, which writes "with" as "â", that are words of hardly any other language.
_WELSH = frozenset("""
    amdan byddwn bydd cael chi chwilio cymraeg cymru cysylltu drwy eich ein fydd gallwch gyda gyfer gwaith hefyd heb
    holl hyn mae mewn neu nhw nid oedd rhai rydym rydyn sydd trwy unrhyw wedi wrth ymuno yn yng ym yr yw
""".split())
_WELSH_BYTES = frozenset(word.encode() for word in _WELSH)
_BLANKED = bytes(byte if chr(byte) in ascii_lowercase else 0x20 for byte in range(256))  # all but plain letters
_ENGLISH = frozenset("the and of to is for with that".split())
_SHARE = 0.25  # of such words among those of both languages
_WORDS = 2  # of Welsh that show it
_THE = re.compile("[a-z]['’]r\\b")  # its article behind a vowel
_WORD = re.compile(r"[^\W\d_]+")
_SMALL = "".join(filter(str.islower, map(chr, range(0xDF, 0x250))))  # Latin letters
# Each begins with the odd character itself, so that one class of them can be skipped to.
_HABITS = (
    ("´‘ʼ", r"(?<=[^\W\d_].)(?=(?:s|t|m|d|ll|re|n|sche[nrsm]?)\b)|(?<![^ (].)(?=\d\ds?\b)"),  # it´s, Trump‘sche, ´61
    ("„", r"(?<=[^\W\d_].)(?=[\s).,:;!?]|$)"),  # a closing quotation mark from below
    ("¶", r"(?<=[\w)?!.:\"'’”].)(?=\s*$)"),  # the link to itself behind a heading
    ("†‡", r"(?<=[^\W\d_]{4}.)(?![\w†‡])|(?<=[.,;)*].)(?!\w)|(?<!\S.)(?=[ A-Z]|$)"),  # footnotes
    ("Ωµμ", r"(?<=\d.)(?![^\W\d_]{2})|(?<=\d .)(?![^\W\d_]{2})|(?<=\d.)(?=[A-Z][a-z])"),  # 8Ω, 8ΩWeight
    ("√", r"(?<![^\W\d_].)(?=π(?![^\W\d_]))"),  # √π, behind no letter that it may belong to
    ("±", r"(?<![^\x00-\x7f].)(?=\s?\d)"),  # 9dB±3dB
    ("©", r"(?<![^\s(].)(?=[a-z]?[A-Z][a-z])"),  # ©iStock
    ("π", r"(?<=[/\d-].)(?!\w)|(?<!\w.)(?=/\d)|(?= Rendered by PID )"),  # π/2, and what a forum prints below
    ("ºª", r"(?<=[\dnN].)"),  # 180º, 2ª, nº
    ("≥≤≈≠", r"(?<![^\s(\[<>=|].)(?=\s?[\d.$€£-])"),  # ≥ 30
    ("\ue000-\uf8ff", r"(?<!\S.)(?!\S)"),  # icons of a font
    (_SMALL, r"(?<=[A-ZÄÖÜ].)(?<![^\W\d_]..)(?<!‚..)(?=[a-zß-ɏ])"),  # one with an accent behind a capital
    ("ß", "(?<=[A-ZÄÖÜ].)(?=[A-ZÄÖÜ])"),  # AUßEN
    ("À-\u024fΑ-ωА-я", "(?<=[\"'“‘«].)(?=[\"'”’»])"),  # the letter "â"
    ("äöü", r"(?<=[A-Z].)(?<![^\W\d_]..)(?=[A-Z]{1,3}(?![^\W\d_]))"),  # DüV
    ("\xad", "(?<=[A-Za-z].)(?=[a-z])"),  # where a word may be parted
    ("\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069", ""),  # direction marks, breaks of no width
)
# Frames of names and titles, drawn with accents: ¸.·´¯`·.¸ and °º¤ø,¸¸,ø¤º°. Chinese that was misread has letters, too.
_ORNAMENT = re.compile(r"(?<![^\W\d_ø])(?=[^\s.,`'~*-]*[.,`'~*-])[¸¤°º¯´·•ø«».,`'~*-]{4,}(?![^\W\d_])")
_TABLE = re.compile(r"┬─┬ ?ノ?(?:\([^()\n]{0,12}\))?")  # set upright by a face: ┬─┬ノ( º _ ºノ)
_PALOCHKA = re.compile("(?<=[А-я])I(?=[А-я])")  # the letter of the Caucasus that no keyboard has: ГIалгIай
_FIRST = "".join(sorted({name[0] for name in _LANGUAGES}))
_NAMES = "|".join(f"(?<={name[0]}){name[1:]}" for name in sorted(_LANGUAGES, key=len, reverse=True))
_HABIT = re.compile(
    "[{}{}](?:{}|(?<=[{}])(?:{}))".format(
        "".join(chars for chars, _ in _HABITS),
        _FIRST,
        "|".join(f"(?<=[{chars}])(?:{where})" for chars, where in _HABITS),
        _FIRST,
        _NAMES,
    ),
    re.DOTALL,
)


def without_habits(line: str) -> str:
    """``line`` with what is odd by habit taken out or made plain.

    >>> without_habits("Working with forms¶"), without_habits("日本語 | It´s 8Ω")
    ('Working with forms', ' | Its 8')
    """
    if "¸" in line or "¯" in line or "¤" in line:
        line = _ORNAMENT.sub("", line)
    if "┬─┬" in line:
        line = _TABLE.sub("", line)
    if "I" in line:
        line = _PALOCHKA.sub("", line)
    return _HABIT.sub("", line)


def without_names(line: str) -> str:
    """``line`` without the names of languages in Latin script.

    >>> without_names("• Čeština • Română")
    '•  • '
    """
    return _WORD.sub(lambda word: "" if word[0] in _LATIN_NAMES else word[0], line)


def welsh(text: str) -> bool:
    """Is the text Welsh, or Welsh and English?

    >>> welsh("Ymuno â ni yn y gwaith / Join us"), welsh("Join us â or not")
    (True, False)
    """
    low = text.lower()
    plain = low.encode("ascii", "replace").translate(_BLANKED).split()  # much quicker than finding its words
    if sum(map(_WELSH_BYTES.__contains__, plain)) + low.count("'r") + low.count("’r") < _WORDS:
        return False
    words = _WORD.findall(low)
    own = sum(map(_WELSH.__contains__, words)) + len(_THE.findall(text))
    return own >= _WORDS and own >= _SHARE * (own + sum(map(_ENGLISH.__contains__, words)))
