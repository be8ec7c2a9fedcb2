"""Bytes to text, in any charset; what is no text is said to be none."""

from __future__ import annotations

import codecs

from stemma.errors import UnreadableInput

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\x7fELF", b"MZ\x90",
    b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"Rar!", b"ID3", b"OggS", b"RIFF", b"SQLite format",
    b"\xd0\xcf\x11\xe0", b"{\\rtf",
)  # fmt: skip
# Charsets of screens and mainframes, in which no page was ever written and which fit anything.
_OF_OTHER_SCREENS = [
    *(f"cp{n}" for n in (37, 273, 424, 437, 500, 775, 850, 852, 855, 857, 858, 860, 861, 862)),
    *(f"cp{n}" for n in (863, 864, 865, 869, 1026, 1125, 1140)),
    "mac_cyrillic", "mac_greek", "mac_iceland", "mac_latin2", "mac_roman", "mac_turkish",
    "hp_roman8", "ptcp154", "kz1048",
]  # fmt: skip
_SAMPLE = 65536
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27}


def decode(data: bytes, where: str) -> str:
    """Return the text of the bytes; raises UnreadableInput where they are empty or no text."""
    if not data.strip():
        raise UnreadableInput(where, "this file is empty")
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _strict(data, charset, where)
    if data.startswith(_MAGIC):
        raise UnreadableInput(where, "this is a binary file and no text")
    if (wide := _unmarked_wide(data)) is not None:
        return _strict(data, wide, where)
    controls = sum(data[:_SAMPLE].count(c) for c in (0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 31))
    if controls * 100 > min(len(data), _SAMPLE):
        raise UnreadableInput(where, "this is a binary file and no text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _broken(data) or _guessed(data, where)


def _strict(data: bytes, charset: str, where: str) -> str:
    try:
        text = data.decode(charset)
    except UnicodeDecodeError as error:
        raise UnreadableInput(
            where, f"this file says it is {charset} and is not: {error}"
        ) from error
    if not text.strip():
        raise UnreadableInput(where, "this file is empty")
    return text


def _unmarked_wide(data: bytes) -> str | None:
    """Return UTF-16 where every other byte of a sample is zero."""
    sample = data[:2048]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _broken(data: bytes) -> str | None:
    """Return UTF-8 that a few bytes spoil, with the mark U+FFFD for each of these.

    In any other charset bytes above 127 hardly ever follow each other as UTF-8 wants them to, so
    that more good characters than spoilt ones show what the text was written in.
    """
    text = data.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    good = sum(not c.isascii() for c in text) - spoilt
    return text if good > spoilt else None


def _guessed(data: bytes, where: str) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only old charsets need it

    best = from_bytes(data, cp_exclusion=_OF_OTHER_SCREENS).best()
    if best is None:
        raise UnreadableInput(where, "the charset of this file cannot be told; give it as UTF-8")
    text = str(best)
    if not text.strip():
        raise UnreadableInput(where, "this file is empty")
    return text
