"""Where a page's running text begins and ends, and which lines are furniture around and in it."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise
from typing import NamedTuple

import regex

from stemma.reading.furniture import THRESHOLD, Place, Reason, Region, weigh
from stemma.reading.lines import Line
from stemma.reading.phrases import NO_MARKS, Marks, PagePhrases, notices, page_phrases

__all__ = ["Weighed", "weigh_lines"]

_LIST_ITEMS = 25
_ITEM_LENGTH = 190
_SHORT = 300
_FOOT = 3  # lines that are phrases of pages; so many are the foot of a page
_BELOW_FOOT = 0.2
_NOTICE = 240
_BULLETS = ("-", "–", "—", "•", "»", "›", "▪", "►", "▸", "*", "·", "→", "■", "●", "▶", "+")
_ITEM_ENDS = (".", ".“", '."', ".”", ".»")
_COUNT = regex.compile(r"\d")
_COPYRIGHT = regex.compile(r"\W{0,2}(?:©|\(c\)\s|copyright\b)", regex.I)


class Weighed(NamedTuple):
    """The lines' reasons and which are furniture; the running text is `[first, last]`.

    `owned` are lines that belong to the page whatever they name: under a heading of other
    articles or of comments, or with a phrase that only furniture has.
    """

    reasons: tuple[tuple[Reason, ...], ...]
    furniture: tuple[bool, ...]
    owned: tuple[bool, ...]
    first: int
    last: int


def weigh_lines(lines: list[Line], folded: str, outlet: str | None, language: str) -> Weighed:
    """Return which lines are furniture, each with the reasons for and against.

    `folded` is the text of the lines, folded.
    """
    phrases = page_phrases(language)
    marks = [_marks(x, phrases) for x in lines]
    noticed = _noticed(lines, folded)
    under = _under(lines, marks)
    first, last = _running_text(lines, marks, under, noticed)
    reasons: list[tuple[Reason, ...]] = []
    closed = False
    for at, line in enumerate(lines):
        region: Region = "head" if at < first else "tail" if at > last else "inside"
        place = Place(region, under[at], closed, at in noticed)
        why = weigh(line, marks[at], place, outlet, phrases)
        closed = closed or (region == "tail" and _is_furniture(why) and not line.escape)
        reasons.append(why)
    _above_menu(lines, reasons, first)
    _beside_furniture(reasons, last)
    owned = tuple(under[at] is not None or at in noticed for at in range(len(lines)))
    return Weighed(tuple(reasons), tuple(_is_furniture(r) for r in reasons), owned, first, last)


def _is_furniture(reasons: tuple[Reason, ...]) -> bool:
    return sum(r.weight for r in reasons) >= THRESHOLD


def _marks(line: Line, phrases: PagePhrases) -> Marks:
    if len(line.text) > _SHORT:
        return NO_MARKS
    return phrases.lead(line.folded) if line.prose and line.ends else phrases.marks(line.folded)


def _noticed(lines: list[Line], folded: str) -> frozenset[int]:
    """Return the indexes of the lines that have a phrase which only furniture has."""
    starts = [x.start for x in lines]
    found: set[int] = set()
    for hit in notices().hits(folded):
        at = bisect_right(starts, hit.start) - 1
        if at >= 0 and len(lines[at].text) < _NOTICE:
            found.add(at)
    return frozenset(found)


def _under(lines: list[Line], marks: list[Marks]) -> list[str | None]:
    """Return under which heading of a list or of comments each line stands."""
    under: list[str | None] = [None] * len(lines)
    comments = _comments_from(lines, marks)
    prose_seen, at = False, 0
    while at < len(lines):
        if at > comments:
            under[at] = "comments"
            at += 1
            continue
        line = lines[at]
        heads = "lists" in marks[at].whole or ("lists" in marks[at].lead and _empty_label(line))
        if heads and prose_seen and not line.prose:
            stop = _list_end(lines, at)
            for item in range(at + 1, min(stop, len(lines))):
                if "lists" not in marks[item].whole:
                    under[item] = "lists"
            at = stop
            continue
        prose_seen = prose_seen or line.prose
        at += 1
    return under


def _empty_label(line: Line) -> bool:
    return line.text.endswith((":", "：", "…", "»", ">"))


def _list_end(lines: list[Line], head: int) -> int:
    """Return the index after the last item of the list under the heading at `head`."""
    at, bullet = head + 1, False
    while at < len(lines) and at - head <= _LIST_ITEMS:
        line = lines[at]
        marked = line.text.startswith(_BULLETS)
        if at == head + 1:
            bullet = marked
        elif bullet and not marked:
            break
        if not marked and (line.text.endswith(_ITEM_ENDS) or len(line.text) > _ITEM_LENGTH):
            break
        resumes = at + 1 < len(lines) and lines[at + 1].prose and not _item(lines[at + 1])
        if at > head + 1 and line.gap and resumes:
            break
        at += 1
    return at


def _item(line: Line) -> bool:
    return line.text.startswith(_BULLETS)


def _comments_from(lines: list[Line], marks: list[Marks]) -> int:
    """Return the index of the heading below which only comments stand; past the end if none."""
    total = sum(len(x.text) for x in lines if x.prose)
    above = 0
    for at, line in enumerate(lines):
        if line.prose:
            above += len(line.text)
        elif above and ("comments" in marks[at].whole or "comments" in marks[at].lead):
            counted = _COUNT.search(line.text) is not None
            if (counted and 4 * above >= total) or 2 * above >= total:
                return at
    return len(lines)


def _running_text(
    lines: list[Line], marks: list[Marks], under: list[str | None], noticed: frozenset[int]
) -> tuple[int, int]:
    """Return the indexes of the first and the last line of running text."""
    prose = [
        at
        for at, line in enumerate(lines)
        if line.prose and under[at] is None and at not in noticed and not _foreign(line, marks[at])
    ]
    if prose:
        known = [bool(m.whole | m.lead) or u is not None for m, u in zip(marks, under, strict=True)]
        return prose[0], _last_prose(lines, prose, known)
    plain = [at for at, line in enumerate(lines) if under[at] is None and not marks[at].whole]
    if not plain:
        return 0, -1
    longest = max(plain, key=lambda at: (len(lines[at].text), -at))
    return longest, longest


def _last_prose(lines: list[Line], prose: list[int], known: list[bool]) -> int:
    """Return where the running text ends: a little of it below a page's foot does not count."""
    total = sum(len(lines[at].text) for at in prose)
    below = 0
    for before, at in reversed(list(pairwise(prose))):
        below += len(lines[at].text)
        if len(lines[at].text) > _ITEM_LENGTH or below > _BELOW_FOOT * total:
            break
        if sum(known[before + 1 : at]) >= _FOOT:
            return before
    return prose[-1]


def _beside_furniture(reasons: list[tuple[Reason, ...]], last: int) -> None:
    """Add a reason to lines of the tail that are half furniture and stand upon furniture."""
    for at in range(len(reasons) - 2, last, -1):
        half = sum(r.weight for r in reasons[at])
        if 4 <= half < THRESHOLD and _is_furniture(reasons[at + 1]):
            reasons[at] += (Reason(6, "stands upon furniture"),)


def _foreign(line: Line, marks: Marks) -> bool:
    """Say whether a line that reads like running text belongs to the furniture all the same."""
    labelled = bool(marks.lead & {"lists", "adverts", "comments"})
    return labelled or (len(line.text) <= _SHORT and _COPYRIGHT.match(line.text) is not None)


def _above_menu(lines: list[Line], reasons: list[tuple[Reason, ...]], first: int) -> None:
    """Add a reason to short lines that stand above a menu at the very top: a site's name."""
    menus = [at for at in range(min(first, 4)) if _is_furniture(reasons[at])]
    if not menus:
        return
    candidates = [at for at in range(menus[-1] + 1, first) if not _is_furniture(reasons[at])]
    for at in range(menus[-1]):
        line = lines[at]
        if candidates and not line.ends and line.words <= 6 and not _COUNT.search(line.text):
            reasons[at] += (Reason(THRESHOLD, "stands above the menu"),)
