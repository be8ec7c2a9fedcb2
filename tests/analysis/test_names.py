"""Names in many languages, with one key for one name."""

import pytest
from reader import names, read

# One thing in the words and cases of many languages.
ONE_KEY = [
    ("zelensky volodymyr", [
        ("de", "Danach sprach Wolodymyr Selenskyj."),
        ("en", "Later Volodymyr Zelenskyy spoke."),
        ("ru", "Об этом сообщили помощники Владимира Зеленского."),
        ("uk", "Про це повідомили помічники Володимира Зеленського."),
        ("pl", "Rozmawiano z Wołodymyrem Zełenskim."),
        ("fr", "Ensuite Volodymyr Zelensky a parlé."),
    ]),
    ("north korea", [
        ("de", "Die Rakete kam aus Nordkorea."),
        ("en", "The missile came from North Korea."),
        ("fr", "Le missile venait de Corée du Nord."),
        ("es", "El misil llegó de Corea del Norte."),
        ("ru", "Ракета прилетела из КНДР."),
        ("vi", "Tên lửa được phóng từ Triều Tiên."),
    ]),
    ("pyongyang", [
        ("de", "Er reiste nach Pjöngjang."),
        ("en", "He travelled to Pyongyang."),
        ("ru", "Он прибыл в Пхеньян."),
    ]),
    ("un", [
        ("de", "Das sagten die Vereinten Nationen."),
        ("en", "That is what the United Nations said."),
        ("fr", "Selon les Nations unies, la route est coupée."),
        ("ru", "Об этом сообщили в ООН."),
        ("pl", "Tak podała Organizacja Narodów Zjednoczonych."),
    ]),
    ("warsaw", [
        ("de", "Das Treffen fand in Warschau statt."),
        ("pl", "Spotkanie odbyło się w Warszawie."),
        ("ru", "Встреча прошла в Варшаве."),
        ("it", "La riunione si è svolta a Varsavia."),
    ]),
    ("ecb", [
        ("de", "Die Europäische Zentralbank senkt die Zinsen."),
        ("en", "The ECB cut rates."),
        ("fr", "La Banque centrale européenne baisse ses taux."),
        ("it", "La BCE taglia i tassi."),
    ]),
]  # fmt: skip
ROWS = [(key, code, text) for key, rows in ONE_KEY for code, text in rows]

FOUND = [
    ("de", "Polizeisprecherin Anna Müller kam.", [("Anna Müller", "person")]),
    ("de", "Herr von der Heide schwieg.", [("von der Heide", "person")]),
    ("de", "Die Leute in Gmunden warten.", [("Gmunden", "place")]),
    ("de", "Der US-Präsident schwieg.", [("US", "place")]),
    ("en", "Sheriff Tom Odell and Odell's deputy left.", [
        ("Tom Odell", "person"), ("Odell", "person"),
    ]),
    ("en", "U.S. officials met in Springvale.", [("U.S.", "place"), ("Springvale", "place")]),
    ("en", "She teaches at Harrowgate University.", [("Harrowgate University", "organisation")]),
    ("en", "He runs the Bank of Harrowgate.", [("Bank of Harrowgate", "organisation")]),
    ("ru", "Решение принял Верховный суд Чувашии.", [("Верховный суд Чувашии", "organisation")]),
    ("it", "Il sindaco Carlo Bianchi è a Verona.", [
        ("Carlo Bianchi", "person"), ("Verona", "place"),
    ]),
]  # fmt: skip

NOTHING = [
    ("de", "Im Garten blühten Rosen, und die Katze schlief auf dem Sofa."),
    ("de", "Nach Ansicht der Leute fehlt es an Geduld, Zeit und Holz."),
    ("de", "Am Montag und Dienstag bleibt der Laden zu."),
    ("de", "Ende Mai begann die Ernte, Mitte Juni war sie vorbei."),
    ("en", "However, the weather on Monday stayed fine."),
    ("en", "I think that nobody knows. They left in March."),
    ("fr", "Hier, les habitants ont nettoyé la rue."),
    ("pl", "Wczoraj mieszkańcy sprzątali ulicę."),
    ("ru", "Однако погода во вторник была хорошей."),
]


@pytest.mark.parametrize(("key", "code", "text"), ROWS)
def test_one_name_has_one_key_in_every_language(key, code, text):
    assert key in {found for _, _, found in names(code, text)}


@pytest.mark.parametrize(("code", "text", "wanted"), FOUND)
def test_names_with_their_kinds(code, text, wanted):
    assert [(words, kind) for words, kind, _ in names(code, text)] == wanted


@pytest.mark.parametrize(("code", "text"), NOTHING)
def test_nothing_is_a_name(code, text):
    assert names(code, text) == []


def test_a_surname_alone_has_the_key_of_the_full_name():
    found = names("de", "Lena Hartwig ist Bürgermeisterin. Hartwig kam am Abend.")
    assert [key for _, _, key in found] == [found[0][2]] * 2


def test_two_people_of_one_surname_are_kept_apart():
    text = "Lena Hartwig kam mit Karl Hartwig. Hartwig schwieg."
    lena, karl, last = (key for _, _, key in names("de", text))
    assert lena != karl
    assert last == karl


def test_a_demonym_has_the_key_of_its_country():
    assert names("de", "Er traf nordkoreanische Soldaten.") == [
        ("nordkoreanische", "other", "north korea")
    ]


def test_furniture_has_no_names():
    doc = read("en", "Nothing happened. More from Paris", furniture="More from Paris")
    assert doc.names == ()


def test_an_unknown_language_is_searched_by_the_tables():
    assert ("Berlin", "place", "berlin") in names("tlh", "qaStaH nuq Berlin")


def test_spans_are_the_words():
    text = "„Merkel und Macron“, sagte sie in Genf."
    assert all(text[n.start : n.end].strip("„“ ,") for n in read("de", text).names)
