"""Files, folders and standard input, one article after the other."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading.article import build_article
from stemma.reading.decoding import decode

__all__ = ["read_inputs"]

_ROWS = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm", ".xhtml"})
_TEXTS = frozenset({"", ".txt", ".text", ".md", ".markdown"})
_BOM = b"\xef\xbb\xbf"

Skip = Callable[[UnreadableInput], None]


def read_inputs(inputs: Iterable[str], on_skip: Skip, now: date | None = None) -> Iterator[Article]:
    """Yield the articles of files, folders (all files below, by name) and `-` (standard input).

    What cannot be read is given to `on_skip` and the rest goes on. Rows are read one by one. No
    date after `now` is read out of a text; without it the clock is asked once, a day added for
    places that are ahead.
    """
    limit = now or datetime.now(UTC).date() + timedelta(days=1)
    for given in inputs:
        if given == "-":
            yield from _stream(sys.stdin.buffer, "-", on_skip, limit)
        else:
            yield from _path(Path(given), on_skip, limit)


def _path(path: Path, on_skip: Skip, now: date) -> Iterator[Article]:
    if not path.is_dir():
        yield from _file(path, on_skip, now)
        return
    found = False
    for file in _below(path, on_skip):
        found = True
        if file.suffix.lower() in _ROWS | _PAGES | _TEXTS:
            yield from _file(file, on_skip, now)
        else:
            on_skip(UnreadableInput(str(file), f"files of the kind {file.suffix!r} are not read"))
    if not found:
        on_skip(UnreadableInput(str(path), "there is no file to read in this folder"))


def _below(folder: Path, on_skip: Skip) -> list[Path]:
    """Return the files below a folder by name, hidden ones aside; name folders that are closed."""

    def closed(error: OSError) -> None:
        on_skip(
            UnreadableInput(
                str(error.filename), f"this folder cannot be opened: {error.strerror or error}"
            )
        )

    found: list[Path] = []
    for place, folders, files in os.walk(folder, onerror=closed):
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        inside = (Path(place, f) for f in files if not f.startswith("."))
        found.extend(p for p in inside if p.is_file())
    return sorted(found)


def _file(file: Path, on_skip: Skip, now: date) -> Iterator[Article]:
    try:
        with file.open("rb") as stream:
            suffix = file.suffix.lower()
            if suffix in _ROWS:
                yield from _rows(stream, str(file), on_skip, now)
            elif suffix in _PAGES:
                yield from _one(stream.read(), str(file), on_skip, now, page=True)
            else:
                yield from _stream(stream, str(file), on_skip, now)
    except OSError as error:
        on_skip(
            UnreadableInput(str(file), f"this file cannot be opened: {error.strerror or error}")
        )


def _stream(stream: BinaryIO, where: str, on_skip: Skip, now: date) -> Iterator[Article]:
    """Read rows where the first line is a JSON object, else one text."""
    first = stream.readline()
    while first and not first.strip(b"\r\n\t " + _BOM):
        following = stream.readline()
        if not following:
            break
        first += following
    if _is_row(first):
        yield from _rows(stream, where, on_skip, now, first)
    else:
        yield from _one(first + stream.read(), where, on_skip, now)


def _is_row(line: bytes) -> bool:
    start = line.strip(b"\r\n\t " + _BOM)
    if not start.startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(start), dict)
    except (ValueError, RecursionError):
        return False


def _one(
    data: bytes, where: str, on_skip: Skip, now: date, *, page: bool = False
) -> Iterator[Article]:
    try:
        if page:
            from stemma.reading.pages import read_page  # noqa: PLC0415 - heavy; only for HTML

            yield read_page(data, {}, where, now)
        else:
            yield build_article({"text": decode(data, where)}, where, now)
    except UnreadableInput as error:
        on_skip(error)


def _rows(
    stream: BinaryIO, where: str, on_skip: Skip, now: date, first: bytes = b""
) -> Iterator[Article]:
    """Yield one article for each line of JSON, one line in memory at a time."""
    if first.count(b"\n") > 1:
        stream_lines: Iterable[bytes] = _chained(BytesIO(first), stream)
    else:
        stream_lines = _chained([first] if first else [], stream)
    empty = True
    for number, raw in enumerate(stream_lines, 1):
        line = raw.removeprefix(_BOM) if number == 1 else raw
        if not line.strip():
            continue
        empty = False
        try:
            yield _row(line, f"{where}:{number}", now)
        except UnreadableInput as error:
            on_skip(error)
    if empty:
        on_skip(UnreadableInput(where, "this file is empty"))


def _chained(*streams: Iterable[bytes]) -> Iterator[bytes]:
    for stream in streams:
        yield from stream


def _row(line: bytes, where: str, now: date) -> Article:
    try:
        row = json.loads(decode(line, where))
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(where, f"this line is no JSON: {error}") from error
    if not isinstance(row, dict):
        raise UnreadableInput(where, "this line is JSON but no object with the field 'text'")
    if not row.get("text") and row.get("html"):
        from stemma.reading.pages import read_page  # noqa: PLC0415 - heavy; only for HTML

        return read_page(str(row["html"]).encode("utf-8", "replace"), row, where, now)
    return build_article(row, where, now)
