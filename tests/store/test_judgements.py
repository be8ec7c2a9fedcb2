"""Judgements on both shelves: kept once, in order, taken back, gone with words of an article."""

import sqlite3
import zipfile

import msgspec
import pytest
from kept import READER, STAGE, judgement, kept

from stemma.errors import DeskCorrupt, UnknownJudgement
from stemma.store import MemoryShelf
from stemma.store.doctor import examine, rescue
from stemma.store.exporting import export, import_into
from stemma.store.sqlite import SqliteShelf


def names(shelf):
    return [j.id for j in shelf.judgements()]


def test_judgements_are_kept_once_in_their_order(shelf):
    first, second = judgement("j2"), judgement("j1")
    shelf.judge([first, second])
    shelf.judge([msgspec.structs.replace(first, note="other"), judgement("j3")])
    assert shelf.judgements() == (first, second, judgement("j3"))


def test_taking_back_is_whole_or_not_at_all(shelf):
    shelf.judge([judgement("j1"), judgement("j2")])
    with pytest.raises(UnknownJudgement, match="j9"):
        shelf.withdraw(["j1", "j9"])
    assert names(shelf) == ["j1", "j2"]
    shelf.withdraw(["j1"])
    assert names(shelf) == ["j2"]


def test_what_holds_words_of_a_removed_article_goes_with_it(shelf):
    shelf.put([kept("a"), kept("b")], STAGE)
    shelf.judge([judgement("j1", "a"), judgement("j2", "b")])
    shelf.remove(["a"])
    assert names(shelf) == ["j2"]


def test_a_damaged_judgement_is_named(tmp_path):
    path = tmp_path / "desk"
    shelf = SqliteShelf.open(path, reading=READER)
    shelf.judge([judgement("j1")])
    shelf.close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE judgement SET record = x'00'")
    connection.close()
    again = SqliteShelf.open(path, reading=READER)
    with pytest.raises(DeskCorrupt, match="judgement j1 is damaged"):
        again.judgements()
    again.close()


def test_the_doctor_saves_judgements(tmp_path):
    shelf = SqliteShelf.open(tmp_path / "old", reading=READER)
    shelf.put([kept("a")], STAGE)
    shelf.judge([judgement("j1"), judgement("j2")])
    shelf.close()
    assert examine(tmp_path / "old").judgements == 2
    rescue(tmp_path / "old", tmp_path / "new")
    new = SqliteShelf.open(tmp_path / "new", reading=READER)
    assert names(new) == ["j1", "j2"]
    new.close()


def test_a_desk_of_the_first_form_comes_up_with_all_it_had(tmp_path):
    path = tmp_path / "desk"
    shelf = SqliteShelf.open(path, reading=READER)
    shelf.put([kept("a")], STAGE)
    shelf.close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("DROP TABLE judgement")
        for table in ("placed", "looked_up", "link", "story", "story_change", "stream"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("PRAGMA user_version = 1")
    connection.close()
    again = SqliteShelf.open(path, reading=READER)
    assert again.article("a") == kept("a").article
    again.judge([judgement("j1")])
    assert names(again) == ["j1"]
    again.close()


def test_an_export_of_the_first_format_is_read(tmp_path):
    shelf = MemoryShelf(READER)
    shelf.put([kept("a")], STAGE)
    export(shelf, tmp_path / "new.zip")
    with (
        zipfile.ZipFile(tmp_path / "new.zip") as new,
        zipfile.ZipFile(tmp_path / "old.zip", "w") as old,
    ):
        for name in ("articles.jsonl", "problems.jsonl"):
            old.writestr(name, new.read(name))
        manifest = msgspec.json.decode(new.read("manifest.json"))
        manifest["format"] = 1
        del manifest["members"]["judgements.jsonl"]
        old.writestr("manifest.json", msgspec.json.encode(manifest))
    other = MemoryShelf(READER)
    assert import_into(other, tmp_path / "old.zip").new == 1
    assert other.judgements() == ()
