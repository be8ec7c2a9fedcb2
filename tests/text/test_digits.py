import pytest

from stemma.text.digits import find_digits, number_key

DIGITS = [
    ("11,62 Meter", ["11.62"]),
    ("12.89m seen in 2013", ["12.89", "2013"]),
    ("4.800 foyers, 4,800 households, 4 800 Haushalte, 4'800 Franken", ["4800"] * 4),
    ("1.234.567 and 1,234,567", ["1.23457e+06"] * 2),
    ("um 21.15 Uhr, at 21:15", ["21.15", "21.15"]),
    ("2,4 tys.", ["2.4"]),
    ("A380 and B7 are no numbers", []),
    ("word", []),
    ("10-12", ["10", "12"]),
    ("007", ["7"]),
    ("3.14159", ["3", "14159"]),
]


@pytest.mark.parametrize(("text", "keys"), DIGITS)
def test_digits(text, keys):
    assert [d.key for d in find_digits(text, 0, len(text))] == keys


def test_the_key_of_a_value_is_that_of_its_digits():
    assert number_key(11000) == find_digits("11.000", 0, 6)[0].key
    assert number_key(9.2) == find_digits("9,2", 0, 3)[0].key
