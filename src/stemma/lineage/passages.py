"""Passages that two texts of one language share word for word, quotations masked."""

from __future__ import annotations

from typing import NamedTuple

from stemma.lineage.witness import SHINGLE, Witness
from stemma.model import Passage, Span

__all__ = ["Shared", "shared_passages"]

# Words of a stretch that two texts do not share for being a common phrase; how many other words may
# lie between its runs; and the share of a text, per mille, from which on its runs are its own.
_TELLING = 24
_APART = 6
_NEARLY_ALL = 800


class Shared(NamedTuple):
    """What two texts share: the passages, and per mille of each text's words that they hold.

    `words` is how many words of the first text they hold.
    """

    passages: tuple[Passage, ...]
    first: int
    second: int
    words: int = 0


class _Run(NamedTuple):
    """Equal words: the index of the first in either text, and how many."""

    ours: int
    theirs: int
    size: int


def shared_passages(a: Witness, b: Witness) -> Shared:
    """Return the longest passages that both texts have, in the order of `a`.

    Runs of equal words that lie close together in both texts, in one order, are one stretch. A
    stretch of fewer than `_TELLING` words is a common phrase and left out, unless such runs are
    nearly all of a text.
    """
    found = _equal_runs(a, b)
    if not found:
        return Shared((), 0, 0)
    left, right = a.stems, b.stems
    share = 1000 * sum(run.size for run in found) // min(len(left), len(right))
    if share < _NEARLY_ALL:
        found = [run for stretch in _stretches(found) for run in stretch]
    passages = tuple(
        Passage(
            Span(left[run.ours][0], left[run.ours + run.size - 1][1]),
            Span(right[run.theirs][0], right[run.theirs + run.size - 1][1]),
        )
        for run in found
    )
    words = sum(run.size for run in found)
    covered = {at for run in found for at in range(run.theirs, run.theirs + run.size)}
    return Shared(passages, 1000 * words // len(left), 1000 * len(covered) // len(right), words)


def _equal_runs(a: Witness, b: Witness) -> list[_Run]:
    """Return the longest runs of equal stems from left to right, each of `SHINGLE` or more."""
    left, right = a.stems, b.stems
    found: list[_Run] = []
    end = 0
    for at in sorted([a.first[run] for run in a.first.keys() & b.first.keys()]):
        if at < end:
            continue
        met, size = b.first[a.runs[at]], SHINGLE
        while (
            at + size < len(left)
            and met + size < len(right)
            and left[at + size][2] == right[met + size][2]
        ):
            size += 1
        found.append(_Run(at, met, size))
        end = at + size
    return found


def _stretches(runs: list[_Run]) -> list[list[_Run]]:
    """Return runs that lie close together in both texts, without stretches of a few words."""
    stretches: list[list[_Run]] = []
    for run in runs:
        last = stretches[-1][-1] if stretches else None
        near = (
            last is not None
            and run.ours - last.ours - last.size <= _APART
            and 0 <= run.theirs - last.theirs - last.size <= _APART
        )
        if near:
            stretches[-1].append(run)
        else:
            stretches.append([run])
    return [s for s in stretches if sum(run.size for run in s) >= _TELLING]
