"""Figures: the numbers of a story side by side, each with who says it and a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec

from stemma.collation.align import Alignment, Weigher, align
from stemma.collation.context import Context
from stemma.collation.counted import grows, passes
from stemma.collation.judged import told
from stemma.collation.learned import learn
from stemma.collation.opposable import Opposable
from stemma.collation.relate import relate
from stemma.collation.sightings import Sighting, find_sightings
from stemma.collation.speakers import Speaker
from stemma.collation.sums import sum_told
from stemma.collation.verdict import Judged, judge
from stemma.collation.voices import count_voices, lineage_voice
from stemma.collation.wording import label_of, reason_of, sum_words
from stemma.model import Figure, FigureMention, Judgement, Scope, stable_id
from stemma.stories import regroup

__all__ = ["find_figures"]

# A reader is shown so many mentions of one thing in one article.
MENTIONS = 3
_BLOCKS = {"title": 0, "lede": 1, "body": 2, "heading": 3, "caption": 4}
_WEIGHT = {"conflict": 6, "update": 4, "precision": 2, "agree": 0}


def find_figures(context: Context, judgements: Sequence[Judgement] = ()) -> tuple[Figure, ...]:
    """Return the figures that two articles give, or one article gives twice, important first."""
    sightings = find_sightings(context)
    weigher, alignment = Weigher(sightings), Alignment(context)
    taught = learn(sightings, align(sightings, weigher, alignment), alignment)
    opposable = Opposable(taught)
    series = relate(align(taught, weigher, alignment), weigher, opposable)
    of_article: dict[str, list[Sighting]] = {}
    for sighting in taught:
        of_article.setdefault(sighting.article, []).append(sighting)
    rated: list[tuple[int, Figure]] = []
    for group in regroup(series, _place, judgements):
        members = group.members
        shown = _shown(members)
        if len({s.article for s in members}) < 2 and not _may_oppose(members):
            continue
        judged = judge(shown, _concept(members), opposable)
        if len({s.article for s in members}) < 2 and not _within_one_article(judged):
            continue
        figure = _figure(context, shown, judged, group.judgements)
        added = sum_told(shown, of_article)
        if added is not None:
            figure = msgspec.structs.replace(figure, reason=f"{figure.reason} {sum_words(*added)}")
        rated.append((_importance(members, judged), figure))
    rated.sort(key=lambda r: (-r[0], r[1].id))
    return tuple(figure for _, figure in rated)


def _within_one_article(judged: Judged) -> bool:
    """Tell whether one article contradicts itself: two speakers, or its headline and its body."""
    if judged.verdict != "conflict":
        return False
    return judged.rule == "contrast" or (judged.one.block == "title") != (
        judged.other.block == "title"
    )


def _may_oppose(members: Sequence[Sighting]) -> bool:
    return len({s.value[:2] for s in members}) > 1


def _shown(members: Sequence[Sighting]) -> list[Sighting]:
    """Return at most three sightings an article: each value first, with its noun, then by block."""
    shown: list[Sighting] = []
    for article in dict.fromkeys(s.article for s in members):
        here = sorted(
            (s for s in members if s.article == article),
            key=lambda s: (not s.head, _BLOCKS.get(s.block, 9), s.index),
        )
        seen: Counter[tuple[float, float]] = Counter()
        ranked = []
        for sighting in here:
            ranked.append((seen[sighting.value[:2]], sighting.index, sighting))
            seen[sighting.value[:2]] += 1
        shown += [s for *_, s in sorted(ranked, key=lambda r: r[:2])[:MENTIONS]]
    return sorted(shown, key=lambda s: s.index)


def _concept(members: Sequence[Sighting]) -> str | None:
    counts = Counter(s.thing.concept for s in members if s.thing.concept)
    return min(counts, key=lambda c: (":" in c, -counts[c], c), default=None)


def _scope(members: Sequence[Sighting]) -> Scope:
    scopes = [s.quantity.scope for s in members]
    return Scope(
        *(_held([getattr(scope, part) for scope in scopes]) for part in ("place", "of", "period"))
    )


def _held(values: Sequence[str | None]) -> str | None:
    """Return the value that more than half of those have which have any, and more than one."""
    counts = Counter(v for v in values if v is not None)
    best = min(counts, key=lambda v: (-counts[v], v), default=None)
    return best if best and counts[best] > 1 and counts.total() < 2 * counts[best] else None


def _importance(members: Sequence[Sighting], judged: Judged) -> int:
    lineages = len({s.witness.lineage.id for s in members})
    articles = len({s.article for s in members})
    leading = sum(s.block in {"title", "lede"} for s in members)
    harm = grows(_concept(members)) or passes(_concept(members))
    return (
        6 * lineages + 3 * articles + min(6, 2 * leading) + 8 * harm + 2 * _WEIGHT[judged.verdict]
    )


def _place(sighting: Sighting) -> tuple[str, int, int]:
    return sighting.article, sighting.quantity.start, sighting.quantity.end


def _figure(
    context: Context,
    shown: Sequence[Sighting],
    judged: Judged,
    judgements: Sequence[Judgement],
) -> Figure:
    concept, scope = _concept(shown), _scope(shown)
    voices = _voices(shown)
    mentions = tuple(_mention(s, v) for s, v in zip(shown, voices, strict=True))
    compared = [next(i for i, s in enumerate(shown) if s is x) for x in (judged.one, judged.other)]
    first = shown[0]
    return Figure(
        id=stable_id("figure", concept or "", first.article, str(first.quantity.start)),
        label=label_of(context, shown, concept, scope),
        concept=concept,
        scope=scope,
        verdict=judged.verdict,
        reason=told(reason_of(judged), judgements),
        voices=count_voices(context, mentions),
        mentions=mentions,
        compared=tuple(compared),
    )


def _voices(shown: Sequence[Sighting]) -> list[str]:
    """Return the voice of each sighting; one speaker is one voice in all wordings."""
    known: list[Speaker] = []
    voices: list[str] = []
    for sighting in shown:
        speaker = sighting.speaker
        if speaker is None:
            voices.append(lineage_voice(sighting.witness.lineage.id))
            continue
        same = next((k for k in known if k.is_one_with(speaker)), speaker)
        if same is speaker:
            known.append(speaker)
        voices.append(f"speaker:{same.key}")
    return voices


def _mention(sighting: Sighting, voice: str) -> FigureMention:
    quantity, speaker = sighting.quantity, sighting.speaker
    return FigureMention(
        article=sighting.article,
        start=quantity.start,
        end=quantity.end,
        low=quantity.low,
        high=quantity.high,
        modifier=quantity.modifier,
        unit=quantity.unit,
        attributed_to=speaker.name if speaker else None,
        as_of=sighting.day,
        voice=voice,
        lineage=sighting.witness.lineage.id,
    )
