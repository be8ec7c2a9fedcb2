"""The gold sets: where they are, which commands of Stemma and of the scorer belong to each."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.names import CASES, measure_names
from bench.parallel import SENTENCES, measure_parallel
from bench.recognizers import SPECS, measure_recognizers
from bench.tongues import by_language
from stemma import settings
from stemma.errors import StemmaError

__all__ = ["SETS", "GoldSet", "find_gold", "flatten", "is_there", "measure"]


class GoldSet(NamedTuple):
    """A gold set: its name, Stemma's command on it, the scorer's command, its folders."""

    name: str
    command: str
    scorer: str
    folders: tuple[str, ...]


SETS = (
    GoldSet("coverage-open", "dossier", "coverage", ("coverage/open",)),
    GoldSet("coverage-closed", "dossier", "coverage", ("coverage/closed",)),
    GoldSet("coverage", "dossier", "coverage", ("coverage/open", "coverage/closed")),
    GoldSet("stories-en", "stories", "stories", ("stories-en",)),
    GoldSet("stories-pt", "stories", "stories", ("stories-pt",)),
    GoldSet("translations", "dossier", "translations", ("translations",)),
    GoldSet("attribution-de", "analyse", "attribution", ("attribution-de",)),
    GoldSet("attribution-en", "analyse", "attribution", ("attribution-en",)),
    GoldSet("times-de", "analyse", "times", ("times-de",)),
    GoldSet("quantities-en", "analyse", "quantities", ("quantities-en",)),
    GoldSet("names-slavic", "analyse", "names", ("names-slavic",)),
    GoldSet("extraction", "analyse", "extraction", ("extraction",)),
    GoldSet("names-pairs", "", "", ("names-pairs",)),
    GoldSet("parallel", "", "", ("parallel",)),
    GoldSet("recognizers", "", "", ("recognizers",)),
)
# Sets that are measured here, without a command and the scorer: the file that tells them, and how.
MEASURED_HERE: dict[str, tuple[str, Callable[[Path], dict[str, Any]]]] = {
    "names-pairs": (CASES, measure_names),
    "parallel": (SENTENCES, measure_parallel),
    "recognizers": (f"German/{SPECS[0]}", measure_recognizers),
}
# The set whose result is also told by the language of the article.
BY_LANGUAGE = "coverage-open"
ROWS = "articles.jsonl"
PAGES = "pages.tar.xz"
FORMATS = {"analyse": "jsonl", "stories": "json", "dossier": "json"}


def find_gold() -> Path | None:
    """Return the gold folder, or None where it is absent and not required.

    Raises StemmaError where STEMMA_GOLD_REQUIRED is 1 and the folder is not there or is empty.
    """
    folder = Path(settings.value("STEMMA_GOLD"))
    if (folder / "data").is_dir() and (folder / "score" / "score.py").is_file():
        return folder
    if settings.value("STEMMA_GOLD_REQUIRED") == "1":
        raise StemmaError(
            f"gold is required, and {folder.resolve()} holds no data/ with score/score.py; "
            "set STEMMA_GOLD to the folder that does"
        )
    return None


def is_there(gold: Path, one: GoldSet) -> bool:
    """Say whether the gold folder holds the set."""
    folders = [gold / "data" / f for f in one.folders]
    if one.name in MEASURED_HERE:
        return (folders[0] / MEASURED_HERE[one.name][0]).is_file()
    return all(any((f / name).is_file() for name in (ROWS, PAGES)) for f in folders)


def measure(gold: Path, one: GoldSet) -> dict[str, Any] | None:
    """Run Stemma and the scorer on a set; None where the set is not in the gold folder."""
    if not is_there(gold, one):
        return None
    folders = [gold / "data" / f for f in one.folders]
    if one.name in MEASURED_HERE:
        return MEASURED_HERE[one.name][1](folders[0])
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "output.json"
        inputs = [str(_input(f, Path(scratch) / f.name)) for f in folders]
        stemma = [sys.executable, "-m", "stemma", one.command, *inputs]
        _run([*stemma, "--format", FORMATS[one.command], "--output", str(output)])
        if one.scorer == "coverage":
            against = [p for f in folders for p in sorted(f.iterdir()) if p.is_dir()]
        else:
            against = [folders[0] / "gold.jsonl"]

        def score(told: Path, gold_files: list[Path]) -> dict[str, Any]:
            scorer = [sys.executable, str(gold / "score" / "score.py"), one.scorer]
            scores: dict[str, Any] = json.loads(_run([*scorer, str(told), *map(str, gold_files)]))
            return scores

        result = score(output, against)
        if one.name == BY_LANGUAGE:
            predicted = json.loads(output.read_text(encoding="utf-8"))
            parts = Path(scratch) / "by-language"
            result["by_language"] = by_language(predicted, against, parts, score)
        return result


def _input(folder: Path, scratch: Path) -> Path:
    """Return what Stemma reads of a set: its rows, or the folder its pages were unpacked to."""
    rows = folder / ROWS
    return rows if rows.is_file() else unpack_pages(folder, scratch)


def unpack_pages(folder: Path, scratch: Path) -> Path:
    """Unpack the pages of a set into a new folder and return it."""
    scratch.mkdir()
    with tarfile.open(folder / PAGES) as packed:
        packed.extractall(scratch, filter="data")
    return scratch


def _run(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise StemmaError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def flatten(result: dict[str, Any], path: str = "") -> Iterator[tuple[str, float]]:
    """Yield every number of a result with its path, `figures.conflicts.recall`."""
    for key, value in result.items():
        if isinstance(value, dict):
            yield from flatten(value, f"{path}{key}.")
        elif isinstance(value, int | float):
            yield f"{path}{key}", float(value)
