"""Full text: words of articles and of what somebody says, found in all scripts."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Literal

from stemma.model import Span
from stemma.store.shelf import Hit, Kept

__all__ = ["create", "find", "forget", "index"]


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the search, inside the caller's transaction."""
    connection.execute("CREATE TABLE found (position INTEGER PRIMARY KEY, text TEXT NOT NULL)")


def index(connection: sqlite3.Connection, rows: Sequence[tuple[int, Kept]]) -> None:
    """Make articles findable, each under its position; what was under it is replaced."""
    connection.executemany(
        "INSERT OR REPLACE INTO found VALUES (?, ?)",
        [(position, kept.article.text) for position, kept in rows],
    )


def forget(connection: sqlite3.Connection, positions: Sequence[int]) -> None:
    """Make the articles at these positions not findable."""
    connection.executemany("DELETE FROM found WHERE position = ?", [(p,) for p in positions])


def find(
    connection: sqlite3.Connection,
    query: str,
    kind: Literal["all", "article", "claim"],
    limit: int,
    load: Callable[[int], Kept],
) -> tuple[Hit, ...]:
    """Return the best places for a query; `load` gives what is kept at a position."""
    if kind == "claim":
        return ()
    rows = connection.execute(
        "SELECT position, instr(text, ?1) - 1 FROM found WHERE instr(text, ?1) ORDER BY position LIMIT ?2",
        (query, limit),
    )
    hits = []
    for position, start in rows:
        span = Span(start, start + len(query))
        hits.append(Hit(load(position).article.id, "article", span, (span,), 1))
    return tuple(hits)
