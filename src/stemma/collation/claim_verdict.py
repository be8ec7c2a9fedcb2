"""The verdict on a claim: corroborated, single voice or conflict, with the sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from stemma.model import ClaimMention, ClaimVerdict, ConflictType

__all__ = ["ClaimJudgement", "judge_claim"]

# Whom a statement is corroborated by says it; a denial corroborates a denial only.
_TELLS = frozenset({"asserts", "attributes", "not_confirmed"})


class ClaimJudgement(NamedTuple):
    """A verdict with its type, its reason and the two mentions that it rests on."""

    verdict: ClaimVerdict
    type: ConflictType | None
    reason: str
    compared: tuple[int, ...]


def judge_claim(
    mentions: Sequence[ClaimMention],
    opposed: Sequence[tuple[int, int]],
    alike: Sequence[tuple[int, int]],
) -> ClaimJudgement:
    """Return the verdict on mentions of one statement.

    `opposed` are the pairs (affirms, denies) of mentions that contradict each other, `alike` the
    pairs that say much the same, each by index and the surest first.
    """
    if opposed:
        yes, no = (mentions[i] for i in opposed[0])
        reason = f"Affirmed by {_who(yes)} and denied by {_who(no)}."
        return ClaimJudgement("conflict", "polarity", reason, opposed[0])
    return _corroborated(mentions, alike) or _single(mentions)


def _corroborated(
    mentions: Sequence[ClaimMention], alike: Sequence[tuple[int, int]]
) -> ClaimJudgement | None:
    for a, b in alike:
        one, other = mentions[a], mentions[b]
        tells = one.position in _TELLS and other.position in _TELLS
        if tells and one.lineage != other.lineage and one.voice != other.voice:
            reason = (
                f"Told by {_who(one)} and by {_who(other)}, who differ in lineage and in speaker."
            )
            return ClaimJudgement("corroborated", None, reason, (a, b))
    return None


def _single(mentions: Sequence[ClaimMention]) -> ClaimJudgement:
    first = mentions[0]
    if len({m.article for m in mentions}) == 1:
        reason = f"Only {first.article} has it."
    elif len({m.lineage for m in mentions}) == 1:
        reason = f"All mentions stand in texts of one lineage, beginning with {first.article}."
    elif len({m.voice for m in mentions}) == 1:
        reason = f"Every mention goes back to one speaker, {_who(first)}."
    else:
        reason = f"No other lineage and speaker say it as {_who(first)} does."
    return ClaimJudgement("single_voice", None, reason, (0,))


def _who(mention: ClaimMention) -> str:
    if mention.attributed_to:
        return f"{mention.attributed_to} ({mention.article})"
    return mention.article
