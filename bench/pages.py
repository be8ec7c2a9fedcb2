"""Web pages against trafilatura in one run: pages a second, and title, author and date right."""

from __future__ import annotations

import json
import logging
import re
import tempfile
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.gold import unpack_pages
from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading.pages import read_page

__all__ = ["page_facts", "page_rates"]

_EACH = 4
_WARM = 20
FACTS = ("title", "author", "date")
_PARTED = re.compile(r"[;,]|\s(?:und|and|&)\s")
_SIGNS = re.compile(r"\W+")


def page_rates(gold: Path) -> tuple[float, tuple[str, float]] | None:
    """Return the pages a second of Stemma, and the peer's name and rate, over every fourth page.

    None where the gold folder has no pages. Both read each page in turn, so that what else the
    machine does meets both alike; the pages between, read before, have filled the tables of both.
    The peer keeps what it found of a page, and forgets it before each.
    """
    # The peer alone wants it.
    from trafilatura.meta import reset_caches  # noqa: PLC0415

    folder = gold / "data" / "extraction"
    if not folder.is_dir():
        return None
    with _pages(folder) as files:
        pages = [file.read_bytes() for file in files[::_EACH]]
        warm = [file.read_bytes() for file in files[1::_EACH][:_WARM]]
    with _quiet():
        for data in warm:
            _read(data)
            _theirs(data)
        own = peer = 0.0
        for data in pages:
            own += _timed(_read, data)
            reset_caches()
            peer += _timed(_theirs, data)
    name = f"trafilatura {version('trafilatura')}, bare_extraction with metadata"
    return len(pages) / own, (name, len(pages) / peer)


def page_facts(gold: Path) -> dict[str, dict[str, float]] | None:
    """Return of how many pages in a hundred title, author and date are right, where gold has them.

    `own` is Stemma's share, `peer` trafilatura's, `ahead` what is between them. Signs and capitals
    do not count, nor the order of authors. None where the gold folder has no pages.
    """
    folder = gold / "data" / "extraction"
    if not folder.is_dir():
        return None
    rows = [json.loads(line) for line in (folder / "gold.jsonl").open(encoding="utf-8")]
    counts = {name: [0, 0, 0] for name in FACTS}
    with _pages(folder) as files, _quiet():
        by_name = {file.name: file for file in files}
        for row in rows:
            data = by_name[row["file"]].read_bytes()
            own, peer = _own_facts(_read(data)), _their_facts(_theirs(data))
            for name, count in counts.items():
                if row.get(name):
                    wanted = _compared(name, row[name])
                    count[0] += 1
                    count[1] += _compared(name, own.get(name)) == wanted
                    count[2] += _compared(name, peer.get(name)) == wanted
    shares = {n: (100 * a / all_, 100 * b / all_) for n, (all_, a, b) in counts.items() if all_}
    return {
        "own": {n: round(a, 1) for n, (a, _) in shares.items()},
        "peer": {n: round(b, 1) for n, (_, b) in shares.items()},
        "ahead": {n: round(a - b, 1) for n, (a, b) in shares.items()},
    }


@contextmanager
def _pages(folder: Path) -> Iterator[list[Path]]:
    with tempfile.TemporaryDirectory() as scratch:
        yield sorted(unpack_pages(folder, Path(scratch) / "pages").iterdir())


@contextmanager
def _quiet() -> Iterator[None]:
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


def _read(data: bytes) -> Article | None:
    with suppress(UnreadableInput):  # a page without an article costs its time too
        return read_page(data, {}, "page", datetime.now(UTC).date())
    return None


def _theirs(data: bytes) -> Any:
    # The peer alone wants it.
    from trafilatura import bare_extraction  # noqa: PLC0415

    return bare_extraction(data, include_comments=False, with_metadata=True)


def _own_facts(article: Article | None) -> dict[str, str | None]:
    if article is None:
        return {}
    day = article.published.value[:10] if article.published else None
    return {"title": article.title, "author": article.byline, "date": day}


def _their_facts(found: Any) -> dict[str, str | None]:
    return {name: getattr(found, name) for name in FACTS} if found else {}


def _compared(name: str, value: Any) -> Any:
    said = ";".join(value) if isinstance(value, list) else value or ""
    if name == "date":
        return said
    words = unicodedata.normalize("NFKC", said).lower()
    if name == "title":
        return _SIGNS.sub("", words)
    return sorted(filter(None, (_SIGNS.sub("", part) for part in _PARTED.split(words))))


def _timed(work: Callable[[bytes], object], data: bytes) -> float:
    start = time.process_time()
    work(data)
    return time.process_time() - start
