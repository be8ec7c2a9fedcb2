"""DOCX: the paragraphs of a document as its author sees them, with heads and feet marked."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from lxml import etree

from stemma.errors import UnreadableInput
from stemma.model import Article
from stemma.reading.printed import Part, Printed, Role, printed_article
from stemma.reading.unpacking import check_package

__all__ = ["read_docx"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _CELL, _ROW = f"{_W}p", f"{_W}tc", f"{_W}tr"
# What was struck out, and what stands twice for older programs.
_UNSEEN = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
_BREAKS = frozenset({f"{_W}br", f"{_W}cr"})
_MOST = 200_000
_OLE = b"\xd0\xcf\x11\xe0"
_HEADING = re.compile(r"heading [1-9]$")
# What a damaged file makes the libraries stumble over.
_DAMAGE = (
    OpcError, BadZipFile, etree.LxmlError, ArithmeticError, AssertionError, AttributeError, EOFError,
    LookupError, NotImplementedError, OSError, RecursionError, TypeError, ValueError, zlib.error,
)  # fmt: skip


def read_docx(data: bytes, where: str, now: date | None) -> Article:
    """Return the article of a DOCX's bytes; changes that were proposed count as made.

    Raises UnreadableInput where it is encrypted, damaged or too large, or has no text.
    """
    if data.startswith(_OLE):
        raise UnreadableInput(
            where,
            "this is an encrypted document or one of an old format; save it as .docx without a "
            "password",
        )
    check_package(data, where)
    try:
        document = _printed(Document(BytesIO(data)), where)
    except _DAMAGE as error:
        said = " ".join(str(error).split())[:120] or type(error).__name__
        raise UnreadableInput(
            where, f"this document is damaged and cannot be read: {said}"
        ) from error
    if not document.parts:
        raise UnreadableInput(where, "there is no text in this document")
    return printed_article(document, where, now)


def _printed(document: Any, where: str) -> Printed:
    body = document.element.body
    if sum(1 for _ in body.iter()) > _MOST:
        raise UnreadableInput(
            where, f"this document has more than {_MOST:,} elements; so many are not read"
        )
    names = {s.style_id: str(s.name or "").lower() for s in document.styles}
    text = [p for p in _parts(body, names) if p.text]
    running = _running(document)
    said = document.core_properties
    return Printed(
        [*(Part(r, "running") for r in running), *text] if text else [],
        said.title or None,
        _moment(said.created),
        _moment(said.modified),
    )


def _parts(body: Any, names: dict[str, str]) -> Iterator[Part]:
    """Yield the paragraphs and the rows of tables in their order."""
    for element in body:
        if element.tag in _UNSEEN:
            continue
        if element.tag == _ROW:
            cells = [" ".join(_all_said(c).split()) for c in element if c.tag == _CELL]
            if sum(map(bool, cells)) > 1:
                yield Part(" | ".join(c for c in cells if c))
                continue
        elif element.tag == _PARAGRAPH:
            role = _role(element, names)
            for line in _said(element).split("\n"):
                yield Part(" ".join(line.split()), role)
        yield from _parts(element, names)


def _all_said(cell: Any) -> str:
    return " ".join(_said(p) for p in cell.iter(_PARAGRAPH))


def _said(paragraph: Any) -> str:
    """Return the text of a paragraph; text boxes inside it are paragraphs of their own."""
    out: list[str] = []
    for element in paragraph:
        if element.tag in _SAID:
            out.append(_SAID[element.tag] or element.text or "")
        elif element.tag != _PARAGRAPH and element.tag not in _UNSEEN:
            out.append(_said(element))
    return "".join(out)


_SAID = {f"{_W}t": "", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-", **dict.fromkeys(_BREAKS, "\n")}


def _role(paragraph: Any, names: dict[str, str]) -> Role:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = names.get(style.get(f"{_W}val", ""), "") if style is not None else ""
    if name == "title":
        return "title"
    return "heading" if _HEADING.match(name) else "text"


def _running(document: Any) -> list[str]:
    """Return the lines of heads and feet, each once."""
    found: dict[str, None] = {}
    for section in document.sections:
        for part in (
            section.first_page_header,
            section.header,
            section.first_page_footer,
            section.footer,
        ):
            if part.is_linked_to_previous:
                continue
            for paragraph in part.paragraphs:
                line = " ".join(_said(paragraph._p).split())  # noqa: SLF001 - its text leaves out changes
                if line:
                    found[line] = None
    return list(found)


def _moment(said: Any) -> datetime | None:
    return said if isinstance(said, datetime) else None
