"""Institutions named by their kind and their country, in any order and in small letters too.

'британского парламента', 'Верховный суд США', 'ambasada Polski w Waszyngtonie': a word for the
kind of institution with the adjective of a country or its name beside it is the name of an
institution. Its key is made of the kind and the country and is the same in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from stemma.analysis.document import Document
from stemma.analysis.name_lexicon import Entry, Lexicon
from stemma.analysis.name_words import Row
from stemma.languages.institutions import institution_kinds
from stemma.text import Hit, plain_key

__all__ = ["Institution", "institutions"]

_STATES = {"europe": "eu"}  # the adjective of a continent is, beside an institution, its union's
_AFTER = 3  # words between an institution and its country at most


class Institution(NamedTuple):
    """An institution in a row: its words from `first` to before `last`, and its key."""

    first: int
    last: int
    key: str


class _Around(NamedTuple):
    """What a row holds of peoples and kinds: by the offset where each begins."""

    peoples: Mapping[int, Hit[str]]
    kinds: Mapping[int, Hit[str]]


def institutions(
    doc: Document, words: Lexicon, rows: Iterable[Row], peoples: list[Hit[str]]
) -> list[list[Institution]]:
    """Return the institutions of each row, from left to right; none share a word."""
    hits = words.institutions.longest(doc.folded)
    around = _Around({h.start: h for h in peoples}, {h.start: h for h in hits})
    if not hits:
        return [[] for _ in rows]
    return [_in_row(row, words, around) for row in rows]


def _in_row(row: Row, words: Lexicon, around: _Around) -> list[Institution]:
    found: list[Institution] = []
    kinds = around.kinds
    at = 0
    for i, start in enumerate(row.starts):
        if start not in kinds or i < at:
            continue
        made = _institution(row, i, words, around)
        if made is None or (found and made.first < found[-1].last):
            continue
        found.append(made)
        at = made.last
    return found


def _institution(row: Row, at: int, words: Lexicon, around: _Around) -> Institution | None:
    """Return the institution whose kind begins at a word, None where it is no name."""
    hit = around.kinds[row.starts[at]]
    if hit.value in institution_kinds().capitals and not row.capital[at]:
        return None
    last = at + 1
    while last < len(row.ends) and row.ends[last - 1] < hit.end:
        last += 1
    if row.ends[last - 1] != hit.end or not all(row.joined[at + 1 : last]):
        return None
    first, region = _before(row, at, around)
    end = last
    if region is None:
        end, region = _after(row, last, words, around)
    if region is None:
        return _alone(row, at, last, words, hit.value)
    key = _key(hit.value, region)
    if hit.value in institution_kinds().abroad:
        end, there = _abroad(row, end, words)
        key = f"{key} {there}" if there else key
    known = words.known(row.texts, row.folds, first) if row.capital[first] else None
    if known is not None and known[0].kind == "organisation" and first + known[1] >= end:
        return None
    return Institution(first, end, key)


def _before(row: Row, at: int, around: _Around) -> tuple[int, str | None]:
    """Return where an institution begins with the adjective of a country, and the country."""
    if at == 0 or not row.joined[at]:
        return at, None
    people = around.peoples.get(row.starts[at - 1])
    if people is None or people.end != row.ends[at - 1]:
        return at, None
    return at - 1, people.value


def _after(row: Row, at: int, words: Lexicon, around: _Around) -> tuple[int, str | None]:
    """Return where an institution ends with the name of its country, and the country."""
    step = at
    while step < min(at + _AFTER, len(row.folds)) and row.joined[step]:
        found = _region(row, step, words, around)
        if found is not None:
            return found
        folded = row.folds[step]
        if folded not in words.institution_of and folded not in words.areas:
            break
        step += 1
    return at, None


def _region(row: Row, at: int, words: Lexicon, around: _Around) -> tuple[int, str] | None:
    """Return the end and the key of a country, place or union that begins at a word."""
    people = around.peoples.get(row.starts[at])
    if people is not None and people.end == row.ends[at]:
        # 'Parlament brytyjski pracuje': an adjective behind its noun, and no other noun follows.
        if row.capital[at] and _is_noun_after(row, at, around):
            return None
        return at + 1, people.value
    if not row.capital[at]:
        return None
    known = words.known(row.texts, row.folds, at)
    if known is not None:
        entry, size = known
        return (at + size, entry.key) if _owns(entry, words) else None
    return None


def _is_noun_after(row: Row, at: int, around: _Around) -> bool:
    after = at + 1
    return after < len(row.starts) and row.joined[after] and row.starts[after] in around.kinds


def _owns(entry: Entry, words: Lexicon) -> bool:
    """Say whether a known name can own institutions: a place, or a union of states."""
    return entry.kind == "place" or entry.key in words.unions


def _abroad(row: Row, at: int, words: Lexicon) -> tuple[int, str | None]:
    """Return where an embassy ends with the country in which it stands, and that country."""
    step = at + 1
    if (
        step >= len(row.folds)
        or not row.joined[at]
        or row.folds[at] not in words.institution_within
    ):
        return at, None
    known = words.known(row.texts, row.folds, step) if row.capital[step] else None
    if known is None or known[0].kind != "place" or not row.joined[step]:
        return at, None
    return step + known[1], known[0].key


def _alone(row: Row, at: int, last: int, words: Lexicon, kind: str) -> Institution | None:
    """Return an institution without a country: of a kind that names one, or of several words."""
    if row.capital[at] and words.known(row.texts, row.folds, at) is not None:
        return None
    if row.capital[at] and words.small_words and _is_owner(row, last, words):
        owner = plain_key(words.stem(row.folds[last]))
        return Institution(at, last + 1, _key(kind, owner))
    named = kind in institution_kinds().unique
    if not named and (last - at == 1 or not row.capital[at] or row.opens[at] or row.headline):
        return None
    return Institution(at, last, _key(kind, None))


def _is_owner(row: Row, at: int, words: Lexicon) -> bool:
    """Say whether an unknown name in the genitive follows, and not a person's."""
    if at >= len(row.folds) or not row.joined[at] or not row.capital[at]:
        return False
    after = at + 1
    alone = after == len(row.folds) or not row.joined[after] or not row.capital[after]
    plain = not row.traits[at] and not row.texts[at].isupper()
    return alone and plain and words.given(row.folds[at]) is None


def _key(kind: str, region: str | None) -> str:
    """Return the key of an institution: its usual one, or its kind and its country."""
    state = _STATES.get(region, region) if region else None
    made = f"{kind} {state}" if state else kind
    return institution_kinds().keys.get(made, made)
