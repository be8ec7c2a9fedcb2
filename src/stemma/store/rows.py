"""Rows as they are read: in short transactions, and believed where their checksums are right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Engine, Row, select

from stemma.errors import DeskBusy, DeskCorrupt, UnknownArticle
from stemma.model import Analysis, Article
from stemma.store.opening import telling
from stemma.store.records import UndecodableRecord, analysis_from, article_from, checksum
from stemma.store.schema import ANALYSIS, ARTICLE, VERSION
from stemma.store.shelf import Stored, Version

__all__ = [
    "ANALYSES",
    "ARTICLES",
    "CURRENT",
    "OF",
    "STORED",
    "VERSIONS",
    "Rows",
    "batches",
    "unknown",
    "version_of",
]

T = TypeVar("T")

# Rows that are read at a time, so that memory stays flat and no lock is held for long.
_BATCH = 100

CURRENT = VERSION.c.current == 1
OF = VERSION.c.article == ARTICLE.c.position
# The columns that the checksum of a version covers, in its order, and the checksum.
_CHECKED = (
    "article", "number", "digest", "body", "source", "reading", "changed", "added", "input",
    "language", "outlet", "record", "checksum",
)  # fmt: skip
ARTICLES = select(ARTICLE.c.id, *(VERSION.c[name] for name in _CHECKED)).join_from(
    ARTICLE, VERSION, OF
)
VERSIONS = select(
    ARTICLE.c.id, *(VERSION.c[n] for n in ("number", "digest", "added", "input", "current"))
).join_from(ARTICLE, VERSION, OF)
STORED = select(ARTICLE.c.id, VERSION).join_from(ARTICLE, VERSION, OF)
ANALYSES = (
    select(ARTICLE.c.id, ANALYSIS)
    .join_from(ARTICLE, VERSION, OF)
    .join(ANALYSIS, ANALYSIS.c.version == VERSION.c.position)
)


class Rows:
    """Reads the rows of a desk's file; what is damaged raises DeskCorrupt and is named."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._engine = engine

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a connection in a transaction that only reads."""
        with telling(self._path, "the desk was not read"), self._engine.begin() as connection:
            yield connection

    def one(self, query: Any, article: str, version: int | None) -> Row[Any]:
        """Return the row of a version, the current one by default; raises UnknownArticle."""
        which = CURRENT if version is None else VERSION.c.number == version
        with self.read() as connection:
            row = connection.execute(query.where(ARTICLE.c.id == article, which)).first()
        if row is None:
            raise unknown(article, version)
        return row

    def current(self, query: Any, ids: Sequence[str] | None) -> Iterator[Row[Any]]:
        """Yield the rows of current versions in batches, each a short transaction."""
        query = query.add_columns(ARTICLE.c.position.label("place")).where(CURRENT)
        if ids is None:
            yield from self._all_rows(query)
            return
        for batch in batches(ids):
            with self.read() as connection:
                rows = connection.execute(query.where(ARTICLE.c.id.in_(batch))).all()
            found = {row.id: row for row in rows}
            for article in batch:
                if article not in found:
                    raise unknown(article)
                yield found[article]

    def _all_rows(self, query: Any) -> Iterator[Row[Any]]:
        after = 0
        while True:
            with self.read() as connection:
                rows = connection.execute(
                    query.where(ARTICLE.c.position > after)
                    .order_by(ARTICLE.c.position)
                    .limit(_BATCH)
                ).all()
            if not rows:
                return
            yield from rows
            after = rows[-1].place

    def stored(self) -> Iterator[Stored]:
        """Yield every version as it was when the first was asked for, in the order of adding.

        Raises DeskBusy where some are removed meanwhile.
        """
        snapshot = select(VERSION.c.position, VERSION.c.current).order_by(VERSION.c.position)
        with self.read() as connection:
            places = [(row.position, bool(row.current)) for row in connection.execute(snapshot)]
        for batch in batches(places):
            query = STORED.where(VERSION.c.position.in_([position for position, _ in batch]))
            with self.read() as connection:
                rows = {row.position: row for row in connection.execute(query)}
            for position, current in batch:
                if position not in rows:
                    raise DeskBusy(
                        f"{self._path}: another process removed articles while they were read; "
                        "try again when it is done"
                    )
                row = rows[position]
                version = msgspec.structs.replace(version_of(row), current=current)
                yield Stored(version, self.article(row), row.reading)

    def article(self, row: Row[Any]) -> Article:
        """Return the article of a row."""
        parts = [getattr(row, name) for name in _CHECKED if name != "checksum"]
        with self.whole(row.id, row.checksum, parts):
            article = article_from(row.record)
            if article.id != row.id:
                raise UndecodableRecord(f"its record is that of {article.id}")
            return article

    def analysis(self, row: Row[Any]) -> tuple[Analysis, str]:
        """Return the analysis of a row and the stage version that made it."""
        with self.whole(row.id, row.checksum, (row.version, row.stage, row.record)):
            return analysis_from(row.record), row.stage

    @contextmanager
    def whole(self, what: str, given: bytes, parts: Sequence[Any]) -> Iterator[None]:
        """Raise DeskCorrupt where a row is not what was written, or cannot be decoded."""
        why = "its checksum is wrong"
        try:
            if checksum(*parts) == given:
                yield
                return
        except UndecodableRecord as error:
            why = str(error)
        raise DeskCorrupt(
            f"{self._path}: {what} is damaged ({why}); "
            f"`stemma doctor --desk {self._path}` says what is lost and saves the rest"
        )


def version_of(row: Row[Any]) -> Version:
    """Return what is told of a version."""
    return Version(row.id, row.number, row.digest, row.added, row.input, bool(row.current))


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield items in lists of a size that memory holds."""
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def unknown(article: str, version: int | None = None) -> UnknownArticle:
    """Return the error that names an article, or a version of one, that is not there."""
    if version is not None:
        return UnknownArticle(f"there is no version {version} of article {article!r} on this desk")
    return UnknownArticle(f"there is no article {article!r} on this desk")
