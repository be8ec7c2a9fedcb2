"""Pieces: what stands between the punctuation marks of a unit, and what kind of clause each is."""

from __future__ import annotations

from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.units import Piece, PieceKind, Unit

__all__ = ["find_pieces"]

_VERBS = Flag.FINITE | Flag.AUXILIARY | Flag.PASSIVE
# A clause, an apposition and what closes the clause are three pieces of at most so many words.
_PARTED, _APPOSED, _CLOSING = 3, 9, 5
# A main clause with an infinitive clause has so many words at least, the infinitive so many.
_LONG, _CLAUSE = 6, 3
_CUTTING = Flag.PUNCTUATION | Flag.THAT
_HELPS = Flag.AUXILIARY | Flag.PASSIVE
_BOUNDARIES = frozenset(",;:–—()[]-…?!.")


def find_pieces(unit: Unit) -> list[Piece]:
    """Return the pieces of the unit in order; marks belong to none."""
    if unit.pieces is None:
        unit.pieces = _cut(unit)
    return unit.pieces


def _cut(unit: Unit) -> list[Piece]:
    out: list[Piece] = []
    begin, mark = 0, ""
    unmarked = unit.lex.speech.unmarked_clauses
    words, flags = unit.words, unit.flags
    for i in [k for k, flag in enumerate(flags) if flag & _CUTTING]:
        word = words[i]
        told = i == begin + 1 and mark and flags[begin] & Flag.SPEECH
        if unmarked and (i > begin + 1 or told) and _opens_clause(unit, begin, i):
            out.append(Piece(begin, i, mark, _kind(unit, begin, i, mark)))
            begin, mark = i, ","
        if not flags[i] & Flag.PUNCTUATION or word not in _BOUNDARIES or i in unit.hidden:
            continue
        if (word != "-" or _spaced(unit, i)) and (word != "." or _final(unit, i)):
            if i > begin:
                out.append(Piece(begin, i, mark, _kind(unit, begin, i, mark)))
                mark = word
            else:
                mark = word
            begin = i + 1
    if begin < len(unit):
        out.append(Piece(begin, len(unit), mark, _kind(unit, begin, len(unit), mark)))
    if not unit.lex.speech.verb_final:
        return out
    return [half for piece in _bracketed(unit, out) for half in _unmarked(unit, piece)]


def _unmarked(unit: Unit, piece: Piece) -> list[Piece]:
    """Cut an infinitive clause without a comma off: 'hat angekündigt die Preise zu senken'."""
    start, end = piece.start, piece.end
    if piece.kind != "main" or end - start < _LONG or not _infinitive(unit, start, end):
        return [piece]
    for i in range(start + 1, end - _CLAUSE):
        if not unit.flags[i] & (Flag.SPEECH | Flag.PARTICLE) or unit.flags[i] & Flag.CAPITAL:
            continue
        after = unit.flags[i + 1]
        opens = after & (Flag.DETERMINER | Flag.CAPITAL) and not after & Flag.PREPOSITION
        if opens and _bracket_ends(unit, start, i) and not unit.has(i + 1, end - 2, Flag.FINITE):
            return [
                Piece(start, i + 1, piece.mark, "main"),
                Piece(i + 1, end, ",", "infinitive"),
            ]
    return [piece]


def _bracket_ends(unit: Unit, start: int, at: int) -> bool:
    """Say whether the bracket of a verb of speech ends with this participle or particle."""
    if any(f.kind == "participle" and "infinitive" in f.verb.frames for f in unit.forms(at)):
        return unit.has(start, at, Flag.AUXILIARY | Flag.PASSIVE)
    return any(
        f.particle == unit.words[at] and "infinitive" in f.verb.frames
        for i in range(start, at)
        for f in unit.forms(i)
    )


def _bracketed(unit: Unit, pieces: list[Piece]) -> list[Piece]:
    """Join what an apposition parts: the verb of a clause and what closes its bracket.

    'Gestern hatte der Leiter, Max Muster, erklärt', 'teilte Max Muster, ein Sprecher, mit'.
    """
    out: list[Piece] = []
    for piece in pieces:
        out.append(piece)
        if len(out) < _PARTED or piece.mark != "," or out[-2].mark != ",":
            continue
        clause, apposed = out[-3], out[-2]
        short = piece.end - piece.start <= _CLOSING and apposed.end - apposed.start <= _APPOSED
        if clause.kind not in {"main", "subordinate"} or apposed.kind != "fragment" or not short:
            continue
        if _closes_bracket(unit, clause, piece):
            out[-3:] = [Piece(clause.start, piece.end, clause.mark, clause.kind)]
    return out


def _closes_bracket(unit: Unit, clause: Piece, piece: Piece) -> bool:
    """Say whether a piece holds nothing but what a verb of speech before it lacks."""
    last, word = piece.end - 1, unit.words[piece.end - 1]
    if unit.flags[piece.start] & (Flag.COORDINATOR | Flag.DETERMINER | Flag.PRONOUN):
        return False
    particles = [f.particle for i in range(clause.start, clause.end) for f in unit.forms(i)]
    needs = [
        n for i in range(clause.start, clause.end) for f in unit.forms(i) for n in f.verb.needs
    ]
    if word in particles or word in needs:
        return True
    said = any(f.kind == "participle" for f in unit.forms(last))
    return said and unit.has(clause.start, clause.end, Flag.AUXILIARY)


def _opens_clause(unit: Unit, begin: int, i: int) -> bool:
    """Say whether a content clause begins here without a comma ('zei dat …')."""
    if not unit.flags[i] & Flag.THAT or i + 1 >= len(unit):
        return False
    after = unit.flags[i + 1]
    if after & (Flag.FINITE | Flag.PUNCTUATION):
        return False
    tied = Flag.FINITE | Flag.PARTICLE | Flag.PRONOUN | Flag.SPEECH | Flag.CAPITAL
    # 'Gisteren zei het hoofd van de dienst dat …'
    return bool(unit.flags[i - 1] & tied) or unit.has(begin, i, Flag.SPEECH)


def _final(unit: Unit, i: int) -> bool:
    """Say whether a period ends something: inside a unit it marks an abbreviation or ordinal."""
    return i + 1 == len(unit) or bool(unit.flags[i + 1] & Flag.QUOTE)


def _spaced(unit: Unit, i: int) -> bool:
    """Say whether a hyphen stands free and so is a dash."""
    before = i == 0 or unit.starts[i] > unit.ends[i - 1]
    return before and (i + 1 == len(unit) or unit.starts[i + 1] > unit.ends[i])


def _kind(unit: Unit, start: int, end: int, mark: str) -> PieceKind:
    flags = unit.flags
    first = start
    while (
        first < end - 1
        and flags[first] & (Flag.COORDINATOR | Flag.ADVERB)
        and not (flags[first] & (Flag.SUBORDINATOR | Flag.DETERMINER | Flag.PRONOUN))
    ):
        first += 1
    if end - start == 1 and flags[start] & Flag.QUOTE:
        return "quote"
    finite = unit.find(first, end, Flag.FINITE)
    head = flags[first]
    if unit.lex.speech.verb_final:
        return _verb_final_kind(unit, first, end, mark, finite)
    if head & (Flag.SUBORDINATOR | Flag.THAT | Flag.RELATIVE) and not head & Flag.DETERMINER:
        if head & Flag.RELATIVE:
            return "relative"
        return "subordinate"
    if head & Flag.THAT and finite >= 0:
        return "subordinate"
    if head & Flag.PREPOSITION and first + 1 < end and flags[first + 1] & Flag.RELATIVE:
        return "relative" if finite >= 0 and not flags[first + 1] & Flag.DETERMINER else "fragment"
    return "main" if finite >= 0 else "fragment"


def _verb_final_kind(unit: Unit, first: int, end: int, mark: str, finite: int) -> PieceKind:
    flags = unit.flags
    head = flags[first]
    # 'mitgewirkt zu haben': the participle before the mark looks like a finite verb.
    closed = 3 if end - 2 > first and unit.words[end - 2] in unit.lex.speech.infinitive_marks else 2
    if _infinitive(unit, first, end) and not unit.has(first, end - closed, Flag.FINITE):
        return "infinitive"
    if finite < 0:
        finite = _place_verb(unit, first, end)
    last_finite = _closes(unit, first, end)
    if head & Flag.SUBORDINATOR and not head & (Flag.RELATIVE | Flag.DETERMINER):
        if head & Flag.PREPOSITION and finite < 0 and not last_finite:
            return "infinitive" if _infinitive(unit, first, end) else "fragment"
        # "Als Grund nannte er": a verb right after one constituent is a main clause.
        opens = finite - first > 3 and phrase_after(unit, first + 1, end) != finite
        if finite == first + 1 < end - 1 and (not last_finite or flags[first] & Flag.ANAPHOR):
            # 'damit solle Ruhe einkehren': an adverb that is a conjunction too.
            return "main"
        return "subordinate" if last_finite or finite < 0 or opens or mark else "main"
    noun = phrase_after(unit, first, end)
    # 'die am Montag geprüft werden': an auxiliary at the end closes a relative clause.
    closes = head & Flag.RELATIVE and mark == "," and flags[end - 1] & _HELPS and noun < end - 1
    closes = closes and not flags[noun] & (_HELPS | Flag.MOOD)
    if first + 1 < noun < end and flags[noun] & Flag.FINITE and finite == noun and not closes:
        return "main"
    if mark in {",", "–", "—", "("} and last_finite and end - first >= 2:
        if head & Flag.RELATIVE and not (
            finite == end - 1
            and finite - first == 1
            and end - first == 2
            and not head & Flag.DETERMINER
        ):
            return "relative"
        if (
            head & Flag.PREPOSITION
            and flags[first + 1] & Flag.RELATIVE
            and (not _second(unit, first, end) or _helped_last(unit, first, end))
        ):
            return "relative"
    if finite >= 0:
        return "main"
    return "infinitive" if _infinitive(unit, first, end) else "fragment"


def _place_verb(unit: Unit, first: int, end: int) -> int:
    """Find a finite verb by its place alone: the word after the first noun phrase.

    The word is marked as finite; -1 where there is none.
    """
    at = first
    if unit.flags[at] & Flag.PREPOSITION:
        at += 1
    at = phrase_after(unit, at, end)
    if at <= first or at >= end or end - first < 3:
        return -1
    if unit.flags[at] & (Flag.CLOSED | Flag.CAPITAL) or unit.words[at][-1] not in "ten":
        return -1
    unit.flags[at] |= Flag.FINITE
    return at


def _closes(unit: Unit, start: int, end: int) -> bool:
    """Say whether the piece ends in its finite verb."""
    flag = unit.flags[end - 1]
    if flag & Flag.FINITE:
        return True
    # A present form that no list holds: 'vertritt', and the plural, which looks like an infinitive.
    word = unit.words[end - 1]
    closing = "t" if unit.flags[start] & Flag.RELATIVE else "en"
    return (
        not flag & (Flag.CLOSED | Flag.CAPITAL)
        and word.endswith((closing, "en"))
        and not unit.has(start + 1, end - 1, Flag.FINITE)
    )


def _second(unit: Unit, start: int, end: int) -> bool:
    at = unit.find(start, end, Flag.FINITE)
    return 0 <= at < end - 1


def _helped_last(unit: Unit, start: int, end: int) -> bool:
    """Say whether the only auxiliary is the last word ('mit dem sie geprüft werden')."""
    alone = unit.find(start, end - 1, _HELPS | Flag.MOOD) < 0
    return bool(unit.flags[end - 1] & _HELPS) and alone and not _infinitive(unit, start, end)


def _infinitive(unit: Unit, start: int, end: int) -> bool:
    words, flags = unit.words, unit.flags
    mark = unit.lex.speech.infinitive_marks
    for i in range(max(start, end - 4), end):
        lower = not flags[i] & (Flag.CAPITAL | Flag.CLOSED & ~_VERBS) and words[i].endswith("n")
        if lower and (
            (i > start and words[i - 1] in mark) or any(m in words[i][2:-3] for m in mark)
        ):
            return True
    return False
