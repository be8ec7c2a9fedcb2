"""The short forms of `stemma analyse` and `stemma stories`."""

import pytest

from stemma.dossier import (
    analyses_markdown,
    findings,
    on_console,
    print_analyses,
    print_stories,
    stories_markdown,
    story_rows,
)
from stemma.model import Analysis, Article, Attribution, Credit, Name, Quantity, Span, Story, Time

TEXT = "Ostbote | *Start*\nKiel (dpa) - Drei Boote sanken am Montag, sagte Eva Lund dem Ostboten."


def at(words):
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.fixture
def pair():
    article = Article(
        "a", "kiel.txt", TEXT, outlet="Ostbote", title="Drei Boote sanken", language="de",
        credits=(Credit("agency", "dpa", *at("dpa")),),
    )  # fmt: skip
    analysis = Analysis(
        "a", 1, "de", "full",
        names=(Name(*at("Eva Lund"), "person", "lund eva"),),
        quantities=(
            Quantity(*at("Drei Boote"), 3, 3, "exact", None, "boat", Span(*at("Drei"))),
        ),
        times=(Time(*at("Montag"), "2026-05-04", "DATE"),),
        attributions=(
            Attribution(
                (Span(*at("Eva Lund")),), (Span(*at("sagte")),),
                (Span(*at("Drei Boote sanken am Montag")),), "says", "Eva Lund", via="Ostbote",
            ),
        ),
    )  # fmt: skip
    return article, analysis


def test_findings_stand_under_their_kind_with_words_value_and_place(pair):
    (found,) = findings([pair])
    rows = {g.title: [(r.words, r.value) for r in g.rows] for g in found.groups}
    assert rows == {
        "Statements": [("Drei Boote sanken am Montag", "says: Eva Lund, told to Ostbote")],
        "Quantities": [("Drei Boote", "3 of boat")],
        "Times": [("Montag", "date 2026-05-04")],
        "Names": [("Eva Lund", "person, key lund eva")],
        "Credits": [("dpa", "agency: dpa")],
    }
    assert found.groups[1].rows[0].place == "{}–{}".format(*at("Drei Boote"))


def test_findings_are_written_in_both_forms(pair):
    found = findings([pair])
    for page in (
        analyses_markdown(found),
        on_console(lambda c: print_analyses(found, c), colour=False),
    ):
        assert "“Drei Boote”" in page
        assert "Ostbote · German (full)" in page


def test_stories_are_listed_the_largest_first(pair):
    article, _ = pair
    more = Article("b", "zwei.txt", "Text", outlet="B*", language="en")
    stories = [
        Story("s1", ("b",), "Text", "b", Span(0, 4)),
        Story("s2", ("a", "b"), "Drei Boote", "a", Span(*at("Drei Boote")), "2026-05-04"),
    ]
    rows = story_rows(stories, [article, more])
    assert [r.counts for r in rows] == ["2 articles", "1 article"]
    assert rows[0].period == "4 May 2026"
    page = stories_markdown(rows)
    assert page.index("Drei Boote") < page.index("“Text”")
    assert "B\\*" in page
    assert "1 article" in on_console(lambda c: print_stories(rows, c), colour=False)
