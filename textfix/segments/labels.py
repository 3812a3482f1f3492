"""What a line says before the name of who wrote it: labels as data, looked for by their first two letters."""

from __future__ import annotations

import re
from functools import cache

# Labels before a name, by what they are worth: the writer's own; a plain preposition; somebody else's.
_WRITTEN = (
    "words|words and pictures by|words by|led by|hosted by|taught by|live reporting by|reporting by|compiled by"
    "|provided by"
    "|written by|posted by|published by|story by|text by|article by|authored by|reported by|report by|posted on"
    "|published on|posted|published|author|authors|writer|byline|contributor|contributors|contributed by"
    "|additional reporting by|post author|blog by|opinion by"
    "|verfasst von|geschrieben von|veröffentlicht von|ein artikel von|ein beitrag von|von unserem korrespondenten|autor"
    "|autorin|autoren|text|écrit par|publié par|rédigé par|propos recueillis par|auteur|auteurs|escrito por"
    "|publicado por|redactado por|autora|autores|scritto da|pubblicato da|a cura di|autore|autrice|autori"
    "|geschreven door"
    "|geplaatst door|gepubliceerd door|tekst|napisał|napisała|autorka|опубликовал|автор|авторы|текст|yazan|yazar"
    "|texto|texte|testo|texto editado por|aufgezeichnet von|aufgezeichnet|opgetekend door|message par|message de"
    "|comment posted by|comment by|reply by|ответ дан|задан|написал|написала|nachricht von|beitrag von"
    "|texto de|texto e fotos de|texte de|testo di|interview by|interview|entrevista de|entretien|intervista di"
    "|die fragen stellten?|das gespräch führten?|das interview führten?|recept|rezept|recept av|recette de|ricetta di"
    "|tarifi veren|haber|röportaj|söyleşi|беседовал|беседовала|подготовил|подготовила|rozmawiał|rozmawiała|ptala se"
    "|取材・文|取材／文|文・写真|記事|采访|採訪|撰稿|حاوره|حاورته"
    "|szerző|szerzők|írta|forfatter|författare|skribent"
    "|skriven av|skrevet av|skrevet af|kirjoittaja|teksti|napsal|napsala|γράφει|συντάκτης|penulis|oleh|بقلم|كتب|كتبت"
    "|الكاتب|כתב|מאת|लेखक|著者|執筆者|執筆|筆者|文責|書いた人|取材|作者|发布者|發布者|撰文|記者|记者|文|글|기자|작성자|글쓴이|등록자"
)
_PLAIN = "by|von|par|por|di|door|av|af|od|oleh"
_OTHERS = (
    "medizinisch geprüft von|geprüft von|gestaltung|redaktionelle mitarbeit|konsultacja|revisado por|relu par"
    "|reviewed by|medically reviewed by|fact checked by|fact-checked by|edited by|updated by|last updated by|photos by"
    "|photo by|photographs by|video by|illustration by|editor|editors|translated by|presented by|sponsored by"
    "|powered by"
)
_KINDS = {"written": _WRITTEN, "plain": _PLAIN, "others": _OTHERS}
_BEHIND = {kind: r"(?:\s*[:：/／＝=|]\s*|\s+)" if kind == "written" else r"(?:\s*[:：]\s*|\s+)" for kind in _KINDS}
_BEGINS = frozenset([label[:2] for labels in _KINDS.values() for label in labels.split("|")])


def may_be_label(said: str, at: int = 0) -> str:
    """What the labels begin with that may stand there: two letters, or the one they have; nothing where none can.

    >>> may_be_label("Posted by Ann Lee"), may_be_label("Ann Lee")
    ('po', '')
    """
    begins = said[at : at + 2].casefold()
    return begins if begins in _BEGINS else begins[:1] if begins[:1] in _BEGINS else ""


def label_of_name(said: str, at: int) -> re.Match[str] | None:
    """The label that stands there, with what parts it from a name; its last group is its kind: "written", "plain" or
    "others"."""
    begins = may_be_label(said, at)
    return _before_name(begins).match(said, at) if begins else None


def label_alone(said: str) -> str:
    """What kind of label a line is that has no name behind it: "written", "plain", "others" or nothing.

    >>> label_alone("Written by:"), label_alone("Written by Ann Lee")
    ('written', '')
    """
    said = said.strip(" |·•_*")
    begins = may_be_label(said)
    match = _alone(begins).fullmatch(said) if begins else None
    return (match.lastgroup or "") if match else ""


@cache
def _before_name(begins: str) -> re.Pattern[str]:
    return re.compile("|".join([group + _BEHIND[kind] for kind, group in _groups(begins)]), re.I)


@cache
def _alone(begins: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join([group for _, group in _groups(begins)])})\s*[:：]?", re.I)


def _groups(begins: str) -> list[tuple[str, str]]:
    """The labels that begin so, a named group for each kind of them: compiled all at once they take milliseconds."""
    found = {
        kind: [label for label in labels.split("|") if label[:2] in (begins, begins[:1])]
        for kind, labels in _KINDS.items()
    }
    return [(kind, f"(?P<{kind}>{'|'.join(labels)})") for kind, labels in found.items() if labels]


__all__ = ["label_alone", "label_of_name", "may_be_label"]
