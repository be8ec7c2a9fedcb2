"""Speed, as ratios against a named peer in the same run: absolute times differ between machines.

    python -m bench.speed

Measured over the open coverage of the gold folder, or over the examples where there is none. The
large story is made of the examples: copies of them that each lack some paragraphs.
"""

from __future__ import annotations

import json
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.gold import find_gold
from bench.pages import page_rates
from bench.search import search_report, search_sentence
from stemma import __version__
from stemma.analysis import analyse
from stemma.collation import collate
from stemma.desk import Desk, examples, render_dossier
from stemma.lineage import trace
from stemma.model import Analysis, Article, Story
from stemma.reading import read_inputs
from stemma.stories import group, join

__all__ = ["SPEED", "main"]

SPEED = Path(__file__).with_name("speed.json")
RUNS = 5
PEER_SHARE = 12
LARGE = 200
_SEED = 7
_BYTES = 3000  # size of an article of the mixed JSONL file
MIXED = 120  # articles of that file
_KEPT = 0.8  # share of paragraphs that a copy of the large story keeps


def main() -> int:
    """Measure and write `bench/speed.json`; return 0."""
    inputs = _inputs()
    articles = list(read_inputs(inputs, _refuse))
    analyses = [analyse(a) for a in articles]
    by_id = dict(zip([a.id for a in articles], zip(articles, analyses, strict=True), strict=True))
    stories = group(articles, analyses)

    desk = Desk.open()
    desk.add(inputs)
    dossier = desk.dossier()

    rows: list[dict[str, Any]] = []
    count = len(articles)
    peer = _peer(articles)
    _row(rows, "analysis: all steps", count / _median(lambda: [analyse(a) for a in articles]), peer)
    with tempfile.TemporaryDirectory() as scratch:
        mixed = _mixed(Path(scratch) / "mixed.jsonl")
        peer = _peer(list(read_inputs([mixed], _refuse)))
        rate = MIXED / _median(lambda: [analyse(a) for a in read_inputs([mixed], _refuse)])
        _row(rows, "JSONL articles of 3 kB in mixed languages, read and analysed", rate, peer)
    _row(rows, "reading", count / _median(lambda: list(read_inputs(inputs, _refuse))))
    _row(rows, "stories", count / _median(lambda: group(articles, analyses)))
    _row(rows, "lineage and collation", count / _median(lambda: _compare(stories, by_id)))
    _row(rows, "dossier as a page", count / _median(lambda: render_dossier(dossier, "html")))
    gold = find_gold()
    if gold is not None and (rates := page_rates(gold)) is not None:
        _row(rows, "web pages", *rates)
    large = _large_story()
    read = {a.id: (a, analyse(a)) for a in large}
    rate = LARGE / _median(lambda: _compare((join(large),), read), runs=1)
    _row(rows, f"lineage and collation of one story of {LARGE}", rate)
    report: dict[str, Any] = {
        "day": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "articles": count,
        "runs": RUNS,
        "rows": rows,
        "search": search_report(),
    }
    # What other benchmarks measured stays.
    kept = json.loads(SPEED.read_text(encoding="utf-8")) if SPEED.is_file() else {}
    SPEED.write_text(json.dumps(kept | report, indent=1) + "\n", encoding="utf-8")
    for row in rows:
        print(f"{row['what']}: {row['rate']} articles a second {_against(row)}".rstrip())
    print(search_sentence(report["search"]))
    return 0


def _compare(stories: tuple[Story, ...], read: dict[str, tuple[Article, Analysis]]) -> None:
    for story in stories:
        mine = [read[i] for i in story.articles]
        articles, analyses = [a for a, _ in mine], [b for _, b in mine]
        collate(story, articles, analyses, trace(story, articles, analyses))


def _large_story() -> list[Article]:
    """Return articles made of the examples, the same in every run."""
    chance = random.Random(_SEED)
    texts = list(read_inputs(list(examples()), _refuse))
    rows = []
    for number in range(LARGE):
        source = texts[number % len(texts)]
        lines = source.text.split("\n")
        kept = [line for line in lines if chance.random() < _KEPT] or lines
        row: dict[str, str | None] = {"id": f"copy-{number:03d}", "outlet": f"Outlet {number}"}
        row |= {"text": "\n".join(kept), "language": source.language, "published": source.day}
        rows.append(row)
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "large.jsonl"
        file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        return list(read_inputs([str(file)], _refuse))


def _mixed(file: Path) -> str:
    """Write articles of 3 kB, each of paragraphs of the examples in one language; return where."""
    chance = random.Random(_SEED)
    by_language: dict[str, list[Article]] = {}
    for article in read_inputs(list(examples()), _refuse):
        by_language.setdefault(article.language, []).append(article)
    rows = []
    for number in range(MIXED):
        sources = by_language[sorted(by_language)[number % len(by_language)]]
        lines = [line for source in sources for line in source.text.split("\n") if line.strip()]
        text = ""
        while len(text.encode()) < _BYTES:
            text += chance.choice(lines) + "\n\n"
        row: dict[str, str | None] = {"id": f"mixed-{number:03d}", "text": text}
        rows.append(row | {"language": sources[0].language, "published": sources[0].day})
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(file)


def _inputs() -> list[str]:
    gold = find_gold()
    if gold is None:
        print("no gold folder: measured over the examples")
        return list(examples())
    return [str(gold / "data" / "coverage" / "open" / "articles.jsonl")]


def _refuse(problem: Exception) -> None:
    raise problem


def _peer(articles: list[Article]) -> tuple[str, float]:
    """Return the peer's name and rate: dateparser's search for dates, over a share of the texts."""
    from importlib.metadata import version  # noqa: PLC0415 - the peer alone wants it

    from dateparser.search import search_dates  # noqa: PLC0415 - slow to import

    some = [a for a in articles if a.language in {"de", "en", "fr"}][:PEER_SHARE]
    search_dates(some[0].text, languages=[some[0].language])
    start = time.process_time()
    for article in some:
        search_dates(article.text, languages=[article.language])
    name = f"dateparser {version('dateparser')}, search_dates (dates alone)"
    return name, len(some) / (time.process_time() - start)


def _median(work: Callable[[], object], runs: int = RUNS) -> float:
    work()
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def _row(
    rows: list[dict[str, Any]], what: str, rate: float, peer: tuple[str, float] | None = None
) -> None:
    row: dict[str, Any] = {"what": what, "rate": round(rate)}
    if peer is not None:
        row |= {"peer": peer[0], "peer_rate": round(peer[1]), "ratio": round(rate / peer[1], 1)}
    rows.append(row)


def _against(row: dict[str, Any]) -> str:
    return f"({row['ratio']} times {row['peer']})" if "ratio" in row else ""


if __name__ == "__main__":
    sys.exit(main())
