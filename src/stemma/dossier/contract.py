"""The JSON of contract 1: what other programs read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from stemma.languages.units import units
from stemma.model import (
    Analysis,
    Article,
    Claim,
    Dossier,
    Figure,
    Lineage,
    Quantity,
    Story,
    StoryChange,
    StoryDossier,
    TimelineEntry,
)

__all__ = [
    "CONTRACT",
    "analysis_json",
    "dossier_json",
    "encode",
    "lineage_json",
    "stories_json",
    "story_json",
]

CONTRACT = 1


def encode(value: Any) -> bytes:
    """Return the UTF-8 JSON of a value made of dictionaries, lists, spans and plain values."""
    return msgspec.json.encode(value)


def analysis_json(article: Article, analysis: Analysis) -> dict[str, Any]:
    """Return one line of `stemma analyse`: the article with all that was found in it."""
    published = article.published
    return {
        "id": article.id,
        "input": article.input,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "language": article.language,
        "level": analysis.level,
        "published": published.value if published else None,
        "published_detail": msgspec.to_builtins(published) if published else None,
        "byline": article.byline,
        "text": article.text,
        "blocks": [msgspec.to_builtins(b) for b in article.blocks],
        "credits": [msgspec.to_builtins(c) for c in article.credits],
        "attributions": [msgspec.to_builtins(a) for a in analysis.attributions],
        "quantities": [_quantity(q) for q in analysis.quantities],
        "times": [msgspec.to_builtins(t) for t in analysis.times],
        "names": [msgspec.to_builtins(n) for n in analysis.names],
    }


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _quantity(quantity: Quantity) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(quantity)
    low, unit = units().to_base(quantity.low, quantity.unit or "")
    high, _ = units().to_base(quantity.high, quantity.unit or "")
    return row | {
        "low": _number(quantity.low),
        "high": _number(quantity.high),
        "base": {"low": _number(low), "high": _number(high), "unit": unit or None},
    }


def story_json(story: Story) -> dict[str, Any]:
    """Return a story without what was made of it."""
    return {
        "id": story.id,
        "title": story.title,
        "articles": list(story.articles),
        "first": story.first,
        "last": story.last,
    }


def stories_json(stories: Iterable[Story], changes: Iterable[StoryChange] = ()) -> dict[str, Any]:
    """Return the answer of `stemma stories`; `changes` say what happened to stories on a desk."""
    return {
        "stories": [{**story_json(s), "linked": list(s.linked)} for s in stories],
        "changes": [msgspec.to_builtins(c) for c in changes],
    }


def lineage_json(lineage: Lineage) -> dict[str, Any]:
    """Return a lineage with the reason and the passages of every article."""
    return {
        "id": lineage.id,
        "origin": lineage.origin,
        "articles": [
            {
                "id": m.article,
                "relation": m.relation,
                "derived_from": m.derived_from,
                "independent": m.independent,
                "reason": m.reason,
                "passages": [msgspec.to_builtins(p) for p in m.passages],
            }
            for m in lineage.members
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(figure)
    for mention in row["mentions"]:
        mention["low"], mention["high"] = _number(mention["low"]), _number(mention["high"])
    return row


def _claim(claim: Claim) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(claim)
    return row


def _timeline(entry: TimelineEntry) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.to_builtins(entry)
    return row


def _story_dossier(item: StoryDossier) -> dict[str, Any]:
    return story_json(item.story) | {
        "lineages": [lineage_json(x) for x in item.lineages],
        "figures": [_figure(f) for f in item.collation.figures],
        "claims": [_claim(c) for c in item.collation.claims],
        "timeline": [_timeline(t) for t in item.collation.timeline],
        "heard": [msgspec.to_builtins(h) for h in item.collation.heard],
        "quotations": [msgspec.to_builtins(q) for q in item.collation.quotations],
        "silence": [msgspec.to_builtins(s) for s in item.collation.silence],
        "not_compared": [msgspec.to_builtins(g) for g in item.collation.gaps],
    }


def dossier_json(dossier: Dossier) -> dict[str, Any]:
    """Return the answer of `stemma dossier`."""
    analysed = zip(dossier.articles, dossier.analyses, strict=True)
    return {
        "contract": CONTRACT,
        "articles": [analysis_json(a, b) for a, b in analysed],
        "stories": [_story_dossier(s) for s in dossier.stories],
    }
