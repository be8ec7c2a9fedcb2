"""Which statements of a group contradict each other: they say the same, and one turns it round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from stemma.collation.parties import one_party
from stemma.collation.statements import Statement
from stemma.collation.steps import different_steps
from stemma.languages import concept_table
from stemma.model import Position

__all__ = [
    "SAME",
    "alike_pairs",
    "comparable",
    "likeness",
    "opposed_pairs",
    "opposes",
    "positions",
    "shares_matter",
    "tells_one_act",
]

_AFFIRMS = frozenset({"asserts", "attributes"})
# In per mille: how alike two statements must be before one counts as saying what the other says,
# or as its denial.
# A source that denies says so itself; a negation alone may belong to something else.
SAME = 300
_SAID = 300
_THING = 480
_NEGATED = 400
# Words as alike as this are one quotation; whoever is said to deny does not deny these words.
_QUOTED = 850
# A denial that is bound to what it denies is surer than any likeness.
_BOUND = 1000
_DAMPING = 20.0
# One shared feature is a topic in common, not a statement.
_FEW = 2
_PREDICATES = frozenset({"act", "event", "state", "step", "harm"})
_ACTS = frozenset({"act", "event", "step"})
_THINGS = frozenset({"thing", "measure"})
_MATTERS = _PREDICATES | _THINGS


def likeness(a: Statement, b: Statement) -> int:
    """Return the share of weight that two statements have in common, in per mille.

    It is 0 where they share less than two features.
    """
    one_language = a.language == b.language
    left, right = (a.weights, b.weights) if one_language else (a.shared, b.shared)
    both = left.keys() & right.keys()
    if len(both) < _FEW:
        return 0
    # Weights are whole numbers, so that the order of adding them is nothing.
    shared = sum([min(left[f], right[f]) for f in both])
    could = a.total + b.total if one_language else a.shared_total + b.shared_total
    return int(2000 * shared / (could + _DAMPING))


def comparable(statement: Statement, other: Statement) -> Mapping[str, float]:
    """Return the features of a statement that another can share: words only in one language."""
    return statement.weights if statement.language == other.language else statement.shared


def alike_pairs(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return the pairs of different lineages that say much the same, most alike first.

    Two speakers that can be one party are one voice in two wordings.
    """
    found: list[tuple[int, int, int]] = []
    for i, a in enumerate(statements):
        for j in range(i + 1, len(statements)):
            b = statements[j]
            if a.lineage != b.lineage and _same_way(a, b) and not one_party(a.stand, b.stand):
                alike = likeness(a, b)
                if alike >= SAME and shares_matter(a, b):
                    found.append((-alike, i, j))
    return [(i, j) for _, i, j in sorted(found)]


def _same_way(a: Statement, b: Statement) -> bool:
    """Say whether neither turns round or only supposes what the other says."""
    clear = a.stand.clear and b.stand.clear
    return clear and not a.supposed and not b.supposed and _sign(a, b) == _sign(b, a)


def shares_matter(a: Statement, b: Statement) -> bool:
    """Say whether both tell of one concept or number: a whole story shares its names and days."""
    return any(f[0] in "cq" and f in b.shared for f in a.shared)


def opposed_pairs(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Return the pairs (affirms, denies) by index, surest first."""
    found: list[tuple[int, int, int]] = []
    turning = [(j, b) for j, b in enumerate(statements) if _may_turn(b)]
    for i, a in enumerate(statements) if turning else ():
        for j, b in turning:
            sure = opposes(a, b) if i != j else 0
            if sure:
                found.append((-sure, i, j))
    return [(i, j) for _, i, j in sorted(found)]


def _may_turn(statement: Statement) -> bool:
    """Say whether a statement holds what can turn another round."""
    if statement.answers is not None or statement.stand.position == "denies":
        return True
    return statement.negated or bool(statement.turned)


def opposes(a: Statement, b: Statement) -> int:
    """Return how sure it is that `b` denies what `a` affirms, in per mille; two must speak."""
    if a.stand.position not in _AFFIRMS or not a.stand.clear or a.answers is not None:
        return 0
    return _opposed(a, b) if b.stand.clear and a.stand.voice != b.stand.voice else 0


def _opposed(a: Statement, b: Statement) -> int:
    """Return how sure it is that `b` denies what `a` affirms, in per mille, 0 where it does not."""
    if b.answers is not None:
        here = (b.article, b.answers) == (a.article, a.order)
        return _BOUND if here and b.stand.position == "denies" else 0
    if b.stand.position != "denies" and b.stand.position not in _AFFIRMS:
        return 0
    if a.supposed or b.supposed or a.possible != b.possible or _sign(a, b) == _sign(b, a):
        return 0
    if _is_fragment(a) or _is_fragment(b) or not _turns(a, b) or different_steps(a.steps, b.steps):
        return 0
    said = b.stand.position == "denies" and not b.stand.worded
    if not (_same_matter(a, b) if said else _same_predicate(a, b)):
        return 0
    alike = likeness(a, b)
    if said:
        enough = _SAID if _predicates(a) & _predicates(b) else _THING
        return alike if enough <= alike < _QUOTED else 0
    return alike if alike >= _NEGATED else 0


def _is_fragment(statement: Statement) -> bool:
    """Say whether a statement has no verb and is no headline: it tells a topic, not what happens."""
    return statement.clause == "fragment" and statement.block != "title"


def _sign(a: Statement, b: Statement) -> bool:
    """Say whether `a` goes against its words, seen from `b`: a denial that negates is one denial."""
    turned = any(f in b.weights for f in a.turned)
    denies = a.stand.position == "denies" and not a.stand.worded
    return denies != turned if denies else a.negated != turned


def _turns(a: Statement, b: Statement) -> bool:
    """Say whether `b` is the one of the two that holds the denial, the negation or the far end."""
    if b.stand.position == "denies":
        return True
    if b.negated != a.negated:
        return b.negated
    return bool(b.turned - a.turned)


def _same_matter(a: Statement, b: Statement) -> bool:
    """Say whether both tell of one act, or of two things."""
    ours, theirs = _matters(a), _matters(b)
    acts, others = _predicates(a), _predicates(b)
    if acts and others and not acts & others:
        return False
    numbers = {f for f in a.weights if f[0] == "q" and f in b.weights}
    return bool(acts & others or len(ours & theirs | numbers) > 1)


def tells_one_act(a: Statement, b: Statement) -> bool:
    """Say whether both tell of the same acts and of nothing else: what lasts has many days."""
    ours = _predicates(a)
    return bool(ours) and ours == _predicates(b) and all(_kind(f) in _ACTS for f in ours)


def _matters(statement: Statement) -> set[str]:
    return {f for f in statement.weights if _kind(f) in _MATTERS}


def _same_predicate(a: Statement, b: Statement) -> bool:
    """Say whether what one negates is what the other says: the same next to the negation.

    A thing next to it counts where a second one is shared, or a name, a day or a number. Where
    each tells of an act that the other does not, somebody must act in both.
    """
    if _other_numbers(a, b):
        return False
    ours, theirs = _predicates(a), _predicates(b)
    if b.turned ^ a.turned:
        return not (ours - theirs and theirs - ours) and bool(ours & theirs)
    if ours - theirs and theirs - ours and not a.actors & b.actors:
        return False
    both = {f for f in a.shared if f in b.shared}
    beside = both & (b.denied or a.denied)
    if any(_kind(f) in _PREDICATES for f in beside):
        return not (ours - theirs and theirs - ours) or len(both) > _FEW
    return any(_kind(f) in _THINGS for f in beside) and len(both) >= _FEW


def _other_numbers(a: Statement, b: Statement) -> bool:
    """Say whether both give numbers, and none in common: they count other things."""
    ours, theirs = ({f for f in s.weights if f[0] == "q"} for s in (a, b))
    return bool(ours and theirs and not ours & theirs)


def _predicates(statement: Statement) -> set[str]:
    return {f for f in statement.weights if _kind(f) in _PREDICATES}


@cache
def _kind(feature: str) -> str | None:
    row = concept_table().get(feature[1:]) if feature[0] == "c" else None
    return row.kind if row else None


def positions(
    statements: Sequence[Statement], opposed: Sequence[tuple[int, int]]
) -> list[Position]:
    """Return the position of each statement: one that turns another round denies it."""
    turning = {j for _, j in opposed}
    return [
        "denies" if n in turning and s.stand.position in _AFFIRMS else s.stand.position
        for n, s in enumerate(statements)
    ]
