"""Articles in an SQLite file: added whole or not at all, read back as they were."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

import msgspec
from sqlalchemy import (
    URL,
    Column,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import DatabaseError

from stemma.errors import DeskError
from stemma.model import Article

__all__ = ["ArticleStore"]

_METADATA = MetaData()
_ARTICLE = Table(
    "article",
    _METADATA,
    Column("position", Integer, primary_key=True, autoincrement=True),
    Column("id", String, nullable=False, unique=True),
    Column("record", LargeBinary, nullable=False),
)


class ArticleStore:
    """The articles of one desk, in the order of adding."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open or make the SQLite file at `path`.

        Raises DeskError where the file is no database, is another program's, or cannot be made.
        """
        engine = create_engine(URL.create("sqlite", database=str(path)))
        try:
            tables = inspect(engine).get_table_names()
            if not tables:
                _METADATA.create_all(engine)
        except DatabaseError as error:
            engine.dispose()
            raise DeskError(f"{path}: this desk cannot be opened: {error.orig}") from error
        if tables and _ARTICLE.name not in tables:
            engine.dispose()
            raise DeskError(
                f"{path}: this database is not a desk (it has {', '.join(sorted(tables))}); "
                "give another path"
            )
        return cls(engine)

    def add(self, articles: Iterable[Article]) -> None:
        """Add articles in one transaction; raises DeskError where one of the ids is there."""
        rows = [{"id": a.id, "record": msgspec.msgpack.encode(a)} for a in articles]
        if not rows:
            return
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(_ARTICLE), rows)
        except DatabaseError as error:
            raise DeskError(f"nothing was added to the desk: {error.orig}") from error

    def articles(self) -> Iterator[Article]:
        """Yield the articles in the order of adding."""
        with self._engine.connect() as connection:
            for row in connection.execute(select(_ARTICLE.c.record).order_by(_ARTICLE.c.position)):
                yield msgspec.msgpack.decode(row.record, type=Article)

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()
