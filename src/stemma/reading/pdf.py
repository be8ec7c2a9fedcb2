"""PDF: the lines of its pages, put together to paragraphs."""

from __future__ import annotations

import logging
import re
import zlib
from collections import Counter
from contextlib import suppress
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, NamedTuple

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import DependencyError, PyPdfError

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading.pdf_lines import LETTER, PrintedLine, laid_out
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
_GAP = 2.0  # heights of a letter
_LONG = 12  # letters of a piece that is more than a part of a word
_SAME = 4.0
_ROWS = 3
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


class _Stretch(NamedTuple):
    """Text that is drawn from one place on; `beside` says that it stands in the line before it."""

    text: str
    place: tuple[float, float, float]
    beside: bool


def _lines(page: Any) -> list[PrintedLine]:
    """Return the lines of a page as they are drawn, with place and size."""
    drawn: list[_Stretch] = []
    pieces: list[str] = []
    place = (0.0, 0.0, 0.0)
    reached, beside = 0.0, False

    def flush(*, goes_on: bool) -> None:
        nonlocal beside
        if "".join(pieces).strip():
            drawn.append(_Stretch("".join(pieces), place, beside))
        beside = goes_on and bool(pieces)
        pieces.clear()

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        nonlocal place, reached
        for number, piece in enumerate(text.split("\n")):
            if number:
                flush(goes_on=False)
            if not piece.strip():
                if pieces and piece:
                    pieces[-1] += piece
                continue
            here = _place(cm, tm, size)
            if pieces:
                moved = here[0] > place[0] + _GAP * here[2] and len(pieces[-1]) > _LONG
                if moved or here[0] > reached + _GAP * here[2]:
                    flush(goes_on=True)
            if not pieces:
                place = here
            reached = here[0] + len(piece) * here[2] * LETTER
            pieces.append(piece)

    page.extract_text(visitor_text=visit)
    flush(goes_on=False)
    return _joined(drawn)


def _joined(drawn: list[_Stretch]) -> list[PrintedLine]:
    """Return stretches as lines; what begins beside others at one place is a column of its own."""
    starts = Counter(round(d.place[0] / _SAME) for d in drawn if d.beside)
    lines: list[PrintedLine] = []
    for stretch in drawn:
        if stretch.beside and starts[round(stretch.place[0] / _SAME)] < _ROWS:
            before = lines.pop()
            lines.append(before._replace(text=before.text + stretch.text))
        else:
            lines.append(PrintedLine(stretch.text, *stretch.place))
    return [line._replace(text=line.text.strip()) for line in lines]


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
