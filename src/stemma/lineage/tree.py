"""The best-parent tree: every article hangs on at most one other, the one it is tied to most.

An article looks for its parent among those nearer to the origin: with an agency's credit before
without, earlier before later, longer before shorter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stemma.lineage.origins import Origin
from stemma.lineage.ties import BAR, Tie
from stemma.lineage.witness import Witness

__all__ = ["best_parents", "nearness"]

# How much stronger the best parent must be than one that is not tied to it, per mille.
_MARGIN = 1080
# From this share of the best strength on, the text nearer to the origin is the parent.
_NEARLY = 700


def nearness(witness: Witness, origin: Origin | None) -> tuple[int, str, str, int, str]:
    """Return the key by which articles sort from the origin outwards."""
    article = witness.article
    level = {None: 2, "link": 3}.get(origin.how if origin else None, 0 if origin else 2)
    if origin is not None and origin.how == "credit":
        level = 1
    published = article.published.value if article.published else ""
    return (
        level,
        article.day or "9999",
        published[10:16] or "T99",
        -len(witness.stems),
        article.id,
    )


def best_parents(order: Sequence[str], ties: Mapping[tuple[str, str], Tie]) -> dict[str, str]:
    """Return article to parent for every article that has one; `order` is from the origin outwards.

    `ties` holds both directions of every pair.
    """
    parents: dict[str, str] = {}
    for place, article in enumerate(order):
        strong = sorted(
            (-ties[article, other].strength, rank, other)
            for rank, other in enumerate(order[:place])
            if ties[article, other].strength >= BAR
        )
        if not strong:
            continue
        best = strong[0][2]
        rival = next((-s for s, _, o in strong[1:] if not _tied(best, o, ties)), 0)
        if -strong[0][0] * 1000 >= rival * _MARGIN:
            parents[article] = min(
                (rank, other)
                for strength, rank, other in strong
                if strength * 1000 <= strong[0][0] * _NEARLY and _near(best, other, ties)
            )[1]
    return parents


def _near(best: str, other: str, ties: Mapping[tuple[str, str], Tie]) -> bool:
    return best == other or _tied(best, other, ties)


def _tied(a: str, b: str, ties: Mapping[tuple[str, str], Tie]) -> bool:
    return ties[a, b].strength >= BAR
