"""Judgements in a desk's file: a table of their own, each row with its checksum."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Integer, LargeBinary, MetaData, String, Table, delete
from sqlalchemy.dialects.sqlite import insert

from stemma.model import Judgement
from stemma.store.records import UndecodableRecord, checksum, compress, expand

__all__ = [
    "JUDGEMENT",
    "create",
    "decoded",
    "row_checksum",
    "withdraw",
    "write",
]

JUDGEMENT = Table(
    "judgement",
    MetaData(),
    Column("position", Integer, primary_key=True),
    Column("id", String, nullable=False, unique=True),
    Column("checksum", LargeBinary, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
_TABLE = """
CREATE TABLE judgement (
  position INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE CHECK (typeof(id) = 'text' AND id != ''),
  checksum BLOB NOT NULL CHECK (typeof(checksum) = 'blob' AND length(checksum) = 8),
  record BLOB NOT NULL CHECK (typeof(record) = 'blob')
)
"""
_DECODER = msgspec.msgpack.Decoder(Judgement)


def create(connection: sqlite3.Connection) -> None:
    """Make the table of judgements; the step from the first form of a desk's file to the second."""
    connection.execute(_TABLE)


def write(connection: Connection, judgements: Iterable[Judgement]) -> None:
    """Write judgements; one that is there already stays."""
    rows = [_row(j) for j in judgements]
    if rows:
        connection.execute(insert(JUDGEMENT).on_conflict_do_nothing(), rows)


def withdraw(connection: Connection, ids: Iterable[str]) -> None:
    """Take judgements back."""
    for one in ids:
        connection.execute(delete(JUDGEMENT).where(JUDGEMENT.c.id == one))


def row_checksum(name: str, record: bytes) -> bytes:
    """Return the checksum of a judgement's row."""
    return checksum("judgement", name, record)


def decoded(record: bytes) -> Judgement:
    """Return the judgement of a row's record; raises UndecodableRecord."""
    try:
        return _DECODER.decode(expand(record))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UndecodableRecord(str(error)) from error


def _row(judgement: Judgement) -> dict[str, Any]:
    record = compress(msgspec.msgpack.encode(judgement))
    return {
        "id": judgement.id,
        "record": record,
        "checksum": row_checksum(judgement.id, record),
    }
