"""Lines that read like a name and are none: they greet somebody, count something, name a day's meeting. Words as data.

Where a label announces the writer ("By", "작성자") none of this is asked.
"""

from __future__ import annotations

import re

from ..late import late
from .dates import find_dates

# No part of a name in any language, and no first word of one. Left out are words that are names as well: Per, Im, An.
NO_NAMES = frozenset("""
    nr no. vol issue ausgabe heft jahrgang numéro número numero page seite seiten item bd
    zum zur mit für hier jetzt mehr alle pour avec dans votre vos notre nos cette plus para más nuestro nuestra voor
    naar meer dla для при все
    impressum datenschutz agb kontakt barrierefreiheit cookie cookies accessibility imprint
    views view hits downloads aufrufe vues visitas lecturas visualizzazioni visualizações weergaven wyświetlenia odsłony
    просмотров просмотры просмотра просмотр görüntülenme okunma visningar visninger zobrazení
    조회수 조회 추천 댓글 첨부 첨부파일 다운로드 목록 浏览 浏览量 阅读 阅读量 点击 点击数 点击量
    評論 评论 閲覧 閲覧数 再生 表示
    مشاهدة مشاهدات المشاهدات قراءة
""".split())  # fmt: skip
# How a letter begins: words that greet wherever they begin a line, and words that may be a name as well.
_GREETS = (
    "dear|hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings"
    "|liebe[rs]?|hallo|sehr geehrte[rs]?|geehrte[rs]?|werte[rs]?|guten (?:tag|morgen|abend)|grüß gott|servus"
    "|bonjour|bonsoir|salut|chère?s|chère|ciao|buongiorno|buonasera|gentilissim[aeio]|egregi[oa]?"
    "|hola|buen[oa]s (?:días|tardes|noches)|estimad[oa]s?|querid[oa]s?|olá|bom dia|boa tarde|boa noite|prezad[oa]s?"
    "|car[oa]s|geachte|szanown[aiy]|szanowne|drogi|droga|drodzy|cześć|dzień dobry"
    "|уважаем\\w+|дорог(?:ой|ая|ие)|привет|здравствуйте|добрый (?:день|вечер)|доброго|шановн\\w+|вітаю"
    "|merhaba|değerli|sayın|hej|hejsan|kjære|hyvät?|vážen[íáý]|milí|milý|milá|dobrý den|ahoj|kedves|tisztelt|dragi"
    "|stimat[ăeaiă]+|bună|αγαπητ\\w+|γεια|dragă|poštovan[aei]|selamat"
)
_MAY_GREET = (
    "welcome|dag|moin|gentil[ei]|cher|car[aeoi]|beste|sevgili|kära|käre|kære|salve|rakas|rakkaat|lieve|moi|draga|hei|hoi"
)
_WIDE_GREETS = (
    "안녕|여러분|각위|亲爱|親愛|尊敬|各位|敬啟|拝啓|皆様|皆さん|您好|你好|こんにちは"
    "|السلام عليكم|مرحبا|أعزائي|عزيزي|السادة|प्रिय|नमस्ते|שלום"
)
_GREETING = late(
    rf"(?:{_GREETS})(?=[\s,!]|\Z)|(?:{_MAY_GREET})\s.*[,!:]\Z|(?:{_WIDE_GREETS})",
    re.I,
)
_SPOKEN_END = frozenset("?!…？！؟。।")
# "Meeting of 13 January": the day belongs to what stands before it.
OF_A_DAY = frozenset("of vom du de del della dello do da van dd från fra z ze dnia от від för der am".split())
_SUBJECT = late(
    r"(?:subject|betreff|objet|sujet|asunto|oggetto|assunto|onderwerp|předmět|emne|ämne|aihe|konu|тема|件名|主题|主旨|제목"
    r"|الموضوع)\s?[:：]",
    re.I,
)
_CODE = late(r"\d+(?:[-–./]\d+)+\.?")


def greets(said: str) -> bool:
    """Whether a line is how a letter begins.

    >>> greets("Dear Ann"), greets("Liebe Nachbarn,"), greets("Cara Paola,"), greets("Cara Lee"), greets("Dearborn")
    (True, True, True, False, False)
    """
    return _GREETING.match(said) is not None


def exclaims(said: str) -> bool:
    """Whether a line ends as what is said aloud does."""
    return said[-1:] in _SPOKEN_END


def names_nobody(said: str) -> bool:
    """Whether a whole line is a greeting, the subject of a mail, or the name of a thing with a number of parts.

    >>> names_nobody("Hallo Jürgen,"), names_nobody("Article L. 213-4"), names_nobody("Ann Lee, 07-03-2023")
    (True, True, False)
    """
    if greets(said) or _SUBJECT.match(said):
        return True
    end = said.rpartition(" ")[2]
    return _CODE.fullmatch(end) is not None and not find_dates(said)


def is_dated_thing(rest: str) -> bool:
    """Whether what stands behind a name says that it is the name of a thing: of a day ("Meeting of 13 January 2026"),
    with a number before its day ("Nr. 3 | 2 March 2026"), with a number of parts ("Article L. 213-4").

    >>> [is_dated_thing(rest) for rest in ("of 3 May 2025", "3 | 3 May 2025", "213-4", "on 3 May 2025", "| 3 May 2025")]
    [True, True, True, False, False]
    """
    if _CODE.fullmatch(rest) and not find_dates(rest):
        return True
    dates = find_dates(rest)
    if not dates:
        return False
    before = rest[: dates[0].start].strip(" |·•–—-,").casefold()
    return before in OF_A_DAY or (before[:1].isdigit() and ":" not in before)


__all__ = ["NO_NAMES", "OF_A_DAY", "exclaims", "greets", "is_dated_thing", "names_nobody"]
