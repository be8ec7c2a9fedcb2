"""The stream of stories on a desk: which articles are placed, by which stage, and what happened."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from stemma.model import Story, StoryChange
from stemma.store.ledger import TABLES, SqliteLedger
from stemma.store.records import fingerprint, moment
from stemma.store.shelf import Kept
from stemma.stories import Stream, Traits, read_traits

__all__ = ["FileStream", "changes", "create", "stories", "unplaced"]

_STATE = """
CREATE TABLE stream (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  stage TEXT NOT NULL,
  generation INTEGER NOT NULL
)"""


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of the stream; a step from one form of a desk's file to the next."""
    for table in (*TABLES, _STATE):
        connection.execute(table)
    connection.execute("INSERT INTO stream VALUES (1, '', 0)")


class FileStream:
    """Places articles in a desk's file; what it remembers holds while nobody else writes."""

    def __init__(self) -> None:
        self._ledger: SqliteLedger | None = None
        self._stream: Stream | None = None
        self._generation = -1

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Forget what is remembered where a transaction is taken back."""
        done = False
        try:
            yield
            done = True
        finally:
            if not done:
                self.forget()

    def forget(self) -> None:
        """Forget what is remembered, as after a transaction that was taken back."""
        self._generation = -1

    def place(self, connection: sqlite3.Connection, kept: Sequence[Kept], stage: str) -> None:
        """Place current versions of articles, inside the caller's transaction.

        What another version of the stage has placed is forgotten first.
        """
        self.take(connection, [read_traits(k.article, k.analysis) for k in kept], stage)
        for one in kept:
            connection.execute(
                "UPDATE placed SET body = ? WHERE article = ?",
                (fingerprint(one.article), one.article.id),
            )

    def take(self, connection: sqlite3.Connection, traits: Sequence[Traits], stage: str) -> None:
        """Place what a stream keeps of articles, inside the caller's transaction."""
        made_by, _ = _state(connection)
        if made_by != stage:
            for table in ("placed", "looked_up", "link", "story"):
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from this line
            connection.execute("UPDATE stream SET stage = ?", (stage,))
            self.forget()
        self._at(connection).place_all(traits, moment())

    def drop(self, connection: sqlite3.Connection, articles: Sequence[str]) -> None:
        """Take articles out of their stories, inside the caller's transaction."""
        stream = self._at(connection)
        for article in articles:
            stream.drop(article, moment())

    def _at(self, connection: sqlite3.Connection) -> Stream:
        """Return the stream over this connection, and count that it is written to."""
        _, generation = _state(connection)
        if self._ledger is None or self._stream is None or generation != self._generation:
            self._ledger = SqliteLedger(connection)
            self._stream = Stream(self._ledger)
        self._ledger.connection = connection
        self._generation = generation + 1
        connection.execute("UPDATE stream SET generation = ?", (self._generation,))
        return self._stream


def unplaced(connection: sqlite3.Connection, stage: str) -> tuple[str, ...]:
    """Return the ids of articles whose current version this stage has not placed."""
    made_by, _ = _state(connection)
    query = (
        "SELECT article.id FROM article JOIN version ON version.article = article.position "
        "AND version.current = 1 LEFT JOIN placed ON placed.article = article.id "
        "WHERE ? OR placed.body IS NULL OR placed.body != version.body ORDER BY article.position"
    )
    return tuple(name for (name,) in connection.execute(query, (made_by != stage,)))


def stories(connection: sqlite3.Connection) -> tuple[Story, ...]:
    """Return all stories with those linked, as a stream does."""
    return Stream(SqliteLedger(connection)).stories()


def changes(connection: sqlite3.Connection) -> tuple[StoryChange, ...]:
    """Return what happened to stories, in the order of happening."""
    query = "SELECT kind, story, other, article, at FROM story_change ORDER BY position"
    return tuple(StoryChange(*row) for row in connection.execute(query))


def _state(connection: sqlite3.Connection) -> tuple[str, int]:
    """Return the stage that placed the articles, and how often the stream was written to."""
    stage, generation = connection.execute("SELECT stage, generation FROM stream").fetchone()
    return stage, generation
