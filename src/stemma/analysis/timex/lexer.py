"""Cutting a text into the pieces that times are made of, each with its class."""

from __future__ import annotations

import re
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from stemma.analysis.numberwords import tables
from stemma.analysis.timex.numerals import SIGNS, TOKEN, numeral, plain
from stemma.analysis.timex.pieces import COMMON, Piece
from stemma.languages.language import language
from stemma.languages.times import TimeWord, time_words

__all__ = ["Lexer", "lexer"]

# A piece with the blanks after it. Digits stand for themselves one by one, so that every number
# has a weight.
_SIMPLE = re.compile(r"(?:[^\W\d_]+|\d|\n|[^\w\s]|_) *")
# Parts whose weight is remembered for a language.
_REMEMBERED = 1 << 14
_NO, _SOME, _YES = "n", "s", "y"
_RUN = re.compile("s*y[sy]*")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
           "xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi")  # fmt: skip
_SMALL_NUMBERS = frozenset({"day", "num", "number", "one", "decimal", "half", "vague", "each"})
_SHORTENED = frozenset({"month_short", "weekday_short", "am", "pm"})
_LENGTHS = frozenset({"unit", "units"})
_HOURS = frozenset({"oclock", "hours", "clock_h", "hours4", "day", "decimal", "unit", "units"})
_USUAL = frozenset({"part", "unit", "units"})
# Of two readings of a word these hold only after a piece of the classes named.
_AFTER = {
    "before": _LENGTHS,
    "after": _LENGTHS,
    "ago_after": _LENGTHS,
    "eve_of": frozenset({"part", "weekday"}),
    "am": _HOURS,
    "pm": _HOURS,
    "part": frozenset({"day_word", "weekday", "each", "direction", "in", "the", "of"}),
    "unit": _SMALL_NUMBERS,
    "units": _SMALL_NUMBERS,
}


class _Forms(NamedTuple):
    """The forms that begin with a word, the longest first.

    `longer` holds by their second piece those of several pieces, with those of one after them,
    which are `alone`. `common` is class and value of the one form of a common word.
    """

    alone: list[TimeWord]
    longer: dict[str, list[TimeWord]]
    common: tuple[str, str] | None


class Lexer:
    """Cuts the texts of one language into pieces; compiled once from the pack."""

    def __init__(self, code: str) -> None:
        own = language(code)
        self._code = code
        self.pack = own.times
        first: dict[str, list[TimeWord]] = {}
        for word in time_words(code):
            first.setdefault(word.pieces[0], []).append(word)
        if self.pack is not None and own.numbers is not None:
            for form, value in sorted(own.numbers.values.items()):
                _add_number(first, form, value)
        self._first = {word: _forms(rows) for word, rows in first.items()}
        capital = self.pack.capitalised if self.pack else ()
        self._capital = frozenset(capital)
        self._day_first = self.pack is None or self.pack.day_first
        self._mark = bool(self.pack and self.pack.ordinal_mark)
        self._suffixes = frozenset(self.pack.ordinal_suffixes if self.pack else ())
        self._known = _Weights(_weights(first, self._suffixes))

    def pieces(self, text: str, folded: str) -> list[Piece]:
        """Return the pieces of the text, in order; what cannot belong to a time is one piece."""
        lines = _with_breaks(text, folded)
        parts = _SIMPLE.findall(lines)
        row = "".join(map(self._known.__getitem__, parts))
        # Every sign but blanks belongs to a part: where the parts begin is the sum of their lengths.
        blanks = len(lines) - len(lines.lstrip(" "))
        starts = list(accumulate(map(len, parts), initial=blanks))
        out: list[Piece] = []
        at = 0
        for run in _RUN.finditer(row):
            # The word before may be a number in one word, and tells where a sentence opens.
            first, last = max(run.start() - 1, 0), run.end() - 1
            start, end = starts[first], starts[last] + len(parts[last].rstrip(" "))
            while end < len(lines) and not lines[end].isspace():
                end += 1
            start = max(start, at)
            if start >= end:
                continue
            if start > at:
                out.append(Piece(at, start, "other", ""))
            self._stretch(text, list(TOKEN.finditer(lines, start, end)), out)
            at = end
        return out

    def _stretch(self, text: str, raw: list[re.Match[str]], out: list[Piece]) -> None:
        """Add the pieces of a stretch; unknown words in a row are one piece."""
        i = 0
        while i < len(raw):
            match = raw[i]
            kind = match.lastgroup
            if kind == "digits":
                i += self._digits(text, raw, i, out)
                continue
            if kind not in {"word", "sign"}:
                out.append(numeral(match, self._day_first))
                i += 1
                continue
            forms = self._first.get(match.group())
            taken = self._word(text, raw, i, forms, out) if forms is not None else 0
            if taken:
                i += taken
                continue
            piece = plain(text, match, kind)
            if piece is not None or not out or out[-1].kind != "other":
                out.append(piece or Piece(match.start(), match.end(), "other", ""))
            i += 1

    def _word(
        self, text: str, raw: list[re.Match[str]], i: int, forms: _Forms, out: list[Piece]
    ) -> int:
        """Add the longest form that starts at a place; return how many tokens it takes."""
        if forms.common is not None:
            # Articles, prepositions and their like are most of what stands in a stretch.
            kind, value = forms.common
            out.append(Piece(raw[i].start(), raw[i].end(), kind, value))
            return 1
        after = raw[i + 1].group() if i + 1 < len(raw) else ""
        found: list[TimeWord] = []
        for row in forms.longer.get(after, forms.alone):
            n = len(row.pieces)
            if found and n < len(found[0].pieces):
                break
            if n > 1 and tuple([m.group() for m in raw[i : i + n]]) != row.pieces:
                continue
            if row.kind in self._capital and not any(
                text[m.start()].isupper() for m in raw[i : i + n]
            ):
                continue
            found.append(row)
        if not found:
            return 0
        row = found[0] if len(found) == 1 else self._chosen(text, raw[i].start(), found, out)
        if row.kind in _LENGTHS and out and out[-1].kind == "other":
            self._glued(raw[i - 1], out)
        n = len(row.pieces)
        end = raw[i + n - 1].end()
        if row.kind in _SHORTENED and text[end : end + 1] == ".":
            # The period belongs to the short form and ends nothing.
            end, n = end + 1, n + 1
        out.append(Piece(raw[i].start(), end, row.kind, row.value))
        return n

    def _glued(self, match: re.Match[str], out: list[Piece]) -> None:
        """Read the unknown word before a unit as a number in one word ('dreiundzwanzig')."""
        glued = tables(self._code).glued
        parts = glued.parts(match.group()) if glued else None
        if not parts or any(p.scale for p in parts):
            return
        value = int(sum(p.value for p in parts))
        if 1 < value < 100:
            out.append(Piece(match.start(), match.end(), "number", str(value)))

    def _chosen(self, text: str, start: int, rows: list[TimeWord], out: list[Piece]) -> TimeWord:
        """Return the reading of an ambiguous word that its letters and the piece before favour."""
        before = out[-1].kind if out else "break"
        opens = before in {"break", "stop", "open"} or not text[start].isupper()
        kinds = {r.kind for r in rows}
        if kinds == {"part", "day_word"} and not opens:
            return next(r for r in rows if r.kind == "part")
        if "year_label" in kinds:
            # After a year the word belongs to it ('2022 року'), else it is a unit of its own.
            after_year = before == "year"
            rows = [r for r in rows if (r.kind == "year_label") == after_year] or rows
            if not after_year and before not in _SMALL_NUMBERS:
                rows = [r for r in rows if r.kind == "unit"] or rows
        wanted = [r for r in rows if before in _AFTER.get(r.kind, ())]
        free = [r for r in rows if r.kind not in _AFTER]
        usual = [r for r in rows if r.kind in _USUAL]
        return (wanted or free or usual or rows)[0]

    def _digits(self, text: str, raw: list[re.Match[str]], i: int, out: list[Piece]) -> int:
        """Add the piece that starts with plain digits; return how many tokens it takes."""
        match = raw[i]
        digits = match.group()
        value, start, end = int(digits), match.start(), match.end()
        after = raw[i + 1].group() if i + 1 < len(raw) and raw[i + 1].start() == end else ""
        small = len(digits) <= 2 and 1 <= value <= 31
        if small and after in self._suffixes:
            out.append(Piece(start, raw[i + 1].end(), "ordinal", str(value)))
            return 2
        if (
            small and after in {"-", "'", "’"} and i + 2 < len(raw)
            and raw[i + 2].group() in self._suffixes
        ):  # fmt: skip
            out.append(Piece(start, raw[i + 2].end(), "ordinal", str(value)))
            return 3
        if (
            small
            and self._mark
            and after == "."
            and text[end + 1 : end + 2] in {" ", "-", "\u00a0"}
        ):
            out.append(Piece(start, end + 1, "ordinal", str(value)))
            return 2
        kind = "day" if len(digits) <= 2 and value <= 31 else "num"
        if len(digits) == 4 and digits[0] == "0" and value < 1000 and value % 100 < 60:
            out.append(Piece(start, end, "hours4", f"{digits[:2]}:{digits[2:]}"))
            return 1
        if len(digits) == 4 and 1000 <= value <= 2199:
            kind = "year"
            if after == "-" and i + 2 < len(raw) and raw[i + 2].group() in self._suffixes:
                out.append(Piece(start, raw[i + 2].end(), kind, str(value)))
                return 3
        out.append(Piece(start, end, kind, str(value)))
        return 1


def _add_number(first: dict[str, list[TimeWord]], form: str, value: float) -> None:
    if value != int(value) or not 0 < value <= 100 or " " in form or "*" in form:
        return
    rows = first.setdefault(form, [])
    if not any(r.pieces == (form,) and r.kind in {"number", "one"} for r in rows):
        rows.append(TimeWord((form,), "number", str(int(value))))


def _forms(rows: list[TimeWord]) -> _Forms:
    alone = [r for r in rows if len(r.pieces) == 1]
    longer: dict[str, list[TimeWord]] = {}
    for row in rows:
        if len(row.pieces) > 1:
            longer.setdefault(row.pieces[1], []).append(row)
    common = (rows[0].kind, rows[0].value) if len(rows) == 1 and alone else None
    if common is not None and common[0] not in COMMON:
        common = None
    return _Forms(alone, {word: [*some, *alone] for word, some in longer.items()}, common)


def _weights(first: dict[str, list[TimeWord]], suffixes: frozenset[str]) -> dict[str, str]:
    """Return the weight of every word of the pack; a form is found by its longest piece."""
    found = dict.fromkeys([*SIGNS, "\n", *_ROMANS, *suffixes], _SOME) | dict.fromkeys(
        "0123456789", _YES
    )
    for rows in first.values():
        for row in rows:
            longest = max(row.pieces, key=len)
            for piece in row.pieces:
                enough = piece == longest and (len(row.pieces) > 1 or row.kind not in COMMON)
                if enough or piece not in found:
                    found[piece] = _YES if enough else _SOME
    return found


class _Weights(dict[str, str]):
    """The weight of every part met, blanks after it or not; a stream must not fill the memory."""

    def __missing__(self, part: str) -> str:
        weight = self.get(part.rstrip(" "), _NO)
        if len(self) < _REMEMBERED:
            self[part] = weight
        return weight


def _with_breaks(text: str, folded: str) -> str:
    """Return the folded text with its line breaks, which folding makes blanks."""
    if "\n" not in text:
        return folded
    lines: list[str] = []
    at = 0
    for line in text.split("\n"):
        lines.append(folded[at : at + len(line)])
        at += len(line) + 1
    return "\n".join(lines)


@cache
def lexer(code: str) -> Lexer:
    """Return the lexer of a language."""
    return Lexer(code)
