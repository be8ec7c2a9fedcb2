"""Contents where the subject stands before its verb: what follows the verb, or stood before."""

from __future__ import annotations

from stemma.analysis.by_place import closes_with_comma
from stemma.analysis.content_ends import (
    closed_content,
    object_alone,
    up_to_contrast,
    up_to_main,
    within_relative,
)
from stemma.analysis.cues import Cue, Range, trimmed
from stemma.analysis.governed import infinitive_after, past_hearer
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import is_name, phrase_after
from stemma.analysis.told_numbers import told_number
from stemma.analysis.units import Unit

__all__ = ["subject_verb_content"]

# How many words a phrase between the verb and its content may have.
_INSERTED = 15
# Words of so few letters before a period may be abbreviations.
_SHORT = 3
# So many words before a verb of speech and its subject are a statement, its verb known or not.
_TOLD = 3
_DASHES = frozenset({"–", "—", "-", "--"})


def subject_verb_content(unit: Unit, cue: Cue) -> tuple[list[Range], str]:
    """Return the ranges of what was said, and whether it is direct or indirect speech."""
    frames = cue.verb.frames
    if "number" in frames:
        counted = told_number(unit, cue) if cue.subject is not None else None
        return ([counted] if counted else []), "indirect"
    right = _after(unit, cue)
    if right is not None and cue.opened:
        right = up_to_main(unit, right)
    if right is not None and cue.subject is not None:
        right = within_relative(unit, right, cue.subject)
    if cue.passive and cue.object is not None and cue.subject is None:
        right = right or _called(unit, cue)
        return ([trimmed(unit, *cue.object), right] if right else []), "indirect"
    left = _before(unit, cue)
    if left is not None and unit.flags[left[1] - 1] & Flag.QUOTE and "quote" in frames:
        more = [right] if right and unit.flags[right[0]] & Flag.QUOTE else []
        return [left, *more], "direct"
    if right is not None:
        direct = unit.flags[right[0]] & Flag.QUOTE and right[1] - right[0] == 1
        return [right], "direct" if direct else "indirect"
    if "clause" in frames and cue.left is not None:
        goes_on = _goes_on(unit, cue)
        if left is not None:
            return ([left, goes_on] if goes_on else [left]), "indirect"
        if goes_on is not None:
            head = trimmed(unit, 0, cue.left)
            small = Flag.PREPOSITION | Flag.ADVERB | Flag.SUBORDINATOR | Flag.TIME
            whole = head[0] < head[1] and not unit.flags[head[0]] & small
            return ([head, goes_on] if whole else [goes_on]), "indirect"
    return [], "indirect"


def _goes_on(unit: Unit, cue: Cue) -> Range | None:
    """Return what goes on behind a cue between commas: 'The bill, he said, is late'."""
    speech, n = unit.lex.speech, len(unit)
    if speech.inverts or speech.drops_subject or cue.subject is None:
        return None
    i = cue.words[-1][1] if cue.subject[1] <= cue.words[0][0] else cue.subject[1]
    while i < n and i - cue.right <= _INSERTED and unit.words[i] != ",":
        if unit.flags[i] & (Flag.PUNCTUATION | Flag.QUOTE | Flag.FINITE | Flag.THAT):
            return None
        i += 1
    if i + 1 >= n or unit.words[i] != ",":
        return None
    first = unit.flags[i + 1]
    away = first & (Flag.RELATIVE | Flag.CONTRAST | Flag.QUOTE) and not first & Flag.DETERMINER
    gerund = unit.lex.gerund_rule
    if away or (gerund and gerund.search(unit.words[i + 1]) and not first & Flag.PREPOSITION):
        return None
    return closed_content(unit, i + 1)


def _called(unit: Unit, cue: Cue) -> Range | None:
    """Return what somebody is called or seen as, up to the next mark."""
    end = next(
        (i for i in range(cue.right, len(unit)) if unit.flags[i] & Flag.PUNCTUATION), len(unit)
    )
    return (cue.right, end) if end > cue.right + 1 else None


def _before(unit: Unit, cue: Cue) -> Range | None:
    if cue.left is None:
        return None
    start, end = trimmed(unit, _beginning(unit, cue.left), cue.left)
    if start >= end or unit.flags[start] & Flag.ACCORDING:
        return None
    if unit.flags[end - 1] & Flag.QUOTE:
        if end == cue.left and is_name(unit, end - 1) and not closes_with_comma(unit, end - 1):
            # 'In a talk with "Norpress" the mayor said': a quoted name is not what he said.
            return None
        prior = unit.words[end - 2] if end >= 2 else ""
        spoken = prior == "," and unit.has(start, end - 1, Flag.SPEECH)
        if end - start > 1 and (spoken or prior == ":"):
            return end - 1, end
        return start, end
    if _tells_already(unit, start, end):
        return None
    told = unit.has(start, end, Flag.FINITE) or unit.block in {"title", "heading"}
    behind = cue.subject is not None and cue.subject[0] >= cue.words[0][0]
    small = unit.flags[start] & (Flag.PREPOSITION | Flag.ADVERB | Flag.SUBORDINATOR)
    # A turn of a dialogue, whatever it begins with.
    turn = unit.words[0] in _DASHES
    if behind and unit.lex.speech.inverts and (turn or (end - start >= _TOLD and not small)):
        return start, end
    closes = all(f & Flag.PUNCTUATION for f in unit.flags[max(cue.right, cue.words[-1][1]) :])
    # 'He works elsewhere, she said.': the verb may be in no list.
    whole = closes and end - start > _TOLD and not small and unit.lex.speech.articles
    return (start, end) if told or whole else None


def _tells_already(unit: Unit, start: int, end: int) -> bool:
    """Say whether another verb tells what stands before a cue ('X said that …, he should say')."""
    if unit.lex.speech.drops_subject or unit.lex.speech.inverts:
        return False
    return any(
        unit.flags[i] & Flag.SPEECH and unit.flags[i + 1] & Flag.THAT for i in range(start, end - 1)
    )


def _beginning(unit: Unit, left: int) -> int:
    """Return where the sentence or the half of it that ends at `left` begins."""
    if not unit.lex.speech.inverts or unit.flags[left - 1] & Flag.QUOTE:
        return 0
    for i in range(left - 2, 0, -1):
        ended = unit.words[i] == "." and len(unit.words[i - 1]) > _SHORT
        if unit.words[i] == ";" or (ended and unit.flags[i + 1] & Flag.CAPITAL):
            return i + 1
    return 0


def _after(unit: Unit, cue: Cue) -> Range | None:
    flags, words, frames = unit.flags, unit.words, cue.verb.frames
    n = len(unit)
    i = _past_second_verb(unit, cue.right)
    i = _skip_hearer(unit, cue, i)
    while i < n:
        flag, word = flags[i], words[i]
        if flag & Flag.QUOTE:
            return closed_content(unit, i) if "quote" in frames else None
        if flag & Flag.THAT:
            return closed_content(unit, i)
        if word in {":", ","} and flag & Flag.PUNCTUATION:
            if i + 1 < n and flags[i + 1] & (Flag.QUOTE | Flag.THAT):
                return closed_content(unit, i + 1)
            if word == "," and i + 1 < n and _inserted(unit, i + 1):
                behind = _behind_insertion(unit, i + 1)
                return closed_content(unit, behind) if behind else None
            if word == ":":
                return closed_content(unit, i + 1) if i + 1 < n else None
            return None
        if word in _DASHES and i + 1 < n:
            behind = _behind_insertion(unit, i + 1)
            return closed_content(unit, behind) if behind else None
        if flag & Flag.PUNCTUATION and word not in {"(", "$", "#"}:
            return None
        if flag & Flag.NEGATION and i + 1 < n and flags[i + 1] & Flag.INFINITIVE_MARK:
            # 'told them not to wait'
            return closed_content(unit, i) if "infinitive" in frames else None
        if (
            flag & Flag.INFINITIVE_MARK and not flag & Flag.PREPOSITION
        ) or word in unit.lex.speech.infinitive_marks:
            return closed_content(unit, i) if "infinitive" in frames else None
        if infinitive_after(unit, i):
            told = {"clause", "that", "infinitive", "object"} & set(frames)
            return closed_content(unit, i) if told else None
        if cue.verb.stance != "accuses" and past_hearer(unit, i) > i:
            cue.via, i = (i, past_hearer(unit, i)), past_hearer(unit, i)
            continue
        if flag & Flag.PREPOSITION and cue.verb.stance == "accuses" and "object" in frames:
            return closed_content(unit, i)
        counted = i + 1 < n and flags[i + 1] & Flag.NUMBER and not unit.in_time(i + 1)
        if flag & Flag.PREPOSITION and not flag & Flag.SUBORDINATOR and not counted:
            skip = _skip_adverbial(unit, i)
            if skip == i or skip >= n:
                named = word in unit.lex.speech.content_prepositions
                return closed_content(unit, i) if "object" in frames and named else None
            i = skip
            continue
        if (flag & Flag.ADVERB and not flag & Flag.DETERMINER) or unit.in_time(i):
            i += 1
            continue
        return _clause(unit, i, cue)
    return None


def _past_second_verb(unit: Unit, at: int) -> int:
    """Return where a verb ends that shares its content with the one before ('nor denied it')."""
    if at >= len(unit) or not unit.flags[at] & Flag.COORDINATOR:
        return at
    verb = at + 1
    small = Flag.NEGATION | Flag.AUXILIARY
    while verb < len(unit) and unit.flags[verb] & small and not unit.flags[verb] & Flag.SPEECH:
        verb += 1
    told = verb < len(unit) and verb > at + 1 and unit.flags[verb] & Flag.SPEECH
    return verb + 1 if told else at


def _skip_hearer(unit: Unit, cue: Cue, at: int) -> int:
    if at >= len(unit):
        return at
    if cue.verb.addressee or unit.flags[at] & Flag.HEARER:
        # 'told her supporters that', 'told her that'
        whose = cue.verb.addressee and unit.flags[at] & Flag.DETERMINER
        stop = phrase_after(unit, at, len(unit)) if whose or not unit.flags[at] & Flag.HEARER else 0
        stop = max(stop, at + 1) if unit.flags[at] & Flag.HEARER else stop
        if stop > at:
            cue.via = (at, stop)
            return stop
    return at


def _skip_adverbial(unit: Unit, at: int) -> int:
    """Return the end of a prepositional phrase between verb and content ('in a statement')."""
    flags = unit.flags
    i = at + 1
    while i < len(unit) and i - at <= 8:
        flag = flags[i]
        if flag & (Flag.THAT | Flag.QUOTE) or (flag & Flag.PUNCTUATION and unit.words[i] in ",:."):
            return i
        if infinitive_after(unit, i):
            return i
        if flag & Flag.PRONOUN and not flag & Flag.DETERMINER and i > at + 1:
            return i
        i += 1
    return at


def _clause(unit: Unit, at: int, cue: Cue) -> Range | None:
    frames = cue.verb.frames
    rule = unit.lex.infinitive_rule
    content = closed_content(unit, at)
    if content is None:
        return None
    if unit.flags[at] & Flag.SUBORDINATOR:
        asked = unit.words[at] in unit.lex.speech.questions
        return content if asked and {"clause", "that"} & set(frames) else None
    first = at
    while first < content[1] - 1 and unit.flags[first] & Flag.NEGATION:
        first += 1
    small = not unit.flags[first] & Flag.CAPITAL
    if "clause" in frames and small and rule and rule.search(unit.words[first]):
        return content
    # A contraction is a subject with its verb ('it's late').
    contracted = "'" in unit.words[at] and bool(unit.flags[at] & Flag.FINITE)
    end = content[1]
    if frames[0] == "object":
        # A relative clause behind what is named makes no clause of it.
        end = object_alone(unit, content, cue)[1]
    finite = contracted or unit.has(content[0] + 1, end, Flag.FINITE)
    if "clause" in frames and finite and not unit.lex.speech.that_required:
        return content
    return object_alone(unit, up_to_contrast(unit, content), cue) if "object" in frames else None


def _inserted(unit: Unit, at: int) -> bool:
    """Say whether words set off begin here: a preposition, a gerund ('citando a un testigo')."""
    gerund = unit.lex.gerund_rule
    if unit.flags[at] & Flag.PREPOSITION:
        return True
    return unit.lex.speech.inverts and gerund is not None and bool(gerund.search(unit.words[at]))


def _behind_insertion(unit: Unit, at: int) -> int:
    """Return where 'that' follows a phrase between commas ('said, in a letter, that'), or 0."""
    for i in range(at, min(len(unit) - 1, at + _INSERTED)):
        closed = unit.words[i] == unit.words[at - 1]
        if closed or unit.words[i] == ",":
            linked = i + 2 < len(unit) and unit.words[i + 1] in unit.lex.speech.infinitive_links
            first = i + 1 + linked
            told = unit.flags[first] & Flag.THAT
            if told or closed:
                return first if told else 0
    return 0
