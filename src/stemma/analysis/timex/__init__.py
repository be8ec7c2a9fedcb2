"""Times in running text: words to classes, classes to patterns, patterns to TIMEX3 values."""

from stemma.analysis.timex.anchor import Anchor
from stemma.analysis.timex.builders import BUILDERS
from stemma.analysis.timex.grammar import Found, find
from stemma.analysis.timex.pieces import Piece
from stemma.analysis.timex.row import Row

__all__ = ["BUILDERS", "Anchor", "Found", "Piece", "Row", "find"]
