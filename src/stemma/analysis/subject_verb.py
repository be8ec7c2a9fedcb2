"""Cues of languages in which the subject stands before its verb."""

from __future__ import annotations

from collections.abc import Iterator

from stemma.analysis.by_place import closes_with_comma
from stemma.analysis.cues import Cue, Range, needed
from stemma.analysis.documents import document_source
from stemma.analysis.governed import governing_chain, refuses
from stemma.analysis.hearers import phrase_behind
from stemma.analysis.lexicon import Flag, VerbForm
from stemma.analysis.noun_phrases import phrase_after, with_apposition
from stemma.analysis.subjects_before import main_subject_before, plausible, subject_before
from stemma.analysis.units import Piece, Unit
from stemma.analysis.verb_chains import (
    agrees,
    is_governed,
    leading_verb,
    past_needed,
    verb_chain,
)

__all__ = ["subject_verb_cues"]

_PARTING = frozenset({",", "–", "—", "-"})
# A relative clause of more words tells a story of its own.
_LONGEST = 20
_STOPS = frozenset({";", ":", ".", "–", "—"})
# Words that point at the sentence before are at most so many.
_POINTS = 4


def subject_verb_cues(unit: Unit, pieces: list[Piece]) -> Iterator[Cue]:
    """Return the cues of the unit in order."""
    del pieces
    return _cues(unit)


def _cues(unit: Unit) -> Iterator[Cue]:
    spoken: Range | None = None
    for i, flag in enumerate(unit.flags):
        if not flag & Flag.SPEECH or _possessed(unit, i) or refuses(unit, i):
            continue
        # A reading that asks for more words comes first ('argued for', then 'argued').
        for form in sorted(unit.forms(i), key=_order):
            cue = _cue(unit, i, form)
            if cue is not None:
                if cue.infinitive and spoken is not None:
                    cue.subject = spoken
                spoken = cue.subject or spoken
                yield cue
                break


def _order(form: VerbForm) -> tuple[bool, bool, int]:
    """Return what puts first a reading that asks for words, tells what is refused, or is longer."""
    refused = form.kind == "infinitive" and form.verb.negated is not None
    return not form.verb.needs, not refused, -len(form.rest)


def _possessed(unit: Unit, at: int) -> bool:
    """Say whether a genitive stands before the word, so that it is a noun ("owners' claims")."""
    before = unit.words[at - 1] if at else ""
    if before in {"'", "’"}:
        return unit.starts[at] > unit.ends[at - 1]
    return before.endswith(("'s", "’s")) and not unit.flags[at - 1] & (Flag.PRONOUN | Flag.FINITE)


def _cue(unit: Unit, at: int, form: VerbForm) -> Cue | None:
    flags = unit.flags
    chain, governed, refused = at, False, False
    if form.kind == "infinitive" and unit.lex.governors:
        chain, governed, refused = governing_chain(unit, verb_chain(unit, at))
    if at > 0 and flags[at] & Flag.CAPITAL and unit.block not in {"title", "heading"}:
        return None
    if (
        at > 0
        and not governed
        and not (flags[at - 1] & Flag.PREPOSITION and _reflexive_pronoun(unit, at - 1))
        and flags[at - 1] & (Flag.DETERMINER | Flag.PREPOSITION | Flag.GENITIVE)
        and not (
            flags[at - 1] & (Flag.PRONOUN | Flag.RELATIVE | Flag.INFINITIVE_MARK | Flag.AUXILIARY)
        )
    ):
        return None
    before = flags[at - 1] if at else 0
    if before & Flag.NUMBER and not before & (Flag.TIME | Flag.CAPITAL) and form.kind == "finite":
        # '40 pledged votes': what is counted is no verb.
        return None
    if not needed(unit, form, at + 1, min(at + 5, len(unit))):
        return None
    if not governed:
        chain = verb_chain(unit, at)
    auxiliary = governed or unit.has(
        chain, at, Flag.AUXILIARY | Flag.INFINITIVE_MARK | Flag.NEGATION
    )
    if form.kind == "finite" and not auxiliary and not agrees(unit, chain, at):
        return None
    if form.kind in {"participle", "infinitive"} and not auxiliary:
        return None
    helped = governed or unit.has(chain, at, Flag.AUXILIARY | Flag.NEGATION)
    if form.kind == "infinitive" and not helped:
        return None
    if auxiliary and not helped and not is_governed(unit, chain):
        return None
    both = form.kind == "participle" or any(f.kind == "participle" for f in unit.forms(at))
    passive = form.kind in {"finite", "participle"} and both and unit.has(chain, at, Flag.PASSIVE)
    at = past_needed(unit, form, at) + len(form.rest)
    cue = Cue(form.verb, [(_past_time(unit, chain, at), at + 1)], passive=passive)
    cue.negated = refused or unit.has(chain, at, Flag.NEGATION)
    cue.infinitive = form.kind == "gerund" and not auxiliary
    alone = form.verb.impersonal or _impersonal(unit, chain, at)
    if alone or form.verb.reflexive or form.verb.source_after:
        return _told_by_nobody(unit, form, cue) if alone or form.verb.source_after else None
    if cue.negated and _negation_behind(unit, at + 1):
        cue.words = [(cue.words[0][0], at + 2)]
    cue.back = _pointing(unit, chain)
    if cue.back is not None and cue.back[1] <= at:
        cue.words = [(max(chain, cue.back[1]), at + 1)]
    return _placed(unit, chain, at, cue)


def _told_by_nobody(unit: Unit, form: VerbForm, cue: Cue) -> Cue | None:
    """Read a verb without a subject, and the document that it takes its words from."""
    chain, end = cue.words[0]
    while chain < end - 1 and unit.flags[chain] & Flag.TIME:
        chain += 1
    end += end < len(unit) and _reflexive(unit, end)
    cue.words, cue.right, cue.impersonal = [(chain, end)], end, True
    source = document_source(unit, form, chain, end)
    if source is None and form.verb.source_after:
        return None
    if source is not None:
        cue.subject, cue.impersonal = source, False
        cue.right = max(end, source[1])
    if _that_follows(unit, cue.right):
        return cue
    closes = source is not None and chain > 1 and _ends(unit, cue.right)
    if closes and (unit.words[chain - 1] in _PARTING or unit.flags[chain - 1] & Flag.QUOTE):
        cue.left = chain
        return cue
    return None


def _negation_behind(unit: Unit, at: int) -> bool:
    """Say whether the second half of a negation follows the verb ('ne dément pas')."""
    if at >= len(unit):
        return False
    flag = unit.flags[at]
    return bool(flag & Flag.NEGATION) and not flag & (Flag.DETERMINER | Flag.COORDINATOR)


def _reflexive_pronoun(unit: Unit, at: int) -> bool:
    """Say whether a small word before the verb is its pronoun and no preposition ('se obávají')."""
    return unit.words[at] in unit.lex.speech.between and not unit.flags[at] & Flag.DETERMINER


def _reflexive(unit: Unit, at: int) -> bool:
    return unit.words[at] in unit.lex.speech.impersonals


def _impersonal(unit: Unit, chain: int, at: int) -> bool:
    """Say whether nobody is named as speaking: 'se espera que', 'szacuje się, że'."""
    around = [*range(chain, at), *range(at + 1, min(at + 2, len(unit)))]
    if not any(_reflexive(unit, i) for i in around):
        return False
    return subject_before(unit, chain) is None


def _that_follows(unit: Unit, at: int) -> bool:
    after = unit.flags[at : at + 2]
    comma = unit.words[at : at + 1] == [","]
    return any(f & Flag.THAT for f in (after[1:] if comma else after[:1]))


def _pointing(unit: Unit, chain: int) -> Range | None:
    """Return the words that open the unit and point at the sentence before ('así lo confirmó')."""
    for end in range(1, min(len(unit), _POINTS) + 1):
        if unit.text(0, end) in unit.lex.speech.reach_back and chain <= end:
            return 0, end
    if chain > 1 and unit.words[0] in unit.lex.speech.about:
        # 'Про загибель двох рятувальників повідомив X', 'О том, что мост закрыт, сообщил X'.
        clause = unit.has(1, min(4, chain), Flag.THAT)
        if clause or phrase_after(unit, 1, chain) == chain:
            return 0, chain - (unit.words[chain - 1] == ",")
    return None


def _placed(unit: Unit, chain: int, at: int, cue: Cue) -> Cue | None:
    flags, words = unit.flags, unit.words
    cue.right = cue.words[-1][1]
    if cue.passive:
        agent = unit.find(at + 1, min(at + 3, len(unit)), Flag.AGENT)
        if agent >= 0:
            stop = phrase_after(unit, agent + 1, len(unit))
            cue.subject = (agent + 1, stop)
            cue.object = subject_before(unit, chain)
            return cue if stop > agent + 1 else None
        return _by_nobody(unit, chain, at, cue)
    before = chain
    while before > 0 and words[before - 1] in _PARTING:
        before -= 1
    quoted = before > 0 and bool(flags[before - 1] & Flag.QUOTE)
    if (quoted or 0 < before < chain) and not cue.infinitive:
        (start, stop), via = phrase_behind(unit, at + 1)
        if (
            stop > start
            and (quoted or not _leads(unit, chain))
            and _somebody(unit, start, stop)
            and (quoted or (_ends(unit, stop) and _told_before(unit, chain, stop)))
        ):
            end = _with_relative(unit, with_apposition(unit, stop, len(unit)))
            cue.subject = (start, end)
            cue.left, cue.right, cue.via = before, cue.subject[1], via
            return cue
        if quoted and unit.lex.speech.drops_subject:
            cue.left = before
            return cue
    if cue.back is not None:
        (start, stop), cue.via = phrase_behind(unit, at + 1)
        cue.subject, cue.right = (start, stop), len(unit)
        return cue if stop > start else None
    if _told_inside(unit, chain):
        return None
    between = _between_quote_and(unit, chain) if not cue.infinitive else None
    if between is not None:
        cue.subject, cue.left = between
        return cue
    verb = _before_time(unit, leading_verb(unit, chain))
    subject = plausible(unit, subject_before(unit, verb), verb)
    if subject is None or cue.infinitive:
        inverted = _inverted_subject(unit, at) if not cue.infinitive else None
        subject = inverted or subject or plausible(unit, main_subject_before(unit, chain), chain)
        if subject is None:
            return cue if unit.lex.speech.drops_subject and not cue.infinitive else None
        if inverted:
            cue.right = inverted[1]
        cue.subject = subject
        return cue
    cue.subject = subject
    opener = flags[max(0, subject[0] - 1)] if subject[0] <= 1 else 0
    cue.opened = bool(opener & Flag.SUBORDINATOR) and not opener & Flag.DETERMINER
    prior = subject[0]
    while prior > 0 and words[prior - 1] in _PARTING:
        prior -= 1
    if 0 < prior < subject[0] or (prior > 0 and flags[prior - 1] & Flag.QUOTE):
        cue.left = prior
    return cue


def _past_time(unit: Unit, chain: int, at: int) -> int:
    """Return where a chain of verbs begins behind the time set before it, in free word order."""
    if unit.lex.speech.articles:
        return chain
    while chain < at and unit.flags[chain] & Flag.TIME:
        chain += 1
    return chain


def _before_time(unit: Unit, verb: int) -> int:
    """Return where a time between a subject and its verb begins ('министр во вторник заявил')."""
    if unit.lex.speech.articles:
        return verb
    first = verb
    while first > 0 and unit.flags[first - 1] & Flag.TIME:
        first -= 1
    timed = first < verb or bool(unit.flags[verb] & Flag.TIME)
    if timed and first > 1 and unit.flags[first - 1] & Flag.PREPOSITION:
        first -= 1
    return first if timed and first > 0 else verb


def _between_quote_and(unit: Unit, chain: int) -> tuple[Range, int] | None:
    """Return the words between a quotation that a comma closes and its verb, and where it ends.

    Whatever stands there speaks, with adjectives and appositions that look like verbs.
    """
    at = next(
        (i for i in range(chain - 1, max(-1, chain - _LONGEST), -1) if i in unit.quotes), None
    )
    if at is None or not closes_with_comma(unit, at):
        return None
    start = at + 1
    while start < chain and unit.flags[start] & Flag.PUNCTUATION:
        start += 1
    end = chain
    while end > start and unit.words[end - 1] == ",":
        end -= 1
    between = range(start, end)
    if start >= end or any(unit.flags[i] & (Flag.SPEECH | Flag.AUXILIARY) for i in between):
        return None
    small = unit.flags[start] & (
        Flag.PREPOSITION | Flag.ADVERB | Flag.SUBORDINATOR | Flag.COORDINATOR
    )
    stops = any(unit.words[i] in _STOPS for i in between)
    return None if small or stops else ((start, end), at + 1)


def _by_nobody(unit: Unit, chain: int, at: int, cue: Cue) -> Cue | None:
    """Read a passive that names nobody: 'X is expected to stay', 'X is known as Y'."""
    after = unit.flags[at + 1] if at + 1 < len(unit) else 0
    if not after & (Flag.INFINITIVE_MARK | Flag.AS_SAID) or unit.lex.speech.drops_subject:
        return None
    said = "quote" in cue.verb.frames and cue.verb.stance != "estimates"
    if after & Flag.INFINITIVE_MARK and "infinitive" not in cue.verb.frames:
        # 'is known to have left': nobody says it.
        return None
    if cue.verb.addressee or said:
        return None
    cue.object = subject_before(unit, chain)
    cue.impersonal = True
    return cue if cue.object is not None else None


def _leads(unit: Unit, chain: int) -> bool:
    """Say whether all before the verb is its subject, with an apposition between commas."""
    first = 0
    while first < chain and unit.flags[first] & (Flag.ADVERB | Flag.TIME):
        first += 1
    stop = phrase_after(unit, first, chain)
    if stop == first or unit.has(first, chain, Flag.FINITE):
        return False
    named = unit.has(first, stop, Flag.ROLE | Flag.NAMED)
    closing = with_apposition(unit, stop, chain)
    return named and stop < closing == chain - 1 and unit.words[closing] == ","


def _told_inside(unit: Unit, chain: int) -> bool:
    """Say whether the verb, its subject dropped, stands in what another one tells."""
    if not unit.lex.speech.drops_subject or chain < 2 or not unit.flags[chain - 1] & Flag.THAT:
        return False
    before = chain - 3 if unit.words[chain - 2] == "," else chain - 2
    return before >= 0 and bool(unit.flags[before] & Flag.SPEECH)


def _somebody(unit: Unit, start: int, stop: int) -> bool:
    """Say whether a phrase behind a verb can be who speaks, where nouns have articles."""
    if not unit.lex.speech.articles or not unit.lex.speech.inverts:
        return True
    return unit.has(start, stop, Flag.CAPITAL | Flag.ROLE | Flag.DETERMINER | Flag.PRONOUN)


def _told_before(unit: Unit, chain: int, stop: int) -> bool:
    """Say whether the content stood before a verb and the subject that ends at `stop`."""
    if not _ends(unit, stop):
        return False
    end = next((i for i in range(stop, len(unit)) if unit.words[i] == ";"), len(unit))
    behind = unit.has(stop, end, Flag.FINITE | Flag.THAT | Flag.QUOTE)
    return (unit.lex.speech.inverts and not behind) or subject_before(unit, chain) is None


def _with_relative(unit: Unit, stop: int) -> int:
    """Return where a subject behind its verb ends with the relative clause that closes the unit."""
    n = len(unit)
    begin = stop + 1 if stop < n and unit.words[stop] == "," else stop
    if begin >= n or not unit.flags[begin] & Flag.RELATIVE or unit.flags[begin] & Flag.DETERMINER:
        return stop
    end = unit.find(begin, n, Flag.QUOTE)
    end = n if end < 0 else end
    while end > begin and unit.flags[end - 1] & Flag.PUNCTUATION:
        end -= 1
    return end if end - begin <= _LONGEST else stop


def _inverted_subject(unit: Unit, at: int) -> Range | None:
    """Return a subject that follows the verb at the beginning of a clause ('explique-t-elle')."""
    i = at + 1
    if i < len(unit) and unit.flags[i] & (Flag.THAT | Flag.RELATIVE):
        return None
    if i < len(unit) and unit.flags[i] & Flag.PRONOUN and not unit.flags[i] & Flag.DETERMINER:
        return i, i + 1
    if unit.lex.speech.inverts:
        stop = phrase_after(unit, i, len(unit))
        if (
            stop > i
            and unit.has(i, stop, Flag.CAPITAL | Flag.ROLE)
            and not unit.flags[i] & Flag.THAT
        ):
            return i, stop
    return None


def _ends(unit: Unit, at: int) -> bool:
    """Say whether nothing but time, place or hearer follows: the content stood before."""
    return (
        at >= len(unit)
        or unit.words[at] in {".", ",", "!", "?", ";"}
        or bool(unit.flags[at] & (Flag.PREPOSITION | Flag.ADVERB | Flag.HEARER))
    )
