"""Builders of dates: days, weekdays, months, years, and what is named relative to today."""

from __future__ import annotations

import datetime as dt

from stemma.analysis.timex.anchor import Anchor
from stemma.analysis.timex.calendar import (
    day_value,
    feast,
    near_day,
    near_month,
    open_unit,
    shifted,
    unit_value,
)
from stemma.analysis.timex.row import Reading, Row

__all__ = [
    "century",
    "date",
    "date_in_row",
    "date_of_unit",
    "dated",
    "day_of_this_month",
    "day_part",
    "day_word",
    "decade",
    "direction_part",
    "eve",
    "holiday",
    "late_weekday",
    "month",
    "month_of_unit",
    "moved",
    "night_between",
    "ordinal_unit",
    "part",
    "quarter",
    "relative",
    "same_day",
    "season",
    "shift",
    "stage_of_unit",
    "weekday",
    "weekday_part",
    "weekday_value",
    "weekend",
    "year",
    "year_in_row",
]  # fmt: skip

_STEPS = {"last": -1, "this": 0, "next": 1}
_SEASON_MONTHS = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


def dated(row: Row, anchor: Anchor) -> str | None:
    """Return the day that the pieces name by numbers, `XXXX-…` where the year stays open."""
    whole = row.text("numeric_date")
    if whole:
        return whole[:10]
    short = row.text("numeric_month_day")
    if short:
        month, day = (int(p) for p in short.split("-"))
    else:
        found = row.number("month", "month_short"), row.number("day", "ordinal")
        if found[0] is None or found[1] is None:
            return None
        month, day = found
    year = row.number("year")
    if year is not None:
        return day_value(year, month, day)
    return _day_without_year(row, anchor, month, day)


def _day_without_year(row: Row, anchor: Anchor, month: int, day: int) -> str | None:
    unit = row.text("unit", "year_label")
    if unit is not None and anchor.today:
        steps = _STEPS[row.text("direction") or "this"]
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
    base = shifted(anchor.today, "month", _STEPS[row.text("direction") or "this"])
    if base is None:
        return None
    value = day_value(int(base[:4]), int(base[5:7]), day)
    return None if value is None else Reading("DATE", value)


def weekday_value(row: Row, anchor: Anchor) -> str | None:
    """Return the day that a weekday with or without a direction means."""
    number = row.number("weekday", "weekday_short")
    if number is None:
        joined = row.text("weekday_part") or ""
        number = int(joined.split()[0])
    if anchor.today is None:
        return f"XXXX-WXX-{number}"
    away = number - anchor.today.isoweekday()
    direction = row.text("direction")
    if direction == "this":
        return (anchor.today + dt.timedelta(days=away)).isoformat()
    if direction is None and away == 0:
        return anchor.today.isoformat()
    ahead = direction == "next" or (direction is None and anchor.tense(row.span[0]) > 0)
    away = away % 7 or 7 if ahead else -(-away % 7 or 7)
    return (anchor.today + dt.timedelta(days=away)).isoformat()


def weekday(row: Row, anchor: Anchor) -> Reading | None:
    """Read a weekday, last, next or by the tense."""
    value = weekday_value(row, anchor)
    return None if value is None else Reading("DATE", value)


def weekday_part(row: Row, anchor: Anchor) -> Reading | None:
    """Read a part of a weekday ('Donnerstagabend', 'Thursday evening')."""
    value = weekday_value(row, anchor)
    joined = row.text("weekday_part")
    part = joined.split()[1] if joined else row.text("part", "part_adverb")
    return None if value is None else Reading("TIME", f"{value}T{part}")


def late_weekday(row: Row, anchor: Anchor) -> Reading | None:
    """Late on a weekday: its night."""
    value = weekday_value(row, anchor)
    return None if value is None else Reading("TIME", f"{value}TNI")


def night_between(row: Row, anchor: Anchor) -> Reading | None:
    """Read the night between two weekdays, dated by the evening."""
    value = weekday_value(row, anchor)
    if row.text("part", "part_adverb") not in {"NI", "EV"} or value is None:
        return None
    return Reading("TIME", f"{value}TNI")


def eve(row: Row, anchor: Anchor) -> Reading | None:
    """Read the night before a weekday ('in der Nacht auf Sonntag'), dated by the evening."""
    value = weekday_value(row, anchor)
    if row.text("part", "part_adverb") != "NI" or value is None:
        return None
    if value.startswith("XXXX"):
        return Reading("TIME", f"XXXX-WXX-{(int(value[-1]) - 2) % 7 + 1}TNI")
    before = shifted(dt.date.fromisoformat(value), "day", -1)
    return Reading("TIME", f"{before}TNI")


def day_word(row: Row, anchor: Anchor) -> Reading | None:
    """Today, yesterday, tomorrow; today means the present where the text is no report of a day."""
    steps = row.number("day_word") or 0
    if anchor.today is None:
        return Reading("DATE", open_unit("day"))
    if steps == 0 and not anchor.day_style:
        return Reading("DATE", "PRESENT_REF")
    value = shifted(anchor.today, "day", steps)
    return None if value is None else Reading("DATE", value)


def day_part(row: Row, anchor: Anchor) -> Reading | None:
    """Read a part of today, yesterday or tomorrow ('gestern Abend', 'last night')."""
    both = row.text("day_part")
    steps, part = both.split() if both else (row.text("day_word"), row.text("part", "part_adverb"))
    if anchor.today is None:
        return Reading("TIME", f"XXXX-XX-XXT{part}")
    value = shifted(anchor.today, "day", int(steps or 0))
    return None if value is None else Reading("TIME", f"{value}T{part}")


def direction_part(row: Row, anchor: Anchor) -> Reading | None:
    """Read this morning, last night; the night is that of the evening before."""
    part, direction = row.text("part", "part_adverb"), row.text("direction") or "this"
    if anchor.today is None:
        return Reading("TIME", f"XXXX-XX-XXT{part}")
    value = shifted(anchor.today, "day", _STEPS[direction])
    return None if value is None else Reading("TIME", f"{value}T{part}")


def part(row: Row, anchor: Anchor) -> Reading | None:
    """Read a part of the day that is told of ('am Abend')."""
    name = row.text("part", "part_adverb")
    told = anchor.told(row.start)
    if told is None:
        if anchor.today is None:
            return Reading("TIME", f"XXXX-XX-XXT{name}")
        told = anchor.today.isoformat()
    if name == "NI" and anchor.today and told == anchor.today.isoformat():
        told = shifted(anchor.today, "day", -1) or told
    return Reading("TIME", f"{told}T{name}")


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
        tense = _STEPS[direction]
    return Reading("DATE", near_month(anchor.today, number, tense), row.mod)


def month_of_unit(row: Row, anchor: Anchor) -> Reading | None:
    """Read a month of this, last or next year."""
    number = row.number("month", "month_short")
    steps = _STEPS[row.text("direction") or "this"]
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
    tense = _STEPS[direction] if direction else anchor.tense(row.span[0])
    near = near_month(anchor.today, _SEASON_MONTHS[name], tense)
    return Reading("DATE", f"{near[:4]}-{name}", row.mod)


def quarter(row: Row, anchor: Anchor) -> Reading | None:
    """Read a quarter or half of a year by its number."""
    number, year = row.number("ordinal"), row.number("year")
    if row.text("unit") != "quarter" or number is None or number > 4:
        return None
    if year is None and anchor.today is not None:
        year = anchor.today.year + _STEPS[row.text("direction") or "this"]
    return Reading("DATE", f"{year or 'XXXX'}-Q{number}")


def holiday(row: Row, anchor: Anchor) -> Reading | None:
    """Read a feast with its year, or the nearest one in the direction of the tense."""
    name, year = row.text("holiday") or "", row.number("year")
    if year is None and anchor.today is None:
        return Reading("DATE", "XXXX-XX-XX" if name.startswith("easter") else f"XXXX-{name}")
    if year is None and anchor.today is not None:
        direction = row.text("direction")
        tense = _STEPS[direction] if direction else anchor.tense(row.span[0])
        days = [feast(name, anchor.today.year + k) for k in (-1, 0, 1)]
        known = [dt.date.fromisoformat(d) for d in days if d]
        away = [d for d in known if (d - anchor.today).days * tense >= 0] or known
        best = min(away, key=lambda d: abs((d - anchor.today).days))  # type: ignore[operator]
        return Reading("DATE", best.isoformat())
    value = feast(name, year or 1)
    return None if value is None else Reading("DATE", value)


def shift(row: Row, anchor: Anchor) -> Reading | None:
    """Read this, last or next week, month, year, weekend."""
    unit, steps = row.text("unit") or "", _STEPS[row.text("direction") or "this"]
    if unit in {"hour", "minute", "second"}:
        return Reading("DATE", "PRESENT_REF") if steps == 0 else None
    if unit == "day":
        return _other_day(row, anchor, steps)
    if anchor.today is None:
        return Reading("DATE", open_unit(unit), row.mod)
    if unit == "weekend" and anchor.today.isoweekday() < 6 and steps < 0:
        steps = -1
    value = shifted(anchor.today, unit, steps)
    return None if value is None else Reading("DATE", value, row.mod)


def weekend(row: Row, anchor: Anchor) -> Reading | None:
    """Read the weekend, by the tense; on a weekend the current one."""
    if row.text("unit") != "weekend":
        return None
    if anchor.today is None:
        return Reading("DATE", open_unit("weekend"))
    now = anchor.today.isoweekday() > 5 or anchor.tense(row.span[0]) > 0
    value = shifted(anchor.today, "weekend", 0 if now else -1)
    return None if value is None else Reading("DATE", value)


def _other_day(row: Row, anchor: Anchor, steps: int) -> Reading | None:
    """On this day, on the next day: counted from the day that is told of."""
    told = anchor.told(row.start)
    if told is None and anchor.today is not None:
        told = anchor.today.isoformat()
    if told is None:
        return Reading("DATE", open_unit("day"))
    return Reading("DATE", moved(told, steps))


def moved(told: str, steps: int) -> str:
    """Return a day so many days after another, which may lack its year or be a bare weekday."""
    if told.startswith("XXXX-W"):
        return f"XXXX-WXX-{(int(told[-1]) - 1 + steps) % 7 + 1}"
    is_open = told.startswith("X")
    if "X" in told[4:]:
        return open_unit("day")
    base = dt.date.fromisoformat(f"2000{told[4:]}" if is_open else told)
    value = shifted(base, "day", steps) or told
    return f"XXXX{value[4:]}" if is_open else value


def same_day(row: Row, anchor: Anchor) -> Reading | None:
    """Read the same day, week, month or year as what is told of."""
    unit, told = row.text("unit") or "", anchor.told(row.start)
    if told is None or unit in {"hour", "minute", "second"}:
        return None
    if told.startswith("X") or unit == "day":
        return Reading("DATE", told if unit == "day" else open_unit(unit))
    return Reading("DATE", unit_value(dt.date.fromisoformat(told), unit))


def stage_of_unit(row: Row, anchor: Anchor) -> Reading | None:
    """Read the beginning, middle or end of the current unit ('Ende des Jahres')."""
    unit = row.text("unit") or ""
    if unit in {"hour", "minute", "second", "day", "decade", "century", "millennium"}:
        return None
    value = unit_value(anchor.today, unit) if anchor.today else open_unit(unit)
    return Reading("DATE", value, row.mod)


def ordinal_unit(row: Row, anchor: Anchor) -> Reading | None:
    """Read a century or millennium by its number; other counted units are no dates."""
    del anchor
    number, unit = row.number("ordinal"), row.text("unit")
    if number is None or number < 1:
        return None
    if unit == "century":
        return Reading("DATE", f"{number - 1:02d}", row.mod)
    if unit == "millennium":
        return Reading("DATE", str(number - 1), row.mod)
    return None


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


def relative(row: Row, anchor: Anchor) -> Reading | None:
    """Read a word that means a unit at a distance ('Vorjahr': `year -1`, 'tags darauf': `told 1`)."""
    unit, number = (row.text("relative") or "").split()
    if unit == "told":
        return _other_day(row, anchor, int(number))
    if anchor.today is None:
        return Reading("DATE", open_unit(unit))
    value = shifted(anchor.today, unit, int(number))
    return None if value is None else Reading("DATE", value)
