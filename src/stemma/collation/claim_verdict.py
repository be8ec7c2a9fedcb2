"""The verdict on a claim: corroborated, single voice or conflict, with the sentence that says why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from stemma.collation.slips import Slip
from stemma.model import ClaimMention, ClaimVerdict, ConflictType

__all__ = ["ClaimJudgement", "judge_claim"]

# Whom a statement is corroborated by says it; a denial corroborates a denial only.
_TELLS = frozenset({"asserts", "attributes"})
# What a reason calls the point in which two mentions differ.
_POINTS = {
    "time": "day",
    "name": "name",
    "place": "place",
    "actor": "actor",
    "status": "step of the procedure",
    "cause": "cause",
}


class ClaimJudgement(NamedTuple):
    """A verdict with its type, its reason and the mentions that it rests on."""

    verdict: ClaimVerdict
    type: ConflictType | None
    reason: str
    compared: tuple[int, ...]


def judge_claim(
    mentions: Sequence[ClaimMention],
    against: tuple[Sequence[tuple[int, int]], Slip | None],
    alike: Sequence[tuple[int, int]],
    words: Callable[[ClaimMention], str],
    who: Callable[[ClaimMention], str],
) -> ClaimJudgement:
    """Return the verdict on mentions of one statement.

    `against` are the pairs (affirms, denies) of mentions that contradict each other and a pair that
    differs in a day or a name, `alike` the pairs that say much the same, each by index and the
    surest first. `words` and `who` give a
    mention's words and its source as a reason names them.
    """
    opposed, slip = against
    if opposed:
        yes, no = (mentions[i] for i in opposed[0])
        reason = f"Affirmed by {who(yes)}: '{words(yes)}'. Denied by {who(no)}: '{words(no)}'."
        return ClaimJudgement("conflict", "polarity", reason, opposed[0])
    if slip is not None:
        one, other = mentions[slip.one], mentions[slip.other]
        reason = (
            f"Told with another {_POINTS[slip.type]} by {who(one)}: '{words(one)}'"
            f" and by {who(other)}: '{words(other)}'."
        )
        return ClaimJudgement("conflict", slip.type, reason, (slip.one, slip.other))
    return _corroborated(mentions, alike, who) or _single(mentions, who)


def _corroborated(
    mentions: Sequence[ClaimMention],
    alike: Sequence[tuple[int, int]],
    who: Callable[[ClaimMention], str],
) -> ClaimJudgement | None:
    for a, b in alike:
        one, other = mentions[a], mentions[b]
        tells = one.position == other.position or {one.position, other.position} <= _TELLS
        apart = one.lineage != other.lineage and one.voice != other.voice
        # One outlet that tells a thing twice does not support itself.
        if tells and apart and who(one) != who(other):
            reason = (
                f"Told by {who(one)} and by {who(other)}, who differ in lineage and in speaker."
            )
            return ClaimJudgement("corroborated", None, reason, (a, b))
    return None


def _single(mentions: Sequence[ClaimMention], who: Callable[[ClaimMention], str]) -> ClaimJudgement:
    first = mentions[0]
    if len({m.article for m in mentions}) == 1:
        reason = f"Only {who(first)} has it."
    elif len({m.voice for m in mentions}) == 1 and first.attributed_to:
        reason = f"Every mention goes back to one speaker, {who(first)}."
    elif len({m.lineage for m in mentions}) == 1:
        reason = f"All mentions stand in texts of one lineage, beginning with {who(first)}."
    else:
        reason = f"No other lineage and speaker say it as {who(first)} does."
    return ClaimJudgement("single_voice", None, reason, (0,))
