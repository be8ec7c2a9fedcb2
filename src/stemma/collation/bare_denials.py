"""Denials without words of their own: where they stand, whose they are, what kind they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from stemma.collation.context import Witness
from stemma.collation.polarity import Signals
from stemma.collation.positions import Stand, is_verb_of_denial, told_by
from stemma.collation.speakers import speaker_at
from stemma.collation.voices import lineage_voice
from stemma.languages import concept_table, language
from stemma.model import Attribution, Position, Span
from stemma.text import fold, words

__all__ = ["Denial", "find_denials", "overlaps"]

# A clause longer than this says more than that something is denied.
_LONGEST = 110
# A quotation up to this length is the denial of what stands before it …
_REPLY = 60
# … and follows its verb at once.
_GAP = 3
# The outlet's own denial is a sentence of no more than this.
_ALONE = 50
# Whoever denies is named in no more words than this.
_NAME_WORDS = 6
# A word like 'such' stands among the first words of its content.
_FEW_WORDS, _HEAD = 5, 50
_CORE = frozenset({"act", "event", "state", "step", "harm"})


class Denial(NamedTuple):
    """A denial found: its clause, what it does, whose it is.

    A `reply` quotes a few words, one that `points` says 'such a' of what stands just before it;
    a `whole` one tells in its own clause what it denies.
    """

    span: Span
    stand: Stand
    reply: bool = False
    points: bool = False
    whole: bool = False


def find_denials(witness: Witness, signals: Signals) -> Iterator[Denial]:
    """Yield the bare denials in the order of the text, of one clause one."""
    found: list[Denial] = []
    for attribution in witness.analysis.attributions:
        if _is_bare(witness, attribution):
            found.append(_by_attribution(witness, attribution))
    for clause in witness.analysis.clauses:
        span = _trimmed(witness, clause.start, clause.end)
        if span.end - span.start <= _LONGEST:
            found += _by_phrase(witness, signals, span)
    last: Span | None = None
    for denial in sorted(found, key=lambda d: (d.span, d.stand.voice)):
        if last is None or not overlaps(denial.span, last):
            yield denial
            last = denial.span


def _by_attribution(witness: Witness, attribution: Attribution) -> Denial:
    """Return the denial that an attribution makes without content of its own."""
    position: Position = "denies" if attribution.stance == "denies" else "not_confirmed"
    span = _clause_of(witness, attribution)
    reply = attribution.kind == "direct"
    points = any(_points_back(witness, s) for s in attribution.content[:1])
    whole = not reply and not points and _has_matter(witness, span, attribution)
    return Denial(span, told_by(witness, attribution, position), reply, points, whole)


def _is_bare(witness: Witness, attribution: Attribution) -> bool:
    """Say whether a denial has no more content than a pronoun, or is a short reply."""
    if attribution.stance not in {"denies", "not_confirmed"} or not attribution.cue:
        return False
    small = _small_words(witness.analysis.language)
    text = witness.article.text
    if attribution.kind == "direct":
        size = sum(s.end - s.start for s in attribution.content)
        gap = attribution.content[0].start - attribution.cue[-1].end
        return size <= _REPLY and 0 < gap <= _GAP and is_verb_of_denial(witness, attribution)
    if any(_points_back(witness, Span(*s)) for s in attribution.content[:1]):
        return is_verb_of_denial(witness, attribution)
    taken = attribution.cue
    rest = [
        fold(w.text)
        for s in attribution.content
        for w in words(text[s.start : s.end])
        if not any(c.start <= s.start + w.start < c.end for c in taken)
    ]
    return all(w in small for w in rest)


def _points_back(witness: Witness, content: Span) -> bool:
    """Say whether a content begins with a word like 'such', which points at what was said."""
    pointing = _pointing(witness.analysis.language)
    head = words(witness.article.text[content.start : min(content.end, content.start + _HEAD)])
    return any(fold(w.text) in pointing for w in islice(head, _FEW_WORDS))


@cache
def _pointing(code: str) -> frozenset[str]:
    stating = language(code).stating
    return frozenset(map(fold, stating.pointing)) if stating else frozenset()


@cache
def _small_words(code: str) -> frozenset[str]:
    stating = language(code).stating
    return frozenset(map(fold, stating.anaphors)) if stating else frozenset()


def _clause_of(witness: Witness, attribution: Attribution) -> Span:
    """Return the clause of a denial: its source, cue and content and what stands between."""
    spans = [*attribution.source, *attribution.cue, *attribution.content]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    for clause in witness.analysis.clauses:
        if clause.start <= start < clause.end and clause.end - clause.start <= _LONGEST:
            return _trimmed(witness, clause.start, max(end, clause.end))
    return _trimmed(witness, start, end)


def _trimmed(witness: Witness, start: int, end: int) -> Span:
    text = witness.article.text
    while start < end and not (text[start].isalnum() or text[start] in '„“«"'):
        start += 1
    while end > start and text[end - 1] in " \n\t,;:–—-.":
        end -= 1
    return Span(start, end)


def _by_phrase(witness: Witness, signals: Signals, span: Span) -> Iterator[Denial]:
    """Yield the denial that a clause makes by a phrase and without telling what it denies."""
    hit = next(signals.inside(span.start, span.end, "denial"), None)
    position: Position = "denies"
    if hit is None:
        hit = next(signals.inside(span.start, span.end, "unconfirmed"), None)
        position = "not_confirmed"
    if hit is None or _has_core(witness, span, (Span(hit.start, hit.end),)):
        return
    reply = witness.article.text[span.end : span.end + 3].lstrip().startswith(":")
    speaker = speaker_at(witness, span.start, span.end)
    if speaker is not None:
        stand = Stand(position, speaker.name, f"speaker:{speaker.key}", roles=speaker.roles)
        yield Denial(span, stand, reply)
        return
    names = [
        n
        for n in witness.names.about(span.start, span.end)
        if n.kind in {"person", "organisation"} and span.start <= n.start < span.end
    ]
    if names:
        text = witness.article.text[names[0].start : names[0].end]
        yield Denial(span, Stand(position, text, f"speaker:{names[0].key}"), reply)
        return
    role = _subject(witness, span, hit.start) or _role(witness, span)
    if role is not None:
        yield Denial(span, Stand(position, role, f"speaker:{fold(role)}"), reply)
    elif _is_sentence(witness, span):
        yield Denial(span, Stand(position, None, lineage_voice(witness.lineage.id)), reply)


def _has_core(witness: Witness, span: Span, without: Sequence[Span]) -> bool:
    """Say whether a clause tells, outside the words of its denial, what happened or how many."""
    table = concept_table()
    counted = witness.quantities.about(span.start, span.end)
    if any(span.start <= q.start < span.end for q in counted):
        return True
    return any(
        span.start <= c.start < span.end
        and table[c.id].kind in _CORE
        and not any(w.start <= c.start < w.end for w in without)
        for c in witness.concepts.about(span.start, span.end)
    )


def _is_sentence(witness: Witness, span: Span) -> bool:
    """Say whether a clause is a sentence of its own, short enough to be no more than a denial."""
    sentence = witness.sentence_of(span.start)
    return sentence is not None and sentence.end - sentence.start <= _ALONE


def _subject(witness: Witness, span: Span, end: int) -> str | None:
    """Return the words before the phrase of a denial, where they are more than pronouns."""
    text = witness.article.text[span.start : end].strip(" ,:–—„“”«»\"'")
    small = _small_words(witness.analysis.language)
    told = [w.text for w in words(text) if fold(w.text) not in small]
    if 0 < len(told) <= _NAME_WORDS and any(w[0].isupper() for w in told):
        return text
    return None


def _has_matter(witness: Witness, span: Span, attribution: Attribution) -> bool:
    """Say whether a clause tells, outside source, cue and content, what is denied."""
    table = concept_table()
    taken = (*attribution.source, *attribution.cue, *attribution.content)
    return any(
        span.start <= c.start < span.end
        and table[c.id].kind in _CORE | {"thing"}
        and not any(w.start <= c.start < w.end for w in taken)
        for c in witness.concepts.about(span.start, span.end)
    )


def _role(witness: Witness, span: Span) -> str | None:
    table = concept_table()
    for concept in witness.concepts.about(span.start, span.end):
        inside = span.start <= concept.start < span.end
        if inside and table[concept.id].kind in {"role", "institution"}:
            return witness.article.text[concept.start : concept.end]
    return None


def overlaps(a: Span, b: Span) -> bool:
    """Say whether two spans have a place in common."""
    return a.start < b.end and b.start < a.end
