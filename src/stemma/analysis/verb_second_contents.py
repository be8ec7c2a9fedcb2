"""Contents where the finite verb comes second: clauses between commas, quotations, objects."""

from __future__ import annotations

from stemma.analysis.cues import Cue, Range, trimmed
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.units import Piece, Unit

# The half of a clause before a cue between commas is the second piece before its other half.
_PARTS = 2

__all__ = ["verb_second_content", "verb_second_object"]


def verb_second_content(unit: Unit, pieces: list[Piece], cue: Cue) -> tuple[list[Range], str]:
    """Return the ranges of what was said, and whether it is direct or indirect speech."""
    frames = cue.verb.frames
    left = _left(unit, pieces, cue.left) if cue.left else None
    right = _right(unit, pieces, cue)
    if cue.words and unit.flags[cue.words[0][0]] & Flag.AS_SAID and cue.left is not None:
        return _told_around(unit, pieces, cue.left, cue.right), "indirect"
    if left and unit.has(*left, Flag.QUOTE) and _only_quote(unit, left) and "quote" in frames:
        more = [right] if right and _only_quote(unit, right) else []
        return [left, *more], "direct"
    if right and (_only_quote(unit, right) or left is None or _conjoined(unit, right)):
        return [right], "direct" if _only_quote(unit, right) else "indirect"
    if left and ("clause" in frames or "that" in frames):
        right = right or _parted(unit, pieces, cue)
        goes_on = right and unit.flags[right[0]] & Flag.FINITE
        if right and (goes_on or unit.has(*right, Flag.MOOD)):
            return [left, right], "indirect"
        return [left], "indirect"
    inside = _inner_quote(unit, pieces, cue) if "judges" not in frames else None
    return ([inside], "direct") if inside else ([], "indirect")


def _around(unit: Unit, left: int, right: int) -> list[Range]:
    first = trimmed(unit, 0, left)
    second = trimmed(unit, right, len(unit))
    return [r for r in (first, second) if r[0] < r[1]]


def _told_around(unit: Unit, pieces: list[Piece], left: int, right: int) -> list[Range]:
    """Return what 'wie X sagt' tells: the rest, or what stands before it where there are more."""
    others = [
        p
        for p in pieces
        if unit.flags[p.start] & Flag.AS_SAID
        and p.start != left
        and unit.has(p.start, p.end, Flag.SPEECH)
    ]
    if not others or left == 0:
        return _around(unit, left, right)
    before = [p.end for p in others if p.end <= left]
    told = trimmed(unit, before[-1] if before else 0, left)
    return [told] if told[0] < told[1] else []


def _only_quote(unit: Unit, span: Range) -> bool:
    return span[1] - span[0] == 1 and bool(unit.flags[span[0]] & Flag.QUOTE)


def _conjoined(unit: Unit, span: Range) -> bool:
    return bool(unit.flags[span[0]] & (Flag.THAT | Flag.SUBORDINATOR))


def _left(unit: Unit, pieces: list[Piece], before: int) -> Range | None:
    """Return what stands before the cue where it can be a content: a clause or a quotation."""
    start, end = trimmed(unit, 0, before)
    if start >= end:
        return None
    if unit.flags[end - 1] & Flag.QUOTE:
        lead = trimmed(unit, start, end - 1)
        if lead[0] >= lead[1] or not unit.has(*lead, Flag.FINITE):
            return end - 1, end
        goes_on = unit.doc.text[unit.starts[end - 1] : unit.ends[end - 1]].lstrip("„“\"»«‚'")[:1]
        cut = unit.words[end - 2] in {":", ","} and not goes_on.islower()
        return (end - 1, end) if cut else (start, end)
    for piece in pieces:
        if piece.end <= end and (
            piece.kind in {"main", "quote"} or unit.flags[piece.start] & Flag.THAT
        ):
            return start, end
    loose = Flag.PREPOSITION | Flag.ADVERB | Flag.SUBORDINATOR | Flag.TIME
    return None if unit.flags[start] & loose else (start, end)


def _right(unit: Unit, pieces: list[Piece], cue: Cue) -> Range | None:
    index = next((k for k, p in enumerate(pieces) if p.start >= cue.right), None)
    if index is None:
        return None
    opened = _cut_subject(unit, pieces, index) if "clause" in cue.verb.frames else None
    if opened is not None:
        return _to_end(unit, pieces, opened)
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


def _cut_subject(unit: Unit, pieces: list[Piece], index: int) -> int | None:
    """Return the piece that is the subject of a told clause, parted from its verb by a relative.

    'meinte, Mara Kern, die gesungen habe, wäre gut gewesen'
    """
    if index + _PARTS >= len(pieces):
        return None
    head, between, told = pieces[index : index + _PARTS + 1]
    noun = head.kind == "fragment" and phrase_after(unit, head.start, head.end) == head.end
    commas = head.mark == between.mark == told.mark == ","
    opens = told.kind == "main" and unit.flags[told.start] & Flag.FINITE
    told_on = opens and not unit.flags[told.start] & Flag.SPEECH
    return index if noun and commas and between.kind == "relative" and told_on else None


def _fits(unit: Unit, pieces: list[Piece], index: int, cue: Cue) -> bool:
    frames, piece = cue.verb.frames, pieces[index]
    first = unit.flags[_first(unit, piece)]
    if piece.kind == "quote":
        return "quote" in frames
    if first & Flag.THAT:
        # 'so dass' tells what came of it.
        return not unit.flags[piece.start] & Flag.THUS
    if piece.kind == "infinitive":
        purpose = unit.flags[piece.start] & Flag.SUBORDINATOR
        return "infinitive" in frames and not purpose
    if piece.kind == "subordinate":
        content = unit.words[_first(unit, piece)] in unit.lex.speech.questions
        content = content and not (cue.passive and cue.subject is None)
        return content and bool({"clause", "that", "quote"} & set(frames))
    if piece.kind != "main" or "clause" not in frames or piece.mark != ",":
        return False
    opens = unit.flags[piece.start]
    if opens & Flag.FINITE and not unit.has(piece.start, piece.end, Flag.MOOD):
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


def _parted(unit: Unit, pieces: list[Piece], cue: Cue) -> Range | None:
    """Return the verb's half of a clause that a cue parts ('Der Grund, so X, dürfte … sein')."""
    index = next((k for k, p in enumerate(pieces) if p.start >= cue.right), None)
    if index is None or index < _PARTS or pieces[index].mark != ",":
        return None
    head, told = pieces[index - _PARTS], pieces[index]
    if head.kind not in {"fragment", "relative"} or not unit.flags[told.start] & Flag.FINITE:
        return None
    return _to_end(unit, pieces, index) if told.kind == "main" else None


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
    for k in range(index, len(pieces)):
        piece = pieces[k]
        joined = _joined_verb(unit, piece, index == k)
        if joined:
            end = joined
            break
        if k == index:
            continue
        flag = unit.flags[piece.start]
        speaks = unit.has(piece.start, piece.end, Flag.SPEECH)
        other = Flag.CONTRAST | Flag.AS_SAID | (Flag.SPEECH if piece.kind == "main" else 0)
        if (
            piece.mark == ";"
            or (speaks and piece.mark == "," and flag & other)
            or (flag & Flag.THUS and not unit.has(piece.start, piece.end, Flag.FINITE))
        ):
            end = piece.start
            break
    return trimmed(unit, start, end)


def _joined_verb(unit: Unit, piece: Piece, opens: bool) -> int:
    """Return where the speaker's next verb begins ('…, es brenne und fügte hinzu'), or 0.

    Inside the first clause of what is told only a verb in another mood is the speaker's.
    """
    for i in range(piece.start, piece.end - 1):
        if not unit.flags[i] & Flag.COORDINATOR or unit.flags[i] & Flag.DETERMINER:
            continue
        after = unit.flags[i + 1]
        speaks = after & Flag.SPEECH and after & Flag.FINITE and not after & Flag.MOOD
        if not speaks or not any(f.kind == "finite" for f in unit.forms(i + 1)):
            continue
        if not opens and i == piece.start:
            return i
        if unit.has(piece.start, i, Flag.MOOD):
            return i
    return 0


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
            if words > 1 and not _entitles(unit, piece, i):
                return i, i + 1
            return None
    return None


def _entitles(unit: Unit, piece: Piece, at: int) -> bool:
    """Say whether a quotation names the noun before it ('dem Film „Reise im Weltraum“')."""
    before = unit.flags[at - 1] if at > piece.start else 0
    inner = unit.doc.text[unit.starts[at] + 1 : unit.ends[at] - 1]
    capital = inner[:1].isupper() or inner[:1].isdigit()
    noun = before & Flag.CAPITAL and not before & Flag.NAMED
    return bool(noun and capital and inner[-1:] not in ".!?,…")


def verb_second_object(unit: Unit, pieces: list[Piece], cue: Cue) -> list[Range]:
    """Return what stands in the clause beside verb and subject, and the clauses tied to it."""
    if cue.subject is None:
        return []
    if cue.object is not None:
        return [cue.object]
    at = next((p for p in pieces if p.start <= cue.words[0][0] < p.end), None)
    if at is None:
        return []
    verb, last = cue.words[0], cue.words[-1]
    first = max(verb[1], cue.subject[1]) if verb[0] <= cue.subject[0] else verb[1]
    # The clause closes with its particle or participle.
    closed = last[0] if last[0] >= first and last[1] >= at.end else at.end
    for need in cue.verb.needs if closed == at.end else ():
        # 'gab den Rücktritt bekannt', 'wijst de kritiek van de hand'
        size = len(need.split())
        if closed - size > first and unit.text(closed - size, closed) == need:
            closed -= size
            break
    body = _edged(unit, first, closed)
    tied = at.end
    for piece in pieces:
        if piece.start > at.start:
            if piece.kind in {"main", "quote"} or piece.mark in {";", ":"}:
                break
            tied = piece.end
    if body is None:
        left = trimmed(unit, 0, cue.left) if cue.left else (0, 0)
        return [left] if left[0] < left[1] else []
    if tied == at.end:
        return [body]
    if closed == at.end:
        return [(body[0], tied)]
    return [body, trimmed(unit, at.end, tied)]


def _is_loose(unit: Unit, i: int, loose: int) -> bool:
    """Say whether a word stands before what is named: an adverb, or a time with its preposition."""
    flag = unit.flags[i]
    if flag & Flag.PREPOSITION:
        return i + 1 < len(unit) and bool(unit.flags[i + 1] & Flag.TIME)
    return bool(flag & loose) and (not flag & Flag.DETERMINER or bool(flag & Flag.TIME))


def _edged(unit: Unit, start: int, end: int) -> Range | None:
    """Return a range without adverbs, negations and marks at its ends."""
    start, end = trimmed(unit, start, end)
    loose = Flag.ADVERB | Flag.NEGATION | Flag.TIME
    while start < end and _is_loose(unit, start, loose):
        start += 1
    timed = end
    while end > start and unit.flags[end - 1] & (loose | Flag.PUNCTUATION):
        end -= 1
    if end > start and unit.flags[end - 1] & Flag.PREPOSITION:
        # 'errors made in the year 1991': the time belongs to what is named.
        end = timed
    return (start, end) if start < end else None
