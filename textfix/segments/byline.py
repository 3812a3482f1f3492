"""Who wrote it: names out of the lines around the title, and the choice of the line that names the author.

A line is read by :func:`credit`: a label that announces a writer ("By", "Von", "作者：", "Posted by ... on DATE"),
a name alone, or a name with a job behind it. Which of the lines it is, is decided like the title (see title.py).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..late import late
from ..memo import remembered
from .dates import find_dates, month_names
from .labels import label_of_name, may_be_label
from .no_names import NO_NAMES, exclaims, greets, is_dated_thing
from .plain import plain
from .roles import NAME_WORDS, WEEKDAYS, is_role, without_reading_time, without_role

CREDIT_WORDS, CREDIT_CHARS = 30, 240
MEMO = 4_096  # lines remembered: each is asked in every reading of a page
MOST_NAME_WORDS = 5
ABBREVIATED = 4  # letters of a part of a name that keeps its full stop ("Jr.", "Ph.D.")
BEFORE_DATE, BEHIND_NAME = 4, 12  # characters before a date: "on ", "Published: "
NICK_CHARS = 40  # a nickname and a date behind it
_PREPOSITIONS = (" by", " on", " von", " par", " por", " da", " di", " de", " door", " av")
_ANY_BY = late(
    r"(?:^|[\s|·•,–—-])(?:(?:[Ww]ritten|[Pp]osted|[Pp]ublished) )?(?:[Bb]y|BY|von|par|por|door):?\s+(?=[^\W\d_])"
)
_TEAM = late(
    r"[Tt]he (?:[A-Z][\w.&'’-]*\s)*(?:[Ee]ditor(?:s|ial)?(?: [Tt]eam| [Bb]oard| [Ss]taff)?|[Tt]eam|[Ss]taff)\b"
)
_NICK = late(r"[^\W_][\w.-]{2,29}(?=\s*(?:[|·•,(–—-]|$))")
_MONTH_LETTERS = 3  # of a month's name that tell which may stand there
_EQUAL = str.maketrans("İıſ", "iis")  # to a pattern that ignores case
_MAY_GLUE = late(r"Last|Writ|Contr|Staff|Edit")
_GLUED = late(r"(?<=[^\W\d_A-Z])(?:Published|Updated|Posted|Last|Written|Contributor|Staff|Editor)\b.*")
_BY = re.compile(r"(?:by|By|BY)(?=[A-Z][a-z])")
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_LEAD = re.compile(r"^[\W_]+")
# Marks that belong to the letter before them and are no letters themselves, such as the vowels of Hindi.
_MARKS = "\u0300-\u036f\u05b0-\u05c7\u064b-\u065f\u0900-\u0963\u0970-\u0df3\u0e31-\u0e4e"
_ASCII_WORD = late(r"[^\W\d_](?:[\w.'`-]*\w)?\.?")
_WORD = late(rf"[^\W\d_](?:[\w{_MARKS}.'’`-]*[\w{_MARKS}])?\.?")
_LINKS = frozenset("de da do dos das di del della van von der den ten ter la le el al bin ibn abu af zu y e i".split())
_AND = late(r"\s*(?:,?\s+(?:and|und|et|y|e|i|en|och|og|ja|with|mit|и|ve)\s+|\s*&\s*|\s*[,;、/]\s*(?:and\s+)?)")
_GOES_ON = frozenset("in on for at à am em il to".split())  # "Ann Lee in Travel"
_JOBS = frozenset(
    "editor writer reporter correspondent columnist journalist contributor author director manager senior chief"
    " founder ceo cto president professor freelance associate deputy managing executive news special guest redakteur"
    " redakteurin korrespondent journaliste rédacteur rédactrice periodista redactor redactora giornalista redattore"
    " jornalista redator redacteur verslaggever dziennikarz редактор корреспондент журналист muhabir editör updated"
    " published posted last reviewed md phd rn ms rd ph cfp cpa mba esq jd dvm former sr".split()
)
_NO_NAMES = NO_NAMES | frozenset(
    "the a an this that our your my we how what why when where who which is are in on at for from with about all more"
    " read view see share follow home menu search login log sign contact subscribe newsletter news blog post posts"
    " article articles category categories tags comments comment related photo image video watch listen getty"
    " images courtesy"
    " monday tuesday wednesday thursday friday saturday sunday updated published posted min minutes ago reading time"
    " email facebook twitter linkedin instagram pinterest whatsapp print save copy link table contents key takeaways"
    " introduction guide tips best top review reviews store shop buy cart free privacy policy terms"
    " montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche"
    " lunes martes miércoles jueves viernes sábado domingo lunedì martedì mercoledì giovedì venerdì sabato domenica"
    " segunda terça quarta quinta sexta maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedziałek wtorek"
    " środa czwartek piątek sobota niedziela понедельник вторник среда четверг пятница суббота воскресенье pazartesi"
    " salı çarşamba perşembe cuma cumartesi pazar الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت"
    " no uhr stand heures story stats statistics breakdown summary highlights advertisement sponsored published"
    " der die das ein eine und oder le les une des el los las il lo gli un una".split()
)
# What is asked of the reader below a post; no name is made of it.
BUTTONS = frozenset(
    "reply quote report top like edit share permalink upvote downvote follow zitieren antworten melden bearbeiten citer"
    " répondre signaler citar responder cita rispondi segnala quota citeren reageer rapporteer cytuj odpowiedz zgłoś"
    " цитата цитировать ответить пожаловаться alıntı yanıtla cevapla svara citera svar citér vastaa lainaa odpovědět"
    " citovat 引用 返信 回复 回復 举报 답글 인용 رد اقتباس".split()
)
_WIDE = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_WIDE_LABEL = late(r"(?<=[\s|｜/])(?:记者|記者|作者|撰文|采写|执笔|執筆|기자|글쓴이)\s?[:：]\s?")
_WIDE_NAME = late(rf"{_WIDE}{{2,6}}(?:[ ・·]{_WIDE}{{1,6}})?")


# The words before a date begin so; a name does not.
OF_A_DATE = late(
    r"(?:publi|post(?:ed|é)|written|created|date\b|dated\b|data\b|datum|veröff|erstellt|opublik|gepubl|geplaatst|yayın"
    r"|publicerad|julkaistu|fecha|pubblic|опубл|дата|公開|发布|發布|投稿日|掲載|작성|입력|نشر|تاريخ|giriş|tarih|updat|modif"
    r"|issue \d|ausgabe \d|numéro \d|sent: |gesendet\b|envoyé\b|enviado\b|inviato\b|verzonden\b|wysłan[oy]\b"
    r"|skickat\b|sendt: "
    r"|revis|last\b|edited|aktualis|geändert|stand\b|mis à jour|actuali|atuali|aggiorn|bijgew|zaktuali|aktuali|uppdat"
    r"|opdater|oppdat|güncel|обновл|измен|更新|修正|수정|تحديث)",
    re.I,
)


class Credit(NamedTuple):
    """A byline in a line: ``name`` as it stands there, and how it was told: by which label, or by its shape."""

    name: str
    how: str


def credit(said: str) -> Credit | None:
    """The author that a line names, if it is the line's business.

    >>> credit("Posted by Ann Lee on 3 May 2024")
    Credit(name='Ann Lee', how='written')
    >>> credit("Von Jördis Mühlbauer und Bo Díaz, Redakteur").name
    'Jördis Mühlbauer und Bo Díaz'
    >>> credit("By Friday the water had gone.") is None
    True
    """
    return None if len(said) > CREDIT_CHARS else _credit(said)


@remembered(MEMO, CREDIT_CHARS)
def _credit(said: str) -> Credit | None:
    said = _plain(said)
    lead = _LEAD.match(said)
    at = lead.end() if lead else 0
    if label := label_of_name(said, at):
        how = label.lastgroup or "plain"
        dated = _skip_date(said, label.end()) if how == "written" else label.end()
        by = _ANY_BY.match(said, dated) if dated > label.end() else None
        begin = by.end() if by else dated
        name = _names(said, begin, how == "written" and _announces(label[0]), True) or _nick(said, begin, how)
        if name:
            return Credit(name, how)
    if _says_by(said) and (by := _ANY_BY.search(said)) and (name := _names(said, by.end(), False)):
        return Credit(name, "inside")
    if (inside := _WIDE_LABEL.search(said)) and (name := _names(said, inside.end(), False)):
        return Credit(name, "written")
    return _alone(said, at)


def _says_by(said: str) -> bool:
    """False where :data:`_ANY_BY` surely finds nothing."""
    by = "by" in said or "By" in said or "BY" in said
    return by or "von" in said or "par" in said or "por" in said or "door" in said


def begins_with_label(said: str) -> bool:
    """False where surely no label begins a line."""
    if said[:1].isalnum():
        return may_be_label(said) != ""
    lead = _LEAD.match(said)
    return may_be_label(said, lead.end() if lead else 0) != ""


def _announces(label: str) -> bool:
    """Whether a name must follow: "Text" may begin a sentence, "Text:" and "Text by" announce a name."""
    label = label.rstrip()
    return label[-1] in ":：/／＝=|" or label.casefold().endswith(_PREPOSITIONS)


def _plain(said: str) -> str:
    """A line without Markdown's marks, without words glued to a name ("ByAnn LeePublished") and a name said twice."""
    said = without_reading_time(plain(said).replace("**", "").replace("__", ""))
    if glued := _BY.match(said):
        said = f"{glued[0]} {said[2:]}"
    if "Publ" in said or "Upd" in said or "Post" in said or _MAY_GLUE.search(said):
        said = _GLUED.sub("", said)
    half = len(said) // 2
    return said[:half].strip() if len(said) > 9 and said[:half].strip() == said[half:].strip() else said


def _nick(said: str, at: int, how: str) -> str:
    """A name in lower case ("by ibby") when nothing but a date can stand behind it."""
    nick = _NICK.match(said, at) if how == "plain" and len(said) - at <= NICK_CHARS else None
    return nick[0] if nick and nick[0].casefold() not in _NO_NAMES else ""


def _alone(said: str, at: int) -> Credit | None:
    """A name at the beginning of a line, or behind a date, with nothing but a date or a job behind it."""
    if at < len(said) and (said[at].islower() or exclaims(said) or greets(said[at:])):
        return None
    begin = _skip_date(said, at)
    if begin > at:
        begin += len(said[begin:]) - len(said[begin:].lstrip(" |·•,–—-\u00a0"))
    name = _names(said, begin, False)
    if not name or OF_A_DATE.match(name) or said[begin + len(name) : begin + len(name) + 1] in (":", "："):
        return None
    rest = said[begin + len(name) :].strip(" |·•–—-_\t")
    words = re.findall(r"[^\W\d_]+", rest.casefold())
    if is_dated_thing(rest):
        return None
    if begin > at:
        if rest[:1].isdigit():
            return None  # "3 May 2024 Views 412"
        return Credit(name, "behind a date") if not words or words[0] in _GOES_ON else None
    dates = find_dates(rest)
    if rest[:1] == "," and dates and not (" " in name and _TIME.search(rest, dates[0].end)):
        return None  # a comma parts a place from its date: "Port Ellery, 3 March 2025"
    if rest.isdecimal() and " " not in name:
        return None  # "Schulstraße 3", "Chapter 4"
    if not words or (len(words) == 1 and words[0] in _GOES_ON):
        return Credit(name, "alone" if not find_dates(rest) else "with a date")
    if any(w in _JOBS for w in words[:3]) or is_role(rest):
        return Credit(name, "with a job")
    if dates and dates[0].start <= BEHIND_NAME:
        return Credit(name, "with a date")
    more = rest[0] == "," and len(words) <= 6 and " " in name and not _DIGIT.search(rest)
    return Credit(name, "with more") if more else None


def _skip_date(said: str, at: int) -> int:
    """Where "Posted on 3 May 2024" goes on."""
    dates = find_dates(said[at : at + 60])
    return at + dates[0].end if dates and dates[0].start <= BEFORE_DATE else at


def _names(said: str, at: int, loose: bool, labelled: bool = False) -> str:
    """One name or several that begin at ``at``: behind a label with an article ("The Ritualist"), with ``loose`` in
    lower case."""
    end = _name(said, at, loose, labelled)
    if not end:
        return ""
    while (link := _AND.match(said, end)) and (further := _name(said, link.end(), False)):
        comma = not any(map(str.isalpha, link[0]))
        if comma and len(_word_of(said).findall(said, link.end(), further)) < 2:
            break  # "Ann Lee, Columnist", "Ann Lee, PhD"
        end = further
    name = said[at:end].strip()
    return name[:-1] if name[-1] == "." and len(name.rpartition(" ")[2]) > ABBREVIATED else name


def _is_date(said: str, at: int) -> bool:
    """Whether a month and a number stand there."""
    begins = _folded(said[at : at + _MONTH_LETTERS]), _folded(said[at : at + _MONTH_LETTERS - 1])
    return any(month in _months() and _dated(month).match(said, at) is not None for month in begins)


def _folded(letters: str) -> str:
    return letters.translate(_EQUAL).casefold()


@cache
def _months() -> dict[str, list[str]]:
    """The names of the months by the letters they begin with."""
    found: dict[str, list[str]] = {}
    for name in {name for month in range(1, 13) for name in month_names(month)}:
        found.setdefault(_folded(name[:_MONTH_LETTERS]), []).append(name)
    return found


@cache
def _dated(begins: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(sorted(_months()[begins], key=len, reverse=True))})\.? ?\d", re.I)


def _word_of(said: str) -> re.Pattern[str]:
    return _ASCII_WORD if said.isascii() else _WORD


def _name(said: str, at: int, loose: bool, labelled: bool = False) -> int:
    """The end of the one name that begins at ``at``, 0 when none does."""
    if said[at : at + 1] >= "\u3040" and (wide := _WIDE_NAME.match(said, at)):
        if not labelled and not NO_NAMES.isdisjoint(wide[0].split()):
            return 0
        return wide.end() if wide.end() == len(said) or not said[wide.end()].isalpha() else 0
    end, words = 0, 0
    pos = at
    next_word = _word_of(said).match
    while words < MOST_NAME_WORDS and (word := next_word(said, pos)):
        folded = word[0].casefold().rstrip(".")
        capital = not word[0][0].islower()
        team = folded == "the" and words == 0 and _TEAM.match(said, pos)
        if team:
            return team.end()
        article = folded == "the" and words == 0 and labelled and capital
        no_name = folded in _NO_NAMES or (words == 0 and folded in BUTTONS)
        no_name = no_name and not article and (words == 0 or not capital)
        if no_name or folded in _JOBS or (folded in WEEKDAYS if words == 0 else folded in _GOES_ON):
            break
        if _DIGIT.search(said, pos, word.end() + 2) and _is_date(said, pos):
            break
        if not (loose or labelled) and _DIGIT.search(word[0]):
            break
        if not capital and not (words == 0 and loose):
            if folded not in _LINKS:
                break
        elif capital or loose:
            end = word.end()
            words += 1
        if word[0].endswith(".") and len(word[0]) > 4:
            break
        if said[word.end() : word.end() + 1] != " ":
            break
        pos = word.end() + 1
    return without_role(said, at, end) if words > NAME_WORDS else end
