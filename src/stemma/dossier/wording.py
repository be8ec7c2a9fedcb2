"""Stemma's own words: fixed templates for values, times and counts, never a word of a source."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.dossier.records import Telling
from stemma.languages import available, language
from stemma.model import Modifier, Voices

__all__ = [
    "SECTIONS",
    "amount",
    "count",
    "language_name",
    "listed",
    "moment",
    "more_phrase",
    "origin_name",
    "period",
    "voices_phrase",
    "who",
]


SECTIONS = {
    "conflicts": "Conflicts",
    "figures": "Figures that changed, or are told with different care",
    "shared": "What several voices share",
    "single": "What only one voice has",
    "timeline": "Timeline",
    "gaps": "What cannot be told, and what was not compared",
    "coverage": "Coverage: who copied whom, and why Stemma says so",
    "mentions": "All mentions",
    "sources": "The texts as they were read",
    "alone": "Articles alone in their story",
}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BEFORE: dict[Modifier, str] = {
    "about": "about ",
    "more_than": "more than ",
    "at_least": "at least ",
    "up_to": "up to ",
    "less_than": "less than ",
    "nearly": "nearly ",
}
_DAY_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: '1 article', '2 articles'."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def listed(items: Sequence[str]) -> str:
    """Return items as a phrase: 'a', 'a and b', 'a, b and c'."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def voices_phrase(voices: Voices) -> str:
    """Return the count of voices, which always says how many are not shown to be independent."""
    total = voices.shown + voices.not_shown
    return f"{count(total, 'voice')}, {voices.not_shown or 'none'} not shown to be independent"


def _number(value: float) -> str:
    for scale, name in _SCALES:
        if abs(value) >= scale and round(value / scale * 1000, 6).is_integer():
            return f"{_number(value / scale)} {name}"
    text = f"{value:,.4f}".rstrip("0").rstrip(".")
    # Four digits stand without a comma only in years; a figure keeps it.
    return text or "0"


def amount(low: float, high: float, modifier: Modifier, unit: str | None) -> str:
    """Return a value with its modifier and unit: 'more than 1,200 people', '90 to 120 million EUR'.

    A vague word is given as the range that it stands for.
    """
    first, last = _number(low), _number(high)
    if low == high:
        text = f"{_BEFORE.get(modifier, '')}{first}"
    else:
        scale = last.partition(" ")[2]
        if scale and first.endswith(f" {scale}"):
            first = first.removesuffix(f" {scale}")
        text = f"{first} to {last}"
    if unit == "%":
        return f"{text} %"
    text = f"{text} {unit}" if unit and unit != "1" else text
    return f"vague: {text}" if modifier == "vague" else text


def moment(value: str | None) -> str:
    """Return an ISO or TIMEX3 value for reading: '13 Oct 2026, 12:00', '9 Nov, year open'.

    A value of another shape is returned as it is.
    """
    if not value:
        return ""
    day, _, clock = value.replace(" ", "T", 1).partition("T")
    said = _day(day)
    if said is None:
        return value
    return f"{said}, {_clock(clock)}" if clock else said


def _day(value: str) -> str | None:
    parts = value.split("-")
    year = parts[0]
    if len(year) != 4 or not (year.isdigit() or year == "XXXX"):
        return None
    open_year = not year.isdigit()
    tail = ", year open" if open_year else f" {year}"
    if len(parts) == 1:
        return None if open_year else year
    if parts[1].startswith("W") and parts[1][1:].isdigit():
        return f"week {int(parts[1][1:])}{tail}"
    if not (parts[1].isdigit() and 1 <= int(parts[1]) <= 12):
        return None
    month = _MONTHS[int(parts[1]) - 1]
    if len(parts) == 2:
        return month + tail
    return f"{int(parts[2])} {month}{tail}" if parts[2].isdigit() else None


def _clock(value: str) -> str:
    if value in _DAY_PARTS:
        return _DAY_PARTS[value]
    zone = ""
    if value.endswith("Z"):
        value, zone = value[:-1], " UTC"
    elif len(value) > 6 and value[-6] in "+-" and value[-3] == ":":
        value, zone = value[:-6], f" UTC{value[-6:]}"
    return value[:5] + zone


def period(first: str | None, last: str | None) -> str:
    """Return a span of time for reading; one moment stands alone, none is said to be unknown."""
    start, end = moment(first), moment(last)
    if not start and not end:
        return "no date is known"
    if start == end or not start or not end:
        return start or end
    return f"{start} to {end}"


def language_name(code: str) -> str:
    """Return the English name of a language, or its code where there is no pack."""
    if code == "und":
        return "language not told"
    primary = code.split("-", maxsplit=1)[0].lower()
    return language(primary).general.name if primary in available() else code


def origin_name(origin: str) -> str:
    """Return the origin of a lineage for reading: an agency, an outlet's own report, or unknown."""
    if origin.startswith("own:"):
        return f"{origin.removeprefix('own:')}, own report"
    return "origin unknown" if origin == "unknown" else origin


def more_phrase(number: int) -> str:
    """Return the line that says how many rows a short form leaves out, and where they stand."""
    return f"{number} more in --format html and --format json"


def who(telling: Telling) -> str:
    """Return who tells it and as of when."""
    names = " · ".join(telling.speakers) or "no speaker named"
    return f"{names}, as of {telling.as_of}" if telling.as_of else names
