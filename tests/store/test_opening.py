"""Opening a desk: what is none is refused and left alone; older forms come up, newer are named."""

import os
import sqlite3
import tempfile
import traceback
from pathlib import Path

import msgspec
import pytest
from kept import READER, STAGE, kept
from sqlalchemy import inspect
from sqlalchemy.schema import CreateTable

from stemma.errors import DeskCorrupt, DeskError, DeskReadOnly, DeskTooNew
from stemma.model import Article, Block, Published
from stemma.store import schema
from stemma.store.sqlite import SqliteShelf


def database(path, *statements):
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(*statement)
    connection.close()


def test_a_desk_is_one_file_that_tells_what_it_is(tmp_path):
    path = tmp_path / "new" / "folder" / "desk.stemma"
    shelf = SqliteShelf.open(path, reading=READER)
    shelf.put([kept("a")], STAGE)
    shelf.close()
    assert [p.name for p in path.parent.iterdir()] == ["desk.stemma"]
    head = path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == schema.APPLICATION
    assert int.from_bytes(head[60:64], "big") == schema.FORM
    again = SqliteShelf.open(path, reading=READER)
    assert again.article("a") == kept("a").article
    again.close()


@pytest.mark.parametrize("name", ["a b.stemma", "100%.stemma", "a?mode=ro#x", "дело.stemma", "新"])
def test_any_name_of_a_file_will_do(tmp_path, name):
    SqliteShelf.open(tmp_path / name).close()
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_opening_a_desk_of_this_form_writes_nothing(tmp_path):
    path = tmp_path / "desk"
    SqliteShelf.open(path).close()
    os.utime(path, (1, 1))
    shelf = SqliteShelf.open(path, reading=READER)
    shelf.ids()
    shelf.status()
    shelf.close()
    assert path.stat().st_mtime == 1


def test_an_empty_file_becomes_a_desk(tmp_path):
    path = tmp_path / "desk"
    path.touch()
    SqliteShelf.open(path).close()
    assert path.stat().st_size > 0


REFUSED = [
    (b"These are notes, and they must stay as they are. " * 40, DeskError, "is not a desk"),
    (b"x", DeskError, "is not a desk"),
    (b"PK\x03\x04" + bytes(5000), DeskError, "is not a desk"),
    (bytes(5000), DeskCorrupt, "stemma doctor"),
    (b"SQLite format 3\x00" + b"\xff" * 5000, DeskCorrupt, "stemma doctor"),
    (b"SQLite format 3\x00", DeskCorrupt, "stemma doctor"),
]


@pytest.mark.parametrize(("data", "kind", "says"), REFUSED, ids=range(len(REFUSED)))
def test_what_is_no_desk_is_refused_and_left_alone(tmp_path, data, kind, says):
    file = tmp_path / "notes"
    file.write_bytes(data)
    with pytest.raises(kind, match=says):
        SqliteShelf.open(file)
    assert file.read_bytes() == data
    assert [p.name for p in tmp_path.iterdir()] == ["notes"]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE bookmark (url TEXT)",
        "CREATE TABLE article (position INTEGER, title TEXT)",
        "CREATE TABLE article (position INTEGER, id TEXT, record BLOB, more TEXT)",
    ],
)
def test_the_database_of_another_program_is_no_desk(tmp_path, statement):
    file = tmp_path / "other.db"
    database(file, [statement])
    before = file.read_bytes()
    with pytest.raises(DeskError, match="another program's"):
        SqliteShelf.open(file)
    assert file.read_bytes() == before


def test_another_programs_mark_is_believed(tmp_path):
    file = tmp_path / "other.db"
    database(file, ["PRAGMA application_id = 7"])
    database(file, ["CREATE TABLE article (position INTEGER, id TEXT, record BLOB)"])
    with pytest.raises(DeskError, match="another program's"):
        SqliteShelf.open(file)


def test_a_folder_is_no_desk(tmp_path):
    with pytest.raises(DeskError, match="folder"):
        SqliteShelf.open(tmp_path)


def test_a_file_in_the_place_of_a_folder(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(DeskError, match="cannot be opened"):
        SqliteShelf.open(tmp_path / "file" / "desk")


def test_a_desk_of_a_newer_version_is_named_with_both_versions_and_left_alone(tmp_path):
    path = tmp_path / "desk"
    SqliteShelf.open(path).close()
    database(
        path,
        [f"PRAGMA user_version = {schema.FORM + 1}"],
        ["UPDATE about SET value = '7.8.9' WHERE name = 'written by'"],
    )
    before = path.read_bytes()
    with pytest.raises(
        DeskTooNew, match=rf"form {schema.FORM + 1}, written by Stemma 7\.8\.9;.*"
    ) as told:
        SqliteShelf.open(path)
    assert f"reads forms up to {schema.FORM}" in str(told.value)
    assert "install Stemma 7.8.9" in str(told.value)
    assert path.read_bytes() == before
    database(path, ["DROP TABLE about"])
    with pytest.raises(DeskTooNew, match="written by a newer Stemma"):
        SqliteShelf.open(path)


OLD = Article(
    id="a",
    input="x.jsonl:1",
    text="Drei Tote – 「三」",
    outlet="Blatt",
    language="de",
    published=Published("2026-11-10", "day", "text", 1, 3, certain=False),
    blocks=(Block("title", 0, 4), Block("body", 5, 17)),
)


OLD_TABLE = """
CREATE TABLE article (
  position INTEGER NOT NULL PRIMARY KEY, id VARCHAR NOT NULL, record BLOB NOT NULL, UNIQUE (id)
)
"""


def old_desk(path, records):
    database(
        path,
        [OLD_TABLE],
        *(
            ("INSERT INTO article (id, record) VALUES (?, ?)", (name, record))
            for name, record in records
        ),
    )


def test_a_desk_of_the_form_before_the_first_is_taken_over(tmp_path):
    path = tmp_path / "desk"
    articles = [OLD, msgspec.structs.replace(OLD, id="0", text="Vier Tote")]
    old_desk(path, [(a.id, msgspec.msgpack.encode(a)) for a in articles])
    shelf = SqliteShelf.open(path, reading=READER)
    assert list(shelf.articles()) == articles
    assert shelf.stale(STAGE) == ("a", "0")
    assert [v.number for v in shelf.versions("a")] == [1]
    assert shelf.put([kept("a", "Anders.")], STAGE)[0].version == 2
    assert [h.article for h in shelf.search("Vier", "all", 5)] == ["0"]
    shelf.close()


def test_a_step_that_fails_leaves_the_old_desk_as_it_was(tmp_path):
    path = tmp_path / "desk"
    old_desk(path, [("a", msgspec.msgpack.encode(OLD)), ("b", b"\xc1 is no record")])
    before = path.read_bytes()
    with pytest.raises(DeskCorrupt, match="'b'"):
        SqliteShelf.open(path)
    assert path.read_bytes() == before


def test_a_desk_that_can_only_be_read_is_read():
    """Root may write to everything, so another user's process tries."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk"
        shelf = SqliteShelf.open(path, reading=READER)
        shelf.put([kept("a")], STAGE)
        shelf.close()
        path.chmod(0o444)
        path.parent.chmod(0o555)
        try:
            as_nobody(lambda: read_only(path))
        finally:
            path.parent.chmod(0o755)


def as_nobody(work):
    child = os.fork()
    if child == 0:
        status = 1
        try:
            if os.geteuid() == 0:
                os.setuid(65534)
            work()
            status = 0
        except BaseException:  # noqa: BLE001 - what failed is shown by the child
            traceback.print_exc()
        finally:
            os._exit(status)
    assert os.waitpid(child, 0)[1] == 0


def read_only(path):
    shelf = SqliteShelf.open(path, reading=READER)
    assert shelf.article("a") == kept("a").article
    assert shelf.search("Tote", "all", 5)
    assert shelf.status().articles == 1
    with pytest.raises(DeskReadOnly, match="can only be read"):
        shelf.put([kept("b")], STAGE)
    assert not shelf.keep("stories-1", "k", b"x")
    assert not shelf.renew([kept("a")], "analysis-2")
    assert shelf.ids() == ("a",)
    shelf.close()


def test_the_tables_in_the_code_are_those_of_the_file(tmp_path):
    shelf = SqliteShelf.open(tmp_path / "desk")
    found = inspect(shelf._engine)
    for table in schema.ABOUT.metadata.tables.values():
        columns = {c["name"]: c for c in found.get_columns(table.name)}
        assert list(columns) == [c.name for c in table.columns], CreateTable(table)
        for column in table.columns:
            assert columns[column.name]["type"].python_type is column.type.python_type
            assert columns[column.name]["nullable"] in {column.nullable, column.primary_key}
    shelf.close()


CHECKS = [
    "INSERT INTO article (id) VALUES (x'07')",
    "INSERT INTO article (id) VALUES ('a')",
    "INSERT INTO article (id) VALUES ('')",
    "UPDATE version SET number = 'two'",
    "UPDATE version SET current = 2",
    "UPDATE version SET article = 99",
    "UPDATE version SET record = 'text'",
    "UPDATE version SET checksum = x'00'",
    "UPDATE analysis SET stage = NULL",
    "UPDATE version SET article = 1, number = 1 WHERE position = 2",
    "UPDATE version SET current = 1",
]


@pytest.mark.parametrize("statement", CHECKS)
def test_the_file_takes_no_rows_of_a_wrong_form(tmp_path, statement):
    path = tmp_path / "desk"
    shelf = SqliteShelf.open(path, reading=READER)
    shelf.put([kept("a"), kept("a", "Anders.")], STAGE)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()
    shelf.close()
