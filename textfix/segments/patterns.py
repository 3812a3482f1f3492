"""What gives a head line or a disclaimer away. Words as data, by language."""

from __future__ import annotations

import re

from ..late import late
from .wording import Wording

# Labels set before a headline or a first paragraph: the newsroom's, not the writer's.
KICKER = late(
    r"(?P<label>URGENT UPDATE|URGENT|BREAKING NEWS|BREAKING|JUST IN|EXCLUSIVE|DEVELOPING STORY|DEVELOPING|UPDATE"
    r"|LIVE UPDATES|LIVE|NEWS ALERT|ALERT"
    r"|EILMELDUNG|EXKLUSIV|DERNI[EÈ]RE MINUTE|FLASH INFO|ALERTE INFO|ÚLTIMA HORA|URGENTE|ULTIM'ORA|ESCLUSIVA"
    r"|LAATSTE NIEUWS|PILNE|СРОЧНО|МОЛНИЯ|SON DAKİKA|速報|快讯|突发|عاجل)\s*[:：|–—-]\s*(?=\S)"
)
NAME = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]*"  # begins with no lower-case Latin letter
_LINKS = r"(?:de|da|van|von|der|den|del|la|and|und|et|y|e|en|&)"  # small words inside names and between them
BYLINE = late(
    r"(?i:(?:words|story|text|photographs?|reporting|written|posted|reviewed|edited) by|by|von|par|por|di|door|av|af"
    r"|author:|autor(?:a|in)?:|автор:|текст:|yazan:)"
    rf"\s+(?P<name>{NAME}(?: (?:{NAME}|{_LINKS}))*(?:, {NAME}(?: {NAME})*)*)"
    r"(?P<rest>\s*[|,·•–—-].*)?"
)
NAME_ALONE = late(rf"{NAME} {NAME}(?: {NAME})?")
BYLINE_WORDS = 14
# What a piece is, printed above its title.
GENRES = frozenset(
    w.strip()
    for w in """
    opinion, analysis, comment, commentary, editorial, column, review, reviews, film review, book review, interview
    feature, features, essay, obituary, obituaries, letters, letters to the editor, news, sport, sports, politics
    business, culture, travel, science, health, opinion & analysis, explainer, profile, briefs, in brief, live
    exclusive, press release, public notice, podcast, poetry, fiction, speech, tutorial, case study, special report
    guest post, for immediate release
    meinung, kommentar, analyse, gastbeitrag, kolumne, leitartikel, glosse, gespräch, reportage, porträt, kritik
    rezension, nachruf, nachrichten, pressemitteilung, kurz gemeldet, ratgeber
    tribune, édito, éditorial, chronique, critique, entretien, portrait, enquête, communiqué de presse, actualités
    opinión, tribuna, análisis, crítica, entrevista, reportaje, columna, noticias, nota de prensa, comunicado
    opinione, editoriale, intervista, recensione, commento, notizie, mestieri, comunicato stampa
    opinião, análise, crónica, reportagem, notícias, editais, comunicado de imprensa
    opinie, column, interview, recensie, nieuws, achtergrond, persbericht
    opinia, felieton, wywiad, recenzja, reportaż, aktualności, komentarz
    мнение, интервью, колонка, репортаж, рецензия, новости, общество, разговор, люди, анализ
    görüş, söyleşi, röportaj, köşe yazısı, haber, yerel
    ledare, krönika, debatt, intervju, recension, nyheter, notiser, reportage, rozhovor, komentář, zprávy
    评论, 社论, 专访, 书评, 新闻, 观点, 讀者服務, インタビュー, コラム, 書評, 社説, 解説
    مقال, رأي, حوار, تقرير, ثقافة, علوم
    """.replace("\n", ",").split(",")
    if w.strip()
)
# Words that newspapers, magazines and sites carry in their names.
MEDIA_WORDS = frozenset(
    "news times post daily journal chronicle herald tribune gazette magazine blog review today wire insider"
    " observer guardian telegraph press media online tv radio weekly standard mirror independent report reporter"
    " bulletin zeitung nachrichten presse anzeiger rundschau spiegel tagblatt journal monde figaro matin diario"
    " noticias periódico mundo país corriere giornale gazzetta repubblica folha jornal krant nieuws новости газета"
    " вести wiki wikipedia forum medium substack".split()
)
COUNTED_LABELS = frozenset(
    "breakdown comments answers replies sources articles photos videos reviews questions updates posts stories"
    " highlights".split()
)
SITE_SUFFIX = late(r"(?P<bar>\s+(?:\||::|»|·|•)\s+|\s+[-–—]\s+)(?P<site>[^|»·•–—]{2,60})$")


def _any(*alternatives: str) -> re.Pattern[str]:
    return late("|".join(alternatives), re.I)


# Whose views these are, and what the text is not: advice. Looked for at the end of a text only.
DISCLAIMER = Wording(
    r"\b(?:views?|opinions?|statements?) expressed\b",
    r"\b(?:personal|own) (?:views?|opinions?) of the (?:author|writer)",
    r"\b(?:views?|opinions?) (?:are|is) (?:those of the|(?:his|her|their|my|the (?:author|writer)'s) own)",
    r"\bnot necessarily (?:reflect|represent)",
    r"\bdo(?:es)? not (?:constitute|represent|provide|replace) (?:\w+ ){0,4}(?:advice|recommendation|visit)",
    r"\bfor (?:general )?informational? purposes only\b|\bprovided for information only\b"
    r"|\bserves? informational purposes\b",
    r"\b(?:is|are) (?:not|never) (?:\w+ )?(?:investment|financial|legal|medical|professional) advice\b",
    r"\bno substitute for\b|\bnot (?:be )?(?:intended|meant) (?:for|as|to) (?:\w+ ){0,3}(?:trading|advice|diagnos"
    r"|treat|replace)",
    r"\b(?:affiliate|sponsored) links?\b|\bmay earn (?:\w+ ){0,3}commission\b",
    r"\b(?:travel(?:l)?ed|stayed|was|were) (?:\w+ ){0,3}(?:as a guest|guests?) of\b|\bhad no (?:say|influence) (?:in"
    r"|on|over)\b",
    r"\b(?:absolutely )?no warranty\b|\bwithout (?:any )?warrant(?:y|ies)\b|\bat your own risk\b"
    r"|\bno responsibility (?:for|is)\b",
    r"\b(?:article|story|piece|post|headline|caption|recipe|interview) (?:was|has been) (?:amended|corrected"
    r"|updated)\b",
    r"\bspiegel(?:t|n) nicht (?:unbedingt|zwingend)\b|\bnicht (?:unbedingt )?die Meinung der Redaktion\b",
    r"\bkeine (?:Anlage|Rechts|medizinische )?beratung\b|\bersetz(?:t|en) (?:keinen?|nicht) \w*(?:beratung|arzt|ärzt"
    r"|besuch)"
    r"|\bohne Gewähr\b|\bgibt (?:ausschließlich |allein )?die (?:persönliche )?Meinung\b|\bübernehmen keine Haftung\b",
    r"\bne reflètent pas\b|\bn['’]engagent que\b|\bne (?:saurait |peut )?(?:remplace|constitue)r? (?:pas"
    r"|en aucun cas)\b|\bà titre indicatif\b",
    r"\bno reflejan? necesariamente\b|\bopini[oó]n(?:es)? (?:\w+ ){0,4}(?:de su autor|de sus autores|del autor"
    r"|de la autora)\b"
    r"|\bno (?:sustituye|constituye|reemplaza)\b",
    r"\bnon (?:riflett|rispecchi|sostitui|costitui)\w+|\bopinion[ei] (?:\w+ ){0,3}(?:dell['’]autore|degli autori)\b",
    r"\bnão (?:reflete|representa|substitui|constitui)m?\b|\bopini(?:ão|ões) (?:\w+ ){0,4}(?:do autor|da autora"
    r"|dos autores)\b",
    r"\bniet (?:noodzakelijk|per se) (?:de mening|het standpunt)\b|\bgeen (?:medisch|financieel|juridisch) advies\b"
    r"|\bop persoonlijke titel\b"
    r"|\bvervangt geen\b|\baan deze (?:tekst|informatie) kunnen geen rechten\b",
    r"\bnie (?:odzwierciedlają|stanowi|zastępuje|zastąpi)\b|\bcharakter (?:poglądowy|informacyjny)\b"
    r"|\bwyłącznie (?:poglądy|opinie) autor",
    r"\bмнение (?:редакции|автора) (?:может )?не\b|\bне является (?:\w+ ){0,3}(?:рекомендацией|консультацией"
    r"|офертой)\b|\bточк\w+ зрения автор"
    r"|\bне заменя[ею]т\b",
    r"\byazar(?:ın|ların)? (?:kendi |kişisel )?görüş\w*|\byatırım tavsiyesi (?:değildir|içermez)\b|\btıbbi tavsiye\b"
    r"|\byerine geçmez\b",
    r"(?:仅代表|僅代表|不代表)[^。]{0,16}(?:观点|觀點|立场|立場)|不构成[^。]{0,12}(?:建议|意见)|仅供参考|僅供參考"
    r"|責任を負い(?:ません|かねます)"
    r"|個人の(?:見解|意見|感想)です|を保証するものではありません|(?:助言|アドバイス)ではありません",
    r"لا تعبر بالضرورة|لا يعبر بالضرورة|(?:تعب(?:ّ)?ر|يعب(?:ّ)?ر) (?:فقط )?عن (?:رأي|آراء)|لا (?:يغني|تغني) عن"
    r"|لا (?:يعد|تعد|يشكل) (?:نصيحة|استشارة)",
    r"\b(?:ersätter inte|erstatter ikke|står för (?:egna|sina))\b",
)
# What a note calls itself; such a note may stand anywhere.
DISCLAIMER_LABEL = Wording(
    r"^(?:disclaimer|disclosure|correction|corrections|clarification|editor['’]s note|amendment"
    r"|note to readers)\b(?: \S+){0,6}? ?[:：–—-]",
    r"^(?:this (?:article|story|post|piece|recipe|page|video) (?:was|has been) (?:amended|corrected|updated|edited)"
    r"|this post contains affiliate)\b",
    r"^(?:haftungsausschluss|korrektur|berichtigung|richtigstellung|hinweis der redaktion|anm(?:erkung|\.) d(?:er"
    r"|\.) red(?:aktion|\.)?|transparenzhinweis"
    r"|offenlegung)\b(?: \S+){0,6}? ?[:：–—-]|^in einer früheren (?:version|fassung)\b",
    r"^(?:correctif|rectificatif|correction|erratum|précision|avertissement|note de la rédaction"
    r"|ndlr)\b(?: \S+){0,8}? ?[:：–—-]",
    r"^(?:fe de errat[ao]s|corrección|rectificación|aclaración|nota de la redacción|aviso legal"
    r"|descargo de responsabilidad)\b(?: \S+){0,6}? ?[:：–—-]",
    r"^(?:errata corrige|rettifica|correzione|nota della redazione|avvertenza)\b(?: \S+){0,6}? ?[:：–—-]",
    r"^(?:errata|correção|retificação|nota da redação|aviso)\b(?: \S+){0,6}? ?[:：–—-]",
    r"^(?:correctie|rectificatie|rechtzetting|noot van de redactie|in een eerdere versie)\b|^disclaimer ?[:：.–—-]",
    r"^(?:sprostowanie|korekta|erratum|od redakcji|zastrzeżenie)\b(?: \S+){0,6}? ?[:：–—-]",
    r"^(?:исправление|уточнение|поправка|от редакции|примечание редакции"
    r"|отказ от ответственности)\b(?: \S+){0,6}? ?[:：.–—-]",
    r"^(?:düzeltme|editörün notu|uyarı|sorumluluk reddi)\b(?: \S+){0,6}? ?[:：–—-]",
    r"^(?:更正|勘误|免责声明|免責聲明|声明|聲明|订正|編集部注|訂正|免責事項|おことわり)[^。]{0,12}[:：]"
    r"|^※[^\n]{0,80}?(?:変更|予告|異なる|取材時|現在の|責任|保証|免責|個人の|イメージ|ご了承"
    r"|예고 없이|바뀔 수|변경될|책임|다를 수|보장|仅供|僅供|不代表|为准|為準)",
    r"^(?:تنويه|تصحيح|توضيح|إخلاء (?:ال)?مسؤولية|ملاحظة من التحرير)\s*[:：]",
    r"^(?:rättelse|korrigering|rettelse)\b(?: \S+){0,6}? ?[:：–—-]",
)
# What a question and its answer begin with in interviews and lists of questions.
ASKED = late(
    r"(?:Q\s?\d{0,3}\s?\.|(?:Q|Question|Frage|Pregunta|Domanda|Pergunta|Vraag|Pytanie|Вопрос|Soru|Fråga|F|P|D|V|В|S"
    r"|问|問|سؤال|س)"
    r"\s?\d{0,3}\s?[:：])\s*(?=\S)"
)
ANSWERED = late(
    r"(?:A\s?\d{0,3}\s?\.|(?:A|Answer|Antwort|Réponse|Respuesta|Risposta|Resposta|Antwoord|Odpowiedź|Ответ|Cevap"
    r"|Svar|R|O|О|C|答"
    r"|جواب|ج)\s?\d{0,3}\s?[:：])\s*(?=\S)"
)
# Who did it, told at the end: wire copy and translations.
CREDITS = late(
    r"\W?(?:(?:additional )?(?:reporting|writing|research|editing|translation)|compiled|written|translated|edited"
    r"|adapted) by "
    r"(?:the )?[^\W\d_]"
    r"|\W?(?:hosted|presented|produced|recorded|mixed) by [^\W\d_][^.]{2,60}\. \w[\w -]{2,30} by "
    r"|\W?[^.!?]{4,60} contributed to (?:this|an earlier version of this) (?:report|story|article)\b"
    r"|(?:die fragen stellten?|das (?:gespräch|interview) führten?|aufgezeichnet von|propos recueillis par|interview by"
    r"|intervista di|entrevista de|entretien réalisé par) [^\W\d_][^.!?]{2,60}\.?\Z",
    re.I,
)
# Initials of who reported, or the agencies: (lx), (amö/dpr), -- Ed.
INITIALS = late(r"\([^\W\d_A-ZÀ-Þ]{2,4}(?:[/,] ?[^\W\d_A-ZÀ-Þ]{2,4}){0,3}\)|[-–—]{1,2} ?Ed\.")
# A version with its day, the heading of what changed in it: 1.4.0 - 2024-03-02, [3.2.0] (2 May 2023).
VERSION = late(r"\[?v?\d{1,3}(?:\.\d{1,4}){1,3}\]?\s+[-–—(]")
# A line of a chat: [12:03] ann: hello, 12:03 <ann> hello
CHAT = late(r"\[?\d{1,2}:\d\d(?::\d\d)?\]?\s+(?:<[^<>\s]{1,30}>|[^\W_][^\s:]{0,30}:)\s+\S")
# A post's time told from now.
AGO = late(
    r"\b(?:\d{1,2}|an?|one) ?(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?|[yh]rs?|wks?|mo|[ymwdh])\.? ago\b"
    r"|\bvor \d+ (?:Minuten?"
    r"|Stunden?|Tag(?:en)?"
    r"|Wochen?|Monat(?:en)?|Jahr(?:en)?)\b|\bil y a \d+ \w+|\bhace \d+ \w+|\b\d+ \w+ (?:fa|atrás|geleden|temu|назад"
    r"|önce|sedan|siden)\b"
    r"|\d+ ?(?:分钟|小时|天|分|時間|日)前"
)
POSTED = late(
    r"(?:posted|asked|answered|edited|answer|reply|comment|question|review|reviewed) by (?P<name>[^\s,(]+)[^.!?]*\Z",
    re.I,
)
# GRAVENBERG, Feb. 9 (Harbor Press) —
WIRE_DATELINE = late(
    r"(?=[^\W\d_]{2})[^a-zß-öø-ÿа-я,(]{2,40}(?:, [^()]{2,24})? ?\([^()]{2,40}\) ?"
    r"(?:[-–—]{1,2}|:)(?: [^()]{2,24})?"
)
# What an interview says of itself behind its last answer.
OF_INTERVIEW = _any(
    r"^(?:this|the) (?:interview|conversation|q&a) (?:has been|was|is|took)\b|^interview (?:by|conducted)\b"
    r"|^as told to\b",
    r"^(?:das|dieses) (?:gespräch|interview) (?:wurde|führten?|erschien|ist)\b|^(?:die fragen stellten?|interview:)",
    r"^(?:propos recueillis|(?:cet entretien|cette interview) (?:a|est))\b|^(?:esta (?:entrevista"
    r"|conversación)) (?:ha|fue|se)\b",
    r"^(?:quest['’]intervista|l['’]intervista) (?:è|a)\b|^(?:esta entrevista) (?:foi)\b|^dit (?:gesprek"
    r"|interview) (?:is|werd)\b",
    r"^(?:rozmowa|wywiad) (?:został|była?)\b|^(?:интервью|беседа|разговор) (?:был|печатается|отредактирован)\w*"
    r"|^bu (?:söyleşi|röportaj)\b",
    r"^(?:本(?:访谈|采访|文)|采访|聞き手|（聞き手|取材)",
)
# Titles of lists of questions and of interviews.
OF_QUESTIONS = _any(
    r"\b(?:faqs?|q ?& ?a|questions?|interview|häufige fragen|fragen und antworten|foire aux questions|preguntas"
    r"|domande|perguntas"
    r"|vragen|pytania|wywiad|rozmowa|вопросы?|интервью|sorular|röportaj|söyleşi|vanliga frågor|entrevista|intervista"
    r"|entretien)\b",
    r"常见问题|問答|问答|よくある(?:質問|ご質問)|インタビュー|أسئلة|الأسئلة",
)
