import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.collation.rounding import Value, explained, same_value


def value(low, modifier="exact", high=None):
    return Value(low, low if high is None else high, modifier)


EXPLAINED = [
    (value(812), value(810, "nearly"), "hedge"),
    (value(643_000), value(600_000, "about"), None),
    (value(623_000), value(600_000), "rounding"),
    (value(8.37), value(8.4, "about"), "rounding"),
    (value(8.37), value(8.3), "rounding"),
    (value(8.64), value(9, "nearly"), "hedge"),
    (value(31_744_120), value(31e6), "rounding"),
    (value(31_744_120), value(32e6, "nearly"), "hedge"),
    (value(3.1), value(3, "about"), "rounding"),
    (value(66.67), value(66), "rounding"),
    (value(2_310), value(2_000, "more_than"), "hedge"),
    (value(7_104), value(7_000, "more_than"), "hedge"),
    (value(300), value(300, "up_to"), "hedge"),
    (value(280), value(300, "less_than"), "hedge"),
    (value(5_000, "more_than"), value(5_000, "about"), "hedge"),
    (value(45_000), value(40_000, "range", 50_000), "range"),
    (value(50_000, "up_to"), value(40_000, "range", 50_000), "range"),
    (value(63), value(24, "vague", 99), "vague"),
    (value(11_000), value(1_000, "vague", 9_999), "vague"),
    (value(21_000), value(20_000, "about"), "rounding"),
    (value(11_000), value(10_000, "about"), None),
    (value(53), value(52), None),
    (value(152), value(150), None),
    (value(152), value(150, "about"), "rounding"),
    (value(4.6e9), value(4.5e9), None),
    (value(3_214.25), value(3_314.25), None),
    (value(26, "about"), value(25), None),
    (value(2), value(11, "at_least"), None),
    (value(57, "at_least"), value(80, "at_least"), None),
    (value(12_000, "more_than"), value(31_000, "more_than"), None),
    (value(28.5), value(28.6), None),
    (value(29), value(33.33), None),
    (value(35_000), value(60_000, "range", 70_000), None),
    (value(200_000), value(10_000, "vague", 99_999), None),
    (value(0), value(5), None),
]


@pytest.mark.parametrize(("one", "other", "rule"), EXPLAINED)
def test_explained(one, other, rule):
    assert explained(one, other) == rule
    assert explained(other, one) == rule


MODIFIERS = st.sampled_from(["exact", "about", "more_than", "at_least", "up_to", "nearly"])
NUMBERS = st.integers(0, 10**9)


@given(NUMBERS, NUMBERS, MODIFIERS, MODIFIERS)
def test_order_is_nothing(left, right, one, other):
    first, second = value(left, one), value(right, other)
    assert explained(first, second) == explained(second, first)


@given(NUMBERS, MODIFIERS, MODIFIERS)
def test_an_equal_number_is_always_explained(number, one, other):
    assert explained(value(number, one), value(number, other)) == "hedge"
    assert same_value(value(number, one), value(number, other))


@given(st.integers(1, 10**6))
def test_neighbours_are_two_numbers(number):
    two_digits = number % 10 != 0 and (number + 1) % 10 != 0
    if two_digits:
        assert explained(value(number), value(number + 1)) is None
