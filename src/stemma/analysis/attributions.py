"""To be written: attributions."""

from __future__ import annotations

from stemma.analysis.document import Document
from stemma.model import Attribution

__all__ = ["find_attributions"]


def find_attributions(doc: Document) -> tuple[Attribution, ...]:
    """Return the attributions of the document, in the order of the text."""
    del doc
    return ()
