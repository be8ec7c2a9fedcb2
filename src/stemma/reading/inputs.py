"""Files, folders, archives and standard input, one article after the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BufferedReader, BytesIO
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO, NamedTuple, cast

import msgspec

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading.article import build_article
from stemma.reading.decoding import decoded
from stemma.reading.folders import PAGES, Skip, files_below, of_a_page
from stemma.reading.rows import bound, is_row, read_rows

__all__ = ["KINDS", "read_inputs"]

_ROWS = frozenset({".jsonl", ".ndjson"})
_TEXTS = frozenset({"", ".txt", ".text", ".md", ".markdown"})
KINDS = _ROWS | PAGES | _TEXTS | {".pdf", ".docx", ".zip"}
_LARGEST_DOCUMENT = 50_000_000
_BLANK = b"\r\n\t \xef\xbb\xbf"


class _Reading(NamedTuple):
    """What every reader is told: where problems go, and the day after which no date is read."""

    on_skip: Skip
    now: date


def read_inputs(inputs: Iterable[str], on_skip: Skip, now: date | None = None) -> Iterator[Article]:
    """Yield the articles of files, folders (all files below, by name) and `-` (standard input).

    Text, HTML, PDF, DOCX, JSONL and ZIP are read; the files of an archive are named
    `archive.zip/page.html`. What cannot be read is given to `on_skip` and the rest goes on. Rows
    are read one by one. No date after `now` is read out of a text; without it the clock is asked
    once, a day added for places that are ahead.
    """
    limit = now or datetime.now(UTC).date() + timedelta(days=1)
    reading = _Reading(on_skip, limit)
    for given in inputs:
        if given == "-":
            yield from _stream(sys.stdin.buffer, "-", "", reading)
        else:
            yield from _path(Path(given), reading)


def _path(path: Path, reading: _Reading) -> Iterator[Article]:
    if not path.is_dir():
        yield from _file(path, reading)
        return
    before: list[UnreadableInput] = []
    files = files_below(path, before.append)
    for problem in before:
        reading.on_skip(problem)
    for file in files:
        if file.suffix.lower() in KINDS:
            yield from _file(file, reading)
        else:
            reading.on_skip(_unknown(str(file), file.suffix))
    if not files and not before:
        reading.on_skip(UnreadableInput(str(path), "there is no file to read in this folder"))


def _unknown(where: str, suffix: str) -> UnreadableInput:
    return UnreadableInput(where, f"files of the kind {suffix!r} are not read")


def _file(file: Path, reading: _Reading) -> Iterator[Article]:
    try:
        with open(file, "rb", opener=_opened) as stream:
            yield from _stream(stream, str(file), file.suffix.lower(), reading)
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        said = (error.strerror if isinstance(error, OSError) else None) or error
        reading.on_skip(UnreadableInput(str(file), f"this file cannot be opened: {said}"))


def _opened(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes to is empty instead of waited for."""
    number = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(number, True)
    return number


def _stream(stream: BinaryIO, where: str, suffix: str, reading: _Reading) -> Iterator[Article]:
    """Read what a stream holds, by its kind, and where that says nothing by what it begins with."""
    given = stream if isinstance(stream, BufferedReader) else BufferedReader(cast("Any", stream))
    try:
        kind = suffix if suffix in KINDS - _TEXTS else _begins_like(given, suffix)
        if not given.peek(1):
            reading.on_skip(UnreadableInput(where, "this file is empty"))
        elif kind in _ROWS:
            yield from read_rows(given, where, *reading)
        elif kind == ".zip":
            yield from _archive(given, where, reading)
        elif kind in {".pdf", ".docx"}:
            yield _document(_whole(given, where, _LARGEST_DOCUMENT), where, kind, reading.now)
        elif kind in PAGES:
            yield _page(_whole(given, where, bound()), where, reading.now)
        else:
            yield from _rows_or_text(given, where, reading)
    except UnreadableInput as error:
        reading.on_skip(error)
    finally:
        if given is not stream:
            given.detach()


def _begins_like(stream: BufferedReader, suffix: str) -> str:
    """Return the kind of what has no ending that says it: a text's own ending is believed."""
    if suffix in _TEXTS - {""}:
        return suffix
    head = stream.peek(512)[:512]
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return ".docx" if b"[Content_Types].xml" in head or b"word/" in head else ".zip"
    start = head.lstrip(_BLANK).lower()
    return ".html" if start.startswith((b"<!doctype html", b"<html")) else suffix


def _whole(stream: BinaryIO, where: str, most: int) -> bytes:
    content = stream.read(most + 1)
    if len(content) > most:
        raise UnreadableInput(
            where, f"this file is larger than {most:,} bytes; it is not read, split it"
        )
    return content


def _rows_or_text(stream: BufferedReader, where: str, reading: _Reading) -> Iterator[Article]:
    """Read rows where the first line that is not blank is an object of JSON, else one text."""
    head: list[bytes] = []
    size = 0
    while size <= bound() and (line := stream.readline(bound())):
        head.append(line)
        size += len(line)
        if line.strip(_BLANK):
            break
    if head and is_row(head[-1]):
        long = len(head[-1]) >= bound() and not head[-1].endswith(b"\n")
        while long and not (rest := stream.readline(bound())).endswith(b"\n") and rest:
            pass
        yield from read_rows(stream, where, *reading, head=head)
        return
    content = b"".join(head) + stream.read(max(bound() - size, 0) + 1)
    if len(content) > bound():
        raise UnreadableInput(
            where, f"this file is larger than {bound():,} bytes; it is not read, split it"
        )
    text = decoded(content, where)
    article = build_article({"text": text.text}, where, reading.now)
    yield _told(article, content, text.notes)


def _page(content: bytes, where: str, now: date) -> Article:
    from stemma.reading.pages import read_page  # noqa: PLC0415 - heavy; only for HTML

    return _told(read_page(content, {}, where, now), content)


def _document(content: bytes, where: str, kind: str, now: date) -> Article:
    read: Callable[[bytes, str, date | None], Article]
    if kind == ".pdf":
        from stemma.reading.pdf import read_pdf as read  # noqa: PLC0415 - heavy; only for PDF
    else:
        from stemma.reading.docx import read_docx as read  # noqa: PLC0415 - heavy; only for DOCX
    return _told(read(content, where, now), content)


def _told(article: Article, content: bytes, notes: tuple[str, ...] = ()) -> Article:
    digest = sha256(content).hexdigest()
    return msgspec.structs.replace(article, digest=digest, notes=article.notes + notes)


def _archive(stream: BufferedReader, where: str, reading: _Reading) -> Iterator[Article]:
    from stemma.reading.unpacking import unpacked  # noqa: PLC0415 - only for archives

    archive: BinaryIO = stream
    if not stream.seekable():
        archive = BytesIO(_whole(stream, where, _LARGEST_DOCUMENT))
    found = False

    def wanted(path: PurePosixPath, every: frozenset[str]) -> bool:
        nonlocal found
        if _is_beside(path, every):
            return False
        found = True
        if path.suffix.lower() == ".zip":
            why = "this is an archive in an archive; unpack it and give it alone"
            reading.on_skip(UnreadableInput(f"{where}/{path}", why))
            return False
        if path.suffix.lower() not in KINDS:
            reading.on_skip(_unknown(f"{where}/{path}", path.suffix))
            return False
        return True

    for packed in unpacked(archive, where, reading.on_skip, wanted):
        inside = BufferedReader(cast("Any", BytesIO(packed.content)))
        name, suffix = f"{where}/{packed.path}", packed.path.suffix.lower()
        yield from _stream(inside, name, suffix, reading)
    if not found:
        reading.on_skip(UnreadableInput(where, "there is no file to read in this archive"))


def _is_beside(path: PurePosixPath, every: frozenset[str]) -> bool:
    """Say whether a path is hidden, or lies in the folder that was saved beside a page."""
    if any(p.startswith((".", "__MACOSX")) for p in path.parts):
        return True
    for above in path.parents:
        pages = frozenset(f"{above.name[:-n]}{suffix}" for n in range(1, 14) for suffix in PAGES)
        beside = frozenset(p for p in pages if str(above.parent / p) in every)
        if above.name and of_a_page(above.name, beside):
            return True
    return False
