"""Builders of dates by their names: day and month, year, season, quarter, feast, century."""

from __future__ import annotations

import datetime as dt

from stemma.analysis.timex.anchor import Anchor
from stemma.analysis.timex.calendar import STEPS, day_value, feast, near_day, near_month, shifted
from stemma.analysis.timex.row import Reading, Row

__all__ = [
    "century",
    "date",
    "date_in_row",
    "date_of_unit",
    "dated",
    "day_of_this_month",
    "decade",
    "holiday",
    "month",
    "month_of_unit",
    "ordinal_unit",
    "quarter",
    "season",
    "year",
    "year_in_row",
]

# Two digits with an ending are a decade only after these, or with a unit ('the 90s').
_BEFORE_DECADE = frozenset({"the", "in", "since", "until", "of", "stage"})
_SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


def dated(row: Row, anchor: Anchor) -> str | None:
    """Return the day that the pieces name by numbers, `XXXX-…` where the year stays open."""
    whole = row.text("numeric_date")
    if whole:
        return whole[:10]
    short = row.text("numeric_month_day", "slashed_date")
    if short:
        month, day = (int(p) for p in short.split("-"))
    else:
        named, counted = row.number("month", "month_short"), row.number("day", "ordinal")
        if named is None or counted is None:
            return None
        month, day = named, counted
    year = row.number("year")
    if year is not None:
        return day_value(year, month, day)
    return _day_without_year(row, anchor, month, day)


def _day_without_year(row: Row, anchor: Anchor, month: int, day: int) -> str | None:
    unit = row.text("unit", "year_label")
    if unit is not None and anchor.today:
        steps = STEPS[row.text("direction") or "this"]
        return day_value(anchor.today.year + steps, month, day)
    told = anchor.year_of_month(month, row.start)
    if told is not None:
        return day_value(told, month, day)
    if anchor.today is None:
        return day_value(None, month, day)
    return near_day(anchor.today, month, day, anchor.tense(row.span[0]))


def date(row: Row, anchor: Anchor) -> Reading | None:
    """Read a day by its numbers, with a part of the day where one stands before it."""
    value = dated(row, anchor)
    if value is None:
        return None
    whole = row.text("numeric_date") or ""
    if "T" in whole:
        return Reading("TIME", whole)
    part = row.text("part", "part_adverb")
    return Reading("TIME", f"{value}T{part}") if part else Reading("DATE", value)


def date_of_unit(row: Row, anchor: Anchor) -> Reading | None:
    """Read a day of a month of this or another year."""
    return date(row, anchor)


def date_in_row(row: Row, anchor: Anchor) -> Reading | None:
    """Read the first of two days that share the month ('5. bis 9. Juni')."""
    day = row.number("day", "ordinal")
    month = next((p for p in row.after if p.kind in {"month", "month_short"}), None)
    year = next((int(p.value) for p in row.after if p.kind == "year"), None)
    if day is None or month is None:
        return None
    number = int(month.value)
    if year is None:
        year = anchor.year_of_month(number, row.start)
    if year is not None or anchor.today is None:
        value = day_value(year, number, day)
    else:
        value = near_day(anchor.today, number, day, anchor.tense(row.span[0]))
    return None if value is None else Reading("DATE", value)


def day_of_this_month(row: Row, anchor: Anchor) -> Reading | None:
    """Read a day by its number in this or another month ('the thirteenth of this month')."""
    day = row.number("ordinal")
    if row.text("unit") != "month" or day is None:
        return None
    if anchor.today is None:
        return Reading("DATE", f"XXXX-XX-{day:02d}") if day <= 31 else None
    base = shifted(anchor.today, "month", STEPS[row.text("direction") or "this"])
    if base is None:
        return None
    value = day_value(int(base[:4]), int(base[5:7]), day)
    return None if value is None else Reading("DATE", value)


def month(row: Row, anchor: Anchor) -> Reading | None:
    """Read a month with its year, or the nearest one in the direction of the tense."""
    whole = row.text("month_year")
    if whole:
        return Reading("DATE", whole)
    number, year = row.number("month", "month_short"), row.number("year")
    if number is None:
        return None
    if year is not None:
        return Reading("DATE", f"{year:04d}-{number:02d}", row.mod)
    if anchor.today is None:
        told = anchor.year_of_month(number, row.start)
        return Reading("DATE", f"{told or 'XXXX'}-{number:02d}", row.mod)
    tense = anchor.tense(row.span[0])
    direction = row.text("direction")
    if direction:
        return Reading("DATE", near_month(anchor.today, number, STEPS[direction]), row.mod)
    value = near_month(anchor.today, number, tense)
    return Reading("DATE", anchor.same_month(number, value), row.mod)


def month_of_unit(row: Row, anchor: Anchor) -> Reading | None:
    """Read a month of this, last or next year."""
    number = row.number("month", "month_short")
    steps = STEPS[row.text("direction") or "this"]
    unit = row.text("unit")
    if unit is None:
        unit, away = (row.text("relative") or "").split()
        steps = int(away)
    if unit != "year" or number is None:
        return None
    if anchor.today is None:
        return Reading("DATE", f"XXXX-{number:02d}", row.mod)
    year = anchor.today.year + steps
    return Reading("DATE", f"{year:04d}-{number:02d}", row.mod)


def season(row: Row, anchor: Anchor) -> Reading | None:
    """Read a season with its year, or the nearest one in the direction of the tense."""
    name, year = row.text("season") or "", row.number("year")
    if year is not None:
        return Reading("DATE", f"{year:04d}-{name}", row.mod)
    if anchor.today is None:
        return Reading("DATE", f"XXXX-{name}", row.mod)
    direction = row.text("direction")
    if direction == "this":
        return Reading("DATE", f"{anchor.today.year:04d}-{name}", row.mod)
    tense = STEPS[direction] if direction else anchor.tense(row.span[0])
    near = near_month(anchor.today, _SEASON_MONTHS[name], tense)
    return Reading("DATE", f"{near[:4]}-{name}", row.mod)


def quarter(row: Row, anchor: Anchor) -> Reading | None:
    """Read a quarter or half of a year by its number ('Q3 2026', 'first half of last year')."""
    number, year = row.number("ordinal", "quarter"), row.number("year")
    unit = "quarter" if row.has("quarter") else row.text("unit") or ""
    letter = "H" if row.has("half") else {"quarter": "Q", "halfyear": "H"}.get(unit)
    if letter is None or number is None or not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    if row.has("half") and year is None and unit != "year":
        return None
    if year is None and anchor.today is not None:
        year = anchor.today.year + STEPS[row.text("direction") or "this"]
    return Reading("DATE", f"{year or 'XXXX'}-{letter}{number}")


def holiday(row: Row, anchor: Anchor) -> Reading | None:
    """Read a feast with its year, or the nearest one in the direction of the tense."""
    name, year = row.text("holiday") or "", row.number("year")
    if year is None and anchor.today is None:
        return Reading("DATE", "XXXX-XX-XX" if name.startswith("easter") else f"XXXX-{name}")
    if year is None and anchor.today is not None:
        direction = row.text("direction")
        tense = STEPS[direction] if direction else anchor.tense(row.span[0])
        days = [feast(name, anchor.today.year + k) for k in (-1, 0, 1)]
        known = [dt.date.fromisoformat(d) for d in days if d]
        away = [d for d in known if (d - anchor.today).days * tense >= 0] or known
        best = min(away, key=lambda d: abs((d - anchor.today).days))  # type: ignore[operator]
        return Reading("DATE", best.isoformat())
    value = feast(name, year or 1)
    return None if value is None else Reading("DATE", value)


def ordinal_unit(row: Row, anchor: Anchor) -> Reading | None:
    """Read a century, millennium, quarter or half-year by its number; others are no dates."""
    number, unit = row.number("ordinal"), row.text("unit")
    if number is None or number < 1:
        return None
    if unit == "century":
        return Reading("DATE", f"{number - 1:02d}", row.mod)
    if unit == "millennium":
        return Reading("DATE", str(number - 1), row.mod)
    return quarter(row, anchor)


def century(row: Row, anchor: Anchor) -> Reading | None:
    """Read a century by its number, written with digits, words or Roman numerals."""
    del anchor
    number, unit = row.number("ordinal", "roman"), row.text("unit")
    if number is None or not 1 <= number <= 30 or unit not in {"century", "millennium"}:
        return None
    return Reading("DATE", f"{number - 1:02d}" if unit == "century" else str(number - 1), row.mod)


def decade(row: Row, anchor: Anchor) -> Reading | None:
    """Read a decade ('die neunziger Jahre', '1990s'): its first three digits."""
    digits = row.text("decade", "decade_digits", "year", "num") or ""
    unit = row.text("unit", "units")
    if unit not in {None, "year"} or len(digits) not in {2, 4} or not digits.endswith("0"):
        return None
    if row.has("year") and not anchor.decade_years:
        return None
    if len(digits) == 2 and unit is None and not ({row.before, row.span[0].kind} & _BEFORE_DECADE):
        return None
    if len(digits) == 4:
        return Reading("DATE", digits[:3], row.mod)
    return Reading("DATE", f"{'20' if digits < '20' else '19'}{digits[0]}", row.mod)


def year(row: Row, anchor: Anchor) -> Reading | None:
    """Read a year; that a bare number is one is asked by the caller."""
    del anchor
    label = row.text("unit", "units")
    if label not in {None, "year"}:
        return None
    number = row.number("year", "num") or 0
    if not row.has("year") and not 100 <= number < 1000:
        return None
    return Reading("DATE", f"{number:04d}", row.mod)


def year_in_row(row: Row, anchor: Anchor) -> Reading | None:
    """Read the first of two years that are written as one ('2019/20')."""
    del anchor
    second = row.after[-1].value
    first = row.number("year") or 0
    if len(second) > 2 or int(second) != (first + 1) % 100:
        return None
    return Reading("DATE", f"{first:04d}")
