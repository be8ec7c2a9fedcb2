"""Normal forms of text that keep its length, so that spans stay spans of the original."""

from __future__ import annotations

__all__ = ["fold", "plain_spaces"]

# One code point to one code point, so that offsets never move.
_SPACES = dict.fromkeys(
    [*range(0x2000, 0x200B), 0x00A0, 0x1680, 0x202F, 0x205F, 0x3000, 0x0009, 0x000A, 0x000B,
     0x000C, 0x000D, *range(0x001C, 0x0020), 0x0085, 0x2028, 0x2029],
    " ",
)  # fmt: skip
_MARKS = {0x2019: "'", 0x02BC: "'", 0x2018: "'", 0x2011: "-", 0x2010: "-"}
_PAIRS = {chr(point): plain for point, plain in (_SPACES | _MARKS).items()}
_PLAIN = str.maketrans(_PAIRS)
_LONG = 20  # letters from which, beyond ASCII, one search for each sign beats the table


def plain_spaces(text: str) -> str:
    """Return the text with every kind of white space as a blank, apostrophe and hyphen plain.

    The result has the length of `text`; case is kept.
    """
    if len(text) < _LONG or text.isascii():
        return text.translate(_PLAIN)
    for sign, plain in _PAIRS.items():
        text = text.replace(sign, plain)
    return text


def fold(text: str) -> str:
    """Return the text in lower case with plain spaces, apostrophes and hyphens, length kept."""
    plain = plain_spaces(text)
    lower = plain.lower()
    if len(lower) == len(plain):
        return lower
    # U+0130 is the one letter whose lower case is two code points; it keeps its place as "i".
    return "".join(c if len(c) == 1 else c[0] for c in (x.lower() for x in plain))
