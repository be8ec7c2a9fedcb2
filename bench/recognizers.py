"""Specifications of numbers and percentages in eight languages: are the expected values found.

A specification passes where every expected value is found in its place and no other quantity is
found in the input. `strict` counts all of them. `within_contract` leaves out those that expect what
is no quantity here, or nothing where there is one: bare years, parts of dates, clock times, version
numbers and addresses, the word for 'one', and a measure (`29km`) of which a number is not wanted.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from stemma.analysis import analyse
from stemma.errors import UnreadableInput
from stemma.model import Quantity
from stemma.reading.article import build_article

__all__ = ["SPECS", "Spec", "measure_recognizers", "outside_contract", "read_specs"]

SPECS = ("Number-NumberModel.json", "Number-PercentModel.json")
LANGUAGES = {
    "Dutch": "nl", "English": "en", "French": "fr", "German": "de", "Italian": "it",
    "Portuguese": "pt", "Spanish": "es", "Turkish": "tr",
}  # fmt: skip
# A share is written with fewer digits than a specification has.
_NEAR = 1e-4
_GROUPED = re.compile(r"-?\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ADDRESS = re.compile(r"https?://|www\.")
_JOINED = re.compile(r"\d[/:.\-]\d+[/:.\-]\d")
_DIGIT = re.compile(r"\d")


class Spec(NamedTuple):
    """An input with the values that stand in it: value, start and end of each."""

    text: str
    values: tuple[tuple[float, int, int], ...]


def read_specs(file: Path, code: str) -> list[Spec]:
    """Return the specifications of a file; one whose value is no number is left out."""
    out = []
    for row in json.loads(file.read_text(encoding="utf-8-sig")):
        try:
            values = [_expected(row["Input"], r, code) for r in row.get("Results", [])]
        except ValueError:
            continue
        out.append(Spec(row["Input"], tuple(v for v in values if v is not None)))
    return out


def _expected(text: str, result: dict[str, Any], code: str) -> tuple[float, int, int] | None:
    said = result.get("Resolution", {}).get("value")
    if said is None:
        return None
    start = result.get("Start", text.lower().find(result["Text"].lower()))
    return _value(said, code), start, start + len(result["Text"])


def _value(said: str, code: str) -> float:
    plain = said.replace("%", "").strip()
    if code == "en":
        return float(plain.replace(",", ""))
    if _GROUPED.fullmatch(plain) and "," in plain:
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def measure_recognizers(folder: Path) -> dict[str, Any]:
    """Return the share of specifications that pass, in percent, by language and their mean."""
    by_language = {}
    for name, code in LANGUAGES.items():
        rows = [spec for kind in SPECS for spec in read_specs(folder / name / kind, code)]
        passed = [(passes(spec, code), outside_contract(spec)) for spec in rows]
        within = [ok for ok, outside in passed if not outside]
        by_language[code] = {
            "specs": len(rows),
            "strict": round(100 * sum(ok for ok, _ in passed) / len(rows), 1),
            "specs_within_contract": len(within),
            "within_contract": round(100 * sum(within) / len(within), 1),
        }
    means = {
        key: round(sum(row[key] for row in by_language.values()) / len(by_language), 1)
        for key in ("strict", "within_contract")
    }
    return {**means, "by_language": dict(sorted(by_language.items()))}


def passes(spec: Spec, code: str) -> bool:
    """Say whether every expected value is found in its place, and nothing else in the input."""
    try:
        article = build_article({"text": spec.text, "language": code}, "spec", None)
    except UnreadableInput:  # an input without a letter or digit
        return len(spec.values) == 0
    found = analyse(article).quantities
    return all(
        any(_is_value(q, value) and _meets(q, start, end) for q in found)
        for value, start, end in spec.values
    ) and all(any(_meets(q, start, end) for _, start, end in spec.values) for q in found)


def _meets(quantity: Quantity, start: int, end: int) -> bool:
    return quantity.number.start < end and start < quantity.number.end


def _is_value(quantity: Quantity, value: float) -> bool:
    """Say whether a quantity has a value; a fraction is a share in percent (two thirds: 66.67)."""
    values = [quantity.low, quantity.high]
    if quantity.unit == "%":
        values += [v / 100 for v in values]
    return any(abs(v - value) <= _NEAR * max(abs(value), 1e-9) for v in values)


def outside_contract(spec: Spec) -> bool:
    """Say whether a specification expects what is no quantity, or nothing where there is one."""
    if _ADDRESS.search(spec.text):
        return True
    if not spec.values:
        return _DIGIT.search(spec.text) is not None
    joined = [m.span() for m in _JOINED.finditer(spec.text)]
    return any(
        _YEAR.fullmatch(spec.text[start:end].strip())
        or (value == 1 and not _DIGIT.search(spec.text[start:end]))
        or any(a < end and start < b for a, b in joined)
        for value, start, end in spec.values
    )
