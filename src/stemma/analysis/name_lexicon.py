"""What is known about names before a text is read, compiled once for each language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache, partial
from typing import NamedTuple

from stemma.languages import language
from stemma.languages.institutions import institution_words
from stemma.languages.names import NameWords, given_names, known_names, territories
from stemma.model import NameKind
from stemma.text import PhraseMatcher, fold, plain_key, romanise, sound_key, words

__all__ = ["Entry", "Lexicon", "Trait", "WordSet", "lexicon"]

_SHORT = 5  # letters up to which a spelling in capitals is an acronym
_REMEMBERED = 1 << 14  # words whose stems are kept for a language
_STEM = 3  # letters that a stem keeps
_UNIONS = frozenset({"eu", "un", "nato", "african union"})  # organisations that have organs


class Trait:
    """Bits that say what a word can be beside and in a name."""

    TITLE = 1
    INSTITUTION = 2
    NO_NAME = 4
    OPENER = 8
    TAKEN = 16


class WordSet:
    """Words and word ends of a pack: `*minister` is every word that ends so."""

    def __init__(self, patterns: Iterable[str]) -> None:
        rows = tuple(patterns)
        self._exact = frozenset(p for p in rows if "*" not in p)
        self._starts = tuple(p[:-1] for p in rows if p.endswith("*") and not p.startswith("*"))
        self._ends = tuple(p[1:] for p in rows if p.startswith("*"))

    def __contains__(self, folded: str) -> bool:
        return (
            folded in self._exact
            or folded.endswith(self._ends)
            or (bool(self._starts) and folded.startswith(self._starts))
        )


class _Traits(dict[str, int]):
    """The traits of each word met; a stream of articles must not fill the memory."""

    def __init__(self, sets: tuple[tuple[int, frozenset[str] | WordSet], ...]) -> None:
        super().__init__()
        self._sets = sets

    def __missing__(self, folded: str) -> int:
        traits = sum(bit for bit, words in self._sets if folded in words)
        if len(self) < _REMEMBERED:
            self[folded] = traits
        return traits


class Entry(NamedTuple):
    """A known name: the keys of its words, its kind and key; `caps` wants capitals alone."""

    words: tuple[str, ...]
    kind: NameKind
    key: str
    caps: bool


class _Rows(NamedTuple):
    """The known names that may begin with a word; `alone` is its own name."""

    alone: Entry | None
    whole: tuple[Entry, ...]
    stems: tuple[Entry, ...]


class Lexicon:
    """The known names of a language's texts and the words around names.

    `known` finds what the tables hold, under any case ending of the language. `stem` takes off
    the ending that any name may take, `person_stem` that of a person's name; `is_common` says
    whether a word is known as a common noun, or as a compound that ends in one. `given` is the key
    of a given name in any spelling and case, or None; `surname` that of the one known person whom
    a surname alone names; `person_form` is what two forms of one name of a person have in common.
    """

    def __init__(self, code: str) -> None:
        spoken = language(code)
        part = spoken.names or NameWords()
        self.capitals = spoken.general.capitals
        self.titles = WordSet(part.titles)
        self.articles = frozenset(part.articles)
        self.place_before = frozenset(part.place_before)
        self.particles = frozenset(part.particles)
        self.links = frozenset(part.links)
        self.organisation = WordSet((*part.organisation_words, *part.organisation_ends))
        self.organisation_ends = frozenset(part.organisation_ends)
        self.not_names = frozenset(part.not_names)
        self.openers = frozenset(part.openers)
        self._traits = _Traits(
            (
                (Trait.TITLE, self.titles),
                (Trait.INSTITUTION, self.organisation),
                (Trait.NO_NAME, self.not_names),
                (Trait.OPENER, self.openers),
            )
        )
        self._common = WordSet((*part.common, *(f"*{e}" for e in part.common_endings)))
        self._nouns = _nouns(code, part) if self.capitals == "nouns" else frozenset()
        self.place_endings = part.place_endings
        self.small_words = part.small_words
        self._endings = tuple(sorted(part.endings, key=lambda e: (-len(e), e)))
        self.stem = lru_cache(_REMEMBERED)(partial(_strip, endings=self._endings))
        both = sorted({*part.endings, *part.person_endings}, key=lambda e: (-len(e), e))
        self._person_endings = tuple(both)
        self.person_stem = lru_cache(_REMEMBERED)(partial(_strip, endings=self._person_endings))
        self.is_common = lru_cache(_REMEMBERED)(self._find_common)
        self.person_form = lru_cache(_REMEMBERED)(self._find_form)
        self.given = lru_cache(_REMEMBERED)(self._find_given)
        self.surname = lru_cache(_REMEMBERED)(self._find_surname)
        self._rows = lru_cache(_REMEMBERED)(self._find_rows)
        self._given = _given() | {plain_key(g): plain_key(g) for g in part.given}
        self._surnames = _surnames()
        self._people = _people()
        keys = _territory_keys()
        self.demonyms: PhraseMatcher[str] = PhraseMatcher(
            (phrase, keys[iso])
            for iso, phrases in part.demonyms.items()
            for phrase in phrases
            if iso in keys
        )
        kinds = institution_words(code)
        self.institutions: PhraseMatcher[str] = PhraseMatcher(
            (phrase, kind) for kind, phrases in kinds.words.items() for phrase in phrases
        )
        self.institution_of = frozenset(kinds.of)
        self.institution_within = frozenset(kinds.within)
        self.areas = WordSet(kinds.areas)
        self.unions = _UNIONS
        self._spelled: set[str] = set()
        self._whole: dict[str, list[Entry]] = {}
        self._stems: dict[str, list[Entry]] = {}
        for spelling, kind, key in _rows(code, part, keys):
            self._add(spelling, kind, key)
        for table in (self._whole, self._stems):
            for entries in table.values():
                entries.sort(key=lambda e: -len(e.words))

    def _add(self, spelling: str, kind: NameKind, key: str) -> None:
        texts = [w.text for w in words(spelling)]
        whole = tuple(plain_key(t) for t in texts)
        if not whole or not all(whole):
            return
        if len(whole) == 1:
            self._spelled.add(fold(spelling))
        if len(whole) == 1 and (_is_acronym(spelling) or len(whole[0]) <= _STEM):
            caps = _is_acronym(spelling)
            _insert(self._whole, Entry((_letters(spelling),), kind, key, caps))
            if caps:
                return
        else:
            _insert(self._whole, Entry(whole, kind, key, caps=False))
        if self._endings:
            stems = tuple(plain_key(self.stem(fold(t))) for t in texts)
            if len(stems[0]) > _STEM or len(stems) > 1:
                _insert(self._stems, Entry(stems, kind, key, caps=False))

    def is_spelled(self, folded: str) -> bool:
        """Say whether a word is a known name letter by letter, not by its sound or its stem."""
        return folded in self._spelled

    def _find_common(self, folded: str) -> bool:
        return folded in self._common or any(
            folded[i:] in self._nouns for i in range(2, len(folded) - _STEM)
        )

    def traits(self, folds: list[str]) -> list[int]:
        """Return what each of the folded words can be, as bits (`Trait`)."""
        return list(map(self._traits.__getitem__, folds))

    def _find_form(self, folded: str) -> str:
        return plain_key(self.person_stem(folded))

    def _find_rows(self, text: str, folded: str) -> _Rows | None:
        """Return the known names that may begin with a word: as written, by sound, by stem."""
        letters = self._whole.get(_letters(text), ())
        alone = next((e for e in letters if text.isupper() or not e.caps), None)
        whole = tuple(self._whole.get(plain_key(text), ()))
        ended = self._endings and not (text.isupper() and len(text) <= _SHORT)
        stems = tuple(self._stems.get(plain_key(self.stem(folded)), ())) if ended else ()
        return _Rows(alone, whole, stems) if alone or whole or stems else None

    def known(self, texts: list[str], folds: list[str], at: int) -> tuple[Entry, int] | None:
        """Return the longest known name that begins at a word, with its number of words."""
        rows = self._rows(texts[at], folds[at])
        if rows is None:
            return None
        if rows.alone is not None:
            return rows.alone, 1
        for entry in rows.whole:
            size = len(entry.words)
            if size == 1 or _fits(entry.words, [plain_key(t) for t in texts[at : at + size]]):
                return entry, size
        for entry in rows.stems:
            size = len(entry.words)
            if _fits(entry.words, [plain_key(self.stem(f)) for f in folds[at : at + size]]):
                return entry, size
        return None

    def _find_given(self, folded: str) -> str | None:
        found = self._given.get(plain_key(folded))
        if found is None and self._person_endings:
            found = self._given.get(plain_key(self.person_stem(folded)))
        return found

    def person(self, given: str, surname: str) -> str | None:
        """Return the key of a known person, from the key of a given name and the folded surname."""
        found = self._people.get((given, sound_key(surname)))
        return found or self._people.get((given, self.surname_key(surname)))

    def _find_surname(self, folded: str) -> str | None:
        found = self._surnames.get(plain_key(folded))
        return found or self._surnames.get(plain_key(self.person_stem(folded)))

    def given_key(self, folded: str) -> str:
        """Return the key of a word that stands as a given name."""
        return self.given(folded) or sound_key(self.person_stem(folded))

    def surname_key(self, folded: str) -> str:
        """Return the key of a word that stands as a surname."""
        return sound_key(self.person_stem(folded))


def _is_acronym(spelling: str) -> bool:
    return spelling.isupper() and len(spelling) <= _SHORT


def _letters(word: str) -> str:
    """Return the exact letters of a word too short to be known by its sound."""
    return f"={romanise(word)}"


def _fits(wanted: tuple[str, ...], there: list[str]) -> bool:
    return wanted == tuple(there)


def _insert(table: dict[str, list[Entry]], entry: Entry) -> None:
    row = table.setdefault(entry.words[0], [])
    if entry not in row:
        row.append(entry)


def _strip(folded: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if folded.endswith(ending) and len(folded) - len(ending) >= _STEM:
            return folded[: -len(ending)]
    return folded


def _nouns(code: str, part: NameWords) -> frozenset[str]:
    """Return the common nouns that compounds are known by: those listed and those of concepts."""
    concepts = language(code).concepts
    rows = concepts.words.values() if concepts else ()
    phrases = (p.strip("*") for row in rows for p in row)
    return frozenset(
        w for w in (*part.common, *phrases) if len(w) > _STEM and " " not in w and w.isalpha()
    )


@cache
def _territory_keys() -> dict[str, str]:
    """Return the key of each territory: its English name, folded."""
    return {iso: fold(name) for name, iso in territories("en").items()} | {"EU": "europe"}


def _rows(code: str, part: NameWords, keys: dict[str, str]) -> Iterator[tuple[str, NameKind, str]]:
    """Yield spelling, kind and key of every known name."""
    for tongue in dict.fromkeys((code, "en")):
        for name, iso in territories(tongue).items():
            if iso in keys:
                yield name, "place", keys[iso]
    for iso, names in part.territories.items():
        for name in names:
            yield name, "place", keys.get(iso, iso.lower())
    tables: tuple[tuple[str, NameKind], ...] = (
        ("places", "place"), ("organisations", "organisation"),
    )  # fmt: skip
    for table, kind in tables:
        for key, spellings in known_names(table).items():
            for spelling in (key, *spellings) if kind == "place" else spellings:
                yield spelling, kind, key
    for key, spellings in known_names("people").items():
        for spelling in spellings:
            if " " in spelling:
                yield spelling, "person", key


@cache
def _given() -> dict[str, str]:
    return {plain_key(spelling): plain_key(key) for spelling, key in given_names().items()}


@cache
def _surnames() -> dict[str, str]:
    """Return the people whose surname alone names them: its plain key to the person's key."""
    found: dict[str, set[str]] = {}
    for key, spellings in known_names("people").items():
        for spelling in spellings:
            found.setdefault(plain_key(fold(spelling.split()[-1])), set()).add(key)
    return {
        surname: min(keys)
        for surname, keys in found.items()
        if len(keys) == 1 and len(surname) >= _STEM
    }


@cache
def _people() -> dict[tuple[str, str], str]:
    """Return the people by the keys of given name and surname."""
    found: dict[tuple[str, str], str] = {}
    for key, spellings in known_names("people").items():
        for spelling in spellings:
            parts = fold(spelling).split()
            given = _given().get(plain_key(parts[0])) or sound_key(parts[0])
            found.setdefault((given, sound_key(parts[-1])), key)
    return found


@cache
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language, compiled when it is first asked for."""
    return Lexicon(code)
