"""What a reader may miss: one voice behind everything, parties not heard, questions not answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stemma.collation.context import Context, Witness
from stemma.collation.heard import Voice
from stemma.languages.agencies import agencies
from stemma.model import Claim, Figure, Name, Silence
from stemma.text import fold, words

__all__ = ["QUESTIONS", "Question", "find_silence"]

# A party is one that so many lineages name, and that is in a headline or lede.
_LINEAGES = 2
_ARTICLES = 3
_PARTIES = 5


class Question(NamedTuple):
    """What reports of a kind usually tell: the concepts that answer it, or a kind of quantity."""

    asks: str
    answered_by: frozenset[str]


class _Kind(NamedTuple):
    """A kind of story: the concepts that make it, and its usual questions."""

    name: str
    concepts: frozenset[str]
    questions: tuple[Question, ...]


def _asks(asks: str, *answered_by: str) -> Question:
    return Question(asks, frozenset(answered_by))


_HURT = _asks(
    "whether anybody was hurt", "unhurt", "injured", "killed", "no_deaths", "victim", "hospitalised"
)
_CAUSE = _asks("what caused it", "cause", "investigation", "arson")
QUESTIONS: tuple[_Kind, ...] = (
    _Kind(
        "accidents, fires and explosions",
        frozenset({
            "explosion", "fire", "train_crash", "plane_crash", "bus_crash", "collision",
            "derailment", "shipwreck",
        }),
        (_HURT, _CAUSE),
    ),
    _Kind(
        "earthquakes",
        frozenset({"earthquake"}),
        (_asks("how strong it was", "magnitude"), _HURT),
    ),
    _Kind(
        "floods and storms",
        frozenset({"flood", "storm", "hurricane", "landslide"}),
        (_HURT, _asks("whether people had to leave", "evacuated", "displaced")),
    ),
    _Kind(
        "attacks and shootings",
        frozenset({"shooting", "stabbing", "attack", "bombing"}),
        (
            _HURT,
            _asks("whether somebody is in custody", "arrested", "suspect", "detained"),
            _asks("why it was done", "motive"),
        ),
    ),
    _Kind(
        "elections",
        frozenset({"election"}),
        (
            _asks("how many voted", "turnout"),
            _asks("how the votes were shared", "vote_share", "seat", "landslide_victory"),
        ),
    ),
    _Kind(
        "strikes",
        frozenset({"strike"}),
        (_asks("what is demanded", "demand", "wage", "wage_increase"),),
    ),
    _Kind(
        "verdicts",
        frozenset({"convicted", "acquitted", "verdict"}),
        (_asks("whether an appeal is open", "appeal"),),
    ),
)  # fmt: skip


def find_silence(
    context: Context,
    voices: Sequence[Voice],
    figures: Sequence[Figure],
    claims: Sequence[Claim],
) -> tuple[Silence, ...]:
    """Return what a reader may miss: first what hangs on one voice, then who is not heard."""
    if len(context.witnesses) < 2:
        return ()
    return (
        *_one_voice(context, figures, claims),
        *_unheard(context, voices),
        *_unanswered(context),
    )


def _one_voice(
    context: Context, figures: Sequence[Figure], claims: Sequence[Claim]
) -> Iterator[Silence]:
    """Name lines that several lineages tell and all attribute to the same speaker."""
    lines: list[Figure | Claim] = [*figures, *claims]
    for line in lines:
        lineages = {m.lineage for m in line.mentions}
        voices = {m.voice for m in line.mentions}
        speaker = line.mentions[0].attributed_to
        if len(lineages) >= _LINEAGES and len(voices) == 1 and speaker is not None:
            articles = len({m.article for m in line.mentions})
            yield Silence(
                f"“{_words(context, line)}”",
                f"{articles} articles tell it, and all have it from {speaker}",
            )


def _words(context: Context, line: Figure | Claim) -> str:
    mention = line.mentions[0]
    text = context.by_id[mention.article].article.text
    return " ".join(text[mention.start : mention.end].split())


def _unheard(context: Context, voices: Sequence[Voice]) -> Iterator[Silence]:
    """Name persons and organisations that the coverage is about and that nobody quotes."""
    heard = {part for v in voices for part in v.speaker.key.split()}
    heard |= {fold(w.text) for v in voices for name in v.names for w in words(name)}
    others = _of_the_press(context)
    named: dict[str, list[tuple[Witness, Name]]] = {}
    for witness in context.witnesses:
        for name in witness.analysis.names:
            if name.kind in {"person", "organisation"} and not others & {name.key}:
                named.setdefault(name.key, []).append((witness, name))
    ranked = []
    for key, places in named.items():
        articles = {w.id for w, _ in places}
        lineages = {w.lineage.id for w, _ in places}
        leading = any(w.block_at(n.start) in {"title", "lede"} for w, n in places)
        if (
            len(lineages) >= _LINEAGES
            and len(articles) >= _ARTICLES
            and leading
            and not heard & {*key.split(), *(fold(w.text) for w in words(_longest(places)))}
        ):
            ranked.append((-len(articles), key, places))
    for count, _, places in sorted(ranked, key=lambda r: r[:2])[:_PARTIES]:
        yield Silence(_longest(places), f"{-count} articles name it, and in none does it speak")


def _of_the_press(context: Context) -> frozenset[str]:
    """Return the keys of outlets and agencies, which are no parties."""
    known = {s.casefold() for a in agencies() for s in (a.name, *a.spellings)}
    outlets = {(w.article.outlet or "").casefold() for w in context.witnesses}
    return frozenset(known | outlets)


def _longest(places: Sequence[tuple[Witness, Name]]) -> str:
    names = [w.article.text[n.start : n.end] for w, n in places]
    return min(names, key=lambda n: (-names.count(n), -len(n), n))


def _unanswered(context: Context) -> Iterator[Silence]:
    """Name the usual questions of a kind of story that no article that is read answers."""
    told = {c.id for w in context.witnesses for c in w.analysis.concepts}
    told |= {q.concept for w in context.witnesses for q in w.analysis.quantities if q.concept}
    for kind in QUESTIONS:
        about = sum(_leads_with(w, kind.concepts) for w in context.witnesses)
        if 2 * about < len(context.witnesses):
            continue
        for question in kind.questions:
            if not question.answered_by & told:
                yield Silence(
                    question.asks,
                    f"none of {len(context.witnesses)} articles tells it, as reports of "
                    f"{kind.name} usually do",
                )


def _leads_with(witness: Witness, concepts: frozenset[str]) -> bool:
    return any(
        c.id in concepts and witness.block_at(c.start) == "title" for c in witness.analysis.concepts
    )
