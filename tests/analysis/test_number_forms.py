"""Number words of fifteen languages in the forms that texts have, and large numbers spelled out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.analysis import read_numbers
from stemma.reading.article import build_article


def read(code, words):
    text = f"x {words} x."
    article = build_article({"text": text, "language": code}, "t", None)
    return [(n.value, text[n.start : n.end]) for n in read_numbers(article)]


FORMS = {
    "ru": {
        "двух": 2, "двумя": 2, "двое": 2, "двоих": 2, "трём": 3, "тремя": 3, "трое": 3,
        "троих": 3, "четверо": 4, "четырьмя": 4, "четырёх": 4, "пятеро": 5, "пятью": 5,
        "шести": 6, "шестеро": 6, "семеро": 7, "восьми": 8, "восемью": 8, "девяти": 9,
        "десяти": 10, "десятью": 10, "одиннадцати": 11, "двенадцатью": 12, "двадцати одного": 21,
        "тридцатью двумя": 32, "сорока": 40, "пятидесяти": 50, "девяноста": 90,
        "ста двадцати": 120, "двухсот": 200, "двумстам": 200, "двумястами": 200, "трёхсот": 300,
        "пятисот": 500, "тысячей": 1000, "двух тысяч": 2000, "двух миллионов": 2000000,
        "полутора тысяч": 1500, "полтораста": 150, "полумиллиона": 500000,
        "двухсот пятидесяти": 250, "десятеро": 10, "двумя миллионами": 2000000,
    },
    "uk": {
        "двох": 2, "двома": 2, "двоє": 2, "трьома": 3, "троє": 3, "чотирьох": 4, "четверо": 4,
        "п'ятьох": 5, "п'ятеро": 5, "шістьох": 6, "шести": 6, "сімох": 7, "восьми": 8,
        "вісьмох": 8, "дев'яти": 9, "десятьох": 10, "одинадцяти": 11, "дванадцятьма": 12,
        "двадцяти одного": 21, "сорока": 40, "п'ятдесяти": 50, "дев'яноста": 90,
        "ста двадцяти": 120, "двохсот": 200, "трьохсот": 300, "п'ятисот": 500, "двох тисяч": 2000,
        "півтори тисячі": 1500, "півтора мільйона": 1500000, "пів мільйона": 500000,
        "двома тисячами": 2000,
    },
    "pl": {
        "dwóch": 2, "dwoma": 2, "dwoje": 2, "dwojga": 2, "trzech": 3, "trzema": 3, "troje": 3,
        "czworo": 4, "czterech": 4, "pięciu": 5, "pięcioro": 5, "pięcioma": 5, "sześciu": 6,
        "siedmiu": 7, "ośmiu": 8, "dziewięciu": 9, "dziesięciu": 10, "jedenastu": 11,
        "dwunastu": 12, "dwudziestu jeden": 21, "trzydziestu dwóch": 32, "czterdziestu": 40,
        "pięćdziesięciu": 50, "stu dwudziestu": 120, "dwustu": 200, "trzystu": 300,
        "pięciuset": 500, "dwóch tysięcy": 2000, "tysiącem": 1000, "półtora tysiąca": 1500,
        "pół miliona": 500000, "dwoma milionami": 2000000,
    },
    "cs": {
        "dvou": 2, "dvěma": 2, "tří": 3, "třech": 3, "třemi": 3, "čtyř": 4, "čtyřmi": 4,
        "pěti": 5, "šesti": 6, "sedmi": 7, "osmi": 8, "devíti": 9, "deseti": 10, "jedenácti": 11,
        "dvanácti": 12, "dvaceti jedna": 21, "čtyřiceti": 40, "sta": 100, "dvou set": 200,
        "dvě stě": 200, "pěti set": 500, "dvou tisíc": 2000, "půl milionu": 500000,
        "půldruhého": 1.5,
    },
    "de": {
        "zwölfhundert": 1200, "fünfundsechzigtausend": 65000, "einhundertelf": 111,
        "hunderteins": 101, "tausendundeine": 1001, "eintausend": 1000,
        "zweitausendvierundzwanzig": 2024, "neunzehnhundertneunundachtzig": 1989, "zweier": 2,
        "dreien": 3, "vieren": 4, "ein Dutzend": 12, "zwei Dutzend": 24, "eine Million": 1000000,
        "drei Milliarden": 3000000000, "eineinhalb Milliarden": 1500000000,
        "eine halbe Million": 500000, "eine Viertelmillion": 250000, "hunderttausend": 100000,
        "einhundertfünfzigtausend": 150000, "zwei Billionen": 2000000000000,
    },
    "fr": {
        "quatre-vingt-dix-sept": 97, "quatre-vingts": 80, "soixante-quinze": 75,
        "mille deux cents": 1200, "deux mille vingt-quatre": 2024, "trente-et-un": 31,
        "soixante et onze": 71, "cent un": 101, "trois milliards": 3000000000,
        "un billion": 1000000000000, "deux douzaines": 24, "dix-huit mille": 18000,
        "un million et demi": 1500000, "deux cent mille": 200000, "mille": 1000, "onze": 11,
        "quatre vingt dix": 90,
    },
    "es": {
        "treinta y uno": 31, "treinta y una": 31, "veintiún mil": 21000, "veintiuna": 21,
        "quinientas": 500, "doscientas": 200, "mil doscientos": 1200,
        "dos mil millones": 2000000000, "un billón": 1000000000000, "ciento uno": 101,
        "medio millón": 500000, "millón y medio": 1500000, "dos docenas": 24, "media docena": 6,
        "cien mil": 100000, "setecientos mil": 700000, "un millar": 1000,
        "novecientas noventa y nueve": 999,
    },
    "it": {
        "ventitré": 23, "ventuno": 21, "trentotto": 38, "millenovecentottantanove": 1989,
        "duemilaventiquattro": 2024, "centomila": 100000, "due milioni": 2000000,
        "un miliardo e mezzo": 1500000000, "sessantacinquemila": 65000, "mezzo milione": 500000,
        "mezza dozzina": 6, "centouno": 101, "cento due": 102, "tremila duecento": 3200,
        "mille": 1000, "due dozzine": 24, "ventun": 21,
    },
    "pt": {
        "trinta e um": 31, "duzentas": 200, "mil e duzentos": 1200,
        "dois mil milhões": 2000000000, "um bilhão": 1000000000, "um bilião": 1000000000000,
        "três trilhões": 3000000000000, "meio milhão": 500000, "um milhão e meio": 1500000,
        "duas dúzias": 24, "meia dúzia": 6, "cem mil": 100000, "dezesseis": 16, "dezasseis": 16,
        "dezanove": 19, "quatorze": 14, "cento e uma": 101,
    },
    "nl": {
        "vijfenzestigduizend": 65000, "tweeëntwintig": 22, "honderdeen": 101,
        "twaalfhonderd": 1200, "negentienhonderdnegenentachtig": 1989,
        "anderhalf miljoen": 1500000, "een half miljoen": 500000, "twee dozijn": 24,
        "driehonderdduizend": 300000, "een miljard": 1000000000, "een biljoen": 1000000000000,
        "duizend": 1000, "tweeduizend": 2000, "honderdtwintig": 120, "eenendertig": 31,
        "drieduizend vijfhonderd": 3500,
    },
    "sv": {
        "tjugoen": 21, "tvåhundra": 200, "ettusen": 1000, "en miljon": 1000000,
        "två miljarder": 2000000000, "ett dussin": 12, "en halv miljon": 500000, "femtiofem": 55,
        "trettiotvå": 32, "tolvhundra": 1200, "hundratjugo": 120,
    },
    "tr": {
        "yirmi bir": 21, "iki yüz elli": 250, "bin beş yüz": 1500, "yarım milyon": 500000,
        "iki buçuk milyon": 2500000, "on iki": 12, "yüz": 100, "üç milyar": 3000000000,
        "bir düzine": 12, "onbir": 11, "yirmibeş": 25,
    },
    "ro": {
        "douăzeci și unu": 21, "două sute": 200, "o mie două sute": 1200,
        "trei milioane": 3000000, "un miliard": 1000000000, "jumătate de milion": 500000,
        "o duzină": 12, "un milion și jumătate": 1500000, "treizeci și doi": 32,
        "o sută douăzeci": 120, "douăzeci de mii": 20000,
    },
    "vi": {
        "hai mươi mốt": 21, "một trăm": 100, "hai nghìn": 2000, "ba triệu": 3000000,
        "một tỷ": 1000000000, "mười hai": 12, "nửa triệu": 500000, "hai mươi lăm": 25,
    },
    "en": {
        "half a million": 500000, "half a dozen": 6, "two dozen": 24, "twelve hundred": 1200,
        "a thousand": 1000, "one hundred and one": 101, "two and a half billion": 2500000000,
        "three trillion": 3000000000000, "a quarter of a million": 250000,
        "a hundred thousand": 100000, "ninety-nine": 99, "twenty one": 21,
        "six hundred million": 600000000, "a million and a half": 1500000,
    },
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "words", "value"),
    [(code, words, value) for code, rows in FORMS.items() for words, value in rows.items()],
)
def test_a_form_is_read_as_one_number(code, words, value):
    assert read(code, words) == [(value, words)]


VAGUE = [
    ("ru", "тысячами"), ("uk", "тисячами"), ("de", "Tausende"), ("fr", "des milliers"),
    ("en", "thousands"), ("es", "miles"), ("it", "migliaia"), ("pt", "milhares"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "words"), VAGUE)
def test_a_vague_word_is_no_number(code, words):
    assert read(code, words) == []


FRENCH_SMALL = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
FRENCH_TENS = ["vingt", "trente", "quarante", "cinquante", "soixante"]
ITALIAN_SMALL = [
    "zero",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
]
ITALIAN_TENS = [
    "venti",
    "trenta",
    "quaranta",
    "cinquanta",
    "sessanta",
    "settanta",
    "ottanta",
    "novanta",
]


def french_below_hundred(n):
    if n < 20:
        return FRENCH_SMALL[n]
    if n < 70:
        ten, unit = FRENCH_TENS[n // 10 - 2], n % 10
        link = " et " if unit == 1 else "-"
        return ten + (link + FRENCH_SMALL[unit] if unit else "")
    if n < 80:
        return "soixante et onze" if n == 71 else f"soixante-{FRENCH_SMALL[n - 60]}"
    return "quatre-vingts" if n == 80 else f"quatre-vingt-{FRENCH_SMALL[n - 80]}"


def french(n):
    if n < 100:
        return french_below_hundred(n)
    if n < 1000:
        head = "cent" if n < 200 else f"{FRENCH_SMALL[n // 100]} cent"
        return f"{head} {french_below_hundred(n % 100)}" if n % 100 else head
    for size, one, many in ((10**6, "un million", "millions"), (1000, "mille", "mille")):
        if n >= size:
            head = one if n < 2 * size else f"{french(n // size)} {many}"
            return f"{head} {french(n % size)}" if n % size else head
    raise AssertionError(n)


def italian_below_thousand(n):
    if n < 20:
        return ITALIAN_SMALL[n]
    if n < 100:
        ten, unit = ITALIAN_TENS[n // 10 - 2], n % 10
        if unit in (1, 8):
            ten = ten[:-1]
        return ten + (ITALIAN_SMALL[unit] if unit else "")
    head = "cento" if n < 200 else f"{ITALIAN_SMALL[n // 100]}cento"
    return head + (italian_below_thousand(n % 100) if n % 100 else "")


def italian(n):
    if n < 1000:
        return italian_below_thousand(n)
    if n < 10**6:
        head = "mille" if n < 2000 else f"{italian_below_thousand(n // 1000)}mila"
        return head + (italian_below_thousand(n % 1000) if n % 1000 else "")
    head = "un milione" if n < 2 * 10**6 else f"{italian_below_thousand(n // 10**6)} milioni"
    return f"{head} {italian(n % 10**6)}" if n % 10**6 else head


@given(st.integers(2, 10**9 - 1))
def test_french_numbers_are_read_back(n):
    assert read("fr", french(n)) == [(n, french(n))]


@given(st.integers(2, 10**9 - 1))
def test_italian_numbers_are_read_back(n):
    assert read("it", italian(n)) == [(n, italian(n))]
