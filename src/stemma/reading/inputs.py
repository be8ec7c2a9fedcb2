"""Files, folders and standard input, one article after the other."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from stemma.errors import UnreadableInput
from stemma.model import Article, Block, Published, stable_id

__all__ = ["read_inputs"]


def read_inputs(
    inputs: Iterable[str], on_skip: Callable[[UnreadableInput], None]
) -> Iterator[Article]:
    """Yield the articles of files, folders and `-` (standard input), in order.

    What cannot be read is given to `on_skip` and the rest goes on.
    """
    for given in inputs:
        if given == "-":
            yield from _lines(sys.stdin.read(), "-", on_skip)
            continue
        path = Path(given)
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            text = file.read_text(encoding="utf-8")
            if file.suffix == ".jsonl":
                yield from _lines(text, str(file), on_skip)
            else:
                yield _article({"text": text}, str(file))


def _lines(
    text: str, where: str, on_skip: Callable[[UnreadableInput], None]
) -> Iterator[Article]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                on_skip(UnreadableInput(f"{where}:{number}", f"this line is no JSON: {error}"))
                continue
            yield _article(row, f"{where}:{number}")


def _article(row: dict[str, Any], where: str) -> Article:
    text = row["text"]
    given = row.get("published")
    return Article(
        id=row.get("id") or stable_id("article", row.get("url") or "", text),
        input=where,
        text=text,
        url=row.get("url"),
        outlet=row.get("outlet"),
        title=row.get("title"),
        language=row.get("language") or "und",
        published=Published(given) if given else None,
        blocks=(Block("body", 0, len(text)),),
    )
