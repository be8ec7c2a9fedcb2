"""What both shelves know of judgements: those that go with an article, those that are not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stemma.errors import UnknownJudgement
from stemma.model import Judgement

__all__ = ["holding", "unknown_judgement"]


def holding(judgements: Iterable[Judgement], articles: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of judgements that hold words of articles, or are about one of them alone."""
    gone = set(articles)
    return tuple(
        j.id
        for j in judgements
        if any(
            a.article in gone and (a.words or len(s.anchors) == 1)
            for s in j.subjects
            for a in s.anchors
        )
    )


def unknown_judgement(judgement: str) -> UnknownJudgement:
    """Return the error that names a judgement that is not there."""
    return UnknownJudgement(
        f"there is no judgement {judgement!r} on this desk; `stemma judge list` shows them"
    )
