"""What a transaction writes: versions decided one by one, rows inserted together at its end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select, text, update

from stemma.model import Analysis, Article
from stemma.store import search
from stemma.store.opening import raw
from stemma.store.records import fingerprint, moment, unread
from stemma.store.schema import (
    ANALYSIS,
    ARTICLE,
    PROBLEM,
    RESULT,
    VERSION,
    analysis_row,
    version_row,
)
from stemma.store.shelf import Added, Kept, Stored
from stemma.store.versions import Decision, State, settle, state_of

__all__ = ["Writing", "keep_result", "positions_of", "states_of"]

T = TypeVar("T")

# So many results are kept, of so many bytes together; the oldest go first.
_RESULTS = 1000
_RESULT_BYTES = 64_000_000
# SQLite takes no more than so many values in one statement.
_VALUES = 500


class Writing:
    """Articles of one transaction: each is decided against what is there and came before it.

    Nothing but rows that replace others is written before `finish`. `fresh` holds the ids of
    articles that the transaction made, where it goes on over several writings.
    """

    def __init__(
        self, connection: Connection, ids: Sequence[str], fresh: set[str] | None = None
    ) -> None:
        self._fresh = set() if fresh is None else fresh
        self._connection = connection
        self._states = states_of(connection, ids)
        self._positions = positions_of(connection, ids)
        self._moved: list[int] = []
        self._rows: dict[Table, list[dict[str, Any]]] = {ARTICLE: [], VERSION: [], ANALYSIS: []}
        self._next = {table: _last_position(connection, table) for table in (ARTICLE, VERSION)}
        self._found: dict[int, Kept] = {}
        self._old = set(self._positions.values())
        self._now = moment()

    def put(self, kept: Kept, stage: str, reading: str) -> Added:
        """Put an article with its analysis; return what became of it."""
        article = kept.article
        there = self._states.setdefault(article.id, [])
        state = state_of(article, reading)
        made = settle(state, there)
        if made.replaces:
            self._replace(kept, state, made, stage)
        elif made.outcome != "known":
            version = self._insert(article, state, made, self._now)
            self._rows[ANALYSIS].append(analysis_row(version, kept.analysis, stage))
        if made.outcome != "known" and made.current:
            self._found[self._positions[article.id]] = kept
        return Added(article.id, made.outcome, made.number)

    def restore(self, stored: Stored, analysis: Analysis | None, stage: str) -> bool:
        """Put a version back, with its analysis where there is one; return whether it is new here.

        An article that comes new keeps its numbers and its current version.
        """
        article, version = stored.article, stored.version
        there = self._states.setdefault(article.id, [])
        state = state_of(article, stored.reading)
        if any(s.digest == state.digest and s.number == version.number for s in there):
            return False
        if article.id in self._positions and article.id not in self._fresh:
            made = settle(state, there)
        else:
            made = Decision("version", version.number, version.current)
            there.append(msgspec.structs.replace(state, number=version.number))
        if made.outcome == "known" or made.replaces:
            return False
        read = analysis or unread(article)
        row = self._insert(article, state, made, version.added)
        self._rows[ANALYSIS].append(analysis_row(row, read, stage))
        if made.current:
            self._found[self._positions[article.id]] = Kept(article, read)
        return True

    def _insert(self, article: Article, state: State, made: Decision, added: str) -> int:
        """Take up the row of a new version, and that of a new article; return its position."""
        is_new = article.id not in self._positions
        if is_new:
            self._next[ARTICLE] += 1
            self._positions[article.id] = self._next[ARTICLE]
            self._fresh.add(article.id)
            self._rows[ARTICLE].append({"position": self._next[ARTICLE], "id": article.id})
        position = self._positions[article.id]
        if made.current and not is_new:
            self._moved.append(position)
            for row in self._rows[VERSION]:
                if row["article"] == position:
                    row["current"] = 0
        self._next[VERSION] += 1
        places = {
            "position": self._next[VERSION],
            "article": position,
            "number": made.number,
            "current": int(made.current),
        }
        self._rows[VERSION].append(version_row(article, state, places, added))
        return self._next[VERSION]

    def _replace(self, kept: Kept, state: State, made: Decision, stage: str) -> None:
        """Write a version anew in the place of the one that an older reader made."""
        article = self._positions[kept.article.id]
        here = (VERSION.c.article == article, VERSION.c.number == made.number)
        old = self._connection.execute(
            select(VERSION.c.position, VERSION.c.added).where(*here)
        ).one()
        places = {
            "position": old.position,
            "article": article,
            "number": made.number,
            "current": int(made.current),
        }
        row = version_row(kept.article, state, places, old.added)
        self._connection.execute(update(VERSION).where(*here), row)
        self._analysis(old.position, kept.analysis, stage)

    def _analysis(self, version: int, analysis: Analysis, stage: str) -> None:
        row = analysis_row(version, analysis, stage)
        self._connection.execute(update(ANALYSIS).where(ANALYSIS.c.version == version), row)

    def renew(self, kept: Sequence[Kept], stage: str) -> None:
        """Write the analyses of versions anew; a version that is gone meanwhile is left out."""
        for one in kept:
            place = self._positions.get(one.article.id)
            if place is None:
                continue
            here = (VERSION.c.article == place, VERSION.c.body == fingerprint(one.article))
            rows = self._connection.execute(
                select(VERSION.c.position, VERSION.c.current).where(*here)
            ).all()
            for row in rows:
                self._analysis(row.position, one.analysis, stage)
                if row.current:
                    self._found[place] = one
        self._index()

    def finish(self, read: Sequence[str]) -> None:
        """Write all rows; `read` are the inputs that are no problem any more."""
        moved = sorted(set(self._moved) & self._old)
        if moved:
            self._connection.execute(
                update(VERSION).where(VERSION.c.article == bindparam("of")).values(current=0),
                [{"of": position} for position in moved],
            )
        for table, rows in self._rows.items():
            if rows:
                self._connection.execute(insert(table), rows)
        if read:
            self._connection.execute(
                delete(PROBLEM).where(PROBLEM.c.place == bindparam("read")),
                [{"read": where} for where in read],
            )
        self._index()

    def _index(self) -> None:
        old = sorted(set(self._found) & self._old)
        if old:
            search.forget(raw(self._connection), old)
        if self._found:
            search.index(raw(self._connection), list(self._found.items()))


def keep_result(connection: Connection, row: Mapping[str, Any]) -> None:
    """Write a result; those of its key and of its stage's other versions go, then the oldest."""
    connection.execute(delete(RESULT).where(RESULT.c.key == row["key"]))
    family = row["stage"].rpartition("-")[0]
    if family:
        others = RESULT.c.stage.startswith(f"{family}-", autoescape=True)
        connection.execute(delete(RESULT).where(others, RESULT.c.stage != row["stage"]))
    connection.execute(insert(RESULT), row)
    sizes = select(RESULT.c.position, func.length(RESULT.c.record)).order_by(
        RESULT.c.position.desc()
    )
    left = _RESULT_BYTES
    for count, (position, size) in enumerate(connection.execute(sizes).all()):
        left -= size
        if count and (left < 0 or count >= _RESULTS):
            connection.execute(delete(RESULT).where(RESULT.c.position <= position))
            return


def positions_of(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the positions of those articles that are there, by id."""
    found: dict[str, int] = {}
    for some in _some(ids):
        query = select(ARTICLE.c.id, ARTICLE.c.position).where(ARTICLE.c.id.in_(some))
        found |= {row.id: row.position for row in connection.execute(query)}
    return found


def states_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[State]]:
    """Return what is compared of the versions of articles, by id, in the order of adding."""
    columns = (VERSION.c[n] for n in State.__struct_fields__)
    query = (
        select(ARTICLE.c.id, *columns)
        .join_from(ARTICLE, VERSION, VERSION.c.article == ARTICLE.c.position)
        .order_by(VERSION.c.position)
    )
    found: dict[str, list[State]] = {}
    for some in _some(ids):
        for article, *values in connection.execute(query.where(ARTICLE.c.id.in_(some))):
            found.setdefault(article, []).append(State(*[*values[:-1], bool(values[-1])]))
    return found


def _some(items: Sequence[T]) -> Iterator[list[T]]:
    rest = iter(dict.fromkeys(items))
    while some := list(islice(rest, _VALUES)):
        yield some


def _last_position(connection: Connection, table: Table) -> int:
    """Return the highest position that was ever given, so that none is given twice."""
    query = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
    return connection.scalar(query, {"name": table.name}) or 0
