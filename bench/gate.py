"""The quality gate: every gold set that is there is scored and held against its floors.

    python -m bench.gate                     measure every set, compare with the floors
    python -m bench.gate --only times-de     measure one set (may be given several times)
    python -m bench.gate --raise             raise the floors to what this run measured
    python -m bench.gate --lower SET MEASURE VALUE --because REASON

Without gold it says 'not measured'; with STEMMA_GOLD_REQUIRED=1 that is an error. The closed half
of the coverage is scored at most once a day: a second run on one day shows the numbers of the first.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench import floors
from bench.gold import SETS, GoldSet, find_gold, flatten, is_there, measure
from bench.pages import page_facts
from stemma import __version__
from stemma.errors import StemmaError

__all__ = ["RESULTS", "main"]

RESULTS = Path(__file__).with_name("results.json")
CLOSED = Path(__file__).parents[1] / ".gate" / "closed.json"
# Scores are rounded to one decimal; a hair below the floor is the rounding, not the code.
ROUNDING = 0.05
MARGIN = 0.5


def main() -> int:
    """Run the gate; return 0 where every floor holds, 1 where one does not or nothing ran."""
    options = _options()
    content = floors.load()
    if options.lower:
        name, what, value = options.lower
        floors.lower(content, (name, what), float(value), options.because)
        floors.save(content)
        return 0
    gold = find_gold()
    if gold is None:
        print("not measured: there is no gold folder (STEMMA_GOLD)")
        return 0
    results = {}
    for one in SETS:
        if options.only and one.name not in options.only:
            continue
        result = _measured(gold, one)
        if result is None:
            print(f"{one.name}: not measured, the set is not in the gold folder")
        else:
            results[one.name] = result
    if not results:
        print("the gate is empty: no gold set was measured")
        return 1
    failures = sum(_hold(name, result, content) for name, result in results.items())
    if getattr(options, "raise"):
        for name, result in results.items():
            floors.raise_to(content, name, dict(flatten(result)), MARGIN)
        floors.save(content)
    if not options.only:
        missing = sorted(set(content["floors"]) - set(results))
        for name in missing:
            print(f"{name}: has floors and was not measured")
        failures += len(missing)
    _keep(results)
    print(f"{len(results)} sets measured, {failures} floors not held")
    return 1 if failures else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.gate", description=__doc__)
    parser.add_argument("--only", action="append", metavar="SET")
    parser.add_argument("--raise", action="store_true")
    parser.add_argument("--lower", nargs=3, metavar=("SET", "MEASURE", "VALUE"))
    parser.add_argument("--because", default="")
    return parser.parse_args()


def _measured(gold: Path, one: GoldSet) -> dict[str, Any] | None:
    """Measure a set; one that holds closed coverage is scored at most once a day."""
    if not is_there(gold, one) or not any("closed" in f for f in one.folders):
        result = measure(gold, one)
        if result is not None and one.name == "extraction":
            result["facts"] = page_facts(gold)
        return result
    kept = json.loads(CLOSED.read_text(encoding="utf-8")) if CLOSED.is_file() else {}
    today = datetime.now(UTC).date().isoformat()
    if kept.get(one.name, {}).get("day") == today:
        print(f"{one.name}: scored today already; these are the numbers of that run")
        scores: dict[str, Any] = kept[one.name]["result"]
        return scores
    result = measure(gold, one)
    if result is not None:
        kept[one.name] = {"day": today, "result": result}
        CLOSED.parent.mkdir(exist_ok=True)
        CLOSED.write_text(json.dumps(kept), encoding="utf-8")
    return result


def _hold(name: str, result: dict[str, Any], content: dict[str, Any]) -> int:
    measured = dict(flatten(result))
    failures = 0
    for what, floor in sorted(content["floors"].get(name, {}).items()):
        got = measured.get(what)
        held = got is not None and got >= floor - ROUNDING
        failures += not held
        shown = "nothing" if got is None else got
        print(f"{'ok  ' if held else 'LOW '} {name} {what}: {shown} (floor {floor})")
    return failures


def _keep(results: dict[str, Any]) -> None:
    """Keep what was measured for the documents, set by set."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    for name, result in results.items():
        kept[name] = {
            "measured": datetime.now(UTC).date().isoformat(),
            "version": __version__,
            "result": result,
        }
    RESULTS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except StemmaError as problem:
        print(f"gate: {problem}", file=sys.stderr)
        sys.exit(1)
