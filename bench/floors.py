"""The floors of the gate: raised by a run, lowered only by a named act that says why."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from stemma.errors import StemmaError

__all__ = ["FILE", "load", "lower", "raise_to", "save"]

FILE = Path(__file__).with_name("floors.json")


def _digest(content: dict[str, Any]) -> str:
    plain = json.dumps([content["floors"], content["lowered"]], sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def load(file: Path = FILE) -> dict[str, Any]:
    """Return the floors; raises StemmaError where they were edited by hand."""
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    if content["digest"] != _digest(content):
        raise StemmaError(
            f"{file.name} was edited by hand; floors move by `python -m bench.gate --raise` and "
            "`--lower SET MEASURE VALUE --because REASON`"
        )
    return content


def save(content: dict[str, Any], file: Path = FILE) -> None:
    """Write the floors with their digest."""
    content["digest"] = _digest(content)
    file.write_text(
        json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def raise_to(content: dict[str, Any], name: str, measured: dict[str, float], margin: float) -> int:
    """Raise the floors of a set to what was measured less the margin; return how many rose."""
    risen = 0
    for measure, floor in content["floors"].get(name, {}).items():
        wanted = round(measured[measure] - margin, 1)
        if wanted > floor:
            content["floors"][name][measure] = wanted
            risen += 1
    return risen


def lower(content: dict[str, Any], where: tuple[str, str], value: float, because: str) -> None:
    """Lower (or first set) one floor; the act is kept with its reason.

    Raises StemmaError where no reason is given.
    """
    name, measure = where
    if not because.strip():
        raise StemmaError("a floor is lowered only with a reason: --because REASON")
    old = content["floors"].setdefault(name, {}).get(measure)
    content["floors"][name][measure] = value
    if old is not None and value < old:
        act = {"set": name, "measure": measure, "from": old, "to": value, "because": because}
        content["lowered"].append(act)
