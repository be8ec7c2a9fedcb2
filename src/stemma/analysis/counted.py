"""What a number counts: the noun after it, or before it where a colon stands between."""

from __future__ import annotations

from typing import NamedTuple

from stemma.analysis.numberwords import Atom, Tables

__all__ = ["Noun", "noun_after", "noun_before"]

_REACH = 6


class Noun(NamedTuple):
    """The counted noun: the head is `row[head]`, the phrase ends before `row[last]`."""

    head: int
    last: int
    people: bool
    general: bool


def noun_after(row: list[Atom], k: int, known: Tables, text: str) -> Noun | None:
    """Return the noun that a number before `row[k]` counts, or None where none follows."""
    tied = 0 < k < len(row) and row[k].text == "-" and row[k].start == row[k - 1].end
    k += tied
    if tied and k < len(row) and row[k].kind == "w":
        person = known.people.at(row, k) is not None
        return Noun(k, k + 1, person, known.general_people.at(row, k) is not None)
    partitive = k < len(row) and row[k].text in known.partitive
    if partitive:
        k += 1
        while k < len(row) and (row[k].text in known.definite or row[k].text in known.partitive):
            k += 1
    passed: list[int] = []
    reach = 0
    while k < len(row) and reach < _REACH:
        atom = row[k]
        if atom.kind == "s":
            if passed and atom.text == "-" and k + 1 < len(row):
                k += 1
                continue
            if atom.text in "\"“”„«»'’" and not passed:
                k += 1
                continue
            if atom.text == "." and passed and k + 1 < len(row) and _initials(row, k):
                k += 1
                continue
            break
        if atom.kind == "n":
            break
        people = known.people.at(row, k)
        if people is not None:
            last = k + people[0]
            return Noun(last - 1, last, True, known.general_people.at(row, k) is not None)
        if atom.text in known.stops or _verb(atom.text, known):
            break
        if partitive and not passed and _proper(row, k, known, text):
            # `902 de Sofala`: of a place, not of things.
            break
        if atom.text not in known.skip:
            passed.append(k)
            if known.capital_nouns and k + 2 < len(row) and _hanging(row, k):
                k += 3
                continue
            if _ends_here(row, k, known, text):
                return Noun(k, k + 1, False, False)
        k += 1
        reach += 1
    return _best(row, passed, known)


def _verb(word: str, known: Tables) -> bool:
    """Say whether a word is no noun by its ending: a verb, or no plural where nouns show it."""
    if known.verb_endings and len(word) > 3 and word.endswith(known.verb_endings):
        return True
    return (
        known.words.noun == "first"
        and bool(known.plural)
        and word not in known.skip
        and not word.endswith(known.plural)
    )


def _proper(row: list[Atom], k: int, known: Tables, text: str) -> bool:
    return not known.capital_nouns and text[row[k].start].isupper()


def _hanging(row: list[Atom], k: int) -> bool:
    """Say whether a word is the first half of a compound: `Staats- und Regierungschefs`."""
    return (
        row[k + 1].text == "-"
        and row[k + 1].start == row[k].end
        and (row[k + 2].start > row[k + 1].end)
    )


def _initials(row: list[Atom], dot: int) -> bool:
    return len(row[dot - 1].text) == 1 and row[dot].start == row[dot - 1].end


def _ends_here(row: list[Atom], k: int, known: Tables, text: str) -> bool:
    atom = row[k]
    if known.capital_nouns:
        return text[atom.start].isupper() and len(atom.text) > 1
    if known.words.noun == "plural":
        return (
            atom.text.endswith(known.plural)
            and not atom.text.endswith(("ss", "us", "is"))
            and not text[atom.start : atom.end].isupper()
        )
    return not (known.adjectives and atom.text.endswith(known.adjectives))


def _best(row: list[Atom], passed: list[int], known: Tables) -> Noun | None:
    """Return the head where no word proved to be one: the first word, of adjectives the last."""
    if not passed or known.capital_nouns or known.words.noun == "plural":
        return None
    head = passed[0]
    if known.adjectives and row[head].text.endswith(known.adjectives):
        head = passed[-1]
        if len(passed) == 1 and known.words.verb_endings:
            return None
    if len(row[head].text) < 2:
        return None
    return Noun(head, head + 1, False, False)


def noun_before(row: list[Atom], first: int, known: Tables, text: str) -> Noun | None:
    """Return the noun before a colon in front of a number (`Deaths: 21`), or None."""
    if first < 2 or row[first - 1].text != ":":
        return None
    k = first - 2
    best: Noun | None = None
    while k >= 0 and first - k < _REACH and row[k].kind == "w" and row[k].text not in known.stops:
        people = known.people.at(row, k)
        if people is not None:
            return Noun(k, first, True, known.general_people.at(row, k) is not None)
        best = Noun(k, first, False, False)
        k -= 1
    if best is not None and known.capital_nouns and not text[row[best.head].start].isupper():
        return None
    return best
