"""The stream: whatever the order of arrival, the stories are those of the set of articles."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.model import Article, Block, Published
from stemma.stories import MemoryLedger, Row, Stream, group, parts, read_traits
from stemma.stories.features import Features
from stemma.stories.traits import traits_of

FLOODS = Path(__file__).with_name("floods.toml")
DAY = 740_000


def invented(number, dice, words=10):
    """Traits of an article made of few words, so that many articles share every one of them."""
    event = dice.randrange(12)
    own = [f"n{event}-{k}" for k in range(4)]
    common = [f"n{w}" for w in dice.sample(range(words), 5)]
    text = [f"wen:{event}-{k}" for k in range(dice.randint(1, 6))]
    text += [f"wen:{w}" for w in dice.sample(range(words), 6)]
    names = dice.sample(own, dice.randint(1, 4)) + common
    weights = {f: 1000 // len(names) for f in names} | {f: 1000 // len(text) for f in text}
    day = None if dice.random() < 0.2 else DAY + dice.randrange(40)
    article = Article(
        id=f"a{number:03}",
        input="invented",
        text=f"Headline {number}",
        language="en",
        published=Published("2027-01-01") if day else None,
        blocks=(Block("title", 0, 8),),
    )
    found = Features(article.id, "en", "latin", day, weights, "nw", {})
    return traits_of(article, found)


def test_the_lists_of_the_crowd_are_longer_than_what_is_looked_at(crowd):
    keys = Counter(key for traits in crowd for key in traits.keys)
    assert keys.most_common(4)[-1][1] > 55


def filled(traits):
    stream = Stream(MemoryLedger())
    stream.fill(Row(t) for t in traits)
    return stream.stories()


@pytest.fixture(scope="module")
def crowd():
    dice = random.Random(3)
    return [invented(n, dice) for n in range(140)]


@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_order_of_arrival_changes_nothing(crowd, seed):
    shuffled = random.Random(seed).sample(crowd, len(crowd))
    stream = Stream(MemoryLedger())
    for one in shuffled:
        stream.place(one)
    assert stream.stories() == filled(crowd)


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_what_is_taken_out_leaves_no_trace(crowd, seed):
    dice = random.Random(seed)
    gone = set(dice.sample(range(len(crowd)), 50))
    ledger = MemoryLedger()
    stream = Stream(ledger)
    stream.fill(Row(t) for t in crowd)
    for number in dice.sample(sorted(gone), len(gone)):
        stream.drop(crowd[number].article)
    left = [t for n, t in enumerate(crowd) if n not in gone]
    assert stream.stories() == filled(left)
    for one in dice.sample([crowd[n] for n in sorted(gone)], len(gone)):
        stream.place(one)
    assert stream.stories() == filled(crowd)


def test_an_article_that_changed_is_placed_anew(crowd):
    dice = random.Random(8)
    stream = Stream(MemoryLedger())
    stream.fill(Row(t) for t in crowd)
    others = [invented(n, dice) for n in range(20)]
    for one in others:
        stream.place(one)
    assert stream.stories() == filled(others + crowd[20:])


def test_one_by_one_is_the_same_as_all_at_once(read_coverage):
    articles, analyses = read_coverage(FLOODS)
    stream = Stream(MemoryLedger())
    for i in sorted(articles, reverse=True):
        stream.place(read_traits(articles[i], analyses[i]))
    ids = sorted(articles)
    assert stream.stories() == group([articles[i] for i in ids], [analyses[i] for i in ids])


def bridge(name, day, *words, published="2027-03-01"):
    weights = {f"{c}{w}": round(1000 / len(words) ** 0.5) for w in words for c in ("wen:", "n")}
    article = Article(
        id=name,
        input="invented",
        text=name,
        language="en",
        published=Published(published),
        blocks=(Block("title", 0, len(name)),),
    )
    found = Features(name, "en", "latin", DAY + day, weights, "nw", {})
    return traits_of(article, found)


def test_a_merge_is_written_down_with_its_cause():
    ledger = MemoryLedger()
    stream = Stream(ledger)
    stream.place(bridge("one", 0, "a", "b", "c", "d"), at="2027-03-01T08:00:00+00:00")
    stream.place(bridge("two", 0, "e", "f", "g", "h"), at="2027-03-01T09:00:00+00:00")
    assert len(stream.stories()) == 2
    assert ledger.changes == []
    words = ("a", "b", "c", "d", "e", "f", "g", "h")
    stream.place(bridge("whole", 0, *words), at="2027-03-02T10:00:00+00:00")
    (story,) = stream.stories()
    (change,) = ledger.changes
    assert (change.kind, change.article) == ("merged", "whole")
    assert change.other == story.id != change.story
    assert change.at == "2027-03-02T10:00:00+00:00"


def test_a_split_is_written_down_when_what_held_a_story_together_goes():
    ledger = MemoryLedger()
    stream = Stream(ledger)
    words = ("a", "b", "c", "d", "e", "f", "g", "h")
    for one in (
        bridge("one", 0, *words[:4]),
        bridge("whole", 0, *words),
        bridge("two", 0, *words[4:]),
    ):
        stream.place(one)
    assert len(stream.stories()) == 1
    ledger.changes.clear()
    stream.drop("whole")
    assert [s.articles for s in stream.stories()] == [("one",), ("two",)]
    assert [c.kind for c in ledger.changes] == ["split"]


def test_an_older_article_that_joins_renames_the_story_and_that_is_written_down():
    ledger = MemoryLedger()
    stream = Stream(ledger)
    stream.place(bridge("late", 3, "a", "b", "c", published="2027-03-04"))
    before = stream.stories()[0].id
    stream.place(bridge("early", 2, "a", "b", "c", published="2027-03-03"))
    (story,) = stream.stories()
    assert [(c.kind, c.story, c.other) for c in ledger.changes] == [("renamed", before, story.id)]


def test_one_saga_in_two_months_is_two_linked_stories():
    stream = Stream(MemoryLedger())
    for name, day in (("trial", 0), ("hearing", 1), ("appeal", 60), ("ruling", 61)):
        stream.place(bridge(name, day, "a", "b", "c"))
    other = bridge("flood", 60, "x", "y", "z")
    stream.place(other)
    by_article = {a: s for s in stream.stories() for a in s.articles}
    trial, appeal = by_article["trial"], by_article["appeal"]
    assert trial.articles == ("hearing", "trial")
    assert trial.linked == (appeal.id,)
    assert appeal.linked == (trial.id,)
    assert by_article["flood"].linked == ()


@pytest.mark.parametrize("most", [20, 60, 200])
@pytest.mark.parametrize("seed", [1, 2])
def test_batches_of_any_size_give_the_same_also_where_parts_grow_too_large(
    crowd, seed, most, monkeypatch
):
    monkeypatch.setattr(parts, "_MOST", most)
    dice = random.Random(seed)
    waiting = dice.sample(crowd, len(crowd))
    stream = Stream(MemoryLedger())
    while waiting:
        size = dice.choice([1, 3, 20, 50])
        stream.place_all(waiting[:size])
        waiting = waiting[size:]
    assert stream.stories() == filled(crowd)
