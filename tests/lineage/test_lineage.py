from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemma.analysis import analyse
from stemma.lineage import trace
from stemma.lineage.signs import own_reporting
from stemma.model import Article, Block
from stemma.stories import join

MILL = Path(__file__).with_name("mill.toml")


@pytest.fixture(scope="module")
def mill(read_coverage):
    return read_coverage(MILL)


def traced(mill, ids):
    articles, analyses = mill
    chosen = [articles[i] for i in ids]
    return trace(join(chosen), chosen, [analyses[i] for i in ids])


def by_article(lineages):
    return {m.article: (line, m) for line in lineages for m in line.members}


FROM_THE_AGENCY = [
    ("m2", "copy"),
    ("m3", "copy"),
    ("m4", "rewrite"),
    ("m5", "translation"),
    ("m6", "translation"),
]


@pytest.mark.parametrize(("article", "relation"), FROM_THE_AGENCY)
def test_a_text_made_from_the_agency_s_is_traced_to_it(mill, article, relation):
    (line,) = traced(mill, ["m1", article])
    root, child = line.members
    assert line.origin == "dpa"
    assert (root.article, root.relation, root.independent) == ("m1", "original", "yes")
    assert (child.article, child.relation, child.derived_from) == (article, relation, "m1")
    assert child.independent == "no"
    assert child.reason.endswith(".")


def test_all_texts_of_the_agency_are_one_lineage(mill):
    (line,) = traced(mill, ["m1", "m2", "m3", "m4", "m5", "m6"])
    assert {m.article: m.relation for m in line.members} == {"m1": "original"} | dict(
        FROM_THE_AGENCY
    )


def test_two_reports_on_one_press_conference_are_tied_by_nothing(mill):
    lines = traced(mill, ["p1", "p2"])
    assert [line.origin for line in lines] == ["own:Lindbeck Herald", "own:Business Ledger"]
    assert {m.independent for line in lines for m in line.members} == {"not_shown"}


def test_the_next_report_on_the_event_is_not_drawn_into_the_lineage(mill):
    found = by_article(traced(mill, sorted(mill[0])))
    assert {a for a, (line, _) in found.items() if line.origin == "dpa"} == {
        "m1", "m2", "m3", "m4", "m5", "m6",
    }  # fmt: skip
    assert found["p1"][0] != found["p2"][0]


def test_every_article_is_in_exactly_one_lineage(mill):
    ids = sorted(mill[0])
    assert sorted(by_article(traced(mill, ids))) == ids


def test_passages_are_spans_of_both_texts(mill):
    articles, _ = mill
    found = by_article(traced(mill, sorted(articles)))
    for article, (_, member) in found.items():
        for passage in member.passages:
            assert 0 <= passage.span.start < passage.span.end <= len(articles[article].text)
            parent = articles[member.derived_from]
            assert 0 <= passage.parent_span.start < passage.parent_span.end <= len(parent.text)


def test_the_passages_of_a_copy_stand_word_for_word_in_both(mill):
    articles, _ = mill
    _, member = by_article(traced(mill, ["m1", "m3"]))["m3"]
    assert member.passages
    for passage in member.passages:
        ours = articles["m3"].text[passage.span.start : passage.span.end]
        assert ours in articles["m1"].text


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_the_order_of_the_articles_changes_nothing(mill, data):
    ids = sorted(mill[0])
    assert traced(mill, data.draw(st.permutations(ids))) == traced(mill, ids)


@pytest.mark.parametrize(
    ("language", "outlet", "text", "own"),
    [
        ("pl", "Radio Wierzba", "To był wypadek – powiedział w rozmowie z Radiem Wierzba.", True),
        ("pl", "Radio Wierzba", "To był wypadek – powiedział w rozmowie z Radiem Parsęta.", False),
        ("de", "Talbote", "„Es war laut“, sagte sie im Gespräch mit dem Talboten.", True),
        ("de", "Talbote", "„Es war laut“, sagte sie im Gespräch mit dem Landrat.", False),
        (
            "en",
            "The Mill Post",
            "Nobody was hurt, he said in an interview with The Mill Post.",
            True,
        ),
        ("en", "The Mill Post", "Nobody was hurt, he told a rival paper.", False),
    ],
)
def test_who_told_the_outlet_by_its_name_shows_own_reporting(language, outlet, text, own):
    article = Article(
        id="x",
        input="invented",
        text=text,
        language=language,
        outlet=outlet,
        blocks=(Block("body", 0, len(text)),),
    )
    assert (own_reporting(article, analyse(article)) is not None) is own
