"""What a block's own wording says about its place: header, bio, dateline, cut-off paragraph and the like."""

from __future__ import annotations

import re
from typing import NamedTuple

LONG = 20  # words from which a block is prose that ought to end like a sentence
HEADER_LENGTH = 60  # characters a header of a teaser list does not exceed
BIO_LENGTH = 700  # characters a bio or disclaimer does not exceed

_ENDS = re.compile(r"[.!?。！？:;…؟।։።]['\"’”»«›」』)\]*_\s]*$")
_OPEN_END = re.compile(r"(?:\.\.\.|…|\[\.{3}\]|\[…\]|read more|weiterlesen|mehr lesen|lire la suite|leer más)[\s»›>\])]*$", re.I)
# The headers that sites put above other stories, in the languages that the data at hand holds.
_HEADER = re.compile(
    r"\W*(?:related\b|most (?:read|popular|viewed|recent|shared|commented)|read (?:more|next|also)|more (?:from|stories|news|on|in|to|about|articles|like)\b"
    r"|you (?:may|might|could) |recommended|suggested|trending|latest\b|also (?:in|on|read|see)\b|up next|next up|top (?:stories|news|reads|picks)"
    r"|editor['’]?s['’]? (?:pick|choice)|don['’]?t miss|popular (?:posts|stories|articles|now|on|in)|what to read|from (?:our|the|around)\b"
    r"|see also|keep reading|continue reading|further reading|in other news|other (?:stories|news|articles|posts)|recent (?:posts|stories|articles|news)"
    r"|similar (?:posts|stories|articles|products)|sponsored|featured\b|people also|customers also|explore more|discover more|share this|next (?:article|post|story)"
    r"|previous (?:article|post|story)|mehr (?:zum|von|aus|zu)\b|auch interessant|das könnte|lesen sie|weitere (?:artikel|themen|nachrichten|beiträge)|ähnliche"
    r"|meistgelesen|empfohlen|neueste|lire aussi|à lire|sur le même|articles? (?:liés|similaires|récents)|les plus lus|à ne pas|voir aussi"
    r"|lee también|te puede|más (?:leíd|noticias|sobre|de)|relacionad|últimas noticias|noticias relac|ver también|leggi anche|potrebbe interess|più lett|articoli correl"
    r"|leia (?:também|mais)|veja também|mais lid|notícias relac|czytaj (?:też|także|również)|zobacz (?:też|także)|polecan|najczęściej|najnowsze"
    r"|lees ook|meer (?:over|nieuws)|gerelateerd|läs (?:också|mer)|les (?:også|mer)|læs også|lue myös|čtěte|číst dál|související|читайте|также|похожие|популярн"
    r"|関連|おすすめ|人気|相关|推荐|热门|延伸閱讀|相關|관련)",
    re.I,
)
_BIO = re.compile(
    r"\bis (?:an?|the) (?:[\w’'.,&-]+ ){0,7}?(?:columnist|writer|reporter|editor|professor|author|contributor|journalist|fellow|analyst|correspondent|director|freelance\w*)\b"
    r"|\babout the (?:author|writer)|\breport(?:ing|ed) by\b|\b(?:written|edited|editing|photos?|translated) by [A-Z]|\bwrites about\b|\bhas covered\b"
    r"|\bfollow (?:him|her|them|me|us) on|\bcan be reached\b|\be-?mail: ?\S+@|^\W*(?:contact|by):? |\bzur person\b|\büber d(?:en|ie) autor|\bà propos de l.auteur|\bsobre (?:el|la|o|a) autora?\b"
    r"|\bist (?:redakteur|journalist|autor|korrespondent)|\bo autorze\b|\bover de auteur",
    re.I,
)
_DISCLAIMER = re.compile(
    r"\bviews? (?:expressed|of the author)|\bopinions? expressed|\bdoes? not necessarily (?:reflect|represent)|\boriginally (?:published|appeared)|\binformational purposes"
    r"|\ball rights reserved|\brepublished|\b(?:financial|medical|legal|investment) advice\b|^\W*(?:disclaimer|disclosure|copyright|©|correction|editor['’]s note)|\bcopyright ©|© ?\d{4}"
    r"|\baffiliate links?\b|\bcommission\b.{0,60}\blinks?\b|\bpersonal views\b",
    re.I,
)
_DATELINE = re.compile(r"(?:[^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ .,/()’'-]{2,40}|[^\W\d_][\w .,’'-]{1,30} \((?:AP|AFP|Reuters|dpa|CNN|UPI|EFE|ANSA)\)) ?[-–—:] \w")
_MONTH = (
    r"jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|mar(?:ch|zo|s)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?"
    r"|nov(?:ember)?|de[cz](?:ember)?|enero|febrero|abril|junio|julio|agosto|octubre|janvier|février|avril|juin|juillet|août|octobre|décembre"
)
_DATE = re.compile(
    rf"\b(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|(?:{_MONTH})\.? \d{{1,2}}(?:,? \d{{4}})?\b|\d{{1,2}}\.? (?:{_MONTH})\b"
    r"|\d+ (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago|vor \d+ |il y a \d+ |hace \d+ |yesterday\b|today\b|gestern\b|heute\b)",
    re.I,
)
_OPENER = re.compile(r"\W*([\w’']+)")
# First words that lean on the paragraph before: nothing that opens a story of its own.
_LEANS = frozenset(
    "he she they it this that these those but however and so still also instead meanwhile his her their its such then yet while"
    " finally overall ultimately therefore thus moreover furthermore additionally another both once er sie es dies diese dieser"
    " aber und doch auch dann il elle ils elles ce cette mais et donc él ella ellos este esta pero así también".split()
)
_CALL = re.compile(
    r"\b(?:subscribe|sign up|newsletter|contact us|get in touch|book a|download|get started|click here|learn more|free trial|schedule a|request a"
    r"|visit our|check out|follow us|leave a comment|let us know|abonnier|anmelden|jetzt |kontakt|inscri|s.abonner|suscr|registr)",
    re.I,
)
_NAME = re.compile(r"(?<=[a-zà-ÿ,;\d’”)] )[“\"(]?([A-ZÀ-ÖØ-Þ][\w’'-]+)")
_ITEM = re.compile(r"(?:[-*•·▪–]|\d{1,3}[.)]|#\d+)\s")


class Marks(NamedTuple):
    """The marks of one block; flags are 0 or 1."""

    ends: int  # ends like a sentence
    open_end: int  # ends with an ellipsis or "read more"
    cut: int  # prose without any end
    short: int  # neither prose nor a sentence
    header: int
    bio: int
    disclaimer: int
    dateline: int
    date: int  # opens with, or holds nothing but, a date
    leans: int
    call: int  # asks the reader to do something
    question: int
    colon: int
    item: int
    plain: int  # shape is running text
    you: int  # speaks to or as a person: I, we, you
    caps: float  # share of words that start with a capital
    digits: float


_PERSON = frozenset("i we you our your my us me".split())


def marks(shape: str, text: str, words: list[str]) -> Marks:
    """Read the marks off one block. ``words`` are its words as :func:`textfix.stories.words.split` gives them."""
    count = len(words)
    tail = text[-40:]
    ends = 1 if _ENDS.search(tail) else 0
    open_end = 1 if _OPEN_END.search(tail) else 0
    brief = len(text) <= BIO_LENGTH
    opener = _OPENER.match(text)
    tokens = text[:400].split()
    return Marks(
        ends, open_end,
        1 if count >= LONG and not ends and shape not in ("table", "code") else 0,
        1 if count < LONG and not ends else 0,
        1 if len(text) <= HEADER_LENGTH and _HEADER.match(text) else 0,
        1 if brief and _BIO.search(text) else 0,
        1 if brief and _DISCLAIMER.search(text) else 0,
        1 if _DATELINE.match(text) else 0,
        1 if _DATE.search(text[:60]) else 0,
        1 if opener and opener.group(1).lower() in _LEANS else 0,
        1 if brief and _CALL.search(text) else 0,
        1 if "?" in tail[-6:] else 0,
        1 if tail.rstrip().endswith(":") else 0,
        1 if shape == "list_item" or _ITEM.match(text) else 0,
        1 if shape == "text" else 0,
        1 if not _PERSON.isdisjoint(words) else 0,
        sum(1 for token in tokens if token[0].isupper()) / (len(tokens) or 1),
        sum(1 for word in words if word[0] <= "9") / (count or 1),
    )  # fmt: skip


def names(text: str) -> list[str]:
    """The capitalised words inside sentences: mostly names.

    >>> names("The report said Alibaba was helped by Beijing.")
    ['Alibaba', 'Beijing']
    """
    return _NAME.findall(text)
