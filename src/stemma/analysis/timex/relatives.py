"""Builders of dates relative to today or to what is told of: weekdays, parts of days, units."""

from __future__ import annotations

import datetime as dt

from stemma.analysis.timex.anchor import Anchor
from stemma.analysis.timex.calendar import STEPS, open_unit, shifted, unit_value
from stemma.analysis.timex.row import Reading, Row

__all__ = [
    "current_unit",
    "day_part",
    "day_word",
    "direction_part",
    "eve",
    "late_weekday",
    "moved",
    "night_between",
    "part",
    "relative",
    "same_day",
    "shift",
    "stage_of_unit",
    "weekday",
    "weekday_number",
    "weekday_part",
    "weekday_value",
    "weekend",
]


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
    tense = anchor.tense(row.span[0]) or int(row.before == "until")
    ahead = direction == "next" or (direction is None and tense > 0)
    away = away % 7 or 7 if ahead else -(-away % 7 or 7)
    return (anchor.today + dt.timedelta(days=away)).isoformat()


def weekday(row: Row, anchor: Anchor) -> Reading | None:
    """Read a weekday, last, next or by the tense."""
    value = weekday_value(row, anchor)
    return None if value is None else Reading("DATE", value)


def weekday_number(row: Row, anchor: Anchor) -> Reading | None:
    """Read a weekday with the day of the month after it ('sexta-feira (13)')."""
    number = int(row.after[1].value)
    wanted = row.number("weekday")
    if anchor.today is None:
        return None
    near = [anchor.today + dt.timedelta(days=k) for k in range(-15, 16)]
    fit = [d for d in near if d.day == number and d.isoweekday() == wanted]
    if not fit:
        return None
    part = row.text("part", "part_adverb")
    value = fit[0].isoformat()
    return Reading("TIME", f"{value}T{part}") if part else Reading("DATE", value)


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
    value = shifted(anchor.today, "day", STEPS[direction])
    return None if value is None else Reading("TIME", f"{value}T{part}")


def part(row: Row, anchor: Anchor) -> Reading | None:
    """Read a part of the day that is told of ('am Abend')."""
    name = row.text("part", "part_adverb")
    told = anchor.told(row.start)
    if told is None:
        if anchor.today is None:
            return Reading("TIME", f"XXXX-XX-XXT{name}")
        told = anchor.today.isoformat()
    past = anchor.tense(row.span[0]) <= 0
    if past and name == "NI" and anchor.today and told == anchor.today.isoformat():
        told = shifted(anchor.today, "day", -1) or told
    return Reading("TIME", f"{told}T{name}")


def shift(row: Row, anchor: Anchor) -> Reading | None:
    """Read this, last or next week, month, year, weekend."""
    unit, steps = row.text("unit") or "", STEPS[row.text("direction") or "this"]
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


def current_unit(row: Row, anchor: Anchor) -> Reading | None:
    """Read a unit by a word for the present ('the current year')."""
    return shift(row, anchor) if row.text("ref") == "PRESENT_REF" else None


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


def relative(row: Row, anchor: Anchor) -> Reading | None:
    """Read a word that means a unit at a distance ('Vorjahr': `year -1`, 'tags darauf': `told 1`)."""
    unit, number = (row.text("relative") or "").split()
    if unit == "told":
        return _other_day(row, anchor, int(number))
    if anchor.today is None:
        return Reading("DATE", open_unit(unit))
    value = shifted(anchor.today, unit, int(number))
    return None if value is None else Reading("DATE", value)
