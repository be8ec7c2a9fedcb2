"""The words of speech of one language, compiled for looking up."""

from __future__ import annotations

from functools import cache
from typing import Final, Literal, NamedTuple

import regex

from stemma.languages.language import language
from stemma.languages.speech import According, Inflection, Speech, SpeechVerb

__all__ = ["Flag", "Lexicon", "VerbForm", "lexicon"]


class Flag:
    """Bits that say what a word can be; a word can be several things."""

    PRONOUN: Final = 1
    DETERMINER: Final = 2
    RELATIVE: Final = 4
    THAT: Final = 8
    SUBORDINATOR: Final = 16
    COORDINATOR: Final = 32
    PREPOSITION: Final = 64
    LINKING: Final = 128
    ADVERB: Final = 256
    NEGATION: Final = 512
    AUXILIARY: Final = 1024
    PASSIVE: Final = 2048
    MOOD: Final = 4096
    FINITE: Final = 8192
    SPEECH: Final = 16384
    INFINITIVE_MARK: Final = 32768
    PUNCTUATION: Final = 65536
    QUOTE: Final = 131072
    CAPITAL: Final = 262144
    NUMBER: Final = 524288
    GENITIVE: Final = 1048576
    ROLE: Final = 2097152
    HEARER: Final = 4194304
    REACH_BACK: Final = 8388608
    HEARSAY: Final = 16777216
    CONTRAST: Final = 33554432
    PARTICLE: Final = 67108864
    AS_SAID: Final = 134217728
    AGENT: Final = 268435456
    THUS: Final = 536870912
    SOURCE_NOUN: Final = 1073741824
    ESTIMATE: Final = 2147483648
    CONTINUES: Final = 4294967296
    EXPLETIVE: Final = 8589934592
    TIME: Final = 17179869184
    NAMED: Final = 34359738368
    ANAPHOR: Final = 68719476736
    ACCORDING: Final = 137438953472
    ARTICLE: Final = 274877906944
    FINITE_LIKE: Final = 549755813888
    MOOD_LIKE: Final = 1099511627776
    CLOSED: Final = (
        1 | 2 | 4 | 8 | 16 | 32 | 64 | 128 | 256 | 512 | 1024 | 2048 | 8192 | 32768 | 65536 | 131072
    )


class VerbForm(NamedTuple):
    """A form of a verb of speech: `particle` is what must stand at the end of the clause.

    `rest` are the words that follow the first one in a form of several words ('cho biết').
    """

    verb: SpeechVerb
    kind: Literal["finite", "participle", "infinitive", "gerund"]
    particle: str
    rest: tuple[str, ...] = ()


_LISTS = (
    ("pronouns", Flag.PRONOUN),
    ("determiners", Flag.DETERMINER),
    ("articles", Flag.ARTICLE | Flag.DETERMINER),
    ("genitives", Flag.GENITIVE | Flag.DETERMINER),
    ("relatives", Flag.RELATIVE),
    ("that", Flag.THAT),
    ("subordinators", Flag.SUBORDINATOR),
    ("coordinators", Flag.COORDINATOR),
    ("contrasts", Flag.CONTRAST),
    ("prepositions", Flag.PREPOSITION),
    ("linking", Flag.LINKING | Flag.PREPOSITION),
    ("adverbs", Flag.ADVERB),
    ("negations", Flag.NEGATION),
    ("auxiliaries", Flag.AUXILIARY | Flag.FINITE),
    ("passives", Flag.PASSIVE | Flag.FINITE),
    ("agents", Flag.AGENT),
    ("infinitive_marks", Flag.INFINITIVE_MARK),
    ("as_said", Flag.AS_SAID),
    ("thus", Flag.THUS),
    ("hearers", Flag.HEARER),
    ("roles", Flag.ROLE),
    ("mood", Flag.MOOD | Flag.FINITE),
    ("hearsay", Flag.HEARSAY | Flag.FINITE),
    ("finite", Flag.FINITE),
    ("reach_back", Flag.REACH_BACK),
    ("expletives", Flag.EXPLETIVE | Flag.PRONOUN),
    ("anaphors", Flag.ANAPHOR),
    ("source_nouns", Flag.SOURCE_NOUN),
    ("estimate_nouns", Flag.ESTIMATE | Flag.SOURCE_NOUN),
    ("weak_mood", Flag.CONTINUES | Flag.FINITE),
)


# Words whose bits are remembered; a stream of articles must not fill the memory.
_REMEMBERED = 1 << 15


class Lexicon:
    """All word lists of a speech part as bits by word, and the verbs by form."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.flags: dict[str, int] = {}
        self._begins: dict[int, tuple[str, ...]] = {}
        self._ends: dict[int, tuple[str, ...]] = {}
        self.verbs: dict[str, list[VerbForm]] = {}
        for name, bit in _LISTS:
            for word in getattr(speech, name):
                self._flag(word, bit)
        tables = {i.name: i for i in speech.inflection}
        for verb in speech.verb:
            self._verb(verb, tables)
        by_length = sorted(speech.clitics, key=lambda c: (-len(c), c))
        self.tied = (
            (speech.elisions, tuple(by_length)) if speech.elisions or speech.clitics else None
        )
        self.mood_rule = _rule(speech.mood_endings)
        self.oblique_rule = _rule(speech.oblique_forms)
        self.content_rule = _rule(speech.content_endings)
        self.infinitive_rule = _rule(speech.infinitive_endings)
        self.gerund_rule = _rule(speech.gerund_endings)
        self.nominative_rule = _rule(speech.nominative_forms)
        self.finite_rule = _rule(speech.finite_endings)
        self.according: tuple[tuple[str, According], ...] = tuple(
            (w, row) for row in speech.according for w in row.words
        )
        self.nouns = {w: row.stance for row in speech.noun for w in row.words}
        self.adverb_rule = _rule(speech.adverb_endings)
        self.noun_verbs = frozenset(speech.noun_verbs)
        self.source_rule = _rule(speech.source_ends)
        self.governors = _governors(speech)
        self.phrases = sorted({n for v in speech.verb for n in v.needs})
        self._known: dict[str, int] = {}

    def _flag(self, word: str, bit: int) -> None:
        if "*" in word:
            ends = self._ends if word[0] == "*" else self._begins
            ends[bit] = (*ends.get(bit, ()), word.strip("*"))
        else:
            self.flags[word] = self.flags.get(word, 0) | bit

    def _verb(self, verb: SpeechVerb, tables: dict[str, Inflection]) -> None:
        particle = verb.particle
        mark = self.speech.infinitive_marks[0] if self.speech.infinitive_marks else ""
        for kind, forms in _forms(verb, tables).items():
            for form in forms:
                if not particle:
                    self._add(form, VerbForm(verb, kind, ""))  # type: ignore[arg-type]
                elif kind == "finite":
                    self._add(form, VerbForm(verb, "finite", particle))
                    self._add(particle + form, VerbForm(verb, "finite", ""))
                else:
                    self._add(particle + form, VerbForm(verb, kind, ""))  # type: ignore[arg-type]
                    if kind == "infinitive":
                        self._add(particle + mark + form, VerbForm(verb, "infinitive", ""))
        if particle:
            self.flags[particle] = self.flags.get(particle, 0) | Flag.PARTICLE

    def _add(self, form: str, entry: VerbForm) -> None:
        form, *rest = form.split()
        if rest:
            entry = entry._replace(rest=tuple(rest))
        self.verbs.setdefault(form, []).append(entry)
        bit = Flag.SPEECH
        if not rest and entry.kind == "finite" and not entry.particle:
            bit |= Flag.FINITE
        self.flags[form] = self.flags.get(form, 0) | bit

    def bits(self, word: str) -> int:
        """Return the bits of a folded word."""
        known = self._known.get(word)
        if known is None:
            known = self.flags.get(word, 0)
            for bit, cores in self._begins.items():
                if word.startswith(cores):
                    known |= bit
            for bit, cores in self._ends.items():
                if word.endswith(cores):
                    known |= bit
            if self.finite_rule and not known & Flag.CLOSED and self.finite_rule.search(word):
                known |= Flag.FINITE_LIKE
            small = known & (Flag.CLOSED & ~Flag.FINITE | Flag.MOOD)
            if self.mood_rule and not small and self.mood_rule.search(word):
                known |= Flag.MOOD_LIKE
            if self.adverb_rule and not known and self.adverb_rule.search(word):
                known = Flag.ADVERB
            if len(self._known) < _REMEMBERED:
                self._known[word] = known
        return known


def _governors(speech: Speech) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Return the phrases that an infinitive depends on, the longest first, and which refuse it."""
    rows = [(tuple(p.split()), True) for p in speech.refusals]
    rows += [(tuple(p.split()), False) for p in speech.modals]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


def _rule(endings: tuple[str, ...]) -> regex.Pattern[str] | None:
    return regex.compile(f"(?:{'|'.join(endings)})$") if endings else None


def _forms(verb: SpeechVerb, tables: dict[str, Inflection]) -> dict[str, list[str]]:
    forms = {
        "finite": list(verb.forms),
        "participle": list(verb.participles),
        "infinitive": list(verb.infinitives),
        "gerund": list(verb.gerunds),
    }
    if verb.inflection is not None:
        table = tables[verb.inflection]
        for stem in verb.stems:
            for kind in forms:
                forms[kind] += [e.replace("{}", stem) for e in getattr(table, kind)]
    return forms


@cache
def lexicon(code: str) -> Lexicon | None:
    """Return the compiled speech part of a language, or None where its pack has none."""
    speech = language(code).speech
    return Lexicon(speech) if speech is not None else None
