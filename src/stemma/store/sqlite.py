"""The shelf in a file: SQLite, one transaction for everything that writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

from sqlalchemy import Connection, Engine, Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from stemma.errors import DeskBusy, DeskCorrupt, DeskReadOnly, UnknownArticle
from stemma.model import Analysis, Article
from stemma.store import search
from stemma.store.opening import BUSY_SECONDS, open_engine, raw, telling
from stemma.store.records import (
    UndecodableRecord,
    analysis_from,
    article_from,
    checksum,
    compress,
    expand,
)
from stemma.store.schema import ANALYSIS, ARTICLE, PROBLEM, RESULT, VERSION
from stemma.store.shelf import Added, Hit, Kept, Outcome, Problem, ShelfStatus, Stored, Version
from stemma.store.stages import stage_version
from stemma.store.versions import settle, state_of
from stemma.store.writing import Writing, keep_result, positions_of, states_of

__all__ = ["SqliteShelf"]

T = TypeVar("T")

# Rows that are read at a time, so that memory stays flat and no lock is held for long.
_BATCH = 100

_CURRENT = VERSION.c.current == 1
_OF = VERSION.c.article == ARTICLE.c.position
# The columns that the checksum of a version covers, in its order, and the checksum.
_CHECKED = (
    "article", "number", "digest", "body", "source", "reading", "changed", "added", "input",
    "language", "outlet", "record", "checksum",
)  # fmt: skip
_ARTICLES = select(ARTICLE.c.id, *(VERSION.c[name] for name in _CHECKED)).join_from(
    ARTICLE, VERSION, _OF
)
_VERSIONS = select(
    ARTICLE.c.id, *(VERSION.c[n] for n in ("number", "digest", "added", "input", "current"))
).join_from(ARTICLE, VERSION, _OF)
_ANALYSES = (
    select(ARTICLE.c.id, ANALYSIS)
    .join_from(ARTICLE, VERSION, _OF)
    .join(ANALYSIS, ANALYSIS.c.version == VERSION.c.position)
)


class SqliteShelf:
    """A desk's articles in an SQLite file; open one with `SqliteShelf.open(path)`.

    `reading` is the stage version of the reader whose articles are put here.
    """

    def __init__(self, path: Path, engine: Engine, reading: str) -> None:
        self.path = path
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._reading = reading

    @classmethod
    def open(cls, path: Path, *, busy: float = BUSY_SECONDS, reading: str | None = None) -> Self:
        """Open the desk at a path, made where there is none; wait `busy` seconds for a writer.

        Raises DeskError where the file is no desk or cannot be opened, and its kinds.
        """
        return cls(path, open_engine(path, busy), reading or stage_version("reading"))

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with telling(self.path, "the desk was not read"), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def _write(self, doing: str) -> Iterator[Connection]:
        with telling(self.path, doing), self._writer.begin() as connection:
            yield connection

    def put(self, kept: Sequence[Kept], stage: str) -> tuple[Added, ...]:
        """Put articles with their analyses in one transaction, as Shelf.put says."""
        with self._write("nothing of this batch was added") as connection:
            writing = Writing(connection, [k.article.id for k in kept])
            added = tuple(writing.put(k, stage, self._reading) for k in kept)
            writing.finish([k.article.input for k in kept])
        return added

    def which(self, articles: Sequence[Article]) -> tuple[Outcome, ...]:
        """Say what putting each article would come to."""
        with self._read() as connection:
            states = states_of(connection, [a.id for a in articles])
        outcomes = []
        for article in articles:
            there = states.setdefault(article.id, [])
            outcomes.append(settle(state_of(article, self._reading), there).outcome)
        return tuple(outcomes)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all articles in the order of adding."""
        with self._read() as connection:
            return tuple(connection.scalars(select(ARTICLE.c.id).order_by(ARTICLE.c.position)))

    def fingerprints(self) -> Iterator[tuple[str, str]]:
        """Yield each id with a hash over all of its current version but its input."""
        query = select(ARTICLE.c.id, VERSION.c.body).join_from(ARTICLE, VERSION, _OF)
        for row in self._rows(query, None):
            yield row.id, row.body

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """Yield current versions: all, or those of `ids` in their order."""
        for row in self._rows(_ARTICLES, ids):
            yield self._article(row)

    def article(self, article: str, version: int | None = None) -> Article:
        """Return a version of an article, the current one by default."""
        return self._article(self._one(_ARTICLES, article, version))

    def versions(self, article: str) -> tuple[Version, ...]:
        """Return the versions of an article in the order of adding."""
        query = _VERSIONS.where(ARTICLE.c.id == article).order_by(VERSION.c.number)
        with self._read() as connection:
            rows = connection.execute(query).all()
        if not rows:
            raise _unknown(article)
        return tuple(_version(row) for row in rows)

    def analysis(self, article: str, version: int | None = None) -> tuple[Analysis, str]:
        """Return the analysis of a version and the stage version that made it."""
        return self._analysis(self._one(_ANALYSES, article, version))

    def analyses(self, ids: Sequence[str] | None = None) -> Iterator[tuple[Analysis, str]]:
        """Yield the analyses of current versions with their stage versions."""
        for row in self._rows(_ANALYSES, ids):
            yield self._analysis(row)

    def _one(self, query: Any, article: str, version: int | None) -> Row[Any]:
        which = _CURRENT if version is None else VERSION.c.number == version
        with self._read() as connection:
            row = connection.execute(query.where(ARTICLE.c.id == article, which)).first()
        if row is None:
            raise _unknown(article, version)
        return row

    def _rows(self, query: Any, ids: Sequence[str] | None) -> Iterator[Row[Any]]:
        """Yield the rows of current versions in batches, each a short transaction."""
        query = query.add_columns(ARTICLE.c.position.label("place")).where(_CURRENT)
        if ids is None:
            yield from self._all_rows(query)
            return
        for batch in _batches(ids):
            with self._read() as connection:
                rows = connection.execute(query.where(ARTICLE.c.id.in_(batch))).all()
            found = {row.id: row for row in rows}
            for article in batch:
                if article not in found:
                    raise _unknown(article)
                yield found[article]

    def _all_rows(self, query: Any) -> Iterator[Row[Any]]:
        after = 0
        while True:
            with self._read() as connection:
                rows = connection.execute(
                    query.where(ARTICLE.c.position > after)
                    .order_by(ARTICLE.c.position)
                    .limit(_BATCH)
                ).all()
            if not rows:
                return
            yield from rows
            after = rows[-1].place

    def _article(self, row: Row[Any]) -> Article:
        parts = [getattr(row, name) for name in _CHECKED if name != "checksum"]
        with self._whole(row.id, row.checksum, parts):
            return article_from(row.record)

    def _analysis(self, row: Row[Any]) -> tuple[Analysis, str]:
        with self._whole(row.id, row.checksum, (row.version, row.stage, row.record)):
            return analysis_from(row.record), row.stage

    @contextmanager
    def _whole(self, what: str, given: bytes, parts: Sequence[Any]) -> Iterator[None]:
        """Raise DeskCorrupt where a row is not what was written, or cannot be decoded."""
        why = "its checksum is wrong"
        try:
            if checksum(*parts) == given:
                yield
                return
        except UndecodableRecord as error:
            why = str(error)
        raise DeskCorrupt(
            f"{self.path}: {what} is damaged ({why}); "
            f"`stemma doctor --desk {self.path}` says what is lost and saves the rest"
        )

    def stale(self, stage: str) -> tuple[str, ...]:
        """Return the ids of articles whose current analysis another stage version made."""
        query = (
            select(ARTICLE.c.id)
            .join_from(ARTICLE, VERSION, _OF)
            .join(ANALYSIS, ANALYSIS.c.version == VERSION.c.position)
            .where(_CURRENT, ANALYSIS.c.stage != stage)
            .order_by(ARTICLE.c.position)
        )
        with self._read() as connection:
            return tuple(connection.scalars(query))

    def by_input(self, where: str) -> tuple[str, ...]:
        """Return the ids of articles of which a version was read from this input."""
        query = (
            select(ARTICLE.c.id, ARTICLE.c.position)
            .join_from(ARTICLE, VERSION, _OF)
            .where(VERSION.c.input == where)
            .distinct()
            .order_by(ARTICLE.c.position)
        )
        with self._read() as connection:
            return tuple(connection.scalars(query))

    def renew(self, kept: Sequence[Kept], stage: str) -> bool:
        """Replace the analyses of versions by newer ones, as Shelf.renew says."""
        try:
            with self._write("no analysis was renewed") as connection:
                Writing(connection, [k.article.id for k in kept]).renew(kept, stage)
        except (DeskBusy, DeskReadOnly):
            return False
        return True

    def remove(self, ids: Sequence[str]) -> None:
        """Remove articles with all their versions."""
        with self._write("nothing was removed") as connection:
            places = positions_of(connection, ids)
            for article in ids:
                if article not in places:
                    raise _unknown(article)
            search.forget(raw(connection), sorted(places.values()))
            for position in sorted(places.values()):
                connection.execute(delete(ARTICLE).where(ARTICLE.c.position == position))
            # Kept results hold words of the articles.
            connection.execute(delete(RESULT))

    def note_problems(self, problems: Sequence[Problem]) -> None:
        """Keep what was skipped, one row for each `where`; the newest reason stays."""
        if not problems:
            return
        query = insert(PROBLEM)
        new = {name: query.excluded[name] for name in ("why", "met", "checksum")}
        query = query.on_conflict_do_update(index_elements=[PROBLEM.c.place], set_=new)
        with self._write("what was skipped was not noted") as connection:
            connection.execute(query, _problem_rows(problems))

    def note_read(self, inputs: Sequence[str]) -> None:
        """Take inputs that were read off the list of what was skipped."""
        there = PROBLEM.c.place.in_(inputs)
        with self._read() as connection:
            noted = connection.scalars(select(PROBLEM.c.place).where(there)).first()
        if noted is not None:
            with self._write("what was read was not noted") as connection:
                connection.execute(delete(PROBLEM).where(there))

    def problems(self) -> tuple[Problem, ...]:
        """Return what was skipped and has not been read since, in the order of meeting."""
        with self._read() as connection:
            rows = connection.execute(select(PROBLEM).order_by(PROBLEM.c.position)).all()
        found = []
        for row in rows:
            problem = Problem(row.place, row.why, row.met)
            with self._whole(f"the note on {row.place}", row.checksum, _parts(problem)):
                found.append(problem)
        return tuple(found)

    def recall(self, stage: str, key: str) -> bytes | None:
        """Return a result that was kept for this stage version and key, or None."""
        query = select(RESULT).where(RESULT.c.key == key, RESULT.c.stage == stage)
        with self._read() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        with self._whole(f"a kept result ({stage})", row.checksum, (key, stage, row.record)):
            return expand(row.record)

    def keep(self, stage: str, key: str, result: bytes) -> bool:
        """Keep a result of a stage under a key, as Shelf.keep says."""
        record = compress(result)
        row = {
            "key": key,
            "stage": stage,
            "record": record,
            "checksum": checksum(key, stage, record),
        }
        try:
            with self._write("the result was not kept") as connection:
                keep_result(connection, row)
        except (DeskBusy, DeskReadOnly):
            return False
        return True

    def search(
        self, query: str, kind: Literal["all", "article", "claim"], limit: int
    ) -> tuple[Hit, ...]:
        """Return the best places for a query, best first, ties by article id and place."""
        with self._read() as connection:

            def load(position: int) -> Kept:
                here = ARTICLE.c.position == position
                article = connection.execute(_ARTICLES.where(here, _CURRENT)).one()
                analysis = connection.execute(_ANALYSES.where(here, _CURRENT)).one()
                return Kept(self._article(article), self._analysis(analysis)[0])

            return search.find(raw(connection), query, kind, limit, load)

    def stored(self) -> Iterator[Stored]:
        """Yield every version of every article, in the order of adding."""
        query = (
            select(ARTICLE.c.id, VERSION)
            .join_from(ARTICLE, VERSION, _OF)
            .order_by(VERSION.c.position)
            .limit(_BATCH)
        )
        after = 0
        while True:
            with self._read() as connection:
                rows = connection.execute(query.where(VERSION.c.position > after)).all()
            if not rows:
                return
            for row in rows:
                yield Stored(_version(row), self._article(row), row.reading)
            after = rows[-1].position

    def restore(self, stored: Iterable[Stored], problems: Sequence[Problem] = ()) -> int:
        """Put exported versions back in one transaction; return how many were not there before."""
        return self.refill(((one, None, "") for one in stored), problems)

    def refill(
        self,
        stored: Iterable[tuple[Stored, Analysis | None, str]],
        problems: Sequence[Problem] = (),
    ) -> int:
        """Restore versions with the analyses that are left of them and their stage versions."""
        new = 0
        fresh: set[str] = set()
        with self._write("nothing was restored") as connection:
            for batch in _batches(stored):
                writing = Writing(connection, [one.version.article for one, _, _ in batch], fresh)
                new += sum(writing.restore(*one) for one in batch)
                writing.finish(())
            if problems:
                query = insert(PROBLEM).on_conflict_do_nothing()
                connection.execute(query, _problem_rows(problems))
        return new

    def status(self) -> ShelfStatus:
        """Return how much is kept."""
        stale = len(self.stale(stage_version("analysis")))
        with self._read() as connection:
            counts = [
                connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (ARTICLE, VERSION, PROBLEM)
            ]
            languages, outlets = (
                connection.execute(
                    select(column, func.count())
                    .where(_CURRENT)
                    .group_by(column)
                    .order_by(func.count().desc(), column)
                ).all()
                for column in (VERSION.c.language, VERSION.c.outlet)
            )
        return ShelfStatus(
            articles=counts[0],
            versions=counts[1],
            stale=stale,
            problems=counts[2],
            size=self.path.stat().st_size,
            languages={row[0]: row[1] for row in languages},
            outlets={row[0]: row[1] for row in outlets if row[0]},
        )

    def close(self) -> None:
        """Give the file back."""
        self._engine.dispose()


def _version(row: Row[Any]) -> Version:
    return Version(row.id, row.number, row.digest, row.added, row.input, bool(row.current))


def _parts(problem: Problem) -> tuple[str, ...]:
    return problem.where, problem.why, problem.met


def _problem_rows(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [
        {"place": p.where, "why": p.why, "met": p.met, "checksum": checksum(*_parts(p))}
        for p in problems
    ]


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _unknown(article: str, version: int | None = None) -> UnknownArticle:
    if version is not None:
        return UnknownArticle(f"there is no version {version} of article {article!r} on this desk")
    return UnknownArticle(f"there is no article {article!r} on this desk")
