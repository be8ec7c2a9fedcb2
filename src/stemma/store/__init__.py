"""The only room with SQL: what a desk keeps, in memory or in an SQLite file.

`stemma.store.sqlite` holds the shelf in a file; it is not imported here, for SQL is heavy.
"""

from stemma.store.adopting import adopt
from stemma.store.memory import MemoryShelf
from stemma.store.shelf import (
    Added,
    Hit,
    Kept,
    Outcome,
    Problem,
    Shelf,
    ShelfStatus,
    Stored,
    Version,
)
from stemma.store.stages import stage_version

__all__ = [
    "Added",
    "Hit",
    "Kept",
    "MemoryShelf",
    "Outcome",
    "Problem",
    "Shelf",
    "ShelfStatus",
    "Stored",
    "Version",
    "adopt",
    "stage_version",
]
