"""Looking around a place finds all that a scan of the whole text finds."""

from hypothesis import given
from hypothesis import strategies as st

from stemma.collation.places import Places, within
from stemma.model import Span

STRETCH = st.tuples(st.integers(0, 4000), st.integers(0, 1500)).map(
    lambda pair: Span(pair[0], pair[0] + pair[1])
)


def touches(item: Span, start: int, end: int) -> bool:
    return item.start < end and start < item.end


@given(st.lists(STRETCH, max_size=30), STRETCH)
def test_all_that_touches_a_stretch_is_about_it_and_in_order(items, wanted):
    items = sorted(items)
    found = list(Places(items, lambda s: (s,)).about(wanted.start, wanted.end))
    assert found == sorted(found)
    missed = [i for i in items if touches(i, wanted.start, wanted.end) and i not in found]
    assert missed == []


def test_what_stands_far_away_is_left_out():
    places = Places([Span(0, 10), Span(5000, 5010)], lambda s: (s,))
    assert list(places.about(5, 6)) == [Span(0, 10)]
    assert list(places.about(2000, 2001)) == []


def test_an_item_of_several_stretches_is_found_once():
    item = (Span(0, 10), Span(4, 900))
    places = Places([item], lambda spans: spans)
    assert list(places.about(0, 1000)) == [item]


@given(st.lists(STRETCH, max_size=30), STRETCH)
def test_within_gives_what_begins_there(items, wanted):
    items = sorted(items)
    expected = [i for i in items if wanted.start <= i.start < wanted.end]
    assert list(within(items, wanted.start, wanted.end)) == expected
