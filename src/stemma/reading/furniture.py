"""Furniture: what would stand on any page of the outlet, told by weights that add up.

Every reason is a weight with a sentence; a line whose weights reach `THRESHOLD` is furniture.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

import regex

from stemma.reading.lines import Line
from stemma.reading.phrases import NO_MARKS, Marks, PagePhrases, bare

__all__ = ["THRESHOLD", "Place", "Reason", "Region", "begins_with_outlet", "is_outlet", "weigh"]

THRESHOLD = 10
_COPYRIGHT = regex.compile(r"\W{0,2}(?:©|\(c\)\s|copyright\b)", regex.I)
_TAGS = regex.compile(r"#\S+(?:\s*,?\s*#\S+)*")
_COUNTED = regex.compile(r"[\d.,\s]+\s*\p{L}+|\p{L}+\s*[:(]?\s*[\d.,\s]+\)?")
_SIGNS = re.compile(r"[\W_]+")
_EASY = 200

Region = Literal["head", "inside", "tail"]


class Reason(NamedTuple):
    """A weight for (positive) or against (negative) furniture, and why."""

    weight: int
    why: str


class Place(NamedTuple):
    """Where a line stands: before, among or after the running text, and what stood above it.

    `under` is the list, comment or advert heading that the line stands under; `closed` says that
    furniture stood above it in the tail; `notice` that a phrase stands in it that only furniture
    has.
    """

    region: Region
    under: str | None = None
    closed: bool = False
    notice: bool = False


_INSIDE = Place("inside")
_PROSE = (Reason(-10, "reads like running text"),)


def is_outlet(text: str, outlet: str | None) -> bool:
    """Say whether the text is the outlet's name, whatever the spaces, signs and capitals."""
    if not outlet:
        return False
    name = _squeezed(outlet)
    seen = _squeezed(text)
    return bool(name) and seen in {name, name + name, "the" + name, name.removeprefix("the")}


def begins_with_outlet(text: str, outlet: str | None) -> bool:
    """Say whether the text begins with the outlet's name."""
    return bool(outlet) and bare(text).startswith(bare(outlet or "") or "\0")


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> str:
    return _SIGNS.sub("", text.lower())


def weigh(
    line: Line, marks: Marks, place: Place, outlet: str | None, phrases: PagePhrases
) -> tuple[Reason, ...]:
    """Return the reasons for and against the line being furniture."""
    if line.escape:
        return (Reason(2 * THRESHOLD, "an escape left over from another format"),)
    if line.prose and marks is NO_MARKS and place == _INSIDE:
        return _PROSE
    found: list[Reason] = []
    if marks.whole or marks.lead or place.notice or not line.prose:
        found += _by_words(line, marks, place)
    if not line.prose:
        found += _by_form(line, marks, place, phrases)
        found += _by_outlet(line, marks, place, outlet, phrases)
    if place.under is not None:
        weight = 26 if place.under == "comments" else 14
        found.append(Reason(weight, f"stands under a heading of {place.under}"))
    elif place.closed and not line.prose:
        found.append(Reason(10, "stands below furniture, after the running text"))
    if line.prose:
        weight = -4 if place.region == "tail" and len(line.text) < _EASY else -10
        found.append(Reason(weight, "reads like running text"))
    return tuple(found)


def _by_words(line: Line, marks: Marks, place: Place) -> list[Reason]:
    found: list[Reason] = []
    if marks.whole:
        found.append(_whole(line, marks, place))
    elif marks.lead & {"lists", "adverts", "comments"}:
        found.append(Reason(14, "is labelled as a list, an advert or comments"))
    elif "controls" in marks.lead and not line.prose:
        headline = place.region == "head" and line.words > 5
        found.append(Reason(4 if headline else 10, "is labelled as something to press"))
    if place.notice:
        weight = 14 if place.region != "inside" else 8 if line.prose else 10
        found.append(Reason(weight, "has a phrase that only furniture has"))
    if _COPYRIGHT.match(line.text):
        found.append(Reason(14, "is a line of copyright"))
    return found


def _whole(line: Line, marks: Marks, place: Place) -> Reason:
    """Weigh a line that is one phrase; a section's name may be a heading of the article."""
    weight = 14
    if marks.whole == {"sections"} and place.region != "head":
        counted = place.region == "tail" and _COUNTED.fullmatch(line.text) is not None
        weight = 14 if counted else 4
    return Reason(weight, "is a phrase of pages: " + ", ".join(sorted(marks.whole)))


def _by_form(line: Line, marks: Marks, place: Place, phrases: PagePhrases) -> list[Reason]:
    count = len(marks.cells)
    if line.text[0] == "#" and _TAGS.fullmatch(line.text):
        return [Reason(14, "is a row of tags")]
    if count == 0:
        signs = not any(c.isalnum() for c in line.text)
        return [Reason(14, "is signs without words")] if signs else []
    if count == 1:
        return _spaced_menu(line, place, phrases)
    if marks.known == count:
        return [Reason(14, "all its cells are phrases of pages")]
    if count >= 3 and 2 * marks.known >= count:
        return [Reason(12, "most of its cells are phrases of pages")]
    return _row_of_cells(line, marks, place)


def _row_of_cells(line: Line, marks: Marks, place: Place) -> list[Reason]:
    count, outside = len(marks.cells), place.region != "inside"
    short = all(len(c) <= 34 and c.count(" ") <= 3 for c in marks.cells)
    if line.ends or not short:
        one = marks.known and short
        return [Reason(8, "one cell of a row is a phrase of pages")] if one else []
    found: list[Reason] = []
    if count >= 3:
        weight = 10 if outside and count >= 4 else 8 if outside else 4
        found.append(Reason(weight, "is a row of short cells"))
    if marks.known:
        weight = 6 if count > 2 or outside else 3
        found.append(Reason(weight, "some of its cells are phrases of pages"))
    return found


def _spaced_menu(line: Line, place: Place, phrases: PagePhrases) -> list[Reason]:
    if place.region == "inside" or line.ends or not 3 <= line.words <= 14:
        return []
    known, words = phrases.known_words(line.folded)
    capital = sum(1 for w in line.text.split() if not w[:1].islower())
    if words >= 3 and known >= 2 and 2 * known >= words and capital >= line.words - 1:
        return [Reason(12, "is a row of menu words")]
    return []


def _by_outlet(
    line: Line, marks: Marks, place: Place, outlet: str | None, phrases: PagePhrases
) -> list[Reason]:
    if not outlet or place.region == "inside":
        return []
    if is_outlet(line.text, outlet):
        return [Reason(14, "is the outlet's name")]
    if len(marks.cells) > 1 and is_outlet(marks.cells[0], outlet):
        weight = 12 if place.region == "head" else 6
        return [Reason(weight, "begins with the outlet's name, set apart")]
    name, words = bare(outlet), bare(line.text)
    if name and words.startswith(name + " ") and phrases.kinds(words[len(name) + 1 :]):
        return [Reason(12, "is the outlet's name with a word of menus")]
    return []
