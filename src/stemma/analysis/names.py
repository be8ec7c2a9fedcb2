"""Names: persons, organisations and places, found by tables and by the words around them.

A run of capitalised words is a name where something says so: a table, a given name, a title to
its left, a preposition of places, a second capitalised word, or the same word elsewhere in the
text. Where common nouns are capitalised too, a run needs such evidence and no word that an
article, a suffix or the concepts show to be a common noun.
"""

from __future__ import annotations

from collections.abc import Iterator

from stemma.analysis.document import Document
from stemma.analysis.institutions import Institution, institutions
from stemma.analysis.name_institutions import institution_at, institution_end
from stemma.analysis.name_keys import NameKeys
from stemma.analysis.name_lexicon import Lexicon, Trait, lexicon
from stemma.analysis.name_runs import initialed_at, person_at, person_end, run_at
from stemma.analysis.name_words import Found, Row, Text, rows
from stemma.model import Name
from stemma.text import Hit

__all__ = ["find_names"]

_SHORT = 5  # letters up to which a word sounds like others by chance

_TITLE, _TAKEN = Trait.TITLE, Trait.TAKEN


def find_names(doc: Document) -> tuple[Name, ...]:
    """Return the names of the document, in the order of the text; furniture has none.

    The words for a country's people and its adjective are names of kind `other` with the key of
    the country.
    """
    words = lexicon(doc.language.code)
    text = rows(doc, words)
    peoples = words.demonyms.longest(doc.folded)
    starts = frozenset(hit.start for hit in peoples)
    made = institutions(doc, words, text.rows, peoples)
    found = [
        list(_row_names(row, there, text, words, starts))
        for row, there in zip(text.rows, made, strict=True)
    ]
    keys = NameKeys(words, [x for row in found for x in row])
    keys.learn()
    for row, there in zip(text.rows, found, strict=True):
        there.extend(keys.short_forms(row, there, text))
        there.sort(key=lambda x: x.first)
    names = NameKeys(words, [x for row in found for x in row]).names()
    names += _demonyms(doc, peoples, names)
    return tuple(sorted(names, key=lambda n: (n.start, n.end)))


def _row_names(
    row: Row, made: list[Institution], text: Text, words: Lexicon, peoples: frozenset[int]
) -> Iterator[Found]:
    """Yield the names of one sentence, from left to right; `peoples` begin demonyms.

    The institutions of the sentence are known before; no other name takes their words.
    """
    for item in made:
        yield Found(row, item.first, item.last, "organisation", item.key)
        row.traits[item.first : item.last] = [_TAKEN] * (item.last - item.first)
    last = 0
    for at in row.capitals:
        if at < last or row.traits[at] & _TAKEN:
            continue
        found = _first(row, at, text, words, row.starts[at] in peoples)
        if found is None:
            found = _particled(row, at + 1, text, words)
        if found is not None:
            yield found
            last = found.last


def _first(row: Row, at: int, text: Text, words: Lexicon, is_people: bool) -> Found | None:
    """Return the name that begins with a capitalised word, the longest reading first."""
    known = _directed(row, at, words) or _known(row, at, text, words)
    institution = institution_at(row, at, words)
    if institution is not None and (known is None or institution.last > known.last):
        return institution
    if known is not None:
        return known
    if is_people:
        end = institution_end(row, at + 1)
        return Found(row, at, end, "organisation", None) if end > at + 1 else None
    person = initialed_at(row, at, text, words) or person_at(row, at, text, words)
    return person or run_at(row, at, text, words)


def _particled(row: Row, at: int, text: Text, words: Lexicon) -> Found | None:
    """Return the person whose name begins with a particle after a title: 'Herr von der Heide'."""
    if at >= len(row.texts) or row.folds[at] not in words.particles or not row.joined[at]:
        return None
    if row.folds[at] in words.articles or not row.traits[at - 1] & _TITLE:
        return None
    end = person_end(row, at, text, words)
    if end == at or words.known(row.texts, row.folds, end - 1) is not None:
        return None
    return Found(row, at, end, "person", None)


def _begins_person(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a place's name is a given name before a surname here: 'Florence', 'Paris'."""
    if words.given(row.folds[at]) is None:
        return False
    end = person_end(row, at + 1, text, words)
    return end > at + 1 and words.known(row.texts, row.folds, at + 1) is None


def _known(row: Row, at: int, text: Text, words: Lexicon) -> Found | None:
    hit = words.known(row.texts, row.folds, at)
    if hit is None or (hit[1] == 1 and row.folds[at] in words.not_names):
        return _compound(row, at, words)
    entry, size = hit
    if size == 1 and _opens_by_chance(row, at, text, words):
        return None
    if size == 1 and entry.kind == "place" and _begins_person(row, at, text, words):
        return None
    last = at + size
    if any(not row.joined[i] for i in range(at + 1, last)):
        return None
    end = institution_end(row, last) if entry.kind == "place" else last
    if end > last:
        return Found(row, at, end, "organisation", None)
    return Found(row, at, last, entry.kind, entry.key)


def _directed(row: Row, at: int, words: Lexicon) -> Found | None:
    """Return the part of a place that begins here: 'Южная Европа', 'Europa Wschodnia'."""
    after = at + 1
    direction = words.direction(row.folds[at])
    if direction is not None:
        if after >= len(row.texts) or not row.joined[after] or not row.capital[after]:
            return None
        if words.known(row.texts, row.folds, at) is not None:
            return None
        hit = words.known(row.texts, row.folds, after)
        if hit is None or hit[0].kind != "place":
            return None
        return Found(row, at, after + hit[1], "place", words.directed(direction, hit[0].key))
    hit = words.known(row.texts, row.folds, at) if words.has_directions else None
    if hit is None or hit[0].kind != "place":
        return None
    last = at + hit[1]
    direction = words.direction(row.folds[last]) if last < len(row.folds) else None
    if direction is not None and row.joined[last] and row.capital[last]:
        return Found(row, at, last + 1, "place", words.directed(direction, hit[0].key))
    before = at - 1
    direction = words.direction(row.folds[before]) if at and row.joined[at] else None
    if direction is None or row.capital[before] or row.traits[before] & _TAKEN:
        return None
    return Found(row, before, last, "place", words.directed(direction, hit[0].key))


def _opens_by_chance(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a short word that opens a sentence only sounds like a known name: 'Ряд', 'Stan'."""
    folded = row.folds[at]
    if not row.opens[at] or folded in text.seen or row.texts[at].isupper():
        return False
    return (len(folded) <= _SHORT and not words.is_spelled(folded)) or folded in text.lower


def _compound(row: Row, at: int, words: Lexicon) -> Found | None:
    """Return the known name that a compound with a hyphen begins with: 'EU' of 'EU-Gipfel'."""
    if "-" not in row.texts[at]:
        return None
    head = row.texts[at].partition("-")[0]
    if len(head) < 2:
        return None
    hit = words.known([head], [head.lower()], 0)
    if hit is None or head.lower() in words.not_names:
        return None
    return Found(row, at, at + 1, hit[0].kind, hit[0].key, len(head))


def _demonyms(doc: Document, hits: list[Hit[str]], names: list[Name]) -> list[Name]:
    """Return the words for peoples that stand in no other name."""
    taken = sorted((n.start, n.end) for n in names)
    silent = [(b.start, b.end) for b in doc.article.blocks if b.kind == "furniture"]
    busy = sorted(taken + silent)
    found: list[Name] = []
    at = 0
    for hit in hits:
        while at < len(busy) and busy[at][1] <= hit.start:
            at += 1
        if at == len(busy) or hit.end <= busy[at][0]:
            found.append(Name(hit.start, hit.end, "other", hit.value))
    return found
