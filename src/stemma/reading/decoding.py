"""Bytes to text, in any charset; what is no text is said to be none, what was guessed is said."""

from __future__ import annotations

import codecs
from collections import Counter
from typing import NamedTuple

from stemma.errors import UnreadableInput
from stemma.reading.charsets import guess

__all__ = ["Decoded", "decode", "decoded"]

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
_SAMPLE = 65536
_CONTROLS = (0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 31)
_CLOSE = 0.9
_MIXED_SHARE = 0.25


class Decoded(NamedTuple):
    """A text, and what had to be guessed or was lost on the way to it."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, where: str) -> str:
    """Return the text of the bytes; raises UnreadableInput where they are empty or no text."""
    return decoded(data, where).text


def decoded(data: bytes, where: str) -> Decoded:
    """Return the text of the bytes with notes on what is not sure.

    Raises UnreadableInput where they are empty, no text, or in a charset that cannot be told.
    """
    if not data.strip():
        raise UnreadableInput(where, "this file is empty")
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data, charset, where))
    if data.startswith(_MAGIC):
        raise UnreadableInput(where, "this is a binary file and no text")
    if b"\x1b$" in data and data.isascii():
        return Decoded(_strict(data, "iso2022_jp_ext", where))
    if (wide := _unmarked_wide(data)) is not None:
        return Decoded(_strict(data, wide, where))
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, bytes(_CONTROLS)))
    if controls * 100 > len(sample):
        raise UnreadableInput(where, "this is a binary file and no text")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _broken(data) or _mixed(data) or _guessed(data, where)


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
    """Return the UTF-16 in which a sample is text of one script, where it holds zeros at all."""
    sample = data[:4096]
    if len(sample) < 4 or b"\x00" not in sample:
        return None
    # Blanks, digits and line ends of every script are ASCII, a zero and a byte below 128.
    little, big = (_ascii(sample, at) for at in (0, 1))
    charset, high = ("utf-16-le", 1) if little > big else ("utf-16-be", 0)
    rows = Counter(map(_script, sample[high::2]))
    known = rows.pop(0, 0)
    together = known + max(rows.values(), default=0)
    if together >= _CLOSE * (len(sample) // 2) and _is_text(sample, charset):
        return charset
    return None


def _ascii(sample: bytes, low: int) -> int:
    pairs = zip(sample[low::2], sample[1 - low :: 2], strict=False)
    return sum(high == 0 and 9 <= byte < 127 for byte, high in pairs)


def _script(high: int) -> int:
    """Return a number for the scripts of a row of Unicode: those of the Far East are one."""
    if 0x2E <= high <= 0x9F or 0xAC <= high <= 0xD7 or high in {0xF9, 0xFA, 0xFF}:
        return 0x4E
    if high in {0x01, 0x1E, 0x20}:  # more letters of the Latin script, and quotation marks
        return 0
    return high


def _is_text(sample: bytes, charset: str) -> bool:
    text = sample[: len(sample) // 2 * 2].decode(charset, "replace")
    controls = sum(ord(c) in _CONTROLS for c in text)
    letters = sum(c.isalpha() or c.isspace() for c in text)
    return controls * 50 <= len(text) and letters * 2 > len(text)


def _broken(data: bytes) -> Decoded | None:
    """Return UTF-8 that a few bytes spoil, with the mark U+FFFD for each of these.

    In any other charset bytes above 127 hardly ever follow each other as UTF-8 wants them to, so
    that more good characters than spoilt ones show what the text was written in.
    """
    text = data.decode("utf-8", "replace")
    spoilt = text.count("\ufffd")
    good = sum(not c.isascii() for c in text) - spoilt
    if good <= spoilt:
        return None
    return Decoded(text, (f"{spoilt} stretches of bytes in it are no UTF-8; U+FFFD marks them",))


def _mixed(data: bytes) -> Decoded | None:
    """Return a text some lines of which are UTF-8 and the others in one older charset."""
    lines = data.splitlines(keepends=True)
    wide = [_is_utf8(line) for line in lines]
    inside = sum(_beyond(line) for line, good in zip(lines, wide, strict=True) if good)
    if inside < _MIXED_SHARE * _beyond(data):
        return None
    older = guess(b"".join(line for line, good in zip(lines, wide, strict=True) if not good))
    if older is None:
        return None
    text = "".join(
        line.decode("utf-8" if good else older, "replace")
        for line, good in zip(lines, wide, strict=True)
    )
    return Decoded(text, (f"some of its lines are no UTF-8; they were read as {older}",))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _beyond(data: bytes) -> int:
    return len(data) - len(data.translate(None, bytes(range(128, 256))))


def _guessed(data: bytes, where: str) -> Decoded:
    charset = guess(data)
    if charset is None:
        raise UnreadableInput(
            where,
            "the charset of this file cannot be told; give it as UTF-8",
        )
    text = data.decode(charset, "replace")
    if not text.strip():
        raise UnreadableInput(where, "this file is empty")
    lost = text.count("\ufffd")
    signs = f"; {lost} signs in it have no meaning there, U+FFFD marks them" if lost else ""
    return Decoded(text, (f"its charset is not told; it was read as {charset}{signs}",))
