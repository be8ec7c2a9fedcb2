"""What is written with a capital and is no name: openers, prices, months, weekdays, common nouns."""

import pytest
from reader import names

NOTHING = [
    ("cs", "Cena chleba letos vzrostla. Chceme klid. Jenže práce je málo."),
    ("cs", "Například v pondělí pršelo, ale v březnu ne."),
    ("de", "Der Preis für Brot steigt. Gestern regnete es im Garten."),
    ("de", "Am Freitag im März fuhr der Zug mit Verspätung in den Bahnhof."),
    ("en", "Prices rose. Yesterday the garden was wet, and nobody came."),
    ("en", "On Friday in March the train was late."),
    ("es", "El precio del pan sube. Ayer llovió en el jardín."),
    ("es", "Mientras tanto, los vecinos esperan el lunes."),
    ("fr", "Le prix du pain monte. Demain, il pleuvra encore."),
    ("fr", "Pourtant, les voisins attendent lundi."),
    ("it", "Il prezzo del pane sale. Ieri pioveva nel giardino."),
    ("it", "Intanto i vicini aspettano lunedì."),
    ("nl", "De prijs van brood stijgt. Gisteren regende het in de tuin."),
    ("nl", "Toch wachten de buren op maandag."),
    ("pl", "Cena chleba rośnie. Stan drogi jest zły. Chcemy spokoju."),
    ("pl", "Masz rację, w marcu padało, a w poniedziałek nie."),
    ("pt", "O preço do pão sobe. Ontem choveu no jardim."),
    ("pt", "Enquanto isso, os vizinhos esperam segunda-feira."),
    ("ro", "Prețul pâinii crește. Ieri a plouat în grădină."),
    ("ro", "Între timp, vecinii așteaptă ziua de luni."),
    ("ru", "Цена хлеба растёт. Ряд домов пустует. Сам дом стоит."),
    ("ru", "Вчера в марте шёл снег, а в понедельник нет."),
    ("ru", "Об этом пишут СМИ, а ВВП и НДС растут."),
    ("sv", "Priset på bröd stiger. Igår regnade det i trädgården."),
    ("sv", "Samtidigt väntar grannarna på måndag."),
    ("tr", "Ekmek fiyatı artıyor. Dün bahçede yağmur yağdı."),
    ("tr", "Ancak komşular pazartesi gününü bekliyor."),
    ("uk", "Ціна хліба зростає. Крім того, пада дощ. Сам дім стоїть."),
    ("uk", "Учора в березні йшов сніг, а в понеділок ні."),
    ("uk", "Про це пишуть ЗМІ, а ВВП і ПДВ зростають."),
    ("vi", "Giá bánh mì tăng. Hôm qua trời mưa trong vườn."),
    ("vi", "Tuy nhiên, hàng xóm vẫn chờ."),
]

# Initials, titles before what they belong to, words that open a sentence beside a name.
FOUND = [
    ("en", "Reporters asked D. Harrow and J.K. Pell.", ["D. Harrow", "J.K. Pell"]),
    ("ru", "На это ответил Д.Соколов.", ["Соколов"]),
    ("ru", "Ушёл глава МВД Эмбер Радд.", ["МВД", "Эмбер Радд"]),
    ("pl", "Szef Rady Europejskiej Jan Kowal milczy.", ["Rady Europejskiej", "Jan Kowal"]),
    ("ru", "Туристы едут в Южную Европу.", ["Южную Европу"]),
    ("pl", "Kraje Europy Wschodniej czekają.", ["Europy Wschodniej"]),
    ("cs", "Země východní Evropy čekají.", ["východní Evropy"]),
]


@pytest.mark.parametrize(("code", "text"), NOTHING)
def test_nothing_is_a_name(code, text):
    assert names(code, text) == []


@pytest.mark.parametrize(("code", "text", "wanted"), FOUND)
def test_names_end_where_they_end(code, text, wanted):
    found = [words for words, _, _ in names(code, text)]
    assert all(any(w in f for f in found) for w in wanted), found


def test_one_person_in_the_cases_of_two_scripts():
    keys = {
        names("ru", "Ответил Джеймс Уилсон.")[-1][2],
        names("en", "Mayor James Wilson replied.")[-1][2],
    }
    assert len(keys) == 1


def test_a_man_in_the_genitive_is_no_woman():
    man = names("pl", "Spotkał Michaela Harrowa wczoraj.")
    other = names("pl", "Przyszedł Michael Harrow.")
    assert man[-1][2] == other[-1][2]


def test_a_place_loses_its_vowel_and_softens_its_consonant():
    assert ("Bruslju", "place", "brussels") in names("sl", "Sestanek je bil v Bruslju.")
    assert ("Kanadzie", "place", "canada") in names("pl", "Mieszka w Kanadzie.")
