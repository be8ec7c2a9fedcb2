"""Speed and memory of placing articles in stories, one by one, over a generated stream.

    python -m bench.stream                    1,000, 10,000 and 100,000 articles
    python -m bench.stream 1000 20000         other sizes

What is measured: the CPU time of placing one article in its story (looking up, comparing, grouping
its part anew and writing that down in the desk's file, in transactions of a batch) at the moment
when so many are stored, and the process's memory. What is not: reading and analysis, which do not
depend on how many articles are stored. The stream is made of features directly: a seeded stream of
events from templates, whose words, names and numbers have the frequencies of a language (Zipf);
of each event, reports of several outlets that share some of its names and numbers, and copies of
them that differ in little; several hundred articles a day; one in ten has no date; one in twenty
arrives days late. An event has kin: later events with part of its cast.
"""

from __future__ import annotations

import json
import platform
import random
import resource
import statistics
import sys
import tempfile
import time
from bisect import bisect
from collections import deque
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from bench.speed import SPEED
from stemma import __version__
from stemma.model import Article, Block, Published
from stemma.store.opening import connect
from stemma.store.streaming import FileStream, create
from stemma.stories.features import Features
from stemma.stories.traits import Traits, traits_of

__all__ = ["generated", "main", "stream_report", "stream_sentence"]

SIZES = (1000, 10_000, 100_000)
PROBE = 300  # articles whose placing is timed at each size
BATCH = 64
_SEED = 17
_A_DAY = 400
_FIRST_DAY = date(2026, 1, 1)
_VOCABULARY = 60_000
_NAMES = 40_000
_LANGUAGES = (("en", "latin"), ("de", "latin"), ("pt", "latin"), ("uk", "cyrillic"))
_OPEN_EVENTS = 120  # events that are reported on at a time
_NO_DATE = 0.1
_LATE = 0.05
_COPIES = 0.3


class Event(NamedTuple):
    """What reports of an event draw from: its names, numbers and words, and its day."""

    names: tuple[int, ...]
    numbers: tuple[int, ...]
    words: tuple[int, ...]
    concepts: tuple[int, ...]
    day: int


class Zipf:
    """Numbers from 0 on, the smaller the more frequent, as words are in a language."""

    def __init__(self, size: int, dice: random.Random) -> None:
        self._sums = list(accumulate(1 / (n + 2.7) for n in range(size)))
        self._dice = dice

    def draw(self) -> int:
        """Return a number."""
        return bisect(self._sums, self._dice.random() * self._sums[-1])

    def some(self, count: int) -> tuple[int, ...]:
        """Return different numbers."""
        found: dict[int, None] = {}
        while len(found) < count:
            found[self.draw()] = None
        return tuple(found)


def generated(count: int) -> Iterator[Traits]:
    """Yield what a stream keeps of so many articles, in the order of arrival."""
    dice = random.Random(_SEED)
    words, names = Zipf(_VOCABULARY, dice), Zipf(_NAMES, dice)
    events = [_event(0, words, names, dice) for _ in range(_OPEN_EVENTS)]
    reports: deque[dict[str, int]] = deque(maxlen=200)
    late: list[Traits] = []
    for number in range(count):
        today = number // _A_DAY
        if dice.random() < 0.2:
            place = dice.randrange(len(events))
            old = events[place] if dice.random() < 0.3 else None
            events[place] = _event(today, words, names, dice, old)
        if reports and dice.random() < _COPIES:
            weights = dict(dice.choice(reports))
            for feature in dice.sample(sorted(weights), len(weights) // 10):
                del weights[feature]
            language = next((f[1:3] for f in weights if f[0] == "w"), "en")
        else:
            language = dice.choice(_LANGUAGES)[0]
            weights = _report(dice.choice(events), language, (words, names), dice)
            reports.append(weights)
        made = _traits(number, language, weights, None if dice.random() < _NO_DATE else today)
        if dice.random() < _LATE:
            late.append(made)
        else:
            yield made
        if late and dice.random() < _LATE:
            yield late.pop(0)
    yield from late


def _event(
    day: int, words: Zipf, names: Zipf, dice: random.Random, old: Event | None = None
) -> Event:
    """Return an event; one of the same saga has half of the cast of the old one."""
    cast = old.names[:4] if old is not None else ()
    return Event(
        names=(*cast, *names.some(8 - len(cast))),
        numbers=tuple(dice.randrange(1, 5000) for _ in range(6)),
        words=words.some(60),
        concepts=tuple(dice.sample(range(150), 8)),
        day=day,
    )


def _report(
    event: Event, language: str, drawn: tuple[Zipf, Zipf], dice: random.Random
) -> dict[str, int]:
    """Return the features of a report: part of what the event has, and words of its own."""
    words, names = drawn
    seen: dict[str, int] = {}
    told = dice.sample(event.names, dice.randint(4, len(event.names)))
    for name in (*told, *names.some(dice.randint(2, 8))):
        weight = 3 if name in event.names else 1
        seen[f"n{name}"] = seen[f"x{name}"] = weight * _rarity(name)
        if weight > 1:
            seen[f"hn{name}"] = _rarity(name)
    for numeral in dice.sample(event.numbers, dice.randint(2, len(event.numbers))):
        seen[f"q{numeral}"] = 30
    for _ in range(dice.randint(2, 6)):
        seen[f"q{dice.randrange(1, 3000)}"] = 20
    for word in (*dice.sample(event.words, 40), *words.some(dice.randint(60, 160))):
        if rarity := _rarity(word):
            seen[f"w{language}:{word}"] = rarity * (2 if word in event.words else 1)
    for concept in (*dice.sample(event.concepts, 6), *dice.sample(range(150), 8)):
        seen[f"c{concept}"] = 24
    return seen


def _rarity(rank: int) -> int:
    """Return how rare a word of this rank is, as the shipped table has it; frequent ones are 0."""
    return min(45, max(0, rank.bit_length() * 4 - 16))


def _traits(number: int, language: str, seen: dict[str, int], day: int | None) -> Traits:
    squares: dict[str, int] = {}
    for feature, weight in seen.items():
        squares[feature[0]] = squares.get(feature[0], 0) + weight * weight
    weights = {f: int(1000 * w / squares[f[0]] ** 0.5) for f, w in seen.items() if w}
    told = _FIRST_DAY + timedelta(days=day) if day is not None else None
    article = Article(
        id=f"stream-{number:07d}",
        input="bench",
        text=f"Headline number {number}",
        language=language,
        published=Published(told.isoformat()) if told else None,
        blocks=(Block("title", 0, 15),),
    )
    found = Features(
        article=article.id,
        language=language,
        script=dict(_LANGUAGES)[language],
        day=told.toordinal() if told else None,
        weights={f: w for f, w in weights.items() if w},
        channels="".join(sorted(squares)),
        front={},
    )
    return traits_of(article, found)


def stream_report(sizes: tuple[int, ...] = SIZES) -> dict[str, Any]:
    """Return times in ms of placing at each size, and memory in MB with the largest one placed."""
    rows: list[dict[str, Any]] = []
    times: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        connection = connect(Path(folder) / "stream.desk", create=True)
        create(connection)
        stream = FileStream()
        batch: list[Traits] = []
        placed = 0
        for traits in generated(max(sizes) + PROBE + BATCH):
            batch.append(traits)
            if len(batch) < BATCH:
                continue
            connection.execute("BEGIN IMMEDIATE")
            start = time.process_time()
            for one in batch:
                before = time.process_time()
                stream.take(connection, [one], "bench")
                times.append((time.process_time() - before) * 1000)
            connection.execute("COMMIT")
            spent = (time.process_time() - start) * 1000 / len(batch)
            placed += len(batch)
            batch = []
            if any(size <= placed - PROBE < size + BATCH for size in sizes):
                rows.append(_row(placed - PROBE, times[-PROBE:], spent, connection))
                print(rows[-1], flush=True)
            times = times[-PROBE:]
        connection.close()
        size = (Path(folder) / "stream.desk").stat().st_size
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"rows": rows, "memory": memory, "file": size // 1_000_000, "probe": PROBE}


def _row(stored: int, times: list[float], spent: float, connection: Any) -> dict[str, Any]:
    ranked = sorted(times)
    (stories,) = connection.execute("SELECT count(*) FROM story").fetchone()
    (links,) = connection.execute("SELECT count(*) / 2 FROM link").fetchone()
    return {
        "stored": stored,
        "median": round(statistics.median(ranked), 2),
        "p95": round(ranked[int(len(ranked) * 0.95)], 2),
        "with_commit": round(spent, 2),
        "stories": stories,
        "links": links,
    }


def stream_sentence(report: dict[str, Any]) -> str:
    """Return what the documents say of a report."""
    told = "; ".join(
        f"{row['median']} ms (95th percentile {row['p95']}) with {row['stored']:,} stored"
        for row in report["rows"]
    )
    return (
        f"Placing an article in its story (`python -m bench.stream`; a generated stream, features "
        f"without reading and analysis, CPU time on one core, median of {report['probe']} articles): "
        f"{told}; at most {report['memory']} MB of memory."
    )


def main() -> int:
    """Measure, keep the numbers for the documents and print what they say."""
    sizes = tuple(int(given) for given in sys.argv[1:]) or SIZES
    report = stream_report(sizes)
    if sizes == SIZES:
        report |= {
            "day": datetime.now(UTC).date().isoformat(),
            "version": __version__,
            "machine": f"{platform.machine()}, Python {platform.python_version()}",
        }
        kept = json.loads(SPEED.read_text(encoding="utf-8")) if SPEED.is_file() else {}
        SPEED.write_text(json.dumps(kept | {"stream": report}, indent=1) + "\n", encoding="utf-8")
    print(stream_sentence(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
