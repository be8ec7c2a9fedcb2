"""To be written: quotes."""

from __future__ import annotations

from stemma.analysis.document import Document
from stemma.model import Quote

__all__ = ["find_quotes"]


def find_quotes(doc: Document) -> tuple[Quote, ...]:
    """Return the quotes of the document, in the order of the text."""
    del doc
    return ()
