"""Stories as a stream: articles come one by one, in any order, and each is placed at once.

The stories are a function of the set of articles. What an article changes is recounted in its part
of the graph alone; that stories merged, split or got another id by it is written down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from stemma.model import Story, StoryChange
from stemma.stories.ledger import Ledger
from stemma.stories.linking import KIN, Linking
from stemma.stories.parts import Parts
from stemma.stories.titles import make_story
from stemma.stories.traits import Row, Traits, mark_of

__all__ = ["Stream"]


@dataclass
class _Regrouped:
    """Stories before and after: the ids of each article's, and the new ones with their marks."""

    before: dict[int, str] = field(default_factory=dict)
    after: dict[int, str] = field(default_factory=dict)
    stories: list[tuple[Story, Sequence[int]]] = field(default_factory=list)


class Stream:
    """Places articles in the stories of a ledger."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._linking = Linking(ledger)
        self._parts = Parts(ledger)

    def place(self, traits: Traits, at: str = "") -> None:
        """Place an article; one that is there already is placed anew where it differs.

        `at` is the moment that is written down with what changes.
        """
        self.place_all([traits], at)

    def place_all(self, many: Iterable[Traits], at: str = "") -> None:
        """Place articles that come together: each is linked, and what they touch is grouped once.

        The stories are those that placing one by one gives. Of what is written down the cause is
        the first of these articles that is in the story, else the first of them.
        """
        came: dict[int, Row] = {}
        for traits in many:
            there = self._ledger.row(traits.mark)
            if there is not None:
                if there.traits == traits:
                    continue
                if there.traits.article != traits.article:
                    raise ValueError(
                        f"{there.traits.article!r} and {traits.article!r} have one mark"
                    )
                self.drop(traits.article, at)
            came[traits.mark] = Row(traits)
        if came:
            touched = self._linking.add_all(list(came.values()))
            for mark in came:
                touched |= self._parts.outgrown(mark, came.keys())
            self._regroup(touched, [r.traits.article for r in came.values()], at)

    def drop(self, article: str, at: str = "") -> None:
        """Take an article out; one that is not there is no error."""
        row = self._ledger.row(mark_of(article))
        if row is None:
            return
        mark = row.traits.mark
        old = self._ledger.story_of([mark])
        touched = self._linking.drop(row) - {mark}
        self._parts.forget(mark)
        for story in old.values():
            touched |= {mark_of(a) for a in self._members(story)} - {mark}
            # What is forgotten here is not asked for its members again.
            self._ledger.tell([story], [])
        self._regroup(touched, [article], at, old)

    def fill(self, rows: Iterable[Row]) -> None:
        """Place many articles at once in an empty ledger; nothing is written down."""
        marks: list[int] = []
        for row in rows:
            self._linking.add(row)
            marks.append(row.traits.mark)
        made = self._recount(set(marks))
        self._ledger.tell([], made.stories)

    def stories(self) -> tuple[Story, ...]:
        """Return all stories with those linked: most articles first, ties by the first id."""
        kin: dict[str, set[str]] = {}
        for one, other in self._ledger.kin(KIN):
            kin.setdefault(one, set()).add(other)
            kin.setdefault(other, set()).add(one)
        found = [
            msgspec.structs.replace(s, linked=tuple(sorted(kin.get(s.id, ()))))
            for s in self._ledger.stories()
        ]
        return tuple(sorted(found, key=lambda s: (-len(s.articles), s.articles[0])))

    def _members(self, story: str) -> tuple[str, ...]:
        found = self._ledger.story(story)
        return found.articles if found is not None else ()

    def _regroup(
        self, touched: set[int], causes: Sequence[str], at: str, gone: dict[int, str] | None = None
    ) -> None:
        made = self._recount(touched)
        old = sorted(set(made.before.values()) | set((gone or {}).values()))
        self._ledger.tell(old, made.stories)
        self._ledger.note(_changes(made, causes, at))

    def _recount(self, touched: set[int]) -> _Regrouped:
        """Group the parts of these articles anew, and of all that shared a story with them."""
        made = _Regrouped()
        waiting, seen = sorted(touched, reverse=True), set(touched)
        while waiting:
            mark = waiting.pop()
            if mark in made.after:
                continue
            part = self._parts.of(mark)
            for group in self._parts.groups(part):
                told = make_story([r.traits.headline for r in group.rows], group.central)
                marks = [r.traits.mark for r in group.rows]
                made.stories.append((told, marks))
                made.after |= dict.fromkeys(marks, told.id)
            before = self._ledger.story_of(part)
            for story in sorted(set(before.values()) - set(made.before.values())):
                more = {mark_of(a) for a in self._members(story)} - seen
                seen |= more
                waiting += sorted(more, reverse=True)
            made.before |= before
        return made


def _changes(made: _Regrouped, causes: Sequence[str], at: str) -> list[StoryChange]:
    """Return what happened to the stories that were there before, in the order of their ids."""
    went: dict[str, set[str]] = {}
    came: dict[str, set[str]] = {}
    for mark, old in made.before.items():
        went.setdefault(old, set()).add(made.after[mark])
        came.setdefault(made.after[mark], set()).add(old)
    inside = {s.id: set(s.articles) for s, _ in made.stories}
    found = []
    for old, now in sorted(went.items()):
        for new in sorted(now - {old}):
            cause = next((c for c in causes if c in inside[new]), causes[0])
            if len(now) > 1:
                found.append(StoryChange("split", old, new, cause, at))
            elif len(came[new]) > 1:
                found.append(StoryChange("merged", old, new, cause, at))
            else:
                found.append(StoryChange("renamed", old, new, cause, at))
    return found
