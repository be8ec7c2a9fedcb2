"""Institutions named by their kind and their country: the whole words, one key in every language."""

import pytest
from reader import names

# A kind and a country in the cases of six languages, capitals and adjectives as each writes them.
ONE_KEY = [
    ("foreign ministry poland", [
        ("ru", "Об этом заявили в МИД Польши.", "МИД Польши"),
        ("ru", "Ответ польского министерства иностранных дел пришёл вечером.",
         "польского министерства иностранных дел"),
        ("uk", "Заяву міністерства закордонних справ Польщі опублікували вранці.",
         "міністерства закордонних справ Польщі"),
        ("pl", "Tak podało polskie ministerstwo spraw zagranicznych.",
         "polskie ministerstwo spraw zagranicznych"),
        ("cs", "Uvedlo to polské ministerstvo zahraničí.", "polské ministerstvo zahraničí"),
        ("bg", "Това съобщи министерството на външните работи на Полша.",
         "министерството на външните работи на Полша"),
    ]),
    ("uk parliament", [
        ("ru", "Закон принят в британском парламенте.", "британском парламенте"),
        ("uk", "Закон схвалив парламент Великої Британії.", "парламент Великої Британії"),
        ("pl", "Ustawę przyjął parlament brytyjski.", "parlament brytyjski"),
        ("cs", "Zákon schválil britský parlament.", "britský parlament"),
        ("bg", "Законът мина в британския парламент.", "британския парламент"),
        ("sl", "Zakon je sprejel britanski parlament.", "britanski parlament"),
    ]),
    ("embassy ukraine poland", [
        ("ru", "Сотрудники посольства Украины в Польше ответили.", "посольства Украины в Польше"),
        ("uk", "У посольстві України в Польщі відповіли.", "посольстві України в Польщі"),
        ("pl", "Odpowiedziała ambasada Ukrainy w Polsce.", "ambasada Ukrainy w Polsce"),
        ("cs", "Odpovědělo velvyslanectví Ukrajiny v Polsku.", "velvyslanectví Ukrajiny v Polsku"),
    ]),
]  # fmt: skip
ROWS = [(key, *row) for key, rows in ONE_KEY for row in rows]

NONE = [
    ("ru", "Суд перенёс слушание на среду."),
    ("ru", "По словам главы правительства, полиция ищет двух человек."),
    ("pl", "Rząd i sąd milczą, a policja szuka świadków."),
    ("cs", "Vláda i soud mlčí, policie hledá svědky."),
    ("uk", "Уряд мовчить, а поліція шукає свідків."),
    ("bg", "Правителството мълчи, а полицията търси свидетели."),
    ("sl", "Vlada molči, policija pa išče priče."),
]


@pytest.mark.parametrize(("key", "code", "text", "span"), ROWS)
def test_kind_and_country_make_one_key(key, code, text, span):
    assert (span, "organisation", key) in names(code, text)


@pytest.mark.parametrize(("code", "text"), NONE)
def test_a_kind_alone_is_no_name(code, text):
    assert names(code, text) == []


def test_a_person_after_a_kind_is_not_its_owner():
    found = [(words, kind) for words, kind, _ in names("ru", "МИД: Сергей Лавров ответил.")]
    assert ("Сергей Лавров", "person") in found


def test_the_owner_may_be_a_place_that_no_table_has():
    found = names("ru", "Решение принял Верховный суд Чувашии.")
    assert found == [("Верховный суд Чувашии", "organisation", "supreme court suvasi")]
