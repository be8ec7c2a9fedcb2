"""Who is counted: the ultimate speaker where one is cited, else the lineage."""

from __future__ import annotations

from collections.abc import Iterable

from stemma.collation.context import Context
from stemma.model import ClaimMention, FigureMention, Voices

__all__ = ["count_voices", "lineage_voice"]


def lineage_voice(lineage: str) -> str:
    """Return the voice of an article that cites nobody: its lineage."""
    return f"lineage:{lineage}"


def count_voices(context: Context, mentions: Iterable[FigureMention | ClaimMention]) -> Voices:
    """Count the voices behind mentions: those shown to be independent, and those not shown.

    A voice is shown once one witness that is independent carries it; several witnesses of one
    lineage, or several lineages that cite one speaker, stay one voice.
    """
    shown: dict[str, bool] = {}
    for mention in mentions:
        independent = context.by_id[mention.article].independent == "yes"
        shown[mention.voice] = shown.get(mention.voice, False) or independent
    count = sum(shown.values())
    return Voices(count, len(shown) - count)
