"""To be written: times."""

from __future__ import annotations

from stemma.analysis.document import Document
from stemma.model import Time

__all__ = ["find_times"]


def find_times(doc: Document) -> tuple[Time, ...]:
    """Return the times of the document, in the order of the text."""
    del doc
    return ()
