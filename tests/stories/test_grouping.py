from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.analysis import analyse
from stemma.model import Article, Block
from stemma.stories import group
from stemma.stories.grouping import average_linkage

FLOODS = Path(__file__).with_name("floods.toml")
MILL = Path(__file__).parents[1] / "lineage" / "mill.toml"


@pytest.fixture(scope="module")
def stream(read_coverage):
    articles, analyses = read_coverage(FLOODS)
    more, found = read_coverage(MILL)
    return articles | more, analyses | found


def stories(stream, ids):
    articles, analyses = stream
    return group([articles[i] for i in ids], [analyses[i] for i in ids])


def members(stream, ids):
    return {s.articles for s in stories(stream, ids)}


def test_two_floods_of_one_week_are_two_stories(stream):
    found = members(stream, ["f1", "f2", "f3", "g1", "g2"])
    assert found == {("f1", "f2", "f3"), ("g1", "g2")}


def test_a_stream_of_three_events_falls_into_three_stories(stream):
    found = members(stream, sorted(stream[0]))
    assert ("f1", "f2", "f3") in found
    assert ("g1", "g2") in found
    assert any({"m1", "m2", "m3", "m4", "m5", "m6"} <= set(g) for g in found)


def test_every_article_is_in_exactly_one_story(stream):
    ids = sorted(stream[0])
    assert sorted(i for s in stories(stream, ids) for i in s.articles) == ids


def test_nothing_gives_no_story():
    assert group([], []) == ()


def test_one_article_is_a_story_with_its_headline(stream):
    (story,) = stories(stream, ["g2"])
    assert story.title == "Kesselau dam holds against the swollen Selme"
    text = stream[0]["g2"].text
    assert text[story.title_span.start : story.title_span.end] == story.title
    assert (story.first, story.last) == ("2026-05-05", "2026-05-05")


def test_an_article_that_joins_later_does_not_rename_the_story(stream):
    (before,) = stories(stream, ["f1", "f2"])
    (after,) = stories(stream, ["f1", "f2", "f3"])
    assert before.id == after.id


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_order_of_arrival_changes_nothing(stream, data):
    ids = sorted(stream[0])
    shuffled = data.draw(st.permutations(ids))
    assert stories(stream, shuffled) == stories(stream, ids)


LINKAGE = [
    # members, scores of pairs, the groups at a bar of 10
    ("ab", {"ab": 10}, ["ab"]),
    ("ab", {"ab": 9}, ["a", "b"]),
    ("abc", {"ab": 20, "bc": 19}, ["ab", "c"]),
    ("abc", {"ab": 20, "bc": 19, "ac": 0}, ["ab", "c"]),
    ("abc", {"ab": 20, "bc": 14, "ac": 6}, ["abc"]),
    ("abcd", {"ab": 30, "cd": 30, "ac": 10, "ad": 10, "bc": 10, "bd": 10}, ["abcd"]),
    ("abcd", {"ab": 30, "cd": 30, "bc": 29}, ["ab", "cd"]),
    ("abc", {"ab": 20, "ac": 20, "bc": -40}, ["ab", "c"]),
    ("", {}, []),
]


@pytest.mark.parametrize(("ids", "scores", "groups"), LINKAGE)
def test_average_linkage(ids, scores, groups):
    pairs = {(k[0], k[1]): v for k, v in scores.items()}
    assert average_linkage(list(ids), pairs, 10) == [tuple(g) for g in groups]


@settings(max_examples=60, deadline=None)
@given(
    scores=st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
        st.integers(-20, 30),
    ),
    data=st.data(),
)
def test_linkage_does_not_depend_on_the_order_of_the_pairs(scores, data):
    ids = list("abcdefgh")
    pairs = [((ids[i], ids[j]), s) for (i, j), s in scores.items()]
    shuffled = data.draw(st.permutations(pairs))
    members = data.draw(st.permutations(ids))
    assert average_linkage(members, dict(shuffled), 10) == average_linkage(ids, dict(pairs), 10)


ODD = [
    # texts, whether they are one story
    (["", ""], False),
    ([" \n", "\n\n"], False),
    (["1 2 3 4", "five six"], False),
    (["北海道で地震がありました。けが人はいません。"] * 2, True),
    (["Kolmen saaren lautta pysähtyi myrskyyn Vahtolassa."] * 2, True),
]


@pytest.mark.parametrize(("texts", "one"), ODD)
def test_odd_texts_are_grouped_without_a_pack(texts, one):
    articles = [
        Article(id=str(i), input="x", text=t, language="zz", blocks=(Block("body", 0, len(t)),))
        for i, t in enumerate(texts)
    ]
    found = group(articles, [analyse(a) for a in articles])
    assert len(found) == (1 if one else len(texts))
    for story in found:
        text = articles[int(story.title_article)].text
        assert text[story.title_span.start : story.title_span.end] == story.title
