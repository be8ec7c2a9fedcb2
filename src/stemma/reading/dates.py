"""Dates in the lines of a page: day, month, year, clock time, and how surely they were read."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal, NamedTuple

import regex

from stemma.languages import available
from stemma.languages.calendar import month_names, weekday_names
from stemma.reading.forms import Forms
from stemma.reading.phrases import reading_part
from stemma.text import fold

__all__ = ["PageDate", "date_words", "find_date"]

_ISO = r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"
_CJK = r"(?P<y>(?:19|20)\d\d)\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]"
_NUMERIC = (
    r"(?P<a>\d{1,2})(?P<sep>\s?[./|-]\s?)(?P<b>\d{1,2})\s?[./|-]\s?(?P<y>(?:19|20)\d\d|\d\d)(?!\d)"
)
_WORD = r"(?P<w>\p{L}[\p{L}\p{M}]+)"
_DAY_FIRST = (
    r"(?P<d>\d{1,2})(?:st|nd|rd|th|er|º|ª|°|\.)?,?\s+(?:de\s|d'|of\s|de\sl[ao]\s)?\s*"
    + _WORD + r"\.?,?\s+(?:de\s|del\s|năm\s)?\s*(?P<y>(?:19|20)\d\d)(?!\d)"
)  # fmt: skip
_MONTH_FIRST = _WORD + r"\.?\s+(?P<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"
_YEAR_FIRST = r"(?P<y>(?:19|20)\d\d)\.?\s+" + _WORD + r"\.?\s+(?P<d>\d{1,2})(?!\d)"
_NUMBERED = r"(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s*,?\s+(?:năm\s+)?(?P<y>(?:19|20)\d\d)(?!\d)"
_FORMS = tuple(
    regex.compile(form, regex.I)
    for form in (
        r"(?<!\d)" + _ISO, _CJK, r"(?<![\d.,])" + _NUMERIC, r"(?<!\d)" + _NUMBERED,
        r"(?<!\d)" + _DAY_FIRST, _MONTH_FIRST, r"(?<!\d)" + _YEAR_FIRST,
        r"(?P<a>\d{2})(?P<sep>[./-])(?P<b>\d{2})[./-](?P<y>(?:19|20)\d\d)(?!\d)",
    )
)  # fmt: skip
# Every form has a year of four digits, or two signs between three numbers.
_HAS_YEAR = regex.compile(r"(?:19|20)\d\d|\d\s?[./|-]\s?\d{1,2}\s?[./|-]\s?\d\d")
_CLOCK = regex.compile(
    r"(?<![\d.,])(?P<h>[01]?\d|2[0-4])(?:\s?[:h.]\s?(?P<n>[0-5]\d))(?::[0-5]\d)?(?![\d%])"
    r"(?:\s?(?P<half>[ap])\.?m\b)?", regex.I,
)  # fmt: skip
_LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}.]*")
_SPACE = regex.compile(r"\s+")
_ZONE = regex.compile(
    r"\b(?:UTC|GMT|MESZ|MEZ|CES?T|[ECMP][SD]T|BST|ICT|MSK|МСК)\b|\((?:GMT|UTC)[^)]*\)"
)


class PageDate(NamedTuple):
    """A date in a line: ISO value, precision, span in the line, and what else it may mean.

    `other` is the ISO day with day and month exchanged, where the order could not be told.
    """

    value: str
    precision: Literal["day", "minute"]
    start: int
    end: int
    other: str | None = None


def find_date(line: str, language: str, now: date | None = None) -> PageDate | None:
    """Return the first full date of a line with its clock time; none that lies after `now`."""
    if _HAS_YEAR.search(line) is None:
        return None
    for form in _FORMS:
        for match in form.finditer(line):
            found = _resolve(match.groupdict(), language)
            if found is None:
                continue
            day, other = found
            if now is not None and day > now:
                if other is None or other > now:
                    continue
                day, other = other, None
            return _with_clock(line, match.span(), day, other)
    return None


def _resolve(parts: dict[str, str | None], language: str) -> tuple[date, date | None] | None:
    year = int(parts["y"] or 0)
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    first, second = parts.get("a"), parts.get("b")
    if first is not None and second is not None:
        return _ordered(year, int(first), int(second), (parts["sep"] or "").strip(), language)
    number = parts.get("m")
    month = int(number) if number else _month(parts.get("w") or "", language)
    day = _day(year, month, int(parts["d"] or 0))
    return None if day is None else (day, None)


def _ordered(
    year: int, first: int, second: int, sign: str, language: str
) -> tuple[date, date | None] | None:
    """Return the day with its alternative, where the order of day and month is open.

    Dots always mean day before month; so does any sign in a language that never turns them.
    """
    by_day, by_month = _day(year, second, first), _day(year, first, second)
    if by_day is None or by_month is None:
        only = by_day or by_month
        return None if only is None else (only, None)
    if by_day == by_month or sign == ".":
        return by_day, None
    if language != "und" and not reading_part(language).month_first:
        return by_day, None
    return (by_month, by_day) if sign == "/" and language != "und" else (by_day, by_month)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str, language: str) -> int:
    name = fold(word)
    for code in (language, "en"):
        if name in month_names(code):
            return month_names(code)[name]
    return _any_month().get(name, 0)


@cache
def _any_month() -> dict[str, int]:
    """Return the months of all packs by name; a name that means two months is left out."""
    found: dict[str, set[int]] = {}
    for code in available():
        for name, number in month_names(code).items():
            found.setdefault(name, set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def _with_clock(line: str, span: tuple[int, int], day: date, other: date | None) -> PageDate:
    start, end = span
    for low, high in ((end, min(len(line), end + 24)), (max(0, start - 16), start)):
        match = _CLOCK.search(line, low, high)
        if match is None:
            continue
        hour = int(match["h"])
        if match["half"]:
            hour = hour % 12 + (12 if match["half"] in "pP" else 0)
        if hour < 24:
            value = f"{day.isoformat()}T{hour:02d}:{match['n']}"
            alternative = f"{other.isoformat()}{value[10:]}" if other else None
            return PageDate(
                value, "minute", min(start, match.start()), max(end, match.end()), alternative
            )
    return PageDate(day.isoformat(), "day", start, end, other.isoformat() if other else None)


def date_words(line: str, found: PageDate, form: Forms, language: str) -> str:
    """Return what a line says besides its date: without weekday, time zone and labels."""
    rest = line[: found.start] + " | " + line[found.end :]
    rest = _CLOCK.sub(" ", _ZONE.sub(" ", rest))
    days = weekday_names(language)
    kept = _LETTERS.sub(lambda m: _unless(m.group(), days), rest)
    kept = form.published.sub(" ", kept)
    return _SPACE.sub(" ", kept).strip(" |,.:;·•–—-/()\t")  # type: ignore[no-any-return]


def _unless(word: str, days: dict[str, int]) -> str:
    name = fold(word).strip(".")
    return " " if name in days or name in weekday_names("en") else word
