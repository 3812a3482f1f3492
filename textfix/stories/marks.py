"""What a block's own wording says about its place: header, bio, dateline, cut-off paragraph and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..late import late

LONG = 20  # words from which a block is prose that ought to end like a sentence
LINK_LENGTH = 160  # characters a label and the headline behind it do not exceed
HEADER_LENGTH = 60  # characters a header of a teaser list does not exceed
BIO_LENGTH = 700  # characters a bio or disclaimer does not exceed

_ENDS = late(r"[.!?。！？:;…؟।։።]['\"’”»«›」』)\]*_\s]*$")
_PLAIN_ENDS, _OTHER_ENDS = frozenset(".!?"), frozenset(".!?。！？:;…؟।։።'\"’”»«›」』)]*_")
_OPEN_MARKS = ("...", "…", "more", "lesen", "suite", "más")  # no open end is without one of these
_OPEN_END = late(
    r"(?:\.\.\.|…|\[\.{3}\]|\[…\]|read more|weiterlesen|mehr lesen|lire la suite|leer más)[\s»›>\])]*$", re.I
)
# The headers that sites put above other stories, in the languages that the data at hand holds.
_HEADER = late(
    r"\W*(?:related\b|most (?:read|popular|viewed|recent|shared|commented)|read (?:more|next|also)|more (?:from"
    r"|stories|news|on|in|to|about|articles|like)\b"
    r"|you (?:may|might|could) |recommended|suggested|trending|latest\b|also (?:in|on|read|see)\b|up next"
    r"|next up|top (?:stories|news|reads|picks)"
    r"|editor['’]?s['’]? (?:pick|choice)|don['’]?t miss|popular (?:posts|stories|articles|now|on|in)"
    r"|what to read|from (?:our|the|around)\b"
    r"|see also|keep reading|continue reading|further reading|in other news|other (?:stories|news|articles"
    r"|posts)|recent (?:posts|stories|articles|news)"
    r"|similar (?:posts|stories|articles|products)|sponsored|featured\b|people also|customers also|explore more"
    r"|discover more|share this|next (?:article|post|story)"
    r"|previous (?:article|post|story)|mehr (?:zum|von|aus|zu)\b|auch interessant|das könnte|lesen sie"
    r"|weitere (?:artikel|themen|nachrichten|beiträge)|ähnliche"
    r"|meistgelesen|empfohlen|neueste|lire aussi|à lire|sur le même|articles? (?:liés|similaires|récents)"
    r"|les plus lus|à ne pas|voir aussi"
    r"|lee también|te puede|más (?:leíd|noticias|sobre|de)|relacionad|últimas noticias|noticias relac"
    r"|ver también|leggi anche|potrebbe interess|più lett|articoli correl"
    r"|leia (?:também|mais)|veja também|mais lid|notícias relac|czytaj (?:też|także|również)|zobacz (?:też"
    r"|także)|polecan|najczęściej|najnowsze"
    r"|lees ook|meer (?:over|nieuws)|gerelateerd|läs (?:också|mer)|les (?:også|mer)|læs også|lue myös|čtěte"
    r"|číst dál|související|читайте|также|похожие|популярн"
    r"|関連|おすすめ|あわせて読み|人気|相关|推荐|阅读更多|延伸阅读|热门|延伸閱讀|相關|另请参阅|관련"
    r"|ilgili|ayrıca (?:okuyun|bakınız)"
    r"|اقرأ (?:أيضا|أيضاً|المزيد)|ذات صلة|مواضيع ذات|شاهد أيضا|قد يعجبك)",
    re.I,
)


def _begins(pattern: str) -> Iterator[str]:
    """The first two letters of the alternatives in the outer group of a pattern."""
    depth = 0
    for i, c in enumerate(pattern):
        depth += (c == "(") - (c == ")")
        if depth == 1 and c in "|:":  # behind "(?:" or between two alternatives
            yield pattern[i + 1 : i + 3].lower()


_HEADER_STARTS = frozenset(_begins(_HEADER.pattern))  # which most lines do not begin with
# A label, then what it announces; and labels that head no list.
_ANNOUNCED = re.compile(r"【[^】]{1,16}】\s*\w|[^\W\d_][^:：|>»]{1,36}?(?:[:：|»>](?!//)| [-–—] )\s*[^\s:：|»>]")
# "Recommended use: daily" names a field and no story.
_FIELD = late(r"\W*(?:recommended|featured|sponsored|latest|popular|top|similar|you could) [\w/]", re.I)
_LABEL = late(
    r"(?:READ|MORE|WATCH|LISTEN|[Pp]assend dazu|[Nn]otre dossier|[Tt]ambién lee|[Pp]er approfondire|[Dd]a leggere"
    r"|[Ss]aiba mais"
    r"|[Cc]onfira também|[Mm]eer lezen|[Ww]ięcej|こちらもおすすめ)\s*[:：|]"
)
# A bio says what somebody is, or uses one of these turns. Plain substrings: a dozen times as fast as one pattern.
_ROLES = (
    "columnist", "writer", "reporter", "editor", "professor", "author", "contributor", "journalist",
    "fellow", "analyst",
    "correspondent", "director", "freelance",
)  # fmt: skip
_IS_ROLE = late(r"\bis (?:an?|the) (?:[\w’'.,&-]+ ){0,7}?(?:" + "|".join(_ROLES) + ")")
# Each turn is filed under a part of it, which is looked for first: most blocks hold none of these.
_BIO = {
    " by": (
        "reporting by", "reported by", "written by", "edited by", "editing by", "photos by", "photo by",
        "translated by",
    ),
    "aut": (
        "about the author", "über den autor", "über die autor", "ist autor", "à propos de l'auteur",
        "à propos de l’auteur", "sobre el autor", "sobre la autor", "sobre o autor", "sobre a autor", "o autorze",
        "over de auteur",
    ),
    "follow ": ("follow him on", "follow her on", "follow them on", "follow me on"),
    "ist ": ("ist redakteur", "ist journalist", "ist korrespondent"),
    "writes about": ("writes about",), "about the writer": ("about the writer",), "has covered": ("has covered",),
    "can be reached": ("can be reached",), "zur person": ("zur person",),
}  # fmt: skip
_BIO_START = re.compile(r"\W*(?:contact|by):? ")
_BIO_MAIL = re.compile(r".{0,200}\be-?mail: ?\S+@")
_DISCLAIMER = {
    "view": ("views expressed", "view expressed", "views of the author", "view of the author", "personal views"),
    "opinion": ("opinions expressed", "opinion expressed"),
    "not necessarily re": ("not necessarily reflect", "not necessarily represent"),
    "originally ": ("originally published", "originally appeared"),
    " advice": ("financial advice", "medical advice", "legal advice", "investment advice"),
    "©": ("copyright ©", "© 20", "©20"),
    "informational purposes": ("informational purposes",), "all rights reserved": ("all rights reserved",),
    "republished": ("republished",), "affiliate link": ("affiliate link",),
}  # fmt: skip
_DISCLAIMER_START = late(r"\W*(?:disclaimer|disclosure|copyright|©|correction|editor['’]s note)", re.I)
_DATELINE = late(
    r"(?:[^\W\d_a-zà-ÿ][^\W\d_a-zà-ÿ .,/()’'-]{2,40}|[^\W\d_][\w .,’'-]{1,30} "
    r"\((?:AP|AFP|Reuters|dpa|CNN|UPI|EFE|ANSA)\)) ?[-–—:] \w"
)
_DASHES = ("- ", "– ", "— ", ": ")  # no dateline is without one of these
DATELINE_LENGTH = 50  # characters at most
_MONTH = (
    r"jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|mar(?:ch|zo|s)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli"
    r"|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?"
    r"|nov(?:ember)?|de[cz](?:ember)?|enero|febrero|abril|junio|julio|agosto|octubre|janvier|février|avril|juin"
    r"|juillet|août|octobre|décembre"
)
_DATE = late(
    rf"\b(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|(?:{_MONTH})\.? \d{{1,2}}(?:,? \d{{4}})?\b"
    rf"|\d{{1,2}}\.? (?:{_MONTH})\b"
    r"|\d+ (?:min(?:ute)?|hour|hr|day|week|month|year)s? ago|vor \d+ |il y a \d+ |hace \d+ |yesterday\b|today\b"
    r"|gestern\b|heute\b)",
    re.I,
)
_DIGIT = re.compile(r"\d")
_DAYS = ("yesterday", "today", "gestern", "heute")  # no date is without one of these or a digit
_OPENER = re.compile(r"\W*([\w’']+)")
# First words that lean on the paragraph before: nothing that opens a story of its own.
_LEANS = frozenset(
    "he she they it this that these those but however and so still also instead meanwhile his her their its "
    "such then yet while"
    " finally overall ultimately therefore thus moreover furthermore additionally another both once er sie es "
    "dies diese dieser"
    " aber und doch auch dann il elle ils elles ce cette mais et donc él ella ellos este esta pero así también".split()
)
_CALL = (
    "subscribe", "sign up", "newsletter", "contact us", "get in touch", "book a", "download", "get started",
    "click here",
    "learn more", "free trial", "schedule a", "request a", "visit our", "check out", "follow us",
    "leave a comment", "let us know",
    "abonn", "anmelden", "kontakt", "inscri", "suscr", "registr",
)  # fmt: skip
# What stands before a capital is looked at behind it: a search for a class of characters skips fast.
_UPPER, _BEFORE = "[A-ZÀ-ÖØ-Þ]", r"[a-zà-ÿ,;\d’”)] "
_NAME = late(rf"{_UPPER}(?:(?<={_BEFORE}{_UPPER})|(?<={_BEFORE}[“\"(]{_UPPER}))[\w’'-]+")
_ITEM = late(r"(?:[-*•·▪–]|\d{1,3}[.)]|#\d+)\s")


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
    plain: int  # neither list, quote, table nor code
    you: int  # speaks to or as a person: I, we, you
    caps: float  # share of words that start with a capital
    digits: float


_PERSON = frozenset("i we you our your my us me".split())


def marks(shape: str, text: str, words: Sequence[str]) -> Marks:
    """Read the marks off one block. ``words`` are its words as :func:`textfix.stories.words.split` gives them."""
    count = len(words)
    tail = text[-40:]
    last = text[-1:]
    ends = 1 if last in _PLAIN_ENDS or ((last in _OTHER_ENDS or last.isspace()) and _ENDS.search(tail)) else 0
    brief = len(text) <= BIO_LENGTH
    lower = text.lower() if brief else ""
    opener = _OPENER.match(text)
    tokens = text[:400].split()
    return Marks(
        ends,
        1 if any(map(tail.lower().__contains__, _OPEN_MARKS)) and _OPEN_END.search(tail) else 0,
        1 if count >= LONG and not ends and shape not in ("table", "code") else 0,
        1 if count < LONG and not ends else 0,
        1 if len(text) <= HEADER_LENGTH and _is_header(text) and not _ANNOUNCED.match(text) else 0,
        1 if brief and is_bio(lower) else 0,
        1 if brief and is_disclaimer(lower) else 0,
        1 if any(map(text[:DATELINE_LENGTH].__contains__, _DASHES)) and _DATELINE.match(text) else 0,
        1 if _dated(text[:60]) else 0,
        1 if opener and opener.group(1).lower() in _LEANS else 0,
        1 if brief and any(map(lower.__contains__, _CALL)) else 0,
        1 if "?" in tail[-6:] else 0,
        1 if tail.rstrip().endswith(":") else 0,
        1 if shape == "list_item" or (not text[:1].isalpha() and _ITEM.match(text)) else 0,
        1 if shape in ("text", "heading") else 0,
        1 if not _PERSON.isdisjoint(words) else 0,
        sum([token[0].isupper() for token in tokens]) / (len(tokens) or 1),
        sum([word[0] <= "9" for word in words]) / (count or 1),
    )


def _is_header(text: str) -> bool:
    """Whether a line begins as headers of lists of stories do; most lines begin with other letters."""
    begin = text[:2]
    if begin.isascii() and begin.isalpha() and begin.lower() not in _HEADER_STARTS:
        return False
    return _HEADER.match(text) is not None


def is_link(text: str) -> bool:
    """Whether a line announces one other story by its headline: a link by itself, and no header of what follows.

    >>> is_link("Read more: Lamp seller loses parking space"), is_link("Read more: it says so here.")
    (True, False)
    """
    found = _ANNOUNCED.match(text) if len(text) <= LINK_LENGTH else None
    label = found and not _FIELD.match(text) and (_is_header(text) or _LABEL.match(text))
    return bool(label) and not _ENDS.search(text[-40:])


def _dated(head: str) -> bool:
    may = _DIGIT.search(head) is not None or any(map(head.lower().__contains__, _DAYS))
    return may and _DATE.search(head) is not None


def _says(lower: str, turns: dict[str, tuple[str, ...]]) -> bool:
    """Whether a text holds one of the turns; each is filed under a part of it."""
    holds = lower.__contains__
    return any(part in lower and any(map(holds, some)) for part, some in turns.items())


def is_bio(lower: str) -> bool:
    """Whether a lower-cased block says who wrote the article."""
    return (
        _says(lower, _BIO)
        or _BIO_START.match(lower) is not None
        or ("mail:" in lower and _BIO_MAIL.match(lower) is not None)
        or (
            ("is a" in lower or "is the " in lower)
            and any(map(lower.__contains__, _ROLES))
            and _IS_ROLE.search(lower) is not None
        )
    )


def is_disclaimer(lower: str) -> bool:
    """Whether a lower-cased block says whose views or rights the article's are."""
    return (
        _says(lower, _DISCLAIMER)
        or _DISCLAIMER_START.match(lower) is not None
        or ("commission" in lower and "link" in lower)
    )


def names(text: str) -> list[str]:
    """The capitalised words inside sentences: mostly names.

    >>> names("The report said Alibaba was helped by Beijing.")
    ['Alibaba', 'Beijing']
    """
    return _NAME.findall(text)
