"""A damaged desk: what is lost is named, the rest is saved, and the damaged file is left alone."""

import random
import shutil
import sqlite3
import time
from hashlib import sha256
from itertools import islice

import pytest
from kept import READER, STAGE, judgement, kept

from stemma.errors import DeskBusy, DeskCorrupt, DeskError, DeskTooNew
from stemma.store import Problem
from stemma.store.doctor import Lost, examine, rescue
from stemma.store.sqlite import SqliteShelf

ARTICLES = 60
VERSIONS = 66
WORDS = ["Bei", "einem", "Brand", "in", "Kiel", "starben", "drei", "Menschen,", "hieß", "es."]


def fill(path):
    """Make a desk of articles of 100 to 20,000 signs, every tenth with two versions."""
    chance = random.Random(1)
    with_versions = []
    for number in range(ARTICLES):
        words = (f"{chance.choice(WORDS)} {chance.randrange(10**6)}" for _ in range(400))
        text = " ".join(islice(words, chance.choice([10, 60, 400])))
        with_versions.append(kept(f"a{number:03}", text))
        if number % 10 == 0:
            with_versions.append(kept(f"a{number:03}", f"{text} Ergänzt."))
    shelf = SqliteShelf.open(path, reading=READER)
    for start in range(0, len(with_versions), 7):
        shelf.put(with_versions[start : start + 7], STAGE)
    shelf.note_problems([Problem("x.bin", "binary", "2026-11-10")])
    shelf.keep("stories-1", "k", b"x" * 10000)
    shelf.judge([judgement("j1", "a000"), judgement("j2", "a001")])
    shelf.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    path = tmp_path_factory.mktemp("desk") / "whole.stemma"
    fill(path)
    return path


@pytest.fixture
def desk(whole, tmp_path):
    return shutil.copy(whole, tmp_path / "desk.stemma")


def content(path):
    """Return all versions with their analyses, by article and number."""
    shelf = SqliteShelf.open(path, reading=READER)
    found = {}
    for stored in shelf.stored():
        key = stored.version.article, stored.version.number
        found[key] = stored, shelf.analysis(*key)
    shelf.close()
    return found


def hashed(path):
    return sha256(path.read_bytes()).hexdigest()


def test_a_whole_desk_is_whole_and_a_rescue_is_an_equal_desk(desk, whole, tmp_path):
    report = examine(desk)
    assert report.whole
    assert (report.articles, report.versions, report.analyses) == (ARTICLES, VERSIONS, VERSIONS)
    assert report.problems == 1
    rescue(desk, tmp_path / "new")
    assert content(tmp_path / "new") == content(whole)
    assert examine(tmp_path / "new").whole


def test_what_was_removed_is_gone_and_never_comes_back(desk, tmp_path):
    shelf = SqliteShelf.open(desk, reading=READER)
    text = shelf.article("a017").text
    shelf.put([kept("secret", "Geheimnis " * 2000)], STAGE)
    shelf.remove(["a017", "secret"])
    shelf.close()
    report = rescue(desk, tmp_path / "new")
    assert report.whole
    assert {"a017", "secret"}.isdisjoint(a for a, _ in content(tmp_path / "new"))
    assert text.encode() not in desk.read_bytes()


def check(desk, whole, new):
    """A rescue saves just what the report calls whole, word for word; the file is not touched."""
    before = hashed(desk)
    report = examine(desk)
    left = content(whole)
    if report.articles == 0:
        with pytest.raises(DeskError, match="no article can be read"):
            rescue(desk, new)
        assert not new.exists()
        saved = {}
    else:
        rescue(desk, new)
        saved = content(new)
        assert examine(new).whole
    assert hashed(desk) == before
    assert report.versions == len(saved)
    for key, (stored, analysis) in saved.items():
        assert stored.article == left[key][0].article
        assert stored.version.added == left[key][0].version.added
        assert analysis in (left[key][1], (analysis[0], ""))
    gone = {lost.article for lost in report.lost if lost.what == "article"}
    versions = {(lost.article, lost.number) for lost in report.lost if lost.what == "version"}
    assert gone.isdisjoint(a for a, _ in saved)
    assert versions.isdisjoint(saved)
    assert not report.whole or saved.keys() == left.keys()
    missing = {a for a, _ in left} - {a for a, _ in saved} - gone
    if missing:
        assert report.unnamed or report.damage
    return report, saved


@pytest.mark.parametrize("seed", range(25))
def test_pages_overwritten_at_random(desk, whole, tmp_path, seed):
    chance = random.Random(seed)
    data = bytearray(desk.read_bytes())
    pages = chance.randint(1, 8)
    for _ in range(pages):
        start = chance.randrange(len(data) // 4096) * 4096
        noise = chance.choice([chance.randbytes(4096), bytes(4096), b"\xff" * 4096])
        data[start : start + 4096] = noise
    desk.write_bytes(data)
    report, saved = check(desk, whole, tmp_path / "new")
    assert len(saved) >= VERSIONS - 8 * pages
    assert not report.whole or hashed(desk) == hashed(whole) or len(saved) == VERSIONS


@pytest.mark.parametrize("seed", range(15))
def test_single_bytes_changed_at_random(desk, whole, tmp_path, seed):
    chance = random.Random(100 + seed)
    data = bytearray(desk.read_bytes())
    for _ in range(chance.randint(1, 30)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    desk.write_bytes(data)
    _, saved = check(desk, whole, tmp_path / "new")
    assert len(saved) >= 30


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file(desk, whole, tmp_path, share):
    data = desk.read_bytes()
    desk.write_bytes(data[: int(len(data) * share)])
    report, saved = check(desk, whole, tmp_path / "new")
    assert not report.whole
    assert report.damage
    if share > 0.4:
        assert len(saved) > VERSIONS * share * 0.3


@pytest.mark.parametrize("size", [16, 100, 4096])
def test_a_destroyed_beginning_costs_no_article(desk, whole, tmp_path, size):
    data = bytearray(desk.read_bytes())
    data[:size] = bytes(size)
    desk.write_bytes(data)
    with pytest.raises(DeskCorrupt, match="stemma doctor"):
        SqliteShelf.open(desk)
    report, saved = check(desk, whole, tmp_path / "new")
    assert report.damage
    assert len(saved) == VERSIONS


def test_a_file_that_was_never_a_desk_has_nothing_to_save(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("Drei Tote bei Brand. " * 1000)
    report = examine(file)
    assert report.damage
    assert report.articles == 0
    with pytest.raises(DeskError, match="no article can be read"):
        rescue(file, tmp_path / "new")


def test_a_lost_record_is_named_when_it_is_read(desk):
    with sqlite3.connect(desk) as connection:
        connection.execute("UPDATE version SET record = zeroblob(50) WHERE position = 5")
        connection.execute("UPDATE analysis SET stage = 'other' WHERE version = 9")
    connection.close()
    shelf = SqliteShelf.open(desk, reading=READER)
    name, other = shelf.ids()[3], shelf.ids()[7]
    with pytest.raises(DeskCorrupt, match=rf"{name} is damaged .*stemma doctor"):
        shelf.article(name)
    with pytest.raises(DeskCorrupt, match=name):
        list(shelf.articles())
    with pytest.raises(DeskCorrupt, match=other):
        shelf.analysis(other)
    shelf.close()
    report = examine(desk)
    assert report.lost == (Lost(name, "article"), Lost(other, "analysis", 1))
    assert not report.whole


def test_a_lost_current_version_leaves_the_one_before(desk, tmp_path):
    with sqlite3.connect(desk) as connection:
        connection.execute(
            "UPDATE version SET checksum = zeroblob(8) WHERE number = 2 AND article = 1"
        )
    connection.close()
    assert examine(desk).lost == (Lost("a000", "version", 2),)
    rescue(desk, tmp_path / "new")
    shelf = SqliteShelf.open(tmp_path / "new", reading=READER)
    assert [(v.number, v.current) for v in shelf.versions("a000")] == [(1, True)]
    shelf.close()


def test_an_article_without_a_current_version_is_told_and_gets_one(desk, tmp_path):
    with sqlite3.connect(desk) as connection:
        connection.execute("UPDATE version SET current = 0 WHERE article IN (1, 2)")
    connection.close()
    report = examine(desk)
    assert [line for line in report.damage if "current" in line] == [
        "article a000 has not just one current version",
        "article a001 has not just one current version",
    ]
    rescue(desk, tmp_path / "new")
    shelf = SqliteShelf.open(tmp_path / "new", reading=READER)
    assert [v.current for v in shelf.versions("a000")] == [False, True]
    assert shelf.article("a001")
    shelf.close()


def test_work_on_a_damaged_desk_names_the_doctor(desk):
    with sqlite3.connect(desk) as connection:
        query = "SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('article', 'version')"
        roots = [page for (page,) in connection.execute(query)]
    connection.close()
    data = bytearray(desk.read_bytes())
    for page in roots:
        data[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    desk.write_bytes(data)
    shelf = SqliteShelf.open(desk, reading=READER)
    for work in (
        lambda: shelf.put([kept("new")], STAGE),
        lambda: list(shelf.articles()),
        shelf.status,
        lambda: shelf.remove(["a001"]),
    ):
        with pytest.raises(DeskCorrupt, match="stemma doctor"):
            work()
    shelf.close()


def cut_off(desk):
    """Leave the desk as a process leaves it that is killed while it writes much."""
    connection = sqlite3.connect(desk, isolation_level=None)
    connection.execute("PRAGMA cache_size = 5")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE version SET record = zeroblob(length(record)), input = 'torn'")
    journal = desk.with_name(f"{desk.name}-journal")
    torn = desk.with_name("torn.stemma")
    shutil.copy(desk, torn)
    shutil.copy(journal, torn.with_name("torn.stemma-journal"))
    connection.execute("ROLLBACK")
    connection.close()
    return torn


def test_a_transaction_that_was_cut_off_is_undone_in_a_copy(desk, whole, tmp_path):
    torn = cut_off(desk)
    before = hashed(torn), hashed(tmp_path / "torn.stemma-journal")
    assert before[0] != hashed(whole)
    assert examine(torn).whole
    rescue(torn, tmp_path / "new")
    assert content(tmp_path / "new") == content(whole)
    assert (hashed(torn), hashed(tmp_path / "torn.stemma-journal")) == before


def test_a_transaction_that_was_cut_off_without_its_journal(desk, whole, tmp_path):
    torn = cut_off(desk)
    (tmp_path / "torn.stemma-journal").unlink()
    report, saved = check(torn, whole, tmp_path / "new")
    assert not report.whole
    assert len(saved) < VERSIONS


def test_a_journal_that_is_rubbish(desk, whole, tmp_path):
    (tmp_path / "desk.stemma-journal").write_bytes(random.Random(3).randbytes(9000))
    assert examine(desk).versions == VERSIONS
    rescue(desk, tmp_path / "new")
    assert content(tmp_path / "new") == content(whole)


def test_other_files_are_refused(desk, tmp_path):
    with pytest.raises(DeskError, match="cannot be read"):
        examine(tmp_path / "nowhere")
    with pytest.raises(DeskError, match="exists already"):
        rescue(desk, desk)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE bookmark (url TEXT)")
    connection.close()
    with pytest.raises(DeskError, match="another program's"):
        examine(other)
    with sqlite3.connect(desk) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(DeskTooNew, match="form 99"):
        examine(desk)


def test_a_desk_that_is_being_written_to_is_not_examined(desk):
    connection = sqlite3.connect(desk, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(DeskBusy, match="another process"):
        examine(desk, busy=0.05)
    connection.execute("ROLLBACK")
    connection.close()
    assert examine(desk).whole


def test_examining_takes_little_more_than_reading(desk):
    start = time.process_time()
    content(desk)
    reading = time.process_time() - start
    start = time.process_time()
    examine(desk)
    assert time.process_time() - start < 5 * reading + 0.2
