"""Names: persons, organisations and places, found by tables and by the words around them.

A run of capitalised words is a name where something says so: a table, a given name, a title to
its left, a preposition of places, a second capitalised word, or the same word elsewhere in the
text. Where common nouns are capitalised too, a run needs such evidence and no word that an
article, a suffix or the concepts show to be a common noun.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stemma.analysis.document import Document
from stemma.analysis.institutions import Institution, institutions
from stemma.analysis.name_lexicon import Lexicon, Trait, lexicon
from stemma.analysis.name_words import Row, Text, rows
from stemma.model import Name, NameKind
from stemma.text import Hit, plain_key

__all__ = ["find_names"]

_ONE_LETTER = frozenset({"", "-"})  # what follows the first letter of 'X' and of 'D-Ohio'
_HEAD = 3  # words within which the word that makes it an institution stands
_LONGEST = 4  # words that a person's name may have after the given name
_PROSE = 3  # words under which a line is a label, and capitals mean nothing
_ACRONYM = 6  # letters that an acronym has at most
_PLACE_LETTERS = 6  # letters a word must have for its ending to say that it is a place


_TITLE, _INSTITUTION = Trait.TITLE, Trait.INSTITUTION
_NO_NAME, _OPENER = Trait.NO_NAME, Trait.OPENER
_TAKEN = Trait.TAKEN
_BESIDE = _NO_NAME | _OPENER | _TITLE | _TAKEN  # what may stand beside a name and is none
_NO_SURNAME = _NO_NAME | _INSTITUTION | _OPENER | _TAKEN


class _Found(NamedTuple):
    """A name in a row: its words from `first` to before `last`, and what is known of it.

    `cut` is the number of letters where a name is the first part of a compound.
    """

    row: Row
    first: int
    last: int
    kind: NameKind | None
    key: str | None
    cut: int | None = None


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
    keys = _Keys(words, [x for row in found for x in row])
    keys.learn()
    for row, there in zip(text.rows, found, strict=True):
        there.extend(keys.short_forms(row, there, text))
        there.sort(key=lambda x: x.first)
    names = _Keys(words, [x for row in found for x in row]).names()
    names += _demonyms(doc, peoples, names)
    return tuple(sorted(names, key=lambda n: (n.start, n.end)))


def _row_names(
    row: Row, made: list[Institution], text: Text, words: Lexicon, peoples: frozenset[int]
) -> Iterator[_Found]:
    """Yield the names of one sentence, from left to right; `peoples` begin demonyms.

    The institutions of the sentence are known before; no other name takes their words.
    """
    for item in made:
        yield _Found(row, item.first, item.last, "organisation", item.key)
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


def _first(row: Row, at: int, text: Text, words: Lexicon, is_people: bool) -> _Found | None:
    """Return the name that begins with a capitalised word, the longest reading first."""
    known = _known(row, at, text, words)
    institution = _institution(row, at, words)
    if institution is not None and (known is None or institution.last > known.last):
        return institution
    if known is not None:
        return known
    if is_people:
        end = _institution_end(row, at + 1)
        return _Found(row, at, end, "organisation", None) if end > at + 1 else None
    return _person(row, at, text, words) or _run(row, at, text, words)


def _particled(row: Row, at: int, text: Text, words: Lexicon) -> _Found | None:
    """Return the person whose name begins with a particle after a title: 'Herr von der Heide'."""
    if at >= len(row.texts) or row.folds[at] not in words.particles or not row.joined[at]:
        return None
    if row.folds[at] in words.articles or not row.traits[at - 1] & _TITLE:
        return None
    end = _person_end(row, at, text, words)
    if end == at or words.known(row.texts, row.folds, end - 1) is not None:
        return None
    return _Found(row, at, end, "person", None)


def _begins_person(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a place's name is a given name before a surname here: 'Florence', 'Paris'."""
    if words.given(row.folds[at]) is None:
        return False
    end = _person_end(row, at + 1, text, words)
    return end > at + 1 and words.known(row.texts, row.folds, at + 1) is None


def _known(row: Row, at: int, text: Text, words: Lexicon) -> _Found | None:
    hit = words.known(row.texts, row.folds, at)
    if hit is None or (hit[1] == 1 and row.folds[at] in words.not_names):
        return _compound(row, at, words)
    entry, size = hit
    if size == 1 and entry.kind == "place" and _begins_person(row, at, text, words):
        return None
    last = at + size
    if any(not row.joined[i] for i in range(at + 1, last)):
        return None
    end = _institution_end(row, last) if entry.kind == "place" else last
    if end > last:
        return _Found(row, at, end, "organisation", None)
    return _Found(row, at, last, entry.kind, entry.key)


def _compound(row: Row, at: int, words: Lexicon) -> _Found | None:
    """Return the known name that a compound with a hyphen begins with: 'EU' of 'EU-Gipfel'."""
    if "-" not in row.texts[at]:
        return None
    head = row.texts[at].partition("-")[0]
    if len(head) < 2:
        return None
    hit = words.known([head], [head.lower()], 0)
    if hit is None or head.lower() in words.not_names:
        return None
    return _Found(row, at, at + 1, hit[0].kind, hit[0].key, len(head))


def _institution(row: Row, at: int, words: Lexicon) -> _Found | None:
    """Return an institution whose name goes on in small letters up to a capital one.

    'Верховный суд Украины': a capital, an institution's word within two words, and what follows
    in the genitive. A pack says how many small words in a row such a name may hold.
    """
    if not words.small_words or row.traits[at] & _BESIDE:
        return None
    head = next(
        (i for i in range(at, min(at + _HEAD, len(row.texts))) if row.traits[i] & _INSTITUTION),
        None,
    )
    if head is None or not all(row.joined[at + 1 : head + 1]):
        return None
    if head > at and words.known(row.texts, row.folds, at) is not None:
        return None
    end, small = at + 1, 0
    last = at
    while end < len(row.texts) and row.joined[end] and small <= words.small_words:
        if row.traits[end] & _TAKEN:
            break
        if row.capital[end]:
            last, small = end, 0
        elif row.folds[end] in words.place_before or row.folds[end] in words.openers:
            break
        else:
            small += 1
        end += 1
    return _Found(row, at, last + 1, "organisation", None) if last > head else None


def _institution_end(row: Row, at: int) -> int:
    """Return where a run of capitalised words that holds an institution's word ends, or `at`."""
    end = at
    last = at
    while end < len(row.texts) and row.joined[end] and row.capital[end]:
        if row.traits[end] & _TAKEN:
            break
        end += 1
        if row.traits[end - 1] & _INSTITUTION:
            last = end
    return last


def _person(row: Row, at: int, text: Text, words: Lexicon) -> _Found | None:
    """Return the person whose name begins with a given name or follows a title here."""
    folded = row.folds[at]
    titled = bool(at > 0 and row.joined[at] and row.traits[at - 1] & _TITLE)
    if row.traits[at] & (_TITLE | _NO_NAME):
        return None
    given = words.given(folded) is not None and not (
        folded in words.openers and (row.opens[at] or row.headline)
    )
    if not given and not (titled and _may_be_name(row, at, text, words)):
        return None
    last = _person_end(row, at + 1, text, words)
    if given and not titled and last == at + 1 and not _stands_alone(row, at, text):
        return None
    end = _institution_end(row, last)
    return _Found(row, at, end, "organisation" if end > last else "person", None)


def _stands_alone(row: Row, at: int, text: Text) -> bool:
    """Say whether a given name without a surname is a name here and not another word."""
    folded = row.folds[at]
    return not text.is_common(folded) and folded not in text.lower and not row.headline


def _person_end(row: Row, at: int, text: Text, words: Lexicon) -> int:
    """Return where a person's name that has begun before `at` ends."""
    end = at
    while end < len(row.texts) and end - at < _LONGEST and row.joined[end]:
        step = end
        while step < len(row.texts) and row.joined[step] and row.folds[step] in words.particles:
            step += 1
        if step >= len(row.texts) or not row.joined[step] or not row.capital[step]:
            break
        folded = row.folds[step]
        traits = row.traits[step]
        if traits & _NO_SURNAME:
            break
        if end > at and (traits & _TITLE or text.is_common(folded)):
            break
        if row.headline and folded not in text.seen:
            break
        end = step + 1
    return end


def _may_be_name(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a capitalised word can be part of a name at all."""
    folded = row.folds[at]
    if row.traits[at] & (_NO_NAME | _OPENER) or folded[1:2] in _ONE_LETTER:
        return False
    if words.capitals == "nouns":
        return not text.is_common(folded)
    if row.opens[at] or row.headline:
        return folded in text.seen or folded not in text.lower
    return True


def _run(row: Row, at: int, text: Text, words: Lexicon) -> _Found | None:
    """Return the name that a run of capitalised words makes, with the kind its words show."""
    if row.traits[at] & _TITLE:
        return None
    if not (_may_be_name(row, at, text, words) or _is_linked(row, at, words)):
        return None
    end = at + 1
    if _opens_only(row, at, text, words):
        return None
    if row.texts[at].isupper() and end < len(row.texts) and len(row.texts[at]) > 1:
        return _judged(row, at, end, text, words)
    institution = bool(row.traits[at] & _INSTITUTION)
    while end < len(row.texts) and row.joined[end]:
        step = _link_end(row, end, words) if institution else end
        if step >= len(row.texts) or not row.joined[step] or not row.capital[step]:
            break
        title = bool(row.traits[step] & _TITLE)
        if title and not institution:
            return None
        if title or (not institution and _begins_anew(row, step, text, words)):
            break
        institution = institution or bool(row.traits[step] & _INSTITUTION)
        end = step + 1
    return _judged(row, at, end, text, words)


def _opens_only(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a word is capitalised as the first of its sentence, before another name."""
    after = at + 1
    if not row.opens[at] or row.folds[at] in text.seen or words.capitals == "nouns":
        return False
    if after >= len(row.texts) or not row.joined[after] or not row.capital[after]:
        return False
    folded = row.folds[after]
    return (
        words.known(row.texts, row.folds, after) is not None
        or words.given(folded) is not None
        or words.surname(folded) is not None
    )


def _begins_anew(row: Row, at: int, text: Text, words: Lexicon) -> bool:
    """Say whether a word that follows in a run belongs to no name, or to another one."""
    folded = row.folds[at]
    if row.traits[at] & _BESIDE:
        return True
    if row.traits[at] & _INSTITUTION:
        return False
    if words.capitals == "nouns" and text.is_common(folded):
        return True
    if words.known(row.texts, row.folds, at) is not None:
        return True
    return words.given(folded) is not None and _person_end(row, at + 1, text, words) > at + 1


def _is_linked(row: Row, at: int, words: Lexicon) -> bool:
    """Say whether an institution's word is joined to what it is for: 'Bundesamt für'."""
    after = at + 1
    if not row.traits[at] & _INSTITUTION or after + 1 >= len(row.texts):
        return False
    link = row.folds[after]
    return link in words.links and link not in words.articles and row.capital[after + 1]


def _link_end(row: Row, at: int, words: Lexicon) -> int:
    while at < len(row.texts) and row.joined[at] and row.folds[at] in words.links:
        at += 1
    return at


def _judged(row: Row, at: int, end: int, text: Text, words: Lexicon) -> _Found | None:
    """Return the run as a name where there is evidence for one, else None."""
    size = end - at
    before = row.folds[at - 1] if at > 0 and row.joined[at] else ""
    if any(traits & _INSTITUTION for traits in row.traits[at:end]):
        return _Found(row, at, end, "organisation", None) if size > 1 else None
    if size > 1 and any(f in text.common for f in row.folds[at:end]):
        return None if words.capitals == "nouns" else _Found(row, at, end, "other", None)
    if size == 1:
        kind = _single_kind(row, at, before, text, words)
        return _Found(row, at, end, kind, None) if kind else None
    if row.headline and not all(f in text.seen for f in row.folds[at:end]):
        return None
    if before in words.articles:
        return _Found(row, at, end, "other", None)
    return _Found(row, at, end, "person" if size < _LONGEST else "other", None)


def _single_kind(row: Row, at: int, before: str, text: Text, words: Lexicon) -> NameKind | None:
    """Return what a single capitalised word names, or None where nothing says that it is a name."""
    word, folded = row.texts[at], row.folds[at]
    if word.isupper() and len(word) > 1:
        alone = len(row.texts) < _PROSE
        if alone or row.shouted or folded in text.lower or len(word) > _ACRONYM:
            return None
        return "organisation" if word.isalpha() else "other"
    if before in words.place_before:
        return "place"
    if len(folded) >= _PLACE_LETTERS and folded.endswith(words.place_endings):
        return "place" if words.place_endings else "other"
    if words.capitals == "nouns":
        return None
    if (row.opens[at] or row.headline) and folded not in text.seen:
        return None
    return None if folded in text.lower else "other"


class _Keys:
    """Gives the names of one text their keys: short forms that of the full name.

    Where several full names share a surname, the nearest before the short form counts.
    """

    def __init__(self, words: Lexicon, found: list[_Found]) -> None:
        self._words = words
        self._found = found
        self._short: dict[str, str] = {}
        self._surnames: set[str] = set()

    def names(self) -> list[Name]:
        """Return the names with their keys; a full name explains what stands before it too."""
        self.learn()
        return [self._name(item) for item in self._found]

    def learn(self) -> None:
        """Note the first and last word of every full name in the text."""
        for item in reversed(self._found):
            if item.kind == "person" and item.last - item.first > 1:
                self._full(item)

    def short_forms(self, row: Row, there: list[_Found], text: Text) -> list[_Found]:
        """Return the words of a row that are surnames of the text or of known people."""
        words = self._words
        taken = {i for item in there for i in range(item.first, item.last)}
        found: list[_Found] = []
        for at in row.capitals:
            folded = row.folds[at]
            if at in taken or not (
                self._words.person_form(folded) in self._surnames or words.surname(folded)
            ):
                continue
            if folded in words.openers or folded in words.not_names or text.is_common(folded):
                continue
            found.append(_Found(row, at, at + 1, "person", None))
        return found

    def _full(self, item: _Found) -> str:
        """Return the key of a person's full name, and remember it for its first and last word."""
        words = self._words
        parts = [f for f in item.row.folds[item.first : item.last] if f not in words.particles]
        if len(parts) < 2:
            return item.key or words.surname_key(parts[0] if parts else "")
        given = words.given_key(parts[0])
        key = item.key or words.person(given, parts[-1])
        key = key or f"{words.surname_key(parts[-1])} {given}"
        self._short[self._words.person_form(parts[-1])] = key
        self._surnames.add(self._words.person_form(parts[-1]))
        self._short.setdefault(self._words.person_form(parts[0]), key)
        return key

    def _name(self, item: _Found) -> Name:
        start, end = item.row.span(item.first, item.last)
        if item.cut is not None:
            end = start + item.cut
        kind, key = item.kind or "other", item.key
        if kind == "person" and item.last - item.first > 1:
            return Name(start, end, kind, self._full(item))
        if key is None and item.last - item.first == 1:
            folded = item.row.folds[item.first]
            key = self._short.get(self._words.person_form(folded))
            if key is None and kind != "place":
                key = self._words.surname(folded)
            if key is not None:
                kind = "person"
            elif kind == "person":
                key = self._words.surname_key(folded)
        return Name(start, end, kind, key or self._plain(item))

    def _plain(self, item: _Found) -> str:
        folds = item.row.folds[item.first : item.last]
        return " ".join(plain_key(self._words.stem(f)) for f in folds)


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
