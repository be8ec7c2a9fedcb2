"""Which articles tell of one event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from stemma.model import Analysis, Article, Story
from stemma.stories.features import features
from stemma.stories.grouping import average_linkage
from stemma.stories.index import FeatureIndex, MemoryIndex
from stemma.stories.joining import join
from stemma.stories.judged import Judged, in_force, judged_stories, regroup
from stemma.stories.similarity import BAR, likeness
from stemma.stories.titles import make_story

__all__ = [
    "VERSION",
    "FeatureIndex",
    "Judged",
    "MemoryIndex",
    "group",
    "in_force",
    "join",
    "judged_stories",
    "regroup",
]

VERSION = 1


def group(articles: Sequence[Article], analyses: Iterable[Analysis]) -> tuple[Story, ...]:
    """Return the stories of the articles: every article is in exactly one.

    `analyses` are those of `articles`, in the same order; one is held at a time. The result is a function of the set of
    articles; the stories with most articles come first, equal ones by their first article's id.
    """
    by_id = {a.id: a for a in articles}
    rows = {a.id: features(a, b) for a, b in zip(articles, analyses, strict=True)}
    index = MemoryIndex(rows.values())
    scores: dict[tuple[str, str], int] = {}
    for article in sorted(rows):
        for overlap in index.near(rows[article], later=True):
            score = likeness(rows[article], rows[overlap.article], overlap)
            if score:
                scores[article, overlap.article] = score
    groups = average_linkage(sorted(rows), scores, BAR)
    stories = [make_story([by_id[i] for i in ids], _centrality(ids, scores)) for ids in groups]
    return tuple(sorted(stories, key=lambda s: (-len(s.articles), s.articles[0])))


def _centrality(ids: tuple[str, ...], scores: Mapping[tuple[str, str], int]) -> dict[str, int]:
    """Return how alike each article is to all others of its group."""
    found = dict.fromkeys(ids, 0)
    for pair in combinations(ids, 2):
        score = scores.get(pair, 0)
        for article in pair:
            found[article] += score
    return found
