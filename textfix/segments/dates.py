"""Dates as pages print them, to ISO. A date without a year, or told from today, is none."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from ..late import late
from ..memo import remembered
from .matters import is_of_matter

# January to December, each in: English German French Spanish Italian Portuguese Catalan Dutch Swedish Danish Norwegian
# Polish Czech Russian Ukrainian Bulgarian Turkish Hungarian Romanian Finnish Greek Indonesian Arabic Hebrew Hindi.
_MONTHS = """
january januar jänner janvier enero gennaio janeiro gener januari styczeń stycznia leden ledna январь января січня януари ocak január ianuarie tammikuu tammikuuta ιανουαρίου ιανουάριος يناير ינואר जनवरी
february februar feber février febrero febbraio fevereiro febrer februari luty lutego únor února февраль февраля лютого февруари şubat február februarie helmikuu helmikuuta φεβρουαρίου φεβρουάριος فبراير شباط פברואר फरवरी फ़रवरी
march mar märz maerz mrz mrt mars marzo março març maart marts marec marzec marca březen března март марта березня mart március martie maaliskuu maaliskuuta μαρτίου μάρτιος maret مارس آذار מרץ मार्च
april avril abril aprile kwiecień kwietnia duben dubna апрель апреля квітня април nisan április aprilie huhtikuu huhtikuuta απριλίου απρίλιος أبريل ابريل نيسان אפריל अप्रैल
may mai mayo maggio maio maig mei maj maja květen května май мая травня mayıs május toukokuu toukokuuta μαΐου μάιος مايو أيار מאי मई
june juni juin junio giugno junho juny czerwiec czerwca červen června июнь июня червня юни haziran június iunie kesäkuu kesäkuuta ιουνίου ιούνιος يونيو حزيران יוני जून
july juli juillet julio luglio julho juliol lipiec lipca červenec července июль июля липня юли temmuz július iulie heinäkuu heinäkuuta ιουλίου ιούλιος يوليو تموز יולי जुलाई
august août aout agosto agost augustus augusti sierpień sierpnia srpen srpna август августа серпня ağustos augusztus elokuu elokuuta αυγούστου αύγουστος agustus أغسطس اغسطس آب אוגוסט अगस्त
september septembre septiembre setiembre settembre setembro setembre wrzesień września září сентябрь сентября вересня септември eylül szeptember septembrie syyskuu syyskuuta σεπτεμβρίου σεπτέμβριος سبتمبر أيلول ספטמבר सितंबर
october oktober octobre octubre ottobre outubro październik października říjen října октябрь октября жовтня октомври ekim október octombrie lokakuu lokakuuta οκτωβρίου οκτώβριος أكتوبر اكتوبر אוקטובר अक्टूबर
november novembre noviembre novembro listopad listopada listopadu ноябрь ноября листопада ноември kasım noiembrie marraskuu marraskuuta νοεμβρίου νοέμβριος نوفمبر נובמבר नवंबर
december dezember décembre diciembre dicembre dezembro desembre desember grudzień grudnia prosinec prosince декабрь декабря грудня декември aralık decembrie joulukuu joulukuuta δεκεμβρίου δεκέμβριος ديسمبر דצמבר दिसंबर
"""  # noqa: E501  (one line a month)
SHORTENED = (3, 4)  # letters that a month's name is shortened to, where only one month begins like that
FIRST_YEAR, LAST_YEAR = 1800, 2199
LINE = 300  # characters of a line whose dates are remembered
CENTURY_TURNS = 70  # two-digit years from here on are of the twentieth century
_MARKS = "\u0900-\u0963"  # vowels of Hindi, which are no letters to Python
_NAME = rf"(?P<month>[^\W\d_](?:[^\W\d]|[{_MARKS}]){{2,12}})"
_DAY = r"(?P<d>\d{1,2})"
_YEAR = r"(?P<y>\d{4})(?!\d)"
_ALONE = r"(?<!\d)(?<!\d\.)"  # before a day and a month's name: "3.2 March" is a version and a month
_DAY_OF_MONTH = late(
    rf"{_ALONE}\d{{1,2}}(?:st|nd|rd|th)?\.? (?:de |of )?([^\W\d_]{{3,12}})|([^\W\d_]{{3,12}})\.? \d{{1,2}}(?!\d)"
)
_YEAR_LIKE = re.compile(r"\d\d")
_SHORT_YEAR = late(r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d\d)(?![\d./]|,\d)")
_FORMS = (
    late(rf"(?<!\d){_YEAR}(?P<sep>[-/.]) ?(?P<m>\d{{1,2}})(?P=sep) ?{_DAY}(?!\d)"),
    late(rf"(?<![^\W\d_]){_NAME}\.?[ /,-]{{1,2}}{_DAY}(?:st|nd|rd|th|º)?[ ,/.-]{{1,3}}{_YEAR}"),
    late(
        rf"{_ALONE}{_DAY}(?:st|nd|rd|th|er|\.?º|-?го)?\.?[ /-]?(?: ?(?:de|of|d['’]) ?)?"
        rf"{_NAME}\.?(?: del?| d['’])?[ ,/.-]{{1,2}}{_YEAR}"
    ),
    late(rf"(?<!\d){_YEAR}[.,]? {_NAME}\.? {_DAY}(?!\d|[.,]\d)"),
    late(rf"(?<![\d./-])(?P<a>\d{{1,2}})(?P<sep>[-/.])[ ]?(?P<b>\d{{1,2}})(?P=sep)[ ]?{_YEAR}"),
    _SHORT_YEAR,
    late(r"(?P<y>\d{4}) ?[年년] ?(?P<m>\d{1,2}) ?[月월] ?(?P<d>\d{1,2}) ?[日일]"),
    late(rf"(?<!\d){_DAY} tháng (?P<m>\d{{1,2}})(?:,| năm)? {_YEAR}"),
)
# What stands right before a number of parts, "version 2.1.10", "§ 4.2.11": no day with a short year.
VERSIONS = "v|ver|vers|versi[oó]n|versione?|versão|versie|wersja|версия|verze|verzió|sürüm|versjon|release"
VERSIONS_WIDE = "版本|バージョン|버전"
_PARTED = late(
    rf"(?:\b(?:{VERSIONS}|rev|revision|build|firmware|software|sec|section|sect|clause|chapter|abschnitt|kapitel|ziffer"
    r"|nummer|nr|no|article|artikel|art|artículo|artigo|articolo|item|figure|fig|table|tabelle|id)[.:]?"
    rf"|[§#№]|{VERSIONS_WIDE})\s?\Z",
    re.I,
)
PARTED_WORD = 12  # characters before such a number that are read
# Words before a date that say what else it is: a birth, a death, from when or how long something holds.
_OTHER_DAY = re.compile(
    r"(?:\b(?:born|died|dob|d\.o\.b\.|birth(?:day|date)?|deceased|passed away|geb(?:oren|urtsdatum|\.)|gest(?:orben|\.)"
    r"|née?s? le|née|naissance|décédée?|nacid[oa]|nacimiento|fallecid[oa]|nat[oa] (?:il|a)|nascit[ao]|nascid[oa]"
    r"|nascimento|nasc\.|mort[oa]|ur\.|urodz\w*|zm\.|zmar\w*|род\.|родил\w*|рождения|умер\w*|народ\w*|född|død|fødd?t"
    r"|syntynyt|született|doğum\w*|geboren|overleden|lahir"
    r"|valid|effective|gültig|gilt|vigente|válid\w+|en vigueur|valable|érvényes|hatályos|діє|действу\w+|geldig|ważn\w+"
    r"|obowiązuj\w+|geçerli|in force)\b|(?:出生|生年月日|生まれ|생년월일)|[†✝])[^.!?\d]{0,20}\Z",
    re.I,
)
_SPAN = re.compile(r"\s*(?:[-–—†✝]|to|until|bis|au|al|till|tot|до|по)\s*", re.I)
_FROM_ON = re.compile(r"-?j?[eéaá]?t[őóöo]l\b|-?ig\b")  # behind a date in Hungarian: from then on, until then
BEFORE = 40  # characters before a date that are read


class Date(NamedTuple):
    """A date in a line: ``iso``, where it stands, and ``other``, what it is when the day and the month may change
    places (3/4/2025)."""

    iso: str
    start: int
    end: int
    other: str = ""


@cache
def _month_numbers() -> dict[str, int]:
    out: dict[str, int] = {}
    begins: dict[str, set[int]] = defaultdict(set)
    for number, names in enumerate(_MONTHS.strip().splitlines(), 1):
        for name in names.split():
            out[name] = number
            for letters in SHORTENED:
                begins[name[:letters]].add(number)
    for short, months in begins.items():
        if len(months) == 1:
            out.setdefault(short, *months)
    return out


def month_names(number: int) -> list[str]:
    """How a month (1..12) is written, in lower case: every language, whole and shortened."""
    return [name for name, month in _month_numbers().items() if month == number]


def find_date(said: str) -> tuple[str, int, int] | None:
    """The first full date in a line: its ISO form and where it stands.

    >>> find_date("Published 19 août 2025 at noon")
    ('2025-08-19', 10, 22)
    >>> find_date("March 3") is None
    True
    """
    first = next(iter(find_dates(said)), None)
    return first and (first.iso, first.start, first.end)


def names_day(said: str) -> bool:
    """Whether a line has a day and a month, if without a year.

    >>> names_day("PORT ELLERY, 3 June"), names_day("Wernau, 9. Januar"), names_day("3 boats")
    (True, True, False)
    """
    months = _month_numbers()
    return any((one or other).casefold() in months for one, other in _DAY_OF_MONTH.findall(said))


def find_dates(said: str) -> list[Date]:
    """All full dates of a line, in order. Where day and month may change places, the month is taken to be first
    with slashes (3/4/2025) and the day with full stops and hyphens (3.4.2025).

    >>> [d.iso for d in find_dates("Posted 12/24/2025, updated 2 Jan 2026")]
    ['2025-12-24', '2026-01-02']
    >>> find_dates("3/4/2025")[0].other
    '2025-04-03'
    """
    return [*_found(said)] if _YEAR_LIKE.search(said) else []


def days_told(said: str) -> list[Date]:
    """The dates of a line that could be the day of its publication: none of a birth, of a span, of a value in code.

    >>> days_told("Born March 9, 1931"), days_told("March 9, 1931 – November 22, 2021"), days_told("x >= '2023-01-01'")
    ([], [], [])
    >>> [date.iso for date in days_told("Posted 3 March 2021, updated 4 March 2021")]
    ['2021-03-03', '2021-03-04']
    """
    dates = find_dates(said)
    spans = {n for n in range(1, len(dates)) if _SPAN.fullmatch(said, dates[n - 1].end, dates[n].start)}
    return [d for n, d in enumerate(dates) if n not in spans and n + 1 not in spans and not _is_other(said, d)]


def _is_other(said: str, date: Date) -> bool:
    """Whether what stands around a date says that it is another day, or a value."""
    before, behind = said[max(0, date.start - BEFORE) : date.start], said[date.end : date.end + 1]
    if behind and behind in "\"';" and before[-1:] in ("", '"', "'", ";"):
        return True  # a column, a string
    if _OTHER_DAY.search(before) or _FROM_ON.match(said, date.end):
        return True
    return is_of_matter(before, said[date.end : date.end + BEFORE])


@remembered(4_096, LINE)
def _found(said: str) -> tuple[Date, ...]:
    found: list[Date] = []
    for form in _FORMS:
        for match in form.finditer(said):
            date = _date(match)
            if date and form is _SHORT_YEAR and _is_parted(said, match):
                continue
            if date and not any(d.start < date.end and date.start < d.end for d in found):
                found.append(date)
    return tuple(sorted(found, key=lambda d: d.start))


def _is_parted(said: str, match: re.Match[str]) -> bool:
    """Whether what looks like a day with a short year is a version, a section; these have no zeros before a part."""
    if match["sep"] != "." or any(match[part][0] == "0" for part in "aby"):
        return False
    return _PARTED.search(said, max(0, match.start() - PARTED_WORD), match.start()) is not None


def _date(match: re.Match[str]) -> Date | None:
    part = match.groupdict()
    year = int(part["y"])
    if len(part["y"]) == 2:
        year += 1900 if year >= CENTURY_TURNS else 2000
    if "a" in part:
        month, day = int(part["a"]), int(part["b"])
        if part["sep"] != "/":
            month, day = day, month
        readings = [r for r in (_iso(year, month, day), part["sep"] != "." and _iso(year, day, month)) if r]
        if not readings:
            return None
        other = readings[1] if len(set(readings)) == 2 else ""
        return Date(readings[0], *match.span(), other)
    name = part.get("month")
    iso = _iso(year, _month_numbers().get(name.casefold(), 0) if name else int(part["m"]), int(part["d"]))
    return Date(iso, *match.span()) if iso else None


def _iso(year: int, month: int, day: int) -> str:
    if 1 <= month <= 12 and 1 <= day <= 31 and FIRST_YEAR <= year <= LAST_YEAR:
        return f"{year:04}-{month:02}-{day:02}"
    return ""


def date_in_address(url: str) -> str:
    """The day that an address carries, as in ``/2024/05/03/``; or nothing.

    >>> date_in_address("https://example.org/2024/05/03/harbour-opens")
    '2024-05-03'
    """
    found = re.search(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|-|$)", url)
    return _iso(int(found[1]), int(found[2]), int(found[3])) if found else ""


__all__ = ["Date", "date_in_address", "days_told", "find_date", "find_dates", "month_names", "names_day"]
