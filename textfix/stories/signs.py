"""Turns of speech that give away what pages put behind an article: comments, bios, calls, sources, small print.

Each sign is weak alone ("Thank you" may close a letter); the ending model weighs them by place and company.
"""

from __future__ import annotations

import re

from ..late import late

SIGN_NAMES = "voice says person sources source print stamp urge credit asks closer".split()
SHORT = 90  # characters of a line that may be a heading or a label
LOOKED_AT = 600  # characters in which sources and small print show
START = 240  # characters in which a turn must stand


def _any(*alternatives: str) -> re.Pattern[str]:
    """For lower-cased text: told to ignore case, a pattern tries every alternative in full."""
    return late("|".join(alternatives))


_JUNK = r"[\W_]*"
# How readers begin when they speak to the writer.
_VOICE = _any(
    rf"{_JUNK}(?:thanks?\b|thank you|thx|great (?:article|post|read|job|list|tips?|info|review|work|piece|ideas?"
    rf"|stuff)"
    r"|good (?:article|post|read|job|point|info|luck|idea|work)|nice (?:article|post|read|work|one|job|list|tips?)"
    r"|(?:very |really |super |so )?(?:helpful|informative|interesting|insightful|useful|inspiring"
    r"|beautiful)\b.{0,40}$"
    r"|(?:awesome|amazing|excellent|wonderful|fantastic|fabulous|brilliant|lovely|wow|yay|haha|lol|omg|yum)\b"
    r"|love (?:this|it|your|the|that|these)|i (?:love|loved|like|liked|enjoyed|agree|disagree|wish|just (?:want"
    r"|read|found|tried|made)"
    r"|really|totally|can['’]t wait|have (?:a question|been|this|the same)|had|was (?:wondering|just)|wonder"
    r"|am (?:so|a|new|going)|use[d]?|found|tried)\b"
    r"|i['’](?:m|ve|d|ll) |hi\b|hello\b|hey\b|dear [a-z]|good (?:morning|day|evening)|you['’]re welcome"
    r"|so (?:happy|glad|sorry|cool|good|true)"
    r"|glad (?:you|it|to)|happy (?:you|to (?:hear|help))|congrat|well (?:said|done|written)|what (?:a|an) (?:great"
    r"|lovely|wonderful|beautiful|nice)"
    r"|my (?:husband|wife|mom|mum|dad|son|daughter|kids|family|favou?rite|friend|question)|@\w+|agreed\b|exactly\b"
    r"|yes[,!. ]|no[,!. ]|yep|nope"
    r"|(?:can|could|do|did|have|would|are|where|how|what|is there|does) (?:you|i|we|your|anyone|anybody)\b.{0,200}\?"
    r"|danke|vielen dank|super (?:artikel|beitrag)|hallo\b|merci\b|bonjour|super article|gracias|hola\b|excelente"
    r"|grazie|ciao\b|obrigad|olá|parab[ée]ns|bedankt|dank je|dzięki|dziękuję|спасибо|teşekkür)"
)
# How a page names who speaks. Plain endings and substrings: twenty times as fast as one pattern.
_SAYS = (
    " says", " says:", " said", " said:", " wrote", " wrote:", " commented", " replied", "reply", "permalink",
    "replydelete",
    "upvote", " schreibt:", " sagt:", " a dit", " dice:", " dijo:", " пишет", " ago", " pm", " am",
    "verified purchase",
    "verified buyer", "(verified owner)", "(verified owner) –",
)  # fmt: skip
_SAYS_START = (
    "reply to ", "reply by ", "re: ", "pingback", "posted by", "reviewed in", "reviewed by", "anonymous", "guest ",
)  # fmt: skip
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’.-]+"
# Who the author is: a full name, then what the person is, has or does.
_PERSON = late(
    rf"[\W_]*(?:(?:About|Written by|Reviewed by|Author:|By|Von|Par|Por|Di)[: ]+)?(?:Dr\.? |Prof\.? |Mr\.? "
    rf"|Ms\.? )?{_NAME}(?: (?:{_NAME}|[A-Z]\.|de|van|von|der|la))"
    r"{1,3}(?:,? (?:[A-Z]{2,6}\.?|Ph\.?D\.?|M\.?D\.?|RN|RD|Jr\.?)){0,4},? (?:is|was|has|writes|wrote|covers"
    r"|covered|joined|joins|lives|works|worked"
    r"|holds|received|earned|graduated|studied|leads|serves|served|started|founded|specializes|brings|loves|began"
    r"|spent|enjoys"
    r"|ist|war|hat|schreibt|arbeitet|lebt|est|a|écrit|travaille|es|escribe|trabaja|è|scrive|lavora|schrijft|jest"
    r"|pisze)\b"
)
_I_AM = _any(
    rf"{_JUNK}(?:hi(?:,| there)?[!,.]? |hello[!,.]? |hey[!,.]? )?"
    r"(?:i['’]m|i am|my name is|ich bin|je suis|soy|sono) [a-z]"
)
_SOURCES = _any(
    rf"{_JUNK}(?:article |data |list of )?(?:references|sources|citations|bibliography|footnotes?|endnotes?|notes"
    rf"|works cited|literature cited"
    r"|further (?:reading|information)|additional (?:reading|resources)|more (?:information|resources)|credits?"
    r"|acknowledge?ments?"
    r"|quellen|literatur|einzelnachweise|références|sources?|referencias|fuentes|riferimenti|fonti|referências"
    r"|bronnen|źródła|источники)\b"
)
_SOURCE = (
    " et al", "doi:", "doi.org", "retrieved from", "retrieved on", "accessed on", "accessed ", "isbn", "↩", " pp. ",
    " vol. ",
    "pubmed", "archived from", " press.", "university press", "journal of ",
)  # fmt: skip
_YEAR = late(r"(?:19|20)\d\d\b[^.]{0,12};\s?\d+[:(]|\((?:19|20)\d\d(?:, \w+(?: \d+)?)?\)\.|^\W*\[\d+\]|^https?://\S+$")
_PRINT = (
    "terms and conditions", "terms of use", "terms of service", "terms apply", "subject to ", " apr.", " apr,",
    "% apr", "rights reserved",
    "©", "cookie", "privacy policy", "licensed under", "reserves the right", "reserve the right", "trademark",
    "affiliate",
    "commission", "may vary", "not intended", "a substitute", "not constitute", "not responsible", "not liable",
    "not valid",
    "past performance", "informational purposes", "educational purposes", "illustrative purposes", "no guarantee",
    "warranty",
    "opinions expressed", "views expressed", "opinions are", "views are", "accuracy ", "member fdic", "exclude",
    "republish", "spam",
    "captcha", "moderat", "impressum", "datenschutz", "rechte vorbehalten",
)  # fmt: skip
_STAMP = _any(
    rf"{_JUNK}(?:(?:last |first |originally |date )?(?:updated|published|posted|modified|reviewed|edited|filed"
    rf"|written|fact[- ]checked|image|created)\b"
    r"|this (?:article|story|post|piece|page|entry|guide|report|review|content|blog)\b.{0,40}\b(?:was|is|has been"
    r"|first|originally|appeared)"
    r"|editor['’]?s note|update:|correction:|tags?:|categor(?:y|ies)|topics?:|filed under|reading time"
    r"|about (?:the|this|us)\b"
    r"|zuletzt aktualisiert|veröffentlicht|publié|actualizado|publicado)"
)
_URGE = _any(
    rf"{_JUNK}(?:try|get|start|book|learn|discover|join|download|shop|explore|contact|call|visit|check out"
    rf"|find (?:out|your|a|more)|sign up|subscribe"
    r"|request|ready to|want (?:to|more)|looking (?:for|to)|need (?:help|a|more|to)|see (?:how|our|all|more)"
    r"|read (?:more|our|the|next|also)|view|watch"
    r"|follow|share|save|pin|click|grab|browse|schedule|talk to|speak|register|apply|buy|order|support|donate"
    r"|have (?:questions|a question)"
    r"|still have|interested in|stay (?:tuned|updated|connected|in)|don['’]t (?:miss|forget)|take (?:the|our|a)"
    r"|let (?:us|our)|we(?:['’]re| are| can|['’]d) (?:here|love|help)"
    r"|if you (?:are|have|want|need|enjoyed|liked|found|would|['’]d)|for more|to (?:learn|find|get|see|read|book)"
    r"|more (?:from|about|on|info)|you (?:may|might|can) also"
    r"|jetzt|mehr|hier|lesen|kontakt|découvr|en savoir|contactez|inscri|descubr|contáct|más|scopri|contatta|saiba"
    r"|descubra)\b"
)
_CREDIT = (
    "photo by", "photos by", "photo credit", "image by", "image credit", "images by", "photo:", "photos:", "image:",
    "credit:",
    "illustration by", "courtesy", "getty images", "shutterstock", "unsplash", "pexels", "pixabay", "pinterest",
    "instagram",
    "facebook", "twitter", "youtube", "linkedin", "tiktok", "featured image", "header image", "cover image",
)  # fmt: skip
_ASKS = (
    "what do you think", "what do you guys think", "let us know", "let me know", "in the comment", "a comment",
    "your comment",
    "share your", "tell us", "tell me", "comments below", "your thoughts", "your favorite", "your favourite",
    "have you ever",
    "have you tried", "have you used", "have you seen", "kommentar", "en commentaire", "en los comentarios",
    "nei commenti",
    "nos comentários",
)  # fmt: skip
_CLOSER = (
    "for reading", "for visiting", "for stopping", "for following", "for watching", "for joining", "for listening",
    "until next",
    "until then", "see you next", "see you soon", "good luck", "stay safe", "stay tuned", "cheers", "enjoy!",
    "enjoy.", "xoxo",
    "take care", "best regards", "best wishes", "hope this", "hope you", "at the end of the day", "in conclusion",
    "to sum up",
    "final thoughts", "bottom line", "conclusion", "so there you have it", "that's it", "that’s it", "that's all",
    "that’s all",
    "happy ",
)  # fmt: skip


def speaks(text: str) -> bool:
    """Whether a line greets or thanks the writer, speaks of itself, or names who speaks.

    Questions and their "yes" are no sign: lists of them belong to the article.

    >>> speaks("Lori says"), speaks("Thanks for this!"), speaks("The council voted on Monday.")
    (True, True, False)
    """
    lower = text[:LOOKED_AT].lower()
    if text[-1:] == "?" or lower.startswith(("yes", "no", "do you", "are you", "can you", "@", '"@', "{")):
        return False
    return (
        _VOICE.match(lower[:START]) is not None
        or (len(text) <= SHORT and lower.rstrip().endswith(_SAYS))
        or lower.startswith(_SAYS_START)
    )


def signs(text: str) -> tuple[int, ...]:
    """The signs of one line, 0 or 1 each, as SIGN_NAMES has them."""
    start = text[:START]
    lower = text[:LOOKED_AT].lower()
    opening, ending, holds = lower[:START], text[-START:].lower(), lower.__contains__
    short = len(text) <= SHORT
    return (
        int(_VOICE.match(opening) is not None),
        int((short and lower.rstrip().endswith(_SAYS)) or lower.startswith(_SAYS_START)),
        int(_PERSON.match(start) is not None or _I_AM.match(opening) is not None),
        int(short and _SOURCES.match(opening) is not None),
        int(any(map(holds, _SOURCE)) or _YEAR.search(text[:LOOKED_AT]) is not None),
        int(any(map(holds, _PRINT))),
        int(_STAMP.match(opening) is not None),
        int(_URGE.match(opening) is not None),
        int(any(map(opening.__contains__, _CREDIT))),
        int(any(map(ending.__contains__, _ASKS))),
        int(any(map(opening.__contains__, _CLOSER))),
    )
