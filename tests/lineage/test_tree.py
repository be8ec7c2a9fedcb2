import pytest

from stemma.lineage.alignment import Chain
from stemma.lineage.ties import Tie
from stemma.lineage.tree import best_parents

NOTHING = Chain((), 0, 0, 0, 0)

TREES = [
    # strengths of pairs in hundreds, parent of each article that has one; order a, b, c, d
    ({}, {}),
    ({"ab": 9}, {}),
    ({"ab": 10}, {"b": "a"}),
    ({"ab": 20, "bc": 30, "ac": 25}, {"b": "a", "c": "a"}),
    ({"ab": 20, "bc": 90, "ac": 25}, {"b": "a", "c": "b"}),
    ({"ac": 30, "bc": 20}, {"c": "a"}),
    ({"ac": 21, "bc": 20}, {}),
    ({"ab": 12, "ac": 21, "bc": 20}, {"b": "a", "c": "a"}),
    ({"ab": 20, "cd": 20}, {"b": "a", "d": "c"}),
]


@pytest.mark.parametrize(("strengths", "parents"), TREES)
def test_best_parents(strengths, parents):
    ties = {}
    for a in "abcd":
        for b in "abcd":
            strength = 100 * strengths.get("".join(sorted((a, b))), 0)
            ties[a, b] = Tie(a, b, "alignment", strength, None, NOTHING)
    assert best_parents("abcd", ties) == parents
