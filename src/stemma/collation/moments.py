"""When times lie: values on the calendar, and open values completed from the rest of the story."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import msgspec

from stemma.analysis.times import times_as_of
from stemma.model import Analysis, Article, Time

__all__ = ["Completed", "complete_times", "completed_analyses", "first_day", "is_open"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OPEN_DAY = re.compile(r"XXXX-(\d{2}-\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_SEASONS = {
    "SP": 3,
    "SU": 6,
    "FA": 9,
    "WI": 12,
    "Q1": 1,
    "Q2": 4,
    "Q3": 7,
    "Q4": 10,
    "H1": 1,
    "H2": 7,
}
# A day that an undated article names lies this near to a day on which another was published.
_NEAR = 60
# The share of the dated articles that must lead to one value: three of four.
_AGREED = (3, 4)


class Completed(NamedTuple):
    """A value with the article that it was completed from; None where the text gives it."""

    value: str
    anchor: str | None


def is_open(value: str) -> bool:
    """Say whether a value lacks its year or is of an unknown day."""
    return value.startswith("XX")


def first_day(value: str) -> dt.date | None:
    """Return the first day of a TIMEX3 date or time; None for open values and spans of time."""
    try:
        if _DAY.match(value):
            return dt.date.fromisoformat(value[:10])
        if week := _WEEK.match(value):
            days = 6 if value.endswith("-WE") else 1
            return dt.date.fromisocalendar(int(week.group(1)), int(week.group(2)), days)
        if value[5:7] in _SEASONS and value[:4].isdigit():
            return dt.date(int(value[:4]), _SEASONS[value[5:7]], 1)
        if month := _MONTH.match(value):
            return dt.date(int(month.group(1)), int(month.group(2)), 1)
        if value[:4].isdigit() and len(value) == 4:
            return dt.date(int(value), 1, 1)
        if value.isdigit() and len(value) in {2, 3}:
            return dt.date(int(value) * 10 ** (4 - len(value)) or 1, 1, 1)
    except ValueError:
        # 2024-02-30 and week 53 of a short year are written now and then; they lie nowhere.
        return None
    return None


def complete_times(
    articles: Sequence[Article], analyses: Sequence[Analysis]
) -> Mapping[tuple[str, Time], Completed]:
    """Return every time of the articles of one story with its value, open ones completed.

    An article without a day of its own is read as of each day on which a dated article appeared,
    from the latest past day on that it names by day and month and that a dated article gives with
    its year. A value is completed where three quarters of the dated articles lead to the same
    one; else it stays open. `anchor` is the article that gives that day itself, or the first one
    as of which the value was read.
    """
    found = {a.article: a for a in analyses}
    ordered = sorted(articles, key=lambda a: (a.day or "9999", a.id))
    dated = [a for a in ordered if a.day is not None]
    out: dict[tuple[str, Time], Completed] = {}
    for article in ordered:
        analysis = found[article.id]
        for time in analysis.times:
            out[article.id, time] = Completed(time.value, time.anchor)
        if article.day is None and any(is_open(t.value) for t in analysis.times):
            shared = _shared(analysis, dated, found)
            readings = _readings(article, analysis, _days_of_reading(dated, shared))
            for time in analysis.times:
                done = _agreed(time, readings, shared)
                if done is not None:
                    out[article.id, time] = done
    return out


class _Reading(NamedTuple):
    """An article read as of a day: who appeared on it, how many did, the values by span."""

    anchor: str
    weight: int
    values: Mapping[tuple[int, int], str]


def _readings(
    article: Article, analysis: Analysis, days: Mapping[str, Sequence[str]]
) -> list[_Reading]:
    out: list[_Reading] = []
    for day, names in sorted(days.items()):
        times = times_as_of(article, analysis, dt.date.fromisoformat(day))
        values = {(t.start, t.end): t.value for t in times}
        out.append(_Reading(names[0], len(names), values))
    return out


def _agreed(
    time: Time, readings: Sequence[_Reading], shared: Mapping[str, str]
) -> Completed | None:
    """Return the value that three quarters of the readings agree on; None for what is not open."""
    if not is_open(time.value):
        return None
    votes: dict[str, int] = {}
    anchors: dict[str, str] = {}
    for reading in readings:
        value = reading.values.get((time.start, time.end), time.value)
        votes[value] = votes.get(value, 0) + reading.weight
        anchors.setdefault(value, reading.anchor)
    best = max(votes, key=lambda v: (votes[v], v), default=time.value)
    if is_open(best) or _AGREED[1] * votes[best] < _AGREED[0] * sum(votes.values()):
        return None
    return Completed(best, shared.get(best[:10], anchors[best]))


def completed_analyses(
    articles: Sequence[Article], analyses: Sequence[Analysis]
) -> tuple[Analysis, ...]:
    """Return the analyses of one story with their open times completed, in the given order.

    A time says in `anchor` which article it was completed from; the day at which a quantity held
    is completed with the time that it was read from.
    """
    values = complete_times(articles, analyses)
    return tuple(_completed(a, values) for a in analyses)


def _completed(analysis: Analysis, values: Mapping[tuple[str, Time], Completed]) -> Analysis:
    found = [(t, values[analysis.article, t]) for t in analysis.times]
    if all(done.value == time.value for time, done in found):
        return analysis
    known = {t.value: done.value for t, done in found if is_open(t.value)}
    times = tuple(
        msgspec.structs.replace(t, value=done.value, anchor=done.anchor) for t, done in found
    )
    quantities = tuple(
        msgspec.structs.replace(q, as_of=known.get(q.as_of, q.as_of)) if q.as_of else q
        for q in analysis.quantities
    )
    return msgspec.structs.replace(analysis, times=times, quantities=quantities)


def _shared(
    analysis: Analysis, dated: Sequence[Article], found: Mapping[str, Analysis]
) -> dict[str, str]:
    """Return the days that an undated article names without a year, each with who gives it."""
    named = {m.group(1) for t in analysis.times if (m := _OPEN_DAY.match(t.value))}
    shared: dict[str, str] = {}
    for article in dated:
        for time in found[article.id].times:
            day = time.value[:10]
            if _DAY.match(time.value) and day[5:] in named and _is_near(day, dated):
                shared.setdefault(day, article.id)
    return shared


def _is_near(day: str, dated: Sequence[Article]) -> bool:
    """Say whether a day lies near to the days of publication, and is of this story's year."""
    first = first_day(day)
    days = [first_day(a.day or "") for a in dated]
    return first is not None and any(d is not None and abs((d - first).days) <= _NEAR for d in days)


def _days_of_reading(dated: Sequence[Article], shared: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the days as of which an undated article is read, each with who appeared on it."""
    days = [a.day for a in dated if a.day is not None]
    past = [d for d in shared if days and d <= days[-1]]
    latest = max(past, default="")
    out: dict[str, list[str]] = {}
    for article in dated:
        if article.day is not None and article.day >= latest:
            out.setdefault(article.day, []).append(article.id)
    return out
