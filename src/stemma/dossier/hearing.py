"""Who is heard, in which wordings, and what nobody says, as a reader sees it."""

from __future__ import annotations

from collections.abc import Sequence

from stemma.dossier.places import Places
from stemma.dossier.records import Cite, GapRow, HeardRow, Hearing, QuotationRow, WordingRow
from stemma.dossier.wording import count
from stemma.model import Collation, Heard, Quotation, Wording

__all__ = ["hearing_of"]

HEARD_SHOWN = 8
QUOTATIONS_SHOWN = 4
_WORDINGS = 6  # wordings of one quotation that are shown


def hearing_of(collation: Collation, places: Places) -> Hearing:
    """Return the speakers, the quotations that differ between articles, and the silences.

    Speakers of whom only one article has something stand behind the others; a quotation that
    reads the same wherever it stands is left out.
    """
    rows = [_heard(h, places) for h in collation.heard if h.named or _articles(h) > 1]
    differing = [q for q in collation.quotations if len(q.wordings) > 1]
    ranked = sorted(differing, key=lambda q: not q.edited)
    quotations = [_quotation(q, places) for q in ranked]
    return Hearing(
        heard=tuple(rows[:HEARD_SHOWN]),
        heard_folded=tuple(rows[HEARD_SHOWN:]),
        quotations=tuple(quotations[:QUOTATIONS_SHOWN]),
        quotations_folded=tuple(quotations[QUOTATIONS_SHOWN:]),
        silence=tuple(GapRow(places.named(s.what), places.named(s.why)) for s in collation.silence),
    )


def _articles(heard: Heard) -> int:
    return len({m.article for m in heard.mentions})


def _heard(heard: Heard, places: Places) -> HeardRow:
    first: dict[str, Cite] = {}
    for m in heard.mentions:
        first.setdefault(m.article, places.cite(m.article, m.start, m.end))
    said = count(len(heard.mentions), "statement")
    return HeardRow(
        heard.name,
        f"{said} in {count(len(first), 'article')}",
        tuple(sorted(first.values(), key=lambda c: c.number)),
    )


def _quotation(quotation: Quotation, places: Places) -> QuotationRow:
    edited = {n for pair in quotation.edited for n in pair}
    numbered = sorted(enumerate(quotation.wordings), key=lambda w: w[0] not in edited)
    languages = {w.language for w in quotation.wordings}
    notes = ["words differ between the quotation marks"] if quotation.edited else []
    if len(languages) > 1:
        notes.append(f"in {count(len(languages), 'language')}")
    if not notes:
        notes.append("cut differently")
    return QuotationRow(
        quotation.speaker or "no speaker named",
        "; ".join(notes),
        tuple(_wording(w, places) for _, w in numbered[:_WORDINGS]),
        max(0, len(numbered) - _WORDINGS),
    )


def _wording(wording: Wording, places: Places) -> WordingRow:
    cites: Sequence[Cite] = [places.cite(m.article, m.start, m.end) for m in wording.mentions]
    m = wording.mentions[0]
    return WordingRow(places.words(m.article, m.start, m.end), tuple(cites))
