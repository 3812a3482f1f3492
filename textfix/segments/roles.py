"""What stands behind a name on its line and is none of it: a role, a house, how long the piece takes to read. Words as
data."""

from __future__ import annotations

import re

from ..late import late

NAME_WORDS = 2  # are left of a name when a role is cut off it, at least
_FIELDS = (
    "agriculture|arts|aviation|breaking|business|chief|city|climate|community|consumer|contributing|court|courts|crime"
    "|culture|data|defen[cs]e|deputy|digital|diplomatic|economics|economy|education|energy|entertainment|environment"
    "|environmental|executive|family|fashion|features|film|finance|financial|food|football|foreign|general|global"
    "|guest|health|heritage|home|housing|industry|international|investigations|investigative|justice|legal|lifestyle"
    "|live|local|managing|media|medical|money|multimedia|music|national|news|night|opinion|personal finance|political"
    "|politics|property|public|race|regional|religion|religious|royal|rugby|rural|science|security|senior|social|space"
    "|special|sports?|staff|tech|technology|theatre|trainee|transport|travel|video|weather|weekend|white house|world"
)
_JOBS = "analyst|columnist|contributor|correspondent|critic|editor|journalist|photographer|producer|reporter|writer"
_WORDS = r"(?:affairs|assignment|democracy|interest)"
# "Political editor", "Crime and Courts Reporter", "Local democracy reporter", "Social affairs correspondent"
_ROLE = late(
    rf"(?:(?:{_FIELDS})(?:\s+{_WORDS})?(?:,?\s+(?:and|&)\s+|\s+)){{1,4}}(?:{_JOBS})s?(?![\w-])|(?:{_FIELDS})\s+desk\b",
    re.I,
)
_HOUSE = late(r"(?:[A-Z]{2,5}|Sky|Fox)\s(?:News|Sports?|Radio|Weather|World Service)(?![\w-])")
_READING = late(
    r"\s*(?:[|·•–—-]\s*|\s)\(?\d{1,3}[\s-]?min(?:ute)?s?\.?"
    r"(?:\s(?:read|de lecture|de lectura|di lettura|de leitura|leestijd|czytania)|\s?Lesezeit)?\)?\Z",
    re.I,
)
# Days of the week beside those of _NO_NAMES: a date line may begin with them.
WEEKDAYS = frozenset(
    "måndag tisdag onsdag torsdag fredag lördag söndag mandag tirsdag onsdag torsdag lørdag søndag maanantai tiistai"
    " keskiviikko torstai perjantai lauantai sunnuntai pondělí úterý středa čtvrtek pátek sobota neděle pondelok utorok"
    " streda štvrtok piatok nedeľa hétfő kedd szerda csütörtök péntek szombat vasárnap luni marți miercuri joi vineri"
    " sâmbătă duminică понеділок вівторок середа четвер п'ятниця субота неділя понеделник вторник сряда четвъртък петък"
    " събота неделя δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή senin selasa rabu kamis jumat sabtu minggu"
    " sábado terça-feira segunda-feira quarta-feira quinta-feira sexta-feira".split()
)


def without_role(said: str, at: int, end: int) -> int:
    """Where the name ends that begins at ``at`` and was read to ``end``, without a role or a house behind it.

    >>> said = "By Deborah Haines Political editor"
    >>> said[3 : without_role(said, 3, len("By Deborah Haines Political"))]
    'Deborah Haines'
    """
    words = 1
    here = said.find(" ", at, end)
    while here >= 0:
        begin = here + 1
        if words >= NAME_WORDS and (_ROLE.match(said, begin) or _HOUSE.match(said, begin)):
            return here
        words += 1
        here = said.find(" ", begin, end)
    return end


def is_role(said: str) -> bool:
    """Whether what stands behind a name begins with a role.

    >>> is_role("Crime and Courts Reporter"), is_role("Health Centre")
    (True, False)
    """
    return said != "" and _ROLE.match(said) is not None


def without_reading_time(said: str) -> str:
    """A line without how long the piece takes to read.

    >>> without_reading_time("27 March 2025 · Anna Kurtz · 6 min read")
    '27 March 2025 · Anna Kurtz'
    """
    return _READING.sub("", said) if "min" in said or "Min" in said or "MIN" in said else said


__all__ = ["NAME_WORDS", "WEEKDAYS", "is_role", "without_reading_time", "without_role"]
