"""Who is heard in a story, in which words, and what nobody says."""

from __future__ import annotations

import msgspec

from stemma.model.analysis import Stance

__all__ = ["Heard", "HeardMention", "Quotation", "QuotationMention", "Silence", "Wording"]


class HeardMention(msgspec.Struct, frozen=True, gc=False):
    """What an article has a speaker say: the span of the content, and the stance."""

    article: str
    start: int
    end: int
    stance: Stance


class Heard(msgspec.Struct, frozen=True, gc=False):
    """A speaker with all that articles have him say, in the order of the articles.

    `named` is False where the articles give a role only, or nobody who can be told from others
    (officials, sources): such speakers stay apart from each other.
    """

    name: str
    named: bool
    mentions: tuple[HeardMention, ...]


class QuotationMention(msgspec.Struct, frozen=True, gc=False):
    """Where a wording of a quotation stands; quotation marks are not part of the span."""

    article: str
    start: int
    end: int


class Wording(msgspec.Struct, frozen=True, gc=False):
    """One wording of a quotation, in one language, and where it stands."""

    language: str
    mentions: tuple[QuotationMention, ...]


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """One quotation in all its wordings, across outlets and languages.

    `edited` are pairs of wordings of one language, by their places in the list, of which neither
    is a part of the other: words were changed between the quotation marks.
    """

    speaker: str | None
    wordings: tuple[Wording, ...]
    edited: tuple[tuple[int, int], ...] = ()


class Silence(msgspec.Struct, frozen=True, gc=False):
    """What a reader may miss: what it is, and why it is named."""

    what: str
    why: str
