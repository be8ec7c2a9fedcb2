"""Numbers, dates and clock times written with digits, and the signs between them."""

from __future__ import annotations

import datetime as dt
import re

from stemma.analysis.timex.pieces import Piece

__all__ = ["SIGNS", "TOKEN", "numeral", "plain"]

TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]+)
    |(?P<break>\n)
    |(?P<iso>\d{4}-\d{2}-\d{2}(?:[t ]\d{2}:\d{2}(?::\d{2})?(?:z|[+-]\d{2}:?\d{2})?)?(?!\d))
    |(?P<numeric_date>\d{1,2}(?P<mark>[./-])[ ]?\d{1,2}(?P=mark)[ ]?(?:\d{4}|\d{2})(?![\d:])(?!(?P=mark)\d))
    |(?P<hours>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))
    |(?P<clock_h>\d{1,2}[ ]?h(?:[ ]?\d{2})?(?!\w))
    |(?P<md>\d{1,2}\.[ ]?(?:0?[1-9]|1[0-2])\.(?!\d))
    |(?P<slashed>(?<![\d/.,])\d{1,2}/\d{1,4}(?![\d/,.]\d|\d|/))
    |(?P<decimal>\d{1,3}(?:[.,\ '\u202f\u00a0]\d{3})+(?![\d])|\d+[.,]\d+)
    |(?P<decade_digits>'?\d{2}(?:\d{2})?(?:er|ern|s|-х|-ті|-те|-тых|-х)(?!\w))
    |(?P<digits>\d+)
    |(?P<sign>[^\w\s]|_)""",
    re.VERBOSE,
)
SIGNS = {
    ",": "comma", "-": "dash", "–": "dash", "—": "dash", "/": "slash", "(": "open", ")": "close",
    ".": "stop", "'": "apostrophe", "’": "apostrophe", "%": "counted", "€": "money",
    "$": "money", "£": "money",
}  # fmt: skip
_ROMAN = re.compile(r"([ivx]{1,5})(?:e|ème)?")


def plain(text: str, match: re.Match[str], kind: str) -> Piece | None:
    """Return the piece of a sign or a Roman numeral; None for an unknown word."""
    word, start = match.group(), match.start()
    if kind == "sign":
        known = SIGNS.get(word)
        return None if known is None else Piece(start, match.end(), known, word)
    if word[0] in "ivx" and text[start].isupper() and (figure := _ROMAN.fullmatch(word)):
        return Piece(start, match.end(), "roman", str(_roman(figure.group(1))))
    return None


def _roman(text: str) -> int:
    worth = {"i": 1, "v": 5, "x": 10}
    total = 0
    for a, b in zip(text, [*text[1:], ""], strict=True):
        total += -worth[a] if b and worth[b] > worth[a] else worth[a]
    return total


def numeral(match: re.Match[str], day_first: bool) -> Piece:
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
        ok = minute < 60 and hour * 60 + minute <= 24 * 60
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
    kind = "slashed_date" if "/" in text else "numeric_month_day"
    return Piece(start, end, kind if ok else "other", f"{month:02d}-{day:02d}")


def _is_date(value: str) -> bool:
    try:
        return 1000 <= dt.date.fromisoformat(value).year <= 2199
    except ValueError:
        return False
