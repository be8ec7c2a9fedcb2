from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.lineage.alignment import chain
from stemma.lineage.witness import Anchor, AnchorRow


def anchors(word, weights=None):
    """One anchor for each letter; its weight is 10 unless `weights` says otherwise."""
    weigh = weights or {}
    return AnchorRow(tuple(Anchor(i, i + 1, 0, c, weigh.get(c, 10)) for i, c in enumerate(word)))


CHAINS = [
    # first text, second text, weights, letters of the heaviest chain
    ("abcd", "abcd", {}, "abcd"),
    ("abcd", "dcba", {}, "a"),
    ("abcd", "dcba", {"c": 50}, "c"),
    ("abcdef", "acf", {}, "acf"),
    ("abxcd", "cdabx", {}, "abx"),
    ("abxcd", "cdabx", {"c": 40}, "cd"),
    ("aab", "ab", {}, "ab"),
    ("abc", "xyz", {}, ""),
    ("", "abc", {}, ""),
]


@pytest.mark.parametrize(("first", "second", "weights", "expected"), CHAINS)
def test_the_heaviest_chain_rises_in_both(first, second, weights, expected):
    a, b = anchors(first, weights), anchors(second, weights)
    found = chain(a, b)
    assert found.weight == sum(weights.get(c, 10) for c in expected)
    assert [a.anchors[i].key for i, _ in found.pairs] == [b.anchors[j].key for _, j in found.pairs]


words = st.text("abcdefgh", max_size=14)


@settings(max_examples=150, deadline=None)
@given(first=words, second=words)
def test_a_chain_is_no_longer_than_what_is_shared_and_is_symmetric_in_weight(first, second):
    there, back = chain(anchors(first), anchors(second)), chain(anchors(second), anchors(first))
    assert there.weight == back.weight <= there.bag
    assert all(p[0] < q[0] and p[1] < q[1] for p, q in pairwise(there.pairs))


@settings(max_examples=100, deadline=None)
@given(first=words, second=words, least=st.integers(0, 1000))
def test_a_chain_is_passed_over_only_where_it_cannot_reach_the_least(first, second, least):
    a, b = anchors(first), anchors(second)
    full, cut = chain(a, b), chain(a, b, least)
    assert cut == full or min(full.first, full.second) < least
