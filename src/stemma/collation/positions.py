"""What a mention does with a statement: asserts, attributes, denies, not_confirmed, questions."""

from __future__ import annotations

from functools import cache

import msgspec

from stemma.analysis.lexicon import lexicon
from stemma.collation.context import Witness
from stemma.collation.polarity import Signals
from stemma.collation.speakers import attribution_at, speaker_at
from stemma.collation.voices import lineage_voice
from stemma.languages import concept_table, language
from stemma.model import Attribution, Position, Span
from stemma.text import fold, words

__all__ = ["Stand", "is_verb_of_denial", "sentence_person", "stand_of", "told_by"]

# A denial reaches this far into its content: what comes later is said in another breath.
_REACH = 20
# A speaker's words longer than this are no name.
_LONGEST = 90
_HEAD = 6


class Stand(msgspec.Struct, frozen=True):
    """A mention's position, whom it is attributed to, and the voice that it counts for.

    `clear` says that the speaker is one: words that hold a verb or begin like no name are shown
    to nobody and tell nothing apart. `worded` says that a denial is in the words themselves (a
    quotation, 'nobody was hurt') and not in the verb of saying. `roles` are the concepts of the
    speaker's words, which are one in any language.
    """

    position: Position
    attributed_to: str | None
    voice: str
    clear: bool = True
    worded: bool = False
    roles: frozenset[str] = frozenset()


def stand_of(witness: Witness, span: Span, signals: Signals) -> Stand:
    """Return what the article does with the words of `span`, and whose they are."""
    attribution = attribution_at(witness, span.start, span.end)
    position = _position(witness, span, attribution, signals)
    if attribution is None:
        inner = _denial_inside(witness, span)
        if inner is not None:
            return told_by(witness, inner, "denies")
        denial = _unnamed_denial(witness, span)
        if denial is not None:
            position = "denies" if denial.stance == "denies" else "not_confirmed"
            voice = f"unclear:{witness.id}:{span.start}"
            return Stand(position, None, voice, clear=False)
        return Stand(position, None, lineage_voice(witness.lineage.id))
    return told_by(witness, attribution, position)


def _denial_inside(witness: Witness, span: Span) -> Attribution | None:
    """Return the denial that a span tells with its cue and its content ('who denied all')."""
    for a in witness.told.about(span.start, span.end):
        inside = a.stance == "denies" and a.content and (a.source or a.speaker)
        cue = any(span.start <= c.start and c.end <= span.end for c in a.cue)
        told = cue and inside and span.start <= a.content[0].start < span.end
        if told and not _is_step(witness, a):
            return a
    return None


def _unnamed_denial(witness: Witness, span: Span) -> Attribution | None:
    """Return the denial around a span that names nobody ('Denied that …')."""
    size = span.end - span.start
    for a in witness.told.about(span.start, span.end):
        if a.stance in {"denies", "not_confirmed"} and not (a.source or a.speaker):
            covered = sum(
                max(0, min(span.end, s.end) - max(span.start, s.start)) for s in a.content
            )
            if 2 * covered > size:
                return a
    return None


def told_by(witness: Witness, attribution: Attribution, position: Position) -> Stand:
    """Return the stand of words that an attribution gives to its source."""
    worded = attribution.kind == "direct" or not is_verb_of_denial(witness, attribution)
    person = sentence_person(witness, attribution)
    if person is not None:
        return Stand(position, person[0], f"speaker:{person[1]}", worded=worded)
    content = attribution.content[0] if attribution.content else attribution.cue[0]
    speaker = speaker_at(witness, content.start, content.end)
    name = attribution.speaker or _source(witness, attribution)
    if speaker is None or speaker.name != name:
        key = attribution.speaker_key or fold(name)
    else:
        key = speaker.key
    if _is_broken(witness, attribution, name):
        voice = f"unclear:{witness.id}:{content.start}"
        return Stand(position, None, voice, clear=False, worded=worded)
    roles = speaker.roles if speaker is not None else frozenset()
    return Stand(position, name, f"speaker:{key}", worded=worded, roles=roles)


def sentence_person(witness: Witness, attribution: Attribution) -> tuple[str, str] | None:
    """Return (name, key) of the last person named before a pronoun in its sentence, if one is."""
    if len(attribution.source) != 1:
        return None
    source = attribution.source[0]
    text = witness.article.text
    if fold(text[source.start : source.end]) not in _pronouns(witness.analysis.language):
        return None
    sentence = witness.sentence_of(source.start)
    if sentence is None:
        return None
    before = [
        n
        for n in witness.names.about(sentence.start, source.start)
        if n.kind == "person" and sentence.start <= n.start and n.end <= source.start
    ]
    if not before or len({n.key for n in before}) > 1:
        return None
    return text[before[-1].start : before[-1].end], before[-1].key


def is_verb_of_denial(witness: Witness, attribution: Attribution) -> bool:
    """Say whether the cue itself denies, and not only what is said."""
    lex = lexicon(witness.analysis.language)
    text = witness.article.text
    forms = [fold(w.text) for c in attribution.cue for w in words(text[c.start : c.end])]
    return lex is not None and any(
        "denies" in {entry.verb.stance, entry.verb.negated}
        for form in forms
        for entry in lex.verbs.get(form, ())
    )


def _source(witness: Witness, attribution: Attribution) -> str:
    return " … ".join(witness.article.text[s.start : s.end] for s in attribution.source)


@cache
def _pronouns(code: str) -> frozenset[str]:
    speech = language(code).speech
    return frozenset(fold(w) for w in speech.person_pronouns) if speech else frozenset()


@cache
def _no_name(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that no name begins with, and those that none holds."""
    speech = language(code).speech
    if speech is None:
        return frozenset(), frozenset()
    head = (*speech.infinitive_marks, *speech.prepositions, *speech.subordinators, *speech.that)
    return frozenset(map(fold, head)), frozenset(map(fold, speech.auxiliaries))


def _is_broken(witness: Witness, attribution: Attribution, name: str) -> bool:
    """Say whether the words of a source are no name and no role."""
    if fold(name).endswith(("'s", "s'")):
        return True
    if attribution.speaker_key is not None:
        return False
    head, verbs = _no_name(witness.analysis.language)
    parts = [fold(w.text) for w in words(name)]
    if not parts or len(name) > _LONGEST or parts[0] in head or "\n" in name:
        return True
    main = fold(name).split(",")[0].split()
    return any(p in verbs for p in main) or not _is_somebody(witness, attribution, name)


def _is_somebody(witness: Witness, attribution: Attribution, name: str) -> bool:
    """Say whether a source's words hold a name or a noun; a bare verb is nobody."""
    table = concept_table()
    for span in attribution.source:
        if any(span.start <= n.start < span.end for n in witness.names.about(span.start, span.end)):
            return True
        if any(
            span.start <= c.start < span.end and table[c.id].kind in {"role", "institution"}
            for c in witness.concepts.about(span.start, span.end)
        ):
            return True
    return len(name) > 2 and not name.endswith("ing")


def _position(
    witness: Witness, span: Span, attribution: Attribution | None, signals: Signals
) -> Position:
    stance = attribution.stance if attribution else None
    if attribution is not None and stance in {"denies", "not_confirmed"}:
        if not _reaches(attribution, span) or _is_step(witness, attribution):
            return "attributes"
        return "denies" if stance == "denies" else "not_confirmed"
    if any(signals.inside(span.start, span.end, "unconfirmed")):
        return "not_confirmed"
    if any(signals.inside(span.start, span.start + _HEAD, "doubt")):
        return "questions"
    sentence = witness.sentence_of(span.start)
    if sentence is not None and _asks(witness.article.text, span, sentence.end):
        return "questions"
    return "attributes" if stance is not None else "asserts"


def _asks(text: str, span: Span, end: int) -> bool:
    return text[span.start : end].rstrip("”“»\"' \n").endswith("?")


def _reaches(attribution: Attribution, span: Span) -> bool:
    return any(span.start <= s.start + _REACH for s in attribution.content[:1])


def _is_step(witness: Witness, attribution: Attribution) -> bool:
    """Say whether the cue is a step of a procedure: a senate that rejects a bill denies nothing."""
    table = concept_table()
    return any(
        table[c.id].kind == "step" and s.start <= c.start < s.end
        for s in attribution.cue
        for c in witness.concepts.about(s.start, s.end)
    )
