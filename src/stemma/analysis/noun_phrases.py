"""Noun phrases: where the words that name somebody begin and end.

A phrase goes with title, name, apposition, parenthesis, genitive and attached prepositions.
"""

from __future__ import annotations

from functools import cache

from stemma.analysis.lexicon import Flag
from stemma.analysis.units import Unit
from stemma.languages.agencies import agencies
from stemma.text import fold

__all__ = ["agency_words", "is_name", "phrase_after", "with_apposition"]

_HEAD = Flag.CAPITAL | Flag.NUMBER | Flag.QUOTE
_BREAK = Flag.FINITE | Flag.NEGATION | Flag.SUBORDINATOR | Flag.INFINITIVE_MARK | Flag.PARTICLE
_ENDS_NAMES = Flag.NEGATION | Flag.HEARER
_LOOK = 5


@cache
def agency_words() -> frozenset[str]:
    """Return the names of news agencies that are one word, folded."""
    return frozenset(fold(s) for a in agencies() for s in a.spellings if " " not in s)


def phrase_after(unit: Unit, start: int, end: int) -> int:
    """Return the end of the noun phrase that begins at `start`, `start` where there is none."""
    if start >= end:
        return start
    first = unit.flags[start]
    nouns = unit.doc.language.general.capitals == "nouns"
    if first & Flag.PRONOUN:
        follows = (
            _head_follows(unit, start + 1, end) if nouns else _noun_follows(unit, start + 1, end)
        )
        if not (first & Flag.DETERMINER and follows):
            return start + 1
    return _german_like(unit, start, end) if nouns else _by_names(unit, start, end)


def _noun_follows(unit: Unit, at: int, end: int) -> bool:
    """Say whether the next word is no small word and no verb, where nouns have no capitals."""
    return at < end and not unit.flags[at] & (Flag.CLOSED | Flag.SPEECH)


def _head_follows(unit: Unit, start: int, end: int) -> bool:
    """Say whether a capitalised word follows with nothing but adjectives before it."""
    for i in range(start, min(end, start + _LOOK)):
        flag = unit.flags[i]
        if flag & _HEAD:
            return True
        if flag & Flag.FINITE_LIKE and _adjective(unit, i, end):
            continue
        if flag & (_BREAK | Flag.PREPOSITION | Flag.PUNCTUATION | Flag.ADVERB) or (
            flag & Flag.DETERMINER and i > start
        ):
            return False
    return False


def _adjective(unit: Unit, i: int, end: int) -> bool:
    """Say whether a word whose ending is a verb's too stands right before its noun."""
    while (
        i + 1 < end
        and unit.words[i][-1] in "nesrm"
        and not unit.flags[i] & Flag.CLOSED & ~Flag.FINITE
    ):
        i += 1
        if unit.flags[i] & Flag.CAPITAL:
            return True
    return False


def _german_like(unit: Unit, start: int, end: int) -> int:
    """Languages in which every noun is capitalised: a phrase is adjectives, nouns, genitives."""
    i, named, head = start, False, False
    while i < end:
        flag = unit.flags[i]
        if flag & (Flag.QUOTE | Flag.PUNCTUATION):
            named_so = flag & Flag.QUOTE and (i == start or unit.flags[start] & Flag.DETERMINER)
            after = _past_mark(unit, i, end) if head or named_so else i
            head = head or after > i
        elif (flag & Flag.NUMBER and (named or _counts(unit, i, end))) or (
            head and _another(unit, i)
        ):
            break
        elif _noun_like(unit, i, start) and not (flag & Flag.PRONOUN and head):
            before = unit.flags[i - 1]
            named = head and flag & Flag.CAPITAL != 0 and not before & Flag.DETERMINER
            head, after = True, i + 1
        elif flag & _BREAK and not flag & (Flag.DETERMINER | Flag.LINKING):
            noun = head and unit.flags[i - 1] & Flag.CAPITAL
            if noun or not (flag & Flag.FINITE_LIKE and _adjective(unit, i, end)):
                break
            after = i + 1
        elif flag & Flag.DETERMINER:
            after = _past_determiner(unit, i, end, (start, head, named))
        elif flag & (Flag.LINKING | Flag.COORDINATOR):
            after = i + 1 if head and _goes_on(unit, i, end) else i
        elif flag & (Flag.PREPOSITION | Flag.ADVERB | Flag.PRONOUN):
            break
        else:
            noun = head and unit.flags[i - 1] & Flag.CAPITAL
            if noun and unit.flags[i - 1] & Flag.SOURCE_NOUN and unit.words[i].endswith("er"):
                # 'Berichten britischer Zeitungen': whose words they are, without an article.
                noun = 0
            after = i + 1 if not noun and _head_follows(unit, i, end) else i
        if after == i:
            break
        i = after
    return i if head else start


def _counts(unit: Unit, i: int, end: int) -> bool:
    """Say whether a number behind a noun counts the next one ('der Gewerkschaft 2.800 Arbeiter')."""
    after = unit.flags[i + 1] if i + 1 < end else 0
    noun = after & Flag.CAPITAL and not after & Flag.NAMED
    return i > 0 and bool(unit.flags[i - 1] & Flag.CAPITAL and noun)


def _another(unit: Unit, i: int) -> bool:
    """Say whether a common noun right behind a name begins another phrase ('laut Reuters Schüsse')."""
    flag, before = unit.flags[i], unit.flags[i - 1]
    names = Flag.NAMED | Flag.ROLE | Flag.DETERMINER
    noun = flag & Flag.CAPITAL and not flag & (names | Flag.QUOTE | Flag.NUMBER)
    return bool(noun and before & Flag.NAMED)


def _noun_like(unit: Unit, i: int, start: int) -> bool:
    """Say whether a word is written like a noun; an article that opens a sentence is none."""
    flag = unit.flags[i]
    if flag & Flag.DETERMINER and i == start:
        return bool(flag & (Flag.NUMBER | Flag.NAMED))
    # 'ndr.de': the address of a page is a name.
    if flag & (Flag.CAPITAL | Flag.NUMBER) or "." in unit.words[i][1:-1]:
        return True
    # 'ai-Bericht': a noun behind a hyphen.
    return "-" in unit.words[i] and not unit.doc.text[unit.starts[i] : unit.ends[i]].islower()


def _past_mark(unit: Unit, i: int, end: int) -> int:
    """Return where a phrase goes on after a name in quotation marks, a parenthesis, a hyphen."""
    word = unit.words[i]
    if unit.flags[i] & Flag.QUOTE:
        return i + 1 if is_name(unit, i) else i
    if word == "(":
        close = _closing(unit, i, end)
        return close + 1 if close >= 0 else i
    short = word == "." and i + 1 < end and len(unit.words[i - 1]) <= 4
    tied = word in "&-/" and i + 1 < end and unit.flags[i + 1] & Flag.CAPITAL
    return i + 1 if short or tied else i


def _past_determiner(unit: Unit, i: int, end: int, so_far: tuple[int, bool, bool]) -> int:
    """Return where a phrase goes on after an article, `i` where the article begins another one.

    `so_far` is where the phrase began, whether it has a noun, and whether it ends in a name.
    """
    start, head, named = so_far
    before = unit.flags[i - 1] if i > start else 0
    genitive = unit.flags[i] & Flag.GENITIVE
    if not head and before & Flag.DETERMINER:
        # 'Einer der Männer': the first word is one of those that the genitive names.
        of_them = genitive and not before & (Flag.RELATIVE | Flag.PREPOSITION)
        return i + 1 if of_them and _head_follows(unit, i + 1, end) else i
    if head:
        if not (genitive or before & (Flag.LINKING | Flag.COORDINATOR)):
            return i
        if genitive and named and not before & (Flag.ROLE | Flag.LINKING):
            return i
        if genitive and _nominative(unit, i + 1, end):
            return i
    attribute = _attribute(unit, i + 1, end)
    if attribute:
        return attribute
    return i + 1 if _head_follows(unit, i + 1, end) else i


def _goes_on(unit: Unit, i: int, end: int) -> bool:
    """Say whether 'von' or 'und' at `i` is followed by more of the phrase."""
    if unit.flags[i] & Flag.LINKING:
        before = unit.flags[i - 1]
        if before & Flag.NAMED and not before & Flag.ROLE and not unit.flags[i] & Flag.AGENT:
            # 'Anna Muster für die Änderung': a person's name has no object.
            return False
        article = i + 1 < end and unit.flags[i + 1] & Flag.DETERMINER
        return _head_follows(unit, i + 1, end) or bool(article and _head_follows(unit, i + 2, end))
    return _head_follows(unit, i + 1, end) and not _verb_soon(unit, i + 1, end)


def _by_names(unit: Unit, start: int, end: int) -> int:
    """Languages in which only names are capitalised: a phrase ends where a clause or time begins."""
    flags = unit.flags
    i, head = start, False
    while i < end:
        flag = flags[i]
        word = unit.words[i]
        if flag & Flag.QUOTE and not (head and _quoted_name(unit, i)):
            break
        if flag & Flag.PUNCTUATION:
            if word == "(" and head:
                close = _closing(unit, i, end)
                if close < 0:
                    break
                i = close + 1
                continue
            if word in "&-/" or (
                word == "."
                and len(unit.words[i - 1]) <= 4
                and i + 1 < end
                and flags[i + 1] & Flag.CAPITAL
            ):
                i += 1
                continue
            break
        if flag & (Flag.FINITE | Flag.INFINITIVE_MARK):
            break
        if head and flag & _ENDS_NAMES and not flags[i - 1] & Flag.DETERMINER:
            break
        if head and (_timed(unit, i) or _person_ended(unit, i) or _apart(unit, i, end)):
            break
        if flag & (Flag.SUBORDINATOR | Flag.THAT) and not flag & Flag.DETERMINER:
            break
        if flag & Flag.PREPOSITION:
            if not flag & Flag.LINKING or not head or _time_follows(unit, i + 1, end):
                break
        elif (
            (
                flag & Flag.ADVERB
                and not flag & Flag.DETERMINER
                and head
                and not _attributive(unit, i)
            )
            or (flag & Flag.PRONOUN and not flag & Flag.DETERMINER)
            or (flag & Flag.COORDINATOR and (not head or _verb_soon(unit, i + 1, end)))
            or (
                flag & Flag.DETERMINER
                and head
                and not flags[i - 1] & (Flag.LINKING | Flag.COORDINATOR | Flag.PREPOSITION)
                and not _article_of_name(unit, i)
                and not (i == start + 1 and flags[start] & Flag.ARTICLE)
            )
        ):
            break
        else:
            head = True
        i += 1
    while i > start and flags[i - 1] & (Flag.PREPOSITION | Flag.COORDINATOR | Flag.DETERMINER):
        i -= 1
    return i if head else start


def _quoted_name(unit: Unit, i: int) -> bool:
    """Say whether a quotation is the name of what stands before it ('агентство «Норпресс»')."""
    names = unit.doc.language.names
    house = unit.flags[i - 1] & Flag.ROLE or (
        names is not None and unit.words[i - 1] in names.organisation_words
    )
    return bool(house) and unit.lex.speech.inverts and is_name(unit, i)


def _article_of_name(unit: Unit, i: int) -> bool:
    """Say whether an article begins a name behind its noun ('le quotidien Le Phare')."""
    after = unit.flags[i + 1] if i + 1 < len(unit) else 0
    before = unit.flags[i - 1]
    tied = not before & (Flag.CAPITAL | Flag.PUNCTUATION | Flag.CLOSED)
    return bool(unit.flags[i] & Flag.CAPITAL and after & Flag.CAPITAL) and tied


def _apart(unit: Unit, i: int, end: int) -> bool:
    """Say whether a small word ties nothing to the person or institution before it.

    'Le préfet à l'AFP' is whom he told, 'Luca Forte in conferenza' where he spoke.
    """
    if unit.words[i] not in unit.lex.speech.apart:
        return False
    at = unit.ends[i - 1]
    if any(n.end == at and n.kind == "person" for n in unit.doc.names):
        return True
    told = i + 1
    while told < end and unit.flags[told] & Flag.DETERMINER:
        told += 1
    if told >= end:
        return False
    return bool(unit.flags[told] & Flag.HEARER) or unit.words[told] in agency_words()


def _attributive(unit: Unit, i: int) -> bool:
    """Say whether an adverb stands between an article and what it belongs to."""
    before = unit.flags[i - 1]
    return bool(before & Flag.DETERMINER) and not before & (Flag.PRONOUN | Flag.THAT)


def _timed(unit: Unit, i: int) -> bool:
    """Say whether an expression of time begins here that is not tied to the word before."""
    here, before = unit.flags[i], unit.flags[i - 1]
    return bool(here & Flag.TIME) and not before & (Flag.TIME | Flag.LINKING | Flag.DETERMINER)


def _person_ended(unit: Unit, i: int) -> bool:
    """Say whether a person's name ended before a small word that goes on with something else."""
    if not unit.lex.speech.persons_end:
        return False
    tied = Flag.CAPITAL | Flag.LINKING | Flag.COORDINATOR | Flag.DETERMINER | Flag.ROLE
    if unit.flags[i] & tied or not unit.flags[i - 1] & Flag.NAMED:
        return False
    at = unit.ends[i - 1]
    return any(n.end == at and n.kind == "person" for n in unit.doc.names)


def _time_follows(unit: Unit, start: int, end: int) -> bool:
    if start >= end:
        return True
    low, high = unit.starts[start], unit.ends[min(start + 2, end - 1)]
    return any(t.start < high and low < t.end and t.start <= low + 6 for t in unit.doc.times)


def _nominative(unit: Unit, at: int, end: int) -> bool:
    """Say whether the article before `at` begins a new subject, no genitive."""
    rule = unit.lex.nominative_rule
    if rule is None or at >= end or unit.flags[at] & Flag.CAPITAL:
        return False
    return rule.match(unit.text(at - 1, at + 1)) is not None


def _attribute(unit: Unit, start: int, end: int) -> int:
    """Return the end of an attribute that stands between article and noun, 0 where there is none.

    'der (für die Region zuständige) Beamte', 'eine (am Dienstag veröffentlichte) Mitteilung'.
    """
    if start >= end or not unit.flags[start] & (Flag.PREPOSITION | Flag.ADVERB):
        return 0
    for i in range(start + 1, min(end - 1, start + 9)):
        flag = unit.flags[i]
        if flag & (Flag.PUNCTUATION | Flag.QUOTE | Flag.AUXILIARY):
            return 0
        lower = not flag & (Flag.CAPITAL | Flag.CLOSED & ~Flag.FINITE)
        if lower and unit.flags[i + 1] & Flag.CAPITAL and unit.words[i][-1] in "enrsm":
            return i
    return 0


def _verb_soon(unit: Unit, start: int, end: int) -> bool:
    return unit.has(start, min(start + 2, end), Flag.FINITE)


def _closing(unit: Unit, at: int, end: int) -> int:
    for i in range(at + 1, min(end, at + 25)):
        if unit.words[i] == ")":
            return i
    return -1


def is_name(unit: Unit, at: int) -> bool:
    """Say whether a quotation is the name of something: short, and it begins with a capital."""
    inner = unit.doc.text[unit.starts[at] + 1 : unit.ends[at]]
    parts = inner.split()
    address = len(parts) == 1 and "." in inner[1:-1]
    return address or (len(parts) <= 4 and inner[:1].isupper())


def with_apposition(unit: Unit, stop: int, end: int) -> int:
    """Return where the phrase that ends at `stop` ends with an apposition set between commas.

    `Anna Muster, Sprecherin der Polizei,` and `Jo Example, a spokesman for the city,` take the
    words between the commas; the closing comma stays outside.
    """
    flags = unit.flags
    if stop >= end or unit.words[stop] != "," or stop + 1 >= end:
        return stop
    i = stop + 1
    flag = flags[i]
    if flag & (Flag.PRONOUN | Flag.SUBORDINATOR | Flag.THAT | Flag.QUOTE | Flag.FINITE) and not (
        flag & Flag.DETERMINER
    ):
        return stop
    gerund = unit.lex.gerund_rule
    if flag & Flag.AS_SAID or (gerund and not flag & _HEAD and gerund.search(unit.words[i])):
        return stop
    while i < end and i - stop < 25:
        if unit.words[i] in {",", ".", ";", ":"} and flags[i] & Flag.PUNCTUATION:
            inside = flags[stop + 1 : i]
            if any(f & (Flag.FINITE | Flag.COORDINATOR) for f in inside[:2]):
                return stop
            if any(f & Flag.FINITE and not f & Flag.CAPITAL for f in inside):
                return stop
            return i
        if flags[i] & Flag.QUOTE:
            return stop
        if i > stop + 2 and _relative_after_role(unit, stop + 1, i):
            return i
        i += 1
    return i if i == end and i - stop < 25 else stop


def _relative_after_role(unit: Unit, start: int, at: int) -> bool:
    """Say whether a relative clause without a comma ends an apposition ('a judge who …')."""
    flag = unit.flags[at]
    if not flag & Flag.RELATIVE or flag & (Flag.DETERMINER | Flag.PREPOSITION):
        return False
    opens = unit.flags[start] & (Flag.DETERMINER | Flag.ROLE)
    return bool(opens) and not unit.has(start, at, Flag.FINITE)
