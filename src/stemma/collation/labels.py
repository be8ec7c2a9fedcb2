"""Speakers set beside a number without a verb: 'Police: 23 held', '120,000 (organisers)'."""

from __future__ import annotations

import re

from stemma.collation.context import Witness
from stemma.collation.speakers import Speaker, bare_key
from stemma.languages import concept_table
from stemma.model import Quantity, Span

__all__ = ["labelled_speaker"]

# A label of more letters is a sentence of its own.
_LONGEST = 60
_BEHIND = re.compile(r"\s?\(([^()\d\n]{2,60})\)")
# A clock time may stand before a label: '15:40 City hall: 60,000'.
_BEFORE = re.compile(r"(?:^|[.!?\n;]\s*)(?:\d\d?[:.]\d\d\s+)?([^\s:.;\n\d][^:.;\n\d]{1,59}):\s*$")
_SPEAKS = frozenset({"role", "institution"})


def labelled_speaker(witness: Witness, quantity: Quantity) -> Speaker | None:
    """Return the office, organisation or person that labels a number, None where none does."""
    text = witness.article.text
    behind = _BEHIND.match(text, quantity.end)
    if behind is not None:
        return _speaker(witness, Span(*behind.span(1)))
    sentence = witness.sentence_of(quantity.start)
    low = max(sentence.start if sentence is not None else 0, quantity.start - _LONGEST - 8)
    before = _BEFORE.search(text[low : quantity.start])
    if before is None:
        return None
    return _speaker(witness, Span(low + before.start(1), low + before.end(1)))


def _speaker(witness: Witness, span: Span) -> Speaker | None:
    """Return the words of a span as a speaker, where they name somebody who can speak."""
    table = concept_table()
    name = witness.article.text[span.start : span.end].strip()
    roles = frozenset(
        c.id
        for c in witness.concepts.about(*span)
        if span.start <= c.start < span.end and table[c.id].kind in _SPEAKS
    )
    keys = [
        n.key
        for n in witness.names.about(*span)
        if span.start <= n.start < span.end and n.kind in {"person", "organisation"}
    ]
    if not roles and not keys:
        return None
    return Speaker(name, keys[0] if keys else bare_key(name, witness.analysis.language), roles)
