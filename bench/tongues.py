"""Coverage by the language of the article: the scorer's own numbers on the articles of each."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

__all__ = ["MEASURES", "by_language"]

# What is scored for each article by itself; lineages, stories and claims span languages.
MEASURES = (
    "attribution.content.f1",
    "attribution.joint.f1",
    "attribution.stance",
    "times.value.f1",
    "figures.found",
)
_Rows = list[dict[str, Any]]


def by_language(
    predicted: dict[str, Any],
    folders: list[Path],
    scratch: Path,
    score: Callable[[Path, list[Path]], dict[str, Any]],
) -> dict[str, dict[str, float | None]]:
    """Return the measures for each language of the articles, with their number.

    `score` is the scorer on an output and event folders; it is given the part of both that is in
    one language, written under `scratch`.
    """
    events = {folder: _read(folder) for folder in folders}
    tongue = {a["id"]: a["language"] for a in predicted["articles"]}
    out: dict[str, dict[str, float | None]] = {}
    for code in sorted(set(tongue.values())):
        mine = {i for i, language in tongue.items() if language == code}
        parts = [
            _write(scratch / code / folder.name, folder, _gold_part(gold, rows, folder.name, mine))
            for folder, (rows, gold) in events.items()
            if any(f"{folder.name}/{row['id']}" in mine for row in rows)
        ]
        if not parts:
            continue
        output = scratch / code / "output.json"
        output.write_text(json.dumps(_predicted_part(predicted, mine)), encoding="utf-8")
        result = score(output, parts)
        out[code] = {"articles": len(mine)} | {name: _at(result, name) for name in MEASURES}
    return out


def _read(folder: Path) -> tuple[_Rows, dict[str, Any]]:
    with (folder / "articles.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return rows, json.loads((folder / "gold.json").read_text(encoding="utf-8"))


def _gold_part(
    gold: dict[str, Any], rows: _Rows, event: str, mine: set[str]
) -> tuple[_Rows, dict[str, Any]]:
    kept = [row for row in rows if f"{event}/{row['id']}" in mine]
    ids = {row["id"] for row in kept}
    part = gold | {
        "lineages": [
            line | {"articles": articles}
            for line in gold["lineages"]
            if (articles := {i: r for i, r in line["articles"].items() if i in ids})
        ]
    }
    for what in ("figures", "claims"):
        part[what] = [
            row | {"mentions": mentions}
            for row in gold[what]
            if (mentions := [m for m in row["mentions"] if m["article"] in ids])
        ]
    for what in ("attributions", "times"):
        part[what] = [row for row in gold[what] if row["article"] in ids]
    return kept, part


def _predicted_part(predicted: dict[str, Any], mine: set[str]) -> dict[str, Any]:
    """Return the output with the articles of one language; emptied figures keep their place."""
    stories = []
    for story in predicted["stories"]:
        part = story | {"articles": [i for i in story["articles"] if i in mine]}
        part["lineages"] = [
            line | {"articles": [a for a in line["articles"] if a["id"] in mine]}
            for line in story["lineages"]
        ]
        for what in ("figures", "claims"):
            part[what] = [
                row | {"mentions": [m for m in row["mentions"] if m["article"] in mine]}
                for row in story[what]
            ]
        stories.append(part)
    articles = [a for a in predicted["articles"] if a["id"] in mine]
    return predicted | {"stories": stories, "articles": articles}


def _write(target: Path, folder: Path, part: tuple[_Rows, dict[str, Any]]) -> Path:
    target.mkdir(parents=True)
    rows, gold = part
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (target / "articles.jsonl").write_text(lines, encoding="utf-8")
    (target / "gold.json").write_text(json.dumps(gold), encoding="utf-8")
    if (folder / "facts.md").is_file():
        (target / "facts.md").touch()
    return target


def _at(result: dict[str, Any], path: str) -> float | None:
    value: Any = result
    for key in path.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return None if value is None else float(value)
