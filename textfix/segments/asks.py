"""What a page asks of its reader, and how it leads on to others. Words as data, by language."""

from __future__ import annotations

from ..memo import remembered
from .wording import Wording, begins

MEMO, MEMO_CHARS = 8_192, 1_500  # lines remembered: each is asked in every reading of a page

PLACES = 6  # words of a header of other stories at most

_SHARE = Wording(
    r"^(?:share|tweet|pin(?: it)?|print|e-?mail|facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|x"
    r"|copy link|save|bookmark)"
    r"(?:$|\s*[:|/·,])",
    r"^(?:please )?(?:share|print|forward|bookmark|save) (?:this|the|on|via|to|with|page|recipe|article|story|it)\b",
    r"\bforward (?:this|it) \w+ to a friend\b",
    r"\b(?:teilen|drucken|weiterleiten|merken)$|^(?:teilen|artikel (?:teilen|drucken)|link kopieren)\b",
    r"^(?:partager|imprimer|envoyer|enregistrer|copier le lien)\b(?: \S+){0,4}$",
    r"^(?:comparte|compartir|imprim(?:e|ir)|enviar|guardar|copiar enlace)\b(?: \S+){0,4}$",
    r"^(?:condividi|stampa|salva|invia|copia link)\b(?: \S+){0,5}$",
    r"^(?:partilh(?:e|ar)|compartilh(?:e|ar)|imprimir|guardar|enviar|copiar link)\b(?: \S+){0,4}$",
    r"^(?:deel|delen|afdrukken|print|doorsturen|bewaren)\b(?: \S+){0,5}$",
    r"^(?:udostępnij|drukuj|wydrukuj|wyślij|zapisz|poleć)\b(?: \S+){0,4}$",
    r"^(?:поделиться|поделитесь|переслать|распечатать|печать|сохранить|отправить)\b(?: \S+){0,4}$",
    r"\b(?:paylaş|yazdır|kaydet|gönder)(?:ın|in)?$",
    r"^(?:分享|转发|转载|打印|收藏|复制链接|朋友圈|微博|シェア|印刷|共有|ツイート|保存)|(?:をシェアする|を保存する"
    r"|を印刷する|をツイート)$",
    r"^(?:شارك|مشاركة|طباعة|انسخ الرابط|أرسل)(?:\s|$)",
    r"^(?:dela|skriv ut|tipsa|del|udskriv|jaa|tulosta|sdílet|vytisknout)\b(?: \S+){0,3}$",
    r"^(?:megosztás|oszd meg|ossza meg|nyomtatás|küldés|link másolása)\b(?: \S+){0,3}$",
)
_COMMENT = Wording(
    r"^(?:\d[\d,.]* )?(?:comments?|replies|responses)(?: ?\(?\d*\)?)?$|^(?:leave|post|add|write|read|view|show|join"
    r"|see)\b.{0,24}\b(?:comments?|reply|conversation|discussion)\b",
    r"^(?:log|sign) ?in to (?:\w+ ){0,3}(?:reply|comment|post|join|vote)\b|^rate this\b|^(?:post"
    r"|submit) (?:a )?(?:reply|comment)$",
    r"^(?:reply|quote|report|like)(?:\s*[|·,/]\s*(?:reply|quote|report|like|share))*$|\badd yours\b",
    r"\bkommentar(?:e|er)?\b.{0,12}$|^(?:diskutieren|mitdiskutieren|antworten|zitieren|melden)\b(?: \S+){0,3}$"
    r"|\bskriv en kommentar\b",
    r"\b(?:commentaires?|laissez un|réagir|répondre)\b.{0,20}$|\bcomentarios?\b.{0,14}$|^(?:me gusta|responder|citar"
    r"|denunciar)\b(?: \S+){0,5}$",
    r"\bcomment[oi]\b.{0,14}$|^(?:rispondi|cita|segnala)$|\bcomentários?\b.{0,14}$|^inici(?:e|a) sesión para\b"
    r"|^debes iniciar sesión\b",
    r"\breacties?\b.{0,12}$|^(?:reageer|beantwoorden|citeren)\b|\bkomentarz[ey]?\b.{0,12}$|^(?:odpowiedz|cytuj|zgłoś"
    r"|skomentuj)\b",
    r"\bкомментари(?:й|и|ев|я)\b.{0,14}$|^(?:обсудить|ответить|цитировать|пожаловаться)\b|\byorum(?:lar"
    r"|unuz)?\b.{0,12}$|^(?:yanıtla|alıntıla|cevapla)\b",
    r"(?:评论|評論|回复|回覆|コメント|返信)(?:する|を(?:書く|投稿する|残す))?\W*\d*\W*$|^登录后|^(?:التعليقات|تعليق"
    r"|أضف تعليق|اترك تعليق|رد)\b",
    r"^(?:szólj(?:on)? hozzá|hozzászólok|írj(?:on)? (?:kommentet|véleményt)|legyél te az első)\b|\bhozzászólás(?:ok)?$",
)
_NEWSLETTER = Wording(
    r"\b(?:un)?subscribe\b(?! to \w+ that)|\byou (?:are )?subscribed\b|\b(?:our|free|weekly|daily"
    r"|the) newsletters?\b(?! editor)|^newsletters?\b|\bmailing list\b|\b(?:in|to) your inbox\b|^sign up (?:for|to"
    r"|here|now|and)\b|\bsigned up (?:on|for)\b"
    r"|\bview (?:this (?:e-?mail|message) )?in (?:your |a )?browser\b|\bmonthly letter\b|\be-?mail address\b"
    r"|\bchange your address\b",
    r"\b(?:newsletter|abonnieren|abmelden|abbestellen|im browser (?:ansehen|anzeigen|öffnen))\b"
    r"|\bmelden sie sich\b.{0,30}\ban\b",
    r"\b(?:inscrivez-vous|abonnez-vous|s['’]abonner|désinscri|désabonner|infolettre|lettre d['’]information)\w*",
    r"\b(?:suscr[ií]b(?:ete|ase|irse)|boletín|darse de baja|cancelar la suscripción)\b|\b(?:iscriviti|disiscri\w+"
    r"|cancella l['’]iscrizione)\b",
    r"\b(?:subscreva|assine a|inscreva-se|cancelar (?:a )?(?:subscrição|inscrição))\b|\b(?:nieuwsbrief|schrijf (?:u"
    r"|je) in|uitschrijven|afmelden)\b",
    r"\b(?:zapisz się|newslettera?|wypisz się|biuletyn)\b|(?:подпи(?:саться|шитесь|ска)|отписаться|рассылк[иуа]"
    r"|в браузере)\b",
    r"\b(?:bülten\w*|abone ol\w*|abonelikten)\b|订阅|訂閱|退订|メルマガ|ニュースレター|購読|配信(?:停止|解除)|نشرتنا"
    r"|اشترك|إلغاء الاشتراك",
    r"\b(?:nyhetsbrev\w*|på mejlen|prenumerera|avregistrera|nyhedsbrev|tilmeld dig|uutiskirje)\b",
    r"\b(?:hírlev[ée]l\w*|iratkozz(?:on)? fel|feliratkozom|leiratkoz\w+)\b",
)
# Why somebody got this mail: no sentence of a text, wherever it stands.
MAILED = Wording(
    r"^you(?:['’]re| are)? (?:get|getting|got|receive|receiving|received) this (?:e-?mail|mail|message|newsletter)"
    r" (?:because|as|since) \w+ .{0,30}\b(?:sign|subscri|regist|opt|ask|member|customer|account|bought|made|list)",
    r"^sie (?:erhalten|bekommen) diese[ns]? (?:e-?mail|mail|nachricht|newsletter),? (?:weil|da)\b"
    r"|^vous recevez (?:cet|ce|cette) (?:e-?mail|courriel|message|lettre|newsletter),? (?:parce|car|suite)\b",
    r"^(?:recibes?|(?:ha|has) recibido) este (?:correo|e-?mail|mensaje|boletín),? (?:porque|ya que)\b"
    r"|^(?:ricevi|riceve|hai ricevuto) questa (?:e-?mail|mail|newsletter),? (?:perché|in quanto)\b"
    r"|^(?:recebe|recebeu|está (?:a receber|recebendo)) este (?:e-?mail|boletim),? (?:porque|pois)\b",
    r"^(?:u|je) (?:ontvangt|krijgt) deze (?:e-?mail|mail|nieuwsbrief),? omdat\b"
    r"|^otrzymujesz (?:tę|tego|ten) (?:wiadomość|e-?maila?|newsletter),? (?:ponieważ|bo)\b",
    r"^вы (?:получили|получаете) (?:это письмо|эту рассылку),? (?:потому|так как|поскольку)\b"
    r"|^du (?:får|modtager|mottar) (?:den här|det här|denne|dette) (?:e-?post|mail|mejl|nyhetsbrev)\w*,?"
    r" (?:eftersom|för|fordi)\b",
)
_WIDGET = Wording(
    r"^[★☆⭐✩✰\s\d.,/()]*[★☆⭐✩✰]{2,}",
    r"^\d(?:[.,]\d)? ?/ ?(?:5|10)\b(?! ?[\"″-])|^(?:rating|ocena|note|bewertung|valoración|voto|avaliação"
    r"|beoordeling|betyg|puan|оценка|рейтинг|评分|評価)s?\s*[:：]?\s*\d",
    r"^\d(?:[.,]\d)? (?:from|out of|av|von|sur|de|su|van|z|из) \d|^\d[\d.,]* ?(?:k|mil|tys|тыс)?\.? ?(?:views?"
    r"|reads?|likes?|ratings?|reviews?|votes?)$",
    r"^(?:views?|visitas?|aufrufe|vues|visite|visualizzazioni|weergaven|wyświetle\w+|просмотр\w+|görüntülen\w+|阅读"
    r"|浏览"
    r"|閲覧数?|المشاهدات)\s*[:：]?\s*\d",
    r"^\d{1,3}[ -]?(?:min(?:ute)?s?\.?|minuten|minutos|minuti|минут\w?|dakika|分钟|分) (?:read|lesezeit|de lecture"
    r"|de lectura|di lettura|de leitura|leestijd)\b",
    r"^(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura|leestijd"
    r"|czas czytania|время чтения|okuma süresi|lästid)\b",
    r"\b(?:add|move) to (?:basket|cart|bag|wish ?list|trolley)\b|^add all to\b|^(?:buy now|write a review"
    r"|quantity\s*\d{0,2}$|select (?:a )?size|choose (?:a |your )?size)",
    r"\bin den warenkorb\b|\bajouter au panier\b|\bañadir (?:al carrito|a la cesta)\b|\baggiungi al carrello\b"
    r"|\badicionar ao carrinho\b"
    r"|\bin (?:de )?winkelwagen\b|\bdo koszyka\b|\bв корзину\b|\bsepete ekle\b|加入购物车|カートに入れる|أضف إلى السلة"
    r"|\bkies uw maat\b",
    r"^(?:joined|posts|member since|registriert|beiträge|registrado|mensajes|inscrit|messages|mensagens|berichten"
    r"|dołączył|сообщени[йя]|регистрация)\s*[:：]\s*\S",
    r"^(?:play|listen|download audio)\b.{0,40}\d\d:\d\d|^(?:poll|umfrage|sondage|encuesta|sondaggio|enquete|ankieta"
    r"|опрос|anket|投票)\s*[:：]",
    r"^(?:download|descarregar|descargar|télécharger|herunterladen|scarica|pobierz|скачать|indir|下载"
    r"|ダウンロード)\b.{0,20}\(\d|^立即下载|\b\d{1,2} ?°[CF]\b.{0,40}(?:wind|rain|sun|cloud)",
    r"^(?:respuestas|replies|antworten|réponses|risposte|respostas|reacties|odpowiedzi"
    r"|ответов)\s*[:：]\s*\d+\s+\S+\s*[:：]\s*\d",
    r"^was this (?:page|article|answer) helpful\b|^war dieser \w+ hilfreich\b|^\d{1,3} ?/ ?\d{1,3}$",
)
_AD = Wording(
    r"^(?:advertisement|sponsored|promoted|ad|paid (?:post|partner\w*)|anzeige|werbung|publicité|publicidad"
    r"|pubblicità|publicidade|advertentie"
    r"|reklama|реклама|reklam|annons|annonce|广告|廣告|広告|スポンサー|PR|إعلان|إعلانات)(?:$|\s*[:：|–—-])",
    r"^a (?:message|word) from our (?:sponsors?|partners?)$"
    r"|^(?:this (?:issue|newsletter|episode|week) is (?:supported|sponsored|brought to you) by)\b"
    r"|\b\d{1,2} ?% off\b.{0,60}\bcode\b",
    r"^(?:article|story|advertisement).{0,3} continue[sd]?(?: reading)? below\b|^continue reading below\b",
)
_LEGAL = Wording(
    r"^(?:©|\(c\)(?!\s*(?-i:[a-zà-öø-ÿа-я])(?!opyright|y\b))|copyright\b|&copy;)|\ball rights reserved\b",
    r"\b(?:terms (?:of (?:use|sale|service)|and conditions)"
    r"|(?:privacy (?:policy|notice|statement)|cookie (?:policy|settings|notice)))\b",
    r"\buse[s]? (?:of )?cookies\b|\bcookies?\b.{0,40}\b(?:accept|manage|settings|consent|akzeptieren|accepter"
    r"|aceptar|accetta|aceitar|accepteren|aby|чтобы)\b|^(?:accept all|manage choices|akceptuję|alle akzeptieren)\b",
    r"\b(?:impressum|datenschutz\w*|agb|mentions légales|aviso legal|política de (?:privacidad|cookies|privacidade)"
    r"|note legali|termos de uso"
    r"|algemene voorwaarden|privacyverklaring|regulamin|polityka prywatności|пользовательское соглашение"
    r"|политика конфиденциальности|gizlilik politikası|kullanım koşulları)\b",
    r"用户协议|隐私政策|版权所有|版權所有|無断転載|プライバシーポリシー|利用規約|سياسة الخصوصية|شروط الاستخدام"
    r"|جميع الحقوق",
    r"\b(?:impresszum|minden jog fenntartva|(?:adatvédelmi|adatkezelési|süti|cookie) (?:tájékoztató|nyilatkozat"
    r"|szabályzat|beállítások))\b",
    r"^all times are\b|\bregistered (?:office|charity|in england)\b|\b(?:kvk|vat|ust-?id|nip|regon|инн)\b[ .:-]*\d",
)
_JUNK = Wording(
    r"^\W{0,2}(?:more|ends?|ende|fin|fine|fim|einde|koniec|конец|son|slut|完|终|了|النهاية|-?0-|30)\W{0,2}$",
    r"^[A-Z]{2}-{1,2}[A-Z][\w'-]*,|^(?:eds|editors)\s?:|^[×✕✖▲△▼▽⌃⌄☰]$|^\((?:more|continued|continues)\b[^)]*\)$"
    r"|^(?:continued|fortsetzung|suite|continúa|segue)\b.{0,30}$",
)
_NAVIGATION = Wording(
    r"^(?:jump|skip|go|back|return) to\b(?: \S+){0,6}$|^edit this page\b|^(?:table of contents|on this page"
    r"|in this (?:guide|article|issue))\b(?: ?[:：]|$)",
    r"^(?:page|seite|pagina|página|strona|страница|sayfa|sida) \d{1,4} (?:of|von|sur|de|di|van|z|из|av|/) \d{1,4}$"
    r"|^第 ?\d+ ?[页頁ページ]",
    r"^(?:zum inhalt(?: springen)?|aller au contenu|ir al contenido|saltar al contenido|vai al contenuto"
    r"|saltar para o conteúdo|naar de inhoud"
    r"|przejdź do treści|перейти к содержанию|içeriğe geç|跳到内容|本文へ|コンテンツへ|انتقل إلى المحتوى"
    r"|hoppa till innehåll\w*)\b",
    r"^(?:nach oben|haut de page|volver arriba|torna su|voltar ao topo|naar boven|do góry|наверх|başa dön|返回顶部"
    r"|ページの?(?:先頭|トップ)へ?)$",
)
# Kind, words of such a line at most, pattern. Order counts: the first that matches names the kind.
ASKS = (
    ("junk", 12, _JUNK),
    ("widget", 10, _WIDGET),
    ("advertisement", 16, _AD),
    ("legal", 16, _LEGAL),
    ("newsletter", 16, MAILED),
    ("newsletter", 16, _NEWSLETTER),
    ("comment_prompt", 9, _COMMENT),
    ("share", 12, _SHARE),
    ("navigation", 8, _NAVIGATION),
)
_ASKED = Wording(*[alternative for _, _, wording in ASKS for alternative in wording.alternatives])
# What leads to one other page: a label, a colon or an arrow, its headline.
NEIGHBOUR = Wording(
    r"^(?:read (?:more|also|next|the (?:whole|full) (?:story|article))|see also|related(?: (?:story|article"
    r"|reading))?|previous|next|also|watch|listen"
    r"|(?:previous|next) (?:article|post|story|page|entry))\s*(?:[:：→»]|$)",
    r"^(?:lesen sie (?:auch|mehr)|mehr (?:dazu|zum thema)|auch interessant|siehe auch|weiterlesen|(?:vorheriger"
    r"|nächster) (?:artikel|beitrag))\s*(?:[:：→»]|$)",
    r"^(?:à lire(?: aussi| également)?|lire (?:aussi|la suite)|voir aussi|(?:article|page) (?:précédent"
    r"|suivant)e?)\s*(?:[:：→»]|$)",
    r"^(?:le[ea] también|ver también|te puede interesar|más información|leer más|(?:artículo|entrada"
    r"|acta) (?:anterior|siguiente)|anterior|siguiente)\s*(?:[:：→»]|$)",
    r"^(?:leggi anche|vedi anche|approfondisci|continua a leggere|articolo (?:precedente|successivo))\s*(?:[:：→»]|$)",
    r"^(?:leia (?:também|mais)|ver também|veja também|(?:artigo|ata|texto|notícia) (?:anterior"
    r"|seguinte))\s*(?:[:：→»]|$)",
    r"^(?:lees (?:ook|meer|verder)|bekijk ook|zie ook|(?:vorig|volgend)e? (?:artikel|bericht))\s*(?:[:：→»]|$)",
    r"^(?:czytaj (?:też|także|również|więcej)|zobacz (?:też|także|również)|przeczytaj (?:też|także|również)"
    r"|(?:poprzedni|następny) (?:artykuł|wpis))\s*(?:[:：→»]|$)",
    r"^(?:читайте также|читать (?:далее|отрывок|полностью)|смотрите также|по теме|(?:предыдущая|следующая) (?:статья"
    r"|запись))\s*(?:[:：→»]|$)",
    r"^(?:ayrıca oku(?:yun)?|bunu da oku|ilgili haber|devamını oku|(?:önceki|sonraki) (?:yazı|haber"
    r"|makale))\s*(?:[:：→»]|$)",
    r"^(?:上一篇|下一篇|延伸阅读|相关阅读|阅读更多|阅读全文|前の記事|次の記事|関連記事|続きを読む"
    r"|あわせて読みたい)\s*(?:[:：→»]|$)",
    r"^(?:اقرأ (?:أيضًا|أيضا|المزيد)|اقرأ أيضاً|شاهد أيضًا|المقال (?:السابق|التالي)|مواضيع ذات صلة)\s*(?:[:：→»]|$)",
    r"^(?:läs (?:också|även|mer)|les også|læs også|lue myös)\s*(?:[:：→»]|$)",
    r"^(?:olvas(?:sa|d) el(?: ezt is)?|ezt is olvas(?:sa|d) el|lásd még|kapcsolódó(?: cikk\w*)?|(?:előző|következő)"
    r" (?:cikk|bejegyzés))\s*(?:[:：→»]|$)",
)
RELATED_HEAD = Wording(
    r"^(?:related|similar|recommended|popular|trending|latest|recent|most (?:read|popular|viewed|shared)"
    r"|more (?:from|on|in|like|about|stories|articles|recipes|news|\w+$)"
    r"|you (?:may|might) (?:also )?(?:like|enjoy)|read next|read more|see also|also (?:on|in)|what to read next"
    r"|customers also|don['’]t miss|editor['’]s picks|from our archive)\b",
    r"^(?:mehr (?:zum thema|aus|von|über|artikel|rezepte)|weitere|ähnliche|verwandte|meistgelesen|das könnte (?:sie"
    r"|dich)|auch interessant|lesen sie auch|beliebt|neueste|empfehlungen)\b",
    r"^(?:à lire|lire aussi|voir aussi|sur le même (?:sujet|thème)|articles? (?:liés|similaires|récents)"
    r"|les plus lus|plus d['’]articles|vous aimerez|dans la même)\b",
    r"^(?:temas (?:parecidos|relacionados)|artículos relacionados|noticias relacionadas|más (?:sobre|en|de|leídas?"
    r"|leído|noticias)|lo más|te puede interesar|también te|relacionad[oa]s?)\b",
    r"^(?:articoli (?:correlati|simili)|leggi anche|potrebbe(?:ro)? interessarti|i più letti|altri? (?:articoli"
    r"|ricette)|altre ricette|vedi anche|correlati)\b",
    r"^(?:artigos? relacionados?|notícias relacionadas|leia também|mais (?:lidas|sobre|notícias|artigos)"
    r"|outr[oa]s \w+|veja também|relacionad[oa]s)\b",
    r"^(?:lees ook|meer (?:over|van|artikelen|recepten|nieuws)|gerelateerd|anderen bekeken|meest gelezen"
    r"|ook interessant|vergelijkbare|aanbevolen)\b",
    r"^(?:czytaj też|zobacz (?:też|także|również)|podobne|powiązane|najczęściej (?:czytane|komentowane)|polecamy"
    r"|więcej (?:o|na temat|artykułów)|może cię zainteresować)\b",
    r"^(?:читайте также|по теме|похожие|самое читаемое|популярное|другие (?:материалы|статьи|рецепты|новости)"
    r"|ещё по теме|вам может|рекомендуем)\b",
    r"^(?:ilgili (?:haberler|yazılar|içerikler)|benzer (?:yazılar|haberler|tarifler|ürünler)|en çok okunan\w*"
    r"|bunlar da ilginizi|diğer (?:haberler|yazılar)|ilginizi çekebilir)\b",
    r"^(?:相关(?:阅读|文章|新闻|推荐|链接)|延伸阅读|热门|推荐阅读|猜你喜欢|更多(?:文章|内容)|最新文章|関連(?:記事"
    r"|レシピ|リンク|する)|おすすめ|人気(?:記事|の記事|ランキング)"
    r"|あわせて読みたい|こちらも|よく読まれて)",
    r"^(?:مواضيع ذات صلة|اقرأ أيضًا|اقرأ أيضا|مقالات (?:ذات صلة|مشابهة|أخرى)|الأكثر قراءة|قد يعجبك|أخبار ذات صلة"
    r"|المزيد من)",
    r"^(?:fler \w+|läs (?:också|även|mer)|mest lästa?|relaterade?|liknande|les også|mest lest|læs også|mest læste"
    r"|lue myös|luetuimmat)\b",
    r"^(?:kapcsolódó|hasonló|további (?:cikk|hír|recept)\w*|ajánlott|legolvasottabb\w*|legfrissebb|legnépszerűbb"
    r"|ez(?:ek)? is érdekel\w+|ajánljuk|olvas(?:sa|d) el ezt is)\b",
)
# What other stories are called, in such a header.
STORIES = Wording(
    r"\b(?:stor(?:y|ies)|articles?|news|posts?|reads?|reading|headlines?|coverage|videos?|episodes?|columns?|reviews?"
    r"|archive|author|topic|you (?:may|might))\b",
    r"\b(?:artikel\w*|beiträge|meldungen|nachrichten|geschichten|berichte|thema|themen|gelesen|sie auch"
    r"|interessieren)\b",
    r"\b(?:sujet|thème|actualités?|lire|aimerez|notas?|noticias?|artículos?|tema|interesar|leíd[oa]s?|articoli|notizie"
    r"|interessarti|letti|artigos?|notícias?|textos?|lidas|leia)\b",
    r"\b(?:berichten|nieuws|lezen|gelezen|artykuł\w*|tekst\w*|wiadomości|czytan\w+|zainteresować|haber\w*|yazı\w*"
    r"|okunan\w*)\b",
    r"\b(?:стать\w+|новост\w+|материал\w+|читаемое|теме)\b|文章|新闻|阅读|記事|ニュース|مقالات|أخبار|قراءة",
    r"\b(?:artiklar|nyheter|artikler|nyheder|lästa?|lest|læste|artikkel\w*|cikk\w*|hír\w*|olvasott\w*)\b",
)


@remembered(MEMO, MEMO_CHARS)
def asked(said: str, words: int) -> str:
    """The kind of what a line of so many words asks of the reader, or nothing.

    >>> asked("Sign up for our newsletter", 5)
    'newsletter'
    """
    first = begins(said)
    if not _ASKED.search(said, first):
        return ""
    return next((kind for kind, most, wording in ASKS if words <= most and wording.search(said, first)), "")
