"""What gives a head line, a bio or a disclaimer away. Words as data, by language."""

from __future__ import annotations

import re

# Labels set before a headline or a first paragraph: the newsroom's, not the writer's.
KICKER = re.compile(
    r"(?P<label>URGENT UPDATE|URGENT|BREAKING NEWS|BREAKING|JUST IN|EXCLUSIVE|DEVELOPING STORY|DEVELOPING|UPDATE"
    r"|LIVE UPDATES|LIVE|NEWS ALERT|ALERT"
    r"|EILMELDUNG|EXKLUSIV|DERNI[EÈ]RE MINUTE|FLASH INFO|ALERTE INFO|ÚLTIMA HORA|URGENTE|ULTIM'ORA|ESCLUSIVA"
    r"|LAATSTE NIEUWS|PILNE|СРОЧНО|МОЛНИЯ|SON DAKİKA|速報|快讯|突发|عاجل)\s*[:：|–—-]\s*(?=\S)"
)
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"  # begins with no lower-case Latin letter
_LINKS = r"(?:de|da|van|von|der|den|del|la|and|und|et|y|e|en|&)"  # small words inside names and between them
BYLINE = re.compile(
    r"(?i:(?:words|story|text|photographs?|reporting|written|posted|reviewed|edited) by|by|von|par|por|di|door|av|af"
    r"|author:|autor(?:a|in)?:|автор:|текст:|yazan:)"
    rf"\s+(?P<name>{_NAME}(?: (?:{_NAME}|{_LINKS}))*(?:, {_NAME}(?: {_NAME})*)*)"
    r"(?P<rest>\s*[|,·•–—-].*)?"
)
NAME_ALONE = re.compile(rf"{_NAME} {_NAME}(?: {_NAME})?")
BYLINE_WORDS = 14
SECTION_NAMES = frozenset(
    "introduction overview summary contents conclusion background abstract references discussion methods results"
    " faq einleitung zusammenfassung inhalt fazit introducción resumen contenido conclusión sommaire résumé введение"
    " содержание".split()
)
# Words that newspapers, magazines and sites carry in their names.
MEDIA_WORDS = frozenset(
    "news times post daily journal chronicle herald tribune gazette magazine blog review today wire insider"
    " observer guardian telegraph press media online tv radio weekly standard mirror independent report reporter"
    " bulletin zeitung nachrichten presse anzeiger rundschau spiegel tagblatt journal monde figaro matin diario"
    " noticias periódico mundo país corriere giornale gazzetta repubblica folha jornal krant nieuws новости газета"
    " вести wiki wikipedia forum medium substack".split()
)
COUNTED_LABELS = frozenset(
    "breakdown comments answers replies sources articles photos videos reviews questions updates posts stories"
    " highlights".split()
)
SITE_SUFFIX = re.compile(r"(?P<bar>\s+(?:\||::|»|·|•)\s+|\s+[-–—]\s+)(?P<site>[^|»·•–—]{2,60})$")


def _any(*alternatives: str, flags: int = re.I) -> re.Pattern[str]:
    return re.compile("|".join(alternatives), flags)


_JOBS = (
    r"(?:columnist|writer|reporter|editor|professor|author|contributor|journalist|fellow|analyst|correspondent|director"
    r"|freelancer?|researcher|lecturer|blogger|novelist|historian|economist|founder|producer|critic)"
)
_PERSON = rf"{_NAME} {_NAME}"
# Who wrote it: a name, what the person is or does. Case counts: the name must be one.
AUTHOR_BIO = _any(
    rf"^(?:The (?:author|writer)|{_NAME}(?: {_NAME}){{0,3}}) (?:is|was) [^.]{{0,100}}?\b{_JOBS}\b",
    rf"^(?:The (?:author|writer)|{_PERSON}(?: {_NAME})?) (?:writes|covers|reports|teaches)\b",
    rf"^(?:Der Autor|Die Autorin|{_PERSON}) (?:ist|schreibt|berichtet|arbeitet)\b[^.]{{0,100}}?"
    r"\b(?:Redakteur|Autor|Journalist|Korrespondent|Professor|Kolumnist)(?:in)?\b",
    rf"^{_PERSON} (?:est|écrit)\b[^.]{{0,80}}?"
    r"\b(?:journaliste|chroniqueu(?:r|se)|professeure?|correspondante?|rédact(?:eur|rice))\b",
    rf"^{_PERSON} (?:es|escribe)\b[^.]{{0,80}}?\b(?:periodista|columnista|profesora?|corresponsal|redactora?)\b",
    flags=0,
)
REACH = _any(
    r"\bcan be reached (?:at|on)\b",
    r"\bfollow (?:him|her|them|me) (?:on|at)\b",
    r"\b(?:e-?mail|reach) (?:him|her|them|me) at\b",
)
ABOUT_AUTHOR = _any(
    r"(?:about the (?:authors?|writer)|about me|über (?:den autor|die autorin)|à propos de l['’]auteur"
    r"|sobre (?:el autor|la autora|o autor|a autora)|об авторе)(?:\s*[:：–—-]\s*|\W*$)",
)
# Whose views these are, and what the text is not: advice.
DISCLAIMER = _any(
    r"\b(?:views?|opinions?) expressed\b",
    r"\b(?:personal|own) (?:views?|opinions?) of the (?:author|writer)",
    r"\b(?:views?|opinions?) (?:are|is) (?:those of the|(?:his|her|their|my) own)",
    r"\bnot necessarily (?:reflect|represent)",
    r"\bdo(?:es)? not (?:constitute|represent|provide) (?:\w+ ){0,4}(?:advice|recommendation)",
    r"\b(?:for|serves?) informational purposes only\b",
    r"\bis not (?:investment|financial|legal|medical) advice\b",
    r"^disclaimer\b",
    r"^disclosure:",
    r"\bspiegel(?:t|n) nicht (?:unbedingt|zwingend)\b",
    r"\bkeine Anlageberatung\b",
    r"\bne reflètent pas nécessairement\b",
    r"\bno reflejan? necesariamente\b",
)
CAPTION = _any(
    r"^(?:photos?|image|picture|photograph|credit|caption|foto|bild|abbildung|imagen|fotografía|immagine|фото)"
    r"(?: ?(?:by|credit|courtesy of|source))?\s*[:/]\s*\S",
    r"^(?:figure|fig\.|abb\.) ?\d+\s*[:.]",
    r"\((?:photo|image|picture) (?:by|credit|courtesy)\b",
    r"\bgetty images\)?$",
)
ASKED = re.compile(r"(?:Q|Question|Frage|F|П|В|问|問)\s*\d*[.:：]\s*(?=\S)")
ANSWERED = re.compile(r"(?:A|Answer|Antwort|R|О|答)\s*\d*[.:：]\s*(?=\S)")
