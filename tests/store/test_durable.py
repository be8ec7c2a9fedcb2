"""Several processes, a full disk, a busy desk: nothing is lost, doubled or half done."""

import contextlib
import os
import resource
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from multiprocessing import get_context
from pathlib import Path

import pytest
from kept import READER, STAGE, kept

from stemma.errors import DeskBusy, DeskError, OutputError
from stemma.store import Problem
from stemma.store.exporting import export
from stemma.store.sqlite import SqliteShelf

PAGE = 4096


@pytest.fixture
def desk(tmp_path):
    return tmp_path / "desk"


def integrity(path):
    connection = sqlite3.connect(path)
    found = connection.execute("PRAGMA integrity_check").fetchall()
    found += connection.execute("PRAGMA foreign_key_check").fetchall()
    connection.close()
    return found


def put_many(path, name, count):
    """Put articles of this process and such as every process puts; return the outcomes."""
    shelf = SqliteShelf.open(path, reading=READER, busy=60)
    outcomes = []
    for number in range(count):
        batch = [kept(f"{name}-{number}"), kept(f"all-{number}"), kept("one", f"Text {number}.")]
        outcomes += [(a.id, a.outcome, a.version) for a in shelf.put(batch, STAGE)]
    shelf.close()
    return outcomes


def test_processes_that_add_at_the_same_time_lose_and_double_nothing(desk):
    count, names = 25, ["a", "b", "c"]
    with get_context("spawn").Pool(len(names)) as pool:
        outcomes = pool.starmap(put_many, [(desk, name, count) for name in names])
    assert integrity(desk) == [("ok",)]
    shelf = SqliteShelf.open(desk, reading=READER)
    expected = {f"{n}-{i}" for n in [*names, "all"] for i in range(count)} | {"one"}
    assert sorted(shelf.ids()) == sorted(expected)
    told = Counter(outcome[:2] for process in outcomes for outcome in process)
    for name in expected - {"one"}:
        assert told[name, "added"] == 1
    texts = [shelf.article("one", v.number).text for v in shelf.versions("one")]
    assert sorted(texts) == sorted(f"Text {i}." for i in range(count))
    assert [v.number for v in shelf.versions("one")] == list(range(1, count + 1))
    assert told["one", "added"] + told["one", "version"] == count
    shelf.close()


def open_at(path, moment):
    time.sleep(max(0, moment - time.time()))
    shelf = SqliteShelf.open(path, reading=READER, busy=60)
    ids = shelf.ids()
    shelf.close()
    return ids


def test_processes_that_make_the_same_desk_at_the_same_time(tmp_path):
    with get_context("spawn").Pool(3) as pool:
        for number in range(10):
            path = tmp_path / f"desk-{number}"
            assert pool.starmap(open_at, [(path, time.time() + 0.05)] * 3) == [()] * 3
            assert integrity(path) == [("ok",)]


def test_threads_share_a_shelf(desk):
    shelf = SqliteShelf.open(desk, reading=READER, busy=60)
    wrong = []

    def work(name):
        try:
            for number in range(15):
                shelf.put([kept(f"{name}-{number}")], STAGE)
                assert shelf.article(f"{name}-{number}")
                assert len(list(shelf.articles())) > number
        except BaseException as error:  # noqa: BLE001 - a thread's error would be lost
            wrong.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(shelf.ids()) == 45
    shelf.close()


WRITES = [
    lambda s: s.put([kept("b")], STAGE),
    lambda s: s.remove(["a"]),
    lambda s: s.note_problems([Problem("x", "empty", "2026")]),
    lambda s: s.restore([]),
]


@pytest.mark.parametrize("write", WRITES, ids=range(len(WRITES)))
def test_a_desk_that_another_process_writes_to_is_busy_and_still_read(desk, write):
    shelf = SqliteShelf.open(desk, reading=READER, busy=0.05)
    shelf.put([kept("a")], STAGE)
    other = sqlite3.connect(desk, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(DeskBusy, match=r"another process is writing.*try again when"):
        write(shelf)
    assert shelf.article("a") == kept("a").article
    SqliteShelf.open(desk, reading=READER, busy=0.05).close()
    other.execute("ROLLBACK")
    other.close()
    write(shelf)
    shelf.close()


def test_what_only_saves_time_is_not_kept_while_another_process_writes(desk):
    shelf = SqliteShelf.open(desk, reading=READER, busy=0.05)
    shelf.put([kept("a")], STAGE)
    other = sqlite3.connect(desk, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert not shelf.keep("stories-1", "k", b"x")
    assert not shelf.renew([kept("a")], "analysis-2")
    other.execute("ROLLBACK")
    other.close()
    assert shelf.recall("stories-1", "k") is None
    assert shelf.stale("analysis-2") == ("a",)
    assert shelf.keep("stories-1", "k", b"x")
    assert shelf.renew([kept("a")], "analysis-2")
    shelf.close()


def test_an_export_is_of_one_moment_whatever_is_added_meanwhile(desk, tmp_path):
    shelf = SqliteShelf.open(desk, reading=READER)
    shelf.put([kept(f"a{n}") for n in range(250)], STAGE)
    stored = shelf.stored()
    first = next(stored)
    shelf.put([kept("a0", "Anders."), kept("a249", "Anders."), kept("new")], STAGE)
    found = [first, *stored]
    assert [s.article.id for s in found] == [f"a{n}" for n in range(250)]
    assert all(s.version.current for s in found)
    rest = shelf.stored()
    next(rest)
    shelf.remove(["a200"])
    with pytest.raises(DeskBusy, match="removed articles while they were read"):
        list(rest)
    shelf.close()


@pytest.mark.parametrize("change", ["removed", "replaced"])
def test_nothing_is_added_to_a_file_that_is_no_longer_there(desk, change):
    shelf = SqliteShelf.open(desk, reading=READER)
    shelf.put([kept("a")], STAGE)
    desk.rename(f"{desk}-old")
    if change == "replaced":
        SqliteShelf.open(desk, reading=READER).close()
    with pytest.raises(DeskError, match=r"moved, replaced or removed"):
        shelf.put([kept("b")], STAGE)
    shelf.close()
    old = SqliteShelf.open(desk.with_name(f"{desk.name}-old"), reading=READER)
    assert old.ids() == ("a",)
    old.close()


def test_a_desk_that_is_locked_altogether_is_busy(desk):
    shelf = SqliteShelf.open(desk, reading=READER, busy=0.05)
    other = sqlite3.connect(desk, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for work in (shelf.ids, shelf.status, lambda: SqliteShelf.open(desk, busy=0.05)):
        with pytest.raises(DeskBusy, match="another process"):
            work()
    other.execute("ROLLBACK")
    other.close()
    assert shelf.ids() == ()
    shelf.close()


def test_a_reader_that_pauses_holds_nobody_up(desk):
    """Somebody who takes an article and thinks must not lock the desk."""
    shelf = SqliteShelf.open(desk, reading=READER, busy=0.05)
    shelf.put([kept(f"a{n}") for n in range(300)], STAGE)
    rest = shelf.articles()
    next(rest)
    other = SqliteShelf.open(desk, reading=READER, busy=0.05)
    other.put([kept("b")], STAGE)
    assert len(list(rest)) == 300
    other.close()
    shelf.close()


def limit(shelf, pages):
    with shelf._engine.connect() as connection:
        now = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {now + pages}")


def fill(shelf, start=0):
    """Put batches until the disk is full; return what was told to be there."""
    told = []

    def put(number):
        batch = [kept(f"n{number}-{i}", f"{number} {i} " * 200) for i in range(5)]
        told.extend(a.id for a in shelf.put(batch, STAGE))

    with pytest.raises(DeskError, match=r"the disk .*; nothing of this batch was added"):
        any(map(put, range(start, 10000)))
    return told


def test_a_full_disk_costs_the_batch_and_nothing_else(desk):
    shelf = SqliteShelf.open(desk, reading=READER)
    limit(shelf, 200)
    told = fill(shelf)
    assert told
    assert list(shelf.ids()) == told
    with pytest.raises(DeskError, match="disk is full"):
        shelf.keep("stories-1", "k", os.urandom(10**7))
    assert integrity(desk) == [("ok",)]
    limit(shelf, 100)
    assert shelf.put([kept("small")], STAGE)[0].outcome == "added"
    shelf.close()


@pytest.fixture
def small_disk(tmp_path):
    """Give a disk of one megabyte, where this user may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("there is no mount command")
    if done.returncode:
        pytest.skip(f"no small disk can be mounted: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill_up(file):
    with file.open("wb", buffering=0) as stream, contextlib.suppress(OSError):
        while stream.write(bytes(4096)):
            continue


def test_a_disk_that_is_really_full(small_disk):
    path = small_disk / "desk"
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(200_000))
    shelf = SqliteShelf.open(path, reading=READER)
    told = fill(shelf)
    assert told
    assert list(shelf.ids()) == told
    assert [a.id for a in shelf.articles()] == told
    fill_up(small_disk / "more")
    with pytest.raises(OutputError, match="cannot be written"):
        export(shelf, small_disk / "x.zip")
    assert sorted(p.name for p in small_disk.iterdir()) == ["ballast", "desk", "more"]
    shelf.close()
    assert integrity(path) == [("ok",)]
    ballast.unlink()
    (small_disk / "more").unlink()
    again = SqliteShelf.open(path, reading=READER)
    assert again.put([kept("more")], STAGE)[0].outcome == "added"
    again.close()


def test_no_room_for_a_new_desk(small_disk):
    fill_up(small_disk / "ballast")
    with pytest.raises(DeskError, match="disk is full"):
        SqliteShelf.open(small_disk / "desk")


def test_a_file_that_may_not_grow(desk):
    """The limit of a user's files works as a full disk does."""
    done = subprocess.run(
        [sys.executable, __file__, str(desk)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
    )
    assert done.returncode == 0, done.stderr
    assert integrity(desk) == [("ok",)]
    shelf = SqliteShelf.open(desk, reading=READER)
    assert " ".join(shelf.ids()) == done.stdout.strip()
    shelf.close()


def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc to measure with")
def test_memory_stays_flat_while_thousands_are_put_and_read(desk):
    shelf = SqliteShelf.open(desk, reading=READER)
    text = "Bei einem Brand in Kiel sind drei Menschen gestorben. " * 55
    sizes = []
    for start in range(0, 3000, 50):
        shelf.put([kept(f"n{n}", f"{n} {text}") for n in range(start, start + 50)], STAGE)
        sizes.append(resident())
    for read in (shelf.articles, shelf.analyses, shelf.stored):
        assert sum(1 for _ in read()) == 3000
        sizes.append(resident())
    # SQLite keeps up to 16 MB of pages.
    assert max(sizes) - sizes[10] < 20_000_000
    shelf.close()


def _limited(path):
    shelf = SqliteShelf.open(path, reading=READER)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100 * PAGE, resource.RLIM_INFINITY))
    print(*fill(shelf))
    shelf.close()


if __name__ == "__main__":
    _limited(Path(sys.argv[1]))
