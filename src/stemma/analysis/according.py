"""Sources named without a verb: 'laut X', 'nach Angaben von X', 'X zufolge', 'so X'."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from stemma.analysis.cues import Range, Statement, trimmed
from stemma.analysis.lexicon import Flag, lexicon
from stemma.analysis.noun_phrases import is_name, phrase_after, with_apposition
from stemma.analysis.units import Piece, Unit
from stemma.languages.speech import According
from stemma.text import PhraseMatcher

__all__ = ["content_around", "find_according", "matcher"]

# A time after the source has at most this many words.
_TIME = 7
# A source that opens a sentence ends with its comma after at most so many words.
_TOLD_OF = 16
# A phrase before 'zufolge' has at most this many words.
_PHRASE = 12
# An apposition names somebody among its first words.
_LOOK = 4


@cache
def matcher(code: str) -> PhraseMatcher[According]:
    """Return the matcher of the phrases of a language that has a speech part."""
    lex = lexicon(code)
    return PhraseMatcher(lex.according if lex else ())


def find_according(
    unit: Unit, pieces: list[Piece], hits: list[tuple[int, int, According]], number: int
) -> Iterator[Statement]:
    """Yield the statements of the phrases `hits` that stand in the unit."""
    phrases: list[tuple[int, int, According, Range, Range | None]] = []
    for start, end, row in hits:
        i = next((k for k in range(len(unit)) if unit.starts[k] == start), None)
        j = next((k for k in range(len(unit)) if unit.ends[k] == end), None)
        if i is None or j is None or unit.flags[i] & Flag.ACCORDING:
            continue
        found = _phrase(unit, pieces, i, j + 1, row)
        if found is not None:
            unit.flags[i] |= Flag.ACCORDING
            phrases.append((i, j + 1, row, *found))
    for start, stop, row, inserted, source in phrases:
        content = content_around(unit, pieces, inserted)
        if content:
            yield _statement(unit, (source, (start, stop)), content, row, number)
    yield from _thus(unit, pieces, number)
    yield from _whereby(unit, pieces, number)


def _statement(
    unit: Unit,
    found: tuple[Range | None, Range],
    content: list[Range],
    row: According | None,
    number: int,
) -> Statement:
    source, cue = found
    estimated = source is not None and unit.has(*source, Flag.ESTIMATE)
    return Statement(
        source=[unit.span(*source)] if source else [],
        cue=[unit.span(*cue)],
        content=[unit.span(*r) for r in content],
        stance="estimates" if estimated else row.stance if row else "says",
        kind="according_to",
        unit=number,
    )


def _phrase(
    unit: Unit, pieces: list[Piece], start: int, stop: int, row: According
) -> tuple[Range, Range | None] | None:
    """Return the words that the insertion takes, and those of its source."""
    if row.place == "none":
        whose = unit.lex.speech.possessives
        at = next((i for i in range(start, stop) if unit.words[i] in whose), None)
        return (start, stop), (at, at + 1) if at is not None else (start, stop)
    if row.place in {"before", "either"}:
        found = _before(unit, start, row)
        if found is not None:
            return (found, stop), (found, start)
        if row.place == "before":
            return None
    first = stop
    while row.nouns and first < len(unit) and _qualifies(unit.flags[first]):
        # 'nach bisher unbestätigten Berichten'
        first += 1
    end = phrase_after(unit, first, len(unit))
    end = stop if end == first else end
    if end == stop < len(unit) and unit.flags[stop] & Flag.QUOTE and is_name(unit, stop):
        return (start, stop + 1), (stop, stop + 1)
    if row.opens and not _opens_with_somebody(unit, start, (stop, end)):
        return None
    if _measures(unit, stop, end):
        return None
    end = _parted(unit, stop, end)
    if row.adjective and not _names_source(unit, start, stop, end):
        return None
    if unit.lex.speech.inverts and unit.has(stop, end, Flag.RELATIVE):
        return None
    if end == stop or (row.nouns and not _source_noun(unit, stop, end)):
        return None
    end = _prolonged(unit, pieces, start, _whole_source(unit, start, end))
    return (start, _past_time(unit, end)), (stop, end)


def _qualifies(flag: int) -> bool:
    return bool(flag & Flag.ADVERB) and not flag & (Flag.DETERMINER | Flag.CAPITAL)


def _opens_with_somebody(unit: Unit, start: int, source: Range) -> bool:
    """Say whether a phrase stands first, names somebody and is closed by a comma ('Pour X, …')."""
    first, end = source
    closed = end < len(unit) and unit.words[end] == ","
    if start or not closed or unit.has(first, end, Flag.TIME | Flag.NUMBER):
        return False
    low, high = unit.span(first, end) if end > first else (0, 0)
    person = any(low <= n.start and n.end <= high and n.kind == "person" for n in unit.doc.names)
    return person or unit.has(first, end, Flag.ROLE)


def _measures(unit: Unit, start: int, end: int) -> bool:
    """Say whether something only varies with the noun: 'selon la région', 'según la edad'."""
    words = unit.lex.speech.not_sources
    if not words or start >= end:
        return False
    first = start + bool(unit.flags[start] & Flag.DETERMINER)
    alone = first + 1 >= end or bool(unit.flags[first + 1] & (Flag.LINKING | Flag.COORDINATOR))
    return first < end and unit.words[first] in words and alone


def _parted(unit: Unit, start: int, end: int) -> int:
    """Return where a source ends whose next word is no genitive ('Zdaniem opozycji | budżet jest')."""
    rule = unit.lex.source_rule
    if rule is None:
        return end
    for i in range(start + 1, end):
        plain = not unit.flags[i] & (Flag.CLOSED | Flag.CAPITAL | Flag.NUMBER)
        if plain and rule.search(f" {unit.text(i - 1, i + 1)}"):
            return i
    return end


def _whole_source(unit: Unit, start: int, end: int) -> int:
    """Return the end of a source with what is told of it, where only small words part them.

    'According to results of polls conducted by X, …', 'according to a study last year by X'.
    """
    speech, n = unit.lex.speech, len(unit)
    if speech.inverts and speech.articles:
        return _published(unit, end)
    if speech.order != "subject_verb" or speech.inverts or not speech.articles:
        return end
    if start == 0:
        comma = next((i for i in range(end, min(n, end + _TOLD_OF)) if unit.words[i] == ","), end)
        stops = Flag.AUXILIARY | Flag.THAT | Flag.PRONOUN | Flag.QUOTE | Flag.TIME
        return end if unit.has(end, comma, stops) else comma
    if end + 1 < n and _told_of(unit, end):
        stop = next((i for i in range(end, n) if unit.flags[i] & Flag.PUNCTUATION), n)
        return stop if stop - end <= _TOLD_OF else end
    after = end
    while after < n and unit.flags[after] & Flag.TIME:
        after += 1
    if end < after < n and unit.flags[after] & Flag.LINKING:
        return max(end, phrase_after(unit, after + 1, n))
    return end


def _published(unit: Unit, end: int) -> int:
    """Return where a source ends with who made it: 'une étude publiée lundi par X,'."""
    n, i = len(unit), end
    while i < n and unit.flags[i] & Flag.TIME:
        i += 1
    if i >= n or not unit.flags[i] & (Flag.AGENT | Flag.PREPOSITION) or i == end == 0:
        return end
    if not (i > end or unit.flags[i] & Flag.AGENT):
        return end
    stop = phrase_after(unit, i + 1, n)
    closed = stop >= n or bool(unit.flags[stop] & Flag.PUNCTUATION)
    return stop if stop > i + 1 and closed else end


def _told_of(unit: Unit, at: int) -> bool:
    """Say whether a clause without a pronoun goes on with a source: 'an account she gave'."""
    first, after = unit.flags[at], unit.flags[at + 1]
    clause = first & Flag.PRONOUN and after & (Flag.FINITE | Flag.SPEECH | Flag.FINITE_LIKE)
    participle = first & Flag.FINITE_LIKE and not first & Flag.AUXILIARY
    return bool(clause or participle)


def _past_time(unit: Unit, end: int) -> int:
    """Return where a time that closes the insertion ends ('a report published on Monday, …')."""
    if unit.lex.speech.order != "subject_verb":
        return end
    i, n = end, len(unit)
    small = Flag.TIME | Flag.DETERMINER | Flag.PREPOSITION
    while i < n and i - end < _TIME and unit.flags[i] & small:
        i += 1
    timed = unit.has(end, i, Flag.TIME)
    return i if timed and i < n and unit.words[i] == "," else end


def _before(unit: Unit, end: int, row: According) -> int | None:
    """Return where the phrase that ends before `end` begins."""
    if row.nouns and not unit.flags[end - 1] & Flag.SOURCE_NOUN:
        return None
    for i in range(max(0, end - _PHRASE), end - 1):
        # A phrase that opens its clause is taken whole, what belongs to its noun included.
        opens = i == 0 or bool(unit.flags[i - 1] & (Flag.PUNCTUATION | Flag.FINITE))
        own = row.place == "before" or unit.flags[i] & Flag.DETERMINER
        if opens and own and phrase_after(unit, i, end) == end:
            return i
    begin = None
    for i in range(end - 1, max(-1, end - 8), -1):
        if unit.flags[i] & (Flag.PUNCTUATION | Flag.FINITE | Flag.PREPOSITION):
            break
        if phrase_after(unit, i, end) == end:
            begin = i
            if unit.flags[i] & Flag.DETERMINER or (row.nouns and end - i >= 2):
                break
    if row.place == "either" and begin is not None and not unit.flags[begin] & Flag.DETERMINER:
        return None
    if begin is None and end == 1 and unit.flags[0] & Flag.SOURCE_NOUN:
        # 'Angaben zufolge'
        return 0
    return begin


def _names_source(unit: Unit, start: int, stop: int, end: int) -> bool:
    """Say whether a word that is also an adjective is followed by somebody or something said."""
    if start and unit.flags[start - 1] & (Flag.DETERMINER | Flag.PREPOSITION):
        return False
    named = Flag.CAPITAL | Flag.NAMED | Flag.ROLE | Flag.SOURCE_NOUN
    first = unit.flags[stop] if stop < len(unit) else 0
    return bool(first & (Flag.DETERMINER | Flag.PRONOUN)) or unit.has(stop, end, named)


def _source_noun(unit: Unit, start: int, end: int) -> bool:
    """Say whether a phrase begins with a noun that sources give ('ersten Angaben', 'report')."""
    return unit.has(start, min(end, start + 4), Flag.SOURCE_NOUN)


def _prolonged(unit: Unit, pieces: list[Piece], start: int, end: int) -> int:
    """Return the end of a phrase with its apposition or relative clause, set between commas."""
    n = len(unit)
    if end + 1 >= n or unit.words[end] != ",":
        return end
    first = unit.flags[end + 1]
    after = unit.flags[end + 2] if end + 2 < n else 0
    relative = first & Flag.RELATIVE or (first & Flag.PREPOSITION and after & Flag.RELATIVE)
    closing = with_apposition(unit, end, n)
    closed = closing < n and unit.words[closing] == ","
    if closed and unit.lex.speech.inverts:
        closed = unit.has(end + 1, min(closing, end + _LOOK), Flag.NAMED | Flag.ROLE)
    last = start > 0 and unit.lex.speech.order == "subject_verb" and _ends_unit(unit, closing)
    if not relative and end < closing and (closed or last):
        return closing
    index = next((k for k, p in enumerate(pieces) if p.start == end + 1), None)
    if index is None or not relative:
        return end
    for k in range(index + 1, min(len(pieces), index + 4)):
        if unit.flags[pieces[k].start] & Flag.FINITE and pieces[k].mark == ",":
            return pieces[k - 1].end
    return end


def _ends_unit(unit: Unit, at: int) -> bool:
    return all(f & Flag.PUNCTUATION for f in unit.flags[at:])


def content_around(unit: Unit, pieces: list[Piece], inserted: Range) -> list[Range]:
    """Return the clause around an insertion, without it."""
    start, end = _clause_around(unit, pieces, inserted)
    if inserted[0] <= start and end <= inserted[1] + 1:
        # The insertion is all of its clause: what follows is told.
        end = len(unit)
    left = trimmed(unit, start, inserted[0])
    right = trimmed(unit, inserted[1], end)
    return [r for r in (left, right) if r[0] < r[1]]


def _clause_around(unit: Unit, pieces: list[Piece], inserted: Range) -> Range:
    at = next((k for k, p in enumerate(pieces) if p.start <= inserted[0] < p.end), 0)
    piece = pieces[at]
    start, end = 0, len(unit)
    if piece.kind in {"subordinate", "relative"} and at > 0 and inserted[0] > piece.start:
        start = piece.start
        following = next((p for p in pieces[at + 1 :] if p.kind == "main"), None)
        if following is not None and following.mark == ",":
            end = following.start
    else:
        for k in range(at, 0, -1):
            parted = pieces[k].mark in {";", ":"} or _begins_anew(unit, pieces, k)
            if parted or _elsewhere(unit, pieces[k - 1]):
                start = pieces[k].start
                break
        for k in range(at + 1, len(pieces)):
            parted = pieces[k].mark == ";" or _begins_anew(unit, pieces, k)
            if parted or (_elsewhere(unit, pieces[k]) and pieces[k].mark == ","):
                end = pieces[k].start
                break
    return start, end


def _elsewhere(unit: Unit, piece: Piece) -> bool:
    """Say whether a piece names a source of its own."""
    return unit.has(piece.start, piece.end, Flag.ACCORDING)


def _begins_anew(unit: Unit, pieces: list[Piece], at: int) -> bool:
    """Say whether a main clause with a subject of its own follows another one."""
    piece = pieces[at]
    if piece.kind != "main" or piece.mark not in {",", "–", "—"}:
        return False
    before = any(p.kind == "main" for p in pieces[:at])
    if before and unit.flags[piece.start] & Flag.PREPOSITION and unit.lex.speech.verb_final:
        # 'im Jahr darauf war …': a place or time before the verb.
        verb = unit.find(piece.start, piece.end, Flag.FINITE)
        return phrase_after(unit, piece.start + 1, piece.end) == verb
    noun = phrase_after(unit, piece.start, piece.end)
    return before and piece.start < noun < piece.end and bool(unit.flags[noun] & Flag.FINITE)


def _thus(unit: Unit, pieces: list[Piece], number: int) -> Iterator[Statement]:
    """Yield 'so X' set off by commas: X said the rest of the sentence."""
    for index, piece in enumerate(pieces):
        if (
            index == 0
            or not unit.flags[piece.start] & Flag.THUS
            or piece.mark not in {",", "–", "—"}
        ):
            continue
        first = piece.start + 1
        stop = phrase_after(unit, first, piece.end)
        if stop == first or unit.has(piece.start, piece.end, Flag.FINITE):
            continue
        end = piece.end
        if stop == end:
            end = stop = with_apposition(unit, stop, len(unit))
        content = content_around(unit, pieces, (piece.start, end))
        after = unit.flags[end + 1] if end + 1 < len(unit) else 0
        whole = content and unit.has(0, piece.start, Flag.FINITE | Flag.QUOTE)
        if len(content) > 1 and whole and (after & Flag.RELATIVE or after & Flag.COORDINATOR):
            content = content[:1]
        if content:
            cue = (piece.start, first)
            yield _statement(unit, ((first, stop), cue), content, None, number)


def _whereby(unit: Unit, pieces: list[Piece], number: int) -> Iterator[Statement]:
    """Yield 'reports whereby …': the noun before the comma says the clause after it."""
    words = unit.lex.speech.whereby
    for index, piece in enumerate(pieces):
        if index == 0 or piece.mark != "," or unit.words[piece.start] not in words:
            continue
        before = pieces[index - 1]
        source = _noun_before(unit, before)
        following = next((p for p in pieces[index + 1 :] if p.kind == "main"), None)
        end = following.start if following is not None else len(unit)
        content = trimmed(unit, piece.start, end)
        if source is not None:
            found = (source, (piece.start, piece.start + 1))
            yield _statement(unit, found, [content], None, number)


def _noun_before(unit: Unit, piece: Piece) -> Range | None:
    """Return the phrase that ends a piece, or the one in it whose noun gives words."""
    noun: Range | None = None
    for i in range(piece.start, piece.end):
        stop = phrase_after(unit, i, piece.end)
        if stop == piece.end:
            return i, stop
        if stop > i and noun is None and unit.has(i, stop, Flag.SOURCE_NOUN):
            noun = i, stop
    return noun
