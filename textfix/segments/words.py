"""Words that say what stands below or behind them, by language. Lower case."""

from __future__ import annotations

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
