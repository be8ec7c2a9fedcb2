"""What was not compared or cannot be told, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from stemma.collation.context import Context, Witness
from stemma.collation.wording import number_words
from stemma.languages import language
from stemma.model import Claim, Figure, Gap, Quantity

__all__ = ["find_gaps"]

# Below so many letters outside the headline nothing was there to compare, in code points.
_SHORTEST_BODY = 120
# Of these every text tells several that have nothing to do with each other.
_MANY_IN_ANY_TEXT = frozenset({"age", "share", "people"})


def find_gaps(
    context: Context, figures: Sequence[Figure], claims: Sequence[Claim]
) -> tuple[Gap, ...]:
    """Return what the collation leaves out, what concerns the whole story first."""
    return (
        *_few_sources(context),
        *_headlines(context),
        *_languages(context),
        *_undated(context),
        *_scopes(figures),
        *_units(figures),
        *_vague(context, figures),
        *_hedged_by_nobody(claims),
    )


def _few_sources(context: Context) -> Iterator[Gap]:
    if len(context.witnesses) < 2:
        yield Gap("the whole story", "only one article tells of it")
    elif len({w.lineage.id for w in context.witnesses}) == 1:
        yield Gap("the whole story", "all articles derive from one text")
    elif all(w.independent != "yes" for w in context.witnesses):
        yield Gap("independence", "no article shows that it reports on its own")


def _headlines(context: Context) -> Iterator[Gap]:
    for witness in context.witnesses:
        if _body_length(witness) < _SHORTEST_BODY:
            yield Gap(_named(witness), "only the headline or a few words were read")


def _body_length(witness: Witness) -> int:
    return sum(s.end - s.start for s in witness.article.spans("lede", "body", "caption"))


def _languages(context: Context) -> Iterator[Gap]:
    by_language: dict[str, list[Witness]] = {}
    for witness in context.witnesses:
        if witness.analysis.level != "full":
            by_language.setdefault(witness.analysis.language, []).append(witness)
    for code in sorted(by_language):
        witnesses = by_language[code]
        name = language(code).general.name if code != "und" else "an unknown language"
        if witnesses[0].analysis.level == "neutral":
            name = f"the language '{code}'"
            why = "there is no pack for the language; only figures in digits and names are read"
        else:
            why = "the language is only partly read: names, numbers, dates, concepts, and statements in part"
        count = "1 article" if len(witnesses) == 1 else f"{len(witnesses)} articles"
        yield Gap(f"who says what in {count} in {name}", why)


def _undated(context: Context) -> Iterator[Gap]:
    for witness in context.witnesses:
        if witness.article.published is None:
            yield Gap(_named(witness), "its day of publication is not known")


def _scopes(figures: Sequence[Figure]) -> Iterator[Gap]:
    """Name figures of one concept that stand apart because what they cover may differ."""
    for one, other in combinations(figures, 2):
        if (
            one.concept
            and ":" not in one.concept
            and one.concept not in _MANY_IN_ANY_TEXT
            and one.concept == other.concept
            and one.mentions[0].unit == other.mentions[0].unit
            and {m.article for m in one.mentions} & {m.article for m in other.mentions}
        ):
            yield Gap(
                f"{one.label} ({_values(one)}) against {other.label} ({_values(other)})",
                "it is not clear that both count the same people or things in the same place",
            )


def _values(figure: Figure) -> str:
    return " / ".join(dict.fromkeys(number_words(m.low, m.high) for m in figure.mentions))


def _units(figures: Sequence[Figure]) -> Iterator[Gap]:
    for one, other in combinations(figures, 2):
        left, right = one.mentions[0].unit, other.mentions[0].unit
        monies = _is_currency(left) and _is_currency(right) and left != right
        if monies and one.concept and one.concept == other.concept:
            yield Gap(
                f"{one.label} in {left} against {right}",
                "the units differ and no text states how one becomes the other",
            )


def _is_currency(unit: str | None) -> bool:
    return unit is not None and len(unit) == 3 and unit.isupper()


def _vague(context: Context, figures: Sequence[Figure]) -> Iterator[Gap]:
    """Name vague figures that stand alone beside an exact one of the same concept."""
    compared = {(m.article, m.start) for f in figures for m in f.mentions}
    exact = {f.concept for f in figures if f.concept}
    for witness in context.witnesses:
        for quantity in witness.analysis.quantities:
            if (
                quantity.modifier == "vague"
                and quantity.concept in exact
                and (witness.id, quantity.start) not in compared
                and witness.sentence_at(quantity.start) is not None
            ):
                yield Gap(_quoted(witness, quantity), "too vague to be set against a number")


def _hedged_by_nobody(claims: Sequence[Claim]) -> Iterator[Gap]:
    for claim in claims:
        if all(m.position == "not_confirmed" for m in claim.mentions):
            yield Gap(claim.label, "it is said not to be confirmed, and nobody affirms it")


def _quoted(witness: Witness, quantity: Quantity) -> str:
    words = witness.article.text[quantity.start : quantity.end]
    return f"'{words}' in {_named(witness)}"


def _named(witness: Witness) -> str:
    article = witness.article
    return article.outlet or article.title or article.id
