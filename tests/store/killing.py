"""`stemma add` is killed at random moments; after each the desk is whole and nothing is lost.

    python tests/store/killing.py KILLS SEED FOLDER

One process imports everything, then forks the real command again and again, so that a round costs
some tenths of a second. A third of the kills comes at a random time, a third shortly after some
line was printed, a third while a transaction is being written. Prints one line of JSON with what
happened; fails at the first thing that is wrong.
"""

import json
import os
import random
import select
import signal
import sqlite3
import sys
import time
from collections import Counter
from pathlib import Path

import stemma.desk
import stemma.desk.adding
from stemma.cli.main import main as command
from stemma.store.sqlite import SqliteShelf

ARTICLES = 18
# Small batches, so that many transactions are there to be cut off.
BATCH = 3
ROUNDS_OF_A_DESK = 6
PLACES = ["Kiel", "Graz", "Linz", "Bremen", "Basel"]


def text(number, edition):
    place = PLACES[number % len(PLACES)]
    return (
        f"Brand {number} in {place}. Bei einem Brand in {place} sind {number + 2} Menschen "
        f"gestorben, sagte die Feuerwehr in Mitteilung {edition}. " * (1 + number % 3)
    )


def edition_of(number, round_):
    """Some articles change from round to round, some never do."""
    return round_ if number % 3 == 0 else 0


def write_inputs(file, round_):
    """Write a round's rows: new articles, those of before, and new editions of some of them."""
    first = max(0, round_ * ARTICLES // 2 - ARTICLES // 2)
    rows = [
        {"id": f"n{n}", "text": text(n, edition_of(n, round_)), "language": "de"}
        for n in range(first, first + ARTICLES)
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return {row["id"]: row["text"] for row in rows}


def start(desk, file):
    """Fork the command; return its process and the end of the pipe that its lines come out of."""
    out, into = os.pipe()
    child = os.fork()
    if child:
        os.close(into)
        return child, out
    os.close(out)
    os.dup2(into, 1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    sys.argv = ["stemma", "add", "--list", "--desk", str(desk), str(file)]
    try:
        command()
    finally:
        os._exit(0)


def kill(child, out, moment):
    """Let the command run up to a moment, kill it; return what it printed and whether it had ended."""
    printed = b""
    while not moment.come(printed):
        if select.select([out], [], [], 0)[0]:
            part = os.read(out, 65536)
            if not part:
                break
            printed += part
    os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    while part := os.read(out, 65536):
        printed += part
    os.close(out)
    return printed.decode(), os.WIFEXITED(status)


class Moment:
    """When to kill: at a time, after a line, or in a write; one of the three by chance."""

    def __init__(self, desk, chance, usual):
        self.journal = Path(f"{desk}-journal")
        self.end = time.monotonic() + chance.uniform(0, usual * 1.1)
        self.lines = chance.randrange(ARTICLES)
        self.writes = chance.randint(1, ARTICLES // BATCH)
        self.later = chance.choice([0, 0.0003, 0.001, usual / ARTICLES])
        self.come = chance.choice([self.at_a_time, self.after_a_line, self.in_a_write])
        self.writing = False

    def at_a_time(self, _printed):
        time.sleep(0.001)
        return time.monotonic() >= self.end

    def after_a_line(self, printed):
        time.sleep(0.0003)
        if printed.count(b"\n") <= self.lines:
            return False
        time.sleep(self.later)
        return True

    def in_a_write(self, _printed):
        """A journal lies beside the desk while a transaction is written."""
        time.sleep(0.0001)
        before, self.writing = self.writing, self.journal.exists()
        self.writes -= self.writing and not before
        if self.writes:
            return False
        time.sleep(self.later)
        return True


def reported(printed):
    """Return the outcome and id of every whole line."""
    whole = printed[: printed.rfind("\n") + 1].splitlines()
    rows = (line.split() for line in whole)
    return [(r[0], r[1]) for r in rows if r and r[0] in {"added", "version", "known"}]


def check(desk, told, known):
    """Look at the desk: it opens, is whole, and has just once what was told to be there."""
    connection = sqlite3.connect(desk)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    shelf = SqliteShelf.open(desk)
    ids = shelf.ids()
    assert len(ids) == len(set(ids))
    stored = Counter((s.article.id, s.article.text) for s in shelf.stored())
    assert set(stored.values()) <= {1}, "a version is there twice"
    assert set(stored) <= known, "there is a text that was never given"
    assert told <= set(stored), f"lost: {told - set(stored)}"
    for versions in by_article(shelf):
        assert [v.number for v in versions] == list(range(1, len(versions) + 1))
        assert [v.current for v in versions].count(True) == 1
    analyses = [analysis for analysis, _ in shelf.analyses()]
    assert [a.article for a in analyses] == list(ids)
    assert all(a.sentences for a in analyses), "an article came without its analysis"
    shelf.close()
    return len(stored)


def by_article(shelf):
    found = {}
    for stored in shelf.stored():
        found.setdefault(stored.version.article, []).append(stored.version)
    return found.values()


def rounds(kills, seed, folder):
    chance = random.Random(seed)
    stemma.desk.adding.BATCH = BATCH
    usual = warm(folder)
    counts = Counter()
    round_ = 0
    while counts["killed"] < kills:
        if round_ % ROUNDS_OF_A_DESK == 0:
            desk = folder / f"desk-{round_}"
            told, known = set(), set()
        texts = write_inputs(folder / "rows.jsonl", round_ % ROUNDS_OF_A_DESK)
        known |= set(texts.items())
        child, out = start(desk, folder / "rows.jsonl")
        printed, ended = kill(child, out, Moment(desk, chance, usual))
        lines = reported(printed)
        told |= {(name, texts[name]) for _, name in lines}
        counts["ended" if ended else "killed"] += 1
        counts["reported"] += len(lines)
        counts["with a journal"] += Path(f"{desk}-journal").exists()
        counts["with nothing reported"] += not lines
        if desk.exists() or told:
            counts["versions"] = max(counts["versions"], check(desk, told, known))
        round_ += 1
    return counts


def warm(folder):
    """Load the packs and all modules once; return how long the command takes usually."""
    write_inputs(folder / "warm.jsonl", 0)
    with stemma.desk.Desk.open(folder / "warm") as desk:
        desk.add(folder / "warm.jsonl")
    times = []
    for number in range(3):
        begun = time.monotonic()
        child, out = start(folder / f"warm-{number}", folder / "warm.jsonl")
        while os.read(out, 65536):
            continue
        os.close(out)
        os.waitpid(child, 0)
        times.append(time.monotonic() - begun)
    return sorted(times)[1]


if __name__ == "__main__":
    begun = time.monotonic()
    found = rounds(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
    print(json.dumps({**found, "seconds": round(time.monotonic() - begun, 1)}))
