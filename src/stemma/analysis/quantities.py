"""To be written: quantities."""

from __future__ import annotations

from stemma.analysis.document import Document
from stemma.model import Quantity

__all__ = ["find_quantities"]


def find_quantities(doc: Document) -> tuple[Quantity, ...]:
    """Return the quantities of the document, in the order of the text."""
    del doc
    return ()
