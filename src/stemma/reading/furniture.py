"""Furniture: what would stand on any page of the outlet, told by weights that add up.

Every reason is a weight with a sentence; a line whose weights reach `THRESHOLD` is furniture.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import regex

from stemma.reading.lines import Line
from stemma.reading.phrases import Marks, bare, page_phrases

__all__ = ["THRESHOLD", "Place", "Reason", "is_outlet", "weigh"]

THRESHOLD = 10
_COPYRIGHT = regex.compile(r"\W{0,2}(?:©|\(c\)\s|copyright\b)", regex.I)
_TAGS = regex.compile(r"#\S+(?:\s*,?\s*#\S+)*")
_COUNTED = regex.compile(r"[\d.,  ]+\s*\p{L}+|\p{L}+\s*[:(]?\s*[\d.,  ]+\)?")

Region = Literal["head", "inside", "tail"]


class Reason(NamedTuple):
    """A weight for (positive) or against (negative) furniture, and why."""

    weight: int
    why: str


class Place(NamedTuple):
    """Where a line stands: before, among or after the running text, and what stood above it.

    `under` is the list, comment or advert heading that the line stands under; `closed` says that
    furniture stood above it in the tail.
    """

    region: Region
    under: str | None = None
    closed: bool = False


def is_outlet(text: str, outlet: str | None) -> bool:
    """Say whether the text is the outlet's name, whatever the spaces, signs and capitals."""
    if not outlet:
        return False
    name = _squeezed(outlet)
    return bool(name) and _squeezed(text) in {
        name,
        name + name,
        "the" + name,
        name.removeprefix("the"),
    }


def _squeezed(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum())


def weigh(line: Line, marks: Marks, place: Place, outlet: str | None) -> tuple[Reason, ...]:
    """Return the reasons for and against the line being furniture."""
    if line.escape:
        return (Reason(2 * THRESHOLD, "an escape left over from another format"),)
    found = [*_by_words(line, marks, place), *_by_form(line, marks, place)]
    found += _by_outlet(line, marks, place, outlet)
    if place.under is not None:
        weight = 26 if place.under == "comments" else 14
        found.append(Reason(weight, f"stands under a heading of {place.under}"))
    elif place.closed and not line.prose:
        found.append(Reason(10, "stands below furniture, after the running text"))
    if line.prose:
        weight = -4 if place.region == "tail" and len(line.text) < 200 else -10
        found.append(Reason(weight, "reads like running text"))
    return tuple(found)


def _by_words(line: Line, marks: Marks, place: Place) -> list[Reason]:
    found: list[Reason] = []
    if marks.whole:
        only_section = marks.whole <= {"sections", "comments"} and place.region != "head"
        counted = place.region == "tail" and _COUNTED.fullmatch(line.text) is not None
        weight = 4 if only_section and not counted and "comments" not in marks.whole else 14
        found.append(Reason(weight, "is a phrase of pages: " + ", ".join(sorted(marks.whole))))
    elif marks.lead & {"lists", "adverts", "comments"}:
        found.append(Reason(14, "is labelled as a list, an advert or comments"))
    elif "controls" in marks.lead:
        found.append(Reason(10, "is labelled as something to press"))
    if len(line.text) < 240 and page_phrases().has_notice(line.text):
        found.append(Reason(8 if place.region == "inside" else 14, "has a phrase of furniture"))
    if _COPYRIGHT.match(line.text):
        found.append(Reason(14, "is a line of copyright"))
    return found


def _by_form(line: Line, marks: Marks, place: Place) -> list[Reason]:
    count = len(marks.cells)
    if _TAGS.fullmatch(line.text):
        return [Reason(14, "is a row of tags")]
    if count == 0 and not any(c.isalnum() for c in line.text):
        return [Reason(14, "is signs without words")]
    if count < 2:
        return _spaced_menu(line, place)
    if marks.known == count:
        return [Reason(14, "all its cells are phrases of pages")]
    if count >= 3 and 2 * marks.known >= count:
        return [Reason(12, "most of its cells are phrases of pages")]
    short = all(len(c.split()) <= 4 and len(c) <= 34 for c in marks.cells)
    if line.ends or not short:
        return (
            [Reason(8, "one cell of a row is a phrase of pages")] if marks.known and short else []
        )
    found: list[Reason] = []
    if count >= 3:
        outside = place.region != "inside"
        found.append(
            Reason(10 if outside and count >= 4 else 8 if outside else 5, "is a row of short cells")
        )
    if marks.known:
        found.append(
            Reason(
                6 if count > 2 or place.region != "inside" else 3,
                "some of its cells are phrases of pages",
            )
        )
    return found


def _spaced_menu(line: Line, place: Place) -> list[Reason]:
    if place.region == "inside" or line.ends or not 3 <= line.words <= 14:
        return []
    known, words = page_phrases().known_words(line.text)
    capital = sum(1 for w in line.text.split() if not w[:1].islower())
    if words >= 3 and known >= 2 and 2 * known >= words and capital >= line.words - 1:
        return [Reason(12, "is a row of menu words")]
    return []


def _by_outlet(line: Line, marks: Marks, place: Place, outlet: str | None) -> list[Reason]:
    if not outlet or line.prose:
        return []
    if is_outlet(line.text, outlet):
        return [Reason(14, "is the outlet's name")]
    if len(marks.cells) > 1 and is_outlet(marks.cells[0], outlet):
        return [
            Reason(12 if place.region == "head" else 6, "begins with the outlet's name, set apart")
        ]
    head, _, rest = bare(line.text).partition(bare(outlet))
    if not head and rest and place.region != "inside" and len(rest.split()) <= 3:
        kinds = page_phrases().kinds(rest)
        return [Reason(12, "is the outlet's name with a word of menus")] if kinds else []
    return []
