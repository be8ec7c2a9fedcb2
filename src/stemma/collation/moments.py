"""When times lie: values on the calendar, and open values completed from the rest of the story."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from stemma.analysis.times import times_as_of
from stemma.model import Analysis, Article, Time

__all__ = ["Completed", "complete_times", "first_day", "is_open"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OPEN_DAY = re.compile(r"XXXX-(\d{2}-\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(?:-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12, "Q1": 1, "Q2": 4, "Q3": 7, "Q4": 10}
# A day that an undated article names lies this near to the days on which others were published.
_NEAR = 10
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

    An article without a day of its own is read as of a day that it shares with a dated article:
    the latest day that it names by day and month and that a dated article gives with its year.
    Where it names none, it is read as of the first day of publication, if the dated articles
    appeared within three days. Else its values stay open.
    """
    found = {a.article: a for a in analyses}
    ordered = sorted(articles, key=lambda a: (a.day or "9999", a.id))
    dated = [a for a in ordered if a.day is not None]
    out: dict[tuple[str, Time], Completed] = {}
    for article in ordered:
        analysis = found[article.id]
        for time in analysis.times:
            out[article.id, time] = Completed(time.value, None)
        if article.day is not None or not any(is_open(t.value) for t in analysis.times):
            continue
        known = _anchor(analysis, dated, found)
        if known is None:
            continue
        day, anchor = known
        read = {(t.start, t.end): t for t in times_as_of(article, analysis, day)}
        for time in analysis.times:
            anew = read.get((time.start, time.end))
            if anew is not None and is_open(time.value) and not is_open(anew.value):
                out[article.id, time] = Completed(anew.value, anchor)
    return out


def _anchor(
    analysis: Analysis, dated: Sequence[Article], found: Mapping[str, Analysis]
) -> tuple[dt.date, str] | None:
    """Return the day on which an undated article is read, and the article that tells it."""
    if not dated:
        return None
    days = [dt.date.fromisoformat(a.day) for a in dated if a.day]
    low, high = days[0] - dt.timedelta(_NEAR), days[-1] + dt.timedelta(_NEAR)
    named = {m.group(1) for t in analysis.times if (m := _OPEN_DAY.match(t.value))}
    shared: list[tuple[dt.date, str]] = []
    for article in dated:
        for time in found[article.id].times:
            day = first_day(time.value) if _DAY.match(time.value) else None
            if day and f"{day:%m-%d}" in named and low <= day <= high:
                shared.append((day, article.id))
    if shared:
        latest = max(day for day, _ in shared)
        return latest, next(a for d, a in shared if d == latest)
    if (days[-1] - days[0]).days > _CLOSE:
        return None
    return days[0], dated[0].id
