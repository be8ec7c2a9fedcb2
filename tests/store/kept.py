"""Articles as the tests put them on a shelf."""

from stemma.model import (
    Analysis,
    Anchor,
    Article,
    Block,
    DateSeen,
    Judgement,
    Sentence,
    Subject,
)
from stemma.store import Kept

READER = "reading-1"
STAGE = "analysis-1"


def kept(name, text="Drei Tote bei einem Brand in Kiel.", changed="", **fields):
    """Return an article with an analysis; `changed` is when its page says it was modified."""
    dates = (DateSeen(changed, "modified", "json-ld:dateModified"),) if changed else ()
    given = {"input": f"{name}.html", "language": "de", "outlet": "Blatt", "dates": dates}
    article = Article(
        id=name, text=text, blocks=(Block("body", 0, len(text)),), **{**given, **fields}
    )
    return Kept(article, analysis(article))


def analysis(article, level="full"):
    return Analysis(
        article.id, 1, article.language, level, (Sentence(0, len(article.text), "body"),)
    )


def judgement(name, article="a", words="Drei"):
    """Return a note on a figure of an article."""
    figure = Subject("figure", "f", (Anchor(article, 0, len(words), words),))
    return Judgement(name, "note", (figure,), "Ada", "2026-11-10T00:00:00+00:00", "нова")
