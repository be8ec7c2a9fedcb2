"""Count in how many news texts a word stands, and write `src/stemma/stories/background.json`.

Run it as `python bench/make_background.py GOLD`, where GOLD holds `data/translations` (Wikinews,
CC BY 4.0), `data/train/smartdata` and `data/train/germeval2014` (CC BY 4.0) and
`data/train/factrueval2016` (MIT); the attributions stand in NOTICE. Only counts of words leave
the texts: a word is listed under its rarity, ten times the natural logarithm of texts per text
that holds it, and words that stand in fewer than `RARE` texts are left out.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from stemma.text import fold, words

TARGET = Path(__file__).parents[1] / "src" / "stemma" / "stories" / "background.json"
RARE = 3
SENTENCES_A_TEXT = 15
# Shorter texts are tweets and notices of traffic, not news.
SHORTEST = 600
LARGEST_RANK = 50


def wikinews(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield language and text of the articles in four languages.

    They tell of four topics; a word of fewer than three topics is a topic's own and is left out.
    """
    gold = map(json.loads, (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines())
    topic = {row["id"]: row["topic"] for row in gold}
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    topics: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for word in words(fold(row["text"])):
            topics[row["language"], word.text].add(topic[row["id"]])
    for row in rows:
        kept = [w.text for w in words(fold(row["text"]))]
        yield row["language"], " ".join(w for w in kept if len(topics[row["language"], w]) > 2)


def newswire(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the German newswire texts; the file is a row of JSON objects without commas."""
    decoder = json.JSONDecoder()
    for file in sorted(folder.rglob("*.json.gz")):
        stream = gzip.decompress(file.read_bytes()).decode("utf-8")
        at = stream.find("{")
        while at >= 0:
            row, end = decoder.raw_decode(stream, at)
            text = row["text"]
            plain = text["string"] if isinstance(text, dict) else text
            if len(plain) >= SHORTEST:
                yield "de", plain
            at = stream.find("{", end)


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield German sentences, a handful of them as one text."""
    for file in sorted(folder.rglob("NER-de-*.tsv")):
        if "unlabeled" in file.name:
            continue
        rows = file.read_text(encoding="utf-8").split("\n\n")
        plain = [
            " ".join(x.split("\t")[1] for x in r.splitlines() if x and not x.startswith("#"))
            for r in rows
        ]
        for i in range(0, len(plain), SENTENCES_A_TEXT):
            yield "de", " ".join(plain[i : i + SENTENCES_A_TEXT])


def russian(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the Russian news texts."""
    for file in sorted(folder.rglob("book_*.txt")):
        yield "ru", file.read_text(encoding="utf-8")


def main(gold: Path) -> None:
    """Count and write the table."""
    train = gold / "data" / "train"
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    texts: Counter[str] = Counter()
    for source in (
        wikinews(gold / "data" / "translations"),
        newswire(train / "smartdata"),
        sentences(train / "germeval2014"),
        russian(train / "factrueval2016"),
    ):
        for language, text in source:
            texts[language] += 1
            seen[language].update({w.text for w in words(fold(text)) if w.text.isalpha()})
    table: dict[str, dict[str, str]] = {}
    for language in sorted(seen):
        ranks: dict[int, list[str]] = defaultdict(list)
        for word, count in seen[language].items():
            rank = round(10 * math.log(texts[language] / count))
            if count >= RARE and rank <= LARGEST_RANK:
                ranks[rank].append(word)
        table[language] = {str(r): " ".join(sorted(ranks[r])) for r in sorted(ranks)}
        print(language, texts[language], sum(len(x) for x in ranks.values()))
    TARGET.write_text(
        json.dumps(table, ensure_ascii=False, indent=1, sort_keys=False) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
