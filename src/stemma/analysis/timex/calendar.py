"""Arithmetic of TIMEX3 dates: units before and after a day, weekdays, moving feasts."""

from __future__ import annotations

import datetime as dt

__all__ = [
    "STEPS",
    "day_value",
    "feast",
    "near_day",
    "near_month",
    "open_unit",
    "shifted",
    "unit_value",
]

STEPS = {"last": -1, "this": 0, "next": 1}
_OPEN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
    "quarter": "XXXX-QX", "halfyear": "XXXX-HX", "year": "XXXX", "decade": "XXX", "century": "XX", "millennium": "X",
}  # fmt: skip


def day_value(year: int | None, month: int, day: int) -> str | None:
    """Return `YYYY-MM-DD` (`XXXX-MM-DD` without a year); None where there is no such day."""
    try:
        dt.date(2000 if year is None else year, month, day)
    except ValueError:
        return None
    return f"{'XXXX' if year is None else f'{year:04d}'}-{month:02d}-{day:02d}"


def open_unit(unit: str) -> str:
    """Return the value of a unit of which nothing is known."""
    return _OPEN[unit]


def unit_value(day: dt.date, unit: str) -> str:
    """Return the value of the unit that a day lies in."""
    year, week, _ = day.isocalendar()
    return {
        "day": day.isoformat(),
        "week": f"{year:04d}-W{week:02d}",
        "weekend": f"{year:04d}-W{week:02d}-WE",
        "month": f"{day.year:04d}-{day.month:02d}",
        "quarter": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "halfyear": f"{day.year:04d}-H{(day.month + 5) // 6}",
        "year": f"{day.year:04d}",
        "decade": f"{day.year // 10:03d}",
        "century": f"{day.year // 100:02d}",
        "millennium": f"{day.year // 1000}",
    }[unit]


def shifted(day: dt.date, unit: str, steps: int) -> str | None:
    """Return the value of the unit that lies so many units after a day; None beyond year 1 or 9999."""
    months = {"month": 1, "quarter": 3, "halfyear": 6, "year": 12, "decade": 120, "century": 1200,
              "millennium": 12000}  # fmt: skip
    try:
        if unit in months:
            count = day.year * 12 + day.month - 1 + months[unit] * steps
            return unit_value(dt.date(count // 12, count % 12 + 1, 1), unit)
        days = 1 if unit == "day" else 7
        return unit_value(day + dt.timedelta(days=days * steps), unit)
    except (ValueError, OverflowError):
        return None


def near_day(today: dt.date, month: int, day: int, tense: int) -> str | None:
    """Return the day of that name that is nearest to today, in the direction of the tense."""
    found: list[dt.date] = []
    for year in (today.year - 1, today.year, today.year + 1):
        value = day_value(year, month, day)
        if value is not None:
            found.append(dt.date.fromisoformat(value))
    fit = [d for d in found if (d - today).days * tense >= 0] if tense else found
    if not fit:
        return None
    # Reports look back more than ahead: a day to come is taken for farther than it is.
    return min(fit, key=lambda d: max(2 * (d - today).days, (today - d).days)).isoformat()


def near_month(today: dt.date, month: int, tense: int) -> str:
    """Return the month of that name that is nearest to today, in the direction of the tense."""
    now = today.year * 12 + today.month - 1
    found = [(today.year + k) * 12 + month - 1 for k in (-1, 0, 1)]
    fit = [m for m in found if (m - now) * tense >= 0] if tense else found
    best = min(fit or found, key=lambda m: (3 * (m - now) if m > now else 2 * (now - m), m))
    return f"{best // 12:04d}-{best % 12 + 1:02d}"


def feast(name: str, year: int) -> str | None:
    """Return a feast's day in a year: `12-25`, or `easter-2` for days counted from Easter."""
    if not name.startswith("easter"):
        month, day = name.split("-")
        return day_value(year, int(month), int(day))
    offset = int(name.removeprefix("easter") or 0)
    return (_easter(year) + dt.timedelta(days=offset)).isoformat()


def _easter(year: int) -> dt.date:
    """Return Easter Sunday (anonymous Gregorian algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    total = h + k - 7 * m + 114
    return dt.date(year, total // 31, total % 31 + 1)
