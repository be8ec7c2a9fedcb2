"""Geometry of the drawings: figures on an axis of values, lineages in the order of publication.

Lengths across are percent of the width, so that a drawing fits a phone and a page alike; heights
are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import Literal

from stemma.dossier.places import Places, outlet_of
from stemma.dossier.records import Band, Drawing, Edge, MarkRow, Node, Telling, Tree
from stemma.dossier.wording import bare, count, listed, moment, origin_name
from stemma.model import FigureMention, Lineage, Member

__all__ = ["draw_figure", "draw_lineages"]

_ROW = 19
_LEFT, _RIGHT = 47.0, 92.0
_MOST_ROWS = 7
_WHISKER = 5.0
_LETTER = 2.8
_LOG_FROM = 50.0

_NODE_FIRST, _NODE_LAST = 4.0, 96.0
_NODE_ROOM = 24
_LABEL = 36


def draw_figure(
    label: str, rows: Sequence[tuple[Telling, FigureMention]], title: str
) -> Drawing | None:
    """Return the drawing of a figure, None where all rows have one value."""
    picked = rows[:_MOST_ROWS]
    values = [v for _, m in picked for v in (m.low, m.high)]
    if len({(m.low, m.high) for _, m in picked}) < 2:
        return None
    scale = _Scale(min(values), max(values))
    drawn = tuple(_row(n, t, m, scale) for n, (t, m) in enumerate(picked))
    said = [f"{t.value}, {_who(t)}" + (f", {t.as_of}" if t.as_of else "") for t, _ in picked]
    return Drawing(drawn, len(drawn) * _ROW, title, f"{label}: {'; '.join(said)}")


def _who(telling: Telling) -> str:
    outlets = dict.fromkeys(c.outlet for c in telling.cites)
    named = [telling.speaker, *telling.also] if telling.speaker else list(outlets)
    return named[0] if len(named) == 1 else f"{named[0]} +{len(named) - 1}"


class _Scale:
    """An axis from the smallest to the largest value, by powers of ten where they lie far apart."""

    def __init__(self, low: float, high: float) -> None:
        self._log = low > 0 and high / low > _LOG_FROM
        self._low, self._high = self._of(low), self._of(high)

    def _of(self, value: float) -> float:
        return log10(value) if self._log else value

    def at(self, value: float) -> float:
        """Return where a value lies, in percent of the width."""
        share = (self._of(value) - self._low) / (self._high - self._low)
        return round(_LEFT + 4 + share * (_RIGHT - _LEFT - 8), 2)


_FORMS: dict[str, Literal["dot", "about", "bar", "vague", "from", "to"]] = {
    "about": "about",
    "nearly": "to",
    "more_than": "from",
    "at_least": "from",
    "up_to": "to",
    "less_than": "to",
    "vague": "vague",
}


def _row(number: int, telling: Telling, mention: FigureMention, scale: _Scale) -> MarkRow:
    left, right = scale.at(mention.low), scale.at(mention.high)
    form = _FORMS.get(mention.modifier, "dot")
    if left != right and form != "vague":
        form = "bar"
    value = bare(mention.low, mention.high)
    at, side = _text_place((left, right), form, len(value))
    return MarkRow(
        label=_who(telling),
        when=moment(mention.as_of, year=False),
        value=value,
        left=left,
        right=right,
        form=form,
        text_at=at,
        text_side=side,
        top=number * _ROW,
    )


def _text_place(
    mark: tuple[float, float], form: str, size: int
) -> tuple[float, Literal["start", "middle", "end"]]:
    """Return where a value of `size` letters is written: beside its mark, where there is room."""
    before = mark[0] - (_WHISKER if form == "to" else 0) - 2.5
    after = mark[1] + (_WHISKER if form == "from" else 0) + 2.5
    if max(before - _LEFT, 100 - after) < size * _LETTER:
        return round(sum(mark) / 2, 2), "middle"
    if before - _LEFT > 100 - after:
        return round(before, 2), "end"
    return round(after, 2), "start"


def draw_lineages(lineages: Sequence[Lineage], places: Places) -> Tree:
    """Return the drawing of the lineages: who is nearest to the origin, who derives from whom."""
    total = len(places.articles)
    step = (_NODE_LAST - _NODE_FIRST) / max(total - 1, 1)
    at = {a.id: round(_NODE_FIRST + step * n, 2) for n, a in enumerate(places.articles)}
    bands: list[Band] = []
    nodes: list[Node] = []
    edges: list[Edge] = []
    top = 0
    for number, lineage in enumerate(lineages):
        name = origin_name(lineage.origin).removesuffix(", own report")
        if len(lineage.members) == 1:
            mid, height, label = top + 11, 22, ""
            nodes.append(_node(lineage.members[0], at, mid, places, _shortened(name)))
        else:
            parents = _parents(lineage, at)
            mid = top + 26 + 4 * len(parents)
            height = mid - top + 25
            label = f"{name} · {count(len(lineage.members), 'article')}"
            nodes += [_node(m, at, mid, places, "") for m in lineage.members]
            edges += _edges(lineage, at, mid, {p: mid - 14 - 4 * n for n, p in enumerate(parents)})
        bands.append(Band(label, top, height, number % 2 == 0))
        top += height
    return Tree(
        tuple(bands),
        tuple(sorted(nodes, key=lambda n: n.number)),
        tuple(edges),
        top,
        total * _NODE_ROOM,
        f"{count(len(lineages), 'lineage')} of {count(total, 'article')}",
        "; ".join(_said(x, places) for x in lineages),
    )


def _shortened(label: str) -> str:
    return label if len(label) <= _LABEL else f"{label[: _LABEL - 1].rstrip()}…"


def _node(member: Member, at: dict[str, float], mid: int, places: Places, label: str) -> Node:
    article = places.article(member.article)
    return Node(
        places.number(member.article),
        article.language,
        outlet_of(article),
        member.relation,
        member.independent,
        at[member.article],
        mid,
        label,
    )


def _parents(lineage: Lineage, at: dict[str, float]) -> list[str]:
    """Return the articles from which others derive, in the order of the row."""
    found = {m.derived_from for m in lineage.members if m.derived_from in at}
    return sorted((p for p in found if p), key=lambda p: at[p])


def _edges(lineage: Lineage, at: dict[str, float], mid: int, rise: dict[str, int]) -> list[Edge]:
    return [
        Edge(m.relation, at[m.derived_from], at[m.article], mid, rise[m.derived_from])
        for m in lineage.members
        if m.derived_from in rise
    ]


def _said(lineage: Lineage, places: Places) -> str:
    members = listed([_member(m, places) for m in lineage.members])
    return f"{origin_name(lineage.origin)}: {members}"


def _member(member: Member, places: Places) -> str:
    number = places.number(member.article)
    article = places.article(member.article)
    text = f"{number} {outlet_of(article)} ({article.language}, {member.relation}"
    if member.derived_from in places.cited:
        text += f" of {places.number(member.derived_from)}"
    return f"{text})"
