"""Speakers: who a source phrase means, as far as the article lets one tell safely."""

from __future__ import annotations

from typing import NamedTuple

from stemma.analysis.document import Document
from stemma.analysis.lexicon import Flag, Lexicon
from stemma.model import Name, Span
from stemma.text import words

__all__ = ["Speaker", "Speakers"]


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
        self.last: Speaker | None = None

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
        phrase = self.doc.text[start:end]
        if self._is_pronoun(phrase):
            return self._antecedent(start)
        inside = [n for n in self.names if start <= n.start and n.end <= end]
        person = next((n for n in inside if n.kind == "person"), None)
        if person is not None and not self._belongs(person, start, end):
            return Speaker(self.full[person.key], person.key)
        label = self._label(start, end)
        whole = next((n for n in inside if n.end - n.start >= 0.6 * len(label)), None)
        if whole is not None and whole.kind != "person":
            return Speaker(label, whole.key)
        return Speaker(label, None) if label else None

    def _is_pronoun(self, phrase: str) -> bool:
        found = words(phrase.lower())
        return len(found) == 1 and bool(
            self.lex.flags.get(found[0].text, 0) & (Flag.PRONOUN | Flag.RELATIVE)
        )

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
        phrase = self.doc.text[start:end]
        cut = phrase.find(",")
        if cut > 0:
            phrase = phrase[:cut]
        return " ".join(phrase.split())

    def _antecedent(self, before: int) -> Speaker | None:
        """Return the last person who spoke, or the last person named before the place."""
        if self.last is not None:
            return self.last
        near = [n for n in self.names if n.kind == "person" and n.end <= before]
        if near and before - near[-1].end < 600:
            return Speaker(self.full[near[-1].key], near[-1].key)
        return None
