"""The tables of a desk's file, and the steps that bring an older form of it up to this one.

The form is kept in `PRAGMA user_version`. The steps are a table of our own rather than Alembic's:
a file that people carry around must tell its form before anything is known of its tables, all
steps must be one transaction, and a command must not wait half a second for an import.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Column, Integer, LargeBinary, MetaData, String, Table

from stemma import __version__
from stemma.errors import DeskCorrupt
from stemma.model import Analysis, Article
from stemma.store import judgements, search, streaming
from stemma.store.records import checksum, moment, pack, unread
from stemma.store.shelf import Kept
from stemma.store.versions import State, state_of

__all__ = [
    "ABOUT",
    "ANALYSIS",
    "APPLICATION",
    "ARTICLE",
    "FORM",
    "PROBLEM",
    "RESULT",
    "VERSION",
    "analysis_row",
    "upgrade",
    "version_row",
]

# "Stem" in ASCII: `file` and every SQLite tool show it, and no other program's file has it.
APPLICATION = 0x5374656D
# The form that this Stemma writes; every step below leads from one form to the next.
FORM = 3

_METADATA = MetaData()
ABOUT = Table(
    "about",
    _METADATA,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
ARTICLE = Table(
    "article",
    _METADATA,
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
)
VERSION = Table(
    "version",
    _METADATA,
    Column("position", Integer, primary_key=True),
    Column("article", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("current", Integer, nullable=False),
    Column("digest", String, nullable=False),
    Column("body", String, nullable=False),
    Column("source", String, nullable=False),
    Column("reading", String, nullable=False),
    Column("changed", String, nullable=False),
    Column("added", String, nullable=False),
    Column("input", String, nullable=False),
    Column("language", String, nullable=False),
    Column("outlet", String, nullable=False),
    Column("checksum", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
ANALYSIS = Table(
    "analysis",
    _METADATA,
    Column("version", Integer, primary_key=True),
    Column("stage", String, nullable=False),
    Column("checksum", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
PROBLEM = Table(
    "problem",
    _METADATA,
    Column("position", Integer, primary_key=True),
    Column("place", String, nullable=False, unique=True),
    Column("why", String, nullable=False),
    Column("met", String, nullable=False),
    Column("checksum", LargeBinary, nullable=False),
)
RESULT = Table(
    "result",
    _METADATA,
    Column("position", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("stage", String, nullable=False),
    Column("checksum", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
)

# Types are checked by hand: STRICT tables need a newer SQLite than some systems bring.
_FIRST_FORM = """
CREATE TABLE about (
  name TEXT PRIMARY KEY NOT NULL CHECK (typeof(name) = 'text'),
  value TEXT NOT NULL CHECK (typeof(value) = 'text')
);
CREATE TABLE article (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text' AND id != '')
);
CREATE TABLE version (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article (position) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (typeof(number) = 'integer' AND number >= 1),
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  digest TEXT NOT NULL CHECK (typeof(digest) = 'text'),
  body TEXT NOT NULL CHECK (typeof(body) = 'text'),
  source TEXT NOT NULL CHECK (typeof(source) = 'text'),
  reading TEXT NOT NULL CHECK (typeof(reading) = 'text'),
  changed TEXT NOT NULL CHECK (typeof(changed) = 'text'),
  added TEXT NOT NULL CHECK (typeof(added) = 'text'),
  input TEXT NOT NULL CHECK (typeof(input) = 'text'),
  language TEXT NOT NULL CHECK (typeof(language) = 'text'),
  outlet TEXT NOT NULL CHECK (typeof(outlet) = 'text'),
  checksum BLOB NOT NULL CHECK (typeof(checksum) = 'blob' AND length(checksum) = 8),
  record BLOB NOT NULL CHECK (typeof(record) = 'blob'),
  UNIQUE (article, number)
);
CREATE UNIQUE INDEX version_current ON version (article) WHERE current = 1;
CREATE INDEX version_input ON version (input);
CREATE TABLE analysis (
  version INTEGER PRIMARY KEY REFERENCES version (position) ON DELETE CASCADE,
  stage TEXT NOT NULL CHECK (typeof(stage) = 'text'),
  checksum BLOB NOT NULL CHECK (typeof(checksum) = 'blob' AND length(checksum) = 8),
  record BLOB NOT NULL CHECK (typeof(record) = 'blob')
);
CREATE INDEX analysis_stage ON analysis (stage);
CREATE TABLE problem (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  place TEXT NOT NULL UNIQUE CHECK (typeof(place) = 'text'),
  why TEXT NOT NULL CHECK (typeof(why) = 'text'),
  met TEXT NOT NULL CHECK (typeof(met) = 'text'),
  checksum BLOB NOT NULL CHECK (typeof(checksum) = 'blob' AND length(checksum) = 8)
);
CREATE TABLE result (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT NOT NULL UNIQUE CHECK (typeof(key) = 'text'),
  stage TEXT NOT NULL CHECK (typeof(stage) = 'text'),
  checksum BLOB NOT NULL CHECK (typeof(checksum) = 'blob' AND length(checksum) = 8),
  record BLOB NOT NULL CHECK (typeof(record) = 'blob')
);
"""

Row = dict[str, Any]


def version_row(article: Article, state: State, places: Mapping[str, int], added: str) -> Row:
    """Return the row of a version; `places` are its position, article, number and current."""
    record = pack(article)
    row: Row = {
        "article": places["article"],
        "number": places["number"],
        "digest": state.digest,
        "body": state.body,
        "source": state.source,
        "reading": state.reading,
        "changed": state.changed,
        "added": added,
        "input": article.input,
        "language": article.language,
        "outlet": article.outlet or "",
        "record": record,
    }
    return {
        **row,
        "position": places["position"],
        "current": places["current"],
        "checksum": checksum(*row.values()),
    }


def analysis_row(version: int, analysis: Analysis, stage: str) -> Row:
    """Return the row of the analysis of a version, given by its position."""
    record = pack(analysis)
    return {
        "version": version,
        "stage": stage,
        "checksum": checksum(version, stage, record),
        "record": record,
    }


def _create(connection: sqlite3.Connection) -> None:
    """Make the tables; articles of the form before the first are taken over in their order."""
    old: list[tuple[str, bytes]] = []
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'article'").fetchone():
        old = connection.execute("SELECT id, record FROM article ORDER BY position").fetchall()
        connection.execute("DROP TABLE article")
    for statement in _FIRST_FORM.split(";\n"):
        if statement.strip():
            connection.execute(statement)
    search.create(connection)
    added = moment()
    for position, (name, record) in enumerate(old, 1):
        article = _first_record(name, record)
        places = {"position": position, "article": position, "number": 1, "current": 1}
        _insert(connection, "article", {"position": position, "id": article.id})
        _insert(connection, "version", version_row(article, state_of(article, ""), places, added))
        _insert(connection, "analysis", analysis_row(position, unread(article), ""))
        search.index(connection, [(position, Kept(article, unread(article)))])


def _first_record(name: str, record: bytes) -> Article:
    try:
        return msgspec.msgpack.decode(record, type=Article)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise DeskCorrupt(
            f"the article {name!r} of this desk's older form cannot be read ({error}); the desk "
            "was left as it is: add its articles to a new desk"
        ) from error


def _insert(connection: sqlite3.Connection, table: str, row: Row) -> None:
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", row)  # noqa: S608 - names from this file


_STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _create,
    judgements.create,
    streaming.create,
)


def upgrade(connection: sqlite3.Connection) -> None:
    """Bring the file to this form, inside the caller's transaction."""
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    for step in _STEPS[form:]:
        step(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {FORM}")
    connection.execute("INSERT OR REPLACE INTO about VALUES ('written by', ?)", (__version__,))
