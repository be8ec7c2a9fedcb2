"""Sentences in five languages: is the counterpart found first among all English ones."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from stemma.analysis import analyse
from stemma.lineage.sentences_alike import SentenceRow, likeness, rarities, sentence_row
from stemma.model import Span
from stemma.reading.article import build_article

__all__ = ["SENTENCES", "measure_parallel"]

SENTENCES = "sentences.jsonl"
LANGUAGES = ("de", "es", "fr", "ru")
AMONG = "en"


def measure_parallel(folder: Path) -> dict[str, Any]:
    """Return in how many percent of sentences the English counterpart is the most alike of all."""
    with (folder / SENTENCES).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    sought = [_row(row[AMONG], AMONG) for row in rows]
    rare = rarities(sought)
    first = {}
    for code in LANGUAGES:
        found = [_first(_row(row[code], code), sought, rare) for row in rows]
        hits = sum(at == place for place, at in enumerate(found))
        first[code] = round(100 * hits / len(rows), 1)
    mean = round(sum(first.values()) / len(first), 1)
    return {"sentences": len(rows), "found_first": mean, "by_language": first}


def _row(text: str, code: str) -> SentenceRow:
    article = build_article({"text": text, "language": code}, SENTENCES, None)
    return sentence_row(article, analyse(article), Span(0, len(article.text)))


def _first(row: SentenceRow, sought: list[SentenceRow], rare: dict[str, float]) -> int:
    scores = [likeness(row, other, rare) for other in sought]
    return max(range(len(scores)), key=lambda at: (scores[at], -at))
