"""Labels before a headline: who says it, or only what it is about."""

import pytest

from stemma.analysis import analyse
from stemma.reading.article import build_article

HEADLINES = [
    ("FLAMES AND FEAR: Bakery burns down, two hurt", []),
    ("Police: Two hurt in bakery fire", ["Police"]),
    ("POLICE: Two hurt in bakery fire", ["POLICE"]),
    ("WHO: Cases rise in the north", ["WHO"]),
]


@pytest.mark.parametrize(("headline", "sources"), HEADLINES)
def test_a_topic_in_capitals_is_nobody(headline, sources):
    text = f"{headline}\n\nA bakery burned on Monday in the old town and the street was closed."
    article = build_article({"text": text, "title": headline, "language": "en"}, "a", None)
    told = [
        text[s.start : s.end]
        for a in analyse(article).attributions
        if a.content[0].start < len(headline)
        for s in a.source
    ]
    assert told == sources
