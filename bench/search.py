"""Speed of the search over 10,000 generated articles, against SQLite alone in the same run.

    python -m bench.search

The articles are made of invented words with the frequencies of a language (Zipf), in three
scripts, each with sentences, claims and names; a seed makes them the same on every machine. The
peers read the same texts: FTS5 with its own tokeniser and rank, and a scan with LIKE. CPU time;
what is shown is read from the desk too.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple

from stemma.model import Analysis, Article, Attribution, Block, Name, Published, Sentence, Span
from stemma.store import Kept
from stemma.store.sqlite import SqliteShelf
from stemma.text import plain_key

__all__ = ["main", "search_report", "search_sentence"]

COUNT = 10_000
LETTERS = 3000
QUERIES = 200
LIMIT = 20
ROUNDS = 2  # the first one reads the file
_SEED = 11
_BATCH = 100
_DAYS = 365
_SYLLABLES = {
    "de": "ba be bi da dor ein er fa fen ge go hal in ka kel la len ma mer na or ra rin sa sol ta ter un vor zu",
    "en": "a al be con de ed en ex for hap in ing is ky lo man mer no on out per re sel ship ta ter tion un ver wa",
    "ru": "ба ве го да до ем жи за ин ка ко ла ли ма на ни но об по пре ра ро са со ста те то у че шо",
}
_HAN = "".join(map(chr, range(0x4E00, 0x4E00 + 1200)))
_OUTLETS = [
    f"{a} {b}"
    for a in ("Nord", "Tages", "Metro", "Abend")
    for b in ("Post", "Kurier", "Times", "Blatt")
]
_STANCES = ("says", "says", "says", "confirms", "denies", "warns")


class Words:
    """Invented words of one language; the first are the most frequent."""

    def __init__(self, language: str, dice: random.Random) -> None:
        self.language = language
        self.gap = "" if language == "zh" else " "
        made: dict[str, None] = {}
        while len(made) < 30_000:
            size = 1 + min(int(dice.expovariate(0.7)), 4)
            parts = _HAN if language == "zh" else _SYLLABLES[language].split(" ")
            made["".join(dice.choice(parts) for _ in range(size))] = None
        self.words = sorted(made, key=len) if language == "zh" else list(made)
        self._sums = list(accumulate(1 / (n + 2.7) for n in range(len(self.words))))

    def draw(self, dice: random.Random) -> str:
        """Return a word, frequent ones more often."""
        return self.words[bisect(self._sums, dice.random() * self._sums[-1])]


class Made(NamedTuple):
    """The generated articles with the words that they are made of."""

    kept: list[Kept]
    words: dict[str, Words]


def generated(count: int) -> Made:
    """Return articles of about LETTERS letters with sentences, claims and names."""
    dice = random.Random(_SEED)
    words = {language: Words(language, dice) for language in (*_SYLLABLES, "zh")}
    return Made([_article(n, words, dice) for n in range(count)], words)


def _article(number: int, words: dict[str, Words], dice: random.Random) -> Kept:
    language = dice.choices(("de", "en", "ru", "zh"), (4, 4, 2, 1))[0]
    source = words[language]
    size = LETTERS // 3 if language == "zh" else LETTERS
    text, sentences, names, said = "", [], [], []
    while len(text) < size:
        start = len(text)
        line = [source.draw(dice) for _ in range(dice.randint(8, 22))]
        line[0] = line[0].capitalize()
        if dice.random() < 0.3:
            line[2] = line[2].capitalize()
            before = start + len(source.gap.join(line[:2])) + len(source.gap)
            key = plain_key(line[2])
            names.append(Name(before, before + len(line[2]), "person", key))
        text += source.gap.join(line) + ". "
        sentences.append(Sentence(start, len(text) - 1, "body" if start else "title"))
        if dice.random() < 0.3 and start:
            said.append(_said(text, start, names, dice))
    day = date(2026, 1, 1) + timedelta(days=dice.randrange(_DAYS))
    first = sentences[0].end
    article = Article(
        id=f"a{number:05}",
        input=f"bench:{number}",
        text=text,
        outlet=dice.choice(_OUTLETS),
        title=text[:first],
        language=language,
        published=Published(day.isoformat()),
        blocks=(Block("title", 0, first), Block("body", first + 1, len(text))),
    )
    analysis = Analysis(
        article.id,
        1,
        language,
        "full",
        tuple(sentences),
        names=tuple(names),
        attributions=tuple(said),
    )
    return Kept(article, analysis)


def _said(text: str, start: int, names: list[Name], dice: random.Random) -> Attribution:
    content = Span(start + (len(text) - start) // 4, len(text) - 2)
    speaker = names[-1] if names else None
    return Attribution(
        source=(),
        cue=(),
        content=(content,),
        stance=dice.choice(_STANCES),  # type: ignore[arg-type]
        speaker=text[speaker.start : speaker.end] if speaker else None,
        speaker_key=speaker.key if speaker else None,
    )


def queries(made: Made, count: int = QUERIES) -> list[str]:
    """Return a mixed list of queries: one of each kind in turn."""
    dice = random.Random(_SEED)
    kinds: list[Callable[[], str]] = [
        lambda: _word(made, dice, 0, 30),
        lambda: _word(made, dice, 30, 300),
        lambda: _word(made, dice, 3000, 20_000),
        lambda: f"{_word(made, dice, 0, 30)} {_word(made, dice, 0, 100)}",
        lambda: (
            f"{_word(made, dice, 5, 300)} {_word(made, dice, 5, 300)} -{_word(made, dice, 0, 30)}"
        ),
        lambda: f'"{_stretch(made, dice, 2)}"',
        lambda: f'"{_stretch(made, dice, 4)}"',
        lambda: _beginning(made, dice),
        lambda: f"{_word(made, dice, 20, 300)} OR {_word(made, dice, 20, 300)}",
        lambda: f"{_word(made, dice, 0, 200)} outlet:{dice.choice(_OUTLETS).split()[0]}",
        lambda: f"{_word(made, dice, 0, 200)} lang:de after:2026-06-01 before:2026-09-01",
        lambda: f"stance:denies {_word(made, dice, 0, 100)}",
        lambda: _stretch(made, dice, 1, "zh"),
        lambda: _stretch(made, dice, 2, "zh"),
        lambda: _word(made, dice, 0, 300, "ru"),
        lambda: f"lang:ru {_word(made, dice, 0, 300, 'ru')}",
    ]
    return [kinds[n % len(kinds)]() for n in range(count)]


def _word(made: Made, dice: random.Random, first: int, last: int, language: str = "") -> str:
    words = made.words[language or dice.choice(("de", "en", "ru"))].words[first:last]
    return dice.choice(words)


def _beginning(made: Made, dice: random.Random) -> str:
    word = _word(made, dice, 200, 20_000)
    while len(word) < 5:
        word = _word(made, dice, 200, 20_000)
    return word[:5] + "*"


def _stretch(made: Made, dice: random.Random, size: int, language: str = "") -> str:
    article = dice.choice(made.kept).article
    while (article.language == "zh") != (language == "zh"):
        article = dice.choice(made.kept).article
    if language == "zh":
        at = dice.randrange(len(article.text) - 10)
        found = article.text[at : at + 6].replace(".", "").replace(" ", "")
        return found[: 2 * size] or found
    words = article.text.split()
    at = dice.randrange(len(words) - size)
    return " ".join(words[at : at + size]).replace(".", "")


def timed(run: Callable[[str], Any], asked: Sequence[str]) -> list[float]:
    """Return the milliseconds of CPU that each query takes, in order of size."""
    times = []
    for query in asked:
        start = time.process_time()
        run(query)
        times.append((time.process_time() - start) * 1000)
    return sorted(times)


def share(times: Sequence[float], of: float) -> float:
    """Return the time that this share of the queries does not exceed, in ms."""
    return round(times[min(int(len(times) * of), len(times) - 1)], 1)


def _batches(kept: list[Kept]) -> Iterator[list[Kept]]:
    for at in range(0, len(kept), _BATCH):
        yield kept[at : at + _BATCH]


def _shown(shelf: SqliteShelf, query: str) -> None:
    """Search, and read the articles whose words are to be shown."""
    hits = shelf.search(query, "all", LIMIT)
    read = {a.id: a for a in shelf.articles(list(dict.fromkeys(h.article for h in hits)))}
    for hit in hits:
        if not read[hit.article].text[hit.span.start : hit.span.end]:
            raise AssertionError(f"{query}: an empty hit in {hit.article}")


def _peer(path: Path, kept: list[Kept]) -> sqlite3.Connection:
    """Return a database in which FTS5 alone searches the same texts."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE VIRTUAL TABLE page USING fts5 (title, text)")
    rows = ((k.article.title, k.article.text) for k in kept)
    connection.executemany("INSERT INTO page VALUES (?, ?)", rows)
    connection.commit()
    return connection


def _alone(connection: sqlite3.Connection, query: str) -> None:
    """Ask FTS5 alone: rank, and the text of what is shown."""
    expression = " AND ".join(f'"{word}"' for word in query.replace('"', "").split())
    connection.execute(
        "SELECT rowid, text, snippet(page, 1, '[', ']', '…', 30) FROM page WHERE page MATCH ?"
        " ORDER BY rank LIMIT ?",
        (expression, LIMIT),
    ).fetchall()


def _scan(connection: sqlite3.Connection, query: str) -> None:
    """Read every text with LIKE."""
    word = max(query.replace('"', "").split(), key=len)
    connection.execute(
        "SELECT rowid, text FROM page WHERE text LIKE ? LIMIT ?", (f"%{word}%", LIMIT)
    ).fetchall()


def search_report(count: int = COUNT) -> dict[str, Any]:
    """Return times in ms: of queries with shares of them, of the peers, and of adding an article."""
    made = generated(count)
    asked = queries(made)
    plain = [q for q in asked if not any(sign in q for sign in (":", " -", "*", " OR "))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.desk"
        start = time.process_time()
        shelf = SqliteShelf.open(path)
        for batch in _batches(made.kept):
            shelf.put(batch, "bench")
        shelf.close()
        adding = (time.process_time() - start) * 1000 / count
        shelf = SqliteShelf.open(path)
        first, again = (timed(lambda q: _shown(shelf, q), asked) for _ in range(ROUNDS))
        mine = timed(lambda q: _shown(shelf, q), plain)
        shelf.close()
        start = time.process_time()
        peer = _peer(Path(folder) / "peer.db", made.kept)
        adding_alone = (time.process_time() - start) * 1000 / count
        _, fts = (timed(lambda q: _alone(peer, q), plain) for _ in range(ROUNDS))
        like = timed(lambda q: _scan(peer, q), plain)
        peer.close()
    return {
        "articles": count,
        "queries": len(asked),
        "first": {"p50": share(first, 0.5), "p95": share(first, 0.95)},
        "again": {"p50": share(again, 0.5), "p95": share(again, 0.95)},
        "plain_p95": share(mine, 0.95),
        "fts5_p95": share(fts, 0.95),
        "like_p95": share(like, 0.95),
        "adding": round(adding, 1),
        "fts5_adding": round(adding_alone, 1),
    }


def search_sentence(report: dict[str, Any]) -> str:
    """Return what the documents say of a report."""
    first, again = report["first"], report["again"]
    return (
        f"Search over {report['articles']:,} generated articles of 3 kB (`python -m bench.search`; "
        f"{report['queries']} queries of all kinds, CPU time, with the texts of the {LIMIT} places "
        f"shown): {again['p95']} ms at the 95th percentile, {again['p50']} ms at the median; when "
        f"asked for the first time {first['p95']} and {first['p50']} ms. Words and phrases alone "
        f"take {report['plain_p95']} ms at the 95th percentile; in the same run SQLite's FTS5 with "
        f"its rank and snippets takes {report['fts5_p95']} ms, which finds no other forms, names or "
        f"claims, and a scan with LIKE {report['like_p95']} ms. To keep an article with what a "
        f"search knows of it takes {report['adding']} ms; to put its text into FTS5, "
        f"{report['fts5_adding']} ms."
    )


def main() -> int:
    """Measure and print what the documents say."""
    print(search_sentence(search_report()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
