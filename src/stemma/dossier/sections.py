"""The lines of a story under the headings of a dossier, and of a comparison of two texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from stemma.dossier.lines import articles_of
from stemma.dossier.places import Places, outlet_of
from stemma.dossier.records import Fold, Line, Section, Telling
from stemma.dossier.wording import SECTIONS, count

__all__ = ["AGREED_SHOWN", "Sections"]

# What a printed dossier of seventeen articles holds on two pages before the details.
CONFLICTS_SHOWN = 6
CARDS_SHOWN = 8
FIGURES_SHOWN = (2, 4)
AGREED_SHOWN = 10
REPEATED_SHOWN = 4
SINGLE_SHOWN = 4


class Sections:
    """The lines of a story by what a reader asks: conflicts, movement, agreement, one voice."""

    def __init__(self, figures: Sequence[Line], claims: Sequence[Line]) -> None:
        both = _in_turn(figures, claims)
        self.conflicts = [x for x in both if x.verdict == "conflict"]
        self.moved = [x for x in figures if x.verdict == "update"]
        self.moved += [x for x in figures if x.verdict == "precision"]
        self.level = [x for x in both if x.verdict in {"agree", "corroborated", "single_voice"}]
        self.shared = sorted((x for x in self.level if x.shown > 1), key=lambda x: -x.shown)
        self.single = [x for x in self.level if x.shown + x.not_shown < 2]
        self.repeated = [x for x in self.level if x not in self.shared and x not in self.single]

    def _figures_shown(self) -> int:
        """Return how many figures stand open: fewer where there are many conflicts."""
        fewest, most = FIGURES_SHOWN
        return min(max(CARDS_SHOWN - len(self.conflicts), fewest), most)

    def counted(self) -> str:
        """Return how many lines there are of each kind; kinds without a line are left out."""
        updates = sum(x.verdict == "update" for x in self.moved)
        found = (
            (len(self.conflicts), count(len(self.conflicts), "conflict")),
            (updates, count(updates, "update")),
            (len(self.shared), f"{len(self.shared)} shared by independent voices"),
            (len(self.repeated), f"{len(self.repeated)} told by several, independence not shown"),
            (len(self.single), f"{len(self.single)} from one voice"),
        )
        return " · ".join(text for number, text in found if number) or "nothing to compare"

    def of_story(self) -> tuple[Section, ...]:
        """Return the sections of a story."""
        return _sections(
            Section("conflicts", "", "", "conflict", _fold(self.conflicts, CONFLICTS_SHOWN)),
            Section("figures", "", "", "card", _fold(self.moved, self._figures_shown())),
            Section("shared", "", "", "row", _fold(self.shared, AGREED_SHOWN)),
            Section(
                "repeated",
                "",
                "At most one of the voices is shown to be independent.",
                "row",
                _fold(self.repeated, REPEATED_SHOWN),
            ),
            Section(
                "single",
                "",
                "However many articles repeat it.",
                "row",
                _fold(self.single, SINGLE_SHOWN),
            ),
        )

    def counted_of_pair(self, places: Places) -> str:
        """Return how many lines of a comparison there are of each kind."""
        both = sum(len(articles_of(x)) > 1 for x in self.level)
        only = [
            f"{sum(articles_of(x) == {n} for x in self.level)} only in {outlet_of(a)}"
            for n, a in enumerate(places.articles, 1)
        ]
        conflicts = count(len(self.conflicts), "conflict") if self.conflicts else "no conflict"
        return " · ".join((conflicts, f"{both} told by both", *only))

    def of_pair(self, places: Places) -> tuple[Section, ...]:
        """Return the sections of a comparison: what both tell, what only the one or the other."""
        both = [_paired(x) for x in self.level if len(articles_of(x)) > 1]
        only = [
            Section(
                f"only-{number}",
                f"Only in {number} {outlet_of(article)}",
                "",
                "row",
                _fold([x for x in self.level if articles_of(x) == {number}], SINGLE_SHOWN),
            )
            for number, article in enumerate(places.articles, 1)
        ]
        return _sections(
            Section("conflicts", "", "", "conflict", _fold(self.conflicts, CONFLICTS_SHOWN)),
            Section("figures", "", "", "card", _fold(self.moved, self._figures_shown())),
            Section("both", "", "", "pair", _fold(both, AGREED_SHOWN)),
            *only,
        )


def _paired(line: Line) -> Line:
    """Return the line with the first mention of each article as its sides."""
    first: dict[int, Telling] = {}
    for telling in line.mentions:
        first.setdefault(telling.words.cite.number, telling)
    return msgspec.structs.replace(line, sides=tuple(first[n] for n in sorted(first)))


def _sections(*sections: Section) -> tuple[Section, ...]:
    """Return the sections that hold a line, each with its heading."""
    return tuple(
        msgspec.structs.replace(s, title=s.title or SECTIONS[s.key])
        for s in sections
        if s.lines.all
    )


def _in_turn(figures: Iterable[Line], claims: Iterable[Line]) -> list[Line]:
    """Return both lists in turn, so that the most important of either stand first."""
    ranked = [(n, 0, x) for n, x in enumerate(figures)] + [(n, 1, x) for n, x in enumerate(claims)]
    return [x for _, _, x in sorted(ranked, key=lambda row: row[:2])]


def _fold(lines: Sequence[Line], shown: int) -> Fold:
    return Fold(tuple(lines[:shown]), tuple(lines[shown:]))
