"""The keys of the names of one text: a short form has that of the full name."""

from __future__ import annotations

from stemma.analysis.name_lexicon import Lexicon
from stemma.analysis.name_words import Found, Row, Text
from stemma.model import Name
from stemma.text import plain_key, romanise, sound_key

__all__ = ["NameKeys"]

_INITIALS = 2  # letters of initials at most
_SKELETON = 4  # consonants by which a name that no table has is known in other languages
_GENITIVE = frozenset("aа")
_WOMEN = (
    "ova", "eva", "ina", "ska", "cka", "ова", "ева", "іна", "ина", "ська", "цька", "зька",
)  # fmt: skip


class NameKeys:
    """Gives the names of one text their keys: short forms that of the full name.

    Where several full names share a surname, the nearest before the short form counts.
    """

    def __init__(self, words: Lexicon, found: list[Found]) -> None:
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

    def short_forms(self, row: Row, there: list[Found], text: Text) -> list[Found]:
        """Return the words of a row that are surnames of the text or of known people."""
        words = self._words
        taken = {i for item in there for i in range(item.first, item.last)}
        found: list[Found] = []
        for at in row.capitals:
            folded = row.folds[at]
            if at in taken or not (
                self._words.person_form(folded) in self._surnames or words.surname(folded)
            ):
                continue
            sounds = folded not in text.seen and not words.spells_person(folded)
            if row.opens[at] and sounds and words.person_form(folded) not in self._surnames:
                continue
            if folded in words.openers or folded in words.not_names or text.is_common(folded):
                continue
            found.append(Found(row, at, at + 1, "person", None))
        return found

    def _full(self, item: Found) -> str:
        """Return the key of a person's full name, and remember it for its first and last word."""
        words = self._words
        parts = [f for f in item.row.folds[item.first : item.last] if f not in words.particles]
        if len(parts) < 2:
            return item.key or words.surname_key(parts[0] if parts else "")
        if len(parts[0].replace(".", "")) <= _INITIALS:
            known = self._initialed(parts)
            if known is not None:
                return item.key or known
        given = words.given_key(self._nominative(parts))
        key = item.key or words.person(given, parts[-1])
        key = key or f"{words.surname_key(parts[-1])} {given}"
        self._short[self._words.person_form(parts[-1])] = key
        self._surnames.add(self._words.person_form(parts[-1]))
        self._short.setdefault(self._words.person_form(parts[0]), key)
        return key

    def _nominative(self, parts: list[str]) -> str:
        """Return the given name, without the ending of a man's where a woman's has the same.

        'Michaela Flynna' is the genitive of a man's name where the surname has the ending too.
        """
        given, surname = parts[0], parts[-1]
        inflected = self._words.person_stem(surname) != surname
        same = given[-1] == surname[-1] and given[-1] in _GENITIVE
        if same and inflected and not surname.endswith(_WOMEN):
            man = given[:-1]
            return man if self._words.is_given(man) else given
        return given

    def _initialed(self, parts: list[str]) -> str | None:
        """Return the key of the person whom an initial and a surname name, where one is known."""
        known = self._short.get(self._words.person_form(parts[-1])) or self._words.surname(
            parts[-1]
        )
        if known is None:
            return None
        given = known.partition(" ")[2]
        return known if given[:1] == romanise(parts[0])[:1] else None

    def _name(self, item: Found) -> Name:
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

    def _plain(self, item: Found) -> str:
        folds = item.row.folds[item.first : item.last]
        stems = [self._words.stem(f) for f in folds]
        sound = sound_key(stems[0])
        if len(stems) == 1 and len(sound) >= _SKELETON:
            return sound
        return " ".join(map(plain_key, stems))
