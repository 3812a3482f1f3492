"""What gives a head line, a bio or a disclaimer away. Words as data, by language."""

from __future__ import annotations

import re

# Labels set before a headline or a first paragraph: the newsroom's, not the writer's.
KICKER = re.compile(
    r"(?P<label>URGENT UPDATE|URGENT|BREAKING NEWS|BREAKING|JUST IN|EXCLUSIVE|DEVELOPING|DEVELOPING STORY|UPDATE|LIVE UPDATES|LIVE"
    r"|NEWS ALERT|ALERT|EILMELDUNG|EXKLUSIV|DERNI[EÈ]RE MINUTE|FLASH INFO|ALERTE INFO|ÚLTIMA HORA|URGENTE|ULTIM'ORA|ESCLUSIVA"
    r"|LAATSTE NIEUWS|PILNE|СРОЧНО|МОЛНИЯ|SON DAKİKA|速報|快讯|突发|عاجل)\s*[:：|–—-]\s*(?=\S)"
)
_NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"  # begins with no lower-case Latin letter
BYLINE = re.compile(
    r"(?:(?i:(?:words|story|text|photographs?|reporting|written|posted|reviewed|edited) by|by|von|par|por|di|door|av|af|autor(?:a|in)?:|author:"
    rf"|автор:|текст:|yazan:))\s+(?P<name>{_NAME}(?: (?:{_NAME}|de|da|van|von|der|den|del|la|and|und|et|y|e|en|&))*(?:, {_NAME}(?: {_NAME})*)*)"
    r"(?P<rest>\s*[|,·•–—-].*)?"
)
NAME_ALONE = re.compile(rf"{_NAME} {_NAME}(?: {_NAME})?")
BYLINE_WORDS = 14
SECTION_NAMES = frozenset(
    "introduction overview summary contents conclusion background abstract references discussion methods results faq"
    " einleitung zusammenfassung inhalt fazit introducción resumen contenido conclusión sommaire résumé введение содержание".split()
)
# Words that newspapers, magazines and sites carry in their names.
MEDIA_WORDS = frozenset(
    "news times post daily journal chronicle herald tribune gazette magazine blog review today wire insider observer guardian"
    " telegraph press media online tv radio weekly standard mirror independent report reporter bulletin zeitung nachrichten"
    " presse anzeiger rundschau spiegel tagblatt journal monde figaro matin diario noticias periódico mundo país corriere"
    " giornale gazzetta repubblica folha jornal krant nieuws новости газета вести wiki wikipedia forum medium substack".split()
)
COUNTED_LABELS = frozenset(
    "breakdown comments answers replies sources articles photos videos reviews questions updates posts stories highlights".split()
)
SITE_SUFFIX = re.compile(r"(?P<bar>\s+(?:\||::|»|·|•)\s+|\s+[-–—]\s+)(?P<site>[^|»·•–—]{2,60})$")

_JOBS = (
    "columnist|writer|reporter|editor|professor|author|contributor|journalist|fellow|analyst|correspondent|director|freelancer?"
    "|researcher|lecturer|blogger|novelist|historian|economist|founder|producer|critic"
)
AUTHOR_BIO = re.compile(
    rf"^(?:The (?:author|writer)|{_NAME}(?: {_NAME}){{0,3}}) (?:is|was|writes|covers|reports|teaches|works|serves)\b[^.]{{0,120}}?\b(?:{_JOBS}|covering|for|at)\b"
    rf"|^(?:Der Autor|Die Autorin|{_NAME} {_NAME}) (?:ist|schreibt|berichtet|arbeitet)\b[^.]{{0,100}}?\b(?:Redakteurin?|Autorin?|Journalistin?|Korrespondentin?|Professorin?|Kolumnistin?|für|als)\b"
    rf"|^{_NAME} {_NAME} (?:est|écrit)\b[^.]{{0,80}}?\b(?:journaliste|chroniqueu(?:r|se)|professeure?|correspondante?|rédact(?:eur|rice))\b"
    rf"|^{_NAME} {_NAME} (?:es|escribe)\b[^.]{{0,80}}?\b(?:periodista|columnista|profesora?|corresponsal|redactora?)\b"
)
BIO_JOB = re.compile(rf"\b(?:{_JOBS})\b")
REACH = re.compile(r"\b(?:can be reached (?:at|on)|follow (?:him|her|them|me) (?:on|at)|e-?mail (?:him|her|them|me) at|reach (?:him|her|them) at)\b", re.I)
ABOUT_AUTHOR = re.compile(r"(?:about the authors?|about (?:me|the writer)|über (?:den autor|die autorin)|à propos de l['’]auteur|sobre (?:el autor|la autora|o autor|a autora)|об авторе)\W*", re.I)
DISCLAIMER = re.compile(
    r"(?:views?|opinions?)\b[^.]{0,60}\b(?:expressed|of the authors?|personal|own)\b[^.]{0,120}\b(?:author|writer|necessarily|reflect|represent)"
    r"|\bnot necessarily (?:reflect|represent)|\bdo(?:es)? not (?:constitute|represent|provide) (?:\w+ ){0,4}(?:advice|recommendation)"
    r"|\b(?:for|serves?) informational purposes only\b|\bnot (?:investment|financial|legal|medical) advice\b|^disclaimer\b|^disclosure:"
    r"|\bspiegel(?:t|n) nicht (?:unbedingt|zwingend)\b|\bkeine Anlageberatung\b|\bne reflètent pas nécessairement\b|\bno reflejan? necesariamente\b",
    re.I,
)
CAPTION = re.compile(r"(?:photos?|image|picture|photograph|credit|caption|foto|bild|abbildung|figure|fig\.|imagen|fotografía|immagine|фото)(?: ?(?:by|credit|courtesy of|source))?\s*[:/]\s*\S|\(photo by\b|getty images\)?$", re.I)
ASKED = re.compile(r"(?:Q|Question|Frage|F|П|В|问|問)\s*\d*[.:：]\s*(?=\S)")
ANSWERED = re.compile(r"(?:A|Answer|Antwort|R|О|答)\s*\d*[.:：]\s*(?=\S)")
