"""Days of the matter that a text is about, which are no days of its publication: by when to apply, when the doors open,
when an offer ends. Words as data, by language."""

from __future__ import annotations

import re

from ..late import late

# Words that say so wherever they stand before a date. "Start date" is none of them: forums say so of a thread.
_WORDS = (
    r"closing (?:date|day|on)|clos(?:es|ing) on|applications? (?:close[sd]?|due|must be received|deadline)"
    r"|deadline(?=\s?[:：]| (?:is|for|to|on|by)\b| \d)|(?:apply|register|rsvp|respond|submit) by|due (?:date|by|on)"
    r"|last (?:day|date) (?:to|for|of)|event dates?"
    r"|date of (?:the )?(?:event|hearing|meeting|sale|auction|birth|death)"
    r"|interview (?:dates?|day)|interviews (?:will be held|take place|on)|doors open|opening night"
    r"|date of entry|end date|ends on|expir(?:y|es|ation)(?: date| on)?|best before"
    r"|next review(?: date| due)?"
    r"|bewerbungs(?:schluss|frist|ende)|einsendeschluss|anmeldeschluss|meldeschluss|redaktionsschluss"
    r"|abgabe(?:termin|frist)"
    r"|eintritts(?:termin|datum)|veranstaltungs(?:datum|termin)|einlass|stichtag|frist(?: bis| endet am)?|läuft bis"
    r"|date limite(?: d[e']\s?\w+)?|clôture(?: des \w+)?|date de (?:l'événement|fin|clôture)|échéance"
    r"|fecha (?:límite|tope)(?: de \w+)?|fecha (?:de(?:l)? )?(?:cierre|evento|fin|caducidad)"
    r"|plazo(?: de \w+)?(?: hasta)?"
    r"|(?:data di )?scadenza|termine (?:ultimo|di presentazione)|data dell['’]evento|entro il"
    r"|data limite|prazo(?: de \w+)?|data do evento|inscrições até|encerramento"
    r"|sluitingsdatum|uiterste datum|reageren (?:voor|tot)|solliciteren (?:voor|tot)|einddatum"
    r"|termin (?:składania|nadsyłania|zgłoszeń)(?: \w+)?|data wydarzenia"
    r"|sista (?:ansökningsdag|anmälningsdag|dag)|ansök senast|søknadsfrist|ansøgningsfrist|svarfrist|påmeldingsfrist"
    r"|hakuaika päättyy|määräaika|(?:jelentkezési |beadási |benyújtási )?határidő|uzávěrka(?: \w+)?"
    r"|termen(?:ul)? limită|data limită"
    r"|son (?:başvuru|katılım)(?: tarihi)?|etkinlik tarihi|προθεσμία|batas waktu|tenggat(?: waktu)?"
    r"|срок (?:подачи|сдачи|окончания)(?: \w+)?|крайний срок|дедлайн|дата (?:проведения|окончания)"
    r"|кінцевий термін"
    r"|краен срок|अंतिम तिथि|מועד אחרון|آخر موعد|الموعد النهائي|تاريخ (?:الانتهاء|الفعالية)"
)
_WIDE = (
    "截止(?:日期|时间|日)?|活动时间|締め?切り?日?|応募期限|期限"
    "|開催日時?|開催|마감일?|행사일|접수기간"
)
# Words that say so as a label only.
_LABELS = (
    "when|doors|interviews?|starts?|begins?|ends|closes|event|beginn|ende|termin|wann|wo und wann|début|quand"
    "|cuándo|inicio|inizio|quando|início|wanneer|aanvang|kiedy|początek|när|tid|hvornår|når|milloin|mikor|kdy|начало"
    "|когда|коли|ne zaman|日時|日期与时间|일시|متى"
)
_BEFORE = late(
    rf"(?:(?<![^\W\d_])(?:{_WORDS})(?![^\W\d_])[^.!?\d]{{0,20}}|(?:{_WIDE})[\s:：]{{0,3}}(?:\d{{0,2}}\W)?"
    rf"|(?:\A|[|·•;,]\s?)(?:{_LABELS})\s?[:：][^.!?\d]{{0,15}})\Z",
    re.I,
)
_HOUR = r"(?:\d{1,2}[:.h]\d\d\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?(?:[ap]\.?m\.?|uhr))"
_SPAN = late(
    rf"[\s,|·•(–—-]{{0,4}}(?:(?:at|from|um|von|ab|de|dès|kl\.?|klo|om|van|od|с|ore|dalle|das|alle|godz\.?)\s)?{_HOUR}"
    rf"\s?(?:[-–—]|to|until|till|bis|à|a|al|alle|às|tot|do|до|til)\s?{_HOUR}",
    re.I,
)


def is_of_matter(before: str, behind: str = "") -> bool:
    """Whether what stands before a date, or from when to when behind it, says that it is a day of the matter.

    >>> is_of_matter("Closing date: "), is_of_matter("Published: "), is_of_matter("Friday ", ", 7pm - 9pm")
    (True, False, True)
    """
    # Most dates stand alone on their line.
    return bool((before and _BEFORE.search(before)) or (behind and _SPAN.match(behind)))


__all__ = ["is_of_matter"]
