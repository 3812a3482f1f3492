"""Words that say what stands below or behind them, by language. Lower case."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..late import late

INGREDIENTS = frozenset(
    w.strip()
    for w in """
    ingredients, you will need, you'll need, what you need, what you'll need, materials, equipment, tools, zutaten
    ihr braucht, das brauchst du, ingrédients, il vous faut, matériel, ingredientes, necesitas, materiales, ingredienti
    occorrente, ingrediënten, benodigdheden, składniki, potrzebne, ингредиенты, продукты, понадобится, malzemeler
    gereçler
    材料, 用意するもの, 準備するもの, 用料, 食材, المقادير, المكونات
    ingredienser, du behöver, du trenger, du skal bruge
    ainekset, tarvitset, suroviny, ingredience, hozzávalók, υλικά, 재료
    """.replace("\n", ",").split(",")
    if w.strip()
)
STEPS = frozenset(
    w.strip()
    for w in """
    method, instructions, directions, preparation, steps, how to make it, zubereitung, so geht's, anleitung, préparation
    étapes, réalisation, preparación, elaboración, pasos, preparo, modo de preparo, modo de preparação, preparação
    preparazione, procedimento
    bereiding, bereidingswijze, zo maak je het, werkwijze, przygotowanie, sposób przygotowania
    wykonanie, приготовление, способ приготовления, hazırlanışı, yapılışı, yapımı, 作り方, 手順, 做法, 步骤, 制作方法
    طريقة التحضير, الطريقة
    gör så här, slik gjør du, fremgangsmåde, sådan gør du, valmistus, postup, elkészítés, εκτέλεση
    만드는 법
    """.replace("\n", ",").split(",")
    if w.strip()
)

STEM = 6  # letters of a word that are compared: most endings lie behind


def _stems(words: str) -> frozenset[str]:
    return frozenset(w[:STEM] for w in words.split())


# How a text turns to its reader, and speaks of those who made it.
YOU = _stems("""
    you your yours du dich dir dein deine sie ihr ihre ihren vous votre vos tu ton te tus usted ustedes su você seu
    sua ti
    tuo tua voi vostro je jouw uw ty twój twoje ciebie ты вы вас вам ваш твой siz sizin senin dig din ditt deres
    jouw
    dina dej ni era dine jer jeres dem-selv deg dere sinä sinun sinulle sinua sinut teidän teille teitä sivusi
    tilauksesi vás vám váš vaše vaši vašeho vámi vaším tebe tobě tvůj tvoje vaša vášho vami teba tvoj ön önnek
    önt öné önök önöknek téged neked veled tiéd nektek titeket tine tău dumneavoastră dvs vostru voastră vouă
    tale εσύ εσείς εσάς εσένα σας σου δικό-σας ви вами ваша ваше ваші тебе тобі твій твоя вие вашата вашия
    вашите вашето теб твоят твоите vas vam vama vaš vašeg tebi tvoja твој
    """)
WE = _stems("""
    we our us wir uns unser unsere unseren nous notre nos nosotros nuestro nuestra noi nostro nostra nós nosso nossa
    wij
    ons onze my nas nasz nasza naszych мы нас наш наша biz bizim vi oss vår våra vores
    vårt vor vort os-selv våre meidän meille meitä meillä me-olemme tiimimme yrityksemme asiakkaamme nás nám náš
    naše naši našich našeho námi naša nášho nami minket nekünk nálunk velünk tőlünk miénk rólunk csapatunk
    cégünk nostru noastră noștri nouă-ne echipa εμείς μας ομάδα εμάς ми нам наше наші нашого нашої ние нашата
    нашия нашите нашето екипът nam naš našeg nama нашег нама
    """)
# What notes on the text itself speak of: whose views, what advice it is not, what was changed, who paid.
NOTES = _stems("""
    advice substitute professional medical liable liability responsible responsibility warranty guarantee opinion
    opinions
    views necessarily reflect disclaimer disclosure correction corrected amended clarification clarified earlier
    version
    affiliate commission sponsored statements informational purposes investment financial consult doctor physician
    expressed guest guests risk updated edited link links fictional prevail accuracy editorial allergies allergens
    diagnosis treatment endorse conflict interests invented
    meinung ansichten redaktion beratung haftung gewähr ersetzt ersetzen arzt ärztin arztbesuch korrektur
    berichtigung
    richtigstellung fassung irrtum provision anzeige verantwortung empfehlung anlageberatung hinweis transparenz
    ausschließlich
    avis conseil conseils médecin médical remplace responsabilité garantie opinions n'engagent rédaction
    rectificatif
    correction précision erreur commission affiliation reflètent auteur consultez titre indicatif
    opinión opiniones consejo asesoramiento médico sustituye responsabilidad garantía redacción corrección
    rectificación
    errata error comisión afiliados reflejan necesariamente informativo consulte
    parere consiglio medico sostituisce responsabilità garanzia redazione rettifica correzione errore commissione
    opinioni
    riflettono necessariamente informativo scopo consultare
    opinião opiniões conselho médico substitui responsabilidade garantia redação correção retificação erro comissão
    refletem necessariamente informativo consulte
    mening standpunt advies arts vervangt aansprakelijk garantie redactie correctie rectificatie fout commissie
    verantwoordelijk noodzakelijk disclaimer rechten
    opinia opinie porady lekarz lekarza zastępuje odpowiedzialności gwarancji redakcja redakcji sprostowanie korekta
    błąd
    prowizję poglądy odzwierciedlają charakter informacyjny poglądowy
    мнение мнения редакции совет врача врачом заменяет ответственности гарантии исправление поправка уточнение
    ошибка
    рекомендацией консультацией автора точка зрения справочный
    görüş görüşler tavsiye tavsiyesi hekim doktor yerine sorumluluk sorumlu garanti düzeltme editörün hata komisyon
    yansıtmaz
    bilgilendirme amaçlıdır yatırım
    åsikter rådgivning läkare ersätter ansvar garanti redaktionen rättelse fel provision meninger lege erstatter
    rettelse
    lääkäri vastuu oikaisu korvaa názory redakce lékaře odpovědnost oprava
    رأي آراء الكاتب نصيحة استشارة الطبيب مسؤولية تصحيح توضيح تنويه التحرير الموقع بالضرورة
    råd rättad felaktigt tidigare förtydligande åsikt skribentens uppdaterats annonslänkar sponsrat vårdpersonal
    jäv læge lægen rettet fejlagtigt præciseret udtryk holdning opdateret betalt vejledende inhabilitet legen
    feilaktig versjon presisert uttrykk redaksjonens oppdatert sponset veiledende neuvontaa neuvo korjattu
    virheellisesti virhe aiemmin aiemmassa täsmennetty mielipiteet näkemykset kirjoittajan toimituksen
    päivitetty komissio takuu sijoitusneuvo suositus jääviys neodpovídá názor autora vyjadřují nenahrazuje
    lékařskou poradenství rada doporučení opraveno chybně chyba původní verze upřesněno aktualizován provize
    sponzorováno záruka střet odráží zodpovednosť nezodpovedá vyjadrujú lekára lekárom lekársku odporúčanie
    chybne pôvodná verzia spresnené provízia stret odráža felelősség szerkesztőség véleményét álláspontját
    tükrözi feltétlenül orvos orvosi orvosával helyettesíti tanács helyesbítés javítottuk tévesen hibásan
    korábbi változatában frissítettük jutalék szponzorált garancia befektetési tájékoztató ajánlásnak
    összeférhetetlenség răspunderea opiniile exprimate autorului redacției neapărat medic medicul înlocuiește
    sfat sfatul recomandare corectat eronat eroare greșit inițial versiune precizare garanție ευθύνη ευθύνεται
    απόψεις άποψη εκφράζουν συντάκτη συντακτών αρθρογράφου απηχούν υποκαθιστά αντικαθιστά ιατρική ιατρό γιατρό
    συμβουλή διόρθωση διορθώθηκε εσφαλμένα λάθος αρχική έκδοση διευκρίνιση ενημερώθηκε προμήθεια χορηγούμενο
    εγγύηση επενδυτική αποκλειστικά αναγκαστικά думка думку позиція погляди авторів збігатися лікаря лікарем
    замінює порада виправлено помилка версії оновлено комісію спонсорований інвестиційною ознайомчий
    інформаційний відображає отговаря носи авторите изразяват изразените отразяват задължително лекар лекаря
    лекарска замества съвет препоръка коригирана грешка погрешно грешно първоначално версия обновена комисиона
    гаранция odgovara mišljenje stav stavovi uredništva izražavaju odražavaju nužno liječnik lekar lekara
    zamjenjuje zamenjuje savjet savet preporuka ispravak pogrešno greška greškom ranijoj verziji pojašnjenje
    ažuriran jamstvo isključivo сукоб одговорност мишљење лекара ставови
    """)
# What a note says of the person who wrote the text.
PEOPLE = _stems("""
    author writer journalist editor professor teaches taught lives columnist blogger correspondent freelance
    lecturer
    historian reporter novelist poet photographer books novel collection writes wrote researcher fellow
    founder
    hobby studied gardener teacher translator translates broadcaster archivist librarian presenter
    autor autorin journalist journalistin redakteur redakteurin professor professorin lebt schreibt lehrt
    unterrichtet
    kolumnist schriftsteller historiker buch bücher roman zuletzt erschien arbeitet studierte freie freier
    auteur auteure autrice journaliste rédacteur rédactrice professeur professeure vit écrit enseigne chroniqueur
    écrivain
    historien livre livres roman publié collabore
    autora periodista redactora profesor profesora vive escribe enseña columnista escritor escritora libro novela
    autore autrice giornalista redattore docente scrive insegna scrittore scrittrice libro romanzo vive
    jornalista redator professora escreve ensina escritor escritora livro romance mora colabora
    auteur journaliste redacteur docent woont schrijft schrijver schrijfster boek roman columnist freelance
    autor autorka dziennikarz dziennikarka redaktor pisarz pisarka mieszka pisze książki powieść uczy
    автор журналист журналистка редактор писатель писательница живёт живет пишет преподаёт книга роман обозреватель
    yazar yazarı gazeteci editör muhabir yaşıyor yazıyor kitap kitabı romanı öğretmen akademisyen
    übersetzer übersetzerin traducteur traductrice traductor traductora traduttore traduttrice tradutor tradutora
    repórter
    vertaler vertaalster verslaggever tłumacz tłumaczka reporter reporterka переводчик переводчица репортёр çevirmen
    översättare redacteur moderator archiviste formateur cartero jubilado jubilada
    journalist författare skribent redaktör forskare skriver forfatter skribent toimittaja kirjailija novinář
    autorka píše
    كاتب كاتبة صحفي صحفية باحث باحثة أستاذ روائية محرر كتاب تعيش يعيش تعمل
    krönikör frilans lektor bosatt bor undervisar boken böcker romanen debuterade pensionerad grundare
    klummeskribent forsker bosat bog bogen bøger digter oversætter stifter lærer uddannet spaltist bok bøker
    lyriker oversetter pensjonert grunnlegger utdannet kirjoittaja vapaa tutkija dosentti asuu opettaa teos
    teokset kirja kirjat romaani esikoisromaani runoilija kääntäjä eläkkeellä valokuvaaja spisovatel komentátor
    vědec žije vyučuje učí vystudoval kniha knihy debutoval básník překladatel zakladatel důchodce působí vedec
    vyštudoval básnik prekladateľ dôchodca pôsobí író írónő újságíró szerkesztő szerző kutató egyetemi docens
    adjunktus tanár tanít könyve kötete regény költő műfordító fordító fotós szabadúszó nyugdíjas alapítója
    diplomázott született scriitor jurnalist ziarist autoarea lector cercetător trăiește locuiește scrie predă
    cartea cărți volumul volume romanul debutat istoric poetă fondator absolvent συγγραφέας δημοσιογράφος
    συντάκτης αρθρογράφος ερευνητής ερευνήτρια καθηγητής καθηγήτρια ζει κατοικεί γράφει διδάσκει σπούδασε
    γεννήθηκε βιβλίο βιβλία μυθιστόρημα συλλογή ποιητής ποιήτρια ιστορικός μεταφραστής φωτογράφος ιδρυτής
    συνταξιούχος εργάζεται письменник авторка колумніст блогер професор доцент викладач живе мешкає пише книги
    книжки історик поет поетка перекладач засновник пенсіонер працює народився закінчила водещ изследовател
    живее книгата романа поетеса преводач пенсионер учител завършила роден pisac spisateljica književnik novinar
    urednik istraživač živi piše knjiga knjige knjigu romana povjesničar pjesnik pesnik prevoditelj umirovljenik
    penzioner osnivač rođen писац новинар уредник књига песник
    """)
# Where to look in a picture.
PICTURED = _stems("""
    left right above below top bottom centre center pictured photographed shows showing seen background foreground
    photo
    links rechts oben unten mitte hintergrund vorn gauche droite haut bas dessus dessous izquierda derecha arriba
    abajo
    sinistra destra sopra sotto esquerda direita acima abaixo linksboven boven onder lewej prawej górze dole слева
    справа
    вверху внизу solda sağda üstte altta vänster höger ovan nedan يمين يسار
    foto bild bilden mitten arkivbild arkiv överst längst bakgrunden förgrunden fotograferad skärmdump pressbild
    illustration syns venstre højre midten øverst nederst ovenfor nedenfor arkivfoto baggrunden forgrunden
    pressefoto skærmbillede bilde bildet høyre skjermdump kuva kuvassa kuvat valokuva vasemmalla oikealla
    keskellä ylhäällä alhaalla yllä arkistokuva taustalla etualalla kuvattu kuvakaappaus pressikuva näkyy
    kuvaaja snímek snímku vlevo vpravo uprostřed nahoře archiv pozadí popředí ilustrační zachycen obrázek
    obrázku zleva zprava vyfocen repro snímka snímke vľavo hore archív popredí zachytený obrázok zľava sprava
    odfotený fotó fénykép felvétel kép képen képünkön balra jobbra balról jobbról középen fent lent háttérben
    előtérben illusztráció látható látszik képernyőkép imagine stânga dreapta mijloc centru deasupra arhivă
    arhiva fundal prim-plan captură apare colaj φωτογραφία φωτό φωτο εικόνα εικονίζεται διακρίνεται αριστερά
    δεξιά κέντρο μέση επάνω πάνω κάτω αρχείου φόντο στιγμιότυπο πλάνο фото світлина зображення ліворуч праворуч
    зліва посередині вгорі угорі унизу архів архівне задньому передньому плані скриншот знімок снимка снимки
    ляво дясно отляво отдясно средата горе долу архив архивна преден заден изображение скрийншот кадър вижда
    заснет snimka slika slici lijevo levo desno slijeva sleva zdesna sredini gore dolje arhivska pozadini
    prikazuje snimljeno слика лево десно доле архива
    """)
# The same in scripts without spaces.
WIDE_NOTES = tuple("观点 立场 建议 仅供参考 免责 更正 订正 訂正 見解 責任 保証 助言 医師 医生 お詫び".split())
WIDE_PEOPLE = tuple("作者 记者 記者 作家 编辑 編集 教授 ライター 著書 著有 在住 研究员".split())
WIDE_PICTURED = tuple("上图 下图 图中 写真 画像 左图 右图".split())
# Who speaks in the first person of itself: "We're Mina and Theo, …".
INTRODUCES = late(
    r"(?:(?:hi|hello|hey|hallo|hola|ciao|olá|bonjour|cześć|hej|привет|merhaba)\b[^.!?]{0,20}[!,.]\s+)?"
    r"(?:I['’]?m |I am |we['’]?re |we are |my name is |ich bin |ich heiße |wir sind |mein name ist |je suis "
    r"|je m['’]appelle |nous sommes |soy |me llamo |somos |sono |mi chiamo |siamo |sou |chamo-me |me chamo |ik ben "
    r"|ik heet |wij zijn |mijn naam is |jestem |nazywam się |jesteśmy |меня зовут |я —|мы —|benim adım |ben |jag heter "
    r"|jag är |jeg heter |jeg er |我是|我叫|私は|أنا |اسمي )(?=\S)",
    re.I,
)


def known_words(said: str, stems: frozenset[str], wide: Sequence[str]) -> int:
    """How many different words of a list stand in a text."""
    found = {w.strip(".,!?:;()'\"“”’«»").lower()[:STEM] for w in said.split()}
    return len(found & stems) + (0 if said.isascii() else sum([w in said for w in wide]))
