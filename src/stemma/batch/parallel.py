"""Analysis on several cores; what comes out does not depend on how many there are."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from stemma.analysis import analyse
from stemma.errors import UnreadableInput
from stemma.model import Analysis, Article
from stemma.reading import read_inputs
from stemma.settings import COLLECTED

__all__ = ["analyse_in_parallel"]

# Articles a worker takes at a time: enough to pay for the way there and back.
_SHARE = 32
# Shares that wait for each worker, so that memory stays flat however long the input is.
_WAITING = 2


def analyse_in_parallel(
    inputs: Iterable[str], workers: int, on_skip: Callable[[UnreadableInput], None]
) -> Iterator[tuple[Article, Analysis]]:
    """Yield every article of the inputs with its analysis, in the order of the inputs.

    `workers` is the number of processes, at least 1. What cannot be read is given to `on_skip`.
    Raises ValueError where `workers` is less than 1.
    """
    if workers < 1:
        raise ValueError(f"{workers} workers cannot work; give at least 1")
    waiting: deque[tuple[list[Article], Future[list[Analysis]]]] = deque()
    spawned = get_context("spawn")
    with ProcessPoolExecutor(workers, spawned, gc.set_threshold, (COLLECTED,)) as pool:
        for share in _shares(read_inputs(inputs, on_skip)):
            waiting.append((share, pool.submit(_analyse_all, share)))
            if len(waiting) >= workers * _WAITING:
                yield from _done(waiting)
        while waiting:
            yield from _done(waiting)


def _shares(articles: Iterable[Article]) -> Iterator[list[Article]]:
    share: list[Article] = []
    for article in articles:
        share.append(article)
        if len(share) == _SHARE:
            yield share
            share = []
    if share:
        yield share


def _analyse_all(articles: list[Article]) -> list[Analysis]:
    return [analyse(a) for a in articles]


def _done(
    waiting: deque[tuple[list[Article], Future[list[Analysis]]]],
) -> Iterator[tuple[Article, Analysis]]:
    articles, future = waiting.popleft()
    yield from zip(articles, future.result(), strict=True)
