"""How strongly two articles are tied: by shared passages, or by anchors in the same order."""

from __future__ import annotations

from typing import Literal, NamedTuple

from stemma.lineage.alignment import Chain, chain
from stemma.lineage.passages import Shared, shared_passages
from stemma.lineage.witness import Witness

__all__ = ["BAR", "Tie", "cites", "copied", "faithfulness", "find_tie"]

# A tie of this strength is shown; every kind of evidence is scaled to it.
BAR = 1000

# Per mille of a text's words in shared passages.
_PASSAGES = 120
_PASSAGE_WORDS = 30
# From this share on fewer words will do.
_QUARTER = 250
# Per mille of both texts' anchors in one chain, order and sentences taken into account.
_SAME_LANGUAGE = 160
_OTHER_LANGUAGE = 118
_FEW_NUMBERS = 3
# Below these nothing is said about an alignment.
_SENTENCES = 6
_ANCHORS = 8
_CHAINED = 4
# From here on a text is held by a greater one: per mille of its anchors, of its sentences, of what
# the texts share in any order; and the least of sentences and of anchors in the chain.
_HELD = 450
_HELD_TOUCHED = 600
_HELD_ORDER = 800
_HELD_SENTENCES = 3
_HELD_CHAINED = 6
# Per mille of its strength that a tie keeps where both texts credit agencies: one they share, or
# none in common.
_SAME_AGENCY = 1500
_OTHER_AGENCY = 500
# The same where one text cites the other's outlet: 'as the Post reported'.
_CITED = 1500


_NO_CHAIN = Chain((), 0, 0, 0, 0)


class Tie(NamedTuple):
    """A pair of articles with its evidence; `strength` is on the scale of `BAR`."""

    first: str
    second: str
    kind: Literal["passages", "alignment"]
    strength: int
    shared: Shared | None
    chain: Chain


def find_tie(a: Witness, b: Witness, share_runs: bool = True) -> Tie:
    """Return the tie between two articles, however weak it is.

    `share_runs` is false where an index has told that they share no run of words.
    """
    factor = 1000
    if a.agencies and b.agencies:
        factor = _SAME_AGENCY if a.agencies & b.agencies else _OTHER_AGENCY
    if cites(a, b) or cites(b, a):
        factor = factor * _CITED // 1000
    tie = _by_text(a, b, share_runs, factor)
    return tie if factor == 1000 else tie._replace(strength=tie.strength * factor // 1000)


def cites(child: Witness, parent: Witness) -> bool:
    """Say whether a text cites the other's outlet as who said something."""
    return parent.outlet in child.cited and parent.outlet != child.outlet


def copied(shared: Shared) -> int:
    """Return how surely passages show that one text copies the other, on the scale of `BAR`."""
    share = max(shared.first, shared.second)
    if shared.words < _PASSAGE_WORDS and share < _QUARTER:
        return 0
    return BAR * share // _PASSAGES


def faithfulness(child: Witness, parent: Witness, chained: Chain) -> int | None:
    """Return how closely the child keeps to the parent, per mille twice; None with few numbers.

    It is the share of the child's anchors in the chain, and that of both texts' numbers, of the
    parent those in the sentences that the chain touches. A translation keeps nearly every number
    and name of what it takes over, who tells a text in other words rounds and drops. The chain's
    pairs are of child and parent.
    """
    touched = {parent.anchors[j].sentence for _, j in chained.pairs}
    kept = sum(child.anchors[i].key[0] == "q" for i, _ in chained.pairs)
    ours = sum(x.key[0] == "q" for x in child.anchors)
    theirs = sum(x.key[0] == "q" and x.sentence in touched for x in parent.anchors)
    if min(ours, theirs) < _FEW_NUMBERS:
        return None
    return 500 * kept // ours + 500 * kept // theirs + chained.first


def _by_text(a: Witness, b: Witness, share_runs: bool, factor: int) -> Tie:
    bar = _SAME_LANGUAGE if a.language == b.language else _OTHER_LANGUAGE
    first, second = a.article.id, b.article.id
    shared, taken = None, 0
    if a.language == b.language and share_runs:
        shared = shared_passages(a, b)
        taken = copied(shared)
        if taken * bar >= BAR * 1000:  # no alignment is stronger
            return Tie(first, second, "passages", taken, shared, _NO_CHAIN)
    # What cannot reach the bar is not aligned.
    chained = _NO_CHAIN
    if min(len(a.sentences), len(b.sentences)) >= _HELD_SENTENCES:
        chained = chain(a.row, b.row, bar * 1000 // factor, _HELD * 1000 // factor)
    aligned = _alignment_strength(a, b, chained)
    if taken and taken >= min(BAR, aligned):
        return Tie(first, second, "passages", max(taken, aligned), shared, chained)
    return Tie(first, second, "alignment", aligned, shared, chained)


def _alignment_strength(a: Witness, b: Witness, chained: Chain) -> int:
    """Return how surely one text is made from the other: both cover each other, or one is held."""
    if len(chained.pairs) < _CHAINED:
        return 0
    ours = {a.anchors[i].sentence for i, _ in chained.pairs}
    theirs = {b.anchors[j].sentence for _, j in chained.pairs}
    touched = 1000 * len(ours) // len(a.sentences), 1000 * len(theirs) // len(b.sentences)
    order = 1000 * chained.weight // chained.bag
    return max(_covering(a, b, chained, min(touched) * order), _holding(a, b, chained, touched))


def _covering(a: Witness, b: Witness, chained: Chain, whole: int) -> int:
    """Return the lesser coverage, weakened by what is out of order and by sentences left out."""
    if min(len(a.sentences), len(b.sentences)) < _SENTENCES:
        return 0
    if min(len(a.anchors), len(b.anchors)) < _ANCHORS:
        return 0
    bar = _SAME_LANGUAGE if a.language == b.language else _OTHER_LANGUAGE
    return BAR * min(chained.first, chained.second) * whole // (bar * 1000**2)


def _holding(a: Witness, b: Witness, chained: Chain, touched: tuple[int, int]) -> int:
    """Return how much of the lesser text the greater holds, in order and in nearly every sentence.

    So a text is known of which paragraphs were dropped; what two reports on one event share lies
    in a few sentences of both.
    """
    if min(len(a.sentences), len(b.sentences)) < _HELD_SENTENCES:
        return 0
    lesser = 0 if a.row.total <= b.row.total else 1
    order = 1000 * chained.weight // chained.bag
    if len(chained.pairs) < _HELD_CHAINED or order < _HELD_ORDER or touched[lesser] < _HELD_TOUCHED:
        return 0
    return BAR * (chained.first, chained.second)[lesser] // _HELD
