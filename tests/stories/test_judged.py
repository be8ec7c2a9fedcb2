"""What a person decides about groups: it wins, the later one holds, what is gone is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemma.model import Anchor, Article, Judgement, Subject
from stemma.stories import in_force, judged_stories, regroup
from stemma.stories.titles import headline, make_story

GROUPS = (("a", "b"), ("c", "d"), ("e",))


def thing(kind, name, *articles):
    return Subject(kind, name, tuple(Anchor(a) for a in articles))


def decide(decision, *subjects, when="2026-11-10", name="j"):
    return Judgement(name, decision, subjects, "Ada", when)


def place(member):
    return member, 0, 0


def grouped(*judgements):
    return [g.members for g in regroup(GROUPS, place, judgements)]


AB, CD = thing("story", "ab", "a", "b"), thing("story", "cd", "c", "d")
A, C, E = thing("article", "a", "a"), thing("article", "c", "c"), thing("article", "e", "e")

DECIDED = [
    ("nothing", [], [("a", "b"), ("c", "d"), ("e",)]),
    ("same", [decide("same", AB, CD)], [("a", "b", "c", "d"), ("e",)]),
    ("belongs", [decide("belongs", C, AB)], [("a", "b", "c"), ("d",), ("e",)]),
    ("the last of a group leaves", [decide("belongs", E, AB)], [("a", "b", "e"), ("c", "d")]),
    ("belongs where it is", [decide("belongs", A, AB)], [("a", "b"), ("c", "d"), ("e",)]),
    ("apart", [decide("apart", A, AB)], [("b",), ("a",), ("c", "d"), ("e",)]),
    ("apart from what it is not in", [decide("apart", E, AB)], list(GROUPS)),
    ("different, and they are", [decide("different", AB, CD)], list(GROUPS)),
    (
        "different after same",
        [decide("same", AB, CD), decide("different", AB, CD)],
        [("a", "b"), ("c", "d"), ("e",)],
    ),
    (
        "belongs after apart",
        [decide("apart", A, AB), decide("belongs", A, AB)],
        [("b", "a"), ("c", "d"), ("e",)],
    ),
    ("a thing that is gone", [decide("same", AB, thing("story", "x", "x"))], list(GROUPS)),
]


@pytest.mark.parametrize(
    ("judgements", "expected"), [r[1:] for r in DECIDED], ids=[r[0] for r in DECIDED]
)
def test_decisions_make_groups_anew(judgements, expected):
    assert grouped(*judgements) == expected


def test_a_group_names_the_judgements_that_made_it():
    same = decide("same", AB, CD)
    first, second = regroup(GROUPS, place, [same])
    assert (first.judgements, second.judgements) == ((same,), ())


def test_a_note_stands_with_its_group_and_moves_nothing():
    note = decide("note", CD)
    found = regroup(GROUPS, place, [note])
    assert [g.judgements for g in found] == [(), (note,), ()]
    assert [g.members for g in found] == list(GROUPS)


def test_spans_meet_where_they_overlap():
    groups = [[("a", 0, 5), ("b", 10, 14)], [("c", 3, 4)]]
    mention = Subject("mention", "b:12-13", (Anchor("b", 12, 13, "x"),))
    figure = Subject("figure", "f", (Anchor("c", 3, 4, "x"),))
    beside = Subject("mention", "b:14-15", (Anchor("b", 14, 15, "x"),))
    moved = regroup(groups, lambda m: m, [decide("belongs", mention, figure)])
    assert [g.members for g in moved] == [(("a", 0, 5),), (("c", 3, 4), ("b", 10, 14))]
    left = regroup(groups, lambda m: m, [decide("belongs", beside, figure)])
    assert [list(g.members) for g in left] == groups


def test_the_later_judgement_holds_however_they_are_listed():
    texts = dict.fromkeys("abcde", "")
    same = decide("same", AB, CD, when="2026-11-10", name="x")
    apart = decide("different", AB, CD, when="2026-11-11", name="a")
    for listed in ([same, apart], [apart, same]):
        assert [j.id for j in in_force(listed, texts)] == ["x", "a"]


ANCHORS = [
    ("where it stood", "five dead", (0, 4), "five", (0, 4)),
    ("moved on", "now five dead", (0, 4), "five", (4, 8)),
    ("the nearest of two", "five, then later five", (17, 21), "five", (17, 21)),
    ("the nearest after a cut", "five, then five", (14, 18), "five", (11, 15)),
]


@pytest.mark.parametrize(
    ("text", "span", "words", "expected"), [r[1:] for r in ANCHORS], ids=[r[0] for r in ANCHORS]
)
def test_an_anchor_follows_its_words(text, span, words, expected):
    one = Subject("figure", "f", (Anchor("a", *span, words),))
    (found,) = in_force([decide("note", one)], {"a": text})
    (anchor,) = found.subjects[0].anchors
    assert (anchor.start, anchor.end) == expected


def test_words_or_articles_that_are_gone_put_a_judgement_out_of_force():
    one = Subject("figure", "f", (Anchor("a", 0, 4, "five"),))
    assert in_force([decide("note", one)], {"a": "six dead"}) == []
    assert in_force([decide("note", one)], {"b": "five dead"}) == []


def article(name):
    return Article(
        id=name, input=name, text=f"Headline {name}", language="en", title=f"Headline {name}"
    )


def test_stories_are_made_anew_and_only_those_that_change_are_loaded():
    stories = [make_story([headline(article(i)) for i in ids]) for ids in GROUPS]
    loaded = []

    def load(ids):
        loaded.append(tuple(ids))
        return [article(i) for i in ids]

    made = judged_stories(stories, [decide("belongs", E, CD)], load)
    assert [s.articles for s in made] == [("c", "d", "e"), ("a", "b")]
    assert loaded == [("c", "d", "e")]
    assert judged_stories(stories, [], load) == tuple(stories)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["same", "different", "belongs", "apart"]),
            st.sampled_from("abcde"),
            st.sampled_from("abcde"),
        )
    )
)
def test_no_member_is_lost_or_doubled_by_any_judgements(decisions):
    judgements = [
        decide(d, thing("article", a, a), thing("story", b, b), when=str(n), name=str(n))
        for n, (d, a, b) in enumerate(decisions)
    ]
    found = [m for g in regroup(GROUPS, place, judgements) for m in g.members]
    assert sorted(found) == list("abcde")
