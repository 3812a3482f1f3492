"""Dates as pages print them, to ISO."""

from __future__ import annotations

import re
from functools import cache

_MONTHS = """
january januar janvier enero gennaio janeiro januari styczeń stycznia январь января ocak
february februar février febrero febbraio fevereiro februari luty lutego февраль февраля şubat
march märz mars marzo março maart marzec marca март марта mart
april avril abril aprile kwiecień kwietnia апрель апреля nisan
may mai mayo maggio maio mei maj maja май мая mayıs
june juni juin junio giugno junho czerwiec czerwca июнь июня haziran
july juli juillet julio luglio julho lipiec lipca июль июля temmuz
august août agosto augustus sierpień sierpnia август августа ağustos
september septembre septiembre settembre setembro wrzesień września сентябрь сентября eylül
october oktober octobre octubre ottobre outubro październik października октябрь октября ekim
november novembre noviembre novembro listopad listopada ноябрь ноября kasım
december dezember décembre diciembre dicembre dezembro grudzień grudnia декабрь декабря aralık
"""
_NAME = r"(?P<month>[^\W\d_]{3,12})\.?"
_FORMS = (
    re.compile(r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)"),
    re.compile(rf"\b{_NAME} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y>\d{{4}})\b"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?(?: de)? {_NAME}(?: de|,)? (?P<y>\d{{4}})\b"),
    re.compile(r"\b(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})\b"),
    re.compile(r"(?P<y>\d{4})\s*[年년]\s*(?P<m>\d{1,2})\s*[月월]\s*(?P<d>\d{1,2})\s*[日일]"),
)


@cache
def _month_numbers() -> dict[str, int]:
    out: dict[str, int] = {}
    for number, names in enumerate(_MONTHS.strip().splitlines(), 1):
        for name in names.split():
            out[name] = number
            out.setdefault(name[:3], number)  # Jan, Feb, Mär …
    out["sept"] = 9
    return out


def find_date(said: str) -> tuple[str, int, int] | None:
    """The first full date in a line: its ISO form and where it stands.

    >>> find_date("Published 19 août 2025 at noon")
    ('2025-08-19', 10, 22)
    >>> find_date("March 3") is None
    True
    """
    if not any(c.isdigit() for c in said):
        return None
    for form in _FORMS:
        for found in form.finditer(said):
            part = found.groupdict()
            month = _month_numbers().get(part["month"].casefold(), 0) if "month" in part else int(part["m"])
            year, day = int(part["y"]), int(part["d"])
            if 1 <= month <= 12 and 1 <= day <= 31 and 1800 <= year <= 2199:
                return f"{year:04}-{month:02}-{day:02}", found.start(), found.end()
    return None
