"""Judgements: what a person decided about things that a machine has grouped."""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Anchor", "Decision", "Judgement", "Subject", "SubjectKind"]

Decision = Literal["same", "different", "belongs", "apart", "note"]
SubjectKind = Literal["article", "mention", "story", "figure", "claim"]


class Anchor(msgspec.Struct, frozen=True, gc=False):
    """A place that a judgement holds on to: a span of an article with its words.

    A whole article has the empty span at 0 and no words.
    """

    article: str
    start: int = 0
    end: int = 0
    words: str = ""


class Subject(msgspec.Struct, frozen=True, gc=False):
    """A thing that is judged, with the places that it had when it was judged.

    `id` is what the thing was called then; the anchors find it again when groups are made anew.
    """

    kind: SubjectKind
    id: str
    anchors: tuple[Anchor, ...]


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """What somebody decided: who, when (UTC, ISO 8601), about one thing or two.

    `same` and `different` are said of two stories, figures or claims; `belongs` and `apart` of an
    article and a story, or of a mention and a figure or claim; `note` of any one thing.
    """

    id: str
    decision: Decision
    subjects: tuple[Subject, ...]
    who: str
    when: str
    note: str = ""
