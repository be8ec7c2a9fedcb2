from pathlib import Path

import pytest

from stemma.languages import language
from stemma.stories.background import UNKNOWN, rarity
from stemma.stories.features import UNIT, features
from stemma.stories.prominence import name_features
from stemma.text import stem_words

FLOODS = Path(__file__).with_name("floods.toml")

RARITY = [
    ("de", "und", 0, 12),
    ("de", "feuerwehr", 25, UNKNOWN),
    ("en", "the", 0, 2),
    ("en", "larbe", UNKNOWN, UNKNOWN),
    ("pt", "também", 0, 0),
    ("pl", "także", 0, 0),
    ("xx", "a", 0, 0),
    ("xx", "kirjastot", UNKNOWN, UNKNOWN),
]


@pytest.mark.parametrize(("code", "word", "low", "high"), RARITY)
def test_rarity(code, word, low, high):
    stemmer = language(code).general.stemmer
    assert low <= rarity(code, stem_words([word], stemmer)[0]) <= high


def test_a_country_tells_less_than_a_town_and_a_town_less_than_an_unknown_place():
    country = name_features("place", "germany")[0][1]
    unknown = name_features("place", "brunnfeld")[0][1]
    assert country < unknown


def test_an_unknown_person_is_compared_by_the_surname_first():
    surname, given = name_features("person", "tonis evald")
    assert surname[1] > given[1]


def test_every_channel_is_a_vector_of_one_length(read_coverage):
    articles, analyses = read_coverage(FLOODS)
    for i, article in articles.items():
        row = features(article, analyses[i])
        for channel in row.channels:
            weights = [w for f, w in row.weights.items() if f[0] == channel]
            assert all(isinstance(w, int) for w in weights)
            assert sum(w * w for w in weights) == pytest.approx(UNIT**2, rel=0.03)
