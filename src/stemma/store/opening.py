"""Opening a desk's file: what is no desk is refused untouched, and SQLite's errors are told.

The journal is SQLite's rollback journal: a desk at rest is one file that can be copied, lies on
any file system and opens where nothing can be written. With `synchronous` at EXTRA a finished
transaction survives the loss of power; freed pages are zeroed, so that what was removed is gone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from stemma import __version__
from stemma.errors import DeskBusy, DeskCorrupt, DeskError, DeskReadOnly, DeskTooNew
from stemma.store import schema
from stemma.store.records import UndecodableRecord

__all__ = ["BUSY_SECONDS", "connect", "open_engine", "raw", "telling"]

# So long a writer waits for another one.
BUSY_SECONDS = 5.0

_HEADER = b"SQLite format 3\x00"
_SETTINGS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA secure_delete = ON",
    "PRAGMA cell_size_check = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16000",
)


@contextmanager
def telling(path: Path, doing: str) -> Iterator[None]:
    """Turn SQLite's errors into DeskError and its kinds; `doing` says what did not happen."""
    try:
        yield
    except DBAPIError as error:
        raise _told(path, doing, error.orig) from error
    except sqlite3.Error as error:
        raise _told(path, doing, error) from error
    # What SQLite names as damaged may be no text itself.
    except (UnicodeDecodeError, UndecodableRecord) as error:
        raise DeskCorrupt(
            f"{path}: {_DAMAGED.format(path=path, doing=doing, error=error)}"
        ) from error


def _told(path: Path, doing: str, error: BaseException | None) -> DeskError:
    extended = getattr(error, "sqlite_errorcode", 0)
    if extended in _SPECIAL:
        return DeskError(f"{path}: {doing}: {_SPECIAL[extended]}")
    kind, text = _KINDS.get(extended & 0xFF, (DeskError, "{doing}: {error}"))
    return kind(f"{path}: {text.format(path=path, doing=doing, error=error)}")


_BUSY = "{doing}: another process is writing to this desk; try again when it is done"
_DAMAGED = (
    "{doing}: the file is damaged ({error}); `stemma doctor --desk {path}` says what is lost and "
    "saves the rest"
)
_READ_ONLY = (
    "{doing}: this desk can only be read; give yourself the right to write to the file and its "
    "folder, or copy the file"
)
_FULL = (
    "the disk is full; {doing} and the desk is as it was before: make room and run the same "
    "command again"
)
_REFUSED = (
    "the disk refused it ({error}); {doing} and the desk is as it was before: see that the disk "
    "has room and is connected, then run the same command again"
)
_KINDS: dict[int, tuple[type[DeskError], str]] = {
    sqlite3.SQLITE_BUSY: (DeskBusy, _BUSY),
    sqlite3.SQLITE_LOCKED: (DeskBusy, _BUSY),
    sqlite3.SQLITE_CORRUPT: (DeskCorrupt, _DAMAGED),
    sqlite3.SQLITE_NOTADB: (DeskCorrupt, _DAMAGED),
    sqlite3.SQLITE_READONLY: (DeskReadOnly, _READ_ONLY),
    # The journal beside the desk cannot be made.
    sqlite3.SQLITE_CANTOPEN: (DeskReadOnly, _READ_ONLY),
    sqlite3.SQLITE_FULL: (DeskError, _FULL),
    sqlite3.SQLITE_IOERR: (DeskError, _REFUSED),
}
_SPECIAL = {
    sqlite3.SQLITE_READONLY_DBMOVED: (
        "the file was moved, replaced or removed while it was in use; open the desk again"
    ),
    sqlite3.SQLITE_READONLY_ROLLBACK: (
        "a command was cut off while it wrote, which must be undone before the desk is read; "
        "give yourself the right to write to the file and its folder, or copy both it and the "
        "-journal beside it"
    ),
}


def connect(path: Path, *, create: bool, busy: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Return a connection to the file with the settings of a desk; transactions are explicit."""
    mode = "rwc" if create else "rw"
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        timeout=busy,
        isolation_level=None,
        check_same_thread=False,
        uri=True,
    )
    for setting in _SETTINGS:
        connection.execute(setting)
    return connection


def open_engine(path: Path, busy: float = BUSY_SECONDS) -> Engine:
    """Return an engine for the desk at a path, made or brought to this form where needed.

    Raises DeskError where the file is no desk, DeskTooNew and DeskCorrupt.
    """
    _refuse_other_files(path)
    with telling(path, "this desk cannot be opened"):
        connection = connect(path, create=True, busy=busy)
        try:
            _prepare(path, connection)
        finally:
            connection.close()
    engine = create_engine("sqlite://", creator=lambda: connect(path, create=False, busy=busy))
    event.listen(engine, "begin", _begin)
    return engine


def raw(connection: Connection) -> sqlite3.Connection:
    """Return the driver's connection under SQLAlchemy's, in the same transaction."""
    driver: Any = connection.connection.driver_connection
    return driver  # type: ignore[no-any-return]


def _begin(connection: Connection) -> None:
    """Take the lock for writing at once: two that read first could never both go on."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _refuse_other_files(path: Path) -> None:
    if path.is_dir():
        raise DeskError(f"{path}: this is a folder; give the path of a file for the desk")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("rb") as file:
            head = file.read(len(_HEADER))
    except FileNotFoundError:
        return
    except OSError as error:
        raise DeskError(f"{path}: this desk cannot be opened: {error.strerror or error}") from error
    if not head or head == _HEADER:
        return
    if not head.strip(b"\x00") or head[:6] == _HEADER[:6]:
        raise DeskCorrupt(
            f"{path}: the beginning of the file is destroyed; "
            f"`stemma doctor --desk {path}` says what is lost and saves the rest"
        )
    raise DeskError(
        f"{path}: this file is not a desk and was left as it is; give another path (if it was a "
        f"desk, its beginning is destroyed: `stemma doctor --desk {path}` saves what can be read)"
    )


def _prepare(path: Path, connection: sqlite3.Connection) -> None:
    """Check whose file it is and bring it to this form; a file of this form is not written to."""
    if _is_current(path, connection):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another process may have done it in the meantime.
        if not _is_current(path, connection):
            schema.upgrade(connection)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _is_current(path: Path, connection: sqlite3.Connection) -> bool:
    """Tell whether the file has this form; raises DeskTooNew, and DeskError for other programs'."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    names = [
        n for (n,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
    ]
    if application == schema.APPLICATION:
        if form > schema.FORM:
            raise _too_new(path, connection, form)
        return bool(form == schema.FORM)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(article)")]
    before_the_first = application == 0 and form == 0 and columns == ["position", "id", "record"]
    if names and not before_the_first:
        raise DeskError(
            f"{path}: this database is another program's (it has {', '.join(sorted(names))}) and "
            "was left as it is; give another path"
        )
    return False


def _too_new(path: Path, connection: sqlite3.Connection, form: int) -> DeskTooNew:
    try:
        row = connection.execute("SELECT value FROM about WHERE name = 'written by'").fetchone()
    except sqlite3.Error:
        row = None
    writer = f"Stemma {row[0]}" if row else "a newer Stemma"
    return DeskTooNew(
        f"{path}: this desk has form {form}, written by {writer}; Stemma {__version__} reads forms "
        f"up to {schema.FORM}: install {writer if row else 'it'}, or give another desk"
    )
