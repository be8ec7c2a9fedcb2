"""Every number that a text writes: fractions, decimals, signs and powers, language by language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.analysis import read_numbers
from stemma.reading.article import build_article


def read(code, text):
    article = build_article({"text": text, "language": code}, "t", None)
    return [(round(n.value, 6), text[n.start : n.end]) for n in read_numbers(article)]


def values(code, text):
    return [value for value, _ in read(code, text)]


# One number that is the whole of a phrase in a sentence.
WHOLE = [
    ("en", "two thirds", 2 / 3), ("en", "a third", 1 / 3), ("en", "seven and a quarter", 7.25),
    ("en", "four hundred and two fifths", 400.4), ("en", "a thirty-second", 1 / 32),
    ("en", "three thirty-seconds", 3 / 32), ("en", "two hundred forty sevenths", 200 / 47),
    ("en", "three and a half million", 3.5e6), ("en", "four million and two fifths", 4.4e6),
    ("en", "eight point nought two", 8.02), ("en", "six point two five million", 6.25e6),
    ("en", "minus eleven", -11), ("en", "negative three point five", -3.5),
    ("en", "5 thousand 6 hundred and 12", 5612), ("en", "three hundred and two dozen", 324),
    ("en", "seven over twelve", 7 / 12), ("en", "nine hundredths", 0.09),
    ("de", "zwei Drittel", 2 / 3), ("de", "drei Viertel", 0.75), ("de", "siebeneinhalb", 7.5),
    ("de", "vierzehneinhalb", 14.5), ("de", "drei fünfundzwanzigstel", 0.12),
    ("de", "vier und drei Viertel Millionen", 4.75e6), ("de", "sechs Komma zwei fünf", 6.25),
    ("de", "minus acht Komma eins", -8.1), ("de", "neun Hundertstel", 0.09),
    ("fr", "deux tiers", 2 / 3), ("fr", "trois quarts", 0.75), ("fr", "un vingt-cinquième", 0.04),
    ("fr", "sept virgule trente", 7.30), ("fr", "trois et deux cinquièmes", 3.4),
    ("fr", "deux millions et demi", 2.5e6), ("fr", "quatre centièmes", 0.04),
    ("es", "dos tercios", 2 / 3), ("es", "tres cuartos", 0.75), ("es", "treinta y dos quintos", 6.4),
    ("es", "nueve con tres cuartos", 9.75), ("es", "siete treintavos", 7 / 30),
    ("es", "cuatro milésimas", 0.004), ("es", "ocho coma cero cinco", 8.05),
    ("es", "veintitres", 23), ("es", "6 mil 250", 6250), ("es", "tres millones y medio", 3.5e6),
    ("it", "due terzi", 2 / 3), ("it", "tre quarti", 0.75), ("it", "sette e un quarto", 7.25),
    ("it", "quattro venticinquesimi", 0.16), ("it", "nove virgola due", 9.2),
    ("it", "tre centesimi", 0.03), ("it", "duecento e tre dozzine", 236),
    ("pt", "dois terços", 2 / 3), ("pt", "três quartos", 0.75), ("pt", "sete vinte avos", 0.35),
    ("pt", "quatro com um quarto", 4.25), ("pt", "seis vírgula zero quatro", 6.04),
    ("pt", "tres milhoes", 3e6), ("pt", "nove milésimos", 0.009),
    ("nl", "twee derde", 2 / 3), ("nl", "drie kwart", 0.75), ("nl", "drieënhalf", 3.5),
    ("nl", "vier vijfentwintigste", 0.16), ("nl", "zeven komma twee", 7.2),
    ("nl", "zes en een kwart", 6.25), ("nl", "min vier", -4), ("nl", "één op de acht", 0.125),
    ("pl", "dwie trzecie", 2 / 3), ("pl", "trzy czwarte", 0.75), ("pl", "pięć i dwie dziesiąte", 5.2),
    ("pl", "minus siedem", -7),
    ("ru", "две трети", 2 / 3), ("ru", "три четверти", 0.75), ("ru", "пять целых две десятых", 5.2),
    ("ru", "минус семь", -7), ("ru", "восемь сотых", 0.08),
    ("uk", "дві третини", 2 / 3), ("uk", "три чверті", 0.75), ("uk", "п'ять цілих дві десятих", 5.2),
    ("uk", "мінус сім", -7),
    ("cs", "dvě třetiny", 2 / 3), ("cs", "minus sedm", -7),
    ("ro", "două treimi", 2 / 3), ("ro", "cinci virgulă doi", 5.2),
    ("sv", "två tredjedelar", 2 / 3), ("sv", "fem komma två", 5.2),
    ("tr", "üç bölü sekiz", 0.375), ("tr", "altı nokta yedi", 6.7), ("tr", "eksi yüzde dört", -4),
    ("vi", "hai phần ba", 2 / 3), ("vi", "ba phẩy hai", 3.2),
]  # fmt: skip
SIGNS = [
    ("en", "⅔", 2 / 3), ("en", "4⅜", 4.375), ("en", "4 3/8", 4.375), ("en", "2.5e6", 2.5e6),
    ("en", "1.2x10^5", 1.2e5), ("en", "-7.5", -7.5), ("en", "98765432101", 98765432101),
    ("de", "2,5^-1", 0.4), ("fr", "3,2e3", 3200), ("pt", ",75", 0.75), ("en", ".75", 0.75),
    ("tr", "5'ten", 5),
]  # fmt: skip
# What is written, and all numbers in it.
SEVERAL = [
    ("en", "Rooms 12, 14 and 16 are free.", [12, 14, 16]),
    ("en", "Exercises 3,15,27,41 are due.", [3, 15, 27, 41]),
    ("en", "The twenty-first visitor brought two cakes.", [2]),
    ("en", "The A380 and the 747 flew 29km apart.", [747]),
    ("en", "See https://example.org/page?id=45&n=3 for 7 more.", [7]),
    ("en", "That one was better than those two.", [2]),
    ("en", "Take 10 minus 4.", [10, 4]),
    ("en", "a dozen people, dozens of cars", [12]),
    ("en", "The 10 over 60 years old stayed.", [10, 60]),
    ("de", "Der fünfte Mann im zweiten Haus.", []),
    ("de", "Hunderte kamen, drei gingen.", [3]),
    ("de", "Eine Frau und ein Mann sahen fern.", []),
    ("fr", "le vingt-cinquième anniversaire de trois femmes", [3]),
    ("fr", "un homme et une femme", []),
    ("es", "una mujer y un hombre", []),
    ("it", "una donna e un uomo, poi altri tre", [3]),
    ("nl", "een man en een vrouw uit vier dorpen", [4]),
    ("ru", "первый поезд и два автобуса", [2]),
]


@pytest.mark.parametrize(("code", "text", "value"), WHOLE)
def test_a_numeral_of_several_words_is_one_number(code, text, value):
    assert read(code, f"{text}.") == [(round(value, 6), text)]


@pytest.mark.parametrize(("code", "text", "value"), SIGNS)
def test_signs_fractions_and_powers(code, text, value):
    assert read(code, f"x {text} x") == [(round(value, 6), text)]


@pytest.mark.parametrize(("code", "text", "expected"), SEVERAL)
def test_all_numbers_and_nothing_else(code, text, expected):
    assert values(code, text) == expected


TENTHS = {
    "en": "point", "de": "komma", "fr": "virgule", "es": "coma", "it": "virgola", "pt": "vírgula",
    "nl": "komma", "sv": "komma", "ro": "virgulă", "tr": "nokta", "ru": "запятая",
}  # fmt: skip
DIGITS = {
    "en": "zero one two three four five six seven eight nine",
    "de": "null eins zwei drei vier fünf sechs sieben acht neun",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "it": "zero uno due tre quattro cinque sei sette otto nove",
    "pt": "zero um dois três quatro cinco seis sete oito nove",
    "nl": "nul één twee drie vier vijf zes zeven acht negen",
    "sv": "noll ett två tre fyra fem sex sju åtta nio",
    "ro": "zero unu doi trei patru cinci șase șapte opt nouă",
    "tr": "sıfır bir iki üç dört beş altı yedi sekiz dokuz",
    "ru": "ноль один два три четыре пять шесть семь восемь девять",
}


@given(
    st.sampled_from(sorted(TENTHS)),
    st.integers(1, 9),
    st.lists(st.integers(0, 9), min_size=1, max_size=4),
)
def test_spelled_decimals_are_read_back(code, whole, after):
    words = DIGITS[code].split()
    spelled = " ".join([words[whole], TENTHS[code], *(words[d] for d in after)])
    if code == "tr" and len(after) > 1:
        # Ten and unit are written apart: `yirmi bir`; digits said one by one are not.
        return
    assert values(code, f"{spelled}.") == [round(float(f"{whole}.{''.join(map(str, after))}"), 6)]


@given(st.text(alphabet="0123456789.,-/^e% ½three fourths and", max_size=30))
def test_any_text_is_read_without_failing(text):
    for number in (read("en", "x " + text), read("fr", "x " + text)):
        assert all(words for _, words in number)
