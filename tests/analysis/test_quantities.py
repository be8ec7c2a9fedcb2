"""Quantities: value, modifier, unit and span in many languages; what is none; any text at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.analysis.document import Document
from stemma.analysis.quantities import find_quantities
from stemma.analysis.sentences import find_sentences
from stemma.languages import available
from stemma.languages.units import units
from stemma.model import Article, Block, Concept, Time


def document(code, text):
    doc = Document(
        Article(id="x", input="x", language=code, text=text, blocks=(Block("body", 0, len(text)),))
    )
    doc.sentences = find_sentences(doc)
    return doc


def found(code, text):
    """Return (words, low, high, modifier, unit) of every quantity, by the number alone."""
    doc = document(code, text)
    return [
        (text[q.start : q.end], q.low, q.high, q.modifier, q.unit) for q in find_quantities(doc)
    ]


# Every row: language, text, and of each quantity the words, low, high, modifier and unit.
ROWS = [
    ("de", "Das kostet dreizehn Euro und 45 Cent.",
     [("dreizehn Euro und 45 Cent", 13.45, 13.45, "exact", "EUR")]),
    ("en", "It costs 17 dollars 25.", [("17 dollars 25", 17.25, 17.25, "exact", "USD")]),
    ("es", "Son tres euros con 12 heridos.",
     [("tres euros", 3, 3, "exact", "EUR"), ("12 heridos", 12, 12, "exact", "people")]),
    ("fr", "La hausse est de 34 cents.", [("34 cents", 34, 34, "exact", "cent")]),
    ("en", "One house burned down and one man fled.",
     [("One house", 1, 1, "exact", None), ("one man", 1, 1, "exact", "people")]),
    ("nl", "Er viel één dode.", [("één dode", 1, 1, "exact", "people")]),
    ("en", "Two new 737 Max jets and 11 Ukrainian soldiers.",
     [("Two", 2, 2, "exact", None), ("11 Ukrainian soldiers", 11, 11, "exact", "people")]),
    ("fr", "Un budget de 12 M€.", [("12 M€", 12e6, 12e6, "exact", "EUR")]),
    ("en", "It grew from 1000 to 2000 members.",
     [("1000", 1000, 1000, "exact", "people"), ("2000 members", 2000, 2000, "exact", "people")]),
    ("en", "The firm paid PS4.5m.", [("PS4.5m", 4.5e6, 4.5e6, "exact", "GBP")]),
    ("en", "Rates fell by a quarter of a percentage point, then by half a percent.",
     [("a quarter of a percentage point", 0.25, 0.25, "exact", "percentage points"),
      ("half a percent", 0.5, 0.5, "exact", "%")]),
    ("en", "Three quarters of a million people voted.",
     [("Three quarters of a million people", 750000, 750000, "exact", "people")]),
    ("en", "Two fifths of the members and a tenth of the guests left.",
     [("Two fifths of the members", 40, 40, "exact", "%"),
      ("a tenth of the guests", 10, 10, "exact", "%")]),
    ("en", "Output rose from 24 to 31 percent.",
     [("24", 24, 24, "exact", "%"), ("31 percent", 31, 31, "exact", "%")]),
    ("en", "Sales climbed from 3.2 to 4 billion euros.",
     [("3.2", 3.2e9, 3.2e9, "exact", "EUR"), ("4 billion euros", 4e9, 4e9, "exact", "EUR")]),
    ("en", "It will cost between $12 to $15 million.",
     [("$12 to $15 million", 12e6, 15e6, "range", "USD")]),
    ("en", "The tank holds minus-196 degrees Celsius.",
     [("minus-196 degrees Celsius", -196, -196, "exact", "°C")]),
    ("en", "One point five million tonnes and one and a half tonnes.",
     [("One point five million tonnes", 1.5e6, 1.5e6, "exact", "t"),
      ("one and a half tonnes", 1.5, 1.5, "exact", "t")]),
    ("de", "Der Zins sank um einen halben Prozentpunkt auf 3¼ Prozent.",
     [("halben Prozentpunkt", 0.5, 0.5, "exact", "percentage points"),
      ("3¼ Prozent", 3.25, 3.25, "exact", "%")]),
    ("de", "Das sind minus drei Komma zwei Prozent.",
     [("minus drei Komma zwei Prozent", -3.2, -3.2, "exact", "%")]),
    ("fr", "Environ trois quarts des élus ont voté.",
     [("Environ trois quarts des élus", 75, 75, "about", "%")]),
    ("es", "Cuesta 3 mil 500 millones de euros y mide medio kilómetro.",
     [("3 mil 500 millones de euros", 3.5e9, 3.5e9, "exact", "EUR"),
      ("medio kilómetro", 0.5, 0.5, "exact", "km")]),
    ("pt", "Foram 4 mil 200 soldados.", [("4 mil 200 soldados", 4200, 4200, "exact", "people")]),
    ("ru", "Две трети жителей уехали.", [("Две трети жителей", 66.67, 66.67, "exact", "%")]),
    ("en", "minus four and a quarter", [("minus four and a quarter", -4.25, -4.25, "exact", None)]),
    ("en", "7", [("7", 7, 7, "exact", None)]),
    ("de", "Etwa 180 bis 240 Mio. Euro sind nötig.",
     [("Etwa 180 bis 240 Mio. Euro", 18e7, 24e7, "range", "EUR")]),
    ("de", "Gut 60 Prozent, höchstens 12 Kilometer.",
     [("Gut 60 Prozent", 60, 60, "more_than", "%"),
      ("höchstens 12 Kilometer", 12, 12, "up_to", "km")]),
    ("de", "Knapp 30 Zeugen oder mehr sagten aus.",
     [("Knapp 30 Zeugen", 30, 30, "nearly", "people")]),
    ("de", "Zwei Drittel der Mitglieder stimmten zu.",
     [("Zwei Drittel der Mitglieder", 66.67, 66.67, "exact", "%")]),
    ("de", "Das kostet 3,50 €, dort US-$ 4 und 5 CHF.",
     [("3,50 €", 3.5, 3.5, "exact", "EUR"), ("$ 4", 4, 4, "exact", "USD"),
      ("5 CHF", 5, 5, "exact", "CHF")]),
    ("de", "In drei Vierteln fiel der Strom aus, in drei Vierteln der Fälle länger.",
     [("drei Vierteln", 3, 3, "exact", None),
      ("drei Vierteln der Fälle", 75, 75, "exact", "%")]),
    ("de", "Mehrere tausend Menschen kamen.",
     [("Mehrere tausend Menschen", 1000, 9999, "vague", "people")]),
    ("de", "Es sind 12 Meter 40 bis zum Ufer.", [("12 Meter 40", 12.4, 12.4, "exact", "m")]),
    ("de", "Im Schnitt 1,5 Millionen oder 20 Jahre alte Autos, 16 mm Regen.",
     [("1,5 Millionen", 1.5e6, 1.5e6, "exact", None), ("20 Jahre alte", 20, 20, "exact", "years"),
      ("16 mm", 0.016, 0.016, "exact", "m")]),
    ("en", "Up to 1.2 thousand soldiers, no more than 300 nurses.",
     [("Up to 1.2 thousand soldiers", 1200, 1200, "up_to", "people"),
      ("no more than 300 nurses", 300, 300, "up_to", "people")]),
    ("en", "It needs $1.2bn, €35m, 5k euros, AU$9 and £1,250.50.",
     [("$1.2bn", 1.2e9, 1.2e9, "exact", "USD"), ("€35m", 35e6, 35e6, "exact", "EUR"),
      ("5k euros", 5000, 5000, "exact", "EUR"), ("AU$9", 9, 9, "exact", "AUD"),
      ("£1,250.50", 1250.5, 1250.5, "exact", "GBP")]),
    ("en", "A 12-foot wall, 64-66 per cent and a 2.4-liter engine.",
     [("12-foot", 12, 12, "exact", "ft"), ("64-66 per cent", 64, 66, "range", "%"),
      ("2.4-liter", 2.4, 2.4, "exact", "l")]),
    ("en", "Between 9 and 11 hectares burned, almost 40 trucks came.",
     [("9 and 11 hectares", 9, 11, "range", "ha"), ("almost 40 trucks", 40, 40, "nearly", None)]),
    ("en", "The wave was 12.89m high; 2.7m users saw it.",
     [("12.89m", 12.89, 12.89, "exact", "m"), ("2.7m users", 2.7e6, 2.7e6, "exact", "people")]),
    ("en", "Five or six members, 30 or more guards.",
     [("Five or six members", 5, 6, "range", "people"),
      ("30 or more guards", 30, 30, "at_least", "people")]),
    ("fr", "Au moins 1 200 soldats et une dizaine d'avions.",
     [("Au moins 1 200 soldats", 1200, 1200, "at_least", "people"),
      ("une dizaine d'avions", 10, 10, "about", None)]),
    ("es", "Más de 4.300 millones de dólares y 3 de cada 10 votantes.",
     [("Más de 4.300 millones de dólares", 4.3e9, 4.3e9, "more_than", "USD"),
      ("3 de cada 10 votantes", 30, 30, "exact", "%")]),
    ("pl", "Nawet do 5 tys. żołnierzy, blisko 300 mln zł.",
     [("Nawet do 5 tys. żołnierzy", 5000, 5000, "up_to", "people"),
      ("blisko 300 mln zł", 3e8, 3e8, "nearly", "PLN")]),
    ("pl", "Liczba rannych wzrosła do 40 osób.", [("40 osób", 40, 40, "exact", "people")]),
    ("ru", "До 1,2 тыс. военнослужащих, почти 80 млн долларов.",
     [("До 1,2 тыс. военнослужащих", 1200, 1200, "up_to", "people"),
      ("почти 80 млн долларов", 8e7, 8e7, "nearly", "USD")]),
    ("uk", "Понад 120 тис. осіб, близько 40 км.",
     [("Понад 120 тис. осіб", 120000, 120000, "more_than", "people"),
      ("близько 40 км", 40, 40, "about", "km")]),
    ("vi", "Hơn 1.200 người, khoảng 80 triệu USD.",
     [("Hơn 1.200 người", 1200, 1200, "more_than", "people"),
      ("khoảng 80 triệu USD", 8e7, 8e7, "about", "USD")]),
    ("tr", "En az 40 kişi, yüzde 12 ve 3 milyon lira.",
     [("En az 40 kişi", 40, 40, "at_least", "people"), ("yüzde 12", 12, 12, "exact", "%"),
      ("3 milyon lira", 3e6, 3e6, "exact", "TRY")]),
    ("xx", "Foo 12 km bar 35 % baz $4.", [("12 km", 12, 12, "exact", "km"),
     ("35 %", 35, 35, "exact", "%"), ("$4", 4, 4, "exact", "USD")]),
]  # fmt: skip

NONE = [
    ("en", "One of them left. That one thing. No one came at one point."),
    ("en", "He tried several times with a PS5 and an iPhone 11."),
    ("de", "Er rief mehrere Male an."),
    ("en", "They met at 49 Old Mill Road."),
    ("nl", "Het gebeurde één keer, op één dag."),
    ("en", "The twenty-fifth anniversary and the hundred and first visitor."),
    ("en", "Read more at https://example.org/n=4500&page=77 today."),
    ("en", "A third man was seen in the first half."),
    ("fr", "Le vingt-cinquième anniversaire."),
    ("es", "Un medio de comunicación."),
    ("en", "Call 55512345678 now."),
    ("de", "Artikel 5, Seite 12 und Platz 3."),
    ("de", "Er gewann mit 2:1 und wohnt im 4. Stock."),
    ("de", "Ein Haus und eine Straße."),
    ("de", "Die beiden sprachen mit allen drei."),
    ("de", "Rufen Sie 030 123456 an."),
    ("de", "Im Jahr 2019 lief Version 2.3.1 auf dem G7."),
    ("de", "Das Aktenzeichen lautet 12-345-67/8."),
    ("en", "Section 4 of Act 12, Room 204, Game 7."),
    ("en", "They won 2-1 and live at 575 Elm Street."),
    ("en", "A house and one of those things."),
    ("en", "The second half of the 1990s."),
    ("en", "The two met the other three."),
    ("en", "COVID-19, the G7, a 5G network, the 21st floor."),
    ("en", "Back in 2020 it drove a Boeing 737."),
    ("fr", "L'article 5, la page 12 et un homme."),
    ("es", "El artículo 5, la página 12 y un hombre."),
    ("es", "Comenzará el lunes 23."),
    ("de", "Die Schulen in der Landhausstraße 116."),
    ("pl", "Artykuł 5, strona 12 i jeden dom."),
    ("ru", "Статья 5, страница 12 и один дом."),
]


@pytest.mark.parametrize(("code", "text", "expected"), ROWS)
def test_quantities(code, text, expected):
    assert found(code, text) == expected


@pytest.mark.parametrize(("code", "text"), NONE)
def test_what_is_no_quantity(code, text):
    assert found(code, text) == []


def concept(text, word, name):
    at = text.index(word)
    return Concept(at, at + len(word), name)


def counted(text, concepts, code="en"):
    doc = document(code, text)
    doc.concepts = tuple(sorted(concepts, key=lambda c: c.start))
    return [(q.low, q.unit, q.concept) for q in find_quantities(doc)]


def test_the_state_of_persons_is_what_is_counted():
    text = "12 people were killed and 30 injured."
    rows = [concept(text, "killed", "killed"), concept(text, "injured", "injured")]
    assert counted(text, rows) == [(12, "people", "killed"), (30, "people", "injured")]


def test_what_is_told_between_commas_does_not_part_number_and_verb():
    text = "12 people, including two women, were killed."
    rows = [concept(text, "killed", "killed")]
    assert counted(text, rows)[0] == (12, "people", "killed")


def test_a_number_without_a_noun_counts_what_was_counted_before():
    text = "14 buses burned. The owner counted 31."
    rows = [concept(text, "buses", "bus")]
    assert counted(text, rows) == [(14, "bus", "bus"), (31, "bus", "bus")]


def test_one_counts_only_a_person_to_whom_harm_was_done():
    text = "Ein Mann starb. Ein Mann sang."
    rows = [concept(text, "starb", "killed")]
    assert counted(text, rows, "de") == [(1, "people", "killed")]


def test_nobody_is_a_zero():
    text = "Nobody was hurt."
    assert counted(text, [concept(text, "hurt", "injured")]) == [(0, "people", "injured")]


def test_an_unknown_noun_is_an_open_concept_of_its_language():
    assert counted("They bought 14 spoons.", []) == [(14, None, "en:spoon")]


def test_dates_and_clock_times_are_no_quantities_but_durations_are():
    text = "On 3 March they talked for 90 minutes."
    doc = document("en", text)
    doc.times = (
        Time(3, 10, "XXXX-03-03", "DATE"),
        Time(text.index("90"), len(text) - 1, "PT90M", "DURATION"),
    )
    assert [(q.low, q.unit) for q in find_quantities(doc)] == [(90, "minutes")]


def test_the_time_at_which_a_number_held():
    text = "By Tuesday 40 trucks had come."
    doc = document("en", text)
    doc.times = (Time(3, 10, "2026-11-10", "DATE"),)
    assert [q.as_of for q in find_quantities(doc)] == ["2026-11-10"]


@pytest.mark.parametrize(
    ("value", "unit", "base"),
    [(920, "cm", (9.2, "m")), (20, "km", (20000, "m")), (0, "°C", (0, "°C")),
     (32, "°F", (0, "°C")), (2, "t", (2000, "kg")), (5, "EUR", (5, "EUR"))],
)  # fmt: skip
def test_units_have_a_base(value, unit, base):
    number, name = units().to_base(value, unit)
    assert (round(number, 6), name) == base


def test_every_unit_of_a_dimension_has_its_base():
    table = units()
    for name, row in table.units.items():
        assert row.dimension in table.bases, name
        assert row.told is None or table.units[row.told].dimension == row.dimension, name


PIECES = st.sampled_from(
    ["12", "1.400", "3,5", "zwei", "half", "a", "million", "Mio.", "%", "$", "km", "-", "–", "bis",
     "to", "between", "and", "rund", "Tote", "people", ".", ",", ":", "(", ")", "one", "in", "1/2",
     "quatre", "vingt", "д", "тысяч", "\n", "’", "١٢", "m", "minus", "von", "zehn", "и", "§", "ß"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join),
              st.lists(PIECES, max_size=10).map("".join)),
    st.sampled_from([*available(), "zz"]),
)  # fmt: skip
def test_any_text_is_read_without_harm(text, code):
    doc = document(code, text)
    for q in find_quantities(doc):
        assert 0 <= q.start <= q.number.start < q.number.end <= len(text)
        assert q.start < q.end <= len(text)
        assert q.low <= q.high
        assert (q.modifier in ("range", "vague")) == (q.low < q.high)
    assert find_quantities(doc) == find_quantities(doc)
