"""The timeline: what happened when, with the words of a source for every moment."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from stemma.collation.moments import Completed, complete_times, first_day
from stemma.collation.places import within
from stemma.model import (
    Analysis,
    Article,
    BlockKind,
    Clause,
    Sentence,
    Span,
    Story,
    Time,
    TimelineEntry,
    TimelineMention,
)

__all__ = ["build_timeline"]

# A line that only says when the page appeared is no event.
_SPOKEN: tuple[BlockKind, ...] = ("title", "lede", "body", "heading", "caption", "correction")
_CLOCK = re.compile(r"T\d{2}:\d{2}$")
# Months and days further away from the days of publication than this are background.
_BEFORE, _AFTER = dt.timedelta(days=300), dt.timedelta(days=120)
_SHORTEST, _LONGEST = 30, 180


class _Sighting(NamedTuple):
    value: str
    time: Time
    article: Article
    analysis: Analysis
    anchor: str | None


def build_timeline(
    story: Story, articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[TimelineEntry, ...]:
    """Return the moments that the articles of a story tell of, the event first, then background.

    Mentions of one day are one entry; a clock time is an entry of its own, a part of a day where
    two articles name it. Both parts of the timeline are in the order of time.
    """
    kept = [a for a in articles if a.id in set(story.articles)]
    groups = _grouped(_sightings(kept, analyses))
    days = [dt.date.fromisoformat(a.day) for a in kept if a.day]
    entries = [_entry(value, items) for value, items in groups.items()]
    return tuple(sorted(entries, key=lambda e: _order(e, days)))


def _sightings(articles: Sequence[Article], analyses: Sequence[Analysis]) -> list[_Sighting]:
    found = {a.article: a for a in analyses}
    completed = complete_times(articles, [found[a.id] for a in articles])
    out: list[_Sighting] = []
    for article in sorted(articles, key=lambda a: (a.day or "9999", a.id)):
        spoken = article.spans(*_SPOKEN)
        for time in found[article.id].times:
            if time.type in {"DURATION", "SET"} or not _inside(time, spoken):
                continue
            sighting = _sighting(article, found[article.id], time, completed)
            if first_day(sighting.value) is not None:
                out.append(sighting)
    return out


def _sighting(
    article: Article,
    analysis: Analysis,
    time: Time,
    completed: Mapping[tuple[str, Time], Completed],
) -> _Sighting:
    value, anchor = completed[article.id, time]
    return _Sighting(value, time, article, analysis, anchor)


def _inside(time: Time, spans: Sequence[Span]) -> bool:
    return any(s.start <= time.start and time.end <= s.end for s in spans)


def _grouped(sightings: Sequence[_Sighting]) -> dict[str, list[_Sighting]]:
    """Return the sightings by the value of their entry."""
    named: dict[str, set[str]] = {}
    for item in sightings:
        named.setdefault(item.value, set()).add(item.article.id)
    groups: dict[str, list[_Sighting]] = {}
    for item in sightings:
        day, _, part = item.value.partition("T")
        alone = not part or _CLOCK.search(item.value) or len(named[item.value]) > 1
        groups.setdefault(item.value if alone else day, []).append(item)
    return groups


def _entry(value: str, items: Sequence[_Sighting]) -> TimelineEntry:
    best = min(items, key=_worth)
    span = _words(best)
    mentions = sorted(
        (TimelineMention(i.article.id, i.time.start, i.time.end, i.anchor) for i in items),
        key=lambda m: (m.article, m.start),
    )
    return TimelineEntry(
        value=value,
        type="TIME" if "T" in value else "DATE",
        label=best.article.text[span.start : span.end],
        label_article=best.article.id,
        label_start=span.start,
        label_end=span.end,
        mentions=tuple(mentions),
    )


def _worth(item: _Sighting) -> tuple[int, int, int, str, int]:
    """Return what orders mentions as labels: words that tell most, in running text, early."""
    span = _words(item)
    concepts = len(within(item.analysis.concepts, span.start, span.end))
    size = span.end - span.start
    kind = next((b.kind for b in item.article.blocks if b.start <= item.time.start < b.end), "body")
    return (
        int(not _SHORTEST <= size <= _LONGEST),
        int(kind not in {"lede", "body"}),
        -min(concepts, 3),
        item.article.id,
        item.time.start,
    )


def _words(item: _Sighting) -> Span:
    """Return the clause around a time, the whole sentence where the clause says too little."""
    time, analysis = item.time, item.analysis
    at = bisect_right(analysis.sentences, time.start, key=attrgetter("start"))
    sentence = _around(time, analysis.sentences[max(0, at - 1) : at])
    first = sentence.start if sentence else time.start
    clause = _around(time, within(analysis.clauses, first, time.start + 1))
    if clause is None or (sentence and clause.end - clause.start < _SHORTEST):
        clause = sentence
    if sentence and sentence.end - sentence.start <= _LONGEST // 2:
        return sentence
    return clause or Span(item.time.start, item.time.end)


def _around(time: Time, spans: Sequence[Clause] | Sequence[Sentence]) -> Span | None:
    """Return the narrowest of these spans that covers a time."""
    best: Span | None = None
    for one in spans:
        start, end = one.start, one.end
        if (
            start <= time.start
            and time.end <= end
            and (best is None or end - start < best.end - best.start)
        ):
            best = Span(start, end)
    return best


def _order(entry: TimelineEntry, days: Sequence[dt.date]) -> tuple[bool, dt.date, int, str]:
    first = first_day(entry.value) or dt.date.max
    near = bool(days) and min(days) - _BEFORE <= first <= max(days) + _AFTER
    whole = len(entry.value) == len("2024") or not entry.value[:4].isdigit()
    return (whole or not near if days else whole, first, len(entry.value), entry.value)
