"""Specifications of numbers and percentages in eight languages: are the expected values found.

A specification passes where every expected value is found in its place and nothing else is found
in the input. `strict` asks for the numbers that a text writes (`stemma.analysis.read_numbers`), in
all specifications, `strict_other_half` in every second one: from these no rule was learned.
`within_contract` asks for quantities, which count or measure something, and leaves out the
specifications that expect what is none: bare years, parts of dates, clock times, version numbers
and addresses, the word for 'one', and a measure (`29km`) of which a number is not wanted.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, NamedTuple

from stemma.analysis import analyse, read_numbers
from stemma.errors import UnreadableInput
from stemma.model import Article, Quantity
from stemma.reading.article import build_article

__all__ = ["SPECS", "Spec", "measure_recognizers", "outside_contract", "read_specs", "reads"]

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
        files = [read_specs(folder / name / kind, code) for kind in SPECS]
        rows = [(spec, i % 2 == 1) for specs in files for i, spec in enumerate(specs)]
        strict = [(reads(spec, code), other) for spec, other in rows]
        within = [passes(spec, code) for spec, _ in rows if not outside_contract(spec)]
        by_language[code] = {
            "specs": len(rows),
            "strict": _share([ok for ok, _ in strict]),
            "strict_other_half": _share([ok for ok, other in strict if other]),
            "specs_within_contract": len(within),
            "within_contract": _share(within),
        }
    means = {
        key: round(sum(row[key] for row in by_language.values()) / len(by_language), 1)
        for key in ("strict", "strict_other_half", "within_contract")
    }
    return {**means, "by_language": dict(sorted(by_language.items()))}


def _share(passed: list[bool]) -> float:
    return round(100 * sum(passed) / len(passed), 1)


def _article(spec: Spec, code: str) -> Article | None:
    try:
        return build_article({"text": spec.text, "language": code}, "spec", None)
    except UnreadableInput:  # an input without a letter or digit
        return None


def reads(spec: Spec, code: str) -> bool:
    """Say whether the numbers of the input are those expected, each in its place."""
    article = _article(spec, code)
    found = read_numbers(article) if article is not None else ()
    return all(
        any(_near(n.value, value) and n.start < end and start < n.end for n in found)
        for value, start, end in spec.values
    ) and all(any(n.start < end and start < n.end for _, start, end in spec.values) for n in found)


def passes(spec: Spec, code: str) -> bool:
    """Say whether the quantities of the input are those expected, each in its place."""
    article = _article(spec, code)
    found = analyse(article).quantities if article is not None else ()
    return all(
        any(_is_value(q, value) and _meets(q, start, end) for q in found)
        for value, start, end in spec.values
    ) and all(any(_meets(q, start, end) for _, start, end in spec.values) for q in found)


def _near(found: float, value: float) -> bool:
    return abs(found - value) <= _NEAR * max(abs(value), 1e-9)


def _meets(quantity: Quantity, start: int, end: int) -> bool:
    return quantity.number.start < end and start < quantity.number.end


def _is_value(quantity: Quantity, value: float) -> bool:
    """Say whether a quantity has a value; a fraction is a share in percent (two thirds: 66.67)."""
    values = [quantity.low, quantity.high]
    if quantity.unit == "%":
        values += [v / 100 for v in values]
    return any(_near(v, value) for v in values)


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
