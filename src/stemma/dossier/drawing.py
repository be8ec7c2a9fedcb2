"""Geometry of the drawings: figures on an axis of values, lineages along the time of publication.

Lengths across are percent of the width, so that a drawing fits a phone and a page alike; heights
are pixels.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import Literal

from stemma.dossier.places import Places, outlet_of
from stemma.dossier.records import Band, Drawing, Edge, MarkRow, Node, Telling, Tick, Tree
from stemma.dossier.wording import bare, count, listed, moment, one_line, origin_name
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
_NARROWEST = 330
_LABEL = 36
_LABEL_LETTER = 5.8
_BESIDE = 50
_AXIS = 18
_TICK_ROOM = 62
# Heights: of an origin below its band's top, of a generation, of the space below the last one; and
# how far below an article the line to those that hang on it lies.
_ROOT = 11
_LEVEL = 34
_FOOT = 24
_RISE = 15
_APART = 3


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
    """Return the drawing of the lineages: time from left to right, copies below their origin."""
    total = len(places.articles)
    width = max(total * _NODE_ROOM, _NARROWEST)
    step = (_NODE_LAST - _NODE_FIRST) / max(total - 1, 1)
    at = {a.id: round(_NODE_FIRST + step * n, 2) for n, a in enumerate(places.articles)}
    bands: list[Band] = []
    nodes: list[Node] = []
    edges: list[Edge] = []
    top = _AXIS
    for number, lineage in enumerate(lineages):
        hung = _Hung(lineage, at, top + _ROOT)
        nodes += [hung.node(m, places, width) for m in lineage.members]
        edges += hung.edges()
        height = max(hung.top.values()) - top + (_ROOT if len(lineage.members) == 1 else _FOOT)
        bands.append(Band(top, height, number % 2 == 0))
        top += height
    return Tree(
        tuple(bands),
        tuple(sorted(nodes, key=lambda n: n.number)),
        tuple(edges),
        _ticks(places, at, width),
        top,
        total * _NODE_ROOM,
        f"{count(len(lineages), 'lineage')} of {count(total, 'article')}",
        "; ".join(_said(x, places) for x in lineages),
    )


def _ticks(places: Places, at: dict[str, float], width: int) -> tuple[Tick, ...]:
    """Return the days of publication above the first article of each, where there is room."""
    found: list[Tick] = []
    seen: set[str] = set()
    for article in places.articles:
        day = moment(article.day, year=False) if article.day else "no date"
        last = found[-1].at if found else -100.0
        if day in seen or (at[article.id] - last) * width < _TICK_ROOM * 100:
            continue
        seen.add(day)
        found.append(Tick(day, at[article.id]))
    return tuple(found)


class _Hung:
    """The articles of one lineage: how far below its origin each hangs, and on which line.

    `top` is the height of each article. Articles of one parent hang on one line below it; lines
    of other parents at the same height lie a little apart.
    """

    def __init__(self, lineage: Lineage, at: dict[str, float], first: int) -> None:
        self._lineage = lineage
        self._at = at
        self._parent = {m.article: m.derived_from for m in lineage.members if m.derived_from in at}
        depth = {m.article: self._depth(m.article) for m in lineage.members}
        self.top = {article: first + _LEVEL * level for article, level in depth.items()}
        parents = sorted({p for p in self._parent.values() if p}, key=lambda p: (depth[p], at[p]))
        beside = {p: sum(depth[q] == depth[p] for q in parents[:n]) for n, p in enumerate(parents)}
        self._rise = {p: self.top[p] + _RISE + _APART * (n % 3) for p, n in beside.items()}

    def _depth(self, article: str) -> int:
        level, above = 0, self._parent.get(article)
        while above is not None:
            level, above = level + 1, self._parent.get(above)
        return level

    def node(self, member: Member, places: Places, width: int) -> Node:
        """Return an article of the lineage; the one nearest to the origin bears its label."""
        article = places.article(member.article)
        root = member.article == self._lineage.members[0].article
        label = ""
        if root:
            name = one_line(origin_name(self._lineage.origin)).removesuffix(", own report")
            size = len(self._lineage.members)
            more = f" · {count(size, 'article')}" if size > 1 else ""
            x = self._at[member.article]
            letters = int((max(x, 100 - x) / 100 * width - _BESIDE) / _LABEL_LETTER) - len(more)
            label = _shortened(name, min(_LABEL, letters)) + more
        return Node(
            places.number(member.article),
            article.language,
            one_line(outlet_of(article)),
            member.relation,
            member.independent,
            self._at[member.article],
            self.top[member.article],
            label,
        )

    def edges(self) -> list[Edge]:
        """Return a line for each article that derives from another."""
        return [
            Edge(
                m.relation,
                self._at[parent],
                self._at[m.article],
                self.top[parent],
                self._rise[parent],
                self.top[m.article],
            )
            for m in self._lineage.members
            if (parent := self._parent.get(m.article)) is not None
        ]


def _shortened(label: str, letters: int) -> str:
    return label if len(label) <= letters else f"{label[: letters - 1].rstrip()}…"


def _said(lineage: Lineage, places: Places) -> str:
    members = listed([_member(m, places) for m in lineage.members])
    return f"{one_line(origin_name(lineage.origin))}: {members}"


def _member(member: Member, places: Places) -> str:
    number = places.number(member.article)
    article = places.article(member.article)
    text = f"{number} {one_line(outlet_of(article))} ({article.language}, {member.relation}"
    if member.derived_from in places.cited:
        text += f" of {places.number(member.derived_from)}"
    return f"{text})"
