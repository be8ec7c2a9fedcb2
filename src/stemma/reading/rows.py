"""Rows: one article for each line of JSON, one line in memory at a time."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from io import BufferedReader, TextIOWrapper
from itertools import chain
from typing import Any

import msgspec

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading.article import build_article
from stemma.reading.decoding import decoded
from stemma.reading.folders import Skip
from stemma.settings import longest

__all__ = ["bound", "is_row", "read_rows"]

_LARGEST = 20_000_000
_BOM = b"\xef\xbb\xbf"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ESCAPED = 6  # bytes of a letter that JSON escapes


def bound() -> int:
    """Return how many bytes are read as one text, page or row."""
    return max(_LARGEST, _ESCAPED * longest())


def is_row(line: bytes) -> bool:
    """Say whether a line is an object of JSON, or begins like one and is too long to look at."""
    start = line.strip(b"\r\n\t " + _BOM)
    if not start.startswith(b"{"):
        return False
    if len(line) >= bound():
        return True
    try:
        return isinstance(json.loads(start), dict)
    except (ValueError, RecursionError):
        return False


def read_rows(
    stream: BufferedReader, where: str, on_skip: Skip, now: date, head: Iterable[bytes] = ()
) -> Iterator[Article]:
    """Yield one article for each line of JSON; `head` are lines that were read of it already.

    A line that is none, or is too long, is given to `on_skip` and the rest goes on.
    """
    empty, most = True, bound()
    for number, raw in enumerate(chain(head, _lines(stream, most)), 1):
        line = raw.removeprefix(_BOM) if number == 1 else raw
        if not line.strip():
            continue
        empty = False
        place = f"{where}:{number}"
        try:
            yield _row(line, place, now, most)
        except UnreadableInput as error:
            on_skip(error)
    if empty:
        on_skip(UnreadableInput(where, "this file is empty"))


def _lines(stream: BufferedReader, most: int) -> Iterator[bytes]:
    """Yield the lines of a stream as UTF-8; of a line that is too long only `most`."""
    if stream.peek(2)[:2] in _WIDE:
        # Shells write UTF-16 into files; a character that is broken stays visible.
        wide = TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="\n")
        while line := wide.readline(most):
            yield line.encode()
            while len(line) == most and not line.endswith("\n"):
                line = wide.readline(most)
        wide.detach()
        return
    while raw := stream.readline(most):
        yield raw
        while len(raw) == most and not raw.endswith(b"\n"):
            raw = stream.readline(most)


def _row(line: bytes, where: str, now: date, most: int) -> Article:
    if len(line) >= most:
        raise UnreadableInput(
            where, f"this line is longer than {most:,} bytes; it is not read, split it"
        )
    text = decoded(line, where)
    try:
        row = json.loads(text.text)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(where, f"this line is no JSON: {error}") from error
    if not isinstance(row, dict):
        raise UnreadableInput(where, "this line is JSON but no object with the field 'text'")
    article = _page(row, where, now) or build_article(row, where, now)
    digest = sha256(line).hexdigest()
    return msgspec.structs.replace(article, digest=digest, notes=article.notes + text.notes)


def _page(row: dict[str, Any], where: str, now: date) -> Article | None:
    if row.get("text") or not row.get("html"):
        return None
    from stemma.reading.pages import read_page  # noqa: PLC0415 - heavy; only for HTML

    return read_page(str(row["html"]).encode("utf-8", "replace"), row, where, now)
