"""The tables of known names: every row loads, no spelling stands for two names."""

import pytest

from stemma.languages import available, language
from stemma.languages.names import given_names, known_names, territories

TABLES = ("places", "organisations", "people")


@pytest.mark.parametrize("table", TABLES)
def test_no_spelling_stands_for_two_names(table):
    seen: dict[str, str] = {}
    for key, spellings in known_names(table).items():
        for spelling in {key, *spellings} if table == "places" else set(spellings):
            assert seen.setdefault(spelling.casefold(), key) == key, spelling


@pytest.mark.parametrize("table", TABLES)
def test_keys_are_small(table):
    assert all(key == key.lower().strip() for key in known_names(table))


def test_a_given_name_is_one_in_all_languages():
    names = given_names()
    assert names["wladimir"] == names["володимир"] == "vladimir"
    assert names["johannes"] == names["иван"] == "john"


def test_countries_come_in_every_language():
    assert territories("de")["Nordkorea"] == territories("ru")["КНДР"] == "KP"
    assert territories("tlh") == {}
    assert "UN" not in set(territories("en").values())


@pytest.mark.parametrize("code", [c for c in available() if language(c).names])
def test_words_around_names_are_folded(code):
    part = language(code).names
    assert part is not None
    rows = (part.titles, part.articles, part.particles, part.not_names, part.openers, part.common)
    for row in rows:
        assert all(word == word.lower() for word in row)
