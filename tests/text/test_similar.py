"""How much of their words two texts share."""

import pytest

from stemma.text.similar import shared_words

ROWS = [
    ("", "", 100),
    ("", "Drei Tote", 0),
    ("…", "!", 0),
    ("Drei Tote bei Brand", "Drei Tote bei Brand", 100),
    ("Drei Tote bei Brand.", "DREI TOTE, bei Brand!", 100),
    ("Drei Tote bei Brand", "Vier Tote bei Brand", 75),
    ("one two three four", "four three two one", 25),
    ("火事で三人死亡", "火事で四人死亡", 85),
    ("Пожар унёс три жизни", "The budget was passed", 0),
]


@pytest.mark.parametrize(("one", "other", "percent"), ROWS)
def test_shared_words(one, other, percent):
    assert shared_words(one, other) == percent
    assert shared_words(other, one) == percent
