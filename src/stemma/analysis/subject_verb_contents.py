"""Contents where the subject stands before its verb: what follows the verb, or stood before."""

from __future__ import annotations

from stemma.analysis.cues import Cue, Range, trimmed
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
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
# 'To' stands so many words at most behind a verb that leads to another one.
_LEADS = 3


def subject_verb_content(unit: Unit, cue: Cue) -> tuple[list[Range], str]:
    """Return the ranges of what was said, and whether it is direct or indirect speech."""
    frames = cue.verb.frames
    if "number" in frames:
        counted = told_number(unit, cue) if cue.subject is not None else None
        return ([counted] if counted else []), "indirect"
    right = _after(unit, cue)
    if right is not None and cue.opened:
        right = _up_to_main(unit, right)
    if right is not None and cue.subject is not None:
        right = _in_relative(unit, right, cue.subject)
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
    """Return what goes on behind a cue between commas: 'The bill, he said, is late.'"""
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
    return _closed(unit, i + 1)


def _in_relative(unit: Unit, content: Range, subject: Range) -> Range:
    """Return what a relative clause tells, up to the verb of the clause around it."""
    first = unit.flags[subject[0]]
    if not first & Flag.RELATIVE or first & Flag.DETERMINER or unit.lex.speech.drops_subject:
        return content
    verb = Flag.FINITE | Flag.AUXILIARY
    for i in range(content[0] + 1, content[1] - 1):
        if unit.words[i] == "," and unit.flags[_past_adverbs(unit, i + 1)] & verb:
            return content[0], i
    return content


def _up_to_main(unit: Unit, content: Range) -> Range:
    """Return a content up to the main clause behind it, which has a subject of its own."""
    for i in range(content[0] + 1, content[1] - 1):
        if unit.words[i] != ",":
            continue
        stop = phrase_after(unit, i + 1, content[1])
        if i + 1 < stop < content[1] and unit.flags[stop] & (Flag.FINITE | Flag.AUXILIARY):
            return content[0], i
    return content


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
    if behind and unit.lex.speech.inverts and end - start >= _TOLD and not small:
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
    i = cue.right
    i = _skip_hearer(unit, cue, i)
    while i < n:
        flag, word = flags[i], words[i]
        if flag & Flag.QUOTE:
            return _closed(unit, i) if "quote" in frames else None
        if flag & Flag.THAT:
            return _closed(unit, i)
        if word in {":", ","} and flag & Flag.PUNCTUATION:
            if i + 1 < n and flags[i + 1] & (Flag.QUOTE | Flag.THAT):
                return _closed(unit, i + 1)
            if word == "," and i + 1 < n and flags[i + 1] & Flag.PREPOSITION:
                behind = _behind_insertion(unit, i + 1)
                return _closed(unit, behind) if behind else None
            if word == ":":
                return _closed(unit, i + 1) if i + 1 < n else None
            return None
        if word in _DASHES and i + 1 < n:
            behind = _behind_insertion(unit, i + 1)
            return _closed(unit, behind) if behind else None
        if flag & Flag.PUNCTUATION and word not in {"(", "$", "#"}:
            return None
        if (
            flag & Flag.INFINITIVE_MARK and not flag & Flag.PREPOSITION
        ) or word in unit.lex.speech.infinitive_marks:
            return _closed(unit, i) if "infinitive" in frames else None
        if flag & Flag.PREPOSITION and cue.verb.stance == "accuses" and "object" in frames:
            return _closed(unit, i)
        counted = i + 1 < n and flags[i + 1] & Flag.NUMBER and not unit.in_time(i + 1)
        if flag & Flag.PREPOSITION and not flag & Flag.SUBORDINATOR and not counted:
            skip = _skip_adverbial(unit, i)
            if skip == i or skip >= n:
                named = word in unit.lex.speech.content_prepositions
                return _closed(unit, i) if "object" in frames and named else None
            i = skip
            continue
        if (flag & Flag.ADVERB and not flag & Flag.DETERMINER) or unit.in_time(i):
            i += 1
            continue
        return _clause(unit, i, cue)
    return None


def _skip_hearer(unit: Unit, cue: Cue, at: int) -> int:
    if at >= len(unit):
        return at
    if cue.verb.addressee or unit.flags[at] & Flag.HEARER:
        stop = at + 1 if unit.flags[at] & Flag.HEARER else phrase_after(unit, at, len(unit))
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
        if flag & Flag.PRONOUN and not flag & Flag.DETERMINER and i > at + 1:
            return i
        i += 1
    return at


def _clause(unit: Unit, at: int, cue: Cue) -> Range | None:
    frames = cue.verb.frames
    rule = unit.lex.infinitive_rule
    content = _closed(unit, at)
    if content is None:
        return None
    if unit.flags[at] & Flag.SUBORDINATOR:
        asked = unit.words[at] in unit.lex.speech.questions
        return content if asked and {"clause", "that"} & set(frames) else None
    small = not unit.flags[at] & Flag.CAPITAL
    if "clause" in frames and small and rule and rule.search(unit.words[at]):
        return content
    # A contraction is a subject with its verb ('it's late').
    contracted = "'" in unit.words[at] and bool(unit.flags[at] & Flag.FINITE)
    finite = contracted or unit.has(content[0] + 1, content[1], Flag.FINITE)
    if "clause" in frames and finite and not unit.lex.speech.that_required:
        return content
    return _object(unit, _up_to_contrast(unit, content), cue) if "object" in frames else None


def _object(unit: Unit, content: Range, cue: Cue) -> Range:
    """Return what is named, up to the clause or the time that follows it.

    After a relative pronoun a second finite verb is that of the clause around it.
    """
    if unit.lex.speech.inverts or not unit.lex.speech.articles:
        return content
    start, end = content
    inside = cue.subject is not None and unit.flags[cue.subject[0]] & Flag.RELATIVE
    for i in range(start + 1, end):
        flag, after = unit.flags[i], unit.flags[i + 1] if i + 1 < end else 0
        comma = unit.words[i] == "," and after & (
            Flag.RELATIVE | Flag.SUBORDINATOR | Flag.FINITE | Flag.AUXILIARY | Flag.COORDINATOR
        )
        clause = flag & Flag.SUBORDINATOR and not flag & (Flag.RELATIVE | Flag.DETERMINER)
        clause = clause and not flag & Flag.AS_SAID
        verb = inside and flag & (Flag.AUXILIARY | Flag.FINITE) and not flag & Flag.CAPITAL
        if comma or clause or verb:
            return trimmed(unit, start, i)
    return content


def _up_to_contrast(unit: Unit, content: Range) -> Range:
    """Return what is named up to a clause that sets something against it ('…, but the city')."""
    for i in range(content[0] + 1, content[1] - 1):
        if unit.words[i] == "," and unit.flags[i + 1] & Flag.CONTRAST:
            return content[0], i
    return content


def _closed(unit: Unit, start: int) -> Range | None:
    """Return the range from `start` to the end of the unit, or to another who speaks."""
    flags, words = unit.flags, unit.words
    end = len(unit)
    if flags[start] & Flag.QUOTE and (
        start + 1 >= end
        or words[start + 1] in {",", ".", ";", ":"}
        or flags[start + 1] & Flag.QUOTE
    ):
        return start, start + 1
    for i in range(start + 1, end - 1):
        comma = words[i] == ","
        if words[i] == ";" or (comma and flags[i + 1] & Flag.ACCORDING):
            end = i
            break
        if (comma or flags[i] & Flag.COORDINATOR) and _speaks_next(unit, i + 1):
            end = i
            break
    end = _up_to_dash(unit, start, end)
    start, end = trimmed(unit, start, end)
    return (start, end) if start < end else None


def _up_to_dash(unit: Unit, start: int, end: int) -> int:
    """Return where a single dash with a noun phrase ends what was told ('… — an old demand')."""
    speech = unit.lex.speech
    if speech.inverts or not speech.articles:
        return end
    dashes = [i for i in range(start + 1, end) if unit.words[i] in _DASHES and _free(unit, i)]
    if len(dashes) != 1 or dashes[0] + 1 >= end:
        return end
    return dashes[0] if unit.flags[dashes[0] + 1] & Flag.ARTICLE else end


def _free(unit: Unit, i: int) -> bool:
    return unit.starts[i] > unit.ends[i - 1]


def _speaks_next(unit: Unit, at: int) -> bool:
    """Say whether somebody else speaks from here on: a subject and its verb of speech follow."""
    flags, n = unit.flags, len(unit)
    while at < n and flags[at] & (Flag.COORDINATOR | Flag.CONTRAST | Flag.AS_SAID):
        at += 1
    if at >= n or flags[at] & Flag.QUOTE:
        return False
    joined = bool(flags[at - 1] & Flag.COORDINATOR)
    if any(f.kind == "gerund" for f in unit.forms(at)) and (joined or unit.words[at - 1] == ","):
        return True
    if joined and unit.lex.speech.articles and not unit.lex.speech.drops_subject:
        verb = _past_adverbs(unit, at)
        if verb < n and _reports(unit, verb):
            return True
    verb = phrase_after(unit, at, n)
    if verb == at:
        return False
    while verb < n and flags[verb] & (Flag.ADVERB | Flag.AUXILIARY | Flag.NEGATION):
        verb += 1
    spoken = Flag.SPEECH | Flag.FINITE
    if verb >= n or flags[verb] & spoken != spoken:
        return False
    pronoun = verb - at == 1 and flags[at] & Flag.PRONOUN
    return not pronoun or _reports(unit, verb)


def _past_adverbs(unit: Unit, at: int) -> int:
    last = len(unit) - 1
    while at < last and unit.flags[at] & Flag.ADVERB and not unit.flags[at] & Flag.DETERMINER:
        at += 1
    return min(at, last)


def _reports(unit: Unit, at: int) -> bool:
    """Say whether a finite verb of reporting stands here, whose subject is that of another one."""
    if unit.words[at] in unit.lex.noun_verbs or unit.flags[at] & Flag.CAPITAL:
        return False
    if any(f.kind == "finite" and "quote" in f.verb.frames for f in unit.forms(at)):
        return True
    # 'went on to say': a verb that only leads to the one that tells.
    if not unit.flags[at] & Flag.FINITE:
        return False
    mark = unit.find(at + 1, min(len(unit), at + _LEADS), Flag.INFINITIVE_MARK)
    told = unit.forms(mark + 1) if 0 < mark + 1 < len(unit) else []
    return any(f.kind == "infinitive" and "quote" in f.verb.frames for f in told)


def _behind_insertion(unit: Unit, at: int) -> int:
    """Return where 'that' follows a phrase between commas ('said, in a letter, that'), or 0."""
    for i in range(at, min(len(unit) - 1, at + _INSERTED)):
        closed = unit.words[i] == unit.words[at - 1]
        if closed or unit.words[i] == ",":
            told = unit.flags[i + 1] & Flag.THAT
            if told or closed:
                return i + 1 if told else 0
    return 0
