"""Lines to other stories and calls to action between the paragraphs of a story, in thirteen languages."""

from __future__ import annotations

import pytest

import textfix

STORY = {
    "en": (
        "The harbour tram opened on the very Sunday the company had promised, with a brass band and a long queue.",
        "Nobody in the town had expected it, and the mayor said so himself when he cut the ribbon on the quay.",
        "The company says that the second line will follow in the spring, when the bridge has been mended.",
    ),
    "de": (
        "Die Hafenbahn fuhr an eben dem Sonntag los, den die Gesellschaft versprochen hatte, mit Blaskapelle.",
        "Niemand in der Stadt hatte damit gerechnet, und der Bürgermeister sagte das, als er das Band durchschnitt.",
        "Die Gesellschaft sagt, dass die zweite Linie im Frühjahr folgt, wenn die Brücke über den Fluss wieder steht.",
    ),
}
LINES = {
    "en": (
        "Read more: Lamp seller loses parking space", "Also read: Lamp seller loses parking space",
        "RELATED: Lamp seller loses parking space", "See also: Lamp seller loses parking space",
        "ALSO READ | Lamp seller loses parking space", "MORE: Lamp seller loses parking space",
        "Don't miss: Lamp seller loses parking space", "Sign up for our daily newsletter",
    ),
    "de": (
        "Lesen Sie auch: Lampenhändler verliert Parkplatz", "Mehr zum Thema: Lampenhändler verliert Parkplatz",
        "Auch interessant: Lampenhändler verliert Parkplatz", "Jetzt unseren Newsletter abonnieren",
    ),
    "fr": ("Lire aussi : Le marchand perd sa place", "À lire également : Le marchand perd sa place",
           "Abonnez-vous à notre newsletter"),
    "es": ("Lee también: El vendedor pierde su plaza", "Te puede interesar: El vendedor pierde su plaza",
           "Suscríbete a nuestro boletín"),
    "it": ("Leggi anche: Il venditore perde il posto", "Ti potrebbe interessare: Il venditore perde il posto",
           "Iscriviti alla newsletter"),
    "pt": ("Leia também: Vendedor perde a vaga", "Veja também: Vendedor perde a vaga", "Assine nossa newsletter"),
    "nl": ("Lees ook: Lampenverkoper verliest plek", "Zie ook: Lampenverkoper verliest plek",
           "Schrijf je in voor de nieuwsbrief"),
    "pl": ("Czytaj także: Sprzedawca lamp traci miejsce", "Zobacz też: Sprzedawca lamp traci miejsce",
           "Zapisz się do newslettera"),
    "ru": ("Читайте также: Продавец ламп потерял место", "По теме: Продавец ламп потерял место",
           "Подпишитесь на нашу рассылку"),
    "tr": ("İlgili haber: Lambacı yerini kaybetti", "Ayrıca bakınız: Lambacı yerini kaybetti",
           "Bültenimize abone olun"),
    "zh": ("相关阅读：灯具商失去车位", "延伸阅读：灯具商失去车位", "点击订阅"),
    "ja": ("関連記事：ランプ店が駐車場を失う", "あわせて読みたい：ランプ店が駐車場を失う", "メルマガ登録"),
    "ar": ("اقرأ أيضا: بائع المصابيح يفقد موقفه", "مواضيع ذات صلة: بائع المصابيح يفقد موقفه",
           "اشترك في نشرتنا البريدية"),
}  # fmt: skip
SOUND = (
    "Read more slowly, his teacher told him, and the words will come.",
    "Related questions came up at the meeting, but nobody had an answer.",
    "Subscribe or leave: that was the choice the club gave its members.",
)


@pytest.mark.parametrize(("language", "line"), [(language, line) for language in LINES for line in LINES[language]])
def test_a_line_to_another_story_goes(language: str, line: str) -> None:
    first, second, third = STORY.get(language, STORY["en"])
    result = textfix.clean("\n\n".join((first, second, line, third)))
    assert result.text == "\n\n".join((first, second, third))
    assert {s.kind for s in result.dropped} <= {"related", "newsletter"}


@pytest.mark.parametrize("line", SOUND)
def test_a_sentence_with_the_same_words_stays(line: str) -> None:
    first, second, third = STORY["en"]
    text = "\n\n".join((first, second, line, third))
    assert textfix.clean(text).text == text
