"""Which articles tell of one event, as a stream."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stemma.model import Analysis, Article, Story
from stemma.stories.joining import join
from stemma.stories.judged import Judged, in_force, judged_stories, regroup
from stemma.stories.ledger import Ledger, MemoryLedger, Shelfmark
from stemma.stories.similarity import Likeness
from stemma.stories.stream import Stream
from stemma.stories.traits import Row, Traits, mark_of, read_traits

__all__ = [
    "VERSION",
    "Judged",
    "Ledger",
    "Likeness",
    "MemoryLedger",
    "Row",
    "Shelfmark",
    "Stream",
    "Traits",
    "group",
    "in_force",
    "join",
    "judged_stories",
    "mark_of",
    "read_traits",
    "regroup",
]

VERSION = 2


def group(articles: Sequence[Article], analyses: Iterable[Analysis]) -> tuple[Story, ...]:
    """Return the stories of the articles: every article is in exactly one.

    `analyses` are those of `articles`, in the same order; one is held at a time. The result is a
    function of the set of articles, and the same as that of a stream; the stories with most
    articles come first, equal ones by their first article's id.
    """
    stream = Stream(MemoryLedger())
    read = (Row(read_traits(a, b)) for a, b in zip(articles, analyses, strict=True))
    stream.fill(read)
    return stream.stories()
