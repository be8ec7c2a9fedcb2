"""Speed, as ratios against a named peer in the same run: absolute times differ between machines.

    python -m bench.speed

Measured over the coverage of the gold folder, or over the examples where there is none.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.gold import find_gold
from stemma import __version__
from stemma.analysis import analyse
from stemma.collation import collate
from stemma.desk import examples
from stemma.lineage import trace
from stemma.model import Article
from stemma.reading import read_inputs
from stemma.stories import group

__all__ = ["SPEED", "main"]

SPEED = Path(__file__).with_name("speed.json")
RUNS = 5
PEER_SHARE = 12


def main() -> int:
    """Measure and write `bench/speed.json`; return 0."""
    inputs = _inputs()
    articles = list(read_inputs(inputs, _refuse))
    analyses = [analyse(a) for a in articles]
    by_id = dict(zip([a.id for a in articles], zip(articles, analyses, strict=True), strict=True))
    stories = group(articles, analyses)

    def collated() -> None:
        for story in stories:
            mine = [by_id[i] for i in story.articles]
            own, read = [a for a, _ in mine], [b for _, b in mine]
            collate(story, own, read, trace(story, own, read))

    rows: list[dict[str, Any]] = []
    count = len(articles)
    peer = _peer(articles)
    _row(rows, "analysis: all steps", count / _median(lambda: [analyse(a) for a in articles]), peer)
    _row(rows, "reading", count / _median(lambda: list(read_inputs(inputs, _refuse))))
    _row(rows, "stories", count / _median(lambda: group(articles, analyses)))
    _row(rows, "lineage and collation", count / _median(collated))
    report = {
        "day": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "machine": f"{platform.machine()}, Python {platform.python_version()}",
        "articles": count,
        "runs": RUNS,
        "rows": rows,
    }
    SPEED.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    for row in rows:
        print(f"{row['what']}: {row['rate']} articles a second", _against(row))
    return 0


def _inputs() -> list[str]:
    gold = find_gold()
    if gold is None:
        print("no gold folder: measured over the examples")
        return list(examples())
    files = [gold / "data" / "coverage" / part / "articles.jsonl" for part in ("open", "closed")]
    return [str(f) for f in files]


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


def _median(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(RUNS):
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
