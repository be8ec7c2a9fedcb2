"""What a desk costs: adding 10,000 articles by the command, with the memory that it takes.

    python -m bench.desk              10,000 articles, about two minutes
    python -m bench.desk --articles 1000

The articles are JSONL of about 3 kB each, made of the sentences of the examples by a fixed seed:
one language each, other numbers in each. Time is that of the processor, on one core, with the
start of the program; memory is the most that the process held. The command is run twice, with a
tenth and with all of the articles: where memory is flat, both hold about the same.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.speed import SPEED
from stemma.desk import Desk, examples

__all__ = ["Cost", "articles", "cost_of_adding", "main"]

_SEED = 11
_LENGTH = 3000
_DIGIT = re.compile(r"\d")


class Cost(NamedTuple):
    """What a command cost: seconds of the processor, and the most memory it held, in MB."""

    seconds: float
    memory: float


def main() -> int:
    """Measure, write the row into `bench/speed.json` and return 0."""
    parser = argparse.ArgumentParser(prog="python -m bench.desk")
    parser.add_argument("--articles", type=int, default=10_000)
    number = parser.parse_args().articles
    few, all_of_them = cost_of_adding(number // 10), cost_of_adding(number)
    row = {
        "articles": number,
        "rate": round(number / all_of_them.seconds),
        "memory": round(all_of_them.memory),
        "memory_of_a_tenth": round(few.memory),
    }
    report = json.loads(SPEED.read_text(encoding="utf-8")) if SPEED.is_file() else {}
    SPEED.write_text(json.dumps(report | {"desk": row}, indent=1) + "\n", encoding="utf-8")
    print(
        f"stemma add: {number:,} articles of 3 kB at {row['rate']} a second on one core; "
        f"{row['memory']} MB at most, {row['memory_of_a_tenth']} MB for a tenth of them"
    )
    return 0


def cost_of_adding(number: int) -> Cost:
    """Return what `stemma add` of so many articles to a new desk costs."""
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch, "articles.jsonl")
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(a, ensure_ascii=False) + "\n" for a in articles(number))
        desk = Path(scratch, "desk.stemma")
        command = [sys.executable, "-m", "stemma", "add", str(file), "--desk", str(desk)]
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(run.pid, 0)
        run.returncode = os.waitstatus_to_exitcode(status)
        if run.returncode:
            raise SystemExit(f"`stemma add` ended with {run.returncode}")
        with Desk.open(desk) as kept:
            if kept.status().articles != number:
                raise SystemExit(f"{kept.status().articles} articles were kept, not {number}")
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, others kB
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 1e6)


def articles(number: int) -> Iterator[dict[str, Any]]:
    """Yield so many articles, the same in every run."""
    chance = random.Random(_SEED)
    sentences = _sentences()
    languages = sorted(sentences)
    for count in range(number):
        language = languages[count % len(languages)]
        yield {
            "id": f"made-{count:05d}",
            "outlet": f"Outlet {count % 40}",
            "language": language,
            "published": f"2026-10-{1 + count % 28:02d}",
            "text": _text(sentences[language], chance),
        }


def _sentences() -> Mapping[str, Sequence[str]]:
    """Return the sentences of the examples by language."""
    found: dict[str, list[str]] = defaultdict(list)
    with Desk.open() as desk:
        desk.add(examples())
        for article, analysis in desk.analyses():
            found[article.language] += [
                article.text[s.start : s.end] for s in analysis.sentences if s.block == "body"
            ]
    return found


def _text(sentences: Sequence[str], chance: random.Random) -> str:
    """Return a headline and paragraphs of sentences with other digits, about 3 kB."""
    lines = [chance.choice(sentences).rstrip("."), ""]
    size = len(lines[0].encode())
    while size < _LENGTH:
        paragraph = " ".join(chance.choice(sentences) for _ in range(chance.randint(1, 4)))
        size += len(paragraph.encode()) + 2
        lines += [_DIGIT.sub(lambda _: str(chance.randint(1, 9)), paragraph), ""]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
