"""Speed of reading web pages against trafilatura, page by page in turn in one process."""

from __future__ import annotations

import logging
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from bench.gold import unpack_pages
from stemma.errors import UnreadableInput
from stemma.reading.pages import read_page

__all__ = ["page_rates"]

_EACH = 4


def page_rates(gold: Path) -> tuple[float, tuple[str, float]] | None:
    """Return the pages a second of Stemma, and the peer's name and rate, over every fourth page.

    None where the gold folder has no pages. Both read each page in turn, so that what else the
    machine does meets both alike.
    """
    # The peer alone wants it.
    from trafilatura import bare_extraction  # noqa: PLC0415

    folder = gold / "data" / "extraction"
    if not folder.is_dir():
        return None
    with tempfile.TemporaryDirectory() as scratch:
        files = sorted(unpack_pages(folder, Path(scratch) / "pages").iterdir())[::_EACH]
        pages = [file.read_bytes() for file in files]
    logging.disable(logging.CRITICAL)

    def theirs(data: bytes) -> None:
        bare_extraction(data, include_comments=False, with_metadata=True)

    for work in (_read, theirs):
        work(pages[0])
    own = peer = 0.0
    for data in pages:
        own += _timed(_read, data)
        peer += _timed(theirs, data)
    logging.disable(logging.NOTSET)
    name = f"trafilatura {version('trafilatura')}, bare_extraction with metadata"
    return len(pages) / own, (name, len(pages) / peer)


def _read(data: bytes) -> None:
    with suppress(UnreadableInput):  # a page without an article costs its time too
        read_page(data, {}, "page", datetime.now(UTC).date())


def _timed(work: Callable[[bytes], None], data: bytes) -> float:
    start = time.process_time()
    work(data)
    return time.process_time() - start
