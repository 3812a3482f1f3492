"""What gives a note on the author away. Words as data, by language."""

from __future__ import annotations

import re

from ..late import late
from .patterns import NAME

_JOBS = (
    r"(?:columnist|writer|reporter|editor|professor|author|contributor|journalist|fellow|analyst|correspondent|director"
    r"|freelancer?|researcher|lecturer|blogger|novelist|historian|economist|founder|producer|critic|photographer"
    r"|biologist|physicist|scientist|engineer|teacher|poet|translator|consultant|physician|lawyer)"
)
_PERSON = rf"{NAME} {NAME}"
# Who wrote it: a name, what the person is or does. Case counts: the name must be one. Before each pattern what one of
# must stand in a line that it matches: all of them together take ten milliseconds to compile.
AUTHOR_BIOS = tuple([(tuple(parts.split("|")), late(pattern)) for parts, pattern in (
    (
        " is | was | has been | works as ",
        rf"^(?:The (?:author|writer)|{NAME}(?: {NAME}){{0,3}}),? (?:is|was|has been|works as) [^.]{{0,100}}?"
        rf"\b{_JOBS}\b",
    ),
    (
        " writes| covers| reports| teaches| taught| blogs",
        rf"^(?:The (?:author|writer)|{_PERSON}(?: {NAME})?) (?:writes|covers|reports|teaches|taught|blogs)\b",
    ),
    (
        ". He | She | They | His | Her | Their ",
        rf"^{_PERSON}(?: {NAME})?,? (?:is|was) [^.]{{0,120}}\. (?:He|She|They|His|Her|Their) "
        r"(?:\w+ ){0,3}(?:writes|lives|teaches|wrote|book|books|novel|latest)\b",
    ),
    (
        "Redakteur|Autor|Journalist|Korrespondent|Professor|Kolumnist|Reporter|Schriftsteller|Historiker|Biolog",
        rf"^(?:Der Autor|Die Autorin|{_PERSON}),?(?: \w+,)? (?:ist|schreibt|berichtet|arbeitet|lebt|lehrt"
        rf"|leitet)\b[^.]{{0,100}}?"
        r"\b(?:Redakteur|Autor|Journalist|Korrespondent|Professor|Kolumnist|Reporter|Schriftsteller|Historiker"
        r"|Biolog)(?:in|e)?\b",
    ),
    (
        "journaliste|chroniqueu|professeur|correspondant|rédact|écrivain|auteur|autrice",
        rf"^{_PERSON} (?:est|écrit|enseigne|vit)\b[^.]{{0,80}}?"
        r"\b(?:journaliste|chroniqueu(?:r|se)|professeure?|correspondante?|rédact(?:eur|rice)|écrivaine?|auteure?"
        r"|autrice)\b",
    ),
    (
        "periodista|columnista|profesor|corresponsal|redactor|escritor|autor|geógraf|historiador|economista",
        rf"^{_PERSON}(?: {NAME})? (?:es|escribe|enseña)\b[^.]{{0,80}}?\b(?:periodista|columnista|profesora?"
        rf"|corresponsal|redactora?"
        r"|escritora?|autora?|geógraf[oa]|historiadora?|economista)\b",
    ),
    (
        "giornalista|scritt|autore|autrice|docente|professore",
        rf"^{_PERSON} (?:è|scrive|insegna)\b[^.]{{0,80}}?\b(?:giornalista|scrittore|scrittrice|autore|autrice|docente"
        rf"|professore(?:ssa)?)\b",
    ),
    (
        "jornalista|escritor|autor|professor|colunista",
        rf"^{_PERSON} (?:é|escreve|ensina)\b[^.]{{0,80}}?\b(?:jornalista|escritora?|autora?|professora?|colunista)\b",
    ),
    (
        "journalist|schrij|redacteur|columnist|auteur|docent",
        rf"^{_PERSON} (?:is|schrijft|werkt)\b[^.]{{0,80}}?\b(?:journaliste?|schrijver|schrijfster|redacteur|columnist"
        rf"|auteur|docent)\b",
    ),
    (
        "dziennikar|pisar|autor|redaktor",
        rf"^{_PERSON} (?:jest|pisze|–|-)\b[^.]{{0,80}}?\b(?:dziennikar(?:z|k[aą])|pisar(?:z|k[aą])|autor(?:em|ka|ką)?"
        rf"|redaktor(?:em|ka)?)\b",
    ),
    (
        "журналист|писатель|обозреватель|корреспондент|редактор|автор",
        rf"^{_PERSON}(?: —|,)? [^.]{{0,60}}?\b(?:журналист(?:ка)?|писатель(?:ница)?|обозреватель|корреспондент|редактор"
        rf"|автор)\b",
    ),
    (
        "journalist|författare|skribent|kolumnist|redaktör|forskare",
        rf"^{_PERSON} är\b[^.]{{0,80}}?\b(?:journalist|författare|skribent|kolumnist|redaktör|forskare)\b",
    ),
    (
        "yazar|gazeteci|muhabir|akademisyen|editör",
        rf"^{_PERSON},? [^.]{{0,80}}?\b(?:yazar|gazeteci|muhabir|akademisyen|editör)\w*",
    ),
    (
        "作者|作家|记者|記者|教授|编辑|研究员|著有",
        r"^[^，,。：]{2,10}[，,：][^。]{0,40}(?:作者|作家|记者|記者|教授|编辑|研究员|著有)",
    ),
    (
        "著書|ライター|記者|作家|教授|編集者|研究者|担当",
        r"^[^：。（]{2,12}[：（(].{0,80}(?:著書|ライター|記者|作家|教授|編集者|研究者|担当)|^(?:文"
        r"|筆者)は.{0,60}(?:ライター|記者|作家|教授)",
    ),
    (
        "كاتب|صحفي|باحث|صحافي|أستاذ|روائي",
        r"^(?:كاتبة? |صحفية? |باحثة? )|^[^.،؟]{4,40}[،:]? (?:كاتبة?|صحفية?|صحافية?|باحثة?|أستاذة?|روائية?) ",
    ),
)])  # fmt: skip
# Somebody who speaks in the text is no author.
SAYS = late(
    r"^[^.!?]{0,80}?\b(?:said|says|told|added|sagte|sagt|erklärte|a déclaré|explique|dijo|dice|ha detto|disse|zei"
    r"|zegt|powiedzia[łl]a?"
    r"|mówi|сказала?|говорит|söyledi|dedi)\b"
)
# What a reference has: where it was read, its volume and pages, its year in brackets with a mark behind.
_REFERENCE = late(
    r"\b(?:retrieved|accessed|abgerufen|consulté|consultado|dostęp|дата обращения)\b|\bdoi[:. ]|\bet al\b|\bvol\. ?\d"
    r"|\b(?:pp?|ss?|str|с)\. ?\d+ ?[–-] ?\d|\(\d{4}[a-z]?\)[.:,]"
    r"|, ?\d{1,4}(?: ?\(\d{1,3}\))?, ?\d{1,5} ?[–-] ?\d{1,5}\b",
    re.I,
)
REACH = late(
    r"\bcan be reached (?:at|on)\b|\bfollow (?:him|her|them|me) (?:on|at)\b"
    r"|\b(?:e-?mail|reach|contact) (?:him|her|them|me|the (?:author|writer)) at\b",
    re.I,
)
ABOUT_AUTHOR = late(
    r"(?:about the (?:authors?|writer)|about me|über (?:den autor|die autorin)|zur person|à propos de l['’]auteure?"
    r"|l['’]auteure?|sobre (?:el autor|la autora|o autor|a autora)|l['’]autore|l['’]autrice|over de auteur"
    r"|o autor(?:ze|ce)"
    r"|об авторе|yazar hakkında|关于作者|作者简介|作者簡介|著者プロフィール|プロフィール|筆者紹介|著者紹介"
    r"|عن الكاتبة?|نبذة عن الكاتب"
    r"|om (?:författaren|forfatteren|skribenten))(?:\s*[:：–—-]\s*|\W*$)",
    re.I,
)


def is_no_bio(said: str) -> bool:
    """Whether a line that begins with names is a reference, or somebody in it speaks.

    >>> is_no_bio("Lee, A. (2019). Tides of the estuary. Journal of Salt, 4, 17–29.")
    True
    """
    return SAYS.search(said) is not None or _REFERENCE.search(said) is not None


__all__ = ["ABOUT_AUTHOR", "AUTHOR_BIOS", "REACH", "SAYS", "is_no_bio"]
