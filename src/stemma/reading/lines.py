"""The lines of a dump: the stretches that the input itself sets apart, with what they look like."""

from __future__ import annotations

import itertools
import re

import regex

from stemma.text import fold

__all__ = ["Line", "split_lines"]

# A dump through JSON twice leaves backslash and n where a line ended; a path keeps its own.
_BREAK = regex.compile(
    r"\r\n?|[\n\u2028\u2029\x85\x0b\x0c]|(?:(?<=[\s.!?\"”»)])|^)\\n(?=\s|\\n|$|\p{Lu})", regex.M
)
# The same for a text without such a backslash, which is faster.
_PLAIN_BREAK = re.compile(r"\r\n?|[\n\u2028\u2029\x85\x0b\x0c]")
_CLOSING = "\"'”“»«’)]"
_TERMINAL = frozenset(".!?…。！？")
_SENTENCE_GAP = regex.compile(r"\p{Ll}\p{Ll}[.!?…][\"”“»’)]*\s+[\"„“«»(–—-]?\s*\p{Lu}")
_LONG = 160
_TAG = 40
_WRAPPED_SHARE = 0.4
_WRAPPED_WIDTH = (40, 110)


class Line:
    """A line `[start, end)` without the white space around it.

    `gap` says that a blank line or the text's beginning stands before it. `ends` says that it
    ends like a sentence, `folded` is its text folded, `prose` that it reads like running text: two sentences, or one long one.
    """

    __slots__ = ("end", "ends", "escape", "folded", "gap", "prose", "start", "text", "words")

    def __init__(self, page: tuple[str, str], start: int, end: int, gap: bool) -> None:
        self.start, self.end, self.gap = start, end, gap
        self.text, self.folded = page[0][start:end], page[1][start:end]
        self.escape = self.text == "\\n"
        self.words = self.text.count(" ") + 1
        self.ends = _ends(self.text)
        size = len(self.text)
        self.prose = not (size < _LONG and " | " in self.text) and (
            (size > _LONG and self.words > 15)
            or (self.ends and self.words >= 9)
            or (
                size > 60
                and (self.ends or self.words >= 12)
                and _SENTENCE_GAP.search(self.text) is not None
            )
        )


def _ends(text: str) -> bool:
    """Say whether a line ends like a sentence, a credit in brackets after it or not."""
    if text.rstrip(_CLOSING)[-1:] in _TERMINAL:
        return True
    tag = text.rfind("(", max(0, len(text) - _TAG)) if text[-1:] == ")" else -1
    return tag > 0 and text[:tag].rstrip(_CLOSING + " ")[-1:] in _TERMINAL


def split_lines(text: str, folded: str | None = None) -> list[Line]:
    """Return the lines of a text; they hold every character of it but white space.

    `folded` is the text folded, where that is known already.

    Where the text is wrapped at a column the lines of a paragraph are one line.
    """
    lines: list[Line] = []
    page = (text, fold(text) if folded is None else folded)
    at, gap = 0, True
    breaks = _BREAK if "\\n" in text else _PLAIN_BREAK
    for match in breaks.finditer(text):
        gap = _add(lines, page, at, match.start(), gap)
        if match.group() == "\\n":
            lines.append(Line(page, match.start(), match.end(), gap))
        at = match.end()
    _add(lines, page, at, len(text), gap)
    return _unwrapped(page, lines)


def _add(lines: list[Line], page: tuple[str, str], start: int, end: int, gap: bool) -> bool:
    """Append the line if there is one; return whether the next one stands after a gap."""
    text = page[0]
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return True
    lines.append(Line(page, start, end, gap))
    return False


def _unwrapped(page: tuple[str, str], lines: list[Line]) -> list[Line]:
    inner = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap and not b.escape]
    if len(inner) < 3:
        return lines
    broken = sum(_runs_on(a, b) for a, b in inner)
    if broken < 3 or broken < _WRAPPED_SHARE * len(inner):
        return lines
    joined = [lines[0]]
    low, high = _WRAPPED_WIDTH
    for line in lines[1:]:
        last = joined[-1]
        width = len(last.text.rsplit("\n", 1)[-1])
        if line.gap or line.escape or last.escape or not low <= width <= high:
            joined.append(line)
        else:
            joined[-1] = Line(page, last.start, line.end, last.gap)
    return joined


def _runs_on(line: Line, following: Line) -> bool:
    low, high = _WRAPPED_WIDTH
    return low <= len(line.text) <= high and not line.ends and following.text[0].islower()
