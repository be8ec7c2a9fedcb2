"""Contents: from a cue to the words that were said, before it, after it or in earlier sentences."""

from __future__ import annotations

from stemma.analysis.cues import Cue, Range, Statement, negated_stance, trimmed
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.pieces import Piece
from stemma.analysis.units import Unit

__all__ = ["read_cue"]

_ENDS = frozenset(".!?")


def read_cue(unit: Unit, pieces: list[Piece], cue: Cue, number: int) -> Statement | None:
    """Return the statement of a cue, or None where nothing is said in a frame of its verb."""
    if unit.lex.speech.order == "verb_second":
        ranges, kind = _verb_second(unit, pieces, cue)
    else:
        ranges, kind = _subject_verb(unit, pieces, cue)
    back = cue.back is not None and not ranges
    if not ranges and not back:
        return _reported(unit, pieces, cue, number)
    statement = _statement(unit, cue, ranges, kind, number)
    statement.inherits = back
    if back and cue.back:
        statement.content = [unit.span(*cue.back)]
    return statement


def _statement(unit: Unit, cue: Cue, ranges: list[Range], kind: str, number: int) -> Statement:
    return Statement(
        source=[unit.span(*trimmed(unit, *cue.subject))] if cue.subject else [],
        cue=[unit.span(*r) for r in cue.words],
        content=[unit.span(*r) for r in ranges],
        stance=negated_stance(cue.verb, cue.negated),
        kind=kind,
        unit=number,
        via=unit.span(*cue.via) if cue.via else None,
    )


def _reported(
    unit: Unit, pieces: list[Piece], cue: Cue, number: int
) -> Statement | None:
    """Return a speech act without a clause of its own: what is confirmed, demanded, called so."""
    frames = set(cue.verb.frames)
    if cue.subject is None or not frames & {"object", "reported", "judges"}:
        return None
    if unit.lex.speech.order == "subject_verb":
        return None
    content = _verb_second_object(unit, pieces, cue)
    return _statement(unit, cue, [content], "reported", number) if content else None


def _verb_second_object(unit: Unit, pieces: list[Piece], cue: Cue) -> Range | None:
    """Return what stands in the clause beside verb and subject, to the end of the unit."""
    assert cue.subject is not None
    if cue.object is not None:
        return cue.object
    last = cue.words[-1]
    first = max(cue.words[0][1], cue.subject[1]) if cue.words[0][0] <= cue.subject[0] else cue.words[0][1]
    at = next((p for p in pieces if p.start <= cue.words[0][0] < p.end), None)
    if at is None:
        return None
    end = len(unit)
    if last[0] > first and last[1] >= at.end:
        # The clause closes with its particle or participle; what follows belongs to the object.
        end = last[0] if not _follows(unit, pieces, at) else end
    return _edged(unit, first, end)


def _follows(unit: Unit, pieces: list[Piece], piece: Piece) -> bool:
    return any(p.start >= piece.end for p in pieces)


def _edged(unit: Unit, start: int, end: int) -> Range | None:
    """Return a range without adverbs, negations and marks at its ends."""
    start, end = trimmed(unit, start, end)
    loose = Flag.ADVERB | Flag.NEGATION | Flag.TIME
    while start < end and unit.flags[start] & loose and not unit.flags[start] & Flag.DETERMINER:
        start += 1
    while end > start and unit.flags[end - 1] & (loose | Flag.PUNCTUATION):
        end -= 1
    return (start, end) if start < end else None


def _verb_second(unit: Unit, pieces: list[Piece], cue: Cue) -> tuple[list[Range], str]:
    frames = cue.verb.frames
    left = _left(unit, pieces, cue) if cue.left else None
    right = _right(unit, pieces, cue) if cue.right is not None else None
    if cue.words and unit.flags[cue.words[0][0]] & Flag.AS_SAID and cue.left is not None:
        return _around(unit, cue), "indirect"
    if left and unit.has(*left, Flag.QUOTE) and _only_quote(unit, left) and "quote" in frames:
        more = [right] if right and _only_quote(unit, right) else []
        return [left, *more], "direct"
    if right and (_only_quote(unit, right) or left is None or _conjoined(unit, right)):
        return [right], "direct" if _only_quote(unit, right) else "indirect"
    if left and ("clause" in frames or "that" in frames):
        if right and not _conjoined(unit, right) and unit.has(*right, Flag.FINITE):
            return [left, right], "indirect"
        return [left], "indirect"
    inside = _inner_quote(unit, pieces, cue)
    return ([inside], "direct") if inside else ([], "indirect")


def _around(unit: Unit, cue: Cue) -> list[Range]:
    assert cue.left is not None and cue.right is not None
    first = trimmed(unit, 0, cue.left)
    second = trimmed(unit, cue.right, len(unit))
    return [r for r in (first, second) if r[0] < r[1]]


def _only_quote(unit: Unit, span: Range) -> bool:
    return span[1] - span[0] == 1 and bool(unit.flags[span[0]] & Flag.QUOTE)


def _conjoined(unit: Unit, span: Range) -> bool:
    return bool(unit.flags[span[0]] & (Flag.THAT | Flag.SUBORDINATOR))


def _left(unit: Unit, pieces: list[Piece], cue: Cue) -> Range | None:
    """Return what stands before the cue where it can be a content: a clause or a quotation."""
    assert cue.left is not None
    start, end = trimmed(unit, 0, cue.left)
    if start >= end:
        return None
    if unit.flags[end - 1] & Flag.QUOTE:
        before = trimmed(unit, start, end - 1)
        if before[0] >= before[1] or not unit.has(*before, Flag.FINITE):
            return end - 1, end
        return (end - 1, end) if unit.words[end - 2] in {":", ","} else (start, end)
    for piece in pieces:
        if piece.end <= end and (
            piece.kind in {"main", "quote"} or unit.flags[piece.start] & Flag.THAT
        ):
            return start, end
    return None


def _right(unit: Unit, pieces: list[Piece], cue: Cue) -> Range | None:
    assert cue.right is not None
    at = cue.right
    index = next((k for k, p in enumerate(pieces) if p.start >= at), None)
    if index is None:
        return None
    while index < len(pieces):
        piece = pieces[index]
        if piece.mark == ":":
            return _to_end(unit, pieces, index)
        if _fits(unit, pieces, index, cue):
            return _to_end(unit, pieces, index)
        follows = cue.subject is not None and pieces[index - 1].end == cue.subject[1]
        if piece.kind == "fragment" and follows and cue.subject and index + 1 < len(pieces):
            cue.subject = (cue.subject[0], piece.end)
        elif piece.kind in {"main", "quote", "subordinate"}:
            return None
        index += 1
    return None


def _fits(unit: Unit, pieces: list[Piece], index: int, cue: Cue) -> bool:
    frames, piece = cue.verb.frames, pieces[index]
    first = unit.flags[_first(unit, piece)]
    if piece.kind == "quote":
        return "quote" in frames
    if first & Flag.THAT:
        return True
    if piece.kind == "infinitive":
        return "infinitive" in frames
    if piece.kind == "subordinate":
        content = unit.words[_first(unit, piece)] in unit.lex.speech.questions
        return content and bool({"clause", "that", "quote"} & set(frames))
    if piece.kind != "main" or "clause" not in frames or piece.mark != ",":
        return False
    if first & (Flag.COORDINATOR | Flag.CONTRAST) or unit.flags[piece.start] & Flag.COORDINATOR:
        return False
    return not _looks_relative(unit, piece)


def _looks_relative(unit: Unit, piece: Piece) -> bool:
    """Say whether a clause that begins with 'die' has no noun after it: it is a relative clause."""
    first = unit.flags[piece.start]
    if not first & Flag.RELATIVE or unit.has(piece.start, piece.end, Flag.MOOD):
        return False
    return phrase_after(unit, piece.start, piece.end) <= piece.start + 1


def _first(unit: Unit, piece: Piece) -> int:
    i = piece.start
    while (
        i < piece.end - 1
        and unit.flags[i] & (Flag.COORDINATOR | Flag.ADVERB)
        and not (unit.flags[i] & (Flag.SUBORDINATOR | Flag.DETERMINER | Flag.THAT))
    ):
        i += 1
    return i


def _to_end(unit: Unit, pieces: list[Piece], index: int) -> Range:
    """Return the range from a piece to the end of the unit, or to another who speaks."""
    start = pieces[index].start
    end = len(unit)
    if pieces[index].kind == "quote":
        return start, start + 1
    for k in range(index + 1, len(pieces)):
        piece = pieces[k]
        flag = unit.flags[piece.start]
        speaks = unit.has(piece.start, piece.end, Flag.SPEECH)
        if (
            piece.mark == ";"
            or (speaks and piece.mark == "," and flag & (Flag.CONTRAST | Flag.AS_SAID))
            or (flag & Flag.THUS and not unit.has(piece.start, piece.end, Flag.FINITE))
        ):
            end = piece.start
            break
        if (
            speaks
            and piece.mark == ","
            and unit.flags[piece.start] & Flag.SPEECH
            and piece.kind == "main"
        ):
            end = piece.start
            break
    return trimmed(unit, start, end)


def _inner_quote(unit: Unit, pieces: list[Piece], cue: Cue) -> Range | None:
    """Return a quotation within the cue's own clause ('sprach von einem „…“')."""
    if "quote" not in cue.verb.frames and "judges" not in cue.verb.frames:
        return None
    at = cue.words[0][0]
    piece = next((p for p in pieces if p.start <= at < p.end), None)
    if piece is None:
        return None
    for i in range(piece.start, piece.end):
        if unit.flags[i] & Flag.QUOTE and not (
            cue.subject and cue.subject[0] <= i < cue.subject[1]
        ):
            words = len(unit.doc.text[unit.starts[i] : unit.ends[i]].split())
            return (i, i + 1) if words > 1 else None
    return None


# -- languages in which the subject stands before the verb ------------------------------------


def _subject_verb(unit: Unit, pieces: list[Piece], cue: Cue) -> tuple[list[Range], str]:
    frames = cue.verb.frames
    right = _after(unit, cue)
    left = _before(unit, cue)
    if left is not None and unit.flags[left[1] - 1] & Flag.QUOTE and "quote" in frames:
        more = [right] if right and unit.flags[right[0]] & Flag.QUOTE else []
        return [left, *more], "direct"
    if right is not None:
        direct = unit.flags[right[0]] & Flag.QUOTE and right[1] - right[0] == 1
        return [right], "direct" if direct else "indirect"
    if left is not None and "clause" in frames:
        return [left], "indirect"
    return [], "indirect"


def _before(unit: Unit, cue: Cue) -> Range | None:
    if cue.left is None:
        return None
    start, end = trimmed(unit, 0, cue.left)
    if start >= end:
        return None
    if unit.flags[end - 1] & Flag.QUOTE:
        prior = unit.words[end - 2] if end >= 2 else ""
        if end - start > 1 and prior in {",", ":"} and unit.has(start, end - 1, Flag.SPEECH):
            return end - 1, end
        return start, end
    return (start, end) if unit.has(start, end, Flag.FINITE) else None


def _after(unit: Unit, cue: Cue) -> Range | None:
    assert cue.right is not None
    flags, words, frames = unit.flags, unit.words, cue.verb.frames
    n = len(unit)
    i = cue.right
    if cue.left is None or not flags[cue.left - 1] & Flag.QUOTE:
        i = _skip_hearer(unit, cue, i)
    start = i
    while i < n:
        flag, word = flags[i], words[i]
        if flag & Flag.QUOTE:
            return _closed(unit, i, cue) if "quote" in frames else None
        if flag & Flag.THAT:
            return _closed(unit, i, cue)
        if word in {":", ","} and flag & Flag.PUNCTUATION:
            if i + 1 < n and flags[i + 1] & Flag.QUOTE:
                return _closed(unit, i + 1, cue)
            if word == ":":
                return _closed(unit, i + 1, cue) if i + 1 < n else None
            if i > start or cue.left is not None:
                return None
            return None
        if flag & Flag.PUNCTUATION and word not in {"(", "$", "#"}:
            return None
        if (
            flag & Flag.INFINITIVE_MARK and not flag & Flag.PREPOSITION
        ) or word in unit.lex.speech.infinitive_marks:
            return _closed(unit, i, cue) if "infinitive" in frames else None
        if flag & Flag.PREPOSITION and not flag & Flag.SUBORDINATOR:
            skip = _skip_adverbial(unit, i)
            if skip == i or skip >= n:
                return _object(unit, i, cue)
            i = skip
            continue
        if (flag & Flag.ADVERB and not flag & Flag.DETERMINER) or _is_time(unit, i):
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


def _is_time(unit: Unit, at: int) -> bool:
    low = unit.starts[at]
    return any(t.start <= low < t.end for t in unit.doc.times)


def _clause(unit: Unit, at: int, cue: Cue) -> Range | None:
    frames = cue.verb.frames
    content = _closed(unit, at, cue)
    if content is None:
        return None
    if unit.flags[at] & Flag.SUBORDINATOR:
        return (
            content if "clause" in frames and unit.words[at] in unit.lex.speech.questions else None
        )
    finite = unit.has(content[0] + 1, content[1], Flag.FINITE)
    if "clause" in frames and finite:
        return content
    return content if "object" in frames else None


def _object(unit: Unit, at: int, cue: Cue) -> Range | None:
    if "object" in cue.verb.frames and cue.verb.needs:
        return _closed(unit, at, cue)
    return None


def _closed(unit: Unit, start: int, cue: Cue) -> Range | None:
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
        after = flags[i + 1]
        if words[i] == ";" or (
            words[i] == ","
            and (
                after & Flag.ACCORDING
                or (after & (Flag.CONTRAST | Flag.AS_SAID) and unit.has(i + 1, end, Flag.SPEECH))
            )
        ):
            end = i
            break
    start, end = trimmed(unit, start, end)
    return (start, end) if start < end else None
