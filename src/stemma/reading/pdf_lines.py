"""Lines of printed pages to paragraphs: columns, hyphens, running heads and page numbers."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

import regex

from stemma.reading.printed import Part

__all__ = ["LETTER", "PrintedLine", "laid_out"]

_EDGE = 3  # lines at the top and at the foot of a page among which running heads are looked for
_SHARE_OF_PAGES = 0.3  # heads of left and right pages may differ, and a title page has none
_SAME_HEIGHT = 4.0
LETTER = 0.45  # the width of a usual letter, of its height
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
              0xFB06: "st"}  # fmt: skip
_NUMBER = regex.compile(r"\W*\d{1,4}\W*")
_COUNTED = regex.compile(r"(?:\p{L}{1,8}\.?\s*)?1\s*(?:/|\p{L}{1,6})\s*1")
_ENDS = regex.compile(r"[.!?…:。！？][\"'”“»«’)\]]*$")
_ITEM = regex.compile(r"(?:[•▪●■◦‣–—*-]|\(?\d{1,2}[.)])\s+\S")
_BROKEN = regex.compile(r"(\p{L}+)[-\u00ad\u2010]$")
_FIRST = regex.compile(r"\p{L}+")
_WORDS = regex.compile(r"\p{L}+(?:-\p{L}+)*")
# Only so much of a paragraph's end is looked at for a broken word.
_LONGEST_WORD = 80
_TITLE = 1.15
_TITLE_WORDS = 3


class PrintedLine(NamedTuple):
    """A line as it is printed: where it begins, in points from the left and the foot; its height."""

    text: str
    x: float
    y: float
    size: float


def laid_out(pages: Sequence[Sequence[PrintedLine]]) -> list[Part]:
    """Return the paragraphs of pages in reading order, with running heads where they do not break one."""
    tidy = [[line._replace(text=_letters(line.text)) for line in page] for page in pages]
    running = _running(tidy)
    body = [_by_column([x for x in p if x not in r]) for p, r in zip(tidy, running, strict=True)]
    words = Counter(w for p in body for line in p for w in _WORDS.findall(line.text.lower()))
    usual = _usual_size(body)
    pitch = _pitch(body)
    parts: list[Part] = []
    open_lines: list[PrintedLine] = []
    waiting: list[Part] = []

    def close() -> None:
        if open_lines:
            parts.append(_paragraph(open_lines, usual, words))
            open_lines.clear()
        parts.extend(waiting)
        waiting.clear()

    for page, heads in zip(body, running, strict=True):
        waiting += [Part(line.text, "running") for line in heads]
        width = max((len(x.text) for x in page), default=0)
        for line in page:
            if not (open_lines and _goes_on(open_lines[-1], line, width, pitch)):
                close()
            open_lines.append(line)
    close()
    return _with_title(parts, body, usual)


def _letters(text: str) -> str:
    """Return a line with its ligatures as letters and its white space plain."""
    return " ".join(text.translate(_LIGATURES).split())


def _running(pages: list[list[PrintedLine]]) -> list[list[PrintedLine]]:
    """Return the running heads, feet and numbers of every page."""
    edges = []
    for page in pages:
        heights = sorted({round(x.y) for x in page})
        outer = {*heights[:_EDGE], *heights[-_EDGE:]}
        edges.append([x for x in page if round(x.y) in outer])
    seen: dict[str, list[tuple[int, float]]] = {}
    for number, edge in enumerate(edges):
        for line in edge:
            seen.setdefault(_key(line), []).append((number, line.y))
    least = max(2, round(_SHARE_OF_PAGES * len(pages)))
    known: dict[tuple[str, float], bool] = {}
    found = []
    for page, edge in zip(pages, edges, strict=True):
        lowest = min((x.y for x in page), default=0.0)
        running = []
        for line in edge:
            at = (_key(line), line.y)
            if at not in known:
                known[at] = _pages(seen[at[0]], line.y) >= least
            if known[at] or (len(page) > 1 and _is_foot(line, lowest)):
                running.append(line)
        found.append(running)
    return found


def _pages(places: list[tuple[int, float]], y: float) -> int:
    """Return on how many pages a line stands at this height."""
    return len({page for page, other in places if abs(other - y) <= _SAME_HEIGHT})


def _is_foot(line: PrintedLine, lowest: float) -> bool:
    """Say whether a line is a number at the lowest height of its page."""
    number = _NUMBER.fullmatch(line.text) or _COUNTED.fullmatch(line.text)
    return abs(line.y - lowest) < 1 and number is not None


def _key(line: PrintedLine) -> str:
    return str(regex.sub(r"\d+", "0", line.text.lower()))


def _by_column(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Return lines that were drawn row by row, across two columns of running text, by column."""
    rows = [
        (a, b)
        for a, b in itertools.pairwise(lines)
        if abs(a.y - b.y) < 0.3 * a.size and b.x > a.x and _fills(a, b.x - a.x)
    ]
    if len(rows) < 3 or len(rows) * 3 < len(lines):
        return lines
    right = min(b.x for _, b in rows)
    first, last = lines.index(rows[0][0]), lines.index(rows[-1][1])
    inside = lines[first : last + 1]
    return [
        *lines[:first],
        *(x for x in inside if x.x < right),
        *(x for x in inside if x.x >= right),
        *lines[last + 1 :],
    ]


def _fills(line: PrintedLine, room: float) -> bool:
    """Say whether a line is as long as running text in a column of that width, unlike a cell."""
    return len(line.text) * line.size * LETTER > 0.6 * room > 60


def _usual_size(pages: list[list[PrintedLine]]) -> float:
    """Return the height of most letters."""
    sizes: Counter[float] = Counter()
    for line in itertools.chain.from_iterable(pages):
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda s: (sizes[s], s), default=0.0)


def _pitch(pages: list[list[PrintedLine]]) -> dict[int, float]:
    """Return the usual distance of two lines, by the height of their letters."""
    drops: dict[int, list[float]] = {}
    for page in pages:
        for a, b in itertools.pairwise(page):
            drop = a.y - b.y
            if abs(a.size - b.size) < 0.5 and 0.5 * a.size < drop < 2.6 * a.size:
                drops.setdefault(round(a.size), []).append(drop)
    # Lines within a paragraph are closer than paragraphs, and there are more of them.
    return {size: min(median(found), 2.2 * max(size, 1)) for size, found in drops.items()}


def _goes_on(last: PrintedLine, line: PrintedLine, width: int, pitch: dict[int, float]) -> bool:
    """Say whether a line belongs to the paragraph of the line before it."""
    if abs(last.size - line.size) > 0.1 * max(last.size, line.size) or _ITEM.match(line.text):
        return False
    ends = _ENDS.search(last.text) is not None
    drop = last.y - line.y
    usual = pitch.get(round(last.size), 1.25 * last.size)
    if drop < -0.3 * last.size or drop > 4 * usual:  # another column or another page
        return not ends
    if drop > 1.25 * usual:
        return False
    if line.x - last.x > 0.7 * last.size and drop > 0.3 * last.size and ends:  # indented
        return False
    return not (ends and len(last.text) < 0.7 * width * _share(last, line))


def _share(last: PrintedLine, line: PrintedLine) -> float:
    """Return 1 where lines stand under each other, else 0: what is short cannot be told."""
    return 1.0 if abs(last.x - line.x) < last.size * 2 else 0.0


def _paragraph(lines: list[PrintedLine], usual: float, words: Counter[str]) -> Part:
    text = lines[0].text
    for line in lines[1:]:
        text = _joined(text, line.text, words)
    size = max(x.size for x in lines)
    large = usual > 0 and size > _TITLE * usual and len(text) <= 250
    return Part(text.replace("\u00ad", ""), "heading" if large else "text")


def _joined(text: str, following: str, words: Counter[str]) -> str:
    """Return two lines as one; a word that was broken at the end of a line becomes whole."""
    broken = _BROKEN.search(text, max(0, len(text) - _LONGEST_WORD))
    first = _FIRST.match(following)
    if broken is None or first is None:
        return f"{text} {following}"
    if text.endswith("\u00ad"):
        return text[:-1] + following
    whole, head, tail = (broken[1] + first[0]).lower(), broken[1].lower(), first[0].lower()
    if words[f"{head}-{tail}"] and not words[whole]:
        return text + following
    if not first[0][0].islower():
        return text + following
    # 'import- and export': a short word of its own after a hyphen that waits for the other half.
    if len(tail) <= 4 and words[tail] > 1 and not words[whole]:
        return f"{text} {following}"
    return text[:-1] + following


def _with_title(parts: list[Part], pages: list[list[PrintedLine]], usual: float) -> list[Part]:
    """Return the parts with the first of the largest headings of the first page as the title."""
    large = [x for x in (pages[0] if pages else []) if x.size > _TITLE * usual]
    for size in sorted({round(x.size, 1) for x in large}, reverse=True):
        begun = tuple(x.text for x in large if round(x.size, 1) == size)
        for number, part in enumerate(parts):
            words = part.text.count(" ") + 1
            if part.role == "heading" and part.text.startswith(begun) and words >= _TITLE_WORDS:
                return [*parts[:number], Part(part.text, "title"), *parts[number + 1 :]]
    return parts
