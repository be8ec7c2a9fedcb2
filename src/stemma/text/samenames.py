"""Whether two names are one: of persons, companies, vessels, in any scripts and in any order.

The words of both names are paired, the best pairs first; what the pairs and the words without a
pair say is weighed by a logistic regression, whose weights `python -m bench.names` makes.
"""

from __future__ import annotations

import json
import math
from functools import cache
from importlib import resources
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from stemma.text.nameparts import NameParts, NameWord, read_name, short_forms, without_vowels

__all__ = ["FEATURES", "name_features", "numbers_differ", "same_name"]

FEATURES = (
    "always", "both_sides_share", "one_side", "one_side_company", "worst", "worst_edits",
    "worst_short", "worst_sound", "worst_letters", "forms", "single", "other_initial", "only_initials",
    "letters_share", "few_letters",
)  # fmt: skip
_OTHER_NUMBER = 0.1
_PAIRED = 0.5  # words less alike than this are no pair
_SAME_SOUND = 0.9
_SHORT_FORM = 0.95
_INITIAL = 0.8
_ANAGRAM = 0.85
_SHORT_WORD = 4
_LONG_WORD = 5
_FEW_LETTERS = 2
_LETTERS_FOR_ONE = 4  # one letter may differ in so many
_MOST_EDITS = 5.0
_SOUNDED = 3  # words of fewer letters sound the same by chance


class _Pair(NamedTuple):
    """Words of the left name `[i, i2)` and of the right name `[j, j2)` that are one."""

    alike: float
    edits: float
    i: int
    i2: int
    j: int
    j2: int
    initial: bool
    sound: bool


def same_name(left: str, right: str) -> float:
    """Return how surely two names are one, from 0 to 1; from 0.5 on they are taken for one.

    A legal form or title that only one has is no difference, an initial fits its word, a word may
    be written apart, and words that only the longer name has count little beside two in common.
    """
    values = name_features(left, right)
    if values is None:
        return 0.0
    if numbers_differ(left, right):
        return _OTHER_NUMBER
    total = sum(v * w for v, w in zip(values, _weights(), strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _weights() -> tuple[float, ...]:
    file = resources.files("stemma.text") / "same_name.json"
    weights = json.loads(file.read_text(encoding="utf-8"))["weights"]
    return tuple(weights[name] for name in FEATURES)


def numbers_differ(left: str, right: str) -> bool:
    """Say whether both names have a number that the other has not: brigade 4 is not brigade 5."""
    ours, theirs = ({w.text for w in read_name(n).words if w.number} for n in (left, right))
    return bool(ours - theirs) and bool(theirs - ours)


def name_features(left: str, right: str) -> tuple[float, ...] | None:
    """Return what the regression weighs, in the order of `FEATURES`; None for an empty name."""
    a, b = sorted((read_name(left), read_name(right)), key=lambda n: (len(n.words), n))
    if not a.words or not b.words:
        return None
    if a.vowelless != b.vowelless:
        a, b = without_vowels(a), without_vowels(b)
    pairs = _pairs(a, b)
    rest_a = [w for k, w in enumerate(a.words) if not any(p.i <= k < p.i2 for p in pairs)]
    rest_b = [w for k, w in enumerate(b.words) if not any(p.j <= k < p.j2 for p in pairs)]
    values = _of_rests(a, b, rest_a, rest_b) | _of_pairs(a, b, pairs)
    values["always"] = 1.0
    values |= _of_letters(a, b, pairs)
    stated = [set(n.forms) - {"company"} for n in (a, b)]
    values["forms"] = float(bool(stated[0]) and bool(stated[1]) and not stated[0] & stated[1])
    return tuple(values[name] for name in FEATURES)


def _of_rests(
    a: NameParts, b: NameParts, rest_a: list[NameWord], rest_b: list[NameWord]
) -> dict[str, float]:
    """Return what the words without a pair say."""
    lacking = [sum(w.weight for w in rest) for rest in (rest_a, rest_b)]
    shares = [
        lack / sum(w.weight for w in name.words) for lack, name in zip(lacking, (a, b), strict=True)
    ]
    one = abs(shares[0] - shares[1])
    return {
        "both_sides_share": min(shares),
        "one_side": one,
        "one_side_company": one * (a.generic or b.generic),
        "other_initial": float(all(any(len(w.text) == 1 for w in r) for r in (rest_a, rest_b))),
        "single": float(len(a.words) == 1),
    }


def _of_pairs(a: NameParts, b: NameParts, pairs: list[_Pair]) -> dict[str, float]:
    """Return what the paired words say: how far the worst of them differs."""
    worst = min(pairs, key=lambda p: p.alike, default=None)
    found = {
        "worst": 0.0, "worst_edits": 0.0, "worst_short": 0.0, "worst_sound": 0.0,
        "worst_letters": 0.0,
        "only_initials": float(bool(pairs) and all(p.initial for p in pairs)),
    }  # fmt: skip
    if worst and worst.alike < 1:
        one, other = _joined(a, worst.i, worst.i2), _joined(b, worst.j, worst.j2)
        found |= {
            "worst": 1 - worst.alike,
            "worst_edits": min(_MOST_EDITS, worst.edits),
            "worst_short": float(min(len(one), len(other)) <= _SHORT_WORD),
            "worst_sound": float(not worst.sound),
            "worst_letters": OSA.normalized_distance(one, other),
        }
    return found


def _of_letters(a: NameParts, b: NameParts, pairs: list[_Pair]) -> dict[str, float]:
    """Return how many letters differ between the names without spaces, in the better order."""
    ours = [w for p in pairs for w in a.words[p.i : p.i2]]
    theirs = [w for p in pairs for w in b.words[p.j : p.j2]]
    ours += [w for k, w in enumerate(a.words) if not any(p.i <= k < p.i2 for p in pairs)]
    theirs += [w for k, w in enumerate(b.words) if not any(p.j <= k < p.j2 for p in pairs)]
    as_paired = OSA.distance("".join(w.text for w in ours), "".join(w.text for w in theirs))
    if a.latin != b.latin:
        plain = OSA.distance("".join(w.plain for w in ours), "".join(w.plain for w in theirs))
        as_paired = min(as_paired, plain)
    as_written = OSA.distance(_joined(a, 0, len(a.words)), _joined(b, 0, len(b.words)))
    edits = min(as_paired, as_written)
    longest = max(sum(len(w.text) for w in n.words) for n in (a, b))
    few = edits <= _FEW_LETTERS and edits * _LETTERS_FOR_ONE <= longest
    # A letter more or less is another syllable, and with it another name.
    few = few and not (edits and a.syllables and b.syllables)
    return {"letters_share": edits / longest, "few_letters": float(few)}


def _pairs(a: NameParts, b: NameParts) -> list[_Pair]:
    """Return the pairs of words, the best first; no word is in two of them."""
    found = [
        pair
        for i, i2, j, j2 in _places(len(a.words), len(b.words))
        if (pair := _pair(a, b, (i, i2, j, j2))).alike >= _PAIRED
    ]
    found.sort(key=lambda p: (-p.alike, p.i - p.i2 + p.j - p.j2, p.edits, abs(p.i - p.j), p))
    taken: list[_Pair] = []
    for pair in found:
        if all(
            (pair.i2 <= p.i or p.i2 <= pair.i) and (pair.j2 <= p.j or p.j2 <= pair.j) for p in taken
        ):
            taken.append(pair)
    return taken


def _places(left: int, right: int) -> list[tuple[int, int, int, int]]:
    """Return which words may be compared: one with one, and up to three in a row with one."""
    out = []
    for i in range(left):
        for j in range(right):
            out.append((i, i + 1, j, j + 1))
            out += [(i, i + n, j, j + 1) for n in (2, 3) if i + n <= left]
            out += [(i, i + 1, j, j + n) for n in (2, 3) if j + n <= right]
    return out


def _joined(name: NameParts, start: int, end: int) -> str:
    return "".join(w.text for w in name.words[start:end])


def _pair(a: NameParts, b: NameParts, place: tuple[int, int, int, int]) -> _Pair:
    i, i2, j, j2 = place
    ours, theirs = a.words[i:i2], b.words[j:j2]
    if len(ours) > 1 or len(theirs) > 1:
        return _Pair(*_alike_joined(ours, theirs), *place, _spelled(ours, theirs), sound=True)
    one, other = ours[0], theirs[0]
    sound = one.sound == other.sound
    initial = min(len(one.text), len(other.text)) == 1 and one.text != other.text
    if one.number or other.number:
        same = one.text == other.text
        return _Pair(float(same), 0.0, *place, initial=False, sound=same)
    if initial:
        fits = one.text[0] == other.text[0]
        return _Pair(_INITIAL if fits else 0.0, 0.0, *place, initial=True, sound=True)
    edits, alike = _edits(one, other)
    if (one.text, other.text) in short_forms():
        edits, alike = min(edits, 1.0), max(alike, _SHORT_FORM)
    if alike < _ANAGRAM and _is_anagram(one.text, other.text):
        edits, alike = _FEW_LETTERS, _ANAGRAM
    if sound and min(len(one.text), len(other.text)) >= _SOUNDED:
        edits, alike = min(edits, 1.0), max(alike, _SAME_SOUND)
    return _Pair(alike, edits, *place, initial=False, sound=sound)


def _is_anagram(one: str, other: str) -> bool:
    """Say whether two words have the same letters; short words have them by chance."""
    return len(one) == len(other) >= _LONG_WORD and sorted(one) == sorted(other)


def _edits(one: NameWord, other: NameWord) -> tuple[float, float]:
    """Return how many letters differ, and how alike two words are."""
    edits = float(min(OSA.distance(one.text, other.text), OSA.distance(one.plain, other.plain)))
    longest = max(len(one.plain), len(other.plain))
    alike = max(0.0, 1 - edits / longest)
    if alike >= _PAIRED:
        alike = (alike + JaroWinkler.similarity(one.plain, other.plain)) / 2
    return edits, alike


def _alike_joined(ours: tuple[NameWord, ...], theirs: tuple[NameWord, ...]) -> tuple[float, float]:
    """Return how alike a word and several in a row are: written as one, or as their initials."""
    if _spelled(ours, theirs):
        return _INITIAL, 0.0
    left, right = ("".join(w.text for w in side) for side in (ours, theirs))
    edits = OSA.distance(left, right)
    longest = max(len(left), len(right))
    # A row of words is one word only where hardly a letter differs.
    if edits * 5 > longest or any(w.number for w in (*ours, *theirs)):
        return 0.0, float(edits)
    return 1 - edits / longest, float(edits)


def _spelled(ours: tuple[NameWord, ...], theirs: tuple[NameWord, ...]) -> bool:
    """Say whether one side is the initials of the other's words."""
    short, long = sorted((ours, theirs), key=len)
    return (
        len(short) == 1
        and len(long) > 1
        and all(len(w.text) > 1 for w in long)
        and short[0].text == "".join(w.text[0] for w in long)
    )
