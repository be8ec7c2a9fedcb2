"""PDF: the lines of its pages, put together to paragraphs."""

from __future__ import annotations

import logging
import re
import zlib
from contextlib import suppress
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, PyPdfError

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading.pdf_lines import PrintedLine, laid_out
from stemma.reading.printed import Printed, printed_article

__all__ = ["read_pdf"]

_MOST_PAGES = 300
_MOST_LINES = 30_000
_BOUNDS = Configuration(
    maximum_declared_stream_length=20_000_000,
    array_based_stream_maximum_output_length=20_000_000,
    lzw_maximum_output_length=4_000_000,
    run_length_maximum_output_length=4_000_000,
    zlib_maximum_output_length=20_000_000,
    zlib_maximum_recovery_input_length=200_000,
    stream_decoding_work_maximum_length=40_000_000,
    stream_parsing_work_maximum_count=200_000,
    page_tree_maximum_entries=5_000,
    page_tree_maximum_page_entries=50_000,
)
# What a damaged file makes the library stumble over, besides what it says itself.
_DAMAGE = (
    PyPdfError, ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError,
    RecursionError, TypeError, ValueError, zlib.error,
)  # fmt: skip
_DAY = re.compile(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d))?")
# Programs that print a page into a file: the file's day is that of printing.
_PRINTERS = re.compile(
    r"chrom|skia|mozilla|firefox|safari|quartz|webkit|wkhtml|print to pdf|cairo|ghostscript|scan",
    re.IGNORECASE,
)


def read_pdf(data: bytes, where: str, now: date | None) -> Article:
    """Return the article of a PDF's bytes, its paragraphs whole and its running heads marked.

    Raises UnreadableInput where it is encrypted, damaged or too large, or its pages are pictures.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(_BOUNDS):
            document = _document(data, where)
    except DependencyError as error:
        raise UnreadableInput(where, _ENCRYPTED) from error
    except _DAMAGE as error:
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableInput(where, f"this PDF is damaged and cannot be read: {said}") from error
    return printed_article(document, where, now)


_ENCRYPTED = "this PDF is encrypted; save it without a password and give it again"


def _document(data: bytes, where: str) -> Printed:
    reader = PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableInput(where, _ENCRYPTED)
    count = len(reader.pages)
    if count > _MOST_PAGES:
        raise UnreadableInput(
            where, f"this PDF has {count} pages; more than {_MOST_PAGES} are not read"
        )
    pages: list[list[PrintedLine]] = []
    for page in reader.pages:
        pages.append(_lines(page))
        if sum(map(len, pages)) > _MOST_LINES:
            raise UnreadableInput(
                where, f"this PDF has more than {_MOST_LINES:,} lines; so many are not read"
            )
    if not any(pages):
        raise UnreadableInput(
            where,
            "there is no text in this PDF, its pages are pictures; recognise its text and give "
            "it again",
        )
    said: dict[str, Any] = dict(reader.metadata or {})
    makers = f"{said.get('/Creator', '')} {said.get('/Producer', '')}"
    return Printed(
        laid_out(pages),
        str(said.get("/Title") or "") or None,
        _moment(said.get("/CreationDate")),
        _moment(said.get("/ModDate")),
        dated=not _PRINTERS.search(makers),
    )


def _lines(page: Any) -> list[PrintedLine]:
    """Return the lines of a page as they are drawn, with place and size."""
    lines: list[PrintedLine] = []
    pieces: list[str] = []
    place = (0.0, 0.0, 0.0)

    def flush() -> None:
        text = "".join(pieces).strip()
        if text:
            lines.append(PrintedLine(text, *place))
        pieces.clear()

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        nonlocal place
        for number, piece in enumerate(text.split("\n")):
            if number:
                flush()
            if not piece.strip() and not pieces:
                continue
            if not pieces:
                place = _place(cm, tm, size)
            pieces.append(piece)

    page.extract_text(visitor_text=visit)
    flush()
    return lines


def _place(cm: list[float], tm: list[float], size: float) -> tuple[float, float, float]:
    """Return where a piece of text begins, and how high its letters are, on the page."""
    x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
    y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
    width = (tm[0] * cm[0] + tm[1] * cm[2], tm[0] * cm[1] + tm[1] * cm[3])
    return float(x), float(y), abs(size) * float(width[0] ** 2 + width[1] ** 2) ** 0.5


def _moment(raw: Any) -> datetime | None:
    match = _DAY.match(str(raw or ""))
    if match is None:
        return None
    with suppress(ValueError):  # a day that is none is not said
        year, month, day, hour, minute = (int(g or 0) for g in match.groups())
        return datetime(year, month, day, hour, minute, tzinfo=UTC)
    return None
