"""Builders of durations, sets, distances and of words for past, present and future."""

from __future__ import annotations

import datetime as dt

from stemma.analysis.timex.anchor import Anchor
from stemma.analysis.timex.calendar import open_unit, shifted
from stemma.analysis.timex.relatives import moved
from stemma.analysis.timex.row import Reading, Row

__all__ = [
    "age", "ago", "bare_units", "compound_duration", "distance", "duration", "hyphen_duration",
    "lasting", "lasting_direction", "nothing", "past", "ref", "repeated", "set_of_units", "set_of_weekday",
]  # fmt: skip

_CODES = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "weekend": "WE",
    "month": "M", "quarter": "Q", "halfyear": "H", "year": "Y", "decade": "DE", "century": "CE",
    "millennium": "L",
}  # fmt: skip
_PARTS = frozenset({"MO", "MI", "AF", "EV", "NI"})
_CLOCK = frozenset({"second", "minute", "hour"})
_COUNTS = ("number", "one", "day", "num", "year", "decimal", "vague", "half")


def _length(count: str, unit: str) -> str:
    return f"P{'T' if unit in _CLOCK else ''}{count}{_CODES[unit]}"


def _count(row: Row) -> str | None:
    """Return the number of units as TIMEX3 writes it; X where it is vague."""
    found = row.piece(*_COUNTS)
    if found is None:
        return None
    if found.kind == "one":
        return "0.5" if row.has("half") else "1"
    if found.kind == "half":
        return found.value or "0.5"
    if found.kind == "decimal":
        digits = found.value.replace(",", ".").replace(" ", "")
        whole, _, rest = digits.partition(".")
        return whole + rest if len(rest) == 3 else f"{whole}.{rest}"
    return f"{found.value}.5" if row.has("half") else found.value


def duration(row: Row, anchor: Anchor) -> Reading | None:
    """Read a number of units ('mehr als zehn Jahre', 'eine halbe Stunde')."""
    del anchor
    count, unit = _count(row), row.text("unit", "units")
    if count is None or unit is None:
        return None
    return Reading("DURATION", _length(count, unit), row.mod)


def hyphen_duration(row: Row, anchor: Anchor) -> Reading | None:
    """Read a number and a unit joined by a hyphen ('two-year', '35-Stunden-Woche')."""
    return duration(row, anchor)


def compound_duration(row: Row, anchor: Anchor) -> Reading | None:
    """Two counts of two units ('drei Jahre und vier Monate')."""
    del anchor
    counts = [p for p in row.span if p.kind in _COUNTS]
    names = [p.value for p in row.span if p.kind in {"unit", "units"}]
    if len(counts) != 2 or len(names) != 2 or names[0] == names[1]:
        return None
    values = ["1" if p.kind == "one" else p.value for p in counts]
    if names[0] in _CLOCK:
        return Reading("DURATION", f"PT{values[0]}{_CODES[names[0]]}{values[1]}{_CODES[names[1]]}")
    late = "T" if names[1] in _CLOCK else ""
    return Reading("DURATION", f"P{values[0]}{_CODES[names[0]]}{late}{values[1]}{_CODES[names[1]]}")


def lasting(row: Row, anchor: Anchor) -> Reading | None:
    """Read a word that is a duration by itself ('tagelang')."""
    del anchor
    return Reading("DURATION", row.text("lasting") or "PXD")


def lasting_direction(row: Row, anchor: Anchor) -> Reading | None:
    """Read the last ten years, the coming weeks; these days are the present."""
    unit = row.text("unit", "units") or ""
    count = _count(row)
    if row.text("direction") == "this":
        if count is None and unit == "day":
            return Reading("DATE", "PRESENT_REF")
        return None
    del anchor
    return Reading("DURATION", _length(count or "X", unit), row.mod)


def bare_units(row: Row, anchor: Anchor) -> Reading | None:
    """Read units without a number ('seit Jahren'); weekends repeat and last no time."""
    del anchor
    unit = row.text("units") or ""
    return None if unit == "weekend" else Reading("DURATION", _length("X", unit))


def ago(row: Row, anchor: Anchor) -> Reading | None:
    """Read a distance back from today: a date, or a duration where the pack keeps it as one."""
    unit = row.text("unit", "units") or ""
    count = _count(row) or ("1" if row.has("unit") else "X")
    lasts = unit in anchor.distance or (anchor.distance and not count.isdigit())
    if lasts or unit in _CLOCK:
        return Reading("DURATION", _length(count, unit), row.mod)
    if not count.isdigit():
        return Reading("DATE", "PAST_REF")
    if anchor.today is None:
        return Reading("DATE", open_unit(unit))
    value = shifted(anchor.today, unit, -int(count))
    return None if value is None else Reading("DATE", value)


def distance(row: Row, anchor: Anchor) -> Reading | None:
    """Read a distance from what is told of ('zwei Tage zuvor', 'three weeks later')."""
    unit = row.text("unit", "units") or ""
    count = _count(row) or "X"
    if unit in anchor.distance or unit in _CLOCK or not count.isdigit():
        return Reading("DURATION", _length(count, unit), row.mod)
    steps = int(count) * (-1 if row.has("before") else 1)
    told = anchor.told(row.start)
    if told is None and steps > 0:
        return Reading("DURATION", _length(count, unit), row.mod)
    if told is None and anchor.today is not None:
        told = anchor.today.isoformat()
    if told is None:
        return Reading("DATE", open_unit(unit))
    if unit == "day":
        return Reading("DATE", moved(told, steps))
    if "X" in told:
        return Reading("DATE", open_unit(unit))
    value = shifted(dt.date.fromisoformat(told), unit, steps)
    return None if value is None else Reading("DATE", value)


def set_of_weekday(row: Row, anchor: Anchor) -> Reading | None:
    """Every Monday, Mondays."""
    del anchor
    return Reading("SET", f"XXXX-WXX-{row.text('weekday', 'weekdays')}")


def set_of_units(row: Row, anchor: Anchor) -> Reading | None:
    """Every four years, per year, every summer."""
    del anchor
    unit = row.text("unit", "units")
    if unit is None:
        name = row.text("part", "part_adverb")
        return Reading("SET", f"PT1{name}" if name else f"P1{row.text('season')}")
    count = row.text("ordinal") or _count(row) or "1"
    return Reading("SET", _length(count, unit))


def repeated(row: Row, anchor: Anchor) -> Reading | None:
    """Read a word for repetition ('täglich', 'nachts'), of one weekday where one stands before it."""
    del anchor
    value = row.text("repeated") or ""
    day = row.text("weekday", "weekdays")
    if day is None:
        return Reading("SET", value)
    if value[-2:] not in _PARTS:
        return None
    return Reading("SET", f"XXXX-WXX-{day}T{value[-2:]}")


def ref(row: Row, anchor: Anchor) -> Reading | None:
    """Read the past, the present, the future."""
    del anchor
    return Reading("DATE", row.text("ref", "ref_in") or "PRESENT_REF")


def past(row: Row, anchor: Anchor) -> Reading | None:
    """Read the past by a word that else stands before a unit ('in the past')."""
    del anchor
    return Reading("DATE", "PAST_REF") if row.text("direction") == "last" else None


def age(row: Row, anchor: Anchor) -> Reading | None:
    """Read years that somebody has ('a 34 ans', ', 34 años,'): no time either."""
    years = any(p.kind in {"unit", "units"} and p.value == "year" for p in row.span)
    return nothing(row, anchor) if years else None


def nothing(row: Row, anchor: Anchor) -> Reading | None:
    """Read an age: it is taken by a rule so that no other reads it as a duration."""
    del row, anchor
    return Reading("DURATION", "")
