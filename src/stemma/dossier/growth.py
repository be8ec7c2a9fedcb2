"""What a story tells now that it did not tell before: new, revised, withdrawn, newly denied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, TypeVar

import msgspec

from stemma.model import (
    Article,
    Claim,
    ClaimMention,
    Figure,
    FigureMention,
    Position,
    StoryDossier,
)

__all__ = ["Growth", "GrowthKind", "GrowthLine", "growth_of"]

GrowthKind = Literal["new", "revised", "denied", "withdrawn", "verdict"]
L = TypeVar("L", Figure, Claim)
M = TypeVar("M", FigureMention, ClaimMention, FigureMention | ClaimMention)

_DENIED: frozenset[Position] = frozenset({"denies", "not_confirmed"})


class GrowthLine(msgspec.Struct, frozen=True):
    """A figure or a claim that changed: what became of it, and the mentions that show it.

    `mentions` stand in the articles as they are now; those of what was withdrawn stand in the
    articles as they were (`before`). `verdict` and `was` are the verdicts now and before.
    """

    kind: GrowthKind
    thing: Literal["figure", "claim"]
    id: str
    label: str
    mentions: tuple[FigureMention | ClaimMention, ...]
    before: tuple[FigureMention | ClaimMention, ...]
    verdict: str | None
    was: str | None
    reason: str


class Growth(msgspec.Struct, frozen=True):
    """What a story gained and lost: articles by id, then figures and claims.

    `articles` are new, `versions` are there in another version than before.
    """

    articles: tuple[str, ...]
    versions: tuple[str, ...]
    lines: tuple[GrowthLine, ...]


Texts = Mapping[str, Article]


def growth_of(before: StoryDossier | None, now: StoryDossier, old: Texts, new: Texts) -> Growth:
    """Return what changed in a story; `old` and `new` are its articles by id, then and now.

    `before` is None where no article of the story was there. A figure or claim is one with an
    earlier one where they share a mention: the same words in the same article, with the same
    value. What of a figure is told by the same words is not new because a version moved it.
    """
    collation = before.collation if before else None
    lines = _figure_lines(collation.figures if collation else (), now.collation.figures, old, new)
    lines += _claim_lines(collation.claims if collation else (), now.collation.claims, old, new)
    order = {"denied": 0, "withdrawn": 1, "revised": 2, "verdict": 3, "new": 4}
    lines.sort(key=lambda line: order[line.kind])
    return Growth(
        articles=tuple(a for a in now.story.articles if a not in old),
        versions=tuple(a for a in now.story.articles if a in old and _differs(old[a], new[a])),
        lines=tuple(lines),
    )


def _differs(old: Article, new: Article) -> bool:
    return (old.text, old.title) != (new.text, new.title)


def _figure_lines(
    before: Sequence[Figure], now: Sequence[Figure], old: Texts, new: Texts
) -> list[GrowthLine]:
    lines: list[GrowthLine] = []
    pairs = _paired(before, now, old, new)
    for figure in now:
        was = pairs.get(figure.id)
        if was is None:
            lines.append(_line("new", figure, None, figure.mentions))
            continue
        known = {(m.low, m.high) for m in was.mentions}
        told = {(m.low, m.high) for m in figure.mentions}
        fresh = tuple(m for m in figure.mentions if (m.low, m.high) not in known)
        lost = _lost(was.mentions, old, new)
        gone = tuple(m for m in lost if (m.low, m.high) not in told)
        if fresh:
            lines.append(_line("revised", figure, was, fresh, lost))
        elif gone:
            lines.append(_line("withdrawn", figure, was, (), gone))
        else:
            lines += _other_verdict(figure, was)
    return lines + _gone(before, pairs, old, new)


def _claim_lines(
    before: Sequence[Claim], now: Sequence[Claim], old: Texts, new: Texts
) -> list[GrowthLine]:
    lines: list[GrowthLine] = []
    pairs = _paired(before, now, old, new)
    for claim in now:
        was = pairs.get(claim.id)
        if was is None:
            kind: GrowthKind = "denied" if _denials(claim.mentions) else "new"
            lines.append(_line(kind, claim, None, claim.mentions))
            continue
        known = {(m.article, words) for m, words in _worded(was.mentions, old)}
        fresh = tuple(
            m
            for m, words in _worded(_denials(claim.mentions), new)
            if (m.article, words) not in known
        )
        if fresh:
            lines.append(_line("denied", claim, was, fresh))
        else:
            lines += _other_verdict(claim, was)
    return lines + _gone(before, pairs, old, new)


def _other_verdict(now: L, was: L) -> list[GrowthLine]:
    return [_line("verdict", now, was, now.mentions)] if now.verdict != was.verdict else []


def _lost(mentions: Sequence[M], old: Texts, new: Texts) -> tuple[M, ...]:
    """Return the mentions whose words their articles do not have any more."""
    return tuple(
        m
        for m, words in _worded(mentions, old)
        if m.article not in new or words not in new[m.article].text
    )


def _denials(mentions: Iterable[ClaimMention]) -> tuple[ClaimMention, ...]:
    return tuple(m for m in mentions if m.position in _DENIED)


def _gone(before: Sequence[L], pairs: Mapping[str, L], old: Texts, new: Texts) -> list[GrowthLine]:
    """Return the lines of things of which no article has the words any more."""
    kept = {p.id for p in pairs.values()}
    return [
        _line("withdrawn", one, one, (), one.mentions)
        for one in before
        if one.id not in kept and len(_lost(one.mentions, old, new)) == len(one.mentions)
    ]


def _line(
    kind: GrowthKind,
    now: Figure | Claim,
    was: Figure | Claim | None,
    mentions: Sequence[FigureMention | ClaimMention],
    before: Sequence[FigureMention | ClaimMention] = (),
) -> GrowthLine:
    return GrowthLine(
        kind,
        "figure" if isinstance(now, Figure) else "claim",
        now.id,
        now.label,
        tuple(mentions),
        tuple(before),
        None if now is was else now.verdict,
        was.verdict if was else None,
        "" if now is was else now.reason,
    )


def _paired(before: Sequence[L], now: Sequence[L], old: Texts, new: Texts) -> dict[str, L]:
    """Return by id of a thing now the thing of before with which it shares most mentions."""
    places: dict[tuple[str, str], list[L]] = {}
    for one in before:
        for key in _keys(one.mentions, old):
            places.setdefault(key, []).append(one)
    found = {}
    taken: set[str] = set()
    for one in now:
        shared = Counter(p.id for key in _keys(one.mentions, new) for p in places.get(key, ()))
        free = [p for p in before if p.id in shared and p.id not in taken]
        if free:
            best = min(free, key=lambda p: (-shared[p.id], p.id))
            found[one.id] = best
            taken.add(best.id)
    return found


def _keys(mentions: Iterable[FigureMention | ClaimMention], texts: Texts) -> list[tuple[str, str]]:
    return [(m.article, words) for m, words in _worded(mentions, texts)]


def _worded(mentions: Iterable[M], texts: Texts) -> list[tuple[M, str]]:
    return [(m, texts[m.article].text[m.start : m.end]) for m in mentions]
