"""Pairs of names that are one or not: the measure of `same_name`, and its weights.

    python -m bench.names            train the weights on half of the pairs and write them

A row is in the half for training where the first byte of the SHA-256 of its two names is even; the
weights that ship know nothing of the other half. The pairs are under the MIT licence.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stemma import settings
from stemma.text import same_name
from stemma.text.samenames import FEATURES, name_features, numbers_differ

__all__ = ["CASES", "WEIGHTS", "Case", "main", "measure_names", "read_cases", "train"]

CASES = "cases.csv"
WEIGHTS = Path(__file__).parents[1] / "src" / "stemma" / "text" / "same_name.json"
SAME = 0.5
# Weights are held near nothing by so much; the constant is left free.
_RIDGE = 0.1
_FREE = 0.01
_STEPS = 50


class Case(NamedTuple):
    """Two names, whether they are one, the group of the pair, whether weights are trained on it."""

    left: str
    right: str
    same: bool
    group: str
    kind: str
    trained: bool


def read_cases(file: Path) -> list[Case]:
    """Return the pairs of a file."""
    with file.open(encoding="utf-8", newline="") as rows:
        return [
            Case(
                row["name1"],
                row["name2"],
                row["is_match"] == "true",
                row["case_group"],
                row["schema"].lower(),
                _trained(row["name1"], row["name2"]),
            )
            for row in csv.DictReader(rows)
        ]


def _trained(left: str, right: str) -> bool:
    return hashlib.sha256(f"{left}\n{right}".encode()).digest()[0] % 2 == 0


def measure_names(folder: Path) -> dict[str, Any]:
    """Return the accuracy of `same_name` in percent: all pairs, both halves, by group and kind."""
    cases = read_cases(folder / CASES)
    right = [(case, (same_name(case.left, case.right) >= SAME) is case.same) for case in cases]
    groups: dict[str, list[bool]] = defaultdict(list)
    kinds: dict[str, list[bool]] = defaultdict(list)
    for case, is_right in right:
        groups[case.group].append(is_right)
        kinds[case.kind].append(is_right)
    return {
        "pairs": len(cases),
        "accuracy": _share(r for _, r in right),
        "accuracy_trained_half": _share(r for c, r in right if c.trained),
        "accuracy_other_half": _share(r for c, r in right if not c.trained),
        "by_group": {g: _share(rows) for g, rows in sorted(groups.items())},
        "by_kind": {k: _share(rows) for k, rows in sorted(kinds.items())},
    }


def _share(rights: Iterable[bool]) -> float:
    rows = list(rights)
    return round(100 * sum(rows) / len(rows), 1) if rows else 0.0


def train(cases: list[Case]) -> dict[str, float]:
    """Return the weights of a logistic regression, by Newton's method; the same at every run."""
    rows, answers = [], []
    for case in cases:
        values = name_features(case.left, case.right)
        if values is not None and not numbers_differ(case.left, case.right):
            rows.append(values)
            answers.append(float(case.same))
    x, y = np.array(rows), np.array(answers)
    held = np.diag([_FREE, *[_RIDGE] * (len(FEATURES) - 1)])
    weights: npt.NDArray[np.float64] = np.zeros(len(FEATURES))
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-(x @ weights)))
        slope = x.T @ (p - y) + held @ weights
        bend = (x * (p * (1 - p))[:, None]).T @ x + held
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(w), 3) for name, w in zip(FEATURES, weights, strict=True)}


def main() -> int:
    """Write the weights; return 1 where the pairs are not there."""
    file = Path(settings.value("STEMMA_GOLD")) / "data" / "names-pairs" / CASES
    if not file.is_file():
        print(f"not trained: {file} is not there (STEMMA_GOLD)")
        return 1
    weights = train([c for c in read_cases(file) if c.trained])
    about = "Made by `python -m bench.names` from half of a set of pairs under the MIT licence."
    content = {"about": about, "weights": weights}
    WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
