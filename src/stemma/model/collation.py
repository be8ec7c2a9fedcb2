"""The sources side by side: figures, claims and the timeline of one story, with verdicts."""

from __future__ import annotations

from typing import Literal

import msgspec

from stemma.model.analysis import Analysis, Modifier, Scope, TimeType
from stemma.model.article import Article
from stemma.model.hearing import Heard, Quotation, Silence
from stemma.model.story import Lineage, Story

__all__ = [
    "Claim",
    "ClaimMention",
    "ClaimVerdict",
    "Collation",
    "ConflictType",
    "Dossier",
    "Figure",
    "FigureMention",
    "FigureVerdict",
    "Gap",
    "Position",
    "StoryDossier",
    "TimelineEntry",
    "TimelineMention",
    "Voices",
]

FigureVerdict = Literal["agree", "precision", "update", "conflict"]
ClaimVerdict = Literal["corroborated", "single_voice", "conflict"]
Position = Literal["asserts", "attributes", "denies", "not_confirmed", "questions"]
ConflictType = Literal[
    "polarity", "status", "actor", "place", "time", "name", "cause", "wording", "attribution",
]  # fmt: skip


class Voices(msgspec.Struct, frozen=True, gc=False):
    """How many voices stand behind a line: shown to be independent, and not shown to be."""

    shown: int
    not_shown: int


class FigureMention(msgspec.Struct, frozen=True, gc=False):
    """A figure where it stands; `attributed_to` is the speaker's name or role in the text."""

    article: str
    start: int
    end: int
    low: float
    high: float
    modifier: Modifier
    unit: str | None
    attributed_to: str | None
    as_of: str | None
    voice: str
    lineage: str


class Figure(msgspec.Struct, frozen=True, gc=False):
    """Mentions of one thing that is counted, with the verdict and its reason.

    `compared` are the indexes of the two mentions whose values the verdict rests on.
    """

    id: str
    label: str
    concept: str | None
    scope: Scope
    verdict: FigureVerdict
    reason: str
    voices: Voices
    mentions: tuple[FigureMention, ...]
    compared: tuple[int, ...] = ()


class ClaimMention(msgspec.Struct, frozen=True, gc=False):
    """A statement where it stands, and the position that it takes."""

    article: str
    start: int
    end: int
    position: Position
    attributed_to: str | None
    voice: str
    lineage: str


class Claim(msgspec.Struct, frozen=True, gc=False):
    """Mentions of one checkable statement; `label` is the words of one mention."""

    id: str
    label: str
    verdict: ClaimVerdict
    type: ConflictType | None
    reason: str
    voices: Voices
    mentions: tuple[ClaimMention, ...]
    compared: tuple[int, ...] = ()


class TimelineMention(msgspec.Struct, frozen=True, gc=False):
    """A time where it stands; `anchor` is the article that an open value was completed from."""

    article: str
    start: int
    end: int
    anchor: str | None = None


class TimelineEntry(msgspec.Struct, frozen=True, gc=False):
    """A time of the event with the words said to have happened then (`label` is a source's)."""

    value: str
    type: TimeType
    label: str
    label_article: str
    label_start: int
    label_end: int
    mentions: tuple[TimelineMention, ...]


class Gap(msgspec.Struct, frozen=True, gc=False):
    """What was not compared or cannot be told, and why."""

    what: str
    why: str


class Collation(msgspec.Struct, frozen=True, gc=False):
    """Figures, claims, timeline and gaps of one story, each list most important first.

    `heard` are the speakers, `quotations` what several articles quote, `silence` what is missing.
    """

    story: str
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    gaps: tuple[Gap, ...] = ()
    heard: tuple[Heard, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    silence: tuple[Silence, ...] = ()


class StoryDossier(msgspec.Struct, frozen=True, gc=False):
    """One story with its lineages and its collation."""

    story: Story
    lineages: tuple[Lineage, ...]
    collation: Collation


class Dossier(msgspec.Struct, frozen=True, gc=False):
    """All that a person or a program gets: the articles, their analyses, the stories."""

    articles: tuple[Article, ...]
    analyses: tuple[Analysis, ...]
    stories: tuple[StoryDossier, ...]
