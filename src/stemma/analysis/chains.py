"""Chains: speech that goes on over sentences without a cue of its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from stemma.analysis.by_place import subject_of_heading
from stemma.analysis.cues import Statement
from stemma.analysis.lexicon import Flag
from stemma.analysis.noun_phrases import phrase_after
from stemma.analysis.subjects import main_subject
from stemma.analysis.subjects_before import subject_before
from stemma.analysis.units import Piece, Unit, word_count
from stemma.model import Quote
from stemma.text import words

__all__ = ["continue_speech"]

# A quotation of at least this many words is somebody's words; a shorter one is a name or title.
_SPOKEN = 6
# A sentence that is a quotation, after one, needs less.
_ALONE = 2
_REACH = 3
# A subject's name stands among the first words of a sentence.
_EARLY = 6
# What begins in small letters may be this short and still be quoted for its words.
_CALLED = 2
# A quotation of more words is no name.
_TITLE = 12


def continue_speech(
    units: Sequence[Unit], pieces: Sequence[list[Piece]], found: list[Statement]
) -> list[Statement]:
    """Return the statements with those added that continue the speaker before."""
    chain = _Chain(units, pieces, found)
    for number in range(len(units)):
        chain.read(number)
    return chain.out


class _Chain:
    """Who speaks, while the units are read in order."""

    def __init__(
        self, units: Sequence[Unit], pieces: Sequence[list[Piece]], found: list[Statement]
    ) -> None:
        self.units, self.pieces = units, pieces
        self.by_unit: dict[int, list[Statement]] = {}
        for statement in found:
            self.by_unit.setdefault(statement.unit, []).append(statement)
        self.out: list[Statement] = []
        self.last: Statement | None = None
        self.chain: Statement | None = None
        self.voice: Statement | None = None

    def read(self, number: int) -> None:
        """Read one unit: take back what points back, continue what goes on."""
        unit, here = self.units[number], self.by_unit.get(number, [])
        _take_back(self.out, here, self.units, number)
        going_on = bool(self.by_unit.get(number - 1)) or self.chain is not None
        if here and going_on and _tells_on(unit, self.pieces[number]):
            # 'Er gehe davon aus, dass …': who speaks on tells what he thinks.
            here = [s for s in here if s.kind == "according_to"]
        if unit.lex.speech.drops_subject:
            for statement in here:
                bare = not statement.source and not statement.impersonal
                if bare and statement.cue and statement.kind != "according_to":
                    statement.source = self._dropped(number)
        self.out += here
        recent = self.last is not None and number - self.last.unit <= _REACH
        reported = (
            not here
            and unit.block in {"body", "lede"}
            and _reported_mood(unit, self.pieces[number], going_on, recent)
        )
        if reported:
            self._reported(number)
        else:
            self.chain = None
        if here:
            named = [s for s in here if not _relative(unit, s) and not _told(s, here)]
            self.last = _speaker_of(named) or _antecedent(unit, here) or self.last
            told = [s for s in named if s.kind != "according_to" and not s.inherits]
            self.voice = _speaker_of(told) or self.voice
        self._loose_quotes(number, here)

    def _dropped(self, number: int) -> list[tuple[int, int]]:
        """Return who is meant where the subject is left out: who spoke or acted just before."""
        if number and not self.by_unit.get(number - 1):
            before = self.units[number - 1]
            named = before.find(0, min(len(before), _EARLY), Flag.NAMED)
            clear = named >= 0 and not before.has(0, named, Flag.PREPOSITION | Flag.FINITE)
            if clear and before.block == self.units[number].block:
                stop = phrase_after(before, 0, len(before))
                if stop > named:
                    return [before.span(0, stop)]
        if self.voice is None or number - self.voice.unit > _REACH:
            return []
        return list(self.voice.source)

    def _reported(self, number: int) -> None:
        unit = self.units[number]
        if self.chain is not None and self.chain.unit == number - 1:
            self.chain.content[-1] = (self.chain.content[-1][0], unit.end)
            self.chain.unit = number
        else:
            self.chain = _uncued(
                self._source(number), (unit.start, unit.end), "free_indirect", number
            )
            self.out.append(self.chain)

    def _source(self, number: int) -> list[tuple[int, int]]:
        """Return who speaks on: who spoke last, or whom the sentence before tells of."""
        if number and not self.by_unit.get(number - 1) and self.chain is None:
            before = self.units[number - 1]
            subject = main_subject(before, self.pieces[number - 1]) if _tells(before) else None
            if subject is not None and _personal(before, subject):
                return [before.span(*subject)]
        return list(self.last.source) if self.last else []

    def _loose_quotes(self, number: int, here: list[Statement]) -> None:
        """Add the quotations that no cue took."""
        unit = self.units[number]
        nested = unit.lex.speech.nested_quotes
        for at, quote in unit.quotes.items():
            count = word_count(unit.doc, quote)
            span = (quote.start, quote.end)
            owner = next((s for s in here if _covers(s, span)), None)
            if owner is None and self.chain is not None and self.chain.unit == number:
                owner = self.chain
            if owner is None:
                resumed = self._resumed(number, here, at)
                spoken = count >= self._least(number) and not _names(unit, quote, count)
                if resumed is not None and count > 1:
                    resumed.content.append(span)
                    resumed.unit = number
                elif spoken and unit.block != "caption":
                    self.out.append(_uncued(self._quoted(number, here, at), span, "direct", number))
            elif (
                nested
                and count >= (_CALLED if _mid_sentence(unit, quote) else nested)
                and owner.content != [span]
                and owner.kind != "direct"
            ):
                self.out.append(
                    Statement(
                        list(owner.source), list(owner.cue), [span], owner.stance, "direct", number
                    )
                )

    def _resumed(self, number: int, here: list[Statement], at: int) -> Statement | None:
        """Return the quotation that a sentence takes up again behind its cue: '"A," he said. "B."'."""
        unit = self.units[number]
        if at or here or not number or not unit.lex.speech.joined_quotes:
            return None
        gap = unit.doc.text[self.units[number - 1].end : unit.start]
        before = next((s for s in reversed(self.out) if s.unit == number - 1), None)
        if before is None or before.kind != "direct" or not before.cue or "\n" in gap:
            return None
        return before if before.content[0][1] <= before.cue[0][0] else None

    def _least(self, number: int) -> int:
        """Return how many words a quotation needs to be speech, where nobody is named."""
        alone = all(f & (Flag.QUOTE | Flag.PUNCTUATION) for f in self.units[number].flags)
        before = self.by_unit.get(number - 1, [])
        return _ALONE if alone and any(s.kind == "direct" for s in before) else _SPOKEN

    def _quoted(self, number: int, here: list[Statement], at: int) -> list[tuple[int, int]]:
        """Return who says a quotation without a cue: its sentence's subject, or who spoke last."""
        unit = self.units[number]
        named = [s for s in here if not _relative(unit, s)]
        spoken = _speaker_of(named) or _speaker_of(here)
        if spoken is not None:
            return list(spoken.source)
        if at == 0 and number and unit.lex.speech.order == "subject_verb":
            before = self.units[number - 1]
            heading = subject_of_heading(before)
            if heading is not None:
                return [before.span(*heading)]
        if at > 0 and unit.lex.speech.order == "verb_second":
            subject = main_subject(unit, self.pieces[number])
            if (
                subject is None
                and self.pieces[number][0].end == at - 1
                and unit.words[at - 1] == ":"
            ):
                stop = phrase_after(unit, 0, at)
                subject = (0, stop) if stop else None
            if subject is not None:
                return [unit.span(*subject)]
        return self._source(number)


def _tells(unit: Unit) -> bool:
    return unit.lex.speech.order == "verb_second" and unit.block in {"body", "lede"}


def _personal(unit: Unit, subject: tuple[int, int]) -> bool:
    """Say whether a subject can speak: a person, a role, a pronoun for one."""
    first = unit.flags[subject[0]]
    if first & Flag.PRONOUN and subject[1] - subject[0] == 1:
        return unit.words[subject[0]] in unit.lex.speech.person_pronouns
    return unit.has(*subject, Flag.ROLE | Flag.NAMED)


def _speaker_of(here: list[Statement]) -> Statement | None:
    return next((s for s in reversed(here) if s.source), None)


def _relative(unit: Unit, statement: Statement) -> bool:
    """Say whether the source is a relative pronoun, which names nobody beyond its clause."""
    if len(statement.source) != 1:
        return False
    start, end = statement.source[0]
    at = bisect_left(unit.starts, start)
    if at >= len(unit) or unit.starts[at] != start or unit.ends[at] != end:
        return False
    flag = unit.flags[at]
    return bool(flag & Flag.RELATIVE) and not flag & Flag.DETERMINER


def _mid_sentence(unit: Unit, quote: Quote) -> bool:
    """Say whether a quotation begins in small letters: it is no name, however short."""
    return unit.doc.text[quote.start : quote.end].lstrip("„“”\"»«‚‘'([… ")[:1].islower()


def _names(unit: Unit, quote: Quote, count: int) -> bool:
    """Say whether a quotation names something: it begins with a capital and has no verb."""
    if count > _TITLE or unit.flags[0] & Flag.QUOTE:
        return False
    inner = unit.doc.text[quote.start + 1 : quote.end - 1]
    if not inner[:1].isupper() or inner[-1:] in ".,!?…":
        return False
    verbs = Flag.FINITE | Flag.FINITE_LIKE | Flag.AUXILIARY | Flag.SPEECH
    bits = [unit.lex.bits(w.text) for w in words(unit.doc.folded, quote.start, quote.end)]
    return not any(b & verbs for b in bits)


def _antecedent(unit: Unit, here: list[Statement]) -> Statement | None:
    """Return a statement by whom a relative pronoun means, the phrase right before it."""
    spoken = _speaker_of(here)
    if spoken is None or not _relative(unit, spoken):
        return spoken
    at = bisect_left(unit.starts, spoken.source[0][0])
    end = at - 1 if at and unit.words[at - 1] == "," else at
    phrase = subject_before(unit, end) if end > 0 else None
    if phrase is None:
        return spoken
    return msgspec.structs.replace(spoken, source=[unit.span(*phrase)])


def _told(statement: Statement, here: list[Statement]) -> bool:
    """Say whether somebody else tells a statement: its source stands in another one's content."""
    first = statement.source[0] if statement.source else None
    return first is not None and any(
        start <= first[0] and first[1] <= end
        for other in here
        if other is not statement and other.kind != "according_to"
        for start, end in other.content
    )


def _take_back(
    out: list[Statement], here: list[Statement], units: Sequence[Unit], number: int
) -> None:
    """Give a statement that points back ('This was said by X') the sentences before it."""
    for statement in here:
        if not statement.inherits or number == 0:
            continue
        owned = [s for s in out if s.unit == number - 1]
        if any(s.source and s.cue for s in owned):
            statement.content = [*owned[-1].content, *statement.content]
            continue
        for uncued in owned:
            out.remove(uncued)
        first = number - 1
        while number - first < _REACH and _points_back(units, first, out):
            first -= 1
        if units[first].block == units[number].block:
            span = (units[first].start, units[number - 1].end)
            statement.content = [span, *statement.content]


def _points_back(units: Sequence[Unit], at: int, out: list[Statement]) -> bool:
    """Say whether a sentence goes on with the one before it, which nobody else says."""
    if at == 0 or any(s.unit == at - 1 for s in out):
        return False
    unit, before = units[at], units[at - 1]
    if "\n" in unit.doc.text[before.end : unit.start] or before.block != unit.block:
        return False
    return unit.has(0, min(len(unit), 8), Flag.ANAPHOR)


def _uncued(
    source: list[tuple[int, int]], span: tuple[int, int], kind: str, number: int
) -> Statement:
    return Statement(source, [], [span], "says", kind, number)


def _reported_mood(unit: Unit, pieces: list[Piece], going_on: bool, recent: bool) -> bool:
    """Say whether the unit's main clause stands in the mood of reported speech.

    Forms that also tell of the unreal count only where somebody speaks already.
    """
    for piece in pieces:
        if piece.kind == "main":
            at = unit.find(piece.start, piece.end, Flag.FINITE)
            if unit.flags[at] & Flag.MOOD:
                return True
            if recent and unit.flags[at] & Flag.HEARSAY and _is_past(unit, piece):
                return True
            return going_on and bool(unit.flags[at] & (Flag.CONTINUES | Flag.HEARSAY))
    return False


def _tells_on(unit: Unit, pieces: list[Piece]) -> bool:
    """Say whether the first clause has a verb of speech that itself is in the mood of speech."""
    first = pieces[0] if pieces else None
    if first is None or first.kind != "main" or unit.block not in {"body", "lede"}:
        return False
    at = unit.find(first.start, first.end, Flag.FINITE)
    spoken = Flag.MOOD | Flag.SPEECH
    told = any(
        f & Flag.SPEECH and f & Flag.FINITE and not f & Flag.MOOD for f in unit.flags[at + 1 :]
    )
    return unit.flags[at] & spoken == spoken and not told and not unit.has(0, len(unit), Flag.QUOTE)


def _is_past(unit: Unit, piece: Piece) -> bool:
    """Say whether an infinitive of the past closes a clause of hearsay ('soll gesagt haben')."""
    return unit.words[piece.end - 1] in unit.lex.speech.past_infinitives


def _covers(statement: Statement, span: tuple[int, int]) -> bool:
    if any(a <= span[0] and span[1] <= b for a, b in statement.content):
        return True
    # A quotation that the cue set into it parts.
    parted = statement.kind == "direct" and len(statement.content) > 1
    return parted and statement.content[0][0] == span[0] and statement.content[-1][1] == span[1]
