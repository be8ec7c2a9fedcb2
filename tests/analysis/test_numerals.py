"""Numerals of every language: each is spelled by a small table here and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.analysis.digits import habit, read_digits
from stemma.analysis.numberwords import atoms, tables
from stemma.analysis.numerals import read_numeral
from stemma.text import fold

# For each language: nought to nineteen, tens, hundreds, "thousand" (one, few, many), and how the
# parts are joined. `{u}` and `{t}` are the unit and the ten of a compound.
GERMAN = {
    "small": "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn "
    "fünfzehn sechzehn siebzehn achtzehn neunzehn",
    "tens": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "hundred": "hundert",
    "thousand": "tausend",
    "compound": "{u}und{t}",
    "space": "",
}
ENGLISH = {
    "small": "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen",
    "tens": "twenty thirty forty fifty sixty seventy eighty ninety",
    "hundred": "hundred",
    "thousand": "thousand",
    "compound": "{t}-{u}",
    "space": " ",
}
DUTCH = {
    "small": "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien "
    "vijftien zestien zeventien achttien negentien",
    "tens": "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    "hundred": "honderd",
    "thousand": "duizend",
    "compound": "{u}en{t}",
    "space": "",
}
SWEDISH = {
    "small": "noll ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton "
    "sexton sjutton arton nitton",
    "tens": "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "hundred": "hundra",
    "thousand": "tusen",
    "compound": "{t}{u}",
    "space": "",
}
SPANISH = {
    "small": "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce "
    "quince dieciséis diecisiete dieciocho diecinueve",
    "tens": "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "hundreds": "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos "
    "ochocientos novecientos",
    "thousand": "mil",
    "compound": "{t} y {u}",
    "space": " ",
    "bare_thousand": True,
}
PORTUGUESE = {
    "small": "zero um dois três quatro cinco seis sete oito nove dez onze doze treze catorze "
    "quinze dezesseis dezessete dezoito dezenove",
    "tens": "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "hundreds": "cento duzentos trezentos quatrocentos quinhentos seiscentos setecentos "
    "oitocentos novecentos",
    "thousand": "mil",
    "compound": "{t} e {u}",
    "space": " e ",
    "bare_thousand": True,
    "after_thousand": " ",
}
POLISH = {
    "small": "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście "
    "dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście "
    "dziewiętnaście",
    "tens": "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt "
    "osiemdziesiąt dziewięćdziesiąt",
    "hundreds": "sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset",
    "thousand": "tysięcy",
    "compound": "{t} {u}",
    "space": " ",
    "bare_thousand": True,
}
RUSSIAN = {
    "small": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
    "тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    "tens": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
    "hundreds": "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
    "thousand": "тысяч",
    "compound": "{t} {u}",
    "space": " ",
    "bare_thousand": True,
}
UKRAINIAN = {
    "small": "нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять "
    "тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
    "tens": "двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто",
    "hundreds": "сто двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот",
    "thousand": "тисяч",
    "compound": "{t} {u}",
    "space": " ",
    "bare_thousand": True,
}
CZECH = {
    "small": "nula jeden dva tři čtyři pět šest sedm osm devět deset jedenáct dvanáct třináct "
    "čtrnáct patnáct šestnáct sedmnáct osmnáct devatenáct",
    "tens": "dvacet třicet čtyřicet padesát šedesát sedmdesát osmdesát devadesát",
    "hundred": "set",
    "thousand": "tisíc",
    "compound": "{t} {u}",
    "space": " ",
    "bare_thousand": True,
}
ROMANIAN = {
    "small": "zero unu doi trei patru cinci șase șapte opt nouă zece unsprezece doisprezece "
    "treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece",
    "tens": "douăzeci treizeci patruzeci cincizeci șaizeci șaptezeci optzeci nouăzeci",
    "hundred": "sute",
    "thousand": "mii",
    "compound": "{t} și {u}",
    "space": " ",
}
TURKISH = {
    "small": "sıfır bir iki üç dört beş altı yedi sekiz dokuz on",
    "tens": "yirmi otuz kırk elli altmış yetmiş seksen doksan",
    "hundred": "yüz",
    "thousand": "bin",
    "compound": "{t} {u}",
    "teen": "on {u}",
    "space": " ",
    "bare_thousand": True,
}
SPELLED = {
    "de": GERMAN, "en": ENGLISH, "nl": DUTCH, "sv": SWEDISH, "es": SPANISH, "pt": PORTUGUESE,
    "pl": POLISH, "ru": RUSSIAN, "uk": UKRAINIAN, "cs": CZECH, "ro": ROMANIAN, "tr": TURKISH,
}  # fmt: skip


def _below_hundred(n, row):
    small, tens = row["small"].split(), row["tens"].split()
    if n < len(small):
        return small[n]
    if n < 20:
        return row["teen"].format(u=small[n - 10])
    ten, unit = tens[n // 10 - 2], n % 10
    return row["compound"].format(t=ten, u=small[unit]) if unit else ten


def _below_thousand(n, row):
    if n < 100:
        return _below_hundred(n, row)
    small = row["small"].split()
    if "hundreds" in row:
        head = row["hundreds"].split()[n // 100 - 1]
    elif n // 100 == 1 and row.get("bare_thousand"):
        head = row["hundred"]
    else:
        head = small[n // 100] + row["space"] + row["hundred"]
    return head + (row["space"] + _below_hundred(n % 100, row) if n % 100 else "")


def spell(n, row):
    if n < 1000:
        return _below_thousand(n, row)
    thousands, rest = divmod(n, 1000)
    if thousands == 1 and row.get("bare_thousand"):
        head = row["thousand"]
    else:
        gap = " " if row["space"] == " e " else row["space"]
        head = _below_thousand(thousands, row) + gap + row["thousand"]
    gap = row.get("after_thousand", row["space"])
    return head + (gap + _below_thousand(rest, row) if rest else "")


def read(code, text):
    folded = fold(text)
    row = atoms(folded, 0, len(folded))
    known = tables(code)
    number = read_numeral(row, 0, known, habit(folded, known.decimal))
    assert number is not None, f"{code}: {text!r} is not read at all"
    assert number.last == len(row), f"{code}: {text!r} is read only to {number.last}"
    return number.low


@pytest.mark.parametrize("code", sorted(SPELLED))
def test_every_spelled_number_is_read_back(code):
    row = SPELLED[code]
    for n in (*range(1100), *range(1100, 10001, 7), 10000):
        assert read(code, spell(n, row)) == n


FRENCH = [
    ("soixante-dix", 70), ("soixante et onze", 71), ("soixante-dix-sept", 77),
    ("quatre-vingts", 80), ("quatre-vingt-un", 81), ("quatre-vingt-dix", 90),
    ("quatre-vingt-dix-neuf", 99), ("cent", 100), ("deux cents", 200),
    ("deux cent quatre-vingt-treize", 293), ("mille neuf cent quatre-vingt-quatre", 1984),
    ("cent vingt mille", 120000), ("vingt et un", 21), ("nonante-neuf", 99),
]  # fmt: skip
OTHERS = [
    ("it", "ventuno", 21), ("it", "trentotto", 38), ("it", "duecentocinquantamila", 250000),
    ("it", "milleduecento", 1200), ("it", "novantatré", 93), ("it", "due milioni", 2e6),
    ("vi", "hai mươi mốt", 21), ("vi", "mười lăm", 15), ("vi", "một trăm hai mươi", 120),
    ("vi", "ba nghìn hai trăm", 3200), ("vi", "bốn triệu", 4e6),
    ("de", "dreiundzwanzig", 23), ("de", "zwölfhundert", 1200), ("de", "anderthalb", 1.5),
    ("de", "hundertzwanzigtausend", 120000), ("de", "fünf Millionen", 5e6),
    ("en", "a hundred and five", 105), ("en", "half a dozen", 6), ("en", "a dozen", 12),
    ("en", "two and a half million", 2.5e6), ("en", "fifteen dozens", 180),
    ("es", "veintisiete", 27), ("es", "dos millones y medio", 2.5e6),
    ("pl", "dwudziestu siedmiu", 27), ("pl", "pół miliona", 500000),
    ("pl", "dwunastu tysięcy", 12000), ("ru", "двадцати семи", 27),
    ("ru", "два с половиной миллиона", 2.5e6), ("uk", "п'ятьох", 5),
    ("cs", "pětadvacet", 25), ("cs", "tři sta", 300), ("nl", "zevenentwintig", 27),
    ("nl", "drieëntwintig", 23), ("sv", "hundratjugotusen", 120000), ("ro", "o mie", 1000),
    ("tr", "yüz yirmi bin", 120000), ("tr", "iki buçuk milyon", 2.5e6),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), FRENCH)
def test_french_counts_by_twenties(text, value):
    assert read("fr", text) == value


@pytest.mark.parametrize(("code", "text", "value"), OTHERS)
def test_numerals_of_other_languages(code, text, value):
    assert read(code, text) == value


DIGITS = [
    ("1.400", ",", 1400), ("1,400", ".", 1400), ("1 400", ",", 1400), ("1400", ",", 1400),
    ("11,62", ",", 11.62), ("11.62", ".", 11.62), ("1'000", ",", 1000), ("1.234.567", ",", 1234567),
    ("1,234,567.5", ".", 1234567.5), ("1.234,5", ".", 1234.5), ("0,500", ",", 0.5),
    ("3,14159", ",", 3.14159), ("٣٥", ".", 35), ("١٬٢٣٤", ".", 1234), ("1.749", ".", 1.749),
    ("2.3.1", ".", None), ("12.05.2024", ",", None), ("192.168.1.2", ".", None), (".500", ".", 0.5),
]  # fmt: skip


@pytest.mark.parametrize(("text", "decimal", "value"), DIGITS)
def test_digits_follow_the_language(text, decimal, value):
    assert read_digits(text, habit("", decimal)) == value


def test_a_text_that_proves_its_own_habit_is_believed():
    own = habit("It costs 1.234.567,50 in all and 2.345.678 more.", ".")
    assert (own.decimal, own.group) == (",", ".")
    assert read_digits("1.400", own) == 1400


@pytest.mark.parametrize("clock", ["um 5.42 uhr", "der pegel stieg auf 5.75 meter"])
def test_a_clock_time_with_a_point_takes_no_thousand_away(clock):
    assert read_digits("1.240", habit(f"{clock} waren es 1.240 menschen", ",")) == 1240


@given(st.text(alphabet="0123456789.,' ٣٤", max_size=14))
def test_any_digits_are_read_or_refused(text):
    value = read_digits(text, habit(text, ","))
    assert value is None or value >= 0
