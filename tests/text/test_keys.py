"""Keys of names: one key for a name in many spellings, other keys for other names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.text import plain_key, romanise, same_name, sound_key

SAME_SOUND = [
    ("Selenskyj", "Zelensky", "Zelenskyy", "Zełenski", "Зеленський", "Zelenskij"),
    ("Putin", "Poutine", "Путин"),
    ("Lukaschenko", "Lukashenko", "Loukachenko", "Łukaszenka", "Лукашенко"),
    ("Jelzin", "Yeltsin", "Ельцин"),
    ("Johnson", "Джонсон"),
    ("Juncker", "Юнкер"),
    ("Nawalny", "Navalny", "Навальный"),
    ("Tschernobyl", "Chernobyl", "Чернобыль"),
    ("Müller", "Mueller", "Мюллер"),
]
SAME_LETTERS = [
    ("Passau", "Пассау"),
    ("Linz", "Линц"),
    ("Hannover", "Hanover"),
    ("Deggendorf", "Деггендорф"),
]
PAIRS = [
    ("Olaf Scholz", "Olaf Scholz", True),
    ("Volodymyr Zelensky", "Володимир Зеленський", True),
    ("Władysław Kowalski", "Wladyslaw Kowalski", True),
    ("A. Merkel", "Angela Merkel", True),
    ("Vladimir Vladimirovich Putin", "Vladimir Putin", True),
    ("Anna Berg", "Bernd Berg", False),
    ("Linda Moreno", "Loretta Moreno", False),
    ("Angelo Cruz", "Angela Merkel", False),
    ("", "Angela Merkel", False),
]


@pytest.mark.parametrize("spellings", SAME_SOUND)
def test_spellings_of_a_person_sound_the_same(spellings):
    assert len({sound_key(s) for s in spellings}) == 1


@pytest.mark.parametrize("spellings", SAME_LETTERS)
def test_transcriptions_of_a_place_have_one_plain_key(spellings):
    assert len({plain_key(s) for s in spellings}) == 1


def test_short_words_keep_their_vowels():
    assert sound_key("Rio") != sound_key("Rau")


@pytest.mark.parametrize(("left", "right", "same"), PAIRS)
def test_same_name(left, right, same):
    assert (same_name(left, right) >= 0.5) is same


@given(st.text(max_size=20))
def test_keys_are_small_letters_and_digits(word):
    for key in (romanise(word), plain_key(word), sound_key(word)):
        assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_symmetric(left, right):
    assert same_name(left, right) == pytest.approx(same_name(right, left))
    assert 0.0 <= same_name(left, right) <= 1.0
