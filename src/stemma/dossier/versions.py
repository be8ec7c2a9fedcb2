"""What changed between two versions of an article: sentences, words, and what they tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

import msgspec

from stemma.collation.polarity import Signals, signals_of
from stemma.model import Analysis, Article, BlockKind, Span

__all__ = ["Change", "Edit", "Matter", "Substance", "Told", "VersionChange", "compare_versions"]

Matter = Literal[
    "headline", "figures", "names", "quotations", "stance", "negations", "times", "concepts",
]  # fmt: skip

# Two sentences are one that was changed where so much of their words is common (0 to 1).
_ONE_SENTENCE = 0.5
# Scripts that set no blanks between words are compared sign by sign.
_SIGN = r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_WORD = re.compile(rf"{_SIGN}|(?:(?!{_SIGN})\w)+|[^\w\s]")
_SPACE = re.compile(r"\s+")


class Told(msgspec.Struct, frozen=True, gc=False):
    """A sentence of a version: its span in that version's text and the kind of its block."""

    start: int
    end: int
    block: BlockKind


class Edit(msgspec.Struct, frozen=True, gc=False):
    """Words that stand in the place of others: spans of the earlier and of the later text.

    One of the spans is empty where words were only removed or only added.
    """

    before: Span
    after: Span


class Change(msgspec.Struct, frozen=True, gc=False):
    """A sentence that changed from one version to the next.

    `before` lies in the text of the earlier version, `after` in that of the later; one of them
    is None where the sentence was added or removed. `edits` are the words that differ, in the
    order of the text.
    """

    kind: Literal["removed", "added", "changed", "moved"]
    before: Told | None
    after: Told | None
    edits: tuple[Edit, ...] = ()


class Substance(msgspec.Struct, frozen=True, gc=False):
    """Something told that only one of the versions has: spans in the earlier and the later text."""

    matter: Matter
    before: tuple[Span, ...]
    after: tuple[Span, ...]


class VersionChange(msgspec.Struct, frozen=True, gc=False):
    """All that changed from version `before` to version `after` of an article (numbers from 1)."""

    article: str
    before: int
    after: int
    changes: tuple[Change, ...]
    substance: tuple[Substance, ...]

    @property
    def matters(self) -> tuple[Matter, ...]:
        """What of substance changed, in a fixed order; empty where only the wording did."""
        return tuple(s.matter for s in self.substance)


class _Side(NamedTuple):
    """One version: its article, its analysis and its sentences."""

    article: Article
    analysis: Analysis
    told: tuple[Told, ...]

    def words(self, span: Told | Span) -> str:
        return _SPACE.sub(" ", self.article.text[span.start : span.end]).strip()


def compare_versions(
    before: tuple[Article, Analysis], after: tuple[Article, Analysis], numbers: tuple[int, int]
) -> VersionChange:
    """Return what changed between two versions of an article, given with their analyses.

    Sentences are aligned first, then the words of those that were changed (the longest common
    blocks, after Ratcliff and Obershelp). What of substance changed is told by the findings: a
    value, name, quotation, time or concept that only one of the versions has. `numbers` are the
    two versions' own.
    """
    sides = _side(*before), _side(*after)
    changes = tuple(_moved(*sides, _changes(*sides)))
    return VersionChange(
        before[0].id, *numbers, changes, tuple(_substance(*sides, changes)) if changes else ()
    )


def _side(article: Article, analysis: Analysis) -> _Side:
    told = tuple(Told(s.start, s.end, s.block) for s in analysis.sentences)
    if not told:
        told = tuple(Told(b.start, b.end, b.kind) for b in article.blocks if b.kind != "furniture")
    return _Side(article, analysis, told)


def _changes(old: _Side, new: _Side) -> list[Change]:
    first, second = [old.words(t) for t in old.told], [new.words(t) for t in new.told]
    found: list[Change] = []
    for tag, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _replaced(old, new, old.told[a:b], new.told[c:d])
    return found


def _replaced(old: _Side, new: _Side, gone: Sequence[Told], come: Sequence[Told]) -> list[Change]:
    """Return the changes where some sentences stand in the place of others, in the new order.

    A sentence is paired with the most alike of those that are still free behind the last pair.
    """
    found: list[Change] = []
    at = 0
    for sentence in come:
        likeness = [(_likeness(old.words(t), new.words(sentence)), -i) for i, t in enumerate(gone)]
        best = max(likeness[at:], default=(0.0, 0))
        if best[0] < _ONE_SENTENCE:
            found.append(Change("added", None, sentence))
            continue
        place = -best[1]
        found += [Change("removed", t, None) for t in gone[at:place]]
        found.append(_changed(old, new, gone[place], sentence))
        at = place + 1
    return [*found, *(Change("removed", t, None) for t in gone[at:])]


def _likeness(one: str, other: str) -> float:
    """Return the share of words that two sentences have in common, from 0 to 1."""
    return SequenceMatcher(
        None, _WORD.findall(one.lower()), _WORD.findall(other.lower()), autojunk=False
    ).ratio()


def _changed(old: _Side, new: _Side, gone: Told, come: Told) -> Change:
    first, second = _words(old.article.text, gone), _words(new.article.text, come)
    match = SequenceMatcher(None, [w for w, _ in first], [w for w, _ in second], autojunk=False)
    edits = tuple(
        Edit(_stretch(first, a, b, gone.end), _stretch(second, c, d, come.end))
        for tag, a, b, c, d in match.get_opcodes()
        if tag != "equal"
    )
    return Change("changed", gone, come, edits)


def _words(text: str, told: Told) -> list[tuple[str, Span]]:
    return [
        (m[0], Span(told.start + m.start(), told.start + m.end()))
        for m in _WORD.finditer(text[told.start : told.end])
    ]


def _stretch(words: Sequence[tuple[str, Span]], start: int, end: int, last: int) -> Span:
    """Return the span of some words; of none it is the empty one where they would stand."""
    if start < end:
        return Span(words[start][1].start, words[end - 1][1].end)
    at = words[start][1].start if start < len(words) else last
    return Span(at, at)


def _moved(old: _Side, new: _Side, changes: list[Change]) -> list[Change]:
    """Return the changes with a sentence that left one place for another told once, as moved."""
    gone = {old.words(c.before): c.before for c in reversed(changes) if c.before and not c.after}
    moved: set[Told] = set()
    found: list[Change] = []
    for change in changes:
        come = change.after if change.before is None else None
        left = gone.pop(new.words(come), None) if come else None
        if left is not None:
            moved.add(left)
            found.append(Change("moved", left, come))
        else:
            found.append(change)
    return [c for c in found if c.after is not None or c.before not in moved]


Finding = tuple[object, Span]


def _substance(old: _Side, new: _Side, changes: Sequence[Change]) -> Iterable[Substance]:
    """Yield what only one of the versions tells, by matter."""
    for matter, find in _MATTERS.items():
        if find is None:
            turned = _turned(old, new, changes)
            if turned is not None:
                yield turned
            continue
        before, after = list(find(old)), list(find(new))
        left = _only(before, {value for value, _ in after})
        right = _only(after, {value for value, _ in before})
        if left or right:
            yield Substance(matter, left, right)


def _only(found: Sequence[Finding], others: set[object]) -> tuple[Span, ...]:
    """Return the first place of each value that the other version lacks."""
    first: dict[object, Span] = {}
    for value, span in found:
        if value not in others:
            first.setdefault(value, span)
    return tuple(first.values())


def _headline(side: _Side) -> Iterable[Finding]:
    return ((side.words(s), s) for s in side.article.spans("title"))


def _figures(side: _Side) -> Iterable[Finding]:
    return (
        ((q.low, q.high, q.modifier, q.unit), Span(q.start, q.end))
        for q in side.analysis.quantities
    )


def _names(side: _Side) -> Iterable[Finding]:
    return ((n.key, Span(n.start, n.end)) for n in side.analysis.names)


def _quotations(side: _Side) -> Iterable[Finding]:
    return (
        (tuple(_WORD.findall(side.words(Span(q.start, q.end)).lower())[1:-1]), Span(q.start, q.end))
        for q in side.analysis.quotes
    )


def _stances(side: _Side) -> Iterable[Finding]:
    """Return who denies, confirms, accuses …; merely saying is in every other sentence."""
    return (
        ((a.speaker_key or a.speaker, a.stance), span)
        for a in side.analysis.attributions
        if a.stance != "says"
        for span in (*a.cue, *a.content)[:1]
    )


def _turned(old: _Side, new: _Side, changes: Sequence[Change]) -> Substance | None:
    """Return the negations of sentences that have more of them, or fewer, than they had."""
    signals = [signals_of(x.analysis.language, x.article.text) for x in (old, new)]
    before: list[Span] = []
    after: list[Span] = []
    for change in changes:
        if change.before is not None and change.after is not None:
            left, right = (
                _negations(s, told)
                for s, told in zip(signals, (change.before, change.after), strict=True)
            )
            if len(left) != len(right):
                before += left
                after += right
    return Substance("negations", tuple(before), tuple(after)) if before or after else None


def _negations(signals: Signals, told: Told) -> list[Span]:
    return [Span(s.start, s.end) for s in signals.inside(told.start, told.end, "negation")]


def _times(side: _Side) -> Iterable[Finding]:
    return ((t.value, Span(t.start, t.end)) for t in side.analysis.times)


def _concepts(side: _Side) -> Iterable[Finding]:
    return ((c.id, Span(c.start, c.end)) for c in side.analysis.concepts)


# Negations are told by the sentences that changed, all else by the whole text.
_MATTERS: dict[Matter, Callable[[_Side], Iterable[Finding]] | None] = {
    "headline": _headline,
    "figures": _figures,
    "names": _names,
    "quotations": _quotations,
    "stance": _stances,
    "negations": None,
    "times": _times,
    "concepts": _concepts,
}
