"""The verdict on a claim: corroborated, single voice or conflict, with the sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stemma.model import ClaimMention, ClaimVerdict, ConflictType

__all__ = ["ClaimJudgement", "judge_claim"]

_AFFIRMS = frozenset({"asserts", "attributes"})


class ClaimJudgement(NamedTuple):
    """A verdict with its type, its reason and the two mentions that it rests on."""

    verdict: ClaimVerdict
    type: ConflictType | None
    reason: str
    compared: tuple[int, ...]


def judge_claim(mentions: Sequence[ClaimMention]) -> ClaimJudgement:
    """Return the verdict on mentions of one statement."""
    affirmed = [i for i, m in enumerate(mentions) if m.position in _AFFIRMS]
    denied = [i for i, m in enumerate(mentions) if m.position == "denies"]
    opposed = next(
        ((a, d) for a in affirmed for d in denied if mentions[a].voice != mentions[d].voice), None
    )
    if opposed is not None:
        yes, no = mentions[opposed[0]], mentions[opposed[1]]
        reason = f"Affirmed by {_who(yes)} and denied by {_who(no)}."
        return ClaimJudgement("conflict", "polarity", reason, opposed)
    first = mentions[0]
    other = next(
        (
            i
            for i, m in enumerate(mentions)
            if m.lineage != first.lineage and m.voice != first.voice
        ),
        None,
    )
    if other is not None:
        reason = (
            f"Told by {_who(first)} and by {_who(mentions[other])}, who differ in lineage and in "
            "speaker."
        )
        return ClaimJudgement("corroborated", None, reason, (0, other))
    voices = {m.voice for m in mentions}
    lineages = {m.lineage for m in mentions}
    if len(voices) == 1 and len(lineages) > 1:
        reason = f"Every mention goes back to one speaker, {_who(first)}."
    else:
        reason = f"All mentions stand in one lineage, that of {first.article}."
    return ClaimJudgement("single_voice", None, reason, (0,))


def _who(mention: ClaimMention) -> str:
    if mention.attributed_to:
        return f"{mention.attributed_to} ({mention.article})"
    return mention.article
