"""What is known about names before a text is read, compiled once for each language."""

from __future__ import annotations

from functools import cache, lru_cache

from stemma.analysis.known_names import Entry, KnownNames, Stemmer
from stemma.analysis.name_tables import (
    given_keys,
    given_sounds,
    people_keys,
    person_words,
    spellings,
    surname_people,
    territory_keys,
)
from stemma.analysis.name_traits import Trait, Traits, WordSet
from stemma.languages.institutions import institution_words
from stemma.languages.language import language
from stemma.languages.names import NameWords
from stemma.text import PhraseMatcher, plain_key, sound_key

__all__ = ["Entry", "Lexicon", "Trait", "WordSet", "lexicon"]

_REMEMBERED = 1 << 14  # words whose stems are kept for a language
_STEM = 3  # letters that a common noun has at least
_UNIONS = frozenset({"eu", "un", "nato", "african union"})  # organisations that have organs


class Lexicon:
    """The known names of a language's texts and the words around names.

    `known` finds what the tables hold (`KnownNames`). `stem` takes off
    the ending that any name may take, `person_stem` that of a person's name; `is_common` says
    whether a word is known as a common noun, or as a compound that ends in one. `given` is the key
    of a given name in any spelling and case, or None; `surname` that of the one known person whom
    a surname alone names; `person_form` is what two forms of one name of a person have in common.
    """

    def __init__(self, code: str) -> None:
        part = language(code).names or NameWords()
        shared = language("neutral").names or NameWords()
        self.capitals = language(code).general.capitals
        self.articles = frozenset(part.articles)
        self.place_before = frozenset(part.place_before)
        self.particles = frozenset(part.particles)
        self.links = frozenset(part.links)
        self.not_names = frozenset(part.not_names)
        self.acronyms = frozenset((*part.acronyms, *shared.acronyms))
        self.openers = frozenset(part.openers)
        self.unions = _UNIONS
        self._traits = Traits(
            (
                (Trait.TITLE, WordSet(part.titles)),
                (
                    Trait.INSTITUTION,
                    WordSet((*part.organisation_words, *part.organisation_ends)),
                ),
                (Trait.NO_NAME, self.not_names),
                (Trait.OPENER, self.openers),
            )
        )
        self._common = WordSet((*part.common, *(f"*{e}" for e in part.common_endings)))
        self._nouns = _nouns(code, part) if self.capitals == "nouns" else frozenset()
        self.place_endings = part.place_endings
        self.small_words = part.small_words
        self._read_stems(part)
        self._given = given_keys() | {plain_key(g): plain_key(g) for g in part.given}
        self._own_given = frozenset(part.given)
        self._surnames = surname_people()
        self._people = people_keys()
        self._read_places(code, part)
        self._read_institutions(code)

    def _read_stems(self, part: NameWords) -> None:
        stemmer = Stemmer(part.endings, part.softened)
        self.stem = stemmer.stem
        self._person_stemmer = Stemmer((*part.endings, *part.person_endings), part.softened)
        self.person_stem = self._person_stemmer.stem
        self.is_common = lru_cache(_REMEMBERED)(self._find_common)
        self.person_form = lru_cache(_REMEMBERED)(self._find_form)
        self.given = lru_cache(_REMEMBERED)(self._find_given)
        self.surname = lru_cache(_REMEMBERED)(self._find_surname)

    def _read_places(self, code: str, part: NameWords) -> None:
        keys = territory_keys()
        self.demonyms: PhraseMatcher[str] = PhraseMatcher(
            (phrase, keys[iso])
            for iso, phrases in part.demonyms.items()
            for phrase in phrases
            if iso in keys
        )
        names = KnownNames(
            spellings(code, part, keys),
            Stemmer(part.endings, part.softened),
            fleeting=part.fleeting,
        )
        self.known = names.known
        self.is_spelled = names.is_spelled
        self.kind = names.kind
        self._directions = [(WordSet(row), name) for name, row in part.directions.items()]
        self.has_directions = bool(part.directions)
        self.direction = lru_cache(_REMEMBERED)(self._find_direction)

    def _read_institutions(self, code: str) -> None:
        kinds = institution_words(code)
        self.institutions: PhraseMatcher[str] = PhraseMatcher(
            (phrase, kind) for kind, phrases in kinds.words.items() for phrase in phrases
        )
        self.institution_of = frozenset(kinds.of)
        self.institution_within = frozenset(kinds.within)
        self.areas = WordSet(kinds.areas)

    def _find_direction(self, folded: str) -> str | None:
        return next((name for row, name in self._directions if folded in row), None)

    def directed(self, direction: str, key: str) -> str:
        """Return the key of a part of a place: 'north' and 'korea' make 'north korea'."""
        both = (f"{direction} {key}", f"{direction}ern {key}")
        return next((k for k in both if self.kind(k) == "place"), both[0])

    def _find_common(self, folded: str) -> bool:
        return folded in self._common or any(
            folded[i:] in self._nouns for i in range(2, len(folded) - _STEM)
        )

    def traits(self, folds: list[str]) -> list[int]:
        """Return what each of the folded words can be, as bits (`Trait`)."""
        return list(map(self._traits.__getitem__, folds))

    def _find_form(self, folded: str) -> str:
        return plain_key(self.person_stem(folded))

    def spells_person(self, folded: str) -> bool:
        """Say whether a word is a given name or surname of the tables letter by letter."""
        return folded in person_words() or folded in self._own_given

    def is_given(self, folded: str) -> bool:
        """Say whether a word is a given name as it stands, without an ending."""
        return plain_key(folded) in self._given

    def _find_given(self, folded: str) -> str | None:
        found = self._given.get(plain_key(folded))
        if found is None and self._person_stemmer:
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
        sound = sound_key(self.person_stem(folded))
        found = self.given(folded)
        if found is None and not folded.isascii():
            # Another script has a spelling of its own for the sounds of a name.
            found = given_sounds().get(sound)
        return found or sound

    def surname_key(self, folded: str) -> str:
        """Return the key of a word that stands as a surname."""
        return sound_key(self.person_stem(folded))


def _nouns(code: str, part: NameWords) -> frozenset[str]:
    """Return the common nouns that compounds are known by: those listed and those of concepts."""
    concepts = language(code).concepts
    rows = concepts.words.values() if concepts else ()
    phrases = (p.strip("*") for row in rows for p in row)
    return frozenset(
        w for w in (*part.common, *phrases) if len(w) > _STEM and " " not in w and w.isalpha()
    )


@cache
def lexicon(code: str) -> Lexicon:
    """Return the lexicon of a language, compiled when it is first asked for."""
    return Lexicon(code)
