"""What is whole in a damaged desk and what is lost, by article; and the rest saved elsewhere.

The damaged file is only read: a transaction that was cut off is undone in a copy. Every row is
carved out of the pages (`stemma.store.carving`) and believed where its checksum is right, so that
a broken page costs no more than the rows that lie on it.
"""

from __future__ import annotations

import mmap
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from stemma import __version__
from stemma.errors import DeskBusy, DeskError, DeskTooNew
from stemma.store.carving import Pages, page_size
from stemma.store.opening import BUSY_SECONDS
from stemma.store.remains import Remains, gather
from stemma.store.schema import APPLICATION, FORM
from stemma.store.sqlite import SqliteShelf

__all__ = ["Lost", "Report", "examine", "rescue"]

# So many of the things that SQLite finds wrong are told.
_TOLD = 20
_HEADER = b"SQLite format 3\x00"


class Lost(msgspec.Struct, frozen=True):
    """What cannot be read any more: an article, one version of it, or the analysis of a version.

    An analysis is made anew from its article, so that nothing is missing after a rescue.
    """

    article: str
    what: Literal["article", "version", "analysis"]
    number: int | None = None


class Report(msgspec.Struct, frozen=True):
    """The state of a desk's file: counts of what is whole, what is lost, and what is wrong.

    `damage` says what SQLite finds wrong with the file. `unnamed` counts versions of which a trace
    is left but not the article's id.
    """

    path: str
    articles: int
    versions: int
    analyses: int
    problems: int
    judgements: int
    lost: tuple[Lost, ...]
    unnamed: int
    damage: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is lost and nothing is wrong."""
        return not self.lost and not self.unnamed and not self.damage


def examine(path: Path, *, busy: float = BUSY_SECONDS) -> Report:
    """Read all of a desk's file and report; the file is not changed.

    `busy` is how many seconds a process that writes is waited for. Raises DeskError where there is no file or it is another program's, DeskBusy and DeskTooNew.
    """
    with _at_rest(path, busy) as file:
        damage = _damage(file)
        with _remains(file) as remains:
            return _report(path, remains, damage)


def rescue(path: Path, new: Path, *, busy: float = BUSY_SECONDS) -> Report:
    """Copy all that can be read to a new desk; return the report on the old one, left as it is.

    Raises DeskError where the new file exists already or nothing can be read.
    """
    if new.exists():
        raise DeskError(f"{new}: this file exists already; give the path of a new desk")
    with _at_rest(path, busy) as file:
        damage = _damage(file)
        with _remains(file) as remains:
            report = _report(path, remains, damage)
            if not report.articles:
                raise DeskError(
                    f"{path}: no article can be read out of this file; nothing is saved"
                )
            shelf = SqliteShelf.open(new)
            try:
                shelf.refill(remains.stored(), remains.problems, remains.judgements)
            finally:
                shelf.close()
    return report


@contextmanager
def _at_rest(path: Path, busy: float) -> Iterator[Path]:
    """Give a file in which no transaction is half done: the desk itself, or a copy without it.

    Nobody can write to the desk meanwhile. Raises DeskBusy where somebody does.
    """
    _refuse(path)
    connection = _reading(path, busy)
    try:
        try:
            connection.execute("BEGIN")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise _busy(path) from error
            cut_off = path.with_name(f"{path.name}-journal").exists()
        except UnicodeDecodeError:  # a damaged name in what SQLite says is wrong
            cut_off = path.with_name(f"{path.name}-journal").exists()
        else:
            cut_off = False
        if cut_off:
            with tempfile.TemporaryDirectory(prefix="stemma-doctor-") as folder:
                yield _undone(path, Path(folder) / path.name)
        else:
            yield path
    finally:
        connection.close()


def _reading(file: Path, busy: float) -> sqlite3.Connection:
    address = f"{file.absolute().as_uri()}?mode=ro"
    return sqlite3.connect(address, uri=True, isolation_level=None, timeout=busy)


def _busy(path: Path) -> DeskBusy:
    return DeskBusy(f"{path}: another process is writing to this desk; try again when it is done")


def _undone(path: Path, copy: Path) -> Path:
    """Copy a desk and its journal and let SQLite undo what was cut off; return the copy.

    Where the journal does not fit the file, the file is copied as it is.
    """
    journal = f"{path.name}-journal"
    try:
        shutil.copyfile(path, copy)
        shutil.copyfile(path.with_name(journal), copy.with_name(journal))
    except OSError as error:
        raise DeskError(
            f"{path}: no copy can be made to undo its last transaction in: "
            f"{error.strerror or error}"
        ) from error
    connection = sqlite3.connect(copy)
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        shutil.copyfile(path, copy)
    finally:
        connection.close()
    return copy


def _refuse(path: Path) -> None:
    """Raise where the file is none of a desk; a destroyed beginning may have been one's."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise DeskError(f"{path}: this desk cannot be read: {error.strerror or error}") from error
    if not head.startswith(_HEADER) or len(head) < 100:
        return
    form, application = (int.from_bytes(head[at : at + 4], "big") for at in (60, 68))
    if application != APPLICATION:
        raise DeskError(f"{path}: this database is another program's; give the path of a desk")
    if form > FORM:
        raise DeskTooNew(
            f"{path}: this desk has form {form}; Stemma {__version__} reads forms up to {FORM}: "
            "install the Stemma that wrote it"
        )


def _damage(file: Path) -> tuple[str, ...]:
    """Return what SQLite finds wrong with a file."""
    if not file.stat().st_size:
        return ("the file is empty",)
    connection = _reading(file, 0)
    try:
        (page,) = connection.execute("PRAGMA page_size").fetchone()
        found = ["the file ends in the middle of a page"] if file.stat().st_size % page else []
        checked = connection.execute(f"PRAGMA integrity_check({_TOLD})")
        found += [message for (message,) in checked if message != "ok"]
        strays = connection.execute("PRAGMA foreign_key_check").fetchall()
        found += [f"row {row[1]} of {row[0]} belongs to nothing" for row in strays[:_TOLD]]
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return (str(error),)
    finally:
        connection.close()
    return tuple(line for message in found for line in message.splitlines())


@contextmanager
def _remains(file: Path) -> Iterator[Remains]:
    """Give what can be read of a file; where its header is lost, every size of page is tried."""
    if not file.stat().st_size:
        yield Remains()
        return
    with (
        file.open("rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as data,
        memoryview(data) as view,
    ):
        size = page_size(view)
        remains = Remains()
        for each in _sizes(size):
            remains = gather(Pages(view, each), file)
            if remains.versions or remains.names:
                break
        yield remains
        remains.release()


def _sizes(told: int | None) -> tuple[int, ...]:
    known = (4096, 8192, 16384, 32768, 65536, 2048, 1024, 512)
    return known if told is None else (told, *(s for s in known if s != told))


def _report(path: Path, remains: Remains, damage: tuple[str, ...]) -> Report:
    lost: list[Lost] = []
    for name in remains.lost_articles():
        lost.append(Lost(name, "article"))
    for name, number in remains.lost_versions():
        lost.append(Lost(name, "version", number))
    for name, number in remains.lost_analyses():
        lost.append(Lost(name, "analysis", number))
    for name in remains.without_current()[:_TOLD]:
        damage = (*damage, f"article {name} has not just one current version")
    return Report(
        path=str(path),
        articles=len({v.id for v in remains.versions}),
        versions=len(remains.versions),
        analyses=len(remains.analyses),
        problems=len(remains.problems),
        judgements=len(remains.judgements),
        lost=tuple(lost),
        unnamed=remains.unnamed(),
        damage=damage,
    )
