"""`stating.toml`: how a language denies, doubts and supposes what is stated."""

from __future__ import annotations

import msgspec

__all__ = ["Stating"]


class Stating(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that turn a statement round or take it back, folded, for `PhraseMatcher`.

    `negations` turn the clause they stand in, however many there are; `corrections` behind one
    tell what is so instead. `not_negations` are phrases in which one denies nothing (not only).
    `conditionals` begin what is only supposed, `doubts` what is only asked (whether), `possible`
    are verbs of what may be. `anaphors` point back at what was said; `denials` and `unconfirmed`
    deny or do not confirm it without saying it again, `pointing` words begin a content that was
    told before (such a). `openers` are small words at the head of a
    clause that it can do without.
    """

    negations: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    not_negations: tuple[str, ...] = ()
    conditionals: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    anaphors: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
