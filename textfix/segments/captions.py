"""Captions: lines that describe a picture or a table, by their credit, their number, or the table beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..content import Verdict
from ..content.shape import word_count
from ..late import late
from ..memo import remembered
from .plain import Labelled, Row, plain

MOST_WORDS, MOST_CHARS = 45, 600
NOTE_WORDS = 5  # a short line below a table with fewer words is the heading of what follows
MEMO = 4_096  # lines remembered: each is asked in every reading of a page
QUOTED = "\"“„«»「『‘"
_CREDIT_WORDS = (
    r"photo(?:graph)?s?|photography|images?|pictures?|illustrations?|drawings?|fotos?|bild(?:er)?|abbildung"
    r"|illustration"
    r"|grafik|zeichnung|crédits?(?: photo)?|photographies?|dessin|imagen|fotograf[ií]as?|ilustraci[oó]n|gr[aá]fico"
    r"|immagine|illustrazione|imagem|ilustração|beeld|afbeelding|fot\.|zdjęcie|rys\.|ilustracja|grafika|фото(?:графия)?"
    r"|снимок|иллюстрация|рисунок|fotoğraf(?:lar)?|görsel|çizim|foto(?:grafi)?|bilde|billede|kuva|grafik"
)
# A credit at the end: "… . Photo: Ann Lee", "(Foto: AP)", "Picture by Ann Lee", "Credit: NASA".
_CREDIT = late(
    rf"(?:^|[\s(（\[/|–—-])(?:(?:{_CREDIT_WORDS}|credits?)(?: ?(?:by|credit|courtesy(?: of)?|via|von|de|di|door"
    rf"|av))? ?[:：/©]"
    rf"|(?:photo(?:graph)?|image|picture|illustration|drawing)s? (?:by|courtesy of)|courtesy of"
    r"|(?:foto|bild) (?:von|av)|photo de"
    r"|(?:credit|source) ?:|fot\.\s)\s*(?:[^.!?]|(?<=\b\w)\.){1,80}[.)）\]]*\Z",
    re.I,
)
_CREDIT_WIDE = late(
    r"(?:撮影|写真|画像|イラスト|图片(?:来源)?|图源|摄影?|供图|資料圖片?|사진|تصوير|الصورة|صورة|Foto)\s*[:：/／=]\s*\S.{0,40}\Z"
    r"|[（(](?:示意图|資料写真|资料图|イメージ|写真[はと]?[^）)]{0,20})[）)]\Z"
)
_NUMBERED = late(
    r"^(?:fig(?:ure|ura|\.)?|table|tab\.|chart|exhibit|plate|map|abb(?:ildung|\.)|tabelle|grafik|tableau|carte|tabla"
    r"|cuadro"
    r"|gr[aá]fico|tabella|grafico|figuur|afbeelding|tabel|rys(?:\.|unek)|tabela|wykres|рис(?:\.|унок)|табл(?:\.|ица)"
    r"|şekil|tablo|resim|figur|kuva|taulukko|obr\.|obrázek)\s?\d{1,3}[a-z]?\s?[.:：–—-]\s*\S"
    r"|^[图圖図表]\s?\d{1,3}[-.\d]*\s*[.:：　 ]\s*\S|^(?:الشكل|شكل|جدول|الجدول)\s?\(?\d{1,3}\)?\s?[.:：-]",
    re.I,
)
_SOURCE = late(
    r"(?:sources?|quellen?|fuentes?|fonti?|fontes?|bron(?:nen)?|źródł[oa]"
    r"|источники?|kaynak|källa|数据来源|来源|出典|المصدر) ?[:：]",
    re.I,
)
_CREDIT_MARKS = (":", "：", "/", "／", "=", "©", "（", " by ", "ourtesy ", " von ", " av ", " de ", "ot. ")
_MAY_BE_NUMBERED = re.compile(r"\D{1,18}\d")  # a label of a figure or table, and a digit
_VERDICT = Verdict("caption", "SEG014", "describes a picture", 0.8)
_OF_TABLE = Verdict("caption", "SEG014", "names or explains the table beside it", 0.7)


def credited(labelled: Labelled) -> Labelled:
    """The same blocks, with those marked that are captions by their own words: none of them is a title."""
    out = list(labelled)
    for i, (block, verdict) in enumerate(labelled):
        if verdict is None and block.shape == "text" and len(block.said) <= MOST_CHARS and _is_credited(block.said):
            out[i] = block, _VERDICT
    return out


@remembered(MEMO, MOST_CHARS)
def _is_credited(said: str) -> bool:
    """Whether a line is a caption by its number or its credit; nearly every line has neither, which is told at once."""
    numbered = _MAY_BE_NUMBERED.match(said) is not None
    credit = any(map(said.__contains__, _CREDIT_MARKS))
    return (numbered or credit) and _is_caption(said, credit)


def _is_caption(said: str, credit: bool) -> bool:
    said = plain(said)
    if word_count(said) > MOST_WORDS:
        return False
    if _NUMBERED.search(said):
        return True
    return credit and (_CREDIT.search(said) is not None or _CREDIT_WIDE.search(said) is not None)


def captions(labelled: Labelled, found: Sequence[Row]) -> None:
    """Marks what names or explains a table, for which the tables must be known."""
    if not any(row.block.shape == "table" for row in found):
        return
    for n, row in enumerate(found):
        if not row.text or row.words > MOST_WORDS or labelled[row.at][1] is not None:
            continue
        below_table = n > 0 and found[n - 1].block.shape == "table"
        beside = below_table or (n + 1 < len(found) and found[n + 1].block.shape == "table")
        if (beside and _SOURCE.match(row.said)) or (below_table and _is_note(row)):
            labelled[row.at] = row.block, _OF_TABLE


def _is_note(row: Row) -> bool:
    """A short line right below a table that is no sentence and too wordy for a heading."""
    wordy = NOTE_WORDS <= row.words <= MOST_WORDS // 2
    return wordy and not row.ends and row.said[0] not in QUOTED and row.said[-1] not in ":：" and row.block.blank <= 1


__all__ = ["captions", "credited"]
