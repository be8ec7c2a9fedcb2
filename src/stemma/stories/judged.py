"""Judgements applied to groups: what a person decided wins over what the machine has grouped.

The judgements are followed in the order in which they were made, so that the later one of two
that contradict each other holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from stemma.model import Anchor, Article, Judgement, Story, Subject
from stemma.stories.titles import headline, make_story

__all__ = ["Judged", "in_force", "judged_stories", "regroup"]

T = TypeVar("T")

# Where a thing stands: its article, and its span there (empty for the article as a whole).
Place = tuple[str, int, int]


class Judged(msgspec.Struct, Generic[T], frozen=True):
    """A group with the judgements that were followed in making it, in their order."""

    members: tuple[T, ...]
    judgements: tuple[Judgement, ...] = ()


def in_force(judgements: Iterable[Judgement], texts: Mapping[str, str]) -> list[Judgement]:
    """Return the judgements in the order of making, with their anchors where the words stand now.

    `texts` are the texts of articles by id. An anchor whose article or words are gone is left out;
    so is a judgement of which a subject has no anchor left.
    """
    found = []
    for judgement in sorted(judgements, key=lambda j: (j.when, j.id)):
        subjects = tuple(_moved(s, texts) for s in judgement.subjects)
        if all(s.anchors for s in subjects):
            found.append(msgspec.structs.replace(judgement, subjects=subjects))
    return found


def _moved(subject: Subject, texts: Mapping[str, str]) -> Subject:
    anchors = (_found(a, texts[a.article]) for a in subject.anchors if a.article in texts)
    return msgspec.structs.replace(subject, anchors=tuple(a for a in anchors if a is not None))


def _found(anchor: Anchor, text: str) -> Anchor | None:
    """Return an anchor where its words stand in a text: at their place, else the nearest one."""
    if not anchor.words or text[anchor.start : anchor.end] == anchor.words:
        return anchor
    before = text.rfind(anchor.words, 0, anchor.start + len(anchor.words))
    after = text.find(anchor.words, anchor.start)
    places = [p for p in (before, after) if p >= 0]
    if not places:
        return None
    start = min(places, key=lambda p: (abs(p - anchor.start), p))
    return msgspec.structs.replace(anchor, start=start, end=start + len(anchor.words))


def regroup(
    groups: Iterable[Sequence[T]],
    place: Callable[[T], Place],
    judgements: Sequence[Judgement],
) -> list[Judged[T]]:
    """Return the groups as judgements want them, those that are left in their order.

    `judgements` are in force (`in_force`) and of this kind of group. Members keep their order; a
    group that is split off stands behind the one that it came from.
    """
    made = [_Group(list(g)) for g in groups]
    for judgement in judgements:
        if judgement.decision == "note":
            for group in made:
                if _of(group.members, judgement.subjects[0], place):
                    group.judgements.append(judgement)
        else:
            made = _followed(made, place, judgement)
    return [Judged(tuple(g.members), tuple(g.judgements)) for g in made if g.members]


class _Group(Generic[T]):
    def __init__(self, members: list[T], judgements: Iterable[Judgement] = ()) -> None:
        self.members = members
        self.judgements = list(judgements)


def _followed(
    groups: list[_Group[T]], place: Callable[[T], Place], judgement: Judgement
) -> list[_Group[T]]:
    one, other = judgement.subjects
    # What is moved is the first of an article and a story, and the second of two equals.
    moved, kept = (one, other) if judgement.decision in {"belongs", "apart"} else (other, one)
    home = _home(groups, kept, place)
    if home is None:
        return groups
    if judgement.decision == "same":
        return _merged(groups, home, _home(groups, moved, place), judgement)
    if judgement.decision == "belongs":
        return _brought(groups, home, (moved, place), judgement)
    return _split(groups, home, _of(home.members, moved, place), judgement)


def _merged(
    groups: list[_Group[T]], home: _Group[T], other: _Group[T] | None, judgement: Judgement
) -> list[_Group[T]]:
    if other is None:
        return groups
    home.judgements.append(judgement)
    if other is home:
        return groups
    home.members += other.members
    home.judgements += [j for j in other.judgements if j not in home.judgements]
    return [g for g in groups if g is not other]


def _brought(
    groups: list[_Group[T]],
    home: _Group[T],
    moved: tuple[Subject, Callable[[T], Place]],
    judgement: Judgement,
) -> list[_Group[T]]:
    brought = False
    for group in groups:
        found = _of(group.members, *moved)
        brought = brought or bool(found)
        if found and group is not home:
            group.members = [m for m in group.members if m not in found]
            home.members += found
    if brought:
        home.judgements.append(judgement)
    return [g for g in groups if g.members]


def _split(
    groups: list[_Group[T]], home: _Group[T], found: list[T], judgement: Judgement
) -> list[_Group[T]]:
    """Put the members that were found into a group of their own, where others are left."""
    rest = [m for m in home.members if m not in found]
    if not found or not rest:
        return groups
    home.members = rest
    home.judgements.append(judgement)
    at = next(i for i, g in enumerate(groups) if g is home)
    return [*groups[: at + 1], _Group(found, [judgement]), *groups[at + 1 :]]


def _home(
    groups: Sequence[_Group[T]], subject: Subject, place: Callable[[T], Place]
) -> _Group[T] | None:
    """Return the group with most of what a subject's anchors hold; the first of equals."""
    counts = Counter({i: len(_of(g.members, subject, place)) for i, g in enumerate(groups)})
    best = min(counts, key=lambda i: (-counts[i], i), default=None)
    return groups[best] if best is not None and counts[best] else None


def _of(members: Iterable[T], subject: Subject, place: Callable[[T], Place]) -> list[T]:
    """Return the members that stand at one of a subject's anchors."""
    return [m for m in members if any(_meet(place(m), a) for a in subject.anchors)]


def _meet(place: Place, anchor: Anchor) -> bool:
    article, start, end = place
    if article != anchor.article:
        return False
    return anchor.end == 0 or (start < anchor.end and anchor.start < end)


def judged_stories(
    stories: Sequence[Story],
    judgements: Iterable[Judgement],
    load: Callable[[Sequence[str]], Iterable[Article]],
) -> tuple[Story, ...]:
    """Return stories as judgements want them, those with most articles first.

    `load` gives the articles of ids; only those of stories that change are loaded.
    """
    there = {i for s in stories for i in s.articles}
    concerned = [j for j in judgements if j.subjects[-1].kind == "story" and j.decision != "note"]
    wanted = in_force(concerned, dict.fromkeys(there, ""))
    if not wanted:
        return tuple(stories)
    before = {s.articles: s for s in stories}
    made = []
    for one in regroup([s.articles for s in stories], lambda i: (i, 0, 0), wanted):
        ids = tuple(sorted(one.members))
        made.append(before.get(ids) or make_story(headline(a) for a in load(ids)))
    return tuple(sorted(made, key=lambda s: (-len(s.articles), s.articles[0])))
