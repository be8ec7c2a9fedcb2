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
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10, "H1": 1, "H2": 7}
# A day that an undated article names lies this near to a day on which another was published.
_NEAR = 60
# Without such a day the others must have been published within so many days of each other.
_CLOSE = 3


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

    An article without a day of its own is read as of the day on which most dated articles
    appeared, from the latest day on that it names by day and month and that a dated article gives
    with its year. Where it names none, the dated articles must have appeared within three days;
    else its values stay open. A day is completed from the article that gives it, anything else
    from one that appeared on the day of reading.
    """
    found = {a.article: a for a in analyses}
    ordered = sorted(articles, key=lambda a: (a.day or "9999", a.id))
    dated = [a for a in ordered if a.day is not None]
    out: dict[tuple[str, Time], Completed] = {}
    for article in ordered:
        analysis = found[article.id]
        for time in analysis.times:
            out[article.id, time] = Completed(time.value, time.anchor)
        if article.day is not None or not any(is_open(t.value) for t in analysis.times):
            continue
        shared = _shared(analysis, dated, found)
        reading = _day_of_reading(dated, shared)
        if reading is None:
            continue
        day, anchor = reading
        read = {(t.start, t.end): t for t in times_as_of(article, analysis, day)}
        for time in analysis.times:
            anew = read.get((time.start, time.end))
            if anew is not None and is_open(time.value) and not is_open(anew.value):
                out[article.id, time] = Completed(anew.value, shared.get(anew.value[:10], anchor))
    return out


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


def _day_of_reading(
    dated: Sequence[Article], shared: Mapping[str, str]
) -> tuple[dt.date, str] | None:
    """Return the day as of which an undated article is read, and an article of that day."""
    latest = max(shared, default="")
    days = [a.day for a in dated if a.day is not None and a.day >= latest]
    if shared and not days:
        return dt.date.fromisoformat(latest), shared[latest]
    spread = [dt.date.fromisoformat(d) for d in days]
    if not days or (not shared and (spread[-1] - spread[0]).days > _CLOSE):
        return None
    most = max(days, key=lambda d: (days.count(d), -days.index(d)))
    return dt.date.fromisoformat(most), next(a.id for a in dated if a.day == most)
