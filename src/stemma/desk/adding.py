"""From inputs to a shelf: in small batches, each safely kept before it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from time import monotonic
from typing import NamedTuple

from stemma.analysis import analyse
from stemma.model import Article
from stemma.store import Kept, Outcome, Shelf, adopt, stage_version

__all__ = ["Landed", "land"]

# Articles of one batch, and the seconds after which a smaller one is kept all the same.
BATCH = 64
SECONDS = 1.0


class Landed(NamedTuple):
    """An article that is safely on the desk, and what became of it: added, version or known."""

    article: Article
    outcome: Outcome


def land(
    shelf: Shelf, articles: Iterable[Article], analysed: Callable[[], None]
) -> Iterator[list[Landed]]:
    """Put articles on a shelf, analysing what is new; yield batches after they are safely kept.

    A file without an address or id whose text was edited stays the article that it was. Memory
    holds one batch. `analysed` is called after each analysis. What is on the shelf already is
    neither analysed nor written. What is new is placed in its story when stories are asked for.
    """
    for read in _batches(articles):
        batch = [adopt(shelf, article) for article in read]
        waiting: list[tuple[Article, Kept | None]] = []
        since = monotonic()
        for article, outcome in zip(batch, shelf.which(batch), strict=True):
            kept = None if outcome == "known" else Kept(article, analyse(article))
            waiting.append((article, kept))
            analysed()
            if monotonic() - since > SECONDS:
                yield _put(shelf, waiting)
                waiting, since = [], monotonic()
        yield _put(shelf, waiting)


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    batch: list[Article] = []
    since = monotonic()
    for article in articles:
        batch.append(article)
        if len(batch) == BATCH or monotonic() - since > SECONDS:
            yield batch
            batch, since = [], monotonic()
    if batch:
        yield batch


def _put(shelf: Shelf, waiting: list[tuple[Article, Kept | None]]) -> list[Landed]:
    fresh = [kept for _, kept in waiting if kept is not None]
    if known := [article.input for article, kept in waiting if kept is None]:
        shelf.note_read(known)
    put = shelf.put(fresh, stage_version("analysis")) if fresh else ()
    added = iter(put)
    return [
        Landed(article, "known" if kept is None else next(added).outcome)
        for article, kept in waiting
    ]
