"""The gold sets: where they are, which commands of Stemma and of the scorer belong to each."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

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
)
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
    return all(any((f / name).is_file() for name in (ROWS, PAGES)) for f in folders)


def measure(gold: Path, one: GoldSet) -> dict[str, Any] | None:
    """Run Stemma and the scorer on a set; None where the set is not in the gold folder."""
    if not is_there(gold, one):
        return None
    folders = [gold / "data" / f for f in one.folders]
    with tempfile.TemporaryDirectory() as scratch:
        output = Path(scratch) / "output.json"
        inputs = [str(_input(f, Path(scratch) / f.name)) for f in folders]
        stemma = [sys.executable, "-m", "stemma", one.command, *inputs]
        _run([*stemma, "--format", FORMATS[one.command], "--output", str(output)])
        if one.scorer == "coverage":
            against = [str(p) for f in folders for p in sorted(f.iterdir()) if p.is_dir()]
        else:
            against = [str(folders[0] / "gold.jsonl")]
        score = [sys.executable, str(gold / "score" / "score.py"), one.scorer]
        result: dict[str, Any] = json.loads(_run([*score, str(output), *against]))
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
