"""Sound text to do damage to: sentences, headlines and page furniture, all written for these tests.

Stories are short and on one subject each, so that what belongs together is known. Sentences in other
languages stand alone; between them they use every script and most of the diacritics that damage hits.
"""

from __future__ import annotations

from typing import NamedTuple


class Story(NamedTuple):
    """One subject: a headline, sentences that fit together in any order, and a teaser of it."""

    title: str
    sentences: tuple[str, ...]
    teaser: str


STORIES = (
    Story(
        "Harbour wall reopens after two years of repairs",
        (
            "The harbour wall reopened on Monday after two years of repairs to its northern side.",
            "Divers replaced more than four hundred stones below the water line.",
            "Fishing boats had been sent to the smaller quay while the work went on.",
            "The harbour master said the new wall would stand for at least sixty years.",
            "A storm in the first winter had washed away part of the scaffolding.",
            "The town paid a third of the cost and the county paid the rest.",
            "Boat owners complained that the mooring fees had not come down.",
            "The lamp at the end of the wall will be lit again before Easter.",
        ),
        "The harbour wall has stood in the way of the sea for three hundred years, and for two of them divers…",
    ),
    Story(
        "Village bakery wins back its oven",
        (
            "The bakery in the village square lit its old brick oven for the first time since the fire.",
            "Rye bread takes eleven hours from the sour dough to the shelf.",
            "The baker, Ilse Tamm, learned the trade from her grandfather.",
            "Customers queued past the pharmacy to taste the first loaves.",
            "The oven door was cast again from a mould found in the attic.",
            "Flour comes from a mill four kilometres up the river.",
            "Two apprentices will begin in the autumn, one of them from the next village.",
            "A loaf costs twenty cents more than it did before the fire.",
        ),
        "When the flour mill closed its doors last spring, nobody in the valley thought that the bread would…",
    ),
    Story(
        "Telescope finds a comet nobody expected",
        (
            "A small telescope on the island found a comet that no survey had expected.",
            "The comet will pass the orbit of Mars in September and turn back towards the outer planets.",
            "Its tail is too faint to be seen without binoculars.",
            "The astronomers checked the plates of three older surveys and found no trace of it.",
            "Ice on its surface is thought to be older than the Sun.",
            "The observatory has room for forty visitors on a clear night.",
            "A second team in Chile confirmed the orbit within a day.",
            "The comet carries the name of the student who saw it first.",
        ),
        "Forty visitors climbed the hill to the observatory on Friday night, and for an hour the clouds above…",
    ),
    Story(
        "Night trains return to the northern line",
        (
            "Night trains will run on the northern line again from the second week of March.",
            "The sleeping cars were bought from a company that had stored them for nine years.",
            "Passengers can take a bicycle when they book a whole compartment.",
            "The railway expects two hundred travellers a night in the summer months.",
            "Platforms at three stations must be lengthened before the first train leaves.",
            "Breakfast is brought to the compartment an hour before the last stop.",
            "A union of drivers has asked for a second rest day between two nights.",
            "The ticket office sold the first month within a morning.",
        ),
        "Travellers who want to sleep their way to the coast will have to wait until spring, the railway said…",
    ),
    Story(
        "Hospital keeps its night ward open",
        (
            "The hospital will keep its night ward open after nurses agreed on a new roster.",
            "Doctors had warned that patients would have to travel an hour for an emergency.",
            "The ward treats about thirty people in an ordinary night.",
            "A third of the beds stood empty because there was nobody to staff them.",
            "The health board will pay for six more nurses until next summer.",
            "Ambulance crews were the first to welcome the decision.",
            "The surgeon on duty said that the last two winters had been the hardest she had known.",
            "A report on the other wards is due at the end of the year.",
        ),
        "Nurses at the county hospital have slept in the staff room for most of this winter, and now the board…",
    ),
    Story(
        "Orchard trees get a second life",
        (
            "More than a hundred old apple trees were grafted in the monastery orchard this month.",
            "Some of the varieties had not been sold in a shop since the war.",
            "The gardeners store the cut shoots in wet sand until the frost is over.",
            "Bees from nine hives do most of the work in April.",
            "Pupils from the school pick the windfalls and press the juice.",
            "One pear tree is so old that its trunk is held up by an iron ring.",
            "Deer came through a hole in the fence and ate the bark of the youngest trees.",
            "The monks hope for the first full harvest in seven years.",
        ),
        "Old varieties of apple are coming back to the gardens of the valley, where a handful of gardeners have…",
    ),
)

SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "It’s a café.",
        "“Yes,” she said.",
        "The café on the corner — a naïve idea at first — now feeds sixty people a day.",
        "“We’ll be back in May,” she said, and closed the shutters.",
        "It costs £5 or €6, and it’s worth every penny…",
        "The façade was cleaned for the first time since 1911.",
    ),
    "de": (
        "Es ist schön.",
        "Die Brücke über den Fluss wird für drei Monate gesperrt, weil die Pfeiler bröckeln.",
        "„Wir hören erst auf, wenn die Straße wieder schön ist“, sagte die Bürgermeisterin.",
        "Übrigens öffnet die Bücherei künftig auch am Sonntag.",
    ),
    "fr": (
        "L’été dernier, la forêt a brûlé pendant près de dix jours.",
        "« Ça ira mieux à Noël », a répondu le maire, très sûr de lui.",
        "Le cœur du village bat au café, où l’on se retrouve dès sept heures.",
    ),
    "es": (
        "El niño encontró una moneda antigua en la arena de la bahía.",
        "¿Cuánto costará el puente? Según el ingeniero, más de lo que él pensó.",
        "La lluvia llegó después de un año de sequía.",
    ),
    "pt": (
        "A estação de comboios fechou às três horas por razões de segurança.",
        "Não há pão fresco na aldeia desde que o forno se avariou.",
    ),
    "it": (
        "La città è più tranquilla da quando il traffico è stato deviato.",
        "Perché il museo chiuderà così presto non lo sa nessuno.",
    ),
    "sv": (
        "Färjan går åter till ön varje kväll, även när det blåser hårt.",
        "Hon köpte både bröd och smör på vägen hem.",
    ),
    "is": (
        "Það rigndi alla nóttina og áin flæddi yfir bakka sína.",
        "Börnin lærðu að sigla áður en þau lærðu að lesa.",
    ),
    "pl": (
        "Wczoraj spadł śnieg i połowa miasta została bez prądu.",
        "Źródło rzeki znaleziono dopiero po trzech miesiącach wędrówki.",
        "Może jeszcze zdążymy, powiedział kierowca, choć nikt mu nie wierzył.",
    ),
    "cs": (
        "Příští týden začne oprava věže, která se naklání už sto let.",
        "Řeka zůstala celou zimu zamrzlá a děti na ní bruslily až do března.",
    ),
    "hu": ("Az öreg malom újra őröl, és a környék örül a friss lisztnek.", "Este hűvös szél fújt a folyó felől."),
    "ro": (
        "Școala din sat și-a deschis porțile după o vară întreagă de reparații.",
        "Băiatul a găsit o monedă în grădină.",
    ),
    "tr": (
        "Köprünün onarımı güz aylarına kaldı, çünkü gerekli taş henüz gelmedi.",
        "İstanbul’a giden gemi şafakta limandan ayrıldı.",
    ),
    "ru": (
        "Вчера вечером в городе открылась новая библиотека, и сразу собралась очередь.",
        "Мост закроют на три месяца, потому что опоры начали разрушаться.",
        "Поезд опоздал всего на пять минут, но этого хватило.",
    ),
    "uk": (
        "Міст через річку відкриють навесні, якщо не буде великої води.",
        "Її дідусь навчив усіх дітей у селі грати на скрипці.",
    ),
    "bg": (
        "Старата мелница отново работи след пожара през миналата година.",
        "Реката придойде и заля долната част на селото.",
    ),
    "el": (
        "Το λιμάνι άνοιξε ξανά τη Δευτέρα ύστερα από δύο χρόνια εργασιών.",
        "Η γέφυρα θα μείνει κλειστή για τρεις μήνες, είπε ο δήμαρχος.",
    ),
    "he": ("הגשר מעל הנחל ייסגר לשלושה חודשים בגלל תיקונים.", "הספרייה החדשה נפתחה אתמול בערב ליד התחנה."),
    "ar": ("أعيد فتح الميناء يوم الاثنين بعد عامين من أعمال الترميم.", "وصل القطار متأخرا خمس دقائق فقط."),
    "fa": ("کتابخانه تازه شهر دیروز باز شد و مردم صف کشیدند.", "پل رودخانه سه ماه بسته می‌ماند."),
    "hi": ("नया पुस्तकालय कल शाम शहर में खुल गया और लोगों की कतार लग गई।", "पुल तीन महीने तक बंद रहेगा।"),
    "th": ("ท่าเรือเปิดอีกครั้งในวันจันทร์หลังจากซ่อมแซมนานสองปี",),
    "vi": (
        "Cây cầu qua sông sẽ đóng cửa ba tháng để sửa chữa.",
        "Thư viện mới mở cửa tối qua và người dân xếp hàng dài.",
    ),
    "zh": ("新图书馆昨晚开放，门口很快排起了长队。", "河上的大桥将关闭三个月进行维修。"),
    "ja": ("新しい図書館は昨夜開館し、すぐに長い列ができた。", "川にかかる橋は修理のため三か月閉鎖される。"),
    "ko": ("새 도서관이 어제저녁 문을 열자 곧바로 긴 줄이 생겼다.", "강 위의 다리는 석 달 동안 닫힌다."),
}

NO_SPACES = frozenset(("zh", "ja", "th"))  # sentences of these are joined without a space

ABOVE = (
    "Home | News | Sport | Weather | Contact",
    "Skip to main content",
    "Log in | Register | Subscribe",
    "Advertisement",
)
BELOW = (
    "Share this article: Facebook | Twitter | WhatsApp | Email",
    "Add new comment",
    "Leave a comment",
    "Subscribe to our newsletter",
    "Sign up for our free newsletter and get the morning’s news in your inbox.",
    "© 2024 The Valley Courier. All rights reserved.",
    "Privacy Policy | Terms of Use | Cookie Settings",
    "Tags: harbour, weather, county",
    "Advertisement",
)

BULLETS = ("🔥", "🚀", "📌", "📈", "🌍", "💡", "⚠️", "✅", "🏛️", "🎯")
