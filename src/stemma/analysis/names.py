"""To be written: names."""

from __future__ import annotations

from stemma.analysis.document import Document
from stemma.model import Name

__all__ = ["find_names"]


def find_names(doc: Document) -> tuple[Name, ...]:
    """Return the names of the document, in the order of the text."""
    del doc
    return ()
