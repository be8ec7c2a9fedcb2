"""The shelf in a file: SQLite, one transaction for everything that writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Self

from sqlalchemy import Connection, Engine, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from stemma.errors import DeskBusy, DeskReadOnly
from stemma.model import Analysis, Article, Judgement, Story, StoryChange
from stemma.store import judgements as judged
from stemma.store import search, streaming
from stemma.store.judging import holding, unknown_judgement
from stemma.store.opening import BUSY_SECONDS, open_engine, raw, telling
from stemma.store.records import checksum, compress, expand
from stemma.store.rows import (
    ANALYSES,
    ARTICLES,
    CURRENT,
    OF,
    VERSIONS,
    Rows,
    batches,
    unknown,
    version_of,
)
from stemma.store.schema import ANALYSIS, ARTICLE, PROBLEM, RESULT, VERSION
from stemma.store.shelf import Added, Hit, Kept, Outcome, Problem, ShelfStatus, Stored, Version
from stemma.store.stages import stage_version
from stemma.store.versions import settle, state_of
from stemma.store.writing import Writing, keep_result, positions_of, states_of

__all__ = ["SqliteShelf"]


class SqliteShelf:
    """A desk's articles in an SQLite file; open one with `SqliteShelf.open(path)`.

    `reading` is the stage version of the reader whose articles are put here.
    """

    def __init__(self, path: Path, engine: Engine, reading: str) -> None:
        self.path = path
        self._engine = engine
        self._rows = Rows(path, engine)
        self._writer = engine.execution_options(writes=True)
        self._reading = reading
        self._stream = streaming.FileStream()

    @classmethod
    def open(cls, path: Path, *, busy: float = BUSY_SECONDS, reading: str | None = None) -> Self:
        """Open the desk at a path, made where there is none; wait `busy` seconds for a writer.

        Raises DeskError where the file is no desk or cannot be opened, and its kinds.
        """
        return cls(path, open_engine(path, busy), reading or stage_version("reading"))

    @contextmanager
    def _write(self, doing: str) -> Iterator[Connection]:
        with (
            telling(self.path, doing),
            self._stream.guarded(),
            self._writer.begin() as connection,
        ):
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
        with self._rows.read() as connection:
            states = states_of(connection, [a.id for a in articles])
        outcomes = []
        for article in articles:
            there = states.setdefault(article.id, [])
            outcomes.append(settle(state_of(article, self._reading), there).outcome)
        return tuple(outcomes)

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all articles in the order of adding."""
        with self._rows.read() as connection:
            return tuple(connection.scalars(select(ARTICLE.c.id).order_by(ARTICLE.c.position)))

    def fingerprints(self) -> Iterator[tuple[str, str]]:
        """Yield each id with a hash over all of its current version but its input."""
        query = select(ARTICLE.c.id, VERSION.c.body).join_from(ARTICLE, VERSION, OF)
        for row in self._rows.current(query, None):
            yield row.id, row.body

    def articles(self, ids: Sequence[str] | None = None) -> Iterator[Article]:
        """Yield current versions: all, or those of `ids` in their order."""
        for row in self._rows.current(ARTICLES, ids):
            yield self._rows.article(row)

    def article(self, article: str, version: int | None = None) -> Article:
        """Return a version of an article, the current one by default."""
        return self._rows.article(self._rows.one(ARTICLES, article, version))

    def versions(self, article: str) -> tuple[Version, ...]:
        """Return the versions of an article in the order of adding."""
        query = VERSIONS.where(ARTICLE.c.id == article).order_by(VERSION.c.number)
        with self._rows.read() as connection:
            rows = connection.execute(query).all()
        if not rows:
            raise unknown(article)
        return tuple(version_of(row) for row in rows)

    def analysis(self, article: str, version: int | None = None) -> tuple[Analysis, str]:
        """Return the analysis of a version and the stage version that made it."""
        return self._rows.analysis(self._rows.one(ANALYSES, article, version))

    def analyses(self, ids: Sequence[str] | None = None) -> Iterator[tuple[Analysis, str]]:
        """Yield the analyses of current versions with their stage versions."""
        for row in self._rows.current(ANALYSES, ids):
            yield self._rows.analysis(row)

    def stale(self, stage: str) -> tuple[str, ...]:
        """Return the ids of articles whose current analysis another stage version made."""
        query = (
            select(ARTICLE.c.id)
            .join_from(ARTICLE, VERSION, OF)
            .join(ANALYSIS, ANALYSIS.c.version == VERSION.c.position)
            .where(CURRENT, ANALYSIS.c.stage != stage)
            .order_by(ARTICLE.c.position)
        )
        with self._rows.read() as connection:
            return tuple(connection.scalars(query))

    def by_input(self, where: str) -> tuple[str, ...]:
        """Return the ids of articles of which a version was read from this input."""
        query = (
            select(ARTICLE.c.id, ARTICLE.c.position)
            .join_from(ARTICLE, VERSION, OF)
            .where(VERSION.c.input == where)
            .distinct()
            .order_by(ARTICLE.c.position)
        )
        with self._rows.read() as connection:
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
                    raise unknown(article)
            self._stream.drop(raw(connection), ids)
            search.forget(raw(connection), sorted(places.values()))
            search.purge(raw(connection))
            for position in sorted(places.values()):
                connection.execute(delete(ARTICLE).where(ARTICLE.c.position == position))
            judged.withdraw(connection, holding(self._judgements(connection), ids))
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
        with self._rows.read() as connection:
            noted = connection.scalars(select(PROBLEM.c.place).where(there)).first()
        if noted is not None:
            with self._write("what was read was not noted") as connection:
                connection.execute(delete(PROBLEM).where(there))

    def problems(self) -> tuple[Problem, ...]:
        """Return what was skipped and has not been read since, in the order of meeting."""
        with self._rows.read() as connection:
            rows = connection.execute(select(PROBLEM).order_by(PROBLEM.c.position)).all()
        found = []
        for row in rows:
            problem = Problem(row.place, row.why, row.met)
            with self._rows.whole(f"the note on {row.place}", row.checksum, _parts(problem)):
                found.append(problem)
        return tuple(found)

    def recall(self, stage: str, key: str) -> bytes | None:
        """Return a result that was kept for this stage version and key, or None."""
        query = select(RESULT).where(RESULT.c.key == key, RESULT.c.stage == stage)
        with self._rows.read() as connection:
            row = connection.execute(query).first()
        if row is None:
            return None
        with self._rows.whole(f"a kept result ({stage})", row.checksum, (key, stage, row.record)):
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
        with self._rows.read() as connection:
            return search.find(raw(connection), query, kind, limit)

    def judge(self, judgements: Sequence[Judgement]) -> None:
        """Keep judgements; one that is there already stays as it is."""
        with self._write("no judgement was kept") as connection:
            judged.write(connection, judgements)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements in the order of keeping."""
        with self._rows.read() as connection:
            return self._judgements(connection)

    def _judgements(self, connection: Connection) -> tuple[Judgement, ...]:
        query = select(judged.JUDGEMENT).order_by(judged.JUDGEMENT.c.position)
        found = []
        for row in connection.execute(query).all():
            parts = ("judgement", row.id, row.record)
            with self._rows.whole(f"judgement {row.id}", row.checksum, parts):
                found.append(judged.decoded(row.record))
        return tuple(found)

    def withdraw(self, judgements: Sequence[str]) -> None:
        """Take judgements back; raises UnknownJudgement."""
        with self._write("no judgement was taken back") as connection:
            there = {j.id for j in self._judgements(connection)}
            for one in judgements:
                if one not in there:
                    raise unknown_judgement(one)
            judged.withdraw(connection, judgements)

    def unplaced(self, stage: str) -> tuple[str, ...]:
        """Return the ids of articles whose current version a stage version has not placed yet."""
        with self._rows.read() as connection:
            return streaming.unplaced(raw(connection), stage)

    def place(self, kept: Sequence[Kept], stage: str) -> bool:
        """Place current versions of articles in their stories, as Shelf.place says."""
        try:
            with self._write("no article was placed in its story") as connection:
                self._stream.place(raw(connection), kept, stage)
        except (DeskBusy, DeskReadOnly):
            return False
        return True

    def stories(self) -> tuple[Story, ...]:
        """Return the stories of the articles that were placed, those with most articles first."""
        with self._rows.read() as connection:
            return streaming.stories(raw(connection))

    def story_changes(self) -> tuple[StoryChange, ...]:
        """Return what articles that were placed did to stories, in the order of happening."""
        with self._rows.read() as connection:
            return streaming.changes(raw(connection))

    def stored(self) -> Iterator[Stored]:
        """Yield every version of every article, in the order of adding."""
        return self._rows.stored()

    def restore(
        self,
        stored: Iterable[Stored],
        problems: Sequence[Problem] = (),
        judgements: Sequence[Judgement] = (),
    ) -> int:
        """Put exported versions back in one transaction; return how many were not there before."""
        return self.refill(((one, None, "") for one in stored), problems, judgements)

    def refill(
        self,
        stored: Iterable[tuple[Stored, Analysis | None, str]],
        problems: Sequence[Problem] = (),
        judgements: Sequence[Judgement] = (),
    ) -> int:
        """Restore versions with the analyses that are left of them and their stage versions."""
        new = 0
        fresh: set[str] = set()
        with self._write("nothing was restored") as connection:
            for batch in batches(stored):
                writing = Writing(connection, [one.version.article for one, _, _ in batch], fresh)
                new += sum(writing.restore(*one) for one in batch)
                writing.finish(())
            if problems:
                query = insert(PROBLEM).on_conflict_do_nothing()
                connection.execute(query, _problem_rows(problems))
            judged.write(connection, judgements)
        return new

    def status(self) -> ShelfStatus:
        """Return how much is kept."""
        stale = len(self.stale(stage_version("analysis")))
        with self._rows.read() as connection:
            counts = [
                connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (ARTICLE, VERSION, PROBLEM)
            ]
            languages, outlets = (
                connection.execute(
                    select(column, func.count())
                    .where(CURRENT)
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


def _parts(problem: Problem) -> tuple[str, ...]:
    return problem.where, problem.why, problem.met


def _problem_rows(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [
        {"place": p.where, "why": p.why, "met": p.met, "checksum": checksum(*_parts(p))}
        for p in problems
    ]
