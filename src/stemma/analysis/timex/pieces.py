"""The pieces that a text is cut into, and the classes that they fall into."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["CLASSES", "COMMON", "Piece", "letters"]

# Every class is one letter of the string that the patterns of the grammar run over.
CLASSES = (
    "other", "break", "day", "num", "year", "decimal", "numeric_date", "numeric_month_day",
    "hours", "clock_h", "month_year", "decade_digits", "roman", "comma", "dash",
    "slash", "open", "close", "stop", "apostrophe", "ordinal", "number", "month", "month_short",
    "weekday", "weekday_short", "weekdays", "weekday_part", "direction", "unit", "units", "part",
    "day_word", "day_part", "ref", "season", "holiday", "stage", "about", "vague", "repeated",
    "lasting", "relative", "decade", "clock", "the", "of", "in", "at", "at_apart", "since",
    "until", "from", "and", "ago_before", "ago_after", "before", "after", "each", "per", "one",
    "half", "half_to", "year_label", "day_label", "clock_label", "oclock", "am", "pm", "eve_of",
    "late", "same", "years_of", "era", "duration_of", "pair", "counted", "money", "age_before", "age_after", "ref_in", "hours4", "month_label", "part_adverb", "slashed_date", "quarter",
    "having",
)  # fmt: skip
_LETTER = {name: chr(0x4E00 + i) for i, name in enumerate(CLASSES)}
# Classes that make no time by themselves: a row of pieces without any other is passed over.
COMMON = frozenset(
    {"other", "break", "comma", "dash", "slash", "open", "close", "stop", "apostrophe", "the",
     "of", "in", "at", "at_apart", "since", "until", "from", "and", "about", "vague", "one",
     "counted", "money", "day", "num", "decimal", "ordinal", "before", "after", "each", "per",
     "direction", "half", "eve_of", "late", "same", "age_before", "age_after", "duration_of",
     "roman", "stage", "ago_before", "having"}
)  # fmt: skip


class Piece(NamedTuple):
    """A piece of the text with its class and the value that it stands for."""

    start: int
    end: int
    kind: str
    value: str


def letters(pieces: list[Piece]) -> str:
    """Return the classes of the pieces as a string, one letter for each."""
    return "".join([_LETTER[p.kind] for p in pieces])
