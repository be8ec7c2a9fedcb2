"""Cutting a text into the pieces that times are made of, each with its class."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from stemma.analysis.numberwords import tables
from stemma.languages import language
from stemma.languages.times import TimeWord, time_words

__all__ = ["CLASSES", "Lexer", "Piece", "letters", "lexer"]

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
    "late", "same", "years_of", "era", "duration_of", "pair", "counted", "money", "age_before", "age_after", "ref_in", "hours4",
)  # fmt: skip
_LETTER = {name: chr(0x4E00 + i) for i, name in enumerate(CLASSES)}

_TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]+)
    |(?P<break>\n)
    |(?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?!\d))
    |(?P<numeric_date>\d{1,2}(?P<mark>[./-])[ ]?\d{1,2}(?P=mark)[ ]?(?:\d{4}|\d{2})(?![\d:])(?!(?P=mark)\d))
    |(?P<hours>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))
    |(?P<clock_h>\d{1,2}[ ]?h(?:[ ]?\d{2})?(?!\w))
    |(?P<md>\d{1,2}\.[ ]?\d{1,2}\.(?![\d]))
    |(?P<slashed>(?<![\d/.,])\d{1,2}/\d{1,4}(?![\d/,.]\d|\d|/))
    |(?P<decimal>\d{1,3}(?:[.,\ '\u202f\u00a0]\d{3})+(?![\d])|\d+[.,]\d+)
    |(?P<decade_digits>'?\d{2}(?:\d{2})?(?:er|ern|s|-х|-ті|-те|-тых|-х)(?!\w))
    |(?P<digits>\d+)
    |(?P<sign>[^\w\s]|_)""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGNS = {
    ",": "comma", "-": "dash", "–": "dash", "—": "dash", "/": "slash", "(": "open", ")": "close",
    ".": "stop", "'": "apostrophe", "’": "apostrophe", "%": "counted", "€": "money",
    "$": "money", "£": "money",
}  # fmt: skip
_ROMAN = re.compile(r"[ivx]{1,5}")
_SMALL_NUMBERS = frozenset({"day", "num", "number", "one", "decimal", "half", "vague", "each"})
_SHORTENED = frozenset({"month_short", "weekday_short", "am", "pm"})
_LENGTHS = frozenset({"unit", "units"})
# Of two readings of a word these hold only after a piece of the classes named.
_AFTER = {
    "before": _LENGTHS,
    "after": _LENGTHS,
    "ago_after": _LENGTHS,
    "eve_of": frozenset({"part"}),
    "part": frozenset({"day_word", "weekday", "each", "direction", "in"}),
    "unit": _SMALL_NUMBERS,
    "units": _SMALL_NUMBERS,
}


class Piece(NamedTuple):
    """A piece of the text with its class and the value that it stands for."""

    start: int
    end: int
    kind: str
    value: str


def letters(pieces: list[Piece]) -> str:
    """Return the classes of the pieces as a string, one letter for each."""
    return "".join([_LETTER[p.kind] for p in pieces])


class Lexer:
    """Cuts the texts of one language into pieces; compiled once from the pack."""

    def __init__(self, code: str) -> None:
        own = language(code)
        self._code = code
        self.pack = own.times
        self._first: dict[str, list[TimeWord]] = {}
        for word in time_words(code):
            self._first.setdefault(word.pieces[0], []).append(word)
        if self.pack is not None and own.numbers is not None:
            for form, value in sorted(own.numbers.values.items()):
                self._number(form, value)
        capital = self.pack.capitalised if self.pack else ()
        self._capital = frozenset(capital)
        self._day_first = self.pack is None or self.pack.day_first
        self._mark = bool(self.pack and self.pack.ordinal_mark)
        self._suffixes = frozenset(self.pack.ordinal_suffixes if self.pack else ())

    def _number(self, form: str, value: float) -> None:
        if value != int(value) or not 0 < value <= 100 or " " in form or "*" in form:
            return
        rows = self._first.setdefault(form, [])
        if not any(r.pieces == (form,) and r.kind in {"number", "one"} for r in rows):
            rows.append(TimeWord((form,), "number", str(int(value))))

    def pieces(self, text: str, folded: str) -> list[Piece]:
        """Return the pieces of the text, in order; unknown words in a row are one piece."""
        lines = _with_breaks(text, folded)
        raw = list(_TOKEN.finditer(lines))
        first = self._first
        out: list[Piece] = []
        unknown = True
        i, size = 0, len(raw)
        while i < size:
            match = raw[i]
            kind = match.lastgroup
            if kind in {"word", "sign"}:
                word = match.group()
                rows = first.get(word)
                taken = self._word(text, raw, i, rows, out) if rows is not None else 0
                if taken:
                    unknown = False
                    i += taken
                    continue
                piece = _plain(text, match, kind)
                if piece is not None:
                    out.append(piece)
                    unknown = False
                elif not unknown:
                    out.append(Piece(match.start(), match.end(), "other", ""))
                    unknown = True
                i += 1
                continue
            unknown = False
            if kind == "digits":
                i += self._digits(text, raw, i, out)
                continue
            out.append(_numeral(match, self._day_first))
            i += 1
        return out

    def _word(
        self, text: str, raw: list[re.Match[str]], i: int, rows: list[TimeWord], out: list[Piece]
    ) -> int:
        """Add the longest form that starts at a place; return how many tokens it takes."""
        found: list[TimeWord] = []
        for row in rows:
            n = len(row.pieces)
            if found and n < len(found[0].pieces):
                break
            if n > 1 and tuple([m.group() for m in raw[i : i + n]]) != row.pieces:
                continue
            if row.kind in self._capital and not text[raw[i].start()].isupper():
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
        wanted = [r for r in rows if before in _AFTER.get(r.kind, ())]
        free = [r for r in rows if r.kind not in _AFTER]
        return (wanted or free or rows)[0]

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
        out.append(Piece(start, end, kind, str(value)))
        return 1


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


def _plain(text: str, match: re.Match[str], kind: str) -> Piece | None:
    """Return the piece of a sign or a Roman numeral; None for an unknown word."""
    word, start = match.group(), match.start()
    if kind == "sign":
        known = _SIGNS.get(word)
        return None if known is None else Piece(start, match.end(), known, word)
    if word[0] in "ivx" and text[start].isupper() and _ROMAN.fullmatch(word):
        return Piece(start, match.end(), "roman", str(_roman(word)))
    return None


def _roman(text: str) -> int:
    worth = {"i": 1, "v": 5, "x": 10}
    total = 0
    for a, b in zip(text, [*text[1:], ""], strict=True):
        total += -worth[a] if b and worth[b] > worth[a] else worth[a]
    return total


def _numeral(match: re.Match[str], day_first: bool) -> Piece:
    """Return the piece of a written number that is more than digits."""
    kind, text = match.lastgroup or "other", match.group()
    start, end = match.start(), match.end()
    if kind == "break":
        return Piece(start, end, "break", "")
    if kind == "mark":
        kind = "numeric_date"
    if kind == "iso":
        value = text[:10] + ("T" + text[11:16] if len(text) > 10 else "")
        return Piece(start, end, "numeric_date" if _is_date(value[:10]) else "other", value)
    parts = [int(p) for p in re.findall(r"\d+", text)]
    if kind == "numeric_date":
        day, month = (parts[0], parts[1]) if day_first else (parts[1], parts[0])
        if month > 12:
            day, month = month, day
        year = parts[2] if parts[2] > 99 else parts[2] + (2000 if parts[2] < 70 else 1900)
        value = f"{year:04d}-{month:02d}-{day:02d}"
        return Piece(start, end, kind if _is_date(value) else "other", value)
    if kind in {"hours", "clock_h"}:
        hour, minute = parts[0], parts[1] if len(parts) > 1 else 0
        ok = hour <= 24 and minute < 60
        return Piece(start, end, kind if ok else "other", f"{hour:02d}:{minute:02d}")
    if kind in {"md", "slashed"}:
        return _short(start, end, text, parts, day_first)
    if kind == "decade_digits":
        return Piece(start, end, kind, re.findall(r"\d+", text)[0])
    return Piece(start, end, "decimal", text)


def _short(start: int, end: int, text: str, parts: list[int], day_first: bool) -> Piece:
    a, b = parts
    if "/" in text and b > 31:
        good = 1 <= a <= 12 and 1900 <= b <= 2199
        return Piece(start, end, "month_year" if good else "other", f"{b:04d}-{a:02d}")
    day, month = (a, b) if day_first or b > 12 else (b, a)
    ok = 1 <= day <= 31 and 1 <= month <= 12
    return Piece(start, end, "numeric_month_day" if ok else "other", f"{month:02d}-{day:02d}")


def _is_date(value: str) -> bool:
    year, month, day = (int(p) for p in value.split("-"))
    return 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2199


@cache
def lexer(code: str) -> Lexer:
    """Return the lexer of a language."""
    return Lexer(code)
