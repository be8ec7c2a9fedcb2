"""Speakers: who a source phrase means, as far as the article lets one tell safely."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from stemma.analysis.document import Document
from stemma.analysis.lexicon import Flag, Lexicon
from stemma.model import Name, Span
from stemma.text import Word, fold, words

__all__ = ["Speaker", "Speakers"]


# A name that takes most of a label is who speaks.
_MOST = 0.6
# How many characters a name may stand before a relative pronoun, and before any pronoun.
_CLOSE = 80
# Between a name and a relative pronoun right after it stand a comma and a blank.
_NEXT = 2
_FAR = 600
# Forms of one name have so many letters in common.
_ALIKE = 3
# A label of more words is no name or role.
_LONGEST = 12


def _like(word: str, full: str) -> bool:
    """Say whether a word of a full name begins as this one does: inflected names differ later."""
    return any(w[:_ALIKE] == word[:_ALIKE] for w in full.split())


class Speaker(NamedTuple):
    """A resolved speaker: the name or role to show, and the name's key where there is one."""

    label: str
    key: str | None


class Speakers:
    """The persons of an article, and who spoke last while the article is read in order."""

    def __init__(self, doc: Document, lex: Lexicon) -> None:
        self.doc, self.lex = doc, lex
        self.names = doc.names
        self.full: dict[str, str] = {}
        for name in doc.names:
            shown = doc.text[name.start : name.end]
            if len(shown) > len(self.full.get(name.key, "")):
                self.full[name.key] = " ".join(shown.split())
        self.persons = {n.key for n in doc.names if n.kind == "person"}
        self.by_last: dict[str, set[str]] = {}
        for name in doc.names:
            shown = self.full[name.key]
            if name.kind == "person" and " " in shown:
                self.by_last.setdefault(shown.rsplit(" ", 1)[-1], set()).add(name.key)
        self.last: Speaker | None = None
        rows = lex.speech.according
        self.pointers = frozenset(w for r in rows if r.place == "none" for w in r.words)

    def resolve(self, source: tuple[Span, ...]) -> Speaker | None:
        """Return who the source phrase means, and remember it as the last who spoke."""
        found = self._resolve(source)
        if found is not None:
            self.last = found
        return found

    def _resolve(self, source: tuple[Span, ...]) -> Speaker | None:
        if not source:
            return None
        start, end = source[0][0], source[-1][1]
        found = words(self.doc.folded, start, end)
        if self._points_back(found):
            return self._antecedent(start)
        start = self._past_noun(start, found)
        first = bisect_left(self.doc.name_starts, start)
        inside = [
            n
            for n in self.names[first : bisect_left(self.doc.name_starts, end, first)]
            if n.end <= end
        ]
        persons = [n for n in inside if n.kind == "person" and not self._office(n)]
        whole_names = [n for n in persons if " " in self.doc.text[n.start : n.end]]
        person = next(iter(whole_names or persons), None)
        if person is not None and not self._belongs(person, start, end):
            return self._person(self._shown(person, end), person.key)
        label = self._label(start, end)
        if label in self.by_last:
            return self._person(label, None)
        if not label:
            return None
        begin = self.doc.text.find(label.split(" ")[0], start, end)
        opens = next((n for n in inside if n.start == begin and n.kind != "person"), None)
        if opens is not None and self._then_preposition(opens.end):
            return Speaker(self.doc.text[opens.start : opens.end], opens.key)
        whole = next((n for n in inside if n.end - n.start >= _MOST * len(label)), None)
        if whole is not None and whole.kind != "person":
            return Speaker(label, whole.key)
        return Speaker(label, None)

    def _office(self, name: Name) -> bool:
        """Say whether a name that was read as a person's begins with a role: 'Bộ Quốc phòng'."""
        first = words(self.doc.folded, name.start, name.end)[0]
        return bool(self.lex.bits(first.text) & Flag.ROLE)

    def _shown(self, person: Name, end: int) -> str:
        """Return the fullest form of a name that holds the words written here, and a surname's."""
        written = self.doc.text[person.start : person.end]
        full = self.full[person.key]
        if not all(_like(w, full.casefold()) for w in written.casefold().split()):
            return " ".join(written.split())
        after = words(self.doc.text, person.end, end)
        if full == written and " " not in written and after:
            between = self.doc.text[person.end : after[0].start]
            if between == " " and after[0].text[:1].isupper():
                return f"{written} {after[0].text}"
        return full

    def _then_preposition(self, at: int) -> bool:
        after = words(self.doc.folded, at, at + 20)
        return bool(after and self.lex.bits(after[0].text) & Flag.PREPOSITION)

    def _person(self, shown: str, key: str | None) -> Speaker:
        """Return a person under the full name, where one name alone ends in the word shown."""
        keys = self.by_last.get(shown, set())
        if " " not in shown and len(keys) == 1:
            full = next(iter(keys))
            return Speaker(self.full[full], full)
        return Speaker(shown, key)

    def _points_back(self, found: list[Word]) -> bool:
        if len(found) == 2 and found[0].text in self.lex.speech.possessives:
            return bool(self.lex.bits(found[1].text) & Flag.SOURCE_NOUN)
        if len(found) != 1:
            return False
        flags = self.lex.bits(found[0].text)
        whose = found[0].text in self.pointers or found[0].text in self.lex.speech.possessives
        return whose or bool(flags & (Flag.PRONOUN | Flag.RELATIVE))

    def _past_noun(self, start: int, found: list[Word]) -> int:
        """Return where the one who gave the words is named: after 'Angaben', 'report by'."""
        for i, word in enumerate(found[:-1]):
            bits = self.lex.bits(word.text)
            if bits & Flag.PREPOSITION:
                return start
            if bits & Flag.SOURCE_NOUN:
                after = found[i + 1]
                tied = self.lex.bits(after.text) & (Flag.LINKING | Flag.GENITIVE)
                if tied and not self.doc.folded[word.end : after.start].strip():
                    return after.end if i + 2 == len(found) else found[i + 2].start
                return start
        return start

    def _belongs(self, person: Name, start: int, end: int) -> bool:
        """Say whether the person is only named as somebody's ('a spokesman for Jane Roe')."""
        before = [w.text.lower() for w in words(self.doc.text, start, person.start)]
        if not before:
            after = self.doc.text[person.end : end]
            return after.startswith(("'s", "’s"))
        flags = self.lex.flags.get(before[-1], 0)
        return (
            bool(flags & (Flag.LINKING | Flag.GENITIVE))
            and "," not in self.doc.text[start : person.start]
        )

    def _label(self, start: int, end: int) -> str:
        """Return the words of a role or body, without article and apposition."""
        phrase = self.doc.text[start:end]
        cut = phrase.find(",")
        noun = any(self.lex.bits(w.text) & Flag.SOURCE_NOUN for w in words(phrase.lower()))
        if cut > 0 and not noun:
            phrase = phrase[:cut]
        parts = phrase.split()
        while len(parts) > 1 and self.lex.bits(parts[0].lower()) & Flag.ARTICLE:
            parts = parts[1:]
        parts = self._clean(parts)
        label = " ".join(parts)
        for elision in self.lex.speech.elisions:
            if self.lex.bits(elision) & Flag.ARTICLE and label.lower().startswith(elision):
                return label[len(elision) :]
        return label

    def _clean(self, parts: list[str]) -> list[str]:
        """Return the words of a label up to a verb, a clause or a time; none of what names nobody."""
        bits = [self.lex.bits(fold(p.strip("(),.;:\"'"))) for p in parts]
        while len(parts) > 1 and bits[0] & Flag.PREPOSITION and not self.lex.speech.articles:
            parts, bits = parts[1:], bits[1:]
        small = Flag.PREPOSITION | Flag.SUBORDINATOR | Flag.ADVERB | Flag.THAT
        if not parts or (bits[0] & small and parts[0][0].islower() and not bits[0] & Flag.ARTICLE):
            return []
        stops = Flag.FINITE | Flag.SPEECH | Flag.SUBORDINATOR | Flag.THAT
        if self.lex.speech.that_required:
            stops |= Flag.FINITE_LIKE
        for i in range(1, len(parts)):
            lower = parts[i][0].islower()
            if lower and bits[i] & stops and not bits[i] & (Flag.DETERMINER | Flag.ROLE):
                return self._ended(parts[:i], bits)
        return self._ended(parts, bits)

    @staticmethod
    def _ended(parts: list[str], bits: list[int]) -> list[str]:
        end = len(parts)
        small = Flag.PREPOSITION | Flag.ADVERB | Flag.COORDINATOR | Flag.DETERMINER
        while end > 1 and bits[end - 1] & small and parts[end - 1][0].islower():
            end -= 1
        return parts[:end] if end <= _LONGEST else []

    def _antecedent(self, before: int) -> Speaker | None:
        """Return whom a pronoun means, as far as that is safe.

        A person of its own sentence comes first, then who spoke last, then the last person named.
        """
        word = words(self.doc.folded, before, before + 12)
        impersonal = self.lex.speech.drops_subject and bool(word)
        if impersonal and self.lex.bits(word[0].text) & Flag.RELATIVE:
            return self._just_named(before)
        singular = bool(word) and word[0].text in self.lex.speech.person_pronouns
        named = [n for n in self.names if n.kind == "person" and n.end <= before]
        near = named[-1] if named else None
        sentence = self._sentence(before)
        if near is not None and near.start >= sentence and (singular or before - near.end < _CLOSE):
            return Speaker(self.full[near.key], near.key)
        if self.last is not None and (self._personal(self.last) or not singular):
            return self.last
        if near is not None and before - near.end < _FAR:
            return Speaker(self.full[near.key], near.key)
        return None

    def _just_named(self, before: int) -> Speaker | None:
        """Return the person whose name ends right before a relative pronoun."""
        near = next((n for n in self.names if 0 < before - n.end <= _NEXT), None)
        if near is None or near.kind != "person":
            return None
        return Speaker(self.full[near.key], near.key)

    def _sentence(self, at: int) -> int:
        index = bisect_right(self.doc.sentences, at, key=lambda s: s.start) - 1
        return self.doc.sentences[index].start if index >= 0 else 0

    def _personal(self, speaker: Speaker) -> bool:
        """Say whether a speaker is a person: a name of one, or a role."""
        if speaker.key in self.persons:
            return True
        parts = speaker.label.split()
        if speaker.key is None and len(parts) > 1 and all(x[0].isupper() for x in parts):
            return True
        return any(self.lex.bits(w.text) & Flag.ROLE for w in words(speaker.label.lower()))
