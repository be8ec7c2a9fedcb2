"""Builders of clock times, alone or with the day that stands before them."""

from __future__ import annotations

import re

from stemma.analysis.timex.anchor import Anchor
from stemma.analysis.timex.calendar import shifted
from stemma.analysis.timex.dates import dated
from stemma.analysis.timex.relatives import weekday_value
from stemma.analysis.timex.row import Reading, Row

__all__ = ["clock", "clock_in_row", "date_clock", "day_clock", "noon"]

_NUMBERS = (
    "hours",
    "hours4",
    "clock_h",
    "decimal",
    "number",
    "day",
    "one",
    "ordinal",
    "year",
    "clock",
)
_HOUR_WORDS = frozenset({"oclock", "unit", "units"})
_SPLIT = re.compile(r"(\d{1,2})[.,:](\d{2})")


def _hour(row: Row, value: str, kind: str) -> str | None:
    """Return `HH:MM` of a written hour with its half of the day."""
    match = _SPLIT.fullmatch(value)
    if match:
        hour, minute = int(match.group(1)), int(match.group(2))
    elif kind == "year":
        hour, minute = int(value) // 100, int(value) % 100
    elif value.isdigit() or not value:
        hour, minute = int(value or 1), 0
    else:
        return None
    if row.has("half_to"):
        hour, minute = hour - 1, 30
    if row.has("pm") and hour < 12:
        hour += 12
    if row.has("am") and hour == 12:
        hour = 0
    return (
        f"{hour:02d}:{minute:02d}" if 0 <= hour * 60 + minute <= 24 * 60 and minute < 60 else None
    )


def _last_hour(row: Row) -> str | None:
    if any(p.kind in {"unit", "units"} and p.value not in {"hour", "year"} for p in row.span):
        return None
    found = [p for p in row.span if p.kind in _NUMBERS]
    if row.span[-1].kind == "day" and len(row.span) > 2 and row.span[-2].kind in _HOUR_WORDS:
        return _hour(row, f"{int(found[-2].value):02d}:{int(found[-1].value):02d}", "hours")
    return _hour(row, found[-1].value, found[-1].kind) if found else None


def _day(row: Row, anchor: Anchor) -> str:
    told = anchor.told(row.start)
    if told is not None:
        return told
    return anchor.today.isoformat() if anchor.today else "XXXX-XX-XX"


def clock(row: Row, anchor: Anchor) -> Reading | None:
    """Read a clock time on the day that is told of, else on that of publication."""
    hour = _last_hour(row)
    return None if hour is None else Reading("TIME", f"{_day(row, anchor)}T{hour}")


def clock_in_row(row: Row, anchor: Anchor) -> Reading | None:
    """Read the first of two clock times ('15-18 Uhr')."""
    return clock(row, anchor)


def noon(row: Row, anchor: Anchor) -> Reading | None:
    """Read a clock time by its name ('noon')."""
    return Reading("TIME", f"{_day(row, anchor)}T{row.text('clock')}")


def date_clock(row: Row, anchor: Anchor) -> Reading | None:
    """Read a day by its numbers with a clock time."""
    day, hour = dated(row, anchor), _last_hour(row)
    return None if day is None or hour is None else Reading("TIME", f"{day}T{hour}")


def day_clock(row: Row, anchor: Anchor) -> Reading | None:
    """Read a weekday or a day by its distance, with a clock time."""
    hour = _last_hour(row)
    if row.has("day_word"):
        steps = row.number("day_word") or 0
        day = shifted(anchor.today, "day", steps) if anchor.today else "XXXX-XX-XX"
    else:
        day = weekday_value(row, anchor)
    return None if day is None or hour is None else Reading("TIME", f"{day}T{hour}")
