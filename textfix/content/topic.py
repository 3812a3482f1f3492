"""Texts about what else stands around texts: terms of use, privacy policies, imprints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ..layout import Block
from .sections import FEW, is_own_text
from .verdict import RULE_OF_KIND, Verdict

# One in so many of the characters of paragraphs are in those that name the topic; the second where nothing else was
# taken out.
SHARE, CLEAN_SHARE = 2, 3
OF_LAW = ("legal", "newsletter", "junk")  # what a policy speaks of, and the lines it is ruled with
FEWEST = 2  # such paragraphs
PARAGRAPH_CHARS = 400  # of a paragraph that are looked at
# Parts of words that name the topic, in lower case, by language.
_WORDS = """
    cookie|privacy|personal data|terms of use|these terms|terms and|liability|copyright|your consent|governing law
    all rights|datenschutz|personenbezogen|ihre daten|ihrer daten|nutzungsbedingung|geschäftsbedingung|haftung
    urheberrecht
    einwilligung|telemediengesetz|confidentialité|données personnelles|données à caractère|traceur|consentement
    conditions générales|conditions d’utilisation|conditions d'utilisation|responsabilité|droit d'auteur
    privacidad|datos personales|consentimiento|condiciones de uso|términos y condiciones|estos términos
    responsabilidad|propiedad intelectual|estas condiciones|derechos reservados
    dati personali|riservatezza|condizioni d'uso|condizioni generali|responsabilità|diritto d'autore
    privacidade|dados pessoais|consentimento|termos de uso|direitos autorais
    persoonsgegevens|toestemming|voorwaarden|aansprakelijk|auteursrecht
    prywatno|danych osobowych|dane osobowe|regulamin|odpowiedzialnoś|ciasteczk|praw autorskich
    персональн|конфиденциальн|соглашени|ответственност|куки|файлы cookie|авторск
    çerez|gizlilik|kişisel veri|sorumlulu|kullanım koşul|telif hak
    隐私|隱私|个人信息|個人資料|條款|条款|版权|版權|プライバシー|個人情報|規約|著作権
    الخصوصية|البيانات الشخصية|الشروط|ملفات تعريف|حقوق النشر
    개인정보|약관|저작권|쿠키|गोपनीयता|कुकी|शर्तें|คุกกี้|ข้อมูลส่วนบุคคล|ข้อกำหนด|פרטיות|עוגיות|תנאי השימוש
    особистих даних|điều khoản|quyền riêng tư|bảo mật|dữ liệu cá nhân|kebijakan privasi|data pribadi
    syarat|faragha|vidakuzi|masharti"""
_PARTS = tuple(re.split(r"\s*[|\n]\s*", _WORDS.strip()))


def is_legal(blocks: Sequence[Block], taken: Iterable[Verdict | None] = ()) -> bool:
    """Whether most of a document speaks of law and data: there such sentences are what it says.

    Not where much else was ``taken`` out: a page may ask for consent in more words than its text has.

    >>> from textfix.layout import blocks
    >>> is_legal(blocks("This site uses cookies for your basket.\\n\\nYou may refuse a cookie in your browser."))
    True
    """
    others = sum([v is not None and v.kind in RULE_OF_KIND and v.kind not in OF_LAW for v in taken])
    if others >= FEW:
        return False
    share = SHARE if others else CLEAN_SHARE
    texts = [b.said[:PARAGRAPH_CHARS].casefold() for b in blocks if b.shape != "code" and is_own_text(b)]
    about = [len(text) for text in texts if any(map(text.__contains__, _PARTS))]
    return len(about) >= FEWEST and share * sum(about) >= sum(map(len, texts))


__all__ = ["is_legal"]
