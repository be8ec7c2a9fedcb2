"""Why mentions are one thing: the weights of a link add up to what the grouping itself counts."""

import pytest

from stemma.analysis import analyse
from stemma.collation import context_of
from stemma.collation.align import Alignment, Weigher, likeness
from stemma.collation.claims import find_claims
from stemma.collation.counted import VETO
from stemma.collation.figures import find_figures
from stemma.collation.sightings import find_sightings
from stemma.collation.why import claim_links, figure_links, weights_of_pair
from stemma.desk import examples
from stemma.lineage import trace
from stemma.reading import read_inputs
from stemma.stories import join


@pytest.fixture(scope="module")
def context():
    """The context of the examples that come with Stemma, as one story."""
    articles = list(read_inputs(examples(), lambda problem: pytest.fail(str(problem))))[:9]
    analyses = [analyse(a) for a in articles]
    story = join(articles)
    return context_of(story, articles, analyses, trace(story, articles, analyses))


def test_the_weights_of_every_pair_add_up_to_its_likeness(context):
    sightings = find_sightings(context)
    weigher, alignment = Weigher(sightings), Alignment(context)
    pairs = [
        (a, b)
        for i, a in enumerate(sightings)
        for b in sightings[:i]
        if a.value[:2] == b.value[:2] and likeness(a, b, weigher, alignment) != VETO
    ]
    assert len(pairs) > 50
    for a, b in pairs:
        told = sum(w.points for w in weights_of_pair(a, b, weigher, alignment))
        assert told == likeness(a, b, weigher, alignment)


def test_every_link_of_a_figure_adds_up_and_joins_equal_values(context):
    figures = find_figures(context)
    links = [(f, link) for f in figures for link in figure_links(context, f)]
    assert len(links) > 10
    for figure, link in links:
        one, other = figure.mentions[link.one], figure.mentions[link.other]
        assert (one.low, one.high) == (other.low, other.high)
        assert sum(w.points for w in link.weights) == link.total


def test_every_link_of_a_claim_adds_up_and_joins_two_articles(context):
    links = [(c, link) for c in find_claims(context) for link in claim_links(context, c)]
    assert len(links) > 10
    for claim, link in links:
        assert claim.mentions[link.one].article != claim.mentions[link.other].article
        assert sum(w.points for w in link.weights) == link.total
        assert all(w.what[:4] == "both" for w in link.weights)
