"""The rows of a desk that are whole, told by their checksums, and the traces of those that are not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from stemma.model import Analysis, Article, Judgement
from stemma.store.carving import Carved, Pages
from stemma.store.judgements import decoded, row_checksum
from stemma.store.records import UndecodableRecord, analysis_from, article_from, checksum
from stemma.store.schema import ANALYSIS, VERSION
from stemma.store.shelf import Problem, Stored, Version

__all__ = ["Remains", "WholeVersion", "gather"]

_VERSION = [column.name for column in VERSION.columns]
_ANALYSIS = [column.name for column in ANALYSIS.columns]
# What a checksum covers, in its order.
_OF_VERSION = [n for n in _VERSION if n not in {"position", "current", "checksum"}]
_OF_ANALYSIS = [n for n in _ANALYSIS if n != "checksum"]

# Indexes that tell of rows whose own pages are gone; each is walked as far as it can be read.
_TRACES = (
    "SELECT position, id FROM article NOT INDEXED",
    "SELECT position, id FROM article INDEXED BY sqlite_autoindex_article_1 ORDER BY id",
)
_VERSION_TRACES = (
    "SELECT article, number FROM version NOT INDEXED",
    "SELECT article, number FROM version INDEXED BY sqlite_autoindex_version_1 ORDER BY 1, 2",
)


class WholeVersion(msgspec.Struct, frozen=True, gc=False):
    """A version whose row is whole: its position, its article, and the page that it lies on."""

    position: int
    article: int
    id: str
    number: int
    current: bool
    page: int


class Remains:
    """What is left of a desk: whole versions in their order, and what is known to be lost."""

    def __init__(self) -> None:
        self.versions: list[WholeVersion] = []
        self.analyses: dict[int, int] = {}
        self.problems: list[Problem] = []
        self.judgements: list[Judgement] = []
        self.names: dict[int, str] = {}
        self.traces: set[tuple[int, int]] = set()
        self._pages: Pages | None = None

    def release(self) -> None:
        """Let go of the file's pages."""
        self._pages = None

    def lost_articles(self) -> list[str]:
        """Return the ids of which no version is left, in the order of adding."""
        left = {v.id for v in self.versions}
        return [name for _, name in sorted(self.names.items()) if name not in left]

    def lost_versions(self) -> list[tuple[str, int]]:
        """Return the versions that are lost of articles of which another one is left."""
        names = {v.article: v.id for v in self.versions}
        left = {(v.article, v.number) for v in self.versions}
        return [(names[a], n) for a, n in sorted(self.traces - left) if a in names]

    def lost_analyses(self) -> list[tuple[str, int]]:
        """Return the versions that are left without their analyses."""
        return [(v.id, v.number) for v in self.versions if v.position not in self.analyses]

    def unnamed(self) -> int:
        """Return how many articles left a trace, but no id."""
        known = {*self.names, *(v.article for v in self.versions)}
        return len({article for article, _ in self.traces} - known)

    def without_current(self) -> list[str]:
        """Return the ids of which not just one version is marked as the current one."""
        counts: dict[str, int] = {}
        for version in self.versions:
            counts[version.id] = counts.get(version.id, 0) + version.current
        lost = {name for name, _ in self.lost_versions()}
        return [name for name, count in counts.items() if count != 1 and name not in lost]

    def stored(self) -> Iterator[tuple[Stored, Analysis | None, str]]:
        """Yield the whole versions in their order, each with its analysis and its stage."""
        current = self._current()
        for whole in self.versions:
            row = self._row(whole.page, whole.position, _VERSION)
            article = article_from(row["record"])
            version = Version(
                article.id,
                whole.number,
                row["digest"],
                row["added"],
                article.input,
                whole.position in current,
            )
            page = self.analyses.get(whole.position)
            if page is None:
                yield Stored(version, article, row["reading"]), None, ""
            else:
                found = self._row(page, whole.position, _ANALYSIS)
                analysis = analysis_from(found["record"])
                yield Stored(version, article, row["reading"]), analysis, found["stage"]

    def _current(self) -> set[int]:
        """Return the positions of current versions; the last one left where that is lost."""
        chosen: dict[str, WholeVersion] = {}
        for version in self.versions:
            before = chosen.get(version.id)
            if before is None or version.current or not before.current:
                chosen[version.id] = version
        return {v.position for v in chosen.values()}

    def _row(self, page: int, rowid: int, names: list[str]) -> dict[str, Any]:
        if self._pages is None:
            raise UndecodableRecord("the file was closed")
        for carved in self._pages.rows_of(page):
            if carved.rowid == rowid and len(carved.values) == len(names):
                return _named(carved, names)
        raise UndecodableRecord(f"row {rowid} is not on page {page}")

    def take(self, carved: Carved) -> None:
        """Take up a row where it is one of a desk's and whole."""
        values = carved.values
        if len(values) == len(_VERSION):
            self._take_version(carved)
        elif len(values) == len(_ANALYSIS):
            self._take_analysis(carved)
        elif len(values) == 2 and values[0] is None and isinstance(values[1], str):
            self.names.setdefault(carved.rowid, values[1])
        elif len(values) == 5 and checksum(*_bare(values[1:4])) == values[4]:
            place, why, met = (str(v) for v in values[1:4])
            self.problems.append(Problem(place, why, met))

    def _take_version(self, carved: Carved) -> None:
        row = _named(carved, _VERSION)
        article = _article(row)
        if article is not None:
            self.versions.append(
                WholeVersion(
                    carved.rowid,
                    row["article"],
                    article.id,
                    row["number"],
                    bool(row["current"]),
                    carved.page,
                )
            )

    def _take_analysis(self, carved: Carved) -> None:
        row = _named(carved, _ANALYSIS)
        if _analysis(row) is not None:
            self.analyses[carved.rowid] = carved.page
            return
        name, given, record = carved.values[1:]
        if isinstance(name, str) and isinstance(record, bytes):
            self._take_judgement(name, given, record)

    def _take_judgement(self, name: str, given: object, record: bytes) -> None:
        if row_checksum(name, record) != given:
            return
        try:
            self.judgements.append(decoded(record))
        except UndecodableRecord:
            return

    def settle(self, pages: Pages) -> None:
        """Bring what was taken up into its order, each row once."""
        self._pages = pages
        once = {v.position: v for v in self.versions}
        self.versions = [once[p] for p in sorted(once)]
        self.analyses = {p: page for p, page in self.analyses.items() if p in once}
        self.problems = list({p.where: p for p in self.problems}.values())
        self.judgements = list({j.id: j for j in self.judgements}.values())


def gather(pages: Pages, file: Path) -> Remains:
    """Return what is left on the pages of a file, and the traces that its indexes keep."""
    remains = Remains()
    for carved in pages.rows():
        remains.take(carved)
    remains.settle(pages)
    for query in _TRACES:
        for position, name in _walk(file, query):
            if isinstance(position, int) and isinstance(name, str):
                remains.names.setdefault(position, name)
    for query in _VERSION_TRACES:
        for article, number in _walk(file, query):
            if isinstance(article, int) and isinstance(number, int):
                remains.traces.add((article, number))
    return remains


def _walk(file: Path, query: str) -> list[tuple[Any, Any]]:
    """Return the rows of a query, up to where the file is broken."""
    found: list[tuple[Any, Any]] = []
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    connection.text_factory = bytes
    try:
        for row in connection.execute(query):
            found.append((_plain(row[0]), _plain(row[1])))
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        return found
    finally:
        connection.close()
    return found


def _plain(value: Any) -> Any:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def _named(carved: Carved, names: list[str]) -> dict[str, Any]:
    """Return the columns of a row by name; the first is the rowid, which the row leaves out."""
    return dict(zip(names, (carved.rowid, *carved.values[1:]), strict=True))


def _bare(values: tuple[Any, ...]) -> list[str | int | bytes]:
    return [v for v in values if isinstance(v, str | int | bytes)]


def _article(row: dict[str, Any]) -> Article | None:
    """Return the article of a version's row, or None where the row is not whole."""
    parts = [row[n] for n in _OF_VERSION]
    if row["current"] not in {0, 1} or checksum(*_bare(tuple(parts))) != row["checksum"]:
        return None
    try:
        return article_from(row["record"])
    except UndecodableRecord:
        return None


def _analysis(row: dict[str, Any]) -> Analysis | None:
    parts = [row[n] for n in _OF_ANALYSIS]
    if checksum(*_bare(tuple(parts))) != row["checksum"]:
        return None
    try:
        return analysis_from(row["record"])
    except UndecodableRecord:
        return None
